import BudgetInterchange
import Testing

@Suite("Links between tables of governments")
struct GovernmentLinkTests {
    private static let balanceRows = (
        income: """
        一般公共预算收入|final=500
        债务收入|final=300
        收入总计|final=800
        """,
        expenditure: """
        一般公共预算支出|final=600
        债务转贷支出|final=200
        支出总计|final=800
        """
    )

    @Test("Summary tables, balances and tables of revenue print the same revenue")
    func totals() throws {
        var books = GovernmentBooks()
        books.set("fiscalSummary.own", "省本级收入合计|final=500\n一般公共预算收入|final=500\n一般公共预算支出|final=650")
        books.set("generalBalance.own", income: Self.balanceRows.income, expenditure: Self.balanceRows.expenditure)
        books.set("generalRevenue.own", "税收收入|final=400\n非税收入|final=100\n本年收入合计|final=500")
        #expect(try books.counts("government.book-totals").holds == 2)
        #expect(
            try books.violations("government.book-totals") == [
                "一般公共预算支出 决算数 650，一般公共预算收支平衡表（本级）［一般公共预算支出 决算数］ 600，差 50（不符）"
            ])
    }

    @Test("Categories below transfers are not those of expenditure")
    func categories() throws {
        var books = GovernmentBooks()
        books.set(
            "generalBalance.own", income: Self.balanceRows.income,
            expenditure: """
                205 教育支出|final=300
                229 其他支出|final=61
                一般公共预算支出|final=361
                专项转移支付支出|final=150
                 其他支出|final=150
                支出总计|final=511
                """)
        books.set("generalExpenditure.own", "205 教育支出|final=300\n 20502 普通教育|final=290\n229 其他支出|final=61")
        let counts = try books.counts("government.category-details")
        #expect(counts.holds == 2)
        #expect(counts.violated == 0)
    }

    @Test("The whole is its level and those below, where all print a row; a row left out is no error")
    func levels() throws {
        var books = GovernmentBooks()
        books.set(
            "generalRevenue.whole",
            """
            税收收入|final=350
             增值税|final=200
             印花税|final=50
             契税|final=100
            全区一般公共预算收入|final=350
            上年结余收入|final=90
            """)
        books.set("generalRevenue.own", "税收收入|final=100\n 增值税|final=80\n区本级一般公共预算收入|final=100\n上年结余收入|final=10")
        books.set(
            "generalRevenue.below",
            """
            税收收入|final=250
             增值税|final=120
             印花税|final=50
             契税|final=80
            市县一般公共预算收入|final=250
            上年结余收入|final=20
            """)
        var counts = try books.counts("government.level-sum")
        #expect(counts.holds == 4)
        #expect(counts.violated == 0)
        books.set("generalRevenue.own", "税收收入|final=100\n 增值税|final=70\n区本级一般公共预算收入|final=100")
        counts = try books.counts("government.level-sum")
        #expect(counts.holds == 3)
        #expect(counts.violated == 1)
    }

    @Test("The whole is not less than its own level, as a warning, and only for figures that are not below zero")
    func wholes() throws {
        var books = GovernmentBooks()
        books.set("generalExpenditure.whole", "205 教育支出|final=300\n229 其他支出|final=-50\n230 转移性支出|final=5")
        books.set("generalExpenditure.own", "205 教育支出|final=320\n229 其他支出|final=-20\n230 转移性支出|final=90")
        let findings = try books.document.validate().findings.filter { $0.rule == "government.whole-not-less" }
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.first?.cell.lineName == "教育支出")
    }

    @Test("Debt is the same in tables in 万元 and in 亿元, and in the columns of two years")
    func debt() throws {
        var books = GovernmentBooks()
        books.set(
            "debtBalance.whole", decimals: 2,
            """
            一、上年末地方政府一般债务余额|previousFinal=1525133.21|final=1539216.34|group=一般债务
            二、当年末地方政府一般债务余额限额|previousFinal=1583594|final=1615791|group=一般债务
            三、当年地方政府一般债务发行额|previousFinal=180780|final=237944.86|group=一般债务
            六、当年末地方政府一般债务余额|previousFinal=1539216.34|final=1562724.25|group=一般债务
            """)
        books.set(
            "debtLimitsByRegion", unit: "hundredMillionYuan", decimals: 4,
            "全市|limitGeneral=161.5791|balanceGeneral=156.2724\n市本级|limitGeneral=66.3364|balanceGeneral=64.8721")
        #expect(try books.counts("government.debt-limit").holds == 1)
        let counts = try books.counts("government.debt-balance")
        #expect(counts.holds == 1)
        #expect(counts.rounding == 1)
        books.set(
            "debtLimitsByRegion", unit: "hundredMillionYuan", decimals: 4,
            "全市|limitGeneral=161.5971|balanceGeneral=156.2724\n市本级|limitGeneral=66.3364|balanceGeneral=64.8721")
        #expect(try books.counts("government.debt-limit").violated == 1)
    }

    @Test("Debt taken up is what was issued, at the own level without what is lent on; budgets are no outcome")
    func income() throws {
        var books = GovernmentBooks()
        books.set("generalBalance.own", income: Self.balanceRows.income, expenditure: Self.balanceRows.expenditure)
        books.set("debtBalanceGeneral.own", "三、2024年地方政府一般债务发行额|budget=70|final=100")
        #expect(try books.counts("government.debt-income").holds == 1)
        books.set("debtBalanceGeneral.own", "三、2024年地方政府一般债务发行额|budget=70|final=110")
        #expect(try books.counts("government.debt-income").violated == 1)
        books.set(
            "generalBalance.own", income: Self.balanceRows.income, expenditure: "一般公共预算支出|final=600\n支出总计|final=800")
        #expect(try books.counts("government.debt-income").evaluated == 0)
    }

    @Test("What is issued of a kind is that of its kinds of bonds")
    func partsOfIssuance() throws {
        var books = GovernmentBooks()
        books.set(
            "debtService",
            """
            三、2024年地方政府债务发行决算数|whole=4624827
             新增专项债券发行额|whole=340000
             再融资专项债券发行额|whole=1987172
             置换专项债券发行额|whole=0
            """)
        books.set("fundRevenue.whole", "地方政府专项债务收入|final=2327172")
        #expect(try books.counts("government.debt-income").holds == 1)
    }

    @Test("Balances are within limits, by region and by row")
    func limits() throws {
        var books = GovernmentBooks()
        books.set(
            "debtService", unit: "hundredMillionYuan", decimals: 2,
            """
            一、2023年末地方政府债务余额|whole=15407.66
             其中：一般债务|whole=7222.79
             专项债务|whole=8184.88
            二、2023年地方政府债务限额|whole=15553.91
             其中：一般债务|whole=7416.02
             专项债务|whole=8137.89
            """)
        let counts = try books.counts("government.debt-within-limit")
        #expect(counts.holds == 2)
        #expect(counts.violated == 1)
        books.tables = [:]
        // One unit of the last decimal is rounding.
        books.set(
            "debtLimitsByRegion", unit: "hundredMillionYuan", decimals: 2,
            "甲县|limitSpecial=43.40|balanceSpecial=43.41\n乙县|limitSpecial=10.00|balanceSpecial=11.00")
        #expect(try books.counts("government.debt-within-limit").rounding == 1)
        #expect(try books.counts("government.debt-within-limit").violated == 1)
    }

    @Test("Funds of social insurance have what they took in without what they paid; whole 万元 with zeros are whole")
    func socialInsurance() throws {
        var books = GovernmentBooks()
        books.set("socialInsuranceRevenue.whole", decimals: 2, "一、失业保险基金收入|final=500\n 其中：保险费收入|final=450")
        books.set("socialInsuranceExpenditure.whole", decimals: 2, "一、失业保险基金支出|final=300\n 其中：待遇支出|final=200")
        books.set(
            "socialInsuranceBalance.whole", decimals: 2,
            "一、失业保险基金本年收支结余|final=199|previousFinal=50\n失业保险基金年末滚存结余|final=899|previousFinal=700")
        #expect(try books.counts("government.social-insurance-balance").rounding == 1)
        #expect(try books.counts("government.social-insurance-accumulated").holds == 1)
        books.set(
            "socialInsuranceBalance.whole", decimals: 2,
            "一、失业保险基金本年收支结余|final=150.5|previousFinal=50\n失业保险基金年末滚存结余|final=890|previousFinal=700")
        #expect(try books.counts("government.social-insurance-balance").violated == 1)
        #expect(try books.counts("government.social-insurance-accumulated").violated == 1)
    }

    @Test("Transfers by region are those by item; what is taken in is at least what other books give")
    func transfers() throws {
        var books = GovernmentBooks()
        books.set(
            "generalTransfers",
            """
            一、对市县税收返还|final=433284
            二、对市县一般性转移支付|final=7341698
             均衡性转移支付支出|final=7341698
            三、对市县专项转移支付|final=1531360
            自治区对市县税收返还和转移支付|final=9306342
            """)
        books.set(
            "generalTransfersByRegion",
            "甲县|taxRefund=433284|general=7341698|special=1531369\n合计|taxRefund=433284|general=7341698|special=1531369")
        #expect(try books.counts("government.transfers-by-region").holds == 2)
        #expect(try books.counts("government.transfers-by-region").violated == 1)
        books.tables = [:]
        books.set("generalRevenue.whole", "11009 调入资金|budget=40|final=80")
        books.set("fundExpenditure.whole", "23008 调出资金|budget=50|final=50")
        books.set("stateCapitalExpenditure.whole", "调出资金|final=30")
        #expect(try books.counts("government.transferred-in").holds == 1)
        #expect(try books.counts("government.transferred-in").violated == 1)
    }
}
