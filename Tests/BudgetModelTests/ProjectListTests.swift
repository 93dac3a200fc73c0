import BudgetCodes
import BudgetModel
import Testing

/// Projects in the project table and in the goal forms, and the goals of the department.
@Suite struct ProjectListTests {
    private func document(
        table: [(String, Int64?)], forms: [(String, Int64?)], planned: [(String, Int64?)] = []
    ) -> Disclosure {
        func amount(_ units: Int64?) -> Amount? { units.map { Amount(yuan: $0 * 10_000) } }
        var document = Disclosure.unit()
        var projects = ProjectExpenditure()
        for (name, total) in table {
            var line = Line<ProjectRow, ProjectExpenditure.Column>(ProjectRow(name), name)
            line[.total] = amount(total)
            line[.generalPublic] = amount(total)
            projects.lines.append(line)
        }
        document.budget.projectExpenditure = projects
        document.performance.projectGoals = forms.map { name, budget in
            var goal = ProjectPerformanceGoal()
            goal.name = name
            goal.currentBudget = amount(budget)
            return goal
        }
        if !planned.isEmpty {
            var goal = DepartmentPerformanceGoal()
            goal.projects = planned.map { name, budget in
                var project = PlannedProject(name)
                project.currentBudget = amount(budget)
                return project
            }
            document.performance.departmentGoal = goal
        }
        return document
    }

    /// What is found about the lists, and what is not evaluated.
    private func found(_ document: Disclosure) -> [String] {
        document.validate().findings.filter { finding in
            ["name", "form-missing", "project-missing", "table"].contains {
                finding.rule.rawValue == "performance.project-goal.\($0)"
            }
        }.map { finding in
            let rule = finding.rule.rawValue.replacing("performance.project-goal.", with: "")
            let what = finding.verdict == .violated ? "\(finding.severity)" : "\(finding.reason?.rawValue ?? "")"
            return "\(rule) \(what) \(finding.cell.location.line?.rawValue ?? "")"
        }
    }

    @Test func oneProjectHasOneName() {
        let table: [(String, Int64?)] = [("道路养护资金", 5), ("绿化维护资金", 3), ("路灯改造", 2)]
        #expect(found(document(table: table, forms: table)).isEmpty)
        #expect(found(document(table: table, forms: [("1.道路养护 资金", 5), ("绿化维护资金", 3), ("路灯改造", 2)])).isEmpty)
        // All amounts pair up, so the lists are the same.
        #expect(
            found(document(table: table, forms: [("道路养护资金", 5), ("绿化经费", 3), ("路灯改造", 2)]))
                == ["name warning 绿化维护资金"])
        // Names that are alike, with the same amount, in lists of different lengths.
        #expect(
            found(document(table: table, forms: [("道路养护资金", 5), ("绿化养护资金", 3)]))
                == ["form-missing warning 路灯改造", "name warning 绿化维护资金"])
        // Other amounts are other projects.
        #expect(
            found(document(table: table, forms: [("道路养护资金", 5), ("绿化养护资金", 4), ("路灯改造", 2)]))
                == ["form-missing warning 绿化维护资金", "project-missing warning 绿化养护资金"])
        // So are the first and the second of something.
        #expect(
            found(document(table: [("道路改造工程一期", 5), ("甲工程", 1)], forms: [("道路改造工程二期", 5), ("甲工程", 1), ("乙工程", 2)]))
                == [
                    "form-missing warning 道路改造工程一期", "project-missing warning 道路改造工程二期",
                    "project-missing warning 乙工程",
                ].map { $0.replacing("project-missing warning", with: "project-missing note") })
    }

    @Test func oneFindingNamesAllForms() throws {
        let table: [(String, Int64?)] = [("道路养护资金", 5), ("绿化维护资金", 3)]
        let document = document(
            table: table, forms: [("道路养护资金", 5), ("绿化资金", 3)], planned: [("道路养护资金", 5), ("绿化费", 3)])
        let findings = document.validate().findings(of: "performance.project-goal.name")
        #expect(findings.map(\.cell.location.line) == ["绿化维护资金"])
        let message = try #require(findings.first?.message(in: .chinese))
        #expect(message.contains("“绿化资金”、“绿化费”"))
        // A list of other projects says nothing of names.
        #expect(found(self.document(table: table, forms: table, planned: [("道路养护资金", 5), ("绿化费", 4)])).isEmpty)
        #expect(found(self.document(table: table, forms: table, planned: [("绿化费", 3)])).isEmpty)
    }

    @Test func aSelectionOfFormsIsNoMistake() {
        let table: [(String, Int64?)] = [("甲工程", 5), ("乙工程", 3), ("丙工程", 2), ("丁工程", 1)]
        #expect(found(document(table: table, forms: [("甲工程", 5)])) == ["form-missing selection 乙工程"])
        #expect(
            found(document(table: table, forms: [("甲工程", 5), ("丙工程", 2)]))
                == ["form-missing warning 乙工程", "form-missing warning 丁工程"])
        #expect(found(document(table: table, forms: [])).isEmpty)
        // A project without money needs no form.
        #expect(found(document(table: table + [("戊工程", 0), ("己工程", nil)], forms: table)).isEmpty)
        // Forms of which no project is in the table are made for something else.
        #expect(
            found(document(table: [("甲工程", 5)], forms: [("综合业务", 9), ("运行保障", 8)]))
                == ["form-missing selection 甲工程", "project-missing otherLayout 综合业务"])
        #expect(
            found(document(table: table, forms: [("甲工程", 5), ("综合业务", 9), ("运行保障", 8)]))
                == ["form-missing selection 乙工程", "project-missing note 综合业务", "project-missing note 运行保障"])
    }

    @Test func amountsAreComparedWhereTheProjectIsKnown() {
        #expect(found(document(table: [("甲工程", 5)], forms: [("甲工程", 6)])) == ["table error 甲工程"])
        // A project of several units: the form has the amount of one of them or of all.
        let table: [(String, Int64?)] = [("甲工程", 5), ("甲工程", 3)]
        for budget: Int64 in [5, 3, 8] { #expect(found(document(table: table, forms: [("甲工程", budget)])).isEmpty) }
        #expect(found(document(table: table, forms: [("甲工程", 7)])).map { $0.prefix(11) } == ["table error"])
    }

    /// A form in the name of the unit is about all projects, with and without a line for their total.
    @Test func oneFormMayCoverAllProjects() {
        for hasTotal in [true, false] {
            func found(_ budget: Int64) -> [String] {
                var document = document(table: [("甲工程", 5), ("乙工程", 3)], forms: [("某单位", budget)])
                if hasTotal {
                    document.budget.projectExpenditure?.total = Amounts([
                        .total: Amount(yuan: 80_000), .generalPublic: Amount(yuan: 80_000),
                    ])
                }
                return self.found(document)
            }
            #expect(found(8).isEmpty)
            #expect(found(5) == ["table error 某单位"], "not the project of the same amount")
            #expect(found(9) == ["table error 某单位"])
        }
    }

    @Test func projectsOfOneCodeAreOneProject() throws {
        func document(_ formName: String, _ formCode: String?) -> Disclosure {
            var document = Disclosure.unit()
            var projects = ProjectExpenditure()
            var line = Line<ProjectRow, ProjectExpenditure.Column>(ProjectRow("42011425057T000000130"), "管理经费")
            line[.total] = Amount(yuan: 30_000)
            projects.lines.append(line)
            document.budget.projectExpenditure = projects
            var goal = ProjectPerformanceGoal()
            goal.name = formName
            goal.code = formCode.flatMap { ProjectCode($0) }
            goal.currentBudget = Amount(yuan: 40_000)
            document.performance.projectGoals = [goal]
            return document
        }
        func rules(_ document: Disclosure) -> [String] { found(document).map { String($0.prefix { $0 != " " }) } }
        #expect(rules(document("管理经费", "42011425057T000000130")) == ["table"])
        #expect(rules(document("工作经费", "42011425057T000000130")) == ["table", "name"])
        #expect(rules(document("管理经费", nil)) == ["table"])
        #expect(rules(document("管理经费", "42011425057T000000131")) == ["form-missing", "project-missing"])
    }

    // MARK: Goals of the department

    private func goal(
        _ form: DepartmentPerformanceGoal?, project: Int64?, forms: Int = 0, kind: Disclosure.Kind = .budget,
        superior: Bool = false
    ) -> [Severity] {
        var document = Disclosure.unit(kind)
        if superior { document.header.superior = Agency(name: "某局") }
        document.performance.departmentGoal = form
        document.performance.projectGoals = (0..<forms).map { _ in ProjectPerformanceGoal() }
        var table = DepartmentExpenditure()
        table.total = Amounts([.project: project.map { Amount(yuan: $0) }].compactMapValues { $0 })
        document.budget.departmentExpenditure = table
        return document.validate().findings(of: "performance.department-goal.missing").map(\.severity)
    }

    @Test func anEmptyGoalFormIsFoundWhereThereAreProjects() {
        var empty = DepartmentPerformanceGoal()
        empty.caption.noneStatement = "无"
        #expect(goal(empty, project: 5) == [.warning])
        #expect(goal(empty, project: 5, superior: true) == [.note], "a unit may leave it to its department")
        #expect(goal(empty, project: 0).isEmpty && goal(empty, project: nil).isEmpty)
        #expect(goal(empty, project: 5, kind: .finalAccounts).isEmpty)
        // A place that publishes no such form is not asked for it; one that publishes others perhaps.
        #expect(goal(nil, project: 5).isEmpty)
        #expect(goal(nil, project: 5, forms: 1) == [.note])
        var filled = empty
        filled.projects = [PlannedProject("甲项目")]
        #expect(goal(filled, project: 5).isEmpty)
    }
}
