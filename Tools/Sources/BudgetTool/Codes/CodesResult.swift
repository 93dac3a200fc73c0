import BudgetInterchange

/// What `budget codes` found: the JSON form of its output, from which the text is made, too.
struct CodesResult: Encodable {
    let schema = "china-budget-codes/1"
    var editions: [EditionReport] = []
    /// The names nearest to one that was not found. Not part of the output.
    var nearest: [String] = []

    private enum CodingKeys: String, CodingKey {
        case schema, editions
    }
}

/// What was found in the edition of one classification. One of the lists is there.
struct EditionReport: Encodable {
    let classification: ClassificationName
    let name: String
    let year: Int
    let isOfficial: Bool
    var entries: [EntryReport]?
    var history: HistoryReport?
    var differences: [DifferenceReport]?
    var counts: [CountReport]?

    init<C: Classification>(_ edition: Edition<C>, _ classification: ClassificationName) {
        self.classification = classification
        name = C.officialName
        year = edition.year
        isOfficial = edition.isOfficial
    }
}

/// A code and its name.
struct NamedCode: Encodable {
    let code: String
    let name: String

    init<C: Classification>(_ entry: Entry<C>) {
        code = entry.code.description
        name = entry.name
    }

    /// A code with the last name that the built-in catalogue has for it; the name is empty when there is none.
    init<C: Classification>(_ code: Code<C>, in year: Int) {
        self.code = code.description
        name = C.catalogue[year][code]?.name ?? C.catalogue.names(of: code).last?.name ?? ""
    }
}

/// How well something is known.
struct EvidenceReport: Encodable {
    let kind: String
    let years: [Int]
    /// The text of it. Not part of the JSON.
    let text: String

    init(_ evidence: Evidence) {
        kind = evidence.name(in: .english)
        years = evidence.years
        let ranges = yearRanges(evidence.years)
        text = evidence.name(in: .chinese) + (ranges.isEmpty ? "" : " \(ranges)")
    }

    /// The evidence of a name in an official table.
    static let official = EvidenceReport(kind: "official", text: "官方表")

    private init(kind: String, text: String) {
        self.kind = kind
        years = []
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case kind, years
    }
}

/// An entry, in detail when it was looked up.
struct EntryReport: Encodable {
    let code: String
    let name: String
    let level: String
    let evidence: EvidenceReport
    let firstYear: Int?
    let lastYear: Int?
    let alternativeNames: [String]
    var path: [NamedCode]?
    var children: [EntryReport]?

    init<C: Classification>(_ entry: Entry<C>, in edition: Edition<C>) {
        code = entry.code.description
        name = entry.name
        level = entry.level.officialName
        evidence = edition.isOfficial ? .official : EvidenceReport(entry.evidence)
        firstYear = entry.span.firstYear
        lastYear = entry.span.lastYear
        alternativeNames = entry.alternativeNames
    }

    init<C: Classification>(detailed entry: Entry<C>, in edition: Edition<C>) {
        self.init(entry, in: edition)
        path = (entry.ancestors.reversed() + [entry]).map { NamedCode($0) }
        children = entry.children.map { EntryReport($0, in: edition) }
    }
}

/// How many codes of a level there are.
struct CountReport: Encodable {
    let level: String
    let codes: Int

    init(level: CodeLevel, codes: Int) {
        self.level = level.officialName
        self.codes = codes
    }
}

/// A difference between the built-in edition and an official table.
struct DifferenceReport: Encodable {
    let kind: String
    let from: NamedCode?
    let to: NamedCode?
    /// The official word. Not part of the JSON.
    let word: String

    init<C: Classification>(_ difference: EditionDifference<C>) {
        (kind, word, from, to) =
            switch difference {
            case .added(let entry): ("added", "新增", nil, NamedCode(entry))
            case .removed(let entry): ("removed", "取消", NamedCode(entry), nil)
            case .renamed(let from, let to): ("renamed", "更名", NamedCode(from), NamedCode(to))
            case .moved(let from, let to): ("moved", "调整编码", NamedCode(from), NamedCode(to))
            }
    }

    private enum CodingKeys: String, CodingKey {
        case kind, from, to
    }
}

/// Years as runs: 2017–2019、2023.
private func yearRanges(_ years: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for year in years {
        if let last = runs.last, last.upperBound + 1 == year {
            runs[runs.count - 1] = last.lowerBound...year
        } else {
            runs.append(year...year)
        }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        .joined(separator: "、")
}

/// The years of a span as text.
func spanText(_ first: Int?, _ last: Int?) -> String {
    switch (first, last) {
    case (nil, nil): "各年"
    case (let first?, nil): "\(first)年起"
    case (nil, let last?): "至\(last)年"
    case (let first?, let last?): first == last ? "\(first)年" : "\(first)–\(last)年"
    }
}
