import BudgetInterchange
import Foundation
import Testing

/// Input that is no document gives one clear line, and never a trap.
@Suite struct ReadingTests {
    private func failure(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadingError? {
        do throws(ReadingError) {
            var reader = DisclosureReader(limits: limits)
            _ = try reader.read(Array(text.utf8), path: "file.json")
            return nil
        } catch {
            return error
        }
    }

    private func read(_ text: String, forms: FormBook = .standard) throws -> ReadResult {
        var reader = DisclosureReader(forms: forms)
        return try reader.read(Array(text.utf8))
    }

    private static let head =
        #"{"schema":"china-budget/1","header":{"kind":"budget","entity":"unit","fiscalYear":2025,"agency":{"name":"某单位"}}"#

    @Test(
        arguments: [
            ("", ReadingError.Kind.malformed, ""), ("nonsense", .malformed, ""), ("{", .malformed, ""),
            ("[1,2", .malformed, ""), ("{\"a\":1}}", .malformed, ""), ("\u{1}", .malformed, ""),
            ("null", .unexpected, ""), ("[]", .unexpected, ""), ("{}", .unexpected, ""), ("3", .unexpected, ""),
            (#"{"schema":"other/9"}"#, .unexpected, "schema"),
            (#"{"schema":"china-budget/1"}"#, .unexpected, ""),
            (
                head + #","budget":{"departmentExpenditure":{"lines":[{"code":"208","total":"12"}]}}}"#, .unexpected,
                "budget.departmentExpenditure.lines[0].total"
            ),
            // A text that is no code is kept; a number is no code.
            (
                head + #","budget":{"departmentExpenditure":{"lines":[{"code":208}]}}}"#, .unexpected,
                "budget.departmentExpenditure.lines[0].code"
            ),
            (
                head + #","budget":{"departmentExpenditure":{"lines":{}}}}"#, .unexpected,
                "budget.departmentExpenditure.lines"
            ),
            (
                head + #","budget":{"departmentExpenditure":{"total":{"total":1e300}}}}"#, .unexpected,
                "budget.departmentExpenditure.total.total"
            ),
            (
                head + #","budget":{"departmentExpenditure":{"total":{"total":0.001}}}}"#, .unexpected,
                "budget.departmentExpenditure.total.total"
            ),
            (
                head + #","budget":{"departmentExpenditure":{"total":{"total":70368744177664}}}}"#, .unexpected,
                "budget.departmentExpenditure.total.total"
            ),
            (
                head + #","budget":{"departmentExpenditure":{"caption":{"precision":{"unit":"yuan","decimals":3}}}}}"#,
                .unexpected, "budget.departmentExpenditure.caption.precision.decimals"
            ),
        ] as [(String, ReadingError.Kind, String)])
    func namesTheFileAndTheKeyPath(text: String, kind: ReadingError.Kind, keyPath: String) throws {
        let error = try #require(failure(text))
        #expect(error.kind == kind)
        #expect(error.keyPath == keyPath)
        #expect(error.description.hasPrefix("file.json: "))
        #expect(!error.description.contains("\n"))
    }

    @Test(arguments: [
        ("{", 1, 2, "a key in quotes"), ("{\"a\":1,\n  \"b\" 2}", 2, 7, "\":\""), ("[1,\n2\n", 3, 1, "\",\" or \"]\""),
        ("[1] 2", 1, 5, "the end of the text"), ("{\"a\":tru}", 1, 6, "true"), ("[\"x\n\"]", 1, 4, "a closing quote"),
        ("[1.]", 1, 4, "a digit"), ("[-]", 1, 3, "a digit"), ("\"abc", 1, 5, "a closing quote"),
        (String(repeating: "[", count: 2_000), 1, 501, "at most 500 nested brackets"),
    ])
    func malformedTextNamesTheLine(text: String, line: Int, column: Int, expected: String) throws {
        let error = try #require(failure(text))
        #expect(error.kind == .malformed)
        #expect(error.line == line && error.column == column)
        #expect(error.expected(in: .english).contains(expected))
    }

    @Test func amountsAreExactUpToTheLimit() throws {
        for fen in [0, 1, 99, -1, 123_456_789, 7_036_874_417_766_399, -7_036_874_417_766_399] as [Int64] {
            let amount = Amount(fen: fen)
            let data = try JSONEncoder().encode([amount])
            #expect(try JSONDecoder().decode([Amount].self, from: data) == [amount])
        }
        var generator = SplitMix(seed: 3)
        for _ in 0..<200 {
            let amounts = (0..<100).map { _ in
                Amount(fen: Int64.random(in: -7_036_874_417_766_399...7_036_874_417_766_399, using: &generator))
            }
            let data = try JSONEncoder().encode(amounts)
            #expect(try JSONDecoder().decode([Amount].self, from: data) == amounts)
        }
    }

    @Test func unknownKeysAreNamed() throws {
        let text =
            Self.head + #","budgte":{"x":1},"budget":{"departmentExpenditure":{"lines":[{"code":"208","totl":5}]}}}"#
        let read = try self.read(text)
        #expect(read.unknownKeys.map(\.keyPath) == ["budgte", "budget.departmentExpenditure.lines[0].totl"])
        #expect(read.unknownKeys.map(\.line) == [1, 1])
        #expect(read.unknownKeys.first?.column == Self.head.unicodeScalars.count + 2)
    }

    @Test func nullsAndEmptyListsAreNoUnknownKeys() throws {
        let text = Self.head + #","remarks":[],"budget":null,"performance":{"projectGoals":[]}}"#
        #expect(try read(text).unknownKeys.isEmpty)
    }

    @Test func keysAreComparedAsTheyAreMeant() throws {
        let text =
            Self.head
            + #", "re\u006darks" : [ "a \"b\" }],{", "\\" ] , "b\u0069s": true, "c": -1.5E+3, "d": [[], {"e": null}, [false]]}"#
        let read = try self.read(text)
        #expect(read.disclosure.remarks == [#"a "b" }],{"#, #"\"#])
        #expect(read.unknownKeys.map(\.keyPath) == ["bis", "c", "d"])
    }

    @Test func onlyUTF8IsRead() throws {
        let text = Self.head + "}"
        #expect(try Disclosure(json: [0xEF, 0xBB, 0xBF] + Array(text.utf8)).tables.isEmpty)
        let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect {
            try Disclosure(json: wide)
        } throws: { error in
            (error as? ReadingError)?.kind == .malformed
        }
    }

    @Test func deepNestingIsRefused() throws {
        let error = try #require(failure(String(repeating: "[", count: 1_000_000)))
        #expect(error.kind == .malformed)
        let object = String(repeating: "{\"a\":", count: 200_000)
        #expect(try #require(failure(object)).kind == .malformed)
    }

    @Test func sizeIsLimited() throws {
        let error = try #require(failure(String(repeating: " ", count: 2_000), limits: ReadingLimits(bytes: 1_000)))
        #expect(error.kind == .tooLarge)
        let lines = Self.head + #","budget":{"departmentExpenditure":{"lines":[{"code":"208"},{"code":"209"}]}}}"#
        let rows = try #require(failure(lines, limits: ReadingLimits(rows: 1)))
        #expect(rows.kind == .tooLarge && rows.keyPath == "budget.departmentExpenditure.lines[1]")
        let columns =
            Self.head
            + #","budget":{"departmentExpenditure":{"caption":{"columns":[{"name":"a"},{"name":"b"},{"name":"c"}]}}}}"#
        let wide = try #require(failure(columns, limits: ReadingLimits(columns: 2)))
        #expect(wide.kind == .tooLarge && wide.keyPath == "budget.departmentExpenditure.caption.columns[2]")
        let deep = Self.head + #","x":[[[[[[[[1]]]]]]]]}"#
        #expect(try #require(failure(deep, limits: ReadingLimits(depth: 8))).kind == .malformed)
        #expect(failure(deep) == nil)
    }

    /// Every reader takes any bytes behind each other.
    @Test func anyBytesAreRead() throws {
        let bytes = Array((Self.head + "}").utf8)
        let document = try Disclosure(json: bytes)
        #expect(try Disclosure(json: Data(bytes)) == document)
        #expect(try Disclosure(json: ([0x20] + bytes)[1...]) == document)
        #expect(try bytes.withUnsafeBytes { try Disclosure(json: $0) } == document)
    }

    @Test(arguments: [
        (#","header":{"kind":"budget"}"#, "header", "each key once"),
        (
            #","budget":{"departmentExpenditure":{"lines":[{"code":"208","total":1,"total":1}]}}"#,
            "budget.departmentExpenditure.lines[0].total", "each key once"
        ),
        (
            #","budget":{"departmentExpenditure":{"lines":[{"code":"208","total":0.125}]}}"#,
            "budget.departmentExpenditure.lines[0].total", "an amount in yuan with at most two decimals"
        ),
        (
            #","budget":{"departmentExpenditure":{"lines":[{"total":1}]}}"#,
            "budget.departmentExpenditure.lines[0]", "a key \"code\""
        ),
        (
            #","tables":{"a.b":{"caption":{"precision":{"unit":"yuan","decimals":3}}}}"#,
            "tables[\"a.b\"].caption.precision.decimals", "0 to 2 decimals of yuan"
        ),
        (#","tables":{"a.b":{"lines":[{"code":5}]}}"#, "tables[\"a.b\"].lines[0].code", "a string"),
        (#","x":{"a":1,"a":2}"#, "x.a", "each key once"),
    ])
    func faultsAreNamed(text: String, keyPath: String, expected: String) throws {
        let error = try #require(failure(Self.head + text + "}"))
        #expect(error.keyPath == keyPath)
        #expect(error.expected(in: .english) == expected)
        #expect(error.expected(in: .chinese) != expected)
    }

    /// A document of another schema is said to be one, although its header is another, too.
    @Test func otherSchemasAreNamed() throws {
        let error = try #require(failure(#"{"header":{"kind":"other"},"schema":"china-budget/2"}"#))
        #expect(error.keyPath == "schema")
    }

    /// A thousand unknown keys are named, and a hundred thousand cost no more than time in proportion.
    @Test func unknownKeysAreLimited() throws {
        let keys = (0..<100_000).map { #""k\#($0)":1"# }.joined(separator: ",")
        let result = try read(Self.head + "," + keys + "}")
        #expect(result.unknownKeyCount == 100_000)
        #expect(result.unknownKeys.count == 1_000)
        #expect(result.unknownKeys.last?.keyPath == "k999")
    }

    @Test func missingFilesAreUnreadable() {
        #expect {
            try Disclosure(contentsOf: "/no/such/file.json")
        } throws: { error in
            (error as? ReadingError)?.kind == .unreadable && "\(error)".hasPrefix("/no/such/file.json: ")
        }
    }

    /// Cuts, swaps and flips bytes of a real document: every outcome is a document or a clear error.
    @Test(arguments: [Example.tianmen, .guangshui])
    func survivesDamage(example: Example) throws {
        let original = try Array(Data(contentsOf: URL(filePath: example.path)))
        var seed: UInt64 = 11
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for round in 0..<60 {
            var bytes = original
            switch round % 3 {
            case 0: bytes.removeSubrange(random(bytes.count)...)
            case 1: for _ in 0..<8 { bytes[random(bytes.count)] = UInt8(random(256)) }
            default: for _ in 0..<4 { bytes.swapAt(random(bytes.count), random(bytes.count)) }
            }
            do {
                let document = try Disclosure(json: bytes)
                #expect(try Disclosure(json: document.json()) == document)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }
}
