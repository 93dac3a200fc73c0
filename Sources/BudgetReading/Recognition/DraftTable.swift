import BudgetCodes
import BudgetModel

/// 草稿: a table while it is read: its lines with the figures as printed, and where the printed columns belong.
struct DraftTable {
    let form: Form
    var lines: [Line] = []
    /// The blocks of columns; lines know theirs.
    var blocks: [Block] = []
    var notes: [ReadingReport.Note] = []
    /// Figures that belong to no line or column.
    var lost: [(text: String, line: String, column: String, field: PrintedGridRow.Field)] = []
    /// How well the headings and the keys agree with the form, from 0 to 1.
    var fit = 0.0
    /// Parts of the table whose rows have lost cells, by the places of their lines.
    var fragments: [Fragment] = []
    /// Whether the grid was made of words without lines, so that its columns are less sure.
    var isAligned = false
    /// Whether figures were lost that stand beside no name.
    var hasNamelessRow = false

    /// 行.
    struct Line {
        var block: Int
        var key: RowKey
        var isTotal = false
        var name = ""
        var number: Int?
        var unit: Agency?
        var category: String?
        var texts: [String: String] = [:]
        var figures: [Figure] = []
        /// 缩进: how deep the name stands, in tables of governments.
        var indent = 0
        /// Where percentages stand, which are texts of the line.
        var percentages: [(column: String, field: PrintedGridRow.Field)] = []
        /// Where the name stands, and with how many spaces before it.
        var left: Double?
        var page: Int?
        var spaces = 0
    }

    /// 金额格: a cell of an amount column.
    struct Figure {
        /// The column of the grid, or of the layout where that is known.
        var column: Int
        var text: String
        var page: Int?
        var box: Box?
        var correction: ReadingReport.Reason?
        /// Whether `column` is one of the layout.
        var isPlaced = false
    }

    /// 栏块: columns of the grid and the columns of the layout that they are.
    struct Block {
        var side: Int
        /// Columns of the layout by those of the grid.
        var places: [Int: Int] = [:]
        /// The columns of the grid, with their headings.
        var columns: [GridBlock.Column] = []
        /// How well the heading agrees that agrees least, to 100.
        var leastScore = 100
        /// Columns of the grid whose headings were not simply read.
        var guessed: Set<Int> = []
        /// Columns of the grid that are about another year or about changes.
        var foreign: Set<Int> = []
        /// Columns of the grid that hold percentages.
        var percentages: Set<Int> = []
        /// Columns of percentages by those of the grid, in tables of governments.
        var texts: [Int: String] = [:]
    }

    /// 缺格的行: lines whose rows have fewer cells than the table has columns, all equally many.
    struct Fragment {
        var lines: Range<Int>
        var missing: Int
        /// Columns of the grid for the printed ones, once that is known.
        var moves: [Int: Int] = [:]
        var isAmbiguous = false
        /// Whether other places would do as well as those from the left.
        var isTied = false
    }

    /// The open columns of each side, behind those of the layout.
    var open: [[PrintedColumn]] = []

    init(_ form: Form) {
        self.form = form
        open = Array(repeating: [], count: form.sides.count)
    }

    /// Where a figure of a line belongs: the column of the layout, or `nil` when that is not known.
    func place(of figure: Figure, in line: Int, fragment: Fragment?) -> Int? {
        if figure.isPlaced { return figure.column }
        let column = fragment?.moves[figure.column] ?? figure.column
        return blocks[lines[line].block].places[column]
    }

    /// The layout of a side with its open columns.
    func layout(of side: Int) -> Layout { form.sides[side].adding(open[side]) }
}

extension DraftTable {
    /// The text of a line in findings.
    func lineID(_ line: Line) -> String {
        if line.isTotal { return "total" }
        let side = form.sides[blocks[line.block].side].side
        return (side.isEmpty ? "" : side + ".") + line.key.description
    }

    /// The sections of the table in a unit, without a report.
    func sections(in unit: AmountUnit) -> [Section] {
        var report: [ReadingReport.CellReading]?
        var decimals = Decimals()
        return sections(in: unit, &report, &decimals)
    }

    /// The decimals that figures print.
    struct Decimals {
        var most = 0
        var hasFigures = false
        /// The most decimals in the row of totals.
        var total: Int?
    }

    /// The sections of the table in a unit, and what became of each cell.
    func sections(
        in unit: AmountUnit, _ report: inout [ReadingReport.CellReading]?, _ decimals: inout Decimals
    ) -> [Section] {
        var makers = form.sides.indices.map { side in
            SectionMaker(form.sides[side].keys, width: layout(of: side).columns.count)
        }
        var next = 0
        for index in lines.indices {
            let line = lines[index]
            while next < fragments.count, fragments[next].lines.upperBound <= index { next += 1 }
            let fragment = next < fragments.count && fragments[next].lines.contains(index) ? fragments[next] : nil
            let side = blocks[line.block].side
            if !line.isTotal { makers[side].begin(line) }
            for figure in line.figures {
                let printed = PrintedFigure(figure.text, unit: unit)
                if printed.content == .blank { continue }
                if !figure.isPlaced, blocks[line.block].percentages.contains(figure.column) { continue }
                let place = place(of: figure, in: index, fragment: fragment)
                var reason = figure.correction ?? printed.correction
                var isLost = false
                if fragment?.isAmbiguous == true {
                    (isLost, reason) = (true, .ambiguous)
                } else if place == nil {
                    (isLost, reason) = (true, .otherColumn)
                } else if let moves = fragment?.moves[figure.column], moves != figure.column {
                    reason = .slipped
                } else if blocks[line.block].guessed.contains(figure.column), !figure.isPlaced {
                    reason = reason ?? .heading
                }
                if let place, let amount = printed.amount, !isLost {
                    if makers[side].set(place, amount, isTotal: line.isTotal) {
                        decimals.most = max(decimals.most, printed.decimals)
                        decimals.hasFigures = true
                        if line.isTotal { decimals.total = max(decimals.total ?? 0, printed.decimals) }
                    } else {
                        (isLost, reason) = (true, .repeatedRow)
                    }
                } else if case .lost(let why) = printed.content {
                    // A heading below figures, or a word in a column that is none of the form, is no figure that was lost.
                    if place == nil, !figure.isPlaced { continue }
                    (isLost, reason) = (true, reason == .ambiguous ? .ambiguous : why)
                }
                guard report != nil else { continue }
                let names = layout(of: side).columns
                let column = place.map { names[$0].name } ?? "column\(figure.column + 1)"
                report?.append(
                    .init(
                        line: LineID(lineID(line)), column: ColumnID(column),
                        status: isLost ? .lost : reason == nil ? .recognized : .corrected, reason: reason,
                        text: reason == nil ? nil : figure.text, page: figure.page, box: figure.box))
            }
            if !line.isTotal { makers[side].end(line) }
        }
        return makers.map(\.section)
    }
}

/// Makes a section of lines.
struct SectionMaker {
    private let kind: KeyKind
    private let width: Int
    private var rows: [Section.Row] = []
    private var cells: [Int64] = []
    private var hasTotal = false
    private var text: [UInt8] = []
    private var keyTexts: [String] = []
    private var units: [Agency?] = []
    private var categories: [String?] = []
    private var texts: [[String: String]] = []
    private var indents: [UInt8] = []

    init(_ kind: KeyKind, width: Int) {
        self.kind = kind
        self.width = width
        cells = Array(repeating: Section.blank, count: width)
    }

    mutating func begin(_ line: DraftTable.Line) {
        cells += Array(repeating: Section.blank, count: width)
    }

    /// Sets a cell of the line that was begun, or of 合计; false when it has a figure already.
    mutating func set(_ column: Int, _ amount: Amount, isTotal: Bool) -> Bool {
        let index = isTotal ? column : cells.count - width + column
        guard column < width, cells[index] == Section.blank, amount.fen != Section.blank else { return false }
        cells[index] = amount.fen
        if isTotal { hasTotal = true }
        return true
    }

    mutating func end(_ line: DraftTable.Line) {
        let key: PackedKey
        if let packed = line.key.packed(in: kind) {
            key = packed
        } else {
            key = PackedKey(text: keyTexts.count)
            keyTexts.append(line.key.description)
        }
        text += Array(line.name.utf8)
        rows.append(
            Section.Row(
                key: key, nameEnd: Int32(clamping: text.count),
                number: line.number.flatMap { Int32(exactly: $0) } ?? Section.Row.noNumber))
        units.append(line.unit)
        categories.append(line.category)
        texts.append(line.texts)
        indents.append(UInt8(clamping: line.indent))
    }

    var section: Section {
        Section(
            kind: kind, width: width, rows: rows, cells: cells, hasTotal: hasTotal, text: text, keyTexts: keyTexts,
            units: units.contains { $0 != nil } ? units : [],
            categories: categories.contains { $0 != nil } ? categories : [],
            texts: texts.contains { !$0.isEmpty } ? texts : [],
            indents: indents.contains { $0 > 0 } ? indents : [])
    }
}
