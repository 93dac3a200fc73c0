import BudgetInterchange
import Foundation
import Testing

/// What the links between tables say of 137 tables that governments published.
@Suite struct GovernmentLinkCountTests {
    private static let reports: [String: Report] = {
        var reports: [String: Report] = [:]
        for name in GovernmentFigures.documents {
            reports[name] = (try? Disclosure(json: GovernmentFigures.text(of: name)))?.validate()
        }
        return reports
    }()

    /// Rules, and how often each is evaluated at least. A fact sheet that was made of the same figures by hand counts 6,496
    /// percentages, 314 relations of summaries with details, 187 of totals, 8 of debt income with issuance, 5 of principal
    /// and interest, 59 of levels, 4 and 2 of transfers, 8 of accumulated balances.
    private static let evaluated: [(Rule.ID, Int)] = [
        ("government.percentage", 6612), ("government.share", 30), ("government.change", 12),
        ("government.book-totals", 32), ("government.category-details", 318), ("government.balanced-totals", 25),
        ("government.transferred-in", 22), ("government.level-sum", 276), ("government.whole-not-less", 587),
        ("government.transfers-by-region", 4), ("government.transfers-received", 2),
        ("government.debt-limit", 36), ("government.debt-balance", 40), ("government.debt-issuance", 4),
        ("government.debt-principal", 1), ("government.debt-issuance-own-level", 2),
        ("government.debt-within-limit", 644), ("government.debt-income", 17), ("government.debt-repayment", 16),
        ("government.debt-interest", 6), ("government.social-insurance-balance", 68),
        ("government.social-insurance-accumulated", 10),
    ]

    @Test(arguments: evaluated)
    func evaluatesAllThatIsPrinted(rule: Rule.ID, expected: Int) {
        let counts = Self.reports.values.map { $0.counts(of: rule) }
        #expect(counts.reduce(0) { $0 + $1.evaluated } >= expected)
        #expect(counts.reduce(0) { $0 + $1.notEvaluated } == 0)
    }

    @Test func findsWhatDocumentsContradict() {
        let rules = Set(Self.evaluated.map(\.0))
        let messages = Self.reports.values.flatMap(\.findings)
            .filter { rules.contains($0.rule) && $0.verdict == .violated }.map { $0.message(in: .chinese) }
        #expect(
            Set(messages) == [
                // 云浮 2026: table 2 prints 125,040.10, table 3 and the sum of its rows 125,040.08.
                "（一）一般公共服务支出 预算数 125,040.10，一般公共预算支出表（本级）［201 一般公共服务支出 预算数］ 125,040.08，差 0.02（不符）",
                // 湖南 2022: more special debt than its limit.
                "专项债务 本地区 8,137.89，应不小于 专项债务 本地区 8,184.88，差 −46.99（不符）",
                // 黑龙江 2024: the province has less than its own level, and two figures of what that issued.
                "本年收入 工伤保险基金 191,584，应不小于 社会保险基金收入分险种表（本级）［本年收入 工伤保险基金］ 191,586，差 −2（不符）",
                "省本级 一般债券合计 902,566，地方政府一般债务余额情况表（本级）［三、2024年地方政府一般债务发行额 决算数］ 899,166，差 3,400（不符）",
                "省本级 专项债券合计 1,066,607，地方政府专项债务余额情况表（本级）［三、2024年地方政府专项债务发行额 决算数］ 1,087,258，差 −20,651（不符）",
            ])
    }

    /// One figure that is another: the debt that the region took up, which the table of debt prints too.
    @Test func findsAChangedFigure() throws {
        let name = "ningxia-2024-final-accounts"
        let text = try String(decoding: GovernmentFigures.text(of: name), as: UTF8.self)
        let changed = text.replacingOccurrences(of: "23271720000", with: "23271820000")
        #expect(changed != text)
        let before = try #require(Self.reports[name]).findings.count { $0.verdict == .violated }
        let found = try Disclosure(json: Data(changed.utf8)).validate().findings.filter { $0.verdict == .violated }
        #expect(found.count == before + 1)
        #expect(found.contains { $0.rule == "government.debt-income" })
    }
}
