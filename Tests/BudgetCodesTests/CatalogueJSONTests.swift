import BudgetCodes
import Foundation
import Testing

@Suite("Catalogue as JSON")
struct CatalogueJSONTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode([value]), as: UTF8.self)
    }

    private func decode<Value: Decodable>(_: Value.Type, _ text: String) throws -> Value? {
        try JSONDecoder().decode([Value].self, from: Data(text.utf8)).first
    }

    /// Whether a value is written as this text and read as itself.
    private func check<Value: Codable & Equatable>(_ value: Value, _ text: String) throws {
        #expect(try json(value) == "[\(text)]")
        #expect(try decode(Value.self, "[\(text)]") == value)
    }

    @Test("an entry is code, name and year")
    func entry() throws {
        let entry = try #require(Catalogue.functional[2025]["20805"])
        try check(entry, #"{"code":"20805","name":"行政事业单位养老支出","year":2025}"#)
        let decoded = try decode(Entry<Functional>.self, json(entry))
        #expect(decoded?.evidence == entry.evidence)
        #expect(decoded?.path == entry.path)
        #expect(entry.id == entry.code)
    }

    @Test("all entries of an edition are read as themselves", arguments: [2018, 2021, 2026])
    func allEntries(year: Int) throws {
        let entries = Catalogue.functional[year].entries
        let data = try JSONEncoder().encode(entries)
        #expect(try JSONDecoder().decode([Entry<Functional>].self, from: data) == entries)
    }

    @Test(
        "an entry that the catalogue does not have is refused with the expectation",
        arguments: [
            (#"{"code":"2080569","name":"养老","year":2025}"#, "built-in functional classification of 2025"),
            (#"{"code":"20822","name":"x","year":2025}"#, "found \"20822\""),
            (#"{"code":"20805","name":"行政事业单位离退休","year":2025}"#, "Expected \"行政事业单位养老支出\""),
            (#"{"code":"308","name":"x","year":2025}"#, "functional classification code of 3, 5 or 7 digits"),
        ])
    func unknownEntry(text: String, expected: String) throws {
        let error = try #require(throws: DecodingError.self) { try decode(Entry<Functional>.self, "[\(text)]") }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("unexpected \(error)")
            return
        }
        #expect(context.debugDescription.contains(expected))
    }

    @Test("an entry of an imported table is read where the catalogue agrees with the table")
    func importedEntry() throws {
        let table = "编码,名称\n208,社会保障和就业支出\n20805,养老\n"
        let edition = try Edition<Functional>(importing: table, year: 2025)
        let agreed = try #require(edition["208"])
        try check(agreed, #"{"code":"208","name":"社会保障和就业支出","year":2025}"#)
        let other = try json(edition["20805"])
        #expect(throws: DecodingError.self) { try decode(Entry<Functional>.self, other) }
    }

    @Test("evidence, spans and names")
    func facts() throws {
        try check(Evidence.published(years: [2024, 2025]), #"{"kind":"published","years":[2024,2025]}"#)
        try check(Evidence.carriedBack(years: [2024]), #"{"kind":"carriedBack","years":[2024]}"#)
        try check(Evidence.carriedOn(years: [2019]), #"{"kind":"carriedOn","years":[2019]}"#)
        try check(Evidence.corroborated, #"{"kind":"corroborated"}"#)
        try check(Evidence.unverified, #"{"kind":"unverified"}"#)
        try check(YearSpan(firstYear: 2019, lastYear: 2023), #"{"firstYear":2019,"lastYear":2023}"#)
        try check(YearSpan(), "{}")
        let names = Catalogue.functional.names(of: "20805")
        #expect(names.count == 2)
        #expect(Set(names.map(\.id)).count == 2)
        let data = try JSONEncoder().encode(names)
        #expect(try JSONDecoder().decode([RecordedName].self, from: data) == names)
        let former = try #require(names.first { $0.span.lastYear != nil })
        try check(
            former,
            #"{"evidence":{"kind":"published","years":[2017,2018,2019]},"lastYear":2019,"name":"行政事业单位离退休"}"#)
        let pair = try #require(Catalogue.economicPairs.first { $0.government == "50103" })
        #expect(try decode(EconomicPair.self, json(pair)) == pair)
        #expect(Set(Catalogue.economicPairs.map(\.id)).count == Catalogue.economicPairs.count)
        try check(BilingualText("中文", "English"), #"{"chinese":"中文","english":"English"}"#)
    }

    @Test("changes")
    func changes() throws {
        let move = try #require(Catalogue.functional.changes(of: "21372").first { $0.kind == .move })
        try check(
            move,
            #"{"evidence":{"kind":"unverified"},"firstYear":2024,"kind":"move","lastYear":2024,"#
                + #""new":["21372"],"old":["20822"]}"#)
        let all = Catalogue.functional.changes
        #expect(try JSONDecoder().decode([CodeChange<Functional>].self, from: JSONEncoder().encode(all)) == all)
        #expect(Set(all.map(\.id)).count == all.count)
    }

    @Test("differences of editions, each with a code of its own")
    func differences() throws {
        let all = (2018...2025).map { Catalogue.functional[$0 + 1].differences(from: Catalogue.functional[$0]) }
        #expect(!all.joined().isEmpty)
        for list in all {
            #expect(Set(list.map(\.id)).count == list.count)
            let data = try JSONEncoder().encode(list)
            #expect(try JSONDecoder().decode([EditionDifference<Functional>].self, from: data) == list)
        }
        let moved = try #require(all.joined().first { $0.code == "21372" })
        #expect(try json(moved).contains(#""kind":"moved","to":{"code":"21372","#))
        let added = try #require(all[0].first { $0.code == "224" })
        try check(added, #"{"kind":"added","to":{"code":"224","name":"灾害防治及应急管理支出","year":2019}}"#)
    }

    @Test("matches of names")
    func matches() throws {
        try check(NameMatch.exact, #"{"kind":"exact"}"#)
        try check(NameMatch.alternative, #"{"kind":"alternative"}"#)
        try check(NameMatch.unknownCode, #"{"kind":"unknownCode"}"#)
        try check(NameMatch.variant(expected: "维修（护）费"), #"{"expected":"维修（护）费","kind":"variant"}"#)
        try check(NameMatch.different(expected: "水费"), #"{"expected":"水费","kind":"different"}"#)
        try check(NameMatch.formerName(YearSpan(lastYear: 2019)), #"{"kind":"formerName","lastYear":2019}"#)
        try check(NameMatch.laterName(YearSpan(firstYear: 2020)), #"{"firstYear":2020,"kind":"laterName"}"#)
    }

    @Test("JSON that means nothing is refused")
    func refused() {
        #expect(throws: DecodingError.self) { try decode(NameMatch.self, #"[{"kind":"other"}]"#) }
        #expect(throws: DecodingError.self) { try decode(NameMatch.self, #"[{"kind":"variant"}]"#) }
        #expect(throws: DecodingError.self) { try decode(Evidence.self, #"[{"published":{"years":[]}}]"#) }
        #expect(throws: DecodingError.self) { try decode(YearSpan.self, #"[{"firstYear":2020,"lastYear":2019}]"#) }
        #expect(throws: DecodingError.self) {
            try decode(
                CodeChange<Functional>.self,
                #"[{"evidence":{"kind":"unverified"},"firstYear":2025,"kind":"move","lastYear":2024,"new":[],"old":[]}]"#
            )
        }
        #expect(throws: DecodingError.self) { try decode(EditionDifference<Functional>.self, #"[{"kind":"added"}]"#) }
    }
}
