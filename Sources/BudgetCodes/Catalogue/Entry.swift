/// 科目: a code with its name in the edition of a year.
public struct Entry<C: Classification>: Identifiable, Sendable {
    /// 科目编码: the code.
    public let code: Code<C>
    @usableFromInline let row: Int32
    @usableFromInline let shortYear: Int32
    // Nil for the built-in catalogue, which is found through the type. So that making an entry counts no reference.
    @usableFromInline let imported: TableBox?

    @inlinable @inline(__always)
    init(code: Code<C>, row: Int32, year: Int32, imported: TableBox?) {
        self.code = code
        self.row = row
        self.shortYear = year
        self.imported = imported
    }

    /// The code: an edition has it once.
    public var id: Code<C> { code }

    private var box: TableBox { imported ?? C.catalogue.box }

    private var table: CatalogueTable { box.table }

    private var edition: Edition<C> {
        Edition(year: year, box: box, isOfficial: imported != nil)
    }

    /// The year of the edition.
    public var year: Int { Int(shortYear) }

    /// 级次: the level of the code.
    public var level: CodeLevel { code.level }

    /// 科目名称: the name.
    public var name: String { box.name(of: Int(row)) }

    /// How well the name is known in this edition. The one of an imported table is published in its year.
    public var evidence: Evidence { table.evidence(of: Int(row), in: shortYear) }

    /// The years in which the name is valid, as far as they are known.
    public var span: YearSpan { table.span(of: Int(row)) }

    /// Whether a published document of just this year has this name, or the edition is the official one.
    public var isAttested: Bool { imported != nil || table.evidence(of: Int(row)).years.contains(year) }

    /// Other names that this code may have in this edition, because the sources differ.
    public var alternativeNames: [String] { alternatives.map(\.name) }

    /// The alternative names with their evidence.
    public var alternatives: [RecordedName] {
        let table = table
        guard let first = table.firstRow(of: code.value) else { return [] }
        return table.rowRange(from: first).filter { $0 != Int(row) && table.rows[$0].covers(shortYear) }.map { row in
            RecordedName(name: table.name(of: row), span: table.span(of: row), evidence: table.evidence(of: row))
        }
    }

    /// The entry one level up, or nil for a 类.
    public var parent: Entry? {
        code.parent.flatMap { edition[$0] }
    }

    /// The entries above this one, nearest first.
    public var ancestors: [Entry] {
        let edition = edition
        return code.ancestors.compactMap { edition[$0] }
    }

    /// The names from the 类 down to this entry.
    public var path: [String] {
        ancestors.reversed().map(\.name) + [name]
    }

    /// The entries one level down, in order.
    public var children: [Entry] {
        edition.children(of: code)
    }
}

extension Entry: Hashable {
    /// Two entries are equal when year, code and name are.
    public static func == (left: Entry, right: Entry) -> Bool {
        left.code == right.code && left.shortYear == right.shortYear && left.name == right.name
    }

    /// Hashes year and code; the name follows from them in one edition.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(shortYear)
    }
}

extension Entry: CustomStringConvertible {
    /// The code and the name with a space between.
    public var description: String { "\(code) \(name)" }
}
