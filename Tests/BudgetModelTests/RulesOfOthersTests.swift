import BudgetCodes
import BudgetModel
import Testing

/// Rules of one's own.
@Suite struct RulesOfOthersTests {
    @Test func relationsWithFormsOfOthers() throws {
        let debt = try Form.debt()
        let reserve = try Form.reserve()
        let covers = Relation(
            "city.covers", .total(DepartmentExpenditure.self, .total),
            covers: [try CellReference(debt, line: "total", column: "total")], severity: .error)
        let same = Relation(
            "city.same", try CellReference(debt, line: "208", named: "社保", column: "total"),
            equals: [
                try CellReference(reserve, line: "expenditure.208", column: "used"),
                try CellReference(reserve, line: "income.甲", column: "amount"),
            ], less: [try CellReference(reserve, line: "income.other", column: "amount")])
        let keyed = KeyedRelation(
            "city.keyed", each: .category, try ColumnReference(debt, column: "general"),
            equals: [try ColumnReference(reserve, side: "expenditure", column: "used")], severity: .note)
        let formula = RuleDefinition.formula(
            "city.formula", in: reserve, side: "income", .sum("甲", [.other, "乙"]), severity: .warning)
        let title = RuleDefinition(
            Rule("city.title", .note, .completeness, chinese: "应有标题", english: "There is a title")
        ) { check in
            check.expect(check.document.header.title != nil, chinese: "没有标题", english: "there is no title")
        }
        let book = try RuleBook.standard.adding(
            [.relation(covers), .relation(same), .keyed(keyed), formula, title], forms: [debt, reserve])
        #expect(book.rulesWithWrongExamples.isEmpty)
        for rule in book.rules {
            for language in Language.allCases { #expect(!rule.statement(in: language).isEmpty) }
        }
        #expect(book["city.covers"]?.severity == .error && book["city.covers"]?.category == .crossTable)
        #expect(book["city.same"]?.table == debt.id && book["city.formula"]?.severity == .warning)

        var document = try Disclosure.debt([("208", ["total": 6, "general": 6])], total: ["total": 6])
        var table = Table(reserve)
        func amount(_ name: String, _ figure: Int64) -> [String: Amount] { [name: Amount(yuan: figure * 10_000)] }
        try table.append("income.甲", named: "甲", amount("amount", 3))
        try table.append("income.乙", named: "乙", amount("amount", 1))
        try table.append("income.other", named: "其他收入", amount("amount", 2))
        try table.append("expenditure.208", named: "社会保障和就业支出", amount("used", 5))
        try table.append("expenditure.210", named: "卫生健康支出", amount("used", 4))
        document.tables[reserve.id] = table
        var expenditure = DepartmentExpenditure()
        expenditure.total = Amounts([.total: Amount(yuan: 50_000)])
        document.budget.departmentExpenditure = expenditure

        let report = document.validate(rules: book)
        func found(_ id: Rule.ID) -> [String] {
            report.findings(of: id).map { "\($0.verdict) \($0.cell.location.line ?? "-") \($0.difference ?? .zero)" }
        }
        #expect(found("city.covers") == ["violated total -10000.00"])
        #expect(report.counts(of: "city.same").holds == 1, "6 = 5 + 3 − 2")
        #expect(found("city.keyed") == ["violated 208 10000.00", "violated 210 -40000.00"])
        #expect(report.counts(of: "city.formula").holds == 1)
        #expect(report.findings(of: "city.title").map(\.severity) == [.note])
        #expect(report.findings(of: "city.title").first?.message(in: .english).contains("no title") == true)

        document.header.title = "预算"
        document.tables[reserve.id] = nil
        let less = document.validate(rules: book)
        #expect(less.counts(of: "city.title").holds == 1)
        #expect(less.findings(of: "city.same").map(\.reason) == [.missingTable])
        #expect(less.findings(of: "city.keyed").map(\.reason) == [.missingTable])
        #expect(document.validate().counts(of: "city.covers") == VerdictCounts(), "the standard book has no such rule")
    }

    @Test func closuresCompareAndSkip() throws {
        let form = DepartmentExpenditure.form
        func cell(_ column: ColumnID, _ fen: Int64?) -> Cell {
            Cell(
                Location(table: form.id, line: "208", column: column), form: form, lineName: "支出",
                columnHeading: "栏", amount: fen.map { Amount(fen: $0) })
        }
        func report(_ check: @escaping @Sendable (inout DocumentCheck) -> Void) throws -> Report {
            let rule = Rule("my.rule", .error, .plausibility, table: form.id, chinese: "规则", english: "rule")
            return Disclosure.unit(.performance).validate(rules: try .standard + [RuleDefinition(rule, check: check)])
        }
        let (six, five, blank) = (cell("total", 6_000_000), cell("basic", 5_000_000), cell("project", nil))
        let near = cell("basic", 5_990_000)
        let yuan = Precision.yuan
        let cases: [(Verdict?, NotEvaluatedReason?, @Sendable (inout DocumentCheck) -> Void)] = [
            (.holds, nil, { $0.compare(six, with: [six]) }), (.violated, nil, { $0.compare(six, with: [five]) }),
            (.rounding, nil, { $0.compare(six, with: [near, blank]) }),
            (.violated, nil, { $0.compare(six, with: [near], precision: yuan) }),
            (.rounding, nil, { $0.compare(six, with: [near]) }),
            (.holds, nil, { $0.compare(six, with: [five], .atLeast) }),
            (.violated, nil, { $0.compare(five, with: [six], .atLeast) }),
            (.notEvaluated, .blankCell, { $0.compare(blank, with: [six]) }),
            (.notEvaluated, .blankAddends, { $0.compare(six, with: [blank]) }),
            (.notEvaluated, .blankAddends, { $0.compare(six, with: []) }),
            (nil, nil, { $0.compare(blank, with: [blank]) }), (nil, nil, { _ in }),
            (.notEvaluated, .otherLayout, { $0.skip(.otherLayout) }),
            (.notEvaluated, .missingTable, { $0.skip(.missingTable, at: six) }),
            (.holds, nil, { $0.expect(true, chinese: "错", english: "wrong") }),
            (.violated, nil, { $0.expect(false, chinese: "错", english: "wrong", at: six) }),
        ]
        for (index, (verdict, reason, check)) in cases.enumerated() {
            let report = try report(check)
            var expected = VerdictCounts()
            if let verdict { expected[verdict] = 1 }
            #expect(report.counts == expected, "\(index)")
            #expect(report.findings.first?.reason == reason, "\(index)")
            #expect(report.findings.count == (verdict == nil || verdict == .holds ? 0 : 1), "\(index)")
            #expect(report.findings.allSatisfy { $0.rule == "my.rule" && $0.cell.location.table == form.id })
        }
        let finding = try #require(report { $0.expect(false, chinese: "错", english: "wrong", at: six) }.findings.first)
        #expect(finding.problem == .custom(chinese: "错", english: "wrong") && finding.cell == six)
        let whole = try #require(report { $0.expect(false, chinese: "错", english: "wrong") }.findings.first)
        #expect(whole.cell.location == Location(table: form.id) && whole.cell.tableName == form.officialName)
    }

    @Test func namesInABookAreTakenOnce() throws {
        let debt = try Form.debt()
        let relation = Relation(
            "my.rule", .total(DepartmentExpenditure.self, .total), equals: [.total(DepartmentIncome.self, .total)])
        func error(_ definitions: [RuleDefinition], _ forms: [Form] = []) -> RuleBookError? {
            do throws(RuleBookError) {
                _ = try RuleBook.standard.adding(definitions, forms: forms)
                return nil
            } catch { return error }
        }
        #expect(error([.relation(relation)]) == nil)
        #expect(error([.relation(relation), .relation(relation)]) == .repeatedRule("my.rule"))
        #expect(error([], [DepartmentExpenditure.form]) == .repeatedForm("budget.department-expenditure"))
        #expect(error([], [debt, debt]) != nil)
        let taken = RuleDefinition(Rule("codes.name", .note, .codes, chinese: "规则", english: "rule")) { _ in }
        #expect(error([taken]) == .repeatedRule("codes.name"))
        let own = RuleDefinition(Rule("city.debt.row-sum", .note, .codes, chinese: "规则", english: "rule")) { _ in }
        #expect(error([own], [debt]) == .repeatedRule("city.debt.row-sum"))
        for error in [RuleBookError.repeatedRule("a.b"), .repeatedForm("a.b")] {
            for language in Language.allCases { #expect(error.message(in: language).contains("a.b")) }
        }
        let book = try RuleBook.standard.adding([], forms: [debt])
        #expect(throws: RuleBookError.repeatedForm("city.debt")) { try book.adding([], forms: [debt]) }
    }

    @Test func referencesNameWhatIsThere() throws {
        let (debt, reserve) = (try Form.debt(), try Form.reserve())
        func problem(_ form: Form, _ line: String, _ column: String) -> CellError.Problem? {
            do throws(CellError) {
                _ = try CellReference(form, line: line, column: column)
                return nil
            } catch { return error.problem }
        }
        #expect(problem(debt, "total", "total") == nil && problem(debt, "2080505", "repaid") == nil)
        #expect(problem(debt, "208", "sum") == .noSuchColumn && problem(debt, "301", "total") == .noSuchKey)
        #expect(problem(reserve, "income.甲", "amount") == nil && problem(reserve, "expenditure.甲", "left") == nil)
        #expect(problem(reserve, "甲", "amount") == .noSuchKey && problem(reserve, "income.甲", "left") == .noSuchColumn)
        #expect(problem(KeyWork.form, "total", "total") == .noSuchKey)
        #expect(throws: CellError.self) { try ColumnReference(debt, column: "sum") }
        #expect(throws: CellError.self) { try ColumnReference(debt, side: "income", column: "total") }
        #expect(throws: CellError.self) { try ColumnReference(reserve, column: "amount") }
        #expect(try ColumnReference(reserve, side: "income", column: "amount").form == reserve)
        for form in [DepartmentIncome.form, BasicExpenditure.form, ProjectExpenditure.form] {
            #expect { _ = try ColumnReference(form, column: "total") } throws: {
                ($0 as? CellError)?.problem == .noSuchKey
            }
        }
        #expect(
            try CellReference(DepartmentExpenditure.form, line: "total", column: "basic")
                == .total(DepartmentExpenditure.self, .basic))
        #expect(
            try CellReference(IncomeExpenditureSummary.form, line: "income.currentTotal", column: "amount")
                == .income(IncomeExpenditureSummary.self, .currentTotal))
        #expect(
            try ColumnReference(DepartmentExpenditure.form, column: "basic")
                == .lines(DepartmentExpenditure.self, .basic))
        #expect(
            try ColumnReference(IncomeExpenditureSummary.form, side: "expenditure", column: "amount")
                == .expenditure(IncomeExpenditureSummary.self, .amount))
    }
}
