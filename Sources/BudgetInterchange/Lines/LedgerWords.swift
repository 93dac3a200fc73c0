import BudgetCodes
import BudgetModel

/// The words that cells of a ledger may have instead of codes.
enum LedgerWords {
    /// 资金性质 by its number, with a name behind it or not, or by name.
    static func fundNature(_ text: String) -> FundNature? {
        let code = leadingCode(text)
        let isCode = !code.isEmpty && code.utf8.count <= 6 && code.utf8.allSatisfy { (48...57).contains($0) }
        return isCode ? FundNature(rawValue: code) : fund(text)
    }

    /// 资金性质 by name, without 资金, 拨款 and 收入 at the end.
    static func fund(_ text: String) -> FundNature? {
        if let fund = funds[text] { return fund }
        var name = Substring(text)
        for ending in ["收入", "拨款", "财政拨款", "资金", "预算资金", "预算"] where name.hasSuffix(ending) {
            let short = String(name.dropLast(ending.count))
            if let fund = funds[short] { return fund }
            if ending.count == 2 { name = Substring(short) }
        }
        return nil
    }

    private static let funds: [String: FundNature] = {
        var funds: [String: FundNature] = [
            "一般公共预算": .generalPublicBudget, "一般公共": .generalPublicBudget, "generalPublic": .generalPublicBudget,
            "政府性基金预算": .governmentFunds, "政府性基金": .governmentFunds, "governmentFund": .governmentFunds,
            "国有资本经营预算": .stateCapital, "国有资本经营": .stateCapital, "国资": .stateCapital,
            "stateCapital": .stateCapital,
            "财政专户管理": .fiscalSpecialAccount, "财政专户": .fiscalSpecialAccount, "specialAccount": .fiscalSpecialAccount,
            "单位": .unitFunds, "单位资金": .unitFunds, "unitFunds": .unitFunds,
            "事业": .institutionIncome, "事业收入": .institutionIncome, "service": .institutionIncome,
            "事业单位经营": .operatingIncome, "经营": .operatingIncome, "business": .operatingIncome,
            "上级补助": .superiorSubsidies, "superiorSubsidy": .superiorSubsidies,
            "附属单位上缴": .affiliateRemittances, "subordinateRemittance": .affiliateRemittances,
            "其他": .otherIncome, "其他收入": .otherIncome, "other": .otherIncome,
            "财政拨款": .governmentBudget, "fiscal": .governmentBudget,
        ]
        for fund in FundNature.known where fund.rawValue != "111" {
            if let name = fund.officialName { funds[name] = fund }
        }
        return funds
    }()

    static let kinds: [String: ExpenditureKind] = {
        var kinds: [String: ExpenditureKind] = [
            "人员支出": .personnel, "人员类": .personnel, "人员类项目": .personnel, "公用支出": .operating,
            "日常公用经费": .operating, "项目": .project, "其他运转类": .project, "特定目标类": .project,
            "特定目标类项目": .project, "经营支出": .business,
            // 项目类别 by its digits.
            "1": .personnel, "21": .operating, "22": .project, "3": .project,
        ]
        for kind in ExpenditureKind.allCases {
            kinds[kind.rawValue] = kind
            kinds[kind.officialName] = kind
        }
        return kinds
    }()

    static let periods: [String: FundPeriod] = {
        var periods: [String: FundPeriod] = [
            "当年": .current, "本年预算": .current, "当年预算": .current, "年初预算": .current, "结转": .carriedOver,
            "结转结余": .carriedOver, "上年结转结余": .carriedOver, "上年结余": .carriedOver, "结转资金": .carriedOver,
            "本年资金": .current,
            // 是否结转, with 1 for yes and 2 or 0 for no as in the value sets of the standard.
            "是": .carriedOver, "否": .current, "1": .carriedOver, "0": .current, "2": .current,
            "true": .carriedOver, "false": .current,
        ]
        for period in FundPeriod.allCases {
            periods[period.rawValue] = period
            periods[period.officialName] = period
        }
        return periods
    }()

    /// Sub-items of income by their official names and their names in JSON.
    static let items: [String: SummaryRow] = {
        let rows: [SummaryRow] = [
            .generalPublicOperating, .generalPublicAssetIncome, .generalPublicEarmarked, .generalPublicOtherNonTax,
            .generalPublicConstruction, .generalPublicCentralTransfer, .governmentFundAppropriation,
            .governmentFundTransfer,
        ]
        return Dictionary(rows.flatMap { [($0.officialName, $0), ($0.rawValue, $0)] }) { first, _ in first }
    }()
}
