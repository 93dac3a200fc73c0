/// 政府收支分类科目: what the package knows about the codes.
///
/// Choose the classification, then the year of the edition, then the code:
///
/// ```swift
/// let entry = Catalogue.functional[2025]["2080505"]
/// entry?.name        // 机关事业单位基本养老保险缴费支出
/// ```
///
/// The text of a classification is read when it is used for the first time, in less than a millisecond.
public enum Catalogue {
    /// 支出功能分类.
    public static let functional = ClassificationCatalogue<Functional>(
        text: CatalogueText.functional, changes: CatalogueText.functionalChanges)

    /// 部门预算支出经济分类.
    public static let departmentEconomic = ClassificationCatalogue<DepartmentEconomic>(
        text: CatalogueText.departmentEconomic, changes: CatalogueText.departmentEconomicChanges)

    /// 政府预算支出经济分类.
    public static let governmentEconomic = ClassificationCatalogue<GovernmentEconomic>(
        text: CatalogueText.governmentEconomic, changes: "")

    /// 收入分类.
    public static let revenue = ClassificationCatalogue<Revenue>(text: CatalogueText.revenue, changes: "")
}

/// The built-in catalogue of one classification, over all years.
public struct ClassificationCatalogue<C: Classification>: Sendable {
    let box: TableBox

    private let changeRecords: [ChangeRecord]

    /// What is known about additions, moves and renames, by year. It is not complete.
    public var changes: [CodeChange<C>] {
        changeRecords.map { CodeChange($0) }
    }

    /// Creates an empty catalogue, for a classification of your own.
    public init() {
        box = .table(CatalogueTable(rows: [], bytes: []))
        changeRecords = []
    }

    init(text: StaticString, changes: StaticString) {
        box = .table(CatalogueTable(text: text))
        changeRecords = ChangeRecord.read(changes)
    }

    /// The edition of a year. Any year is accepted: a span without a known end reaches into the future.
    public subscript(year: Int) -> Edition<C> {
        Edition(year: year, box: box, isOfficial: false)
    }

    /// The years in which published documents were read, in order. Outside them an edition is a guess.
    public var attestedYears: [Int] { box.table.attestedYears }

    /// All names that a code has had, in the order in which they lead. Empty for an unknown code.
    public func names(of code: Code<C>) -> [RecordedName] {
        let table = box.table
        guard let first = table.firstRow(of: code.value) else { return [] }
        return table.rowRange(from: first).map { row in
            RecordedName(name: table.name(of: row), span: table.span(of: row), evidence: table.evidence(of: row))
        }
    }

    /// The changes in which a code takes part, before or after.
    public func changes(of code: Code<C>) -> [CodeChange<C>] {
        changes.filter { $0.old.contains(code) || $0.new.contains(code) }
    }
}

/// A name of a code with the years in which it is valid.
public struct RecordedName: Hashable, Identifiable, Sendable {
    /// 科目名称: the name.
    public let name: String
    /// The years in which it is valid, as far as they are known.
    public let span: YearSpan
    /// How well it is known.
    public let evidence: Evidence

    /// The name itself with its years.
    public var id: Self { self }
}
