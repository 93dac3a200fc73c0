public import BudgetCodes

/// 部门 / 单位: a budgetary body as a document names it.
public struct Agency: Hashable, Codable, Sendable {
    /// 单位代码: the budget code, where it is printed.
    public var code: AgencyCode?
    /// 单位名称: the name as printed.
    public var name: String

    /// An agency of a name and, where it is known, a code.
    public init(code: AgencyCode? = nil, name: String) {
        self.code = code
        self.name = name
    }
}
