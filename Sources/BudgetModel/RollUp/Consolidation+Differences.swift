/// A figure that a department published and that is not the sum of its units.
public struct ConsolidationDifference: Hashable, Codable, Sendable {
    /// The place and the published figure; `nil` in a line or a table that the department did not publish.
    public let published: Cell
    /// The sum of the units; `nil` when none of them has the line or the table.
    public let sum: Amount?
    /// The published figure less the sum, blank as zero; `nil` when it is beyond the range of amounts.
    public let difference: Amount?
    /// ``Verdict/rounding`` or ``Verdict/violated``; ``Verdict/notEvaluated`` when one side lacks the whole table.
    public let verdict: Verdict
}

extension Consolidation {
    /// 与部门公开数核对: every figure of a published document of the department that differs from the sum of its units,
    /// and every line that only one of both has.
    ///
    /// A difference that the rounding of all printed figures explains has the verdict ``Verdict/rounding``.
    public func differences(from published: Disclosure) -> [ConsolidationDifference] {
        var own = [Form.ID: Table]()
        for table in published.tables { own[table.form.id] = table }
        var sums = [Form.ID: Table]()
        for table in disclosure.tables { sums[table.form.id] = table }
        let all = Tables(Array(published.tables) + disclosure.tables.filter { own[$0.form.id] == nil })
        var differences: [ConsolidationDifference] = []
        for table in all {
            guard let own = own[table.form.id], let sum = sums[table.form.id], own.sides.count == sum.sides.count else {
                let cell = Cell(Location(table: table.form.id), form: table.form)
                differences.append(
                    ConsolidationDifference(published: cell, sum: nil, difference: nil, verdict: .notEvaluated))
                continue
            }
            for side in own.sides.indices {
                var comparison = SideDifferences(own, sum, side, unitCount: unitCount)
                comparison.compare()
                differences += comparison.differences
            }
        }
        return differences
    }
}

/// Compares one side of two tables cell by cell.
private struct SideDifferences {
    private let form: Form
    private let layout: Layout
    private let own: Section
    private let sum: Section
    /// For each column of ``layout`` its place in both sections, or -1.
    private let columns: [(own: Int, sum: Int)]
    /// How far a rounded figure may be from the sum of rounded figures, twice; `nil` when every distance is less.
    private let room: UInt64?
    private(set) var differences: [ConsolidationDifference] = []

    init(_ published: Table, _ units: Table, _ side: Int, unitCount: Int) {
        form = published.form
        own = published.sides[side]
        sum = units.sides[side]
        let (left, right) = (published.layout(of: side), units.layout(of: side))
        layout = left.adding(
            right.columns.filter { left.position(of: $0.name) == nil }.map {
                PrintedColumn($0.name, heading: $0.heading)
            })
        columns = layout.columns.map { column in
            (left.position(of: column.name) ?? -1, right.position(of: column.name) ?? -1)
        }
        // The sum of n rounded figures against one: (n + 1) half quanta.
        let quantum = max(published.caption.precision.quantum.fen, units.caption.precision.quantum.fen)
        let (room, overflow) = quantum.multipliedReportingOverflow(by: Int64(clamping: unitCount + 1))
        self.room = overflow ? nil : room.magnitude
    }

    mutating func compare() {
        var places = LinePlaces()
        let (numbers, others) = (places.numbers(of: own), places.numbers(of: sum))
        // Lines of one place are taken one after the other.
        var waiting = Array(repeating: [Int](), count: places.count)
        for (row, number) in others.enumerated().reversed() { waiting[number].append(row) }
        for (row, number) in numbers.enumerated() { compare(row, waiting[number].popLast()) }
        // What only the units have, in order.
        for number in others { if let row = waiting[number].popLast() { compare(nil, row) } }
        if !form.isTwoSided, own.hasTotal || sum.hasTotal { compare(-1, -1) }
    }

    private mutating func compare(_ row: Int?, _ other: Int?) {
        for (column, place) in columns.enumerated() {
            let printed = place.own < 0 ? nil : row.flatMap { own[$0, place.own] }
            let expected = place.sum < 0 ? nil : other.flatMap { sum[$0, place.sum] }
            let (difference, overflow) = (printed ?? .zero).fen.subtractingReportingOverflow((expected ?? .zero).fen)
            guard overflow || difference != 0 else { continue }
            let (twice, twiceOverflow) = difference.magnitude.multipliedReportingOverflow(by: 2)
            let isWithin = !overflow && !twiceOverflow && room.map { twice <= $0 } ?? true
            differences.append(
                ConsolidationDifference(
                    published: cell(row, other, column, printed), sum: expected,
                    difference: overflow ? nil : Amount(fen: difference),
                    verdict: isWithin ? .rounding : .violated))
        }
    }

    private func cell(_ row: Int?, _ other: Int?, _ column: Int, _ amount: Amount?) -> Cell {
        var (section, line) = (sum, other ?? -1)
        if let row { (section, line) = (own, row) }
        let key = line < 0 ? "total" : section.key(of: line).description
        let column = layout.columns[column]
        return Cell(
            Location(table: form.id, line: LineID(layout.prefix + key), column: ColumnID(column.name)), form: form,
            lineName: section.name(of: line), columnHeading: column.heading, amount: amount)
    }
}
