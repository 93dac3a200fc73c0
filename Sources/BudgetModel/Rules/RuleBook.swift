import BudgetCodes

/// 审核规则汇编: every rule there is.
public struct RuleBook: Sendable {
    /// The rules, in the order of the tables.
    public let rules: [Rule]

    /// By table, in the order of ``Disclosure/visitTables(_:)``.
    let tables: [TableRules]
    /// Relations between the tables of a budget.
    let budgetCells: [(relation: Relation, rule: Rule)]
    let budgetColumns: [(relation: KeyedRelation, rule: Rule)]
    /// Relations between the tables of final accounts.
    let finalCells: [(relation: Relation, rule: Rule)]
    let finalColumns: [(relation: KeyedRelation, rule: Rule)]
    /// The rules about all tables alike.
    let general: GeneralRules
    /// The rules about performance forms.
    let performance: PerformanceRules

    /// The rules of this version.
    public static let standard = RuleBook()

    @_optimize(none)
    private init() {
        var numbering = Numbering()
        var visitor = TableRulesMaker(numbering: numbering)
        Disclosure.visitTables(&visitor)
        numbering = visitor.numbering
        tables = visitor.tables
        budgetCells = BudgetRelations.cells.map { ($0, numbering.add($0.rule)) }
        budgetColumns = BudgetRelations.columns.map { ($0, numbering.add($0.rule)) }
        finalCells = FinalAccountsRelations.cells.map { ($0, numbering.add($0.rule)) }
        finalColumns = FinalAccountsRelations.columns.map { ($0, numbering.add($0.rule)) }
        performance = PerformanceRules(&numbering)
        general = GeneralRules(&numbering)
        rules = numbering.rules
    }

    /// The rule of a stable name.
    public subscript(id: String) -> Rule? {
        rules.first { $0.id == id }
    }
}

private struct TableRulesMaker: TableVisitor {
    var numbering: Numbering
    var tables: [TableRules] = []

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        tables.append(TableRules(place, &numbering))
    }

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        tables.append(TableRules(place, &numbering))
    }
}
