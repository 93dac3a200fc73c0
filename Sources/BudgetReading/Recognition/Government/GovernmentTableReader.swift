import BudgetCodes
import BudgetModel

/// 政府表读取: makes a draft of a table of a government from a grid that was taken apart.
struct GovernmentTableReader {
    let form: GovernmentForm
    let parts: GridParts
    /// The year that the table is about.
    let year: Int?
    var draft: DraftTable
    /// The printed columns in their order.
    private(set) var columns: [PrintedColumn] = []
    /// What stands in rows of formulas, such as A=B+C.
    private(set) var formulas: [String] = []

    init(_ form: GovernmentForm, _ id: Form.ID, _ parts: GridParts, year: Int?) {
        self.form = form
        self.parts = parts
        self.year = year
        let own = form.forms.first { $0.id == id } ?? form.forms[0]
        draft = DraftTable(own)
    }

    /// Reads the grid; how well it fits is that of the draft.
    mutating func read() {
        let layouts = draft.form.sides
        let grid = GovernmentGrid(parts, layout: layouts[0])
        let usable = grid.blocks.filter { !$0.figures.isEmpty }
        for column in grid.others {
            draft.notes.append(.init(.otherColumn, parts.headings[column].joined(separator: " ")))
        }
        guard !usable.isEmpty, layouts.count == 1 || usable.count <= 2 else { return }
        var fits: [Double] = []
        for (number, block) in usable.enumerated() {
            let side = layouts.count == 1 ? 0 : self.side(block, number, of: usable.count)
            fits.append(addBlock(block, side: side))
            readRows(block, number)
        }
        placeIndents()
        draft.fit = (fits.min() ?? 0) * (0.4 + 0.6 * rowFit)
    }

    // MARK: Columns

    /// The side of a block: by its headings, else by the codes and names of its rows.
    private func side(_ block: GovernmentGrid.Block, _ number: Int, of count: Int) -> Int {
        let columns = block.codes + [block.name].compactMap { $0 } + block.figures
        let text = PrintedText.folded(columns.flatMap { parts.headings[$0] }.joined())
        let saysIncome = text.has("收入")
        let saysExpenditure = text.has("支出")
        if saysIncome != saysExpenditure { return saysIncome ? 0 : 1 }
        var income = 0
        var expenditure = 0
        for row in parts.body {
            for column in block.codes + [block.name].compactMap({ $0 }) {
                guard let text = row.field(column)?.text else { continue }
                if text.hasPrefix("1") || text.has("收入") { income += 1 }
                if text.hasPrefix("2") || text.has("支出") { expenditure += 1 }
            }
        }
        if income != expenditure { return income > expenditure ? 0 : 1 }
        return count == 1 ? 0 : number
    }

    /// Adds a block whose columns are matched with those of a side; how well they agree.
    private mutating func addBlock(_ block: GovernmentGrid.Block, side: Int) -> Double {
        let layout = draft.form.sides[side]
        let matcher = GovernmentColumnMatcher(layout, year: year)
        var own = DraftTable.Block(side: side)
        var matched = 0.0
        var taken: Set<Int> = []
        var open: [Int] = []
        let printed = (block.figures + block.texts.map(\.column)).sorted()
        for column in printed {
            let path = parts.headings[column]
            let heading = path.joined(separator: " ")
            if let text = block.texts.first(where: { $0.column == column }) {
                declare(text.name, heading, layout)
                continue
            }
            own.columns.append(.init(index: column, path: path, kind: .amount))
            switch matcher.place(path) {
            case .amount(let place) where taken.insert(place).inserted:
                own.places[column] = place
                declare(layout.columns[place].name, heading, layout)
                matched += 1
            case .text(let name) where !own.texts.values.contains(name):
                own.texts[column] = name
                declare(name, heading, layout)
                matched += 1
            case .text, .unknownPercentage:
                draft.notes.append(.init(.otherColumn, heading))
            default:
                open.append(column)
            }
        }
        if open.count == 1, taken.isEmpty, let place = layout.position(of: "amount") {
            own.places[open[0]] = place
            declare("amount", parts.headings[open[0]].joined(separator: " "), layout)
            open = []
            matched += 0.6
        }
        matched += addOpenColumns(open, side, &own)
        draft.blocks.append(own)
        return own.columns.isEmpty ? 0 : matched / Double(own.columns.count)
    }

    private mutating func declare(_ name: String, _ heading: String, _ layout: Layout) {
        let side = layout.side.isEmpty ? nil : layout.side
        guard !columns.contains(where: { $0.name == name && $0.side == side }) else { return }
        columns.append(PrintedColumn(name, heading: heading.isEmpty ? nil : heading, side: side))
    }

    /// Amounts that the form does not have are columns of the table alone: regions beside their total, as a rule.
    private mutating func addOpenColumns(_ open: [Int], _ side: Int, _ block: inout DraftTable.Block) -> Double {
        let layout = draft.form.sides[side]
        let hasTotal = layout.position(of: "total").map { block.places.values.contains($0) } ?? false
        var credit = 0.0
        for column in open {
            let heading = parts.headings[column].joined(separator: " ")
            let count = draft.open[side].count
            guard !heading.isEmpty, layout.columns.count + count < Layout.columnLimit else { continue }
            let name = "\(hasTotal ? "region" : "extra")\(count + 1)"
            let printed = PrintedColumn(name, heading: heading, side: layout.side.isEmpty ? nil : layout.side)
            draft.open[side].append(printed)
            block.places[column] = layout.columns.count + count
            columns.append(printed)
            draft.notes.append(.init(.openColumn, heading, column: ColumnID(name)))
            if hasTotal, form.contents == [.items] { credit += 0.8 }
        }
        return credit
    }

    // MARK: Rows

    private mutating func readRows(_ block: GovernmentGrid.Block, _ number: Int) {
        guard let nameColumn = block.name else { return }
        let own = draft.blocks[number]
        var covering: [Int: (text: String, rows: Int)] = [:]
        for row in parts.body {
            var line = DraftTable.Line(block: number, key: .row(.total))
            let name = row.field(nameColumn)
            line.name = name?.text ?? ""
            if parts.origin == .aligned, let name, let (rest, figures) = Self.parted(name) {
                // Long names reach into the next column: which figure is whose cannot be told.
                line.name = rest
                draft.notes.append(.init(.ambiguous, name.text, line: LineID(rest), page: name.page))
                for figure in figures { draft.lost.append((figure, rest, "", name)) }
            }
            var code = CodeCell.joined(
                block.codes.compactMap { column in
                    row.field(column).map { CodeCell.withoutDecimals($0.text.halfWidth) }.flatMap {
                        $0.isEmpty ? nil : $0
                    }
                })
            if code.isEmpty, hasCodes, let (glued, rest) = GovernmentGrid.glued(line.name) {
                (code, line.name) = (glued, rest)
            }
            for column in block.figures {
                guard let field = row.field(column), !field.isBlank, !GovernmentGrid.isCross(field.text) else {
                    continue
                }
                if let text = own.texts[column] {
                    guard !PrintedFigure.isBlank(field.text) else { continue }
                    guard let figure = GovernmentGrid.percentage(field.text) else {
                        draft.lost.append((field.raw, line.name, text, field))
                        continue
                    }
                    line.texts[text] = figure
                    line.percentages.append((text, field))
                } else if own.places[column] != nil {
                    line.figures.append(.init(column: column, text: field.raw, page: field.page, box: field.box))
                } else if GovernmentGrid.isFigure(field.text) {
                    draft.lost.append((field.raw, line.name, parts.headings[column].joined(separator: " "), field))
                }
            }
            for (column, text) in block.texts {
                if let field = row.field(column), !field.isBlank {
                    line.texts[text] = field.text
                    covering[column] = field.rowSpan > 1 ? (field.text, field.rowSpan - 1) : nil
                } else if row.field(column) == nil, let above = covering[column], above.rows > 0 {
                    line.texts[text] = above.text
                    covering[column]?.rows -= 1
                }
            }
            if let column = block.number, let digits = row.field(column).flatMap({ PrintedText.digits($0.text) }) {
                line.number = Int(digits)
            }
            add(line, code: code, name, row)
        }
    }

    /// Figures that stand in a name, and the name without them.
    private static func parted(_ name: PrintedGridRow.Field) -> (name: String, figures: [String])? {
        let words = name.raw.split(whereSeparator: \.isWhitespace).map(String.init)
        let figures = words.filter { PrintedFigure.isFigure($0) }
        guard !figures.isEmpty, figures.count < words.count else { return nil }
        return (PrintedText.joined(words.filter { !PrintedFigure.isFigure($0) }.joined(separator: " ")), figures)
    }

    private var hasCodes: Bool {
        form.contents.contains { $0 == .revenue || $0 == .expenditure || $0 == .economic || $0 == .balance }
    }

    private mutating func add(
        _ line: DraftTable.Line, code: String, _ name: PrintedGridRow.Field?, _ row: PrintedGridRow
    ) {
        var line = line
        let hasFigures = !line.figures.isEmpty || !line.percentages.isEmpty
        if line.name.isEmpty, code.isEmpty {
            guard hasFigures else { return }
            draft.notes.append(.init(.unknownRow, row.text, page: row.page))
            for figure in line.figures where GovernmentGrid.isFigure(figure.text) {
                guard let field = row.field(figure.column) else { continue }
                draft.lost.append((figure.text, "", "", field))
            }
            for (column, field) in line.percentages { draft.lost.append((field.raw, "", column, field)) }
            return
        }
        if isFormula(line) {
            formulas += line.figures.map { PrintedText.joined($0.text.halfWidth) }
            return
        }
        if !hasFigures, code.isEmpty, goesOn(line.name, row) { return }
        line.key = .row(SummaryRow(rawValue: code.isEmpty ? line.name : code))
        line.left = name?.box?.left
        line.page = name?.page
        line.spaces = name.map { Self.spaces($0.raw) } ?? 0
        draft.lines.append(line)
    }

    /// A row of letters that say how columns are made of others: A=B+C.
    private func isFormula(_ line: DraftTable.Line) -> Bool {
        let texts = line.figures.map { PrintedText.joined($0.text.halfWidth) }
        return texts.contains { $0.has("=") } && texts.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) }
            && texts.allSatisfy { $0.unicodeScalars.contains(where: \.isASCIILetter) }
    }

    /// What a page break left of the name above: only where the official name of the code says so.
    private mutating func goesOn(_ name: String, _ row: PrintedGridRow) -> Bool {
        guard let last = draft.lines.indices.last, draft.lines[last].page != row.page,
            case .row(let key) = draft.lines[last].key
        else { return false }
        let joined = PrintedText.folded(draft.lines[last].name + name)
        let code = key.rawValue
        let official =
            FunctionalCode(code).flatMap { Catalogue.functional[2024][$0]?.name }
            ?? RevenueCode(code).flatMap { Catalogue.revenue[2024][$0]?.name }
        guard let official, PrintedText.folded(official) == joined else { return false }
        draft.lines[last].name += name
        return true
    }

    // MARK: Parts

    /// Adds what another grid has of the same table: the other side of it. Nothing else can be told from a second table of
    /// the form.
    mutating func goOn(with other: GovernmentTableReader) -> Bool {
        guard draft.form.isTwoSided, other.year == year,
            Set(draft.blocks.map(\.side)).isDisjoint(with: other.draft.blocks.map(\.side)),
            draft.open.joined().isEmpty || other.draft.open.joined().isEmpty
        else { return false }
        let count = draft.blocks.count
        draft.blocks += other.draft.blocks
        draft.lines += other.draft.lines.map { line in
            var line = line
            line.block += count
            return line
        }
        for side in draft.open.indices { draft.open[side] += other.draft.open[side] }
        draft.notes += other.draft.notes
        draft.lost += other.draft.lost
        columns += other.columns
        return true
    }

    // MARK: Fit

    /// How well the rows are those of the form: regions where it has regions.
    private var rowFit: Double {
        guard !draft.lines.isEmpty else { return 0.5 }
        let regions = draft.lines.count { line in
            guard let last = line.name.last else { return false }
            return "省市县区州盟旗".contains(last) || line.name.hasSuffix("本级") && line.name.count < 8
        }
        let share = Double(regions) / Double(draft.lines.count)
        if form.contents == [.regions] { return share >= 0.5 ? 1 : share }
        return share > 0.6 ? 0.4 : 1
    }
}
