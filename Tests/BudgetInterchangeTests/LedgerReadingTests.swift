import BudgetInterchange
import Testing

@Suite struct LedgerReadingTests {
    private func ledger(_ text: String, amount: String? = nil) throws(LedgerError) -> BudgetLedger {
        try BudgetLedger(csv: Array(text.utf8), amountHeading: amount)
    }

    static let expected = BudgetLine(
        agency: "057007", project: "42011425057T000000130", function: "2080109", economic: "30201",
        fund: .generalPublicBudget, period: .current, kind: .project, amount: Amount(fen: 3_000_050))

    @Test(arguments: [
        """
        agency,project,function,economic,fund,period,kind,amount
        057007,42011425057T000000130,2080109,30201,11,current,project,30000.50
        """,
        """
        AGENCY_CODE,PRO_CODE,EXP_FUNC_CODE,DEP_BGT_ECO_CODE,FUND_TYPE_CODE,IS_CARRY_OVER,PRO_CAT_CODE,AMT
        057007,42011425057T000000130,2080109,30201,11,2,3,30000.5
        """,
        """
        AgencyCode,DepProCode,ExpFuncCode,DepExpEcoCode,FundTypeCode,period,kind,AMT
        057007,42011425057T000000130,2080109,30201,11,本年,特定目标类,"30,000.50"
        """,
        """
        蔡甸区2025年预算明细,,,,,,,
        单位代码\t项目编码\t功能科目编码\t部门经济分类\t资金性质\t预算类型\t支出类别\t金额（万元）
        057007\t42011425057T000000130\t2080109 社会保险经办机构\t[30201]办公费\t一般公共预算资金\t当年预算\t项目支出\t3.00005

        """,
        """
        支出功能分类科目代码,部门支出经济分类代码,资金性质,单位代码,项目代码,是否需要,资金年度,支出类别,预 算 数
        ２０８０１０９,30201-办公费,一般公共预算,057007,42011425057T000000130,不看,本年,项目支出,30000.50
        """,
    ])
    func readsEnglishNationalAndChineseHeadings(text: String) throws {
        let ledger = try ledger(text)
        #expect(Array(ledger) == [Self.expected])
    }

    @Test func readsNamesAndLeavesBlankCellsUnknown() throws {
        let ledger = try ledger(
            "单位名称,项目名称,单位代码,功能科目编码,金额\n服务中心,工作经费,057007,,1\n,工作经费,,208,-2.5\n甲单位,,,20801,(3)\n")
        #expect(
            Array(ledger) == [
                BudgetLine(agency: "057007", project: .named("工作经费"), amount: Amount(yuan: 1)),
                BudgetLine(project: .named("工作经费"), function: "208", amount: Amount(fen: -250)),
                BudgetLine(agency: .named("甲单位"), function: "20801", amount: Amount(yuan: -3)),
            ])
        #expect(ledger.agencyNames["057007"] == "服务中心")
    }

    @Test(arguments: [
        ("11", FundNature.generalPublicBudget), ("一般公共预算", .generalPublicBudget), ("一般公共预算拨款收入", .generalPublicBudget),
        ("政府性基金", .governmentFunds), ("政府性基金预算资金", .governmentFunds), ("国有资本经营预算", .stateCapital),
        ("财政专户管理资金", .fiscalSpecialAccount), ("事业收入", .institutionIncome), ("事业收入资金", .institutionIncome),
        ("上级补助收入", .superiorSubsidies), ("附属单位上缴收入", .affiliateRemittances),
        ("事业单位经营收入", .operatingIncome), ("其他收入", .otherIncome), ("单位资金", .unitFunds),
        ("generalPublic", .generalPublicBudget), ("31 事业收入资金", .institutionIncome), ("财政拨款", .governmentBudget),
    ])
    func readsFundSources(text: String, fund: FundNature) throws {
        #expect(try ledger("资金性质,金额\n\(text),1\n").first?.fund == fund)
    }

    @Test(arguments: [
        ("function,amount\n208,1\n2080109x,2\n", 3, "function", "\"2080109x\" is not understood"),
        ("function,amount\n308,1\n", 2, "function", "from 2"),
        ("EXP_FUNC_CODE,AMT\n208,1.234\n", 2, "AMT", "no finer than one fen"),
        ("function,amount\n208,\n", 2, "amount", "there is no amount"),
        ("function,amount\n208\n", 2, "amount", "there is no amount"),
        ("function,amount\n208,99999999999999999999\n", 2, "amount", "not understood"),
        ("资金性质,金额\n彩票,1\n", 2, "资金性质", "\"彩票\" is not understood"),
        ("单位代码,金额\n05,1\n", 2, "单位代码", "3 to 21 digits"),
        ("kind,amount\n别的,1\n", 2, "kind", "人员经费"), ("period,amount\n明年,1\n", 2, "period", "上年结转"),
        ("预算数,决算数,function\n1,2,208\n", 1, "决算数", "means the same as column 预算数"),
        ("function,amount\n\"208,1\n", 2, nil, "a quote is not closed"),
        ("a,b\n1,2\n", 0, nil, "no line has headings"), ("", 0, nil, "no line has headings"),
    ])
    func errorsNameLineAndColumn(text: String, line: Int, column: String?, reason: String) throws {
        let error = try #require(throws: LedgerError.self) { try ledger(text) }
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.description.contains(reason), "\(error)")
        #expect(!error.description.contains("\n"))
        #expect(!error.message(in: .chinese).isEmpty)
    }

    @Test func readsTheColumnThatIsAskedFor() throws {
        let text = "function,预算数,决算数\n208,5,4\n"
        #expect(try ledger(text, amount: "决算数").first?.amount == Amount(yuan: 4))
        #expect(try ledger(text, amount: "预算数").first?.amount == Amount(yuan: 5))
        #expect(throws: LedgerError.self) { try ledger(text, amount: "调整数") }
    }

    @Test func readsIncome() throws {
        let lines = try IncomeLine.lines(
            csv: Array("单位代码,资金性质,收入项目,资金年度,金额\n057007,11,经费拨款（补助）,本年,5\n057007,39,,上年结转,6\n".utf8))
        #expect(
            lines == [
                IncomeLine(
                    agency: "057007", fund: .generalPublicBudget, item: .generalPublicOperating, period: .current,
                    amount: Amount(yuan: 5)),
                IncomeLine(agency: "057007", fund: .otherIncome, period: .carriedOver, amount: Amount(yuan: 6)),
            ])
    }

    @Test func keepsWithinItsLimits() {
        let text = Array("function,amount\n208,1\n208,2\n".utf8)
        #expect(throws: LedgerError.self) { try BudgetLedger(csv: text, limits: LedgerLimits(bytes: 10)) }
        #expect(throws: LedgerError.self) { try BudgetLedger(csv: text, limits: LedgerLimits(lines: 1)) }
        #expect(throws: LedgerError.self) { try BudgetLedger(csv: [0x66, 0xFF, 0x2C]) }
        #expect(throws: LedgerError.self) { try BudgetLedger(contentsOf: "/no/such/file.csv") }
        var funds = "fund,amount\n"
        for fund in 0..<300 { funds += "9\(fund),1\n" }
        #expect(throws: LedgerError.self) { try BudgetLedger(csv: Array(funds.utf8)) }
    }

    /// Cut, changed and doubled bytes are errors or ledgers, never crashes.
    @Test func hostileBytesAreNoCrash() {
        var generator = SplitMix(seed: 9)
        let text = Array(
            "单位代码,功能科目编码,资金性质,支出类别,金额（万元）\n057007,2080109,11,项目支出,\"1,234.50\"\n057007,2080150,,人员经费,-3\n".utf8)
        for _ in 0..<3_000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(bytes[index], at: index)
                }
            }
            _ = try? BudgetLedger(csv: bytes)
        }
    }
}
