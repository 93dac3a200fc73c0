import BudgetCodes
public import BudgetModel
public import Testing

/// What must be true of every form alike.
@Suite struct FormTests {
    static let forms = FormBook.standard.forms

    @Test func formsHaveDistinctNames() {
        #expect(Set(Self.forms.map(\.id)).count == Self.forms.count)
        #expect(Set(Self.forms.map(\.officialName)).count == Self.forms.count)
        #expect(Set(Self.forms.map { "\($0.place.part).\($0.place.key)" }).count == Self.forms.count)
        #expect(Self.forms.allSatisfy { !$0.officialName.isEmpty && !$0.englishName.isEmpty })
        #expect(Self.forms.filter { !$0.sides.isEmpty }.count == 25)
        #expect(FormBook.standard["budget.department-expenditure"]?.officialName == "部门支出总表")
        #expect(FormBook.standard["budget.other"] == nil)
    }

    @Test(arguments: forms)
    func layoutsAreWellMade(form: Form) {
        #expect(form.sides.count <= 2)
        #expect(form.isTwoSided == (form.sides.map(\.side) == ["income", "expenditure"]))
        for layout in form.sides {
            let names = layout.columns.map(\.name)
            #expect(Set(names).count == names.count && !names.isEmpty)
            #expect(Set(layout.columns.map(\.heading)).count == names.count)
            let reserved = [layout.keys.codingName, "name", "number", "unit", "category"]
            let texts = layout.texts.map(\.name)
            #expect(Set(names + texts).isDisjoint(with: reserved))
            #expect(Set(names + texts).count == names.count + texts.count)
            for (place, column) in layout.columns.enumerated() {
                #expect(layout.position(of: column.name) == place)
                let first = column.name.unicodeScalars.first
                #expect(first.map { ("a"..."z").contains($0) } == true, "\(column.name)")
                #expect(column.name.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic })
                #expect(!column.heading.isEmpty)
            }
            #expect(layout.position(of: "nothing") == nil)
            for identity in layout.identities {
                let terms = identity.addends + identity.subtrahends
                #expect(Set(terms + [identity.sum]).count == terms.count + 1, "every column once")
                #expect(terms.allSatisfy(layout.columns.indices.contains))
            }
        }
    }

    /// Documents and findings have had these names from the start.
    @Test(arguments: [
        ("budget.income-expenditure-summary", "budget", "incomeExpenditureSummary"),
        ("budget.three-public-expenses", "budget", "threePublicExpenses"),
        ("final-accounts.income", "finalAccounts", "income"),
        ("final-accounts.fiscal-appropriation-summary", "finalAccounts", "fiscalAppropriationSummary"),
        ("final-accounts.state-capital-expenditure", "finalAccounts", "stateCapitalExpenditure"),
        ("performance.key-work", "performance", "keyWork"),
    ])
    func idsAndPlacesBelongTogether(id: String, part: String, key: String) throws {
        let form = try #require(FormBook.standard[Form.ID(id)])
        #expect(form.place.part.rawValue == part && form.place.key == key)
    }

    /// The typed columns against the layouts, side by side.
    @Test func typedColumnsStandInTheirPlaces() {
        var visited: [Form.ID] = []
        func check<C: FormColumn>(_ type: C.Type, _ layout: Layout) {
            #expect(type.allCases.map(\.name) == layout.columns.map(\.name))
            #expect(type.allCases.map(\.heading) == layout.columns.map(\.heading))
            #expect(type.allCases.map(\.position) == Array(layout.columns.indices))
            #expect(type.identities.map(\.sum.position) == layout.identities.map(\.sum))
            #expect(type.identities.map { $0.addends.map(\.position) } == layout.identities.map(\.addends))
            #expect(type.identities.map { $0.subtrahends.map(\.position) } == layout.identities.map(\.subtrahends))
            var amounts = Amounts<C>()
            #expect(amounts.isBlank)
            for column in type.allCases { amounts[column] = Amount(fen: Int64(column.position)) }
            for column in type.allCases { #expect(amounts[column] == Amount(fen: Int64(column.position))) }
            for column in type.allCases { amounts[column] = nil }
            #expect(amounts == Amounts())
        }
        func coded<T: CodedTable>(_ type: T.Type) {
            visited.append(T.form.id)
            #expect(T.form.sides.count == 1 && T.Key.kind == T.form.sides[0].keys)
            check(T.Column.self, T.form.sides[0])
            #expect(T().lines.isEmpty && T().total == nil && T().isEmpty)
        }
        func twoSided<T: TwoSidedTable>(_ type: T.Type) {
            visited.append(T.form.id)
            #expect(T.form.isTwoSided)
            check(T.IncomeColumn.self, T.form.sides[0])
            check(T.ExpenditureColumn.self, T.form.sides[1])
        }
        twoSided(IncomeExpenditureSummary.self)
        coded(DepartmentIncome.self)
        coded(IncomeByFunction.self)
        coded(IncomeBySource.self)
        coded(DepartmentExpenditure.self)
        twoSided(FiscalAppropriationSummary.self)
        coded(FiscalAppropriationExpenditure.self)
        coded(FiscalBasicExpenditure.self)
        coded(GeneralPublicExpenditure.self)
        coded(BasicExpenditure.self)
        coded(ThreePublicExpenses.self)
        coded(GovernmentFundExpenditure.self)
        coded(StateCapitalExpenditure.self)
        coded(ProjectExpenditure.self)
        coded(AgencyOperatingExpenditure.self)
        coded(GovernmentProcurement.self)
        twoSided(FinalIncomeExpenditureSummary.self)
        coded(FinalIncome.self)
        coded(FinalExpenditure.self)
        twoSided(FinalAppropriationSummary.self)
        coded(FinalGeneralPublicExpenditure.self)
        coded(FinalBasicExpenditure.self)
        coded(FinalGovernmentFund.self)
        coded(FinalStateCapitalExpenditure.self)
        coded(FinalThreePublicExpenses.self)
        #expect(visited == Self.forms.filter { !$0.sides.isEmpty }.map(\.id))
    }

    /// Each property of a document's parts holds the table of its own form.
    @Test func propertiesHoldTheirTables() {
        var document = Disclosure.unit()
        document.finalAccounts.threePublicExpenses = .init()
        document.budget.projectExpenditure = .init()
        document.budget.incomeExpenditureSummary = .init()
        document.budget.governmentProcurement = .init()
        document.budget.agencyOperatingExpenditure = .init()
        document.budget.fiscalBasicExpenditure = .init()
        document.budget.fiscalAppropriationExpenditure = .init()
        document.budget.incomeBySource = .init()
        document.budget.incomeByFunction = .init()
        document.budget.departmentIncome = .init()
        document.budget.departmentExpenditure = .init()
        document.budget.fiscalAppropriationSummary = .init()
        document.budget.generalPublicExpenditure = .init()
        document.budget.basicExpenditure = .init()
        document.budget.threePublicExpenses = .init()
        document.budget.governmentFundExpenditure = .init()
        document.budget.stateCapitalExpenditure = .init()
        document.finalAccounts.incomeExpenditureSummary = .init()
        document.finalAccounts.income = .init()
        document.finalAccounts.expenditure = .init()
        document.finalAccounts.fiscalAppropriationSummary = .init()
        document.finalAccounts.generalPublicExpenditure = .init()
        document.finalAccounts.basicExpenditure = .init()
        document.finalAccounts.governmentFund = .init()
        document.finalAccounts.stateCapitalExpenditure = .init()
        let forms = Self.forms.filter { !$0.sides.isEmpty }
        #expect(document.tables.map(\.form) == forms, "in the order of publication")
        #expect(forms.allSatisfy { document.tables[$0.id]?.form == $0 })
        document.budget.departmentIncome = nil
        document.finalAccounts.income = nil
        #expect(document.tables.count == forms.count - 2)
        #expect(document.budget.departmentIncome == nil && document.finalAccounts.income == nil)
        #expect(GeneralPublicExpenditure(Table(DepartmentExpenditure.form)) == nil)
        #expect(DepartmentExpenditure(Table(DepartmentExpenditure.form)) != nil)
    }

    @Test func partsAreReplacedAlone() {
        var document = Disclosure.unit()
        document.budget.departmentExpenditure = .init()
        document.finalAccounts.expenditure = .init()
        var other = Disclosure.unit()
        other.budget.departmentIncome = .init()
        other.finalAccounts.income = .init()
        document.budget = other.budget
        #expect(document.tables.map(\.form.id) == ["budget.department-income", "final-accounts.expenditure"])
        document.finalAccounts = FinalAccountsTables()
        #expect(document.tables.map(\.form.id) == ["budget.department-income"])
        #expect(document.finalAccounts.isEmpty && !document.budget.isEmpty)
    }

    @Test func aTableStandsUnderItsOwnForm() throws {
        let form = try Form.debt()
        var document = Disclosure.unit()
        document.tables[form.id] = Table(form)
        document.budget.departmentExpenditure = .init()
        document.tables["something.else"] = Table(DepartmentIncome.form)
        document.tables[form.id] = Table(DepartmentIncome.form)
        #expect(document.tables.map(\.form.id) == ["budget.department-income", "budget.department-expenditure"])
    }
}

extension Form: CustomTestStringConvertible {
    public var testDescription: String { id.rawValue }
}
