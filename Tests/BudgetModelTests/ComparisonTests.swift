import BudgetCodes
import BudgetModel
import Testing

@Suite struct PercentageTests {
    @Test(
        arguments: [
            (1, 3, 2, "33.33"), (2, 3, 2, "66.67"), (-1, 3, 2, "-33.33"), (1, 8, 2, "12.5"), (1, 800, 2, "0.13"),
            (-1, 800, 2, "-0.13"), (1, 800, 1, "0.1"), (1, 800, 0, "0"), (5, 1_000, 0, "1"), (-5, 1_000, 0, "-1"),
            (7, -7, 2, "-100"), (-7, -7, 2, "100"), (0, 9, 2, "0"), (1, 7, 4, "14.2857"),
        ] as [(Int64, Int64, Int, String)])
    func roundsHalfAwayFromZero(part: Int64, whole: Int64, decimals: Int, expected: String) {
        let percentage = FixedDecimal.percent(Amount(fen: part), of: Amount(fen: whole), decimals: decimals)
        #expect(percentage?.description == expected)
    }

    @Test func saysNothingWhereNothingCanBeSaid() {
        #expect(FixedDecimal.percent(Amount(fen: 1), of: .zero) == nil)
        #expect(FixedDecimal.percent(Amount(fen: .max), of: Amount(fen: 1)) == nil)
        #expect(FixedDecimal.percent(Amount(fen: .min), of: Amount(fen: .min))?.description == "100")
        #expect(FixedDecimal.percent(Amount(fen: .max), of: Amount(fen: .max))?.description == "100")
    }

    /// Against plain integer arithmetic, where that has room.
    @Test func agreesWithIntegers() {
        var generator = SplitMix(seed: 11)
        for _ in 0..<5_000 {
            let part = Int64.random(in: -1_000_000...1_000_000, using: &generator)
            let whole = Int64.random(in: 1...1_000_000, using: &generator)
            let scaled = part.magnitude * 10_000
            let rounded = Int64((scaled * 2 + whole.magnitude) / (whole.magnitude * 2))
            let percentage = FixedDecimal.percent(Amount(fen: part), of: Amount(fen: whole))
            #expect(percentage?.tenThousandths == (part < 0 ? -rounded : rounded) * 100)
        }
    }
}

@Suite struct ComparisonTests {
    private func document(
        _ year: Int, _ lines: [(FunctionalCode, String, Int64)], _ kind: Disclosure.Kind = .budget
    ) -> Disclosure {
        var document = Disclosure(
            .init(kind, of: .unit, fiscalYear: year, agency: Agency(code: "057007", name: "服务中心")))
        if kind == .budget {
            var table = DepartmentExpenditure()
            for (code, name, yuan) in lines { table.append(code, named: name, [.total: Amount(yuan: yuan)]) }
            document.budget.departmentExpenditure = table
        } else {
            var table = FinalExpenditure()
            for (code, name, yuan) in lines { table.append(code, named: name, [.total: Amount(yuan: yuan)]) }
            document.finalAccounts.expenditure = table
        }
        return document
    }

    @Test func namesWhatBecameOfEveryLine() throws {
        let before = document(
            2019,
            [
                ("208", "社会保障和就业支出", 900), ("20805", "行政事业单位离退休", 900), ("2080505", "养老保险缴费", 900),
                ("20499", "其他公共安全支出", 300), ("2049901", "其他公共安全支出", 300), ("211", "节能环保支出", 50),
            ])
        let after = document(
            2021,
            [
                ("208", "社会保障和就业支出", 990), ("20805", "行政事业单位养老支出", 990), ("2080505", "养老保险缴费", 990),
                ("20499", "其他公共安全支出", 330), ("2049999", "其他公共安全支出", 330), ("210", "卫生健康支出", 7),
            ])
        let rows = try #require(DisclosureComparison(before, after).tables.first).rows
        #expect(rows.map(\.after) == [["208"], ["20805"], ["2080505"], ["20499"], ["2049999"], [], ["210"]])
        #expect(rows.map(\.fate) == [.kept, .renamed, .kept, .kept, .moved, .removed, .added])
        #expect(rows[1].formerName == "行政事业单位离退休")
        #expect(rows[4].before == ["2049901"])
        let figure = try #require(rows[4].figures.first)
        #expect(figure.change == Amount(yuan: 30))
        #expect(figure.rate == FixedDecimal(10))
        #expect(rows[6].figures.first?.note == .previousZero)
        #expect(rows[6].figures.first?.rate == nil)
        #expect(rows[5].figures.first?.rate == FixedDecimal(-100))
    }

    @Test func followsMergesAndSplits() throws {
        // 20115, 20117 and 21010 became 20138 in 2019; 20110 became four codes of 20801 in 2021.
        let merged = DisclosureComparison(
            document(2018, [("20115", "甲", 10), ("20117", "乙", 20), ("21010", "丙", 30)]),
            document(2019, [("20138", "市场监督管理事务", 90)]))
        let row = try #require(merged.tables[0].rows.first)
        #expect(merged.tables[0].rows.count == 1)
        #expect(row.fate == .merged)
        #expect(row.before == ["20115", "20117", "21010"])
        #expect(row.figures[0].before == Amount(yuan: 60))
        #expect(row.figures[0].rate == FixedDecimal(50))

        let split = DisclosureComparison(
            document(2020, [("20110", "人力资源事务", 40)]),
            document(2021, [("2080113", "政府特殊津贴", 15), ("2080114", "资助留学回国人员", 25), ("2080150", "事业运行", 1)]))
        #expect(split.tables[0].rows.map(\.fate) == [.split, .added])
        #expect(split.tables[0].rows[0].figures[0].change == .zero)
        // The other way round the same codes belong together.
        let back = DisclosureComparison(
            document(2021, [("2080113", "政府特殊津贴", 15), ("2080114", "资助留学回国人员", 25)]),
            document(2020, [("20110", "人力资源事务", 40)]))
        #expect(back.tables[0].rows.map(\.fate) == [.merged])
    }

    @Test func holdsFinalAccountsAgainstTheBudget() throws {
        let comparison = DisclosureComparison(
            document(2024, [("208", "社会保障和就业支出", 400), ("210", "卫生健康支出", 0)]),
            document(2024, [("208", "社会保障和就业支出", 390), ("221", "住房保障支出", 8)], .finalAccounts))
        #expect(comparison.basis == .execution)
        let table = try #require(comparison.tables.first)
        #expect(table.form == DepartmentExpenditure.form.id)
        #expect(table.presence == .both)
        #expect(table.rows.map(\.fate) == [.kept, .removed, .added])
        #expect(table.rows[0].figures[0].completion?.description == "97.5")
        #expect(table.rows[0].figures[0].change == Amount(yuan: -10))
    }

    @Test func findsTheLargestMovers() {
        let comparison = DisclosureComparison(
            document(2024, [("208", "a", 60), ("2080101", "b", 10), ("2080102", "c", 50), ("2080105", "d", 9)]),
            document(2025, [("208", "a", 99), ("2080101", "b", 50), ("2080102", "c", 10), ("2080105", "d", 9)]))
        #expect(comparison.largestMovers(9).map(\.name) == ["b", "c"])
        #expect(comparison.largestMovers(1).map(\.after) == [["2080101"]])
    }

    @Test func growthIsAgainstTheSizeOfTheEarlierFigure() {
        let comparison = DisclosureComparison(document(2024, [("208", "a", -10)]), document(2025, [("208", "a", 5)]))
        let figure = comparison.tables[0].rows[0].figures[0]
        #expect(figure.rate == FixedDecimal(150))
        #expect(figure.completion == FixedDecimal(-50))
    }

    @Test func overflowIsNoCrash() {
        var before = document(2024, [("208", "a", 1)])
        var after = document(2025, [("208", "a", 1)])
        before.budget.departmentExpenditure?["208", .total] = Amount(fen: -.max)
        after.budget.departmentExpenditure?["208", .total] = Amount(fen: .max)
        let figure = DisclosureComparison(before, after).tables[0].rows[0].figures[0]
        #expect(figure.change == nil)
        #expect(figure.note == .outOfRange)
    }

    @Test func rowsAreToldApart() throws {
        let comparison = DisclosureComparison(
            document(2019, [("2049901", "a", 1), ("208", "b", 1), ("208", "c", 1)]),
            document(2021, [("2049901", "d", 1), ("2049999", "e", 1)]))
        let rows = try #require(comparison.tables.first).rows
        #expect(Set(rows.map(\.id)).count == rows.count)
        #expect(comparison.tables.map(\.id) == [DepartmentExpenditure.form.id])
    }

    /// What was spent on the three public expenses is held against what was budgeted.
    @Test func namesOfFinalAccountsAreThoseOfTheBudget() throws {
        var before = document(2024, [])
        var budget = ThreePublicExpenses()
        budget.append(.budgeted, named: "预算数", [.total: 10])
        before.budget.threePublicExpenses = budget
        var fund = GovernmentFundExpenditure()
        fund.append("2120801", named: "征地和拆迁补偿支出", [.total: 5])
        before.budget.governmentFundExpenditure = fund
        var after = document(2024, [], .finalAccounts)
        var final = FinalThreePublicExpenses()
        final.append(.budgeted, named: "全年预算数", [.total: 9])
        final.append(.actual, named: "决算数", [.total: 8])
        after.finalAccounts.threePublicExpenses = final
        var finalFund = FinalGovernmentFund()
        finalFund.append("2120801", named: "征地和拆迁补偿支出", [.opening: 1, .expenditure: 4])
        after.finalAccounts.governmentFund = finalFund
        let comparison = DisclosureComparison(before, after)
        let expenses = try #require(comparison.tables.first { $0.form == ThreePublicExpenses.form.id })
        #expect(expenses.rows.map(\.before) == [[], ["budgeted"]])
        #expect(expenses.rows.map(\.after) == [["adjusted"], ["budgeted"]])
        #expect(expenses.rows[0].name == "全年预算数")
        #expect(expenses.rows[1].figures[0].completion == FixedDecimal(80))
        let funds = try #require(comparison.tables.first { $0.form == GovernmentFundExpenditure.form.id })
        #expect(funds.rows[0].figures.map(\.column) == ["total", "opening"])
        #expect(funds.rows[0].figures[0].completion == FixedDecimal(80))
        #expect(comparison.tables.count == 3)
    }

    @Test func everyPairingIsOfFormsOfThePackage() throws {
        for pairing in FormPairing.standard {
            let final = try #require(FormBook.standard[pairing.finalAccounts])
            let budget = try #require(FormBook.standard[pairing.budget])
            for renaming in pairing.columns {
                #expect(final.sides.contains { $0.position(of: renaming.from) != nil })
                #expect(budget.sides.contains { $0.position(of: renaming.to) != nil })
            }
        }
        #expect(Set(FormPairing.standard.map(\.finalAccounts)).count == FormPairing.standard.count)
    }

    /// Forms of others are compared too, and by pairings of one's own.
    @Test func comparesFormsOfOthers() throws {
        func form(_ id: Form.ID, _ column: String) throws -> Form {
            try Form(
                id: id, officialName: id.rawValue,
                sides: [Layout(keys: .economic, columns: [.init(column, "金额"), .init("open", "其他")])])
        }
        let (own, final) = try (form("city.reserve", "amount"), form("city.reserve-used", "used"))
        var before = document(2024, [])
        var after = document(2024, [], .finalAccounts)
        var table = Table(own)
        try table.append("302", named: "商品和服务支出", ["amount": Amount(yuan: 4)])
        before.tables[own.id] = table
        var used = Table(final)
        try used.append("302", named: "商品和服务支出", ["used": Amount(yuan: 3)])
        after.tables[final.id] = used

        let apart = DisclosureComparison(before, after)
        #expect(apart.tables.suffix(2).map(\.presence) == [.onlyBefore, .onlyAfter])
        let pairing = FormPairing(
            finalAccounts: final.id, budget: own.id, columns: [FormPairing.Renaming("used", "amount")])
        let comparison = DisclosureComparison(before, after, pairings: FormPairing.standard + [pairing])
        let compared = try #require(comparison.tables.first { $0.form == own.id })
        #expect(compared.presence == .both)
        #expect(compared.rows[0].figures.map(\.change) == [Amount(yuan: -1)])
        #expect(compared.columns.map(\.name) == ["amount", "open"])
        #expect(comparison.largestMovers(3, in: own).map(\.name) == ["商品和服务支出"])
        #expect(comparison.largestMovers(3, in: own.id) == comparison.largestMovers(3, in: own))
    }

    @Test func columnsThatTheFormDoesNotKnowAreCompared() throws {
        func document(_ columns: [PrintedColumn]?, _ amounts: [String: Amount], _ year: Int) throws -> Disclosure {
            var document = self.document(year, [])
            var table = Table(GeneralPublicExpenditure.form)
            table.caption.columns = columns
            try table.append("208", named: "社会保障和就业支出", amounts)
            document.tables[table.form.id] = table
            return document
        }
        let comparison = try DisclosureComparison(
            document([PrintedColumn("reserve", heading: "预备费")], ["reserve": Amount(yuan: 2)], 2024),
            document(nil, ["total": Amount(yuan: 2)], 2025))
        let figures = try #require(comparison.tables.last).rows[0].figures
        #expect(figures.map(\.column) == ["total", "reserve"])
        #expect(figures.map(\.change) == [Amount(yuan: 2), Amount(yuan: -2)])
        #expect(comparison.tables.last?.columns.last?.heading == "预备费")
    }
}
