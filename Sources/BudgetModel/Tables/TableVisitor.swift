/// Something that is done to every table of a document.
///
/// ``Disclosure/visitTables(_:)`` is the only list of the tables; validation, rendering and tests all walk it.
///
/// What is done to a table is compiled once for each of the nineteen types. Where speed is not wanted, an attribute keeps
/// the compiler from that, which halves the release build (Docs/Decisions.md).
public protocol TableVisitor {
    /// Visits the place of a table with one row of totals.
    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable)

    /// Visits the place of a table with two sides.
    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable)
}

extension Disclosure {
    /// Visits the place of every table, in the order of publication, whether a document has the table or not.
    @_semantics("optimize.sil.specialize.generic.never")
    public static func visitTables(_ visitor: inout some TableVisitor) {
        visitor.visit(\.budget.incomeExpenditureSummary)
        visitor.visit(\.budget.departmentIncome)
        visitor.visit(\.budget.departmentExpenditure)
        visitor.visit(\.budget.fiscalAppropriationSummary)
        visitor.visit(\.budget.generalPublicExpenditure)
        visitor.visit(\.budget.basicExpenditure)
        visitor.visit(\.budget.threePublicExpenses)
        visitor.visit(\.budget.governmentFundExpenditure)
        visitor.visit(\.budget.stateCapitalExpenditure)
        visitor.visit(\.budget.projectExpenditure)

        visitor.visit(\.finalAccounts.incomeExpenditureSummary)
        visitor.visit(\.finalAccounts.income)
        visitor.visit(\.finalAccounts.expenditure)
        visitor.visit(\.finalAccounts.fiscalAppropriationSummary)
        visitor.visit(\.finalAccounts.generalPublicExpenditure)
        visitor.visit(\.finalAccounts.basicExpenditure)
        visitor.visit(\.finalAccounts.governmentFund)
        visitor.visit(\.finalAccounts.stateCapitalExpenditure)
        visitor.visit(\.finalAccounts.threePublicExpenses)
    }
}

extension Form {
    /// Every form, in the order of publication.
    public static let all: [Form] = {
        struct Collector: TableVisitor {
            var forms: [Form] = []

            mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                forms.append(Table.form)
            }

            mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                forms.append(Table.form)
            }
        }
        var collector = Collector()
        Disclosure.visitTables(&collector)
        return collector.forms + [
            DepartmentPerformanceGoal.form, ProjectPerformanceGoal.form, DepartmentSelfEvaluation.form,
            ProjectSelfEvaluation.form, KeyWork.form,
        ]
    }()

    /// The form of a stable name.
    public static func named(_ id: String) -> Form? {
        all.first { $0.id == id }
    }
}
