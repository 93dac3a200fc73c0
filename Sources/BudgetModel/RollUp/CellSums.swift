/// Rows of sums, cell by cell. Blank and blank stay blank.
struct CellSums {
    /// The names of the columns, for errors.
    private let columns: [ColumnID]
    private var cells: [Int64] = []

    /// No rows of columns.
    init(columns: [ColumnID]) {
        self.columns = columns
    }

    init(_ layout: Layout) {
        self.init(columns: layout.columns.map { ColumnID($0.name) })
    }

    /// How many cells a row has.
    var width: Int { columns.count }

    /// Adds a blank row.
    mutating func appendRow() {
        cells.append(contentsOf: repeatElement(Section.blank, count: columns.count))
    }

    /// The cells of a row.
    func row(_ row: Int) -> [Int64] {
        Array(cells[row * columns.count..<(row + 1) * columns.count])
    }

    /// Adds an amount in 分 to a cell, unless it is blank.
    ///
    /// - Parameter line: The line that is added, for the error.
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    @inline(__always)
    mutating func add(
        _ value: Int64, to row: Int, _ column: Int, line: @autoclosure () -> LineID
    ) throws(RollUpError) {
        guard value != Section.blank else { return }
        let place = row &* columns.count &+ column
        let old = cells[place]
        guard old != Section.blank else {
            cells[place] = value
            return
        }
        let (sum, overflow) = old.addingReportingOverflow(value)
        // The number of blank cells is no amount.
        guard !overflow, sum != Section.blank else { throw .outOfRange(line: line(), column: columns[column]) }
        cells[place] = sum
    }
}
