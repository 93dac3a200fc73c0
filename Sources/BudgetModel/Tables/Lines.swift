/// The lines of a table in printed order, as a collection that can be changed.
///
/// A line whose code is none has no typed key and is not among them; see ``Table/lines``.
public struct Lines<Key: LineKey, Column: FormColumn>: Hashable, Sendable {
    var section: Section

    init(_ section: Section) {
        self.section = section
        _ = self.section.takeMalformed()
    }

    /// No lines.
    public init() { section = Section(kind: Key.kind, width: Column.allCases.count) }
}

extension Lines: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { section.count }

    /// The line at a position.
    public subscript(position: Int) -> Line<Key, Column> {
        get {
            guard let line = Line<Key, Column>(section.record(position)) else {
                preconditionFailure("a table has lines of one kind")
            }
            return line
        }
        set { section.replaceLine(position, with: newValue.record) }
    }

    public mutating func replaceSubrange(
        _ range: Range<Int>, with lines: some Collection<Line<Key, Column>>
    ) {
        section.replace(range, with: lines.map(\.record))
    }

    // What would otherwise move lines one by one, each time through the whole section.

    public mutating func removeAll(
        where shouldBeRemoved: (Line<Key, Column>) throws -> Bool
    ) rethrows {
        let kept = try indices.filter { try !shouldBeRemoved(self[$0]) }
        if kept.count < count { section = section.selecting(kept) }
    }

    /// Sorts the lines. Lines of which none stands before the other keep their order.
    public mutating func sort(
        by areInIncreasingOrder: (Line<Key, Column>, Line<Key, Column>) throws -> Bool
    ) rethrows {
        let lines = Array(self)
        section = section.selecting(try indices.sorted { try areInIncreasingOrder(lines[$0], lines[$1]) })
    }

    /// The first line of a key.
    public func first(of key: Key) -> Line<Key, Column>? {
        section.firstRow(of: key.rowKey).map { self[$0] }
    }
}

extension Lines {
    // The row of totals of the table is none of its lines.

    public static func == (left: Lines, right: Lines) -> Bool {
        left.section.hasSameLines(as: right.section)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(section.rows)
        hasher.combine(section.text)
    }
}

extension Lines: ExpressibleByArrayLiteral {
    public init(arrayLiteral lines: Line<Key, Column>...) {
        self.init()
        append(contentsOf: lines)
    }
}

extension Section {
    /// Changes a line. Only its cells are written when nothing else differs.
    mutating func replaceLine(_ row: Int, with record: Record) {
        var known = self.record(row)
        known.cells = record.cells
        guard known == record else {
            replace(row..<row + 1, with: [record])
            return
        }
        for column in 0..<width {
            let value = column < record.cells.count ? record.cells[column] : Self.blank
            set(row, column, value == Self.blank ? nil : Amount(fen: value))
        }
    }
}
