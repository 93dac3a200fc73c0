import BudgetCodes
import Testing

@Suite("Half width")
struct HalfWidthTests {
    /// All characters that have a full-width form, with that form.
    private static let pairs =
        (0x21...0x7E).map { (UInt8($0), Unicode.Scalar(UInt32($0) + 0xFEE0)) } + [(0x20, "\u{3000}")]

    @Test("folds every full-width form of ASCII, and the wide space")
    func everyForm() throws {
        #expect(Self.pairs.count == 95)
        for (byte, scalar) in Self.pairs {
            let wide = String(try #require(scalar))
            let narrow = Unicode.Scalar(byte)
            #expect(scalar?.halfWidth == narrow)
            #expect(narrow.halfWidth == narrow)
            #expect(wide.halfWidth == String(narrow))
            let found = Array(wide.utf8).withUnsafeBufferPointer { $0.halfWidthASCII(at: 0) }
            #expect(found?.byte == byte && found?.length == 3)
            let plain = [byte].withUnsafeBufferPointer { $0.halfWidthASCII(at: 0) }
            #expect(plain?.byte == byte && plain?.length == 1)
        }
    }

    @Test("scalars, bytes and texts agree on all characters of Unicode")
    func everyCharacter() {
        var differences = 0
        var folded = 0
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let half = scalar.halfWidth
            let found = Array(String(scalar).utf8).withUnsafeBufferPointer { $0.halfWidthASCII(at: 0) }
            if found.map({ Unicode.Scalar($0.byte) }) != (half.isASCII ? half : nil) { differences += 1 }
            if half != scalar { folded += 1 }
        }
        #expect(differences == 0)
        #expect(folded == Self.pairs.count)
    }

    @Test(
        "keeps what has no half-width form",
        arguments: [
            ("", ""), ("208 养老", "208 养老"), ("２０８　养老", "208 养老"), ("维修（护）费", "维修(护)费"), ("、。《》", "、。《》"),
            ("ｶﾞ￠￥", "ｶﾞ￠￥"), ("Ａ\u{FEFF}é", "A\u{FEFF}é"),
        ])
    func texts(text: String, expected: String) {
        #expect(text.halfWidth == expected)
    }

    @Test("bytes that end too early, or are no UTF-8, are no character")
    func brokenBytes() {
        for bytes in [[], [0xEF], [0xEF, 0xBC], [0xEF, 0xBC, 0xC1], [0xEF, 0xBD, 0x9F], [0x80], [0xFF]] as [[UInt8]] {
            #expect(bytes.withUnsafeBufferPointer { $0.halfWidthASCII(at: 0) } == nil)
        }
        let bytes = Array("１".utf8)
        #expect(
            [-1, 1, 2, 3, Int.max].allSatisfy { place in
                bytes.withUnsafeBufferPointer { $0.halfWidthASCII(at: place) } == nil
            })
    }

    @Test("equal bytes of every size are told from others")
    func sameBytes() {
        func same(_ left: [UInt8], _ right: [UInt8]) -> Bool {
            left.withUnsafeBytes { left in right.withUnsafeBytes { haveSameBytes(left, $0) } }
        }
        for count in 0...100 {
            let bytes = (0..<count).map { UInt8($0) }
            #expect(same(bytes, bytes))
            #expect(!same(bytes, bytes + [0]))
            for place in 0..<count {
                var other = bytes
                other[place] ^= 0x80
                #expect(!same(bytes, other))
            }
        }
    }
}
