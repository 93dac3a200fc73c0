import BudgetCodes
import BudgetModel
import Testing

@testable import BudgetInterchange

/// Every error says where it is, in both languages.
@Suite struct JSONPlaceTests {
    private struct Row: Codable {
        var code: String
        var total: Amount?
        var weight: FixedDecimal?
        var number: Int?
        var isLeaf: Bool?
        var parts: [Row]?
    }

    private func firstError(_ text: String) -> ReadingError? {
        let bytes = Array(text.utf8)
        do throws(JSONFault) {
            let tree = try JSONTree(bytes)
            do throws(JSONFailure) {
                _ = try tree.decode(Row.self)
                return nil
            } catch {
                return ReadingError(error.fault, detail: error.detail, in: bytes[...], path: "a.json")
            }
        } catch {
            return ReadingError(error, in: bytes[...], path: "a.json")
        }
    }

    @Test(
        arguments: [
            ("", "line 1, column 1: expected a value, found the end of the text"),
            ("nonsense", "line 1, column 1: expected true, false or null, found nonsense"),
            ("{\n  \"code\" : \"208\",\n}", "line 3, column 1: expected a key in quotes, found }"),
            ("{\"code\":\"208\"}}", "line 1, column 15: expected the end of the text, found }"),
            ("{\"code\":\"一\" 1}", "line 1, column 13: expected \",\" or \"}\", found 1"),
            ("{\"parts\":[{\"code\":\"1\"} 3]}", "line 1, column 24: parts: expected \",\" or \"]\", found 3"),
            ("{\"code\" 1}", "line 1, column 9: code: expected \":\", found 1"),
            (
                "{\"code\":\"a\\x\"}",
                "line 1, column 11: code: expected one of \" \\ / b f n r t u after a backslash, found \\"
            ),
            ("{\"code\":\"\\ud800\"}", "line 1, column 10: code: expected both halves of a surrogate pair, found \\"),
            ("{\"code\":\"\\u12\"}", "line 1, column 10: code: expected four hexadecimal digits after \\u, found \\"),
            ("{\"code\":01}", "line 1, column 9: code: expected a number without leading zeros, found 01"),
            ("{\"code\":1.}", "line 1, column 11: code: expected a digit, found }"),
            (
                "{\"code\":\"a\n\"}",
                "line 1, column 11: code: expected a closing quote, with control characters escaped, found \\u{a}"
            ),
            ("{\"code\":tru}", "line 1, column 9: code: expected true, false or null, found tru"),
            ("{\"code\":\"1\",\"code\":\"2\"}", "line 1, column 13: code: expected each key once, found \"code\""),
            ("[]", "line 1, column 1: expected an object {…}, found ["),
            ("{}", "line 1, column 1: expected a key \"code\""),
            ("{\"code\":208}", "line 1, column 9: code: expected a string, found 208"),
            ("{\"code\":null}", "line 1, column 9: code: expected a string, found null"),
            ("{\"code\":\"1\",\"parts\":{}}", "line 1, column 21: parts: expected a list […], found {"),
            ("{\"code\":\"1\",\"number\":1.5}", "line 1, column 22: number: expected a whole number, found 1.5"),
            (
                "{\"code\":\"1\",\"number\":1e30}",
                "line 1, column 22: number: expected a whole number within range, found 1e30"
            ),
            ("{\"code\":\"1\",\"isLeaf\":0}", "line 1, column 22: isLeaf: expected true or false, found 0"),
            (
                "{\"code\":\"1\",\"total\":0.001}",
                "line 1, column 21: total: expected an amount in yuan with at most two decimals, found 0.001"
            ),
            (
                "{\"code\":\"1\",\"total\":true}",
                "line 1, column 21: total: expected an amount, a number in yuan, found true"
            ),
            (
                "{\"code\":\"1\",\"total\":1e99}",
                "line 1, column 21: total: expected an amount in yuan of at most 70368744177663.99, or a larger one as a string, found 1e99"
            ),
            (
                "{\"code\":\"1\",\"total\":\"12\"}",
                "line 1, column 21: total: expected a number without quotes for an amount of at most 70368744177663.99, found \"12\""
            ),
            (
                "{\"code\":\"1\",\"total\":\"x\"}",
                "line 1, column 21: total: expected an amount in yuan such as \"70368744177664.01\", found \"x\""
            ),
            ("{\"code\":\"1\",\"weight\":\"1\"}", "line 1, column 22: weight: expected a decimal number, found \"1\""),
            (
                "{\"code\":\"1\",\"weight\":0.00001}",
                "line 1, column 22: weight: expected a number with at most four decimals, found 0.00001"
            ),
            (
                "{\"code\":\"1\",\"weight\":1e9}",
                "line 1, column 22: weight: expected a number below a billion, found 1e9"
            ),
            (
                "{\n\t\"code\": \"一\",\r\n\t\"parts\": [\n\t\t{\"code\": \"二\"},\n\t\t{\"code\": \"三\", \"total\": 0.123}\n]}",
                "line 5, column 26: parts[1].total: expected an amount in yuan with at most two decimals, found 0.123"
            ),
            ("\u{FEFF}{\"code\":1}", "line 1, column 9: code: expected a string, found 1"),
            (
                "{\"code\":1234567890123456789012345678901234567890123}",
                "line 1, column 9: code: expected a string, found 1234567890123456789012345678901234567890…"
            ),
        ])
    func saysWhere(text: String, message: String) throws {
        let error = try #require(firstError(text))
        #expect(error.message(in: .english) == message)
        #expect(error.description == "a.json: " + message)
        #expect(
            error.kind == (fault(of: Array(text.utf8)) != nil ? .malformed : .unexpected))
        let chinese = error.message(in: .chinese)
        #expect(chinese.hasPrefix("第") && chinese.contains("应为") && !chinese.contains("expected"))
    }

    @Test func showsBytesThatAreNoText() throws {
        let text = Array("{\"code\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
        let found = try #require(fault(of: text))
        let error = ReadingError(found, in: text[...], path: nil)
        #expect(error.description == "line 1, column 10: code: expected text in UTF-8, found 0xFF")
    }

    @Test(
        arguments: [
            ("{\"a.b\":{\"\":[{\"c d\":^1}]}}", "[\"a.b\"][\"\"][0][\"c d\"]"), ("[[1,2],[3,^4]]", "[1][1]"),
            ("[1,2^]", ""),
            ("{\"a\":{\"b\":1},^\"c\":2}", "c"), ("{\"a\":{\"b\":1}^,\"c\":2}", ""), ("{\"\\u0061\":^1}", "a"),
            ("{\"a\":[{\"b\":1},^{\"b\":1}]}", "a[1]"), ("{\"a\":\"]}\\\"\",\"b\":^0}", "b"), ("^{}", ""),
            ("{\"单位\":{\"名称\":^1}}", "单位.名称"), ("{\"a\":[^", "a[0]"), ("{\"a\":^", "a"), ("{\"a\"^", "a"),
            ("{\"a^\"", ""), ("[1,-^]", "[1]"), ("[1,0^1]", "[1]"),
        ])
    func findsTheKeyPath(marked: String, keyPath: String) throws {
        let mark = try #require(marked.utf8.firstIndex(of: UInt8(ascii: "^")))
        let offset = marked.utf8.distance(from: marked.startIndex, to: mark)
        let text = Array(marked.utf8).filter { $0 != UInt8(ascii: "^") }
        #expect(JSONPlace(of: offset, in: text[...]).keyPath == keyPath)
    }

    @Test func findsNoPlaceOutsideOfAnyText() {
        var random = SplitMix(seed: 21)
        let spare = Array("{}[]:,\"\\1a \n".utf8) + [0xE6, 0x80, 0xFF]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in spare.randomElement(using: &random) ?? 0
            }
            for offset in [-1, 0, text.count / 2, text.count, text.count + 9] {
                let place = JSONPlace(of: offset, in: text[...])
                #expect(place.line >= 1 && place.column >= 1 && place.column <= text.count + 1)
            }
        }
    }

    @Test func countsLinesOfAFile() {
        let text = Array("{\"a\":x}".utf8)
        let error = ReadingError(JSONFault(offset: 5, expected: .value), in: text[...], path: nil, firstLine: 40)
        #expect(error.line == 40 && error.column == 6 && error.keyPath == "a")
    }

    @Test func collectsUnknownKeys() throws {
        let text = Array(
            #"{"code":"1","tota":1,"x":null,"y":[],"z":{"w":[{}]},"parts":[{"code":"2"},{"code":"3","v":{"code":"4"}}]}"#
                .utf8)
        let decoded = try JSONTree(text).decode(Row.self)
        #expect(decoded.unknownKeys.map { JSONPlace(of: $0, in: text[...]).keyPath } == ["tota", "parts[1].v"])
        #expect(decoded.value.parts?.count == 2)
    }

    @Test func saysWhatFilesLack() {
        let large = ReadingError.tooLarge(99, limit: 10, path: "b.json")
        #expect(large.description == "b.json: expected at most 10 bytes, found 99")
        #expect(large.message(in: .chinese) == "应为不超过10字节，实为99")
        let gone = ReadingError.unreadable(path: "c.json")
        #expect(gone.description == "c.json: the file cannot be read")
        #expect(gone.message(in: .chinese) == "文件无法读取")
    }

    @Test func everyExpectationHasTexts() {
        for expectation in JSONExpectation.allCases {
            #expect(!expectation.text(in: .chinese).isEmpty && !expectation.text(in: .english).isEmpty)
        }
        #expect(Set(JSONExpectation.allCases.map { $0.text(in: .english) }).count == JSONExpectation.allCases.count)
        #expect(Set(JSONExpectation.allCases.map { $0.text(in: .chinese) }).count == JSONExpectation.allCases.count)
    }
}
