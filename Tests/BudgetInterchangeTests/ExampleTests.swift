import BudgetInterchange
import Foundation
import Testing

/// The documents of the folder: they decode, survive every coder, and add up.
@Suite struct ExampleTests {
    @Test(arguments: Example.allCases)
    func decodesAndEncodesToIdenticalJSON(example: Example) throws {
        let bytes = try Array(Data(contentsOf: URL(filePath: example.path)))
        var reader = DisclosureReader()
        let read = try reader.read(bytes)
        #expect(read.unknownKeys.isEmpty)
        let written = read.disclosure.json()
        #expect(written == bytes, "Examples are kept in the form that the library writes")
        #expect(try Disclosure(json: written) == read.disclosure)
    }

    @Test(arguments: Example.allCases)
    func survivesPropertyLists(example: Example) throws {
        let document = try example.document
        for format in [PropertyListSerialization.PropertyListFormat.xml, .binary] {
            let encoder = PropertyListEncoder()
            encoder.outputFormat = format
            let data = try encoder.encode(document)
            #expect(try PropertyListDecoder().decode(Disclosure.self, from: data) == document)
        }
    }

    @Test(arguments: Example.allCases)
    func holdsNoPersonalData(example: Example) throws {
        let document = try example.document
        #expect(document == document.redacted())
    }

    /// Every finding of the four documents, as a pocket calculator gives them.
    @Test(
        arguments: [
            (
                Example.caidian, 1,
                [
                    // Two projects are named like parts of the item.
                    "budget.basic-expenditure 30112 personnel 0.01",
                    "budget.basic-expenditure 301 personnel -0.01", "budget.basic-expenditure 301 total -0.01",
                    "budget.basic-expenditure 302 operating 0.01", "budget.basic-expenditure 302 total 0.01",
                    "budget.project-expenditure 1 generalPublic -0.01", "budget.project-expenditure 1 total -0.01",
                ]
            ),
            (.guangshui, 1, []),
            (
                .tianmen, 0,
                [
                    "budget.department-expenditure 208 basic 0.01", "budget.department-expenditure 208 total 0.01",
                    "budget.department-expenditure total basic -0.01",
                    "budget.department-expenditure total total -0.01",
                    "budget.fiscal-appropriation-summary expenditure.currentTotal amount -0.01",
                    "budget.general-public-expenditure 208 basic 0.01",
                    "budget.general-public-expenditure 208 personnel 0.01",
                    "budget.general-public-expenditure 208 total 0.01",
                    "budget.general-public-expenditure total basic -0.01",
                    "budget.general-public-expenditure total personnel -0.01",
                    "budget.general-public-expenditure total total -0.01",
                    "budget.income-expenditure-summary expenditure.currentTotal amount -0.01",
                ]
            ),
            (.wuhan, 0, []),
        ] as [(Example, Int, [String])])
    func findsTheRoundingDifferencesAndNothingElse(example: Example, notEvaluated: Int, rounding: [String]) throws {
        let report = try example.document.validate()
        let found = report.findings(.rounding).map { finding in
            let location = finding.cell.location
            let difference = finding.difference.map { $0.formatted(.tenThousandYuan) } ?? ""
            return "\(location.table) \(location.line?.rawValue ?? "") \(location.column?.rawValue ?? "") \(difference)"
        }
        #expect(found.sorted() == rounding.sorted())
        let reasons = report.findings(.notEvaluated).compactMap(\.reason)
        #expect(reasons.filter { $0 != .remarked }.count == notEvaluated)
        #expect(reasons.allSatisfy { [.blankCell, .blankAddends, .remarked].contains($0) })
    }

    /// No sum of a table is violated; what a reviewer finds in the forms is listed here, and nothing else is found.
    @Test(arguments: [
        (
            Example.caidian,
            [
                "department-goal.missing ", "indicator.frames 42011425057T000000160",
                "indicator.long-term-end 42011425057T000000130",
                "indicator.long-term 42011425057T000000158/longTermIndicators/丧葬补助金标准",
                "indicator.percent 42011425057T000000157/longTermIndicators/资金到位及†率",
                "indicator.units 42011425057T000000158/annualIndicators/缴费补贴标准",
                "project-goal.form-missing 42011425057T000000155",
                "project-goal.period 42011425057T000000130",
            ]
        ),
        (
            .guangshui,
            [
                "department-goal.funding.current-year income.合计",
                "indicator.bound annualIndicators/高学历、高层次人才储备率", "indicator.wording longTermIndicators/中长期规划相符性",
                "indicator.basis longTermIndicators", "indicator.bound annualIndicators/为困难群体人员代缴城乡居民养老保险率",
                "indicator.bound annualIndicators/养老金发放及时率",
                "indicator.category longTermIndicators/信息化建设情况",
                "indicator.name longTermIndicators/为困难群体代缴城乡居民养老保险率",
                "indicator.percent longTermIndicators/高学历、高层次人才储备率",
                "indicator.placeholder annualIndicators/无",
            ]
        ),
        (
            .tianmen,
            [
                "amounts.blank-sum 天门市社会保险事业管理局/sources/合计",
                "indicator.series annualIndicators/企业职工养老保险待遇领取资格认证工作每年顺利开展",
                "indicator.series 天门市社会保险事业管理局/annualIndicators/产出指标 成本指标",
                "project-goal.name 企业养老保险基金收支缺口地方配套", "project-goal.name 企业离休人员经费",
                "project-goal.unit-name 天门市社会保险事业管理局", "indicator.long-term-end ",
                "indicator.long-term-end 天门市社会保险事业管理局",
            ]
        ),
        (
            .wuhan,
            ["self-evaluation.score.assumed 社保各项业务所需经费"]
        ),
    ])
    func findsWhatAReviewerFindsInTheForms(example: Example, expected: [String]) throws {
        let found = try example.document.validate().findings(.violated)
        let lines = found.map { finding in
            let rule = finding.rule.rawValue.replacing("performance.", with: "")
            return "\(rule) \(finding.cell.location.line?.rawValue ?? "")"
        }
        #expect(lines.sorted() == expected.sorted())
        #expect(found.allSatisfy { $0.severity < .error }, "nothing here contradicts itself beyond doubt")
        #expect(Set(found.map(\.fingerprint)).count == found.count)
    }

    @Test(arguments: [(Example.caidian, 300), (.tianmen, 200), (.wuhan, 150)])
    func evaluatesHundredsOfSums(example: Example, atLeast count: Int) throws {
        let report = try example.document.validate()
        let sums = RuleBook.standard.rules.filter { [.arithmetic, .crossTable].contains($0.category) }
        let evaluated = sums.reduce(0) { $0 + (report.countsByRule[$1.id]?.evaluated ?? 0) }
        #expect(evaluated >= count)
    }

    @Test(arguments: [Example.caidian, .tianmen, .wuhan])
    func rollsUpToThePrintedTotals(example: Example) throws {
        let document = try example.document
        func check<View: CodedTable, C>(_ table: View?, _ column: View.Column) throws where View.Key == Code<C> {
            guard let table, !table.isEmpty else { return }
            let printed = table.total?[column]
            let made = try table.rolledUp(to: .category).total?[column]
            let step = table.caption.precision.quantum.fen * Int64(table.leaves.count + 1)
            let difference = try #require(made).fen - #require(printed).fen
            #expect(difference.magnitude * 2 <= step, "\(View.form.id)")
        }
        try check(document.budget.departmentExpenditure, .total)
        try check(document.budget.basicExpenditure, .total)
        try check(document.budget.governmentFundExpenditure, .total)
        try check(document.finalAccounts.expenditure, .total)
        try check(document.finalAccounts.income, .total)
        try check(document.finalAccounts.generalPublicExpenditure, .total)
        try check(document.finalAccounts.basicExpenditure, .operating)
    }
}
