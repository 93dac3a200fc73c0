/// 预决算表式对应: which form of final accounts is held against which form of a budget, and what is called otherwise in
/// them.
public struct FormPairing: Hashable, Codable, Sendable {
    /// The form of the final accounts.
    public var finalAccounts: Form.ID
    /// The form of the budget.
    public var budget: Form.ID
    /// Columns that have another name, by those of the final accounts.
    public var columns: [Renaming]
    /// Rows that have another name, by those of the final accounts.
    public var rows: [Renaming]

    /// Two forms and what is called otherwise in them.
    public init(
        finalAccounts: Form.ID, budget: Form.ID, columns: [Renaming] = [], rows: [Renaming] = []
    ) {
        self.finalAccounts = finalAccounts
        self.budget = budget
        self.columns = columns
        self.rows = rows
    }

    /// A column or a row that has another name in the budget.
    public struct Renaming: Hashable, Codable, Sendable {
        /// The name in the final accounts: of a column, or the key of a row.
        public var from: String
        /// The name in the budget.
        public var to: String
        /// What a row is printed as; `nil` stands for its own name.
        public var officialName: String?

        /// A name for another.
        public init(_ from: String, _ to: String, officialName: String? = nil) {
            self.from = from
            self.to = to
            self.officialName = officialName
        }
    }

    /// The forms of the package. What was spent on the three public expenses is held against what was budgeted; the
    /// adjusted budget is a line of its own.
    public static let standard: [FormPairing] = [
        FormPairing(
            finalAccounts: "final-accounts.income-expenditure-summary", budget: "budget.income-expenditure-summary"),
        FormPairing(finalAccounts: "final-accounts.income", budget: "budget.income-by-function"),
        FormPairing(finalAccounts: "final-accounts.expenditure", budget: "budget.department-expenditure"),
        FormPairing(
            finalAccounts: "final-accounts.fiscal-appropriation-summary",
            budget: "budget.fiscal-appropriation-summary", columns: [Renaming("total", "amount")]),
        FormPairing(
            finalAccounts: "final-accounts.general-public-expenditure", budget: "budget.general-public-expenditure"),
        FormPairing(finalAccounts: "final-accounts.basic-expenditure", budget: "budget.basic-expenditure"),
        FormPairing(
            finalAccounts: "final-accounts.government-fund", budget: "budget.government-fund-expenditure",
            columns: [Renaming("expenditure", "total")]),
        FormPairing(
            finalAccounts: "final-accounts.state-capital-expenditure", budget: "budget.state-capital-expenditure"),
        FormPairing(
            finalAccounts: "final-accounts.three-public-expenses", budget: "budget.three-public-expenses",
            rows: [Renaming("actual", "budgeted"), Renaming("budgeted", "adjusted", officialName: "全年预算数")]),
    ]
}
