/// A cell of a table that performance forms are compared with.
enum ComparedCell: Int, CaseIterable {
    // Of the budget: 财政拨款收支总表, 收支总表, 支出总表.
    case appropriations, income, basic, project, expenditure
    // Of final accounts: 支出决算表, the total of 财政拨款收入支出决算总表, and the three tables of appropriations.
    case finalExpenditure, finalBasic, finalProject, finalAppropriations
    case generalPublicBasic, governmentFundBasic, stateCapitalBasic
    case generalPublicProject, governmentFundProject, stateCapitalProject

    var reference: CellReference {
        switch self {
        case .appropriations: .income(FiscalAppropriationSummary.self, .total)
        case .income: .income(IncomeExpenditureSummary.self, .total)
        case .basic: .total(DepartmentExpenditure.self, .basic)
        case .project: .total(DepartmentExpenditure.self, .project)
        case .expenditure: .total(DepartmentExpenditure.self, .total)
        case .finalExpenditure: .total(FinalExpenditure.self, .total)
        case .finalBasic: .total(FinalExpenditure.self, .basic)
        case .finalProject: .total(FinalExpenditure.self, .project)
        case .finalAppropriations: .expenditure(FinalAppropriationSummary.self, .currentTotal, .total)
        case .generalPublicBasic: .total(FinalGeneralPublicExpenditure.self, .basic)
        case .governmentFundBasic: .total(FinalGovernmentFund.self, .basic)
        case .stateCapitalBasic: .total(FinalStateCapitalExpenditure.self, .basic)
        case .generalPublicProject: .total(FinalGeneralPublicExpenditure.self, .project)
        case .governmentFundProject: .total(FinalGovernmentFund.self, .project)
        case .stateCapitalProject: .total(FinalStateCapitalExpenditure.self, .project)
        }
    }
}

/// What the tables of a document say of the cells that performance forms are compared with, as they were read when the
/// tables were checked: blank cells are known through their parts there.
struct TableReadings {
    /// Those of ``ComparedCell``, then the cells of 项目支出表 with 合计 first.
    private let readings: [CellReading]
    private let maker: FindingMaker
    /// 项目支出表.
    private let projects: Int?

    init(_ readings: [CellReading], _ maker: FindingMaker, projects: Int?) {
        self.readings = readings
        self.maker = maker
        self.projects = projects
    }

    /// The figure of a cell; `nil` where the tables say nothing of it.
    subscript(cell: ComparedCell) -> RunningSum? {
        var sum = RunningSum()
        if case .absent = readings[cell.rawValue] { return nil }
        return sum.add(readings[cell.rawValue]) ? sum : nil
    }

    /// A cell for a finding.
    func cell(_ compared: ComparedCell) -> Cell { maker.cell(at: compared.reference) ?? compared.reference.cell(nil) }

    /// The figures of cells of 项目支出表, added up; row -1 is 合计.
    func sum(ofProjects rows: [Int], _ columns: [ProjectExpenditure.Column]) -> RunningSum {
        var sum = RunningSum()
        for row in rows {
            for column in columns {
                let place = (row + 1) * ProjectExpenditure.Column.allCases.count + column.position
                _ = sum.add(readings[ComparedCell.allCases.count + place])
            }
        }
        return sum
    }

    /// A cell of 项目支出表 for a finding.
    func cell(ofProject row: Int, _ column: ProjectExpenditure.Column) -> Cell? {
        projects.map { maker.cell($0, 0, row, column.position) }
    }
}

extension Cell {
    /// A cell of a form; with the figure that its parts give where it is blank.
    func known(as figure: RunningSum) -> Cell {
        guard amount == nil, let known = figure.amount else { return self }
        var cell = self
        cell.amount = known
        cell.isDerived = true
        return cell
    }
}

extension CheckPass {
    /// Reads what performance forms are compared with.
    func readForForms(_ program: Program, projects: Int?) {
        for place in program.formCells { lists.pointee.readings.append(read(program.cells[place], program)) }
        guard let projects, sections[projects].table >= 0 else { return }
        let span = sections[projects]
        let side = program.sides[projects]
        // Were a column lost as a whole, the sums of 合计 or of some top line would miss it.
        let tops = (0..<span.rowCount).filter { rows[span.firstRow + $0].parent < 0 }
        let isNothingThroughout = (0..<side.width).map { column in
            !span.uses(column)
                && (isNothingInRow(program, side, projects, -1, column)
                    || !tops.isEmpty && tops.allSatisfy { isNothingInRow(program, side, projects, $0, column) })
        }
        for row in -1..<span.rowCount {
            for column in 0..<side.width {
                let cell = span.cell(row, column)
                if !span.prints(column) {
                    lists.pointee.readings.append(.notShown)
                } else if cells[cell] != Section.blank {
                    lists.pointee.readings.append(printedCell(cell, span))
                } else {
                    let isNothing =
                        isNothingThroughout[column] || isNothingInRow(program, side, projects, row, column)
                    lists.pointee.readings.append(.printed(Section.blank, width: 0, isPartial: !isNothing))
                }
            }
        }
    }
}
