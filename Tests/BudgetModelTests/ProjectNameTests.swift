import BudgetCodes
import BudgetModel
import Testing

/// Projects of 基本支出 and the economic items that their names say.
@Suite struct ProjectNameTests {
    private typealias Project = (name: String, amount: Double?)

    private func amount(_ figure: Double?) -> Amount? { figure.map { Amount(fen: Int64(($0 * 1_000_000).rounded())) } }

    /// Projects below 人员经费 and 公用经费, with right totals, and the items of the column of each.
    private func document(
        _ personnel: [Project], _ items: [(DepartmentEconomicCode, Double?)], operating: [Project] = [],
        _ operatingItems: [(DepartmentEconomicCode, Double?)] = [], short: Double = 0
    ) -> Disclosure {
        var projects = ProjectExpenditure(in: .tenThousandYuan)
        var basic = BasicExpenditure(in: .tenThousandYuan)
        basic.total = Amounts([:])
        func add(
            _ number: Int, _ list: [Project], _ items: [(DepartmentEconomicCode, Double?)],
            _ column: BasicExpenditure.Column
        ) {
            let sum = amount(list.reduce(0) { $0 + ($1.amount ?? 0) })
            for (key, name, figure) in [(ProjectRow.group(number), "组", sum)]
                + list.map({ (ProjectRow.named($0.name), $0.name, amount($0.amount)) })
            {
                var line = Line<ProjectRow, ProjectExpenditure.Column>(key, name)
                line[.total] = figure
                line[.generalPublic] = figure
                projects.lines.append(line)
            }
            basic.total?[column] = sum.map { $0 - (amount(short) ?? .zero) }
            for (code, figure) in items {
                var line = Line<DepartmentEconomicCode, BasicExpenditure.Column>(code, "款")
                line[column] = amount(figure)
                basic.lines.append(line)
            }
        }
        add(1, personnel, items, .personnel)
        add(2, operating, operatingItems, .operating)
        var document = Disclosure.unit()
        document.budget.projectExpenditure = projects
        document.budget.basicExpenditure = basic
        return document
    }

    private let rule: Rule.ID = "budget.assumed.project-names"

    private func outcome(_ document: Disclosure) -> [String] {
        let report = document.validate()
        let holds = report.counts(of: rule).holds
        return (holds > 0 ? ["holds \(holds)"] : [])
            + report.findings(of: rule).map { "\($0.cell.location.line?.rawValue ?? "") \($0.verdict.rawValue)" }
    }

    @Test func projectsOfOneNameAreTheItem() {
        let staff: [Project] = [("基本工资", 20), ("绩效工资", 10), ("失业保险缴费", 1), ("工伤保险缴费", 2)]
        let items: [(DepartmentEconomicCode, Double?)] = [("30101", 20), ("30107", 10), ("30112", 3)]
        #expect(outcome(document(staff, items)) == ["holds 3"])
        #expect(
            outcome(document(staff, [("30101", 20), ("30107", 10), ("30112", 2)])) == ["holds 2", "30112 violated"])
        #expect(outcome(document(staff, [("30101", 21), ("30107", 10)])) == ["holds 1", "30101 violated"])
        // Three figures explain 0.01.
        #expect(outcome(document(staff, [("30112", 3.01)])) == ["30112 rounding"])
        let work: [Project] = [("工会经费", 3), ("福利费", 4), ("公务交通补贴", 5)]
        #expect(
            outcome(document(staff, items, operating: work, [("30228", 3), ("30229", 5), ("30239", 5)]))
                == ["holds 5", "30229 violated"])
    }

    @Test func theMessageNamesProjectsAndAssumption() throws {
        let report = document([("基本工资", 20), ("绩效工资", 10)], [("30101", 19), ("30107", 11)]).validate()
        let finding = try #require(report.findings(of: rule).first)
        #expect(finding.severity == .warning)
        #expect(
            finding.message(in: .chinese)
                == "30101 款 人员经费 19.00，项目支出表［基本工资 本年拨款 一般公共预算］ 20.00，差 −1.00（不符，假定项目内容如其名称）")
        #expect(finding.message(in: .english).contains("assuming that projects are for what their names say"))
        #expect(report.findings(of: rule).count == 2)
    }

    @Test(arguments: [
        "基本工资", " 基本 工资", "1.基本工资", "在职人员基本工资", "在职基本工资", "基本工资（三保）", "基本工资(三保)", "一、基本工资",
    ])
    func namesAreFolded(name: String) {
        #expect(outcome(document([(name, 20), ("绩效工资", 10)], [("30101", 19)])) == ["30101 violated"])
    }

    @Test(arguments: [
        "工资", "基本工资及津贴", "基本", "", "在职人员", "（三保）", "聘用人员基本工资", "工资福利支出", String(repeating: "基本工资", count: 50),
    ])
    func otherNamesAreNot(name: String) {
        #expect(outcome(document([(name, 20), ("绩效工资", 10)], [("30101", 19)])) == [])
    }

    /// A name that is not known may be a part of any item, and one of several items a part of each.
    @Test func whatMayBeMoreSaysNothing() {
        let staff: [Project] = [("津贴补贴", 20), ("其他人员经费", 3), ("交通补贴", 2), ("奖金", 5)]
        #expect(outcome(document(staff, [("30102", 20)])) == ["holds 1"])
        #expect(outcome(document(staff, [("30102", 23)])) == [])
        #expect(outcome(document(staff, [("30102", 25)])) == [])
        #expect(outcome(document(staff, [("30102", 26)])) == ["30102 violated"])
        #expect(outcome(document(staff, [("30102", 19)])) == ["30102 violated"])
        // 交通补贴 is no bonus, the unknown one may be.
        #expect(outcome(document(staff, [("30103", 8)])) == [])
        #expect(outcome(document(staff, [("30103", 9)])) == ["30103 violated"])
        // Only projects of several items.
        #expect(outcome(document([("公务员医疗补助", 5)], [("30111", 3), ("30307", 1)])) == [])
    }

    @Test func whatIsNotPrintedSaysNothing() {
        let staff: [Project] = [("基本工资", 20), ("绩效工资", 10)]
        #expect(outcome(document(staff, [])) == [])
        #expect(outcome(document(staff, [("301", 30)])) == [])
        #expect(outcome(document(staff, [("30101", nil)])) == [])
        #expect(outcome(document(staff, [("30101", 0)])) == [])
        #expect(outcome(document([("基本工资", nil), ("绩效工资", 10)], [("30101", 19), ("30107", 9)])) == ["30107 violated"])
        // A blank figure of an unknown name may be anything.
        #expect(outcome(document([("基本工资", 10), ("其他", nil)], [("30101", 9)])) == [])
        // Other totals are other money; so are projects of 项目支出.
        #expect(outcome(document(staff, [("30101", 19)], short: 0.01)) == ["30101 violated"])
        #expect(outcome(document(staff, [("30101", 19)], short: 0.03)) == [])
        var document = document(staff, [("30101", 19)])
        document.budget.projectExpenditure?.lines[0].key = .group(3)
        #expect(outcome(document) == [])
        document = self.document(staff, [("30101", 19)])
        document.budget.projectExpenditure?.lines.removeFirst()
        #expect(outcome(document) == [], "the layout that lists projects only")
        document = self.document(staff, [("30101", 19)])
        document.budget.basicExpenditure = nil
        #expect(outcome(document) == [])
    }

    /// Of money of other funds, only that of the general public budget is compared, with what is carried over.
    @Test func onlyTheGeneralPublicBudgetIsCompared() {
        var document = document([("基本工资", 20), ("绩效工资", 10)], [("30101", 20), ("30107", 10)])
        func set(_ row: Int, _ total: Int64, _ columns: [ProjectExpenditure.Column: Int64]) {
            document.budget.projectExpenditure?.lines[row].amounts = Amounts(
                columns.merging([.total: total]) { $1 }.mapValues { Amount(yuan: $0 * 10_000) })
        }
        set(1, 25, [.generalPublic: 15, .carriedGeneralPublic: 5, .unitFunds: 5])
        set(2, 10, [.generalPublic: 10])
        #expect(outcome(document) == ["holds 2"])
        // The total says that something is lost.
        set(1, 25, [.generalPublic: 15, .unitFunds: 5])
        #expect(outcome(document) == ["holds 1"])
        set(1, 20, [.generalPublic: 15, .unitFunds: 5])
        #expect(outcome(document) == ["holds 1", "30101 violated"])
    }

    /// Units that follow each other have groups and names once each.
    @Test func severalUnitsAreAddedUp() {
        let one = document([("基本工资", 20), ("绩效工资", 10)], [("30101", 50), ("30107", 11)])
        var all = one
        let unit = Line<ProjectRow, ProjectExpenditure.Column>(.unit("057008"), "乙单位")
        all.budget.projectExpenditure?.lines += [unit]
        for line in one.budget.projectExpenditure?.lines ?? [] {
            var line = line
            if case .named(let name) = line.key { line.key = .named("乙" + name) }
            all.budget.projectExpenditure?.lines.append(line)
        }
        all.budget.basicExpenditure?.total = Amounts([.personnel: Amount(yuan: 600_000)])
        #expect(outcome(all) == ["30101 violated", "30107 violated"])
        all.budget.basicExpenditure?.lines[0][.personnel] = Amount(yuan: 400_000)
        #expect(outcome(all) == ["holds 1", "30107 violated"])
    }

    /// Blank cells make no finding.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func blankCellsMakeNoWarning(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let right = document(
            [("基本工资", 20), ("绩效工资", 10), ("奖励性补贴", 3), ("其他", 2), ("住房公积金", 7)],
            [("30101", 20), ("30103", 3), ("30107", 10), ("30113", 7), ("30199", 2)],
            operating: [("工会经费", 3), ("福利费", 4)], [("30228", 3), ("30229", 4)])
        #expect(outcome(right) == ["holds 5"])
        let cells = BlankingTests.cells(of: right)
        for share in [0.05, 0.2, 0.5] {
            for _ in 0..<20 {
                var document = right
                for cell in cells where Double.random(in: 0..<1, using: &generator) < share {
                    document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = nil
                }
                #expect(outcome(document).filter { !$0.hasPrefix("holds") } == [])
            }
        }
    }
}
