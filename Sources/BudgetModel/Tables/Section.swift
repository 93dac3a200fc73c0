/// 行列: one list of lines of any table: keys, names and amounts side by side. The one storage of every table.
///
/// Cells stand row by row, those of 合计 first; row -1 is 合计. A blank cell is a reserved number inside and `nil`
/// outside. What is compared, added up, written and shown goes through sections, whatever the form.
public struct Section: Hashable, Sendable {
    /// What a row is, apart from its amounts.
    package struct Row: Hashable, Sendable {
        package var key: PackedKey
        /// Where the name ends in the text of all names; it starts where the one before ends.
        package var nameEnd: Int32
        /// 行次, or ``noNumber``.
        package var number: Int32

        package init(key: PackedKey, nameEnd: Int32, number: Int32 = noNumber) {
            self.key = key
            self.nameEnd = nameEnd
            self.number = number
        }

        package static let noNumber = Int32.min
    }

    /// What stands for a blank cell. No printed amount comes near it.
    package static let blank = Int64.min

    /// What identifies a line.
    public let kind: KeyKind
    /// How many columns there are, those that the form does not know included.
    package private(set) var width: Int
    package private(set) var rows: [Row]
    /// The cells of 合计, then those of the rows.
    package private(set) var cells: [Int64]
    /// Whether 合计 is printed. Its cells are blank when it is not.
    package private(set) var hasTotal: Bool
    /// The names in UTF-8, one behind the other.
    package private(set) var text: [UInt8]
    /// The keys that are no numbers, in the order of their rows.
    package private(set) var keyTexts: [String]
    /// The units of the rows; empty when no row has one.
    package private(set) var units: [Agency?]
    /// The categories of the rows; empty when no row has one.
    package private(set) var categories: [String?]
    /// What the columns of text say, by their names; empty when no row has any.
    package private(set) var texts: [[String: String]]
    /// 缩进: how deep the rows are printed; empty when all stand at the margin.
    package private(set) var indents: [UInt8]

    /// A section without rows.
    package init(kind: KeyKind, width: Int) {
        self.kind = kind
        self.width = width
        rows = []
        cells = Array(repeating: Self.blank, count: width)
        hasTotal = false
        text = []
        keyTexts = []
        units = []
        categories = []
        texts = []
        indents = []
    }

    /// A section as a reader has put it together.
    ///
    /// - Precondition: There are as many cells as rows and columns have, 合计 included; names end in ascending order
    ///   within the text; keys that are texts have theirs in order; units, categories, texts and indents are none
    ///   or one a row.
    package init(
        kind: KeyKind, width: Int, rows: [Row], cells: [Int64], hasTotal: Bool, text: [UInt8], keyTexts: [String],
        units: [Agency?] = [], categories: [String?] = [], texts: [[String: String]] = [], indents: [UInt8] = []
    ) {
        precondition(cells.count == (rows.count + 1) * width && rows.last?.nameEnd ?? 0 == text.count)
        self.kind = kind
        self.width = width
        self.rows = rows
        self.cells = cells
        self.hasTotal = hasTotal
        self.text = text
        self.keyTexts = keyTexts
        self.units = units
        self.categories = categories
        self.texts = texts
        self.indents = indents
    }

    /// How many lines there are, without 合计.
    public var count: Int { rows.count }

    /// Whether there is no line.
    public var isEmpty: Bool { rows.isEmpty }
}

// MARK: Reading

extension Section {
    /// The amount of a cell in 分 or ``blank``; row -1 is 合计.
    @inline(__always)
    package func value(_ row: Int, _ column: Int) -> Int64 {
        cells[(row &+ 1) &* width &+ column]
    }

    /// The amount of a cell, `nil` when blank; row -1 is 合计.
    public subscript(row: Int, column: Int) -> Amount? {
        let value = value(row, column)
        return value == Self.blank ? nil : Amount(fen: value)
    }

    /// The key of a row.
    public func key(of row: Int) -> RowKey {
        RowKey(rows[row].key, kind: kind, texts: keyTexts)
    }

    /// Where the name of a row stands in the text of all names.
    @inline(__always)
    package func nameRange(of row: Int) -> Range<Int> {
        (row == 0 ? 0 : Int(rows[row &- 1].nameEnd))..<Int(rows[row].nameEnd)
    }

    /// The name of a row as printed; 合计 for row -1.
    public func name(of row: Int) -> String {
        row < 0 ? "合计" : String(decoding: text[nameRange(of: row)], as: UTF8.self)
    }

    /// 行次: the printed number of a row.
    public func number(of row: Int) -> Int? {
        rows[row].number == Row.noNumber ? nil : Int(rows[row].number)
    }

    /// 单位: the unit that a row belongs to, where the layout prints it.
    public func unit(of row: Int) -> Agency? { units.isEmpty ? nil : units[row] }

    /// 项目分类: the class of a project, where the layout prints it in a column.
    public func category(of row: Int) -> String? { categories.isEmpty ? nil : categories[row] }

    /// 文字栏: what the columns of text say in a row, by their names.
    public func texts(of row: Int) -> [String: String] { texts.isEmpty ? [:] : texts[row] }

    /// 缩进: how deep a row is printed, 0 at the margin; only in outlines.
    public func indent(of row: Int) -> Int { indents.isEmpty ? 0 : Int(indents[row]) }

    /// Whether a row has no key but its name, as lines of outlines without a code.
    package func hasOnlyName(_ row: Int) -> Bool {
        guard kind == .outline, rows[row].key.textPlace >= 0 else { return false }
        return keyTexts[rows[row].key.textPlace] == name(of: row)
    }

    /// Whether a row of an outline has a code.
    package var hasCodes: Bool { kind == .outline && rows.contains { $0.key.code != 0 } }

    /// The first row of a key, or `nil`.
    public func firstRow(of key: RowKey) -> Int? {
        guard let packed = key.packed(in: kind) else {
            let text = key.description
            return rows.firstIndex { $0.key.textPlace >= 0 && keyTexts[$0.key.textPlace] == text }
        }
        return rows.firstIndex { $0.key == packed }
    }

    /// Whether a column has a figure.
    package func hasFigure(in column: Int) -> Bool {
        (-1..<rows.count).contains { value($0, column) != Self.blank }
    }

    /// Whether no cell of a row is printed; row -1 is 合计.
    public func isBlank(_ row: Int) -> Bool {
        let start = (row + 1) * width
        return !cells[start..<start + width].contains { $0 != Self.blank }
    }
}

extension Section {
    /// Whether the lines are the same, whatever the row of totals. Blank cells behind those of the other are no difference.
    func hasSameLines(as other: Section) -> Bool {
        guard rows == other.rows, text == other.text, keyTexts == other.keyTexts, units == other.units,
            categories == other.categories, texts == other.texts, indents == other.indents
        else { return false }
        if width == other.width { return cells[width...] == other.cells[width...] }
        for row in rows.indices {
            for column in 0..<max(width, other.width) {
                let own = column < width ? value(row, column) : Self.blank
                let others = column < other.width ? other.value(row, column) : Self.blank
                guard own == others else { return false }
            }
        }
        return true
    }
}

// MARK: Changing

extension Section {
    /// A line apart from its section.
    struct Record: Hashable {
        var key: RowKey
        var name: String
        var number: Int?
        var unit: Agency?
        var category: String?
        var texts: [String: String] = [:]
        var indent = 0
        /// As many cells as there are columns; missing ones are blank.
        var cells: [Int64]
    }

    /// Changes a cell; row -1 is 合计, which is printed then.
    mutating func set(_ row: Int, _ column: Int, _ amount: Amount?) {
        if row < 0 { hasTotal = true }
        cells[(row + 1) * width + column] = amount?.fen ?? Self.blank
    }

    /// Changes all cells of 合计; `nil` when it is not printed.
    mutating func setTotal(_ total: [Int64]?) {
        hasTotal = total != nil
        for column in 0..<width { cells[column] = total.flatMap { column < $0.count ? $0[column] : nil } ?? Self.blank }
    }

    /// The cells of 合计, or `nil` when it is not printed.
    var total: [Int64]? { hasTotal ? Array(cells[..<width]) : nil }

    /// Adds a line at the end.
    mutating func append(_ record: Record) {
        let key: PackedKey
        if let packed = record.key.packed(in: kind) {
            key = packed
        } else {
            key = PackedKey(text: keyTexts.count)
            keyTexts.append(record.key.description)
        }
        text.append(contentsOf: record.name.utf8)
        rows.append(
            Row(
                key: key, nameEnd: Int32(text.count),
                number: record.number.flatMap { Int32(exactly: $0) } ?? Row.noNumber))
        for column in 0..<width { cells.append(column < record.cells.count ? record.cells[column] : Self.blank) }
        if record.unit != nil || !units.isEmpty {
            if units.isEmpty { units = Array(repeating: nil, count: rows.count - 1) }
            units.append(record.unit)
        }
        if record.category != nil || !categories.isEmpty {
            if categories.isEmpty { categories = Array(repeating: nil, count: rows.count - 1) }
            categories.append(record.category)
        }
        if !record.texts.isEmpty || !texts.isEmpty {
            if texts.isEmpty { texts = Array(repeating: [:], count: rows.count - 1) }
            texts.append(record.texts)
        }
        if record.indent != 0 || !indents.isEmpty {
            if indents.isEmpty { indents = Array(repeating: 0, count: rows.count - 1) }
            indents.append(UInt8(clamping: record.indent))
        }
    }

    /// A line apart from the section.
    func record(_ row: Int) -> Record {
        let start = (row + 1) * width
        return Record(
            key: key(of: row), name: name(of: row), number: number(of: row), unit: unit(of: row),
            category: category(of: row), texts: texts(of: row), indent: indent(of: row),
            cells: Array(cells[start..<start + width]))
    }

    /// Puts lines in the place of others.
    mutating func replace(_ range: Range<Int>, with records: [Record]) {
        if range == count..<count {
            for record in records { append(record) }
            return
        }
        var result = Section(kind: kind, width: width)
        result.setTotal(total)
        for row in 0..<range.lowerBound { result.append(record(row)) }
        for record in records { result.append(record) }
        for row in range.upperBound..<count { result.append(record(row)) }
        self = result
    }

    /// The lines in another order, or some of them.
    func selecting(_ order: [Int]) -> Section {
        var result = Section(kind: kind, width: width)
        result.setTotal(total)
        for row in order { result.append(record(row)) }
        return result
    }

    /// Takes the row of totals and the number of columns of the section whose place this one takes.
    mutating func adopt(total: [Int64]?, width: Int) {
        if width != self.width { rearrange((0..<width).map { $0 < self.width ? $0 : nil }) }
        if total != self.total { setTotal(total) }
    }

    /// Makes room for other columns; those that stay keep their cells.
    ///
    /// - Parameter sources: For each new column the old one, or `nil` for a blank one.
    mutating func rearrange(_ sources: [Int?]) {
        var changed: [Int64] = []
        changed.reserveCapacity((rows.count + 1) * sources.count)
        for row in -1..<rows.count {
            for source in sources { changed.append(source.map { value(row, $0) } ?? Self.blank) }
        }
        cells = changed
        width = sources.count
    }
}
