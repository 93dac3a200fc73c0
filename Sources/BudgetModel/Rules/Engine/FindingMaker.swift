import BudgetCodes

/// Makes findings from marks: reads the cells that a mark is about again, with their names.
struct FindingMaker {
    private let document: Disclosure
    private let tables: [Table]
    private let program: Program
    private let codes: CodeNames
    /// The lines below each line of the section that was looked at last.
    private var family = Family()

    /// The names of the lines of the section that was looked at last, made when they are asked for: a wrong line is in
    /// several findings. 合计 stands first.
    private var names = SectionNames()

    private struct SectionNames {
        var table = -1
        var side = -1
        var lines: [LineNames?] = []
    }

    private struct LineNames {
        let id: LineID
        let name: String
    }

    private struct Family {
        var table = -1
        var side = -1
        var children: [[Int]] = []
        var tops: [Int] = []
    }

    init(_ document: Disclosure, _ program: Program, _ names: CodeNames) {
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
        let precision = mark.table < 0 ? .tenThousandYuan : tables[mark.table].caption.precision
        switch mark.subject {
        case .identity, .parentSum, .totalSum, .formula, .relation, .keyed:
            let (cell, others) = cells(of: mark)
            if let reason = mark.reason {
                evaluation.recordNotEvaluated(rule, reason, cell: cell, others: others, precision: precision)
            } else {
                evaluation.recordDifference(
                    rule, mark.verdict, printed: Amount(fen: mark.printed), sum: mark.expected, cell: cell,
                    others: others, precision: precision)
            }
        case .negative, .overPrecise:
            let problem: Finding.Problem = if case .negative = mark.subject { .negative } else { .overPrecise }
            let cell = cell(mark.row, mark.column, mark)
            evaluation.check(rule, precision: precision, problem: problem) { cell }
        default:
            let (problem, severity) = problem(of: mark)
            evaluation.check(rule, severity: severity, problem: problem) { place(of: mark) }
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
        return Cell(
            Location(table: form.id, line: line.id, column: ColumnID(name.name)), form: form, lineName: line.name,
            columnHeading: name.heading, amount: tables[mark.table].sides[mark.side][row, column])
    }

    private mutating func line(_ row: Int, _ mark: Mark) -> LineNames {
        if names.table != mark.table || names.side != mark.side {
            let count = tables[mark.table].sides[mark.side].count + 1
            names = SectionNames(
                table: mark.table, side: mark.side, lines: Array(repeating: nil, count: count))
        }
        if let known = names.lines[row + 1] { return known }
        let line = LineNames(
            id: tables[mark.table].line(mark.side, row), name: tables[mark.table].sides[mark.side].name(of: row))
        names.lines[row + 1] = line
        return line
    }

    /// The cell that a comparison asserts, and those that it is compared with.
    private mutating func cells(of mark: Mark) -> (Cell, [Cell]) {
        switch mark.subject {
        case .relation(let place, let isRowPrinted):
            let relation = program.relationDeclarations[Int(place)]
            let isShown = isRowPrinted && mark.printed != Section.blank
            let subject = relation.subject.cell(isShown ? Amount(fen: mark.printed) : nil)
            return (subject, (relation.addends + relation.subtrahends).compactMap(printedCell))
        case .keyed(let place, let code, let isRowPrinted):
            return cells(of: program.keyedDeclarations[Int(place)], code, isRowPrinted: isRowPrinted, mark)
        default: break
        }
        let subject = cell(mark.row, mark.column, mark)
        switch mark.subject {
        case .identity(let number):
            let identity = tables[mark.table].layout(of: mark.side).identities[Int(number)]
            let columns = identity.addends + identity.subtrahends
            let section = tables[mark.table].sides[mark.side]
            var others: [Cell] = []
            // No more room than is used, for there may be a hundred thousand findings.
            others.reserveCapacity(columns.count { section.value(mark.row, $0) != Section.blank })
            for column in columns where section.value(mark.row, column) != Section.blank {
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
            let addends =
                formula.addends.map { $0.compactMap { section.firstRow(of: .row($0)) } }
                ?? family.tops.filter { !section.isStructural($0) }
            return (subject, cells(of: addends, mark))
        default: return (subject, [])
        }
    }

    /// The cells of lines in the column of a mark; blank ones say nothing.
    private mutating func cells(of rows: [Int], _ mark: Mark) -> [Cell] {
        let section = tables[mark.table].sides[mark.side]
        var cells: [Cell] = []
        cells.reserveCapacity(rows.count)
        for row in rows where section.value(row, mark.column) != Section.blank {
            cells.append(cell(row, mark.column, mark))
        }
        return cells
    }

    /// The cell of a relation with its figure; `nil` where the table or the row is not there.
    private func printedCell(_ reference: CellReference) -> Cell? {
        reference.printedAmount(in: document).map { reference.cell($0.amount) }
    }

    private func cells(
        of relation: KeyedRelation, _ code: Int32, isRowPrinted: Bool, _ mark: Mark
    ) -> (Cell, [Cell]) {
        let subject = relation.subject
        let column = subject.layout.columns[subject.column]
        guard code != 0 else {
            let location = Location(table: subject.form.id, column: ColumnID(column.name))
            return (Cell(location, form: subject.form, columnHeading: column.heading), [])
        }
        var lineName: String?
        var others: [Cell] = []
        for (source, reference) in relation.columns.enumerated() {
            guard let place = document.tables.index(of: reference.form.id) else { continue }
            let rows = tables[place].sides[reference.side].rows
            for row in rows.indices where rows[row].key.code == code {
                lineName = lineName ?? tables[place].sides[reference.side].name(of: row)
                if source > 0 { others.append(tables[place].cell(reference.side, row, reference.column)) }
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

    // MARK: Problems

    /// What is wrong with something that is no sum, and its severity where that is not the rule's.
    private func problem(of mark: Mark) -> (Finding.Problem, Severity?) {
        switch mark.subject {
        case .missingTable: return (.missingTable, nil)
        case .emptyWithoutStatement: return (.emptyWithoutStatement, nil)
        case .statementContradicted: return (.statementContradicted, nil)
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
    private func place(of mark: Mark) -> Cell {
        if case .missingTable(let slot) = mark.subject {
            let form = program.forms[Int(slot)]
            return Cell(Location(table: form.id), form: form)
        }
        let table = tables[mark.table]
        return mark.row < 0 ? Cell(Location(table: table.form.id), form: table.form) : table.cell(mark.side, mark.row)
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

    /// A row, for a finding.
    func cell(_ side: Int, _ row: Int) -> Cell {
        Cell(Location(table: form.id, line: line(side, row)), form: form, lineName: sides[side].name(of: row))
    }

    /// The name of a row in locations.
    func line(_ side: Int, _ row: Int) -> LineID {
        row < 0 ? .total : LineID(form.sides[side].prefix + sides[side].key(of: row).description)
    }
}
