public import BudgetCodes

/// Why no tables can be derived from a ledger: the lines contradict what the forms can say.
public enum DerivationError: Error, Hashable, Sendable {
    /// A sum is beyond the range of amounts, or lines of one table contain each other.
    case sum(RollUpError)
    /// 收不抵支: a fund pays more than it has.
    case shortfall(fund: String, missing: Amount)
    /// A budget pays for something that has no column in its table, such as 上缴上级支出 from the general public budget.
    case misplacedKind(ExpenditureKind, fund: String)
    /// One project of a unit has lines of several groups, such as 公用经费 and 项目支出.
    case splitProject(ProjectID)
    /// A fund source that the forms do not know.
    case unknownFund(FundNature)

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        switch (self, language) {
        case (.sum(let error), _): error.message(in: language)
        case (.shortfall(let fund, let missing), .chinese): "\(fund)的支出比收入和结转多\(missing)元"
        case (.shortfall(let fund, let missing), .english):
            "\(fund) pays \(missing) yuan more than it has from income and carry-over"
        case (.misplacedKind(let kind, let fund), .chinese): "\(fund)不能安排\(kind.officialName)"
        case (.misplacedKind(let kind, let fund), .english): "\(fund) cannot pay for \(kind.rawValue)"
        case (.splitProject(let project), .chinese): "项目\(project)的明细分属不同类别"
        case (.splitProject(let project), .english): "the lines of project \(project) are of several kinds"
        case (.unknownFund(let fund), .chinese): "资金性质\(fund.rawValue)不在表中"
        case (.unknownFund(let fund), .english): "the forms have no place for the fund source \(fund.rawValue)"
        }
    }
}

extension DerivationError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}
