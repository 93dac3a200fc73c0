import BudgetCodes
import BudgetModel

/// 读表: makes a draft of a table of one form from a grid that was taken apart.
struct TableReader {
    let form: Form
    let parts: GridParts
    let blocks: [GridBlock]
    let names: RowNames
    let practices: [Practice]
    /// The year of the document, where it is known.
    let year: Int?
    var draft: DraftTable
    /// The blocks whose totals were read.
    private var totals: Set<Int> = []

    init(_ form: Form, _ parts: GridParts, blocks: [GridBlock], names: RowNames, practices: [Practice], year: Int?) {
        self.form = form
        self.parts = parts
        self.blocks = blocks
        self.names = names
        self.practices = practices
        self.year = year
        draft = DraftTable(form)
        draft.isAligned = parts.origin == .aligned
    }

    /// The draft, with how well it fits.
    mutating func read() -> DraftTable {
        if form.isTwoSided {
            readSides()
        } else {
            switch form.sides[0].keys {
            case .row where form.sides[0].columns.count > 1: readSingleRow()
            case .row, .outline: readList()
            case .functional, .economic, .expenditure, .agency, .project: readCoded()
            }
        }
        return draft
    }

    /// Adds a block whose columns are matched with the layout of a side.
    ///
    /// - Returns: How well the headings agree, from 0 to 1.
    mutating func addBlock(_ block: GridBlock, side: Int) -> Double {
        let layout = form.sides[side]
        var part = DraftTable.Block(side: side, columns: block.amounts)
        let matcher = ColumnMatcher(
            layout, form: form.id, practices: practices, year: year,
            isInferred: parts.origin == .text || parts.origin == .aligned)
        let result = matcher.match(block.amounts.map(\.path))
        for match in result.matches {
            part.places[block.amounts[match.printed].index] = match.place
            if match.score < 50 { part.guessed.insert(block.amounts[match.printed].index) }
        }
        let total = result.matches.reduce(0) { $0 + $1.score }
        part.leastScore = result.matches.map(\.score).min() ?? 0
        // A column beyond the form says less against it than a match speaks for it.
        let known = 2 * result.matches.count + result.unknown.count
        var fit = known == 0 ? 0 : Double(2 * total) / Double(100 * known)
        // A list with one amount has it in its first column, whatever the heading.
        let own = block.amounts.indices.filter { !result.foreign.contains($0) && !result.percentages.contains($0) }
        if layout.columns.dropFirst().allSatisfy(\.isLocal), own.count == 1, result.matches.isEmpty {
            part.places[block.amounts[own[0]].index] = 0
            fit = 0.6
        }
        for column in result.percentages {
            part.percentages.insert(block.amounts[column].index)
            draft.notes.append(.init(.otherColumn, block.amounts[column].path.joined(separator: " ")))
        }
        for column in block.labels where column.kind == .other && hasFigures(column.index) {
            draft.notes.append(.init(.otherColumn, column.path.joined(separator: " ")))
        }
        for column in result.foreign { part.foreign.insert(block.amounts[column].index) }
        for column in result.competing {
            draft.notes.append(.init(.competing, block.amounts[column].path.joined(separator: " ")))
        }
        draft.blocks.append(part)
        return fit
    }

    private func hasFigures(_ column: Int) -> Bool {
        parts.body.contains { row in row.field(column).map { PrintedFigure.isFigure($0.raw) } == true }
    }
}

extension TableReader {
    /// 编码表: lines by codes, units or projects, in one block or in several side by side.
    private mutating func readCoded() {
        var fits: [Double] = []
        for block in blocks where !block.amounts.isEmpty { fits.append(addBlock(block, side: 0)) }
        let usable = blocks.filter { !$0.amounts.isEmpty }
        var counts = (good: 0, all: 0)
        for (number, block) in usable.enumerated() {
            var rows = LineLabels(block, kind: form.sides[0].keys)
            let width = (block.range?.upperBound ?? 0) + 1
            var fragment: (width: Int, start: Int)?
            func close(_ draft: inout DraftTable) {
                guard let open = fragment, open.start < draft.lines.count else { return }
                draft.fragments.append(.init(lines: open.start..<draft.lines.count, missing: width - open.width))
            }
            for row in parts.body {
                let isShort = usable.count == 1 && parts.origin == .text && row.width < width
                if !isShort || fragment?.width != row.width {
                    close(&draft)
                    fragment = isShort ? (row.width, draft.lines.count) : nil
                }
                if readNamedTotals(row) {
                    continue
                }
                if let isKnown = readLine(row, block, number, &rows) {
                    counts.all += 1
                    if isKnown { counts.good += 1 }
                }
            }
            close(&draft)
        }
        let keys = counts.all == 0 ? 1 : Double(counts.good) / Double(counts.all)
        draft.fit = (fits.min() ?? 0) * (0.2 + 0.8 * keys)
    }

    /// Reads a row of a block; `nil` when it is no line, else whether its key is one of the form.
    private mutating func readLine(
        _ row: PrintedGridRow, _ block: GridBlock, _ number: Int, _ rows: inout LineLabels
    ) -> Bool? {
        var label = rows.read(row)
        let columns = Set(block.amounts.map(\.index))
        var figures: [DraftTable.Figure] = []
        for field in row.fields where columns.contains(field.column) && !field.isBlank {
            figures.append(.init(column: field.column, text: field.raw, page: field.page, box: field.box))
        }
        if figures.isEmpty, let glued = label.glued {
            figures = glued
        }
        let hasFigures = figures.contains { !PrintedFigure.isBlank($0.text) }
        let isTotal = label.code.isEmpty && GridParts.isTotal(label.name) || GridParts.isTotal(label.code)
        if label.code.isEmpty, label.name.isEmpty {
            guard hasFigures else { return nil }
            let isFirst = draft.lines.last?.block != number
            draft.notes.append(.init(isFirst ? .unnamedTotal : .unknownRow, row.text, page: row.page))
            guard isFirst, !totals.contains(number) else {
                draft.hasNamelessRow = true
                for field in row.filled { draft.lost.append((field.raw, "", "", field)) }
                return false
            }
            totals.insert(number)
            draft.lines.append(.init(block: number, key: .row(.total), isTotal: true, figures: figures))
            return true
        }
        if isTotal {
            if totals.contains(number) {
                draft.notes.append(.init(.repeatedRow, row.text, page: row.page))
                return nil
            }
            totals.insert(number)
            draft.lines.append(.init(block: number, key: .row(.total), isTotal: true, figures: figures))
            return true
        }
        if label.code.isEmpty, label.unit != nil, form.sides[0].keys.isClassified {
            // The sum of a unit above its lines: counted as a line it would count twice.
            draft.notes.append(.init(.unknownRow, row.text, page: row.page))
            for field in row.filled where columns.contains(field.column) {
                draft.lost.append((field.raw, "", "", field))
            }
            return nil
        }
        if label.code.isEmpty, !hasFigures, form.sides[0].keys != .project || label.category == nil {
            rows.goesOn(label.name, &draft, row)
            return nil
        }
        let length = label.code.utf8.count
        if draft.isAligned, form.sides[0].keys == .project,
            length > 11 && length < 21 || length > 0 && label.name.isEmpty && !hasFigures
        {
            // A code that did not fit into its cell, and what is left of it somewhere below.
            draft.notes.append(.init(.unknownRow, row.text, page: row.page))
            for field in row.filled where columns.contains(field.column) {
                draft.lost.append((field.raw, "", "", field))
            }
            return false
        }
        let key = rows.key(&label)
        let isKnown: Bool
        switch key {
        case .row: isKnown = false
        default: isKnown = true
        }
        draft.lines.append(
            .init(
                block: number, key: key, name: label.name, unit: label.unit, category: label.category,
                figures: figures))
        return isKnown
    }

    /// 人员经费合计 | 1,728.50 | 公用经费合计 | 248.68: totals by the names of the columns, one row for several blocks.
    private mutating func readNamedTotals(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        guard let first = filled.first, first.text.hasSuffix("合计"), !GridParts.isTotal(first.text) else { return false }
        var figures: [DraftTable.Figure] = []
        var column: Int?
        for field in filled {
            if PrintedFigure.isFigure(field.raw) {
                guard let place = column else { return false }
                figures.append(
                    .init(column: place, text: field.raw, page: field.page, box: field.box, isPlaced: true))
                column = nil
            } else {
                let name = PrintedText.folded(field.text.replacing("合计", by: ""))
                column = form.sides[0].columns.firstIndex { PrintedText.folded($0.heading).hasPrefix(name) }
                if column == nil || name.isEmpty { return false }
            }
        }
        // Blocks side by side have the row in common.
        if totals.isEmpty {
            totals.insert(0)
            draft.lines.append(.init(block: 0, key: .row(.total), isTotal: true, figures: figures))
        }
        return true
    }
}
