import BudgetCodes
import BudgetModel

/// The lines of one list while they are read, in memory that is kept from list to list. A section gets copies of the
/// exact size.
struct LineScratch: Sendable {
    private(set) var rows: [Section.Row] = []
    /// The cells of 合计, then those of the rows; the memory is larger.
    var cells: [Int64] = []
    private var cellCount = 0
    var names = JSONBytes()
    var keyTexts: [String] = []
    private var units: [Agency?] = []
    private var categories: [String?] = []
    var hasTotal = false
    /// What stands for a blank cell, at hand.
    private let blank = Section.blank
    let noNumber = Section.Row.noNumber

    /// Forgets the lines, and makes room for 合计.
    mutating func begin(width: Int) {
        rows.removeAll(keepingCapacity: true)
        names.removeAll()
        if !keyTexts.isEmpty { keyTexts = [] }
        if !units.isEmpty { units = [] }
        if !categories.isEmpty { categories = [] }
        hasTotal = false
        (unit, category) = (nil, nil)
        cellCount = 0
        _ = addCells(width)
    }

    /// Adds blank cells.
    ///
    /// - Returns: The place of the first in ``cells``.
    @inline(__always) mutating func addCells(_ width: Int) -> Int {
        let first = cellCount
        cellCount += width
        if cells.count < cellCount { grow() }
        for index in first..<cellCount { cells[index] = blank }
        return first
    }

    private mutating func grow() {
        cells += [Int64](repeating: 0, count: max(cellCount, 1_024))
    }

    @inline(__always) mutating func addRow(_ key: PackedKey, number: Int32) {
        rows.append(Section.Row(key: key, nameEnd: Int32(truncatingIfNeeded: names.count), number: number))
    }

    /// The place of a key that is a text.
    mutating func addKeyText(_ text: String) -> PackedKey {
        keyTexts.append(text)
        return PackedKey(text: keyTexts.count - 1)
    }

    /// The unit and the category of the row that comes next.
    var unit: Agency?
    var category: String?

    /// Gives the row that was added last its unit and category.
    mutating func describeRow() {
        defer { (unit, category) = (nil, nil) }
        if unit != nil || !units.isEmpty {
            if units.isEmpty { units = Array(repeating: nil, count: rows.count - 1) }
            units.append(unit)
        }
        if category != nil || !categories.isEmpty {
            if categories.isEmpty { categories = Array(repeating: nil, count: rows.count - 1) }
            categories.append(category)
        }
    }

    /// Whether rows must be described from now on.
    var hasDescriptions: Bool { !units.isEmpty || !categories.isEmpty }

    /// The section of the lines.
    func section(_ kind: KeyKind, width: Int) -> Section {
        Section(
            kind: kind, width: width, rows: rows.withUnsafeBufferPointer { Array($0) },
            cells: cells.withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[..<cellCount])) },
            hasTotal: hasTotal, text: names.bytes, keyTexts: keyTexts, units: units, categories: categories)
    }
}
