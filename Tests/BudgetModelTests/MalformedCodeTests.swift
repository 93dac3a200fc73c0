import BudgetCodes
import Testing

@testable import BudgetModel

/// Lines by code whose code is none are kept, shown and said, and make nothing else wrong.
@Suite struct MalformedCodeTests {
    // MARK: Right documents in which one code is mistyped

    /// A place of a code: a row of a table by code.
    private struct Place {
        let form: Form.ID
        let row: Int
    }

    private static func places(of document: Disclosure) -> [Place] {
        document.tables.filter { $0.sides.count == 1 && $0.form.sides[0].keys.isCoded }.flatMap { table in
            (0..<table.sides[0].count).map { Place(form: table.form.id, row: $0) }
        }
    }

    /// What people type instead of a code.
    private static func misspellings(_ code: String, name: String) -> [String] {
        [
            code.replacing("0", with: "O"), String(code.dropLast()) + "l", code.prefix(3) + "-" + code.dropFirst(3),
            code + ".0", "", name, "x" + code, String(code.dropLast()) + "x", "9" + code.dropFirst(), code + code, "合计",
        ]
    }

    private static func replacing(_ place: Place, of document: Disclosure, by text: String) -> Disclosure {
        var document = document
        guard var table = document.tables[place.form] else { return document }
        var record = table.sides[0].record(place.row)
        record.key = RowKey(printed: text, kind: table.sides[0].kind)
        table.sides[0].replace(place.row..<place.row + 1, with: [record])
        document.tables[place.form] = table
        return document
    }

    private func violated(_ report: Report) -> [String] {
        report.findings(.violated).map { "\($0.rule): \($0.message(in: .chinese))" }
    }

    /// All of them, or so many drawn.
    private func check(_ right: Disclosure, _ count: Int = .max, _ random: inout RandomLedger) throws -> Int {
        let before = Set(violated(right.validate()))
        var tried = 0
        for place in Self.places(of: right).shuffled(using: &random.generator).prefix(count) {
            let table = try #require(right.tables[place.form])
            let key = table.sides[0].key(of: place.row).description
            for text in Self.misspellings(key, name: table.sides[0].name(of: place.row)) {
                let document = Self.replacing(place, of: right, by: text)
                // Some misspellings are other codes, which is another mistake.
                guard document.tables[place.form]?.sides[0].isMalformed(place.row) == true else { continue }
                let report = document.validate()
                let found = report.findings(of: "codes.malformed")
                #expect(found.count == 1 && found[0].cell.location.line == LineID(text), "\(text)")
                let others = violated(report).filter { !$0.hasPrefix("codes.malformed") && !before.contains($0) }
                #expect(others == [], "\(place.form) \(key) \(text)")
                tried += 1
            }
        }
        return tried
    }

    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...4) as [UInt64])
    func nothingElseIsWrong(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = try BlankingTests.document(kind, &random)
        #expect(try check(right, 60, &random) > 100)
    }

    @Test(arguments: PlaceDocuments.Place.allCases)
    func nothingElseIsWrongInTheLayoutsOfPlaces(place: PlaceDocuments.Place) throws {
        var documents = PlaceDocuments(seed: 7)
        var random = RandomLedger(seed: 7)
        #expect(try check(try documents.document(of: place), 40, &random) > 100)
    }
}
