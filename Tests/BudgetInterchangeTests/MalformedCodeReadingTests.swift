import BudgetCodes
import BudgetInterchange
import BudgetModel
import Foundation
import Testing

/// Documents with codes that are none are read, by the reader and through Codable alike, and written as they were.
@Suite struct MalformedCodeReadingTests {
    private static let head =
        #"{"schema":"china-budget/1","header":{"kind":"budget","entity":"unit","fiscalYear":2025,"agency":{"name":"某单位"}},"#

    /// A line of a table by functional, economic and either code, and by unit.
    private static let tables = [
        ("budget", "departmentExpenditure", "code", "208"), ("budget", "basicExpenditure", "code", "301"),
        ("budget", "stateCapitalExpenditure", "code", "223"), ("budget", "departmentIncome", "agency", "057"),
        ("tables", "a.b", "code", "208"),
    ]

    static let texts = [
        "20805O5", "208-05", "2080505.0", "", "31x", "社会保障和就业支出", "502", "50201", "99", "2", "20", "2080", "208050501",
        "-208",
        "208.05", "total", "other", "budgeted", "opening.generalPublic", "合计", " ", "a\"b\\c\n", "\u{0}", "𠮷",
        "2080505\u{200D}", "注：", "0x208", "208,05", "1e3",
    ]

    private func document(_ place: (String, String, String, String), _ text: String) throws -> String {
        let (part, table, key, code) = place
        let encoded = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
        let lines =
            #"{"\#(key)":"\#(code)","name":"甲","amount":0},{"\#(key)":\#(encoded),"name":"乙"},{"\#(key)":\#(encoded)}"#
        return Self.head + #""\#(part)":{"\#(table)":{"lines":[\#(lines)]}}}"#
    }

    @Test(arguments: texts)
    func textsAreKept(text: String) throws {
        for place in Self.tables {
            // One of the tables may have just this code.
            let source = try document(place, text)
            let read = try Disclosure(json: Array(source.utf8))
            #expect(try JSONDecoder().decode(Disclosure.self, from: Data(source.utf8)) == read, "\(place)")
            let table = try #require(read.tables.first)
            let lines = table.lines
            try #require(lines.count == 3)
            #expect(lines[1].key.description == text && lines[1].name == "乙" && lines[2].name == text, "\(place)")
            let isCode = RowKey(text, kind: table.form.sides[0].keys) != nil
            #expect(lines.map(\.hasMalformedCode) == [false, !isCode, !isCode], "\(place)")
            for layout in [DisclosureWriter.Layout.compact, .pretty] {
                let again = read.json(layout)
                #expect(try Disclosure(json: again) == read)
                #expect(try JSONDecoder().decode(Disclosure.self, from: Data(again)) == read)
            }
            #expect(try JSONDecoder().decode(Disclosure.self, from: JSONEncoder().encode(read)) == read)
            let grid = table.grid
            #expect(grid.rows.count == 3)
            guard !isCode, place.0 == "budget" else { continue }
            let report = read.validate()
            #expect(report.counts(of: "codes.malformed").violated == 2, "\(place)")
            #expect(report.findings.contains { $0.severity == .error } == false, "\(place)")
        }
    }

    /// Spaces and full-width digits are no matter, as in all codes that are read.
    @Test(arguments: [(" 208", "208"), ("２０８０５", "20805"), ("20 80\n505", "2080505"), ("208\u{200B}", "208")])
    func codesMayBeSpaced(text: String, code: String) throws {
        let source = try document(Self.tables[0], text)
        let read = try Disclosure(json: Array(source.utf8))
        #expect(try JSONDecoder().decode(Disclosure.self, from: Data(source.utf8)) == read)
        #expect(read.budget.departmentExpenditure?.lines.map(\.key.description) == ["208", code, code])
        #expect(read.budget.departmentExpenditure?.lines.map(\.name) == ["甲", "乙", text])
        #expect(read.validate().counts(of: "codes.malformed").violated == 0)
    }

    /// What is no text is no code: these documents cannot be read.
    @Test(arguments: ["208", "null", "[]", "{}", "true", "2.08"])
    func otherValuesAreNoCodes(value: String) {
        let source = Self.head + #""budget":{"departmentExpenditure":{"lines":[{"code":\#(value)}]}}}"#
        #expect(throws: ReadingError.self) { try Disclosure(json: Array(source.utf8)) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Disclosure.self, from: Data(source.utf8)) }
    }

    /// A code of a body that is no line of a table is read as strictly as before.
    @Test func codesOfBodiesAreStrict() {
        let source = Self.head.replacing(#"{"name":"某单位"}"#, with: #"{"name":"某单位","code":"O57"}"#)
        #expect(throws: ReadingError.self) { try Disclosure(json: Array((source + #""remarks":[]}"#).utf8)) }
    }

    /// A mistyped code in the examples makes one finding more, and no other.
    @Test(arguments: Example.departments)
    func examplesKeepTheirFindings(example: Example) throws {
        let text = String(decoding: try Data(contentsOf: URL(filePath: example.path)), as: UTF8.self)
        func violated(_ document: Disclosure) -> Set<String> {
            Set(document.validate().findings(.violated).map { "\($0.rule) \($0.message(in: .chinese))" })
        }
        let before = violated(try Disclosure(json: Array(text.utf8)))
        var tried = 0
        let codes = Array(text.matches(of: /"(?:code|agency)" : "(?<code>[0-9]+)",/)).filter {
            // Lines stand deeper than bodies, and the header comes first.
            text[..<$0.range.lowerBound].hasSuffix("          ")
        }
        for (index, match) in codes.enumerated() {
            let code = String(match.output.code)
            for misspelt in [code.replacing("0", with: "O", maxReplacements: 1), code + ".", "", "x"].prefix(
                index % 8 == 0 ? 4 : 1)
            where misspelt != code {
                var changed = text
                changed.replaceSubrange(match.output.code.startIndex..<match.output.code.endIndex, with: misspelt)
                guard let document = try? Disclosure(json: Array(changed.utf8)) else { continue }
                let found = violated(document).subtracting(before).filter { !$0.hasPrefix("codes.malformed ") }
                #expect(found == [], "\(code) \(misspelt)")
                tried += 1
            }
        }
        #expect(tried >= (example == .guangshui ? 0 : 50), "\(tried)")
    }
}
