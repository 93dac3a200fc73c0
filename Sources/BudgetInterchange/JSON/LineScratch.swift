import BudgetCodes
import BudgetModel

// Lines are written through pointers. Why they are safe: they live in one call of `LineScratch.withMemory`; a line is begun
// only where the memory has room for its row and its cells, and the memory for names is larger than what is left of the
// text, of which the names of one list are a part.

/// The lines of one list while they are read, in memory that is kept from list to list. A section gets copies of the
/// exact size.
struct LineScratch: Sendable {
    private var rows: [Section.Row] = []
    /// The cells of 合计, then those of the rows.
    private var cells: [Int64] = []
    private var names: [UInt8] = []
    private var counts = LineMemory.Counts()
    private var details = LineDetails()
    var hasTotal = false

    /// Forgets the lines, and makes room for 合计.
    mutating func begin(width: Int) {
        counts = LineMemory.Counts(cells: width)
        details.removeAll()
        hasTotal = false
        if cells.count < width { makeRoom(width) }
        for index in 0..<width { cells[index] = Section.blank }
    }

    /// Changes a cell of 合计.
    mutating func setTotal(_ column: Int, _ value: Int64) { cells[column] = value }

    /// Lends the memory, in which there is room for one line at least.
    ///
    /// - Parameters:
    ///   - width: The number of cells of a line.
    ///   - size: The number of bytes of the text to which the lines belong.
    ///   - body: It is called until it returns true.
    @inline(__always) mutating func withMemory(
        width: Int, textSize size: Int,
        _ body: (inout LineMemory, inout LineDetails) throws(JSONFault) -> Bool
    ) throws(JSONFault) {
        if names.count < size + LineMemory.step {
            names = [UInt8](repeating: 0, count: max(size + LineMemory.step, min(2 * names.count, 1 << 24)))
        }
        repeat {
            makeRoom(width)
        } while try !Self.lend(&rows, &cells, &names, &counts, &details, width: width, body)
    }

    @inline(__always) private static func lend(
        _ rows: inout [Section.Row], _ cells: inout [Int64], _ names: inout [UInt8], _ counts: inout LineMemory.Counts,
        _ details: inout LineDetails, width: Int,
        _ body: (inout LineMemory, inout LineDetails) throws(JSONFault) -> Bool
    ) throws(JSONFault) -> Bool {
        try rows.withUnsafeMutableBufferPointer { (rows) throws(JSONFault) -> Bool in
            try cells.withUnsafeMutableBufferPointer { (cells) throws(JSONFault) -> Bool in
                try names.withUnsafeMutableBufferPointer { (names) throws(JSONFault) -> Bool in
                    // There is room for names always.
                    guard let names = names.baseAddress else { return true }
                    var memory = LineMemory(
                        rows: rows, cells: cells, names: UnsafeMutableRawPointer(names), counts: counts, width: width)
                    let isDone = try body(&memory, &details)
                    counts = memory.counts
                    return isDone
                }
            }
        }
    }

    private mutating func makeRoom(_ width: Int) {
        if rows.count <= counts.rows {
            let row = Section.Row(key: PackedKey(bits: 0), nameEnd: 0)
            rows += Array(repeating: row, count: max(rows.count, 256))
        }
        if cells.count < counts.cells + width {
            cells += Array(repeating: 0, count: max(cells.count, 1_024, width))
        }
    }

    /// The section of the lines.
    func section(_ kind: KeyKind, width: Int) -> Section {
        Section(
            kind: kind, width: width, rows: rows.copy(of: counts.rows), cells: cells.copy(of: counts.cells),
            hasTotal: hasTotal, text: names.copy(of: counts.names), keyTexts: details.keyTexts, units: details.units,
            categories: details.categories, texts: details.rowTexts, indents: details.indents)
    }
}

extension Array {
    /// The first elements alone; a slice would be retained while it is copied.
    fileprivate func copy(of count: Int) -> [Element] {
        withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }
}

/// The memory of a ``LineScratch`` while lines are written to it.
struct LineMemory {
    /// What is there.
    struct Counts: Sendable {
        var rows = 0
        var cells = 0
        var names = 0
    }

    /// How far copies of names may reach behind them.
    static let step = 16

    private let rows: UnsafeMutableBufferPointer<Section.Row>
    private let cells: UnsafeMutableBufferPointer<Int64>
    private let names: UnsafeMutableRawPointer
    private(set) var counts: Counts
    private let width: Int
    // At hand, because they are constants of another module.
    private let blank = Section.blank
    let noNumber = Section.Row.noNumber
    /// The number of rows for which there is room.
    private let limit: Int

    fileprivate init(
        rows: UnsafeMutableBufferPointer<Section.Row>, cells: UnsafeMutableBufferPointer<Int64>,
        names: UnsafeMutableRawPointer, counts: Counts, width: Int
    ) {
        self.rows = rows
        self.cells = cells
        self.names = names
        self.counts = counts
        self.width = width
        limit = min(rows.count, counts.rows + (cells.count - counts.cells) / max(width, 1))
    }

    /// Whether there is room for one more row.
    @inline(__always) var hasRoom: Bool { counts.rows < limit }

    /// Makes the cells of the next row blank.
    @inline(__always) func beginRow() {
        var index = counts.cells
        let end = index &+ width
        while index < end {
            cells[index] = blank
            index &+= 1
        }
    }

    /// A cell of the row that was begun.
    @inline(__always) subscript(column: Int) -> Int64 {
        get { cells[counts.cells &+ column] }
        nonmutating set { cells[counts.cells &+ column] = newValue }
    }

    /// Where the name of the row that was begun is to stand, with room for more than the rest of the text.
    @inline(__always) var name: UnsafeMutableRawPointer { names + counts.names }

    /// Ends the row that was begun.
    @inline(__always) mutating func endRow(_ key: PackedKey, number: Int32, nameCount: Int) {
        counts.names &+= nameCount
        rows[counts.rows].key = key
        rows[counts.rows].nameEnd = Int32(truncatingIfNeeded: counts.names)
        rows[counts.rows].number = number
        counts.rows &+= 1
        counts.cells &+= width
    }
}

/// What only some lines have.
struct LineDetails: Sendable {
    private(set) var keyTexts: [String] = []
    private(set) var units: [Agency?] = []
    private(set) var categories: [String?] = []
    private(set) var rowTexts: [[String: String]] = []
    private(set) var indents: [UInt8] = []
    /// The unit, the category, the texts and the indent of the row that comes next.
    var unit: Agency?
    var category: String?
    var texts: [String: String] = [:]
    var indent: UInt8 = 0

    mutating func removeAll() {
        if !keyTexts.isEmpty { keyTexts = [] }
        if !units.isEmpty { units = [] }
        if !categories.isEmpty { categories = [] }
        if !rowTexts.isEmpty { rowTexts = [] }
        if !indents.isEmpty { indents = [] }
        (unit, category, texts, indent) = (nil, nil, [:], 0)
    }

    /// The place of a key that is a text.
    mutating func addKeyText(_ text: String) -> PackedKey {
        keyTexts.append(text)
        return PackedKey(text: keyTexts.count - 1)
    }

    /// The key of a line whose name, which was just written, is all that it has.
    mutating func addKey(_ name: UnsafeMutableRawPointer, count: Int) -> PackedKey {
        let text = String(decoding: UnsafeRawBufferPointer(start: name, count: count), as: UTF8.self)
        return PackedKey(digits: text) ?? addKeyText(text)
    }

    /// Gives the row that was added last, and now is one of so many, its unit, category and texts.
    mutating func describe(row count: Int) {
        defer { (unit, category, texts, indent) = (nil, nil, [:], 0) }
        if unit != nil || !units.isEmpty {
            if units.isEmpty { units = Array(repeating: nil, count: count - 1) }
            units.append(unit)
        }
        if category != nil || !categories.isEmpty {
            if categories.isEmpty { categories = Array(repeating: nil, count: count - 1) }
            categories.append(category)
        }
        if !texts.isEmpty || !rowTexts.isEmpty {
            if rowTexts.isEmpty { rowTexts = Array(repeating: [:], count: count - 1) }
            rowTexts.append(texts)
        }
        if indent != 0 || !indents.isEmpty {
            if indents.isEmpty { indents = Array(repeating: 0, count: count - 1) }
            indents.append(indent)
        }
    }
}
