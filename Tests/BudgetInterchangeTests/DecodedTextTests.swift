import BudgetInterchange
import Testing

@Suite("Texts of files") struct DecodedTextTests {
    private static let gb: [UInt8] = [0xD4, 0xA4, 0xCB, 0xE3]

    @Test("the encoding by its mark, by its bytes, by what the page says")
    func encodings() {
        func read(_ bytes: [UInt8]) -> DecodedText { DecodedText(bytes) }
        #expect(read(Self.gb).text == "预算")
        #expect(read(Self.gb).encoding == .gb18030)
        #expect(read(Array("预算".utf8)).encoding == .utf8)
        #expect(read([0xEF, 0xBB, 0xBF] + Array("预算".utf8)).text == "预算")
        #expect(read([0xFF, 0xFE, 0x84, 0x98, 0x97, 0x7B]).text == "预算")
        #expect(read([0xFE, 0xFF, 0x98, 0x84, 0x7B, 0x97]).text == "预算")
        // A page that says what it is not.
        #expect(read(Array("<meta charset=gb2312>预算".utf8)).text.hasSuffix("预算"))
        #expect(read(Array("<meta charset=\"GBK\">".utf8) + Self.gb).text.hasSuffix("预算"))
        #expect(read([]).text == "")
    }

    @Test("bytes that cannot be read are counted and the rest stays")
    func unreadable() {
        let broken = DecodedText(Self.gb + [0xFF] + Self.gb + [0x81])
        #expect(broken.text == "预算\u{FFFD}预算\u{FFFD}")
        #expect(broken.unreadable == 2)
        let text = Array(String(repeating: "预算公开", count: 30).utf8) + [0xE9] + Array("表".utf8)
        #expect(DecodedText(text).encoding == .utf8)
        #expect(DecodedText(text).text.hasSuffix("\u{FFFD}表"))
        let declared = DecodedText(Array("<meta charset=utf-8>".utf8) + [0xE9, 0x41])
        #expect(declared.encoding == .utf8)
    }
}
