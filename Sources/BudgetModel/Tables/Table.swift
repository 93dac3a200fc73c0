/// 表: one table of any form: what is printed around it, and its lines.
///
/// The types of the forms, such as ``GeneralPublicExpenditure``, are views of it with typed columns.
public struct Table: Hashable, Sendable {
    /// Which form the table has.
    public let form: Form
    /// Number, title, unit, notes and the like, as printed. Columns that it declares and the form does not know are
    /// columns of the table like the others.
    public var caption: Caption {
        get { sharedCaption.caption }
        _modify {
            let before = sharedCaption.caption
            var caption = before
            defer {
                sharedCaption = SharedCaption(caption)
                if caption.columns != before.columns { fitColumns(before) }
            }
            yield &caption
        }
    }
    var sharedCaption: SharedCaption
    /// The lists of lines: one, or income and expenditure.
    public internal(set) var sides: [Section]

    /// An empty table.
    ///
    /// - Parameters:
    ///   - form: A form with one or two lists of lines.
    ///   - precision: The unit and the decimals in which it is printed.
    public init(_ form: Form, in precision: Precision = .tenThousandYuan) {
        self.form = form
        sharedCaption = SharedCaption(Caption(precision: precision))
        sides = form.sides.map { Section(kind: $0.keys, width: $0.columns.count) }
    }

    /// A table as a reader has put it together.
    package init(_ form: Form, _ caption: SharedCaption, sides: [Section]) {
        self.form = form
        sharedCaption = caption
        self.sides = sides
    }
}

extension Table {
    /// The layout of a side, with the columns that the form does not know.
    @inline(never)  // Copies of it were 9 KB of code; it is asked for once for a table.
    public func layout(of side: Int) -> Layout {
        let layout = form.sides[side]
        return caption.columns == nil ? layout : layout.adding(caption.openColumns(of: layout))
    }

    /// Whether no row is printed.
    public var isEmpty: Bool {
        if form.isTwoSided {
            return sides.allSatisfy { section in (0..<section.count).allSatisfy(section.isBlank) }
        }
        return sides.allSatisfy { $0.isEmpty && $0.isBlank(-1) }
    }

    /// Whether the document states that there is nothing to report in this table.
    public var isDeclaredEmpty: Bool { isEmpty && caption.noneStatement != nil }

    /// How many lines there are, on both sides, without 合计.
    public var lineCount: Int { sides.reduce(0) { $0 + $1.count } }

    /// The lines without types, in printed order; those of income before those of expenditure.
    public var lines: [TableLine] {
        sides.indices.flatMap { side in
            let layout = layout(of: side)
            return (0..<sides[side].count).map { TableLine(layout: layout, record: sides[side].record($0)) }
        }
    }

    /// The row of totals without types, or `nil` when the table prints none.
    public var total: TableLine? {
        guard sides.count == 1, let side = sides.first, let cells = side.total else { return nil }
        let key = RowKey.row(.total)
        return TableLine(layout: layout(of: 0), record: .init(key: key, name: side.name(of: -1), cells: cells))
    }

    /// The side and the row of the text of a key: `208`, `total`, or `income.generalPublic` in a form with two sides.
    func place(of line: String) -> (side: Int, row: Int)? {
        for (side, layout) in form.sides.enumerated() where line.hasPrefix(layout.prefix) {
            let text = String(line.dropFirst(layout.prefix.count))
            if text == "total", layout.side.isEmpty, sides[side].hasTotal { return (side, -1) }
            let key = RowKey(printed: text, kind: layout.keys)
            if let row = sides[side].firstRow(of: key) { return (side, row) }
        }
        return nil
    }

    /// The amount of a cell by the text of its key and the name of its column; `nil` when it is blank or not there.
    public subscript(line: String, column: String) -> Amount? {
        guard let (side, row) = place(of: line), let place = layout(of: side).position(of: column) else { return nil }
        return sides[side][row, place]
    }

    /// The amount of a cell by places: the side, the line (-1 for 合计) and the column.
    ///
    /// - Precondition: The side, the line and the column are there.
    public subscript(side side: Int, line line: Int, column column: Int) -> Amount? {
        get { sides[side][line, column] }
        set { sides[side].set(line, column, newValue) }
    }

    /// Changes a cell by the text of its key and the name of its column.
    ///
    /// - Throws: ``CellError`` when there is no such line or column.
    public mutating func set(_ amount: Amount?, line: String, column: String) throws(CellError) {
        guard let (side, row) = place(of: line) else { throw CellError(form: form, line: line, problem: .noSuchKey) }
        guard let place = layout(of: side).position(of: column) else {
            throw CellError(form: form, line: line, column: column, problem: .noSuchColumn)
        }
        sides[side].set(row, place, amount)
    }

    /// Adds a line.
    ///
    /// - Parameters:
    ///   - key: The text of the key; with `income.` or `expenditure.` before it in a form with two sides.
    ///   - name: The name as printed.
    ///   - amounts: The amounts by the names of their columns.
    ///   - texts: What columns of text say, by their names; others are left out.
    ///   - indent: How deep the line is printed, in outlines.
    /// - Throws: ``CellError`` when the form has no such key or column: a code must be one. Nothing is added then.
    public mutating func append(
        _ key: String, named name: String, _ amounts: [String: Amount] = [:], texts: [String: String] = [:],
        indent: Int = 0
    ) throws(CellError) {
        guard let side = form.sides.firstIndex(where: { key.hasPrefix($0.prefix) }) else {
            throw CellError(form: form, line: key, problem: .noSuchKey)
        }
        let layout = layout(of: side)
        guard let rowKey = RowKey(String(key.dropFirst(layout.prefix.count)), kind: layout.keys) else {
            throw CellError(form: form, line: key, problem: .noSuchKey)
        }
        var cells = Array(repeating: Section.blank, count: layout.columns.count)
        for (column, amount) in amounts {
            guard let place = layout.position(of: column) else {
                throw CellError(form: form, line: key, column: column, problem: .noSuchColumn)
            }
            cells[place] = amount.fen
        }
        sides[side].append(
            Section.Record(
                key: rowKey, name: name, texts: texts.filter { layout.hasText($0.key) },
                indent: layout.keys == .outline ? indent : 0, cells: cells))
    }

    /// Changes 合计 by the names of its columns; `nil` when it is not printed.
    ///
    /// - Throws: ``CellError`` when the form has no such column, or no row of totals because it has two sides.
    public mutating func setTotal(_ amounts: [String: Amount]?) throws(CellError) {
        guard form.sides.count == 1 else { throw CellError(form: form, line: "total", problem: .noSuchKey) }
        guard let amounts else { return sides[0].setTotal(nil) }
        let layout = layout(of: 0)
        var cells = Array(repeating: Section.blank, count: layout.columns.count)
        for (column, amount) in amounts {
            guard let place = layout.position(of: column) else {
                throw CellError(form: form, line: "total", column: column, problem: .noSuchColumn)
            }
            cells[place] = amount.fen
        }
        sides[0].setTotal(cells)
    }

    /// Makes the sections have the columns that the caption declares.
    mutating func fitColumns(_ old: Caption) {
        for (side, layout) in form.sides.enumerated() {
            let before = old.openColumns(of: layout).map(\.name)
            let after = caption.openColumns(of: layout).map(\.name)
            guard before != after else { continue }
            let known: [Int?] = Array(layout.columns.indices)
            sides[side].rearrange(
                known + after.map { name in before.firstIndex(of: name).map { layout.columns.count + $0 } })
        }
    }
}

/// A line of any table, with its amounts by the names of the columns.
public struct TableLine: Hashable, Sendable {
    let layout: Layout
    let record: Section.Record

    /// `income` or `expenditure` in a form with two sides, else empty.
    public var side: String { layout.side }
    /// What identifies the line.
    public var key: RowKey { record.key }
    /// Whether the line should have a code and has something else, which is its ``key`` as a text.
    public var hasMalformedCode: Bool { record.key.isMalformed(in: layout.keys) }
    /// The name as printed.
    public var name: String { record.name }
    /// 行次: the printed line number.
    public var number: Int? { record.number }
    /// 单位: the unit that the line belongs to, where the layout prints it.
    public var unit: Agency? { record.unit }
    /// 项目分类: the class of a project, where the layout prints it in a column.
    public var category: String? { record.category }
    /// 文字栏: what the columns of text say, by their names; see ``Layout/texts``.
    public var texts: [String: String] { record.texts }
    /// 缩进: how deep the line is printed, 0 at the margin; only in outlines.
    public var indent: Int { record.indent }
    /// The columns of the table.
    public var columns: [Layout.Column] { layout.columns }

    /// The amount of a column by its place in ``columns``; `nil` when blank.
    public subscript(column: Int) -> Amount? {
        record.cells[column] == Section.blank ? nil : Amount(fen: record.cells[column])
    }

    /// The amount of a column by its name; `nil` when it is blank or not there.
    public subscript(column: String) -> Amount? {
        layout.position(of: column).flatMap { self[$0] }
    }
}
