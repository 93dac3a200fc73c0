import BudgetCodes

/// 表式汇编: the forms that a reader knows.
public struct FormBook: Hashable, Sendable {
    /// The forms, in the order of publication.
    public let forms: [Form]
    private let positions: [Form.ID: Int]

    /// A book of forms.
    ///
    /// - Throws: ``FormError`` when two have the same id, or ids that stand for the same place in documents.
    public init(_ forms: [Form]) throws(FormError) {
        var positions = [Form.ID: Int]()
        // Ids such as `budget.a-b` and `budget.a--b` would stand in the same place of a document.
        var places = Set<Form.Place>()
        for (index, form) in forms.enumerated() {
            guard positions.updateValue(index, forKey: form.id) == nil, places.insert(form.place).inserted else {
                throw FormError(.repeatedID, form.id.rawValue)
            }
        }
        self.forms = forms
        self.positions = positions
    }

    private init(standard forms: [Form]) {
        self.forms = forms
        positions = Dictionary(first: forms.enumerated().map { ($1.id, $0) })
    }

    /// The book with further forms.
    ///
    /// - Throws: ``FormError`` when two have the same id, or ids that stand for the same place in documents.
    public func adding(_ others: [Form]) throws(FormError) -> FormBook {
        try FormBook(forms + others)
    }

    /// The form of an id.
    public subscript(id: Form.ID) -> Form? {
        positions[id].map { forms[$0] }
    }

    /// The place of a form in the order of publication.
    package func position(of id: Form.ID) -> Int? { positions[id] }

    /// The place of a form of the package in the order of publication, the tables of governments behind the others.
    package static func publicationPlace(of id: Form.ID) -> Int? {
        standard.position(of: id) ?? government.position(of: id).map { standard.forms.count + $0 }
    }

    /// 政府预决算表式: the forms of the books of governments, one for each level that has them. See ``GovernmentForm``.
    public static let government = FormBook(standard: GovernmentForm.all.flatMap(\.forms))

    /// How many forms of the package have lines; they stand before those without.
    static let tableCount = standard.forms.count { !$0.sides.isEmpty }

    /// The forms of the package, in the order of publication: the only list of them.
    public static let standard = FormBook(standard: [
        IncomeExpenditureSummary.form,
        DepartmentIncome.form,
        IncomeByFunction.form,
        IncomeBySource.form,
        DepartmentExpenditure.form,
        FiscalAppropriationSummary.form,
        FiscalAppropriationExpenditure.form,
        FiscalBasicExpenditure.form,
        GeneralPublicExpenditure.form,
        BasicExpenditure.form,
        ThreePublicExpenses.form,
        GovernmentFundExpenditure.form,
        StateCapitalExpenditure.form,
        ProjectExpenditure.form,
        AgencyOperatingExpenditure.form,
        GovernmentProcurement.form,

        FinalIncomeExpenditureSummary.form,
        FinalIncome.form,
        FinalExpenditure.form,
        FinalAppropriationSummary.form,
        FinalGeneralPublicExpenditure.form,
        FinalBasicExpenditure.form,
        FinalGovernmentFund.form,
        FinalStateCapitalExpenditure.form,
        FinalThreePublicExpenses.form,

        DepartmentPerformanceGoal.form,
        ProjectPerformanceGoal.form,
        DepartmentSelfEvaluation.form,
        ProjectSelfEvaluation.form,
        PerformanceMonitoring.form,
        KeyWork.form,
    ])
}
