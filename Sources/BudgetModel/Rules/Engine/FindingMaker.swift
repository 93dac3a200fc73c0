import BudgetCodes

/// Makes findings from marks: reads the cells that a mark is about again, with their names.
struct FindingMaker {
    private let document: Disclosure
    private let tables: [Table]
    private let program: Program
    private let codes: CodeNames
    /// The blank cells that are known through their parts.
    private let fills: [Place: Int64]
    /// The rows with codes, of the sections that were asked for.
    private var codeRows: [Place: CodeRows] = [:]
    /// The lines below each line of the section that was looked at last.
    private var family = Family()

    /// The names of the lines of the section that was looked at last, made when they are asked for: a wrong line is in
    /// several findings. 合计 stands first.
    private var names = SectionNames()

    private struct SectionNames {
        var table = -1
        var side = -1
        var lines: [LineNames?] = []
        /// What tells lines of the same key apart, by row.
        var instances: [Int: String] = [:]
    }

    private struct LineNames {
        let id: LineID
        let name: String
        let instance: String?
    }

    private struct Family {
        var table = -1
        var side = -1
        var children: [[Int]] = []
        var tops: [Int] = []
    }

    private struct Place: Hashable {
        let table: Int
        let side: Int
        let row: Int
        let column: Int
    }

    /// - Parameter fills: The blank cells that are known through their parts.
    init(_ document: Disclosure, _ program: Program, _ names: CodeNames, fills: [Mark]) {
        self.fills = Dictionary(
            first: fills.map {
                (Place(table: $0.table, side: $0.side, row: $0.row, column: $0.column), $0.expected)
            })
        self.document = document
        tables = document.tables.tables
        self.program = program
        codes = names
    }

    /// Finds the lines below each line, once for all marks of a section.
    private mutating func findFamily(_ mark: Mark) {
        guard family.table != mark.table || family.side != mark.side else { return }
        let section = tables[mark.table].sides[mark.side]
        family = Family(table: mark.table, side: mark.side)
        family.children = Array(repeating: [], count: section.count)
        for (row, parent) in section.parents.enumerated() {
            if parent < 0 { family.tops.append(row) } else { family.children[Int(parent)].append(row) }
        }
    }

    /// Records the finding of a mark.
    mutating func record(_ mark: Mark, in evaluation: inout Evaluation) {
        let rule = NumberedRule(ordinal: mark.ordinal)
        // It was not sure at first.
        guard mark.verdict != .holds else { return evaluation.countHolds(mark.ordinal) }
        let precision = mark.table < 0 ? .tenThousandYuan : tables[mark.table].caption.precision
        switch mark.subject {
        case .identity, .parentSum, .totalSum, .formula, .relation, .keyed:
            let (cell, others) = cells(of: mark)
            if let reason = mark.reason {
                evaluation.recordNotEvaluated(rule, reason, cell: cell, others: others, precision: precision)
            } else {
                let printed = mark.printed == Section.blank ? nil : Amount(fen: mark.printed)
                evaluation.recordDifference(
                    rule, mark.verdict, printed: printed, sum: mark.expected, cell: cell, others: others,
                    precision: precision)
            }
        case .negative, .overPrecise:
            let problem: Finding.Problem = if case .negative = mark.subject { .negative } else { .overPrecise }
            let cell = cell(mark.row, mark.column, mark)
            evaluation.check(rule, precision: precision, problem: problem) { cell }
        default:
            let (problem, severity) = problem(of: mark)
            let place = place(of: mark)
            evaluation.check(rule, severity: severity, problem: problem) { place }
        }
    }

    // MARK: Cells

    private mutating func cell(_ row: Int, _ column: Int, _ mark: Mark) -> Cell {
        let line = line(row, mark)
        // The parts of a table are looked at where they are, for a copy would count their references.
        let form = tables[mark.table].form
        let isOpen = column >= form.sides[mark.side].columns.count
        let name =
            isOpen ? tables[mark.table].layout(of: mark.side).columns[column] : form.sides[mark.side].columns[column]
        var cell = Cell(
            Location(table: form.id, line: line.id, column: ColumnID(name.name), instance: line.instance), form: form,
            lineName: line.name, columnHeading: name.heading)
        set(&cell, mark.table, mark.side, row, column)
        return cell
    }

    /// Gives a cell its figure, printed or made from its parts.
    private func set(_ cell: inout Cell, _ table: Int, _ side: Int, _ row: Int, _ column: Int) {
        cell.amount = tables[table].sides[side][row, column]
        guard cell.amount == nil, let fen = fills[Place(table: table, side: side, row: row, column: column)] else {
            return
        }
        cell.amount = Amount(fen: fen)
        cell.isDerived = true
    }

    /// A cell with its figure, by the places of the table, the side, the row and the column.
    func cell(_ table: Int, _ side: Int, _ row: Int, _ column: Int) -> Cell {
        var cell = tables[table].cell(side, row, column)
        if cell.amount == nil { set(&cell, table, side, row, column) }
        return cell
    }

    private mutating func line(_ row: Int, _ mark: Mark) -> LineNames {
        if names.table != mark.table || names.side != mark.side {
            let count = tables[mark.table].sides[mark.side].count + 1
            names = SectionNames(
                table: mark.table, side: mark.side, lines: Array(repeating: nil, count: count),
                instances: tables[mark.table].sides[mark.side].instances)
        }
        if let known = names.lines[row + 1] { return known }
        let line = LineNames(
            id: tables[mark.table].line(mark.side, row), name: tables[mark.table].sides[mark.side].name(of: row),
            instance: names.instances[row])
        names.lines[row + 1] = line
        return line
    }

    /// The cell that a comparison asserts, and those that it is compared with.
    private mutating func cells(of mark: Mark) -> (Cell, [Cell]) {
        switch mark.subject {
        case .relation(let place, let isRowPrinted):
            let relation = program.relationDeclarations[Int(place)]
            let isShown = isRowPrinted && mark.printed != Section.blank
            let subject = isShown ? self.cell(at: relation.subject) : nil
            return (
                subject ?? relation.subject.cell(nil), (relation.addends + relation.subtrahends).compactMap(cell(at:))
            )
        case .keyed(let place, let code, let isRowPrinted):
            return cells(of: program.keyedDeclarations[Int(place)], code, isRowPrinted: isRowPrinted, mark)
        default: break
        }
        var subject = cell(mark.row, mark.column, mark)
        if mark.printed == Section.blank {
            subject.amount = nil
            subject.isDerived = false
        }
        switch mark.subject {
        case .identity(let number):
            let identity = tables[mark.table].layout(of: mark.side).identities[Int(number)]
            let columns = identity.addends + identity.subtrahends
            var others: [Cell] = []
            // No more room than is used, for there may be a hundred thousand findings.
            others.reserveCapacity(columns.count { isKnown(mark.row, $0, mark) })
            for column in columns where isKnown(mark.row, column, mark) {
                others.append(cell(mark.row, column, mark))
            }
            return (subject, others)
        case .parentSum:
            findFamily(mark)
            return (subject, cells(of: family.children[mark.row], mark))
        case .totalSum:
            findFamily(mark)
            return (subject, cells(of: family.tops, mark))
        case .formula(let number):
            let formula = program.formulaDeclarations[Int(number)]
            findFamily(mark)
            let section = tables[mark.table].sides[mark.side]
            return (subject, cells(of: addends(of: formula, section, mark, depth: 3), mark))
        default: return (subject, [])
        }
    }

    /// The rows that a formula adds up; those of its own formula for one that is not printed.
    private func addends(of formula: RowFormula, _ section: Section, _ mark: Mark, depth: Int) -> [Int] {
        guard let addends = formula.addends else { return family.tops.filter { !section.isStructural($0) } }
        return addends.flatMap { row -> [Int] in
            if let place = section.firstRow(of: .row(row)) { return [place] }
            let own = tables[mark.table].form.sides[mark.side].formulas.first { $0.sum == row }
            guard depth > 0, let own else { return [] }
            return self.addends(of: own, section, mark, depth: depth - 1)
        }
    }

    private func isKnown(_ row: Int, _ column: Int, _ mark: Mark) -> Bool {
        tables[mark.table].sides[mark.side].value(row, column) != Section.blank
            || fills[Place(table: mark.table, side: mark.side, row: row, column: column)] != nil
    }

    /// The cells of lines in the column of a mark; blank ones say nothing.
    private mutating func cells(of rows: [Int], _ mark: Mark) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(rows.count)
        for row in rows where isKnown(row, mark.column, mark) { cells.append(cell(row, mark.column, mark)) }
        return cells
    }

    /// The cell of a relation with its figure; `nil` where the table or the row is not there.
    func cell(at reference: CellReference) -> Cell? {
        guard let table = document.tables.index(of: reference.form.id), tables[table].form == reference.form else {
            return nil
        }
        let section = tables[table].sides[reference.side]
        switch reference.row {
        case .total: return cell(table, reference.side, -1, reference.column)
        case .first(let key):
            guard let row = section.firstRow(of: key) ?? section.firstRow(ofOtherDepth: key, reference.layout) else {
                return nil
            }
            var cell = self.cell(table, reference.side, row, reference.column)
            // Relations have names for lines that say more than a code.
            cell.lineName = reference.lineName
            return cell
        case .all(let key):
            let parts = (0..<section.count).filter { section.key(of: $0) == key }.map {
                self.cell(table, reference.side, $0, reference.column)
            }
            guard !parts.isEmpty else { return nil }
            var whole = reference.cell(RunningSum(parts.map(\.amount), tables[table].caption.precision).amount)
            whole.isDerived = parts.contains(where: \.isDerived)
            return whole
        }
    }

    private mutating func cells(
        of relation: KeyedRelation, _ code: Int32, isRowPrinted: Bool, _ mark: Mark
    ) -> (Cell, [Cell]) {
        let subject = relation.subject
        let column = subject.layout.columns[subject.column]
        guard code != 0 else {
            let location = Location(table: subject.form.id, column: ColumnID(column.name))
            return (Cell(location, form: subject.form, columnHeading: column.heading), [])
        }
        if code == Mark.totalCode {
            let cells = relation.columns.compactMap { reference in
                document.tables.index(of: reference.form.id).map { self.cell($0, reference.side, -1, reference.column) }
            }
            return (cells[0], Array(cells.dropFirst()))
        }
        var lineName: String?
        var others: [Cell] = []
        for (source, reference) in relation.columns.enumerated() {
            guard let place = document.tables.index(of: reference.form.id) else { continue }
            let section = tables[place].sides[reference.side]
            for row in rows(of: code, place, reference.side) {
                if section.rows[row].key.code == code { lineName = lineName ?? section.name(of: row) }
                if source > 0 { others.append(cell(place, reference.side, row, reference.column)) }
            }
        }
        let isShown = isRowPrinted && mark.printed != Section.blank
        let location = Location(
            table: subject.form.id, line: LineID(subject.layout.prefix + String(code)), column: ColumnID(column.name))
        let cell = Cell(
            location, form: subject.form, lineName: lineName, columnHeading: column.heading,
            amount: isShown ? Amount(fen: mark.printed) : nil)
        return (cell, others)
    }

    /// The rows that give the figure of a code: its own, or the highest ones below it. Those of all codes are listed once.
    private mutating func rows(of code: Int32, _ table: Int, _ side: Int) -> [Int] {
        let place = Place(table: table, side: side, row: -1, column: -1)
        if let known = codeRows[place] { return known.rows(of: code) }
        let listed = CodeRows(tables[table].sides[side])
        codeRows[place] = listed
        return listed.rows(of: code)
    }

    // MARK: Problems

    /// What is wrong with something that is no sum, and its severity where that is not the rule's.
    private func problem(of mark: Mark) -> (Finding.Problem, Severity?) {
        switch mark.subject {
        case .missingTable: return (.missingTable, nil)
        case .emptyWithoutStatement: return (.emptyWithoutStatement, nil)
        case .statementContradicted: return (.statementContradicted, nil)
        case .malformedCode:
            let section = tables[mark.table].sides[mark.side]
            // A side of a table lists functional codes among other rows.
            let kind = section.kind == .row ? .functional : section.kind
            return (.malformedCode(code: section.key(of: mark.row).description, kind: kind), nil)
        case .tooCoarse: return (.tooCoarse, nil)
        case .duplicateLine: return (.duplicateLine, nil)
        case .missingParent:
            let key = tables[mark.table].sides[mark.side].key(of: mark.row)
            return (.missingParent(code: key.parent?.description ?? ""), nil)
        case .unknownCode:
            // Our own catalogue may not know a code that exists; the official table of a year knows them all.
            let code = tables[mark.table].sides[mark.side].rows[mark.row].key.code
            if !codes.wouldKnow(code) { return (.uncertainCode, nil) }
            return (.unknownCode, codes.isOfficial(for: code) ? .error : nil)
        case .name: return (nameProblem(of: mark), nil)
        default: preconditionFailure("a mark of a sum is no problem")
        }
    }

    private func nameProblem(of mark: Mark) -> Finding.Problem {
        let section = tables[mark.table].sides[mark.side]
        let code = section.rows[mark.row].key.code
        guard let entry = codes.entry(of: code) else { return .unknownCode }
        if case .formerName(let span) = codes.match(code, withoutNumbering(section.name(of: mark.row))) {
            return .formerName(until: span.lastYear, expected: entry.name, evidence: entry.evidence)
        }
        return .otherName(expected: entry.name, evidence: entry.evidence)
    }

    /// The table or the row that a problem is about.
    private mutating func place(of mark: Mark) -> Cell {
        if case .missingTable(let slot) = mark.subject {
            let form = program.forms[Int(slot)]
            return Cell(Location(table: form.id), form: form)
        }
        let form = tables[mark.table].form
        guard mark.row >= 0 else { return Cell(Location(table: form.id), form: form) }
        let line = line(mark.row, mark)
        return Cell(
            Location(table: form.id, line: line.id, instance: line.instance), form: form, lineName: line.name)
    }
}

extension Table {
    /// A cell, for a finding; row -1 is 合计.
    func cell(_ side: Int, _ row: Int, _ column: Int) -> Cell {
        let names = layout(of: side).columns[column]
        return Cell(
            Location(table: form.id, line: line(side, row), column: ColumnID(names.name)), form: form,
            lineName: sides[side].name(of: row), columnHeading: names.heading, amount: sides[side][row, column])
    }

    /// The name of a row in locations.
    func line(_ side: Int, _ row: Int) -> LineID {
        row < 0 ? .total : LineID(form.sides[side].prefix + sides[side].key(of: row).description)
    }
}

extension Section {
    /// The row of a fund of income that stands below the heading 财政拨款, or of one that does not.
    fileprivate func firstRow(ofOtherDepth key: RowKey, _ layout: Layout) -> Int? {
        guard layout.side == "income", case .row(let row) = key else { return nil }
        return firstRow(of: .row(row.atOtherDepth))
    }
}

/// The rows of a section that have codes, in the order of the codes.
private struct CodeRows {
    private var list: [(order: Int64, code: Int32, row: Int)] = []
    private let section: Section
    private let parents: [Int32]

    init(_ section: Section) {
        self.section = section
        parents = section.parents
        for (row, line) in section.rows.enumerated() where line.key.code != 0 {
            list.append((Section.prefixOrder(line.key.code), line.key.code, row))
        }
        list.sort { ($0.order, $0.row) < ($1.order, $1.row) }
    }

    /// The rows of a code; the highest ones below it where it is not printed.
    func rows(of code: Int32) -> [Int] {
        let order = Section.prefixOrder(code)
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle].order < order { low = middle + 1 } else { high = middle }
        }
        let own = list[low...].prefix { $0.code == code }
        guard own.isEmpty else { return own.map(\.row) }
        // What is below a code stands right behind its place.
        return list[low...].prefix { Section.isBelow($0.code, code) }.map(\.row).filter {
            parents[$0] < 0 || !Section.isBelow(section.rows[Int(parents[$0])].key.code, code)
        }.sorted()
    }
}
