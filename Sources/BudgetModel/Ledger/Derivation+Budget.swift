import BudgetCodes

extension Derivation {
    /// Fills the tables of a budget.
    @_optimize(none)
    func fillBudget(_ document: inout Disclosure) throws(DerivationError) {
        if knowsIncome {
            document.budget.departmentIncome = try departmentIncome()
        } else {
            document.remark(DepartmentIncome.form, lacks: "资金性质")
        }
        document.budget.threePublicExpenses = try budgetThreePublic(&document)
        if knowsFunctions, knowsKinds {
            document.budget.departmentExpenditure = try departmentExpenditure()
        } else {
            document.remark(DepartmentExpenditure.form, lacks: knowsFunctions ? "支出类别" : "支出功能分类")
        }
        if knowsFunctions, knowsIncome {
            document.budget.incomeExpenditureSummary = try incomeExpenditureSummary()
        } else {
            document.remark(IncomeExpenditureSummary.form, lacks: knowsIncome ? "支出功能分类" : "资金性质")
        }
        if knowsFunctions, knowsKinds, knowsFunds, knowsIncome {
            document.budget.fiscalAppropriationSummary = try fiscalAppropriationSummary()
            document.budget.generalPublicExpenditure = try generalPublicExpenditure()
            document.budget.governmentFundExpenditure = try fundTable(.governmentFund, \.basic, \.project)
            document.budget.stateCapitalExpenditure = try stateCapitalExpenditure()
        } else {
            for form in [
                FiscalAppropriationSummary.form, GeneralPublicExpenditure.form, GovernmentFundExpenditure.form,
                StateCapitalExpenditure.form,
            ] { document.remark(form, lacks: knowsFunds && knowsIncome ? "支出功能分类或支出类别" : "资金性质") }
        }
        if let table = try basicExpenditure(\.personnel, \.operating, whole: \.total, BasicExpenditure.self) {
            document.budget.basicExpenditure = table
        } else {
            document.remark(BasicExpenditure.form, lacks: "部门预算支出经济分类或支出类别")
        }
        document.budget.projectExpenditure = try projectExpenditure()
        if document.budget.projectExpenditure == nil {
            document.remark(ProjectExpenditure.form, lacks: "支出类别或资金性质")
        }
    }

    // MARK: 收入总表

    @_optimize(none)
    private func departmentIncome() throws(DerivationError) -> DepartmentIncome {
        typealias Amounts = DepartmentIncome.Amounts
        let current: [FundColumn: Column<Amounts>] = [
            .generalPublic: Amounts.column(\.generalPublic), .governmentFund: Amounts.column(\.governmentFund),
            .stateCapital: Amounts.column(\.stateCapital), .specialAccount: Amounts.column(\.specialAccount),
            .service: Amounts.column(\.service), .business: Amounts.column(\.business),
            .superiorSubsidy: Amounts.column(\.superiorSubsidy),
            .subordinateRemittance: Amounts.column(\.subordinateRemittance), .other: Amounts.column(\.other),
        ]
        let opening: [FundColumn: Column<Amounts>] = [
            .generalPublic: Amounts.column(\.openingGeneralPublic),
            .governmentFund: Amounts.column(\.openingGovernmentFund),
            .stateCapital: Amounts.column(\.openingStateCapital),
            .specialAccount: Amounts.column(\.openingSpecialAccount),
        ]
        let carriedUnitFunds = Amounts.column(\.openingUnitFunds)
        let other = Amounts.column(\.other)
        var builder = CodedTableBuilder<DepartmentIncome>()
        // Lines are by code; without codes only 合计 can be printed.
        let hasCodes = income.allSatisfy { $0.agency?.code != nil }
        for line in income {
            let column =
                line.isOpening ? opening[line.fund] ?? carriedUnitFunds : current[line.fund] ?? other
            try builder.add(hasCodes ? line.agency?.code : nil, column, line.amount)
        }
        return try builder.table(name: name)
    }

    // MARK: 支出总表

    private func departmentExpenditure() throws(DerivationError) -> DepartmentExpenditure {
        typealias Amounts = DepartmentExpenditure.Amounts
        let columns: [ExpenditureKind: Column<Amounts>] = [
            .basic: Amounts.column(\.basic), .project: Amounts.column(\.project),
            .business: Amounts.column(\.business), .paidToSuperior: Amounts.column(\.paidToSuperior),
            .subordinateSubsidy: Amounts.column(\.subordinateSubsidy),
        ]
        return try byKind(columns)
    }

    /// A table by functional code with a column for each kind of all expenditure.
    @_semantics("optimize.sil.specialize.generic.never")
    func byKind<Table: CodedTable>(
        _ columns: [ExpenditureKind: Column<Table.Amounts>]
    ) throws(DerivationError) -> Table where Table.LineID == FunctionalCode {
        var builder = CodedTableBuilder<Table>()
        for line in spending {
            guard let kind = line.kind, let column = columns[kind.main] else { continue }
            try builder.add(line.function, column, line.amount)
        }
        return try builder.table(name: name)
    }

    // MARK: Tables of a fund

    private func generalPublicExpenditure() throws(DerivationError) -> GeneralPublicExpenditure {
        typealias Amounts = GeneralPublicExpenditure.Amounts
        // The parts of basic expenditure are printed when all of it is known by parts.
        let isSplit = spending(.generalPublic).allSatisfy { $0.kind != .basic }
        let basic = Amounts.column(\.basic)
        var builder = CodedTableBuilder<GeneralPublicExpenditure>()
        for line in spending(.generalPublic) {
            let column: Column<Amounts>
            switch line.kind {
            case .personnel: column = isSplit ? Amounts.column(\.personnel) : basic
            case .operating: column = isSplit ? Amounts.column(\.operating) : basic
            case .basic: column = basic
            default: column = Amounts.column(\.project)
            }
            try checkKind(line)
            try builder.add(line.function, column, line.amount)
        }
        return try builder.table(name: name)
    }

    /// A table of a fund by functional code, with columns for basic and project expenditure.
    @_semantics("optimize.sil.specialize.generic.never")
    func fundTable<Table: CodedTable>(
        _ fund: FundColumn, _ basic: KeyPath<Table.Amounts, Amount?>, _ project: KeyPath<Table.Amounts, Amount?>,
        _ type: Table.Type = Table.self
    ) throws(DerivationError) -> Table where Table.LineID == FunctionalCode {
        var builder = CodedTableBuilder<Table>()
        try add(fund, Table.Amounts.column(basic), Table.Amounts.column(project), to: &builder) { $0 }
        return try builder.table(name: name)
    }

    private func stateCapitalExpenditure() throws(DerivationError) -> StateCapitalExpenditure {
        typealias Amounts = StateCapitalExpenditure.Amounts
        var builder = CodedTableBuilder<StateCapitalExpenditure>()
        try add(.stateCapital, Amounts.column(\.basic), Amounts.column(\.project), to: &builder) { .functional($0) }
        var table = try builder.table { $0.functionalCode.map(name) ?? $0.description }
        table.lines = table.lines.ordered { left, right in
            guard let left = left.key.functionalCode, let right = right.key.functionalCode else { return false }
            return left < right
        }
        table.caption.columns = ["total", "basic", "project"].map { PrintedColumn($0) }
        return table
    }

    @_semantics("optimize.sil.specialize.generic.never")
    func add<Table: CodedTable>(
        _ fund: FundColumn, _ basic: Column<Table.Amounts>, _ project: Column<Table.Amounts>,
        to builder: inout CodedTableBuilder<Table>, key: (FunctionalCode) -> Table.LineID
    ) throws(DerivationError) {
        for line in spending(fund) {
            try checkKind(line)
            try builder.add(line.function.map(key), line.kind == .project ? project : basic, line.amount)
        }
    }

    /// The three budgets pay for basic and project expenditure only.
    private func checkKind(_ line: Spending) throws(DerivationError) {
        guard let kind = line.kind, kind.main != .basic, kind != .project else { return }
        throw .misplacedKind(kind, fund: line.fund.officialName)
    }

    // MARK: 基本支出表

    /// Basic expenditure of the general public budget by economic code, or `nil` when that is not known.
    @_semantics("optimize.sil.specialize.generic.never")
    func basicExpenditure<Table: CodedTable>(
        _ personnel: KeyPath<Table.Amounts, Amount?>, _ operating: KeyPath<Table.Amounts, Amount?>,
        whole: KeyPath<Table.Amounts, Amount?>? = nil, _ type: Table.Type
    ) throws(DerivationError) -> Table? where Table.LineID == DepartmentEconomicCode {
        guard knowsFunds, knowsKinds || books.economic != nil else { return nil }
        var builder = CodedTableBuilder<Table>()
        for row in try Self.rows(books.economic ?? books.expenditure, [.economic(.section), .fund, .kind]) {
            guard try FundColumn(row.key.fund) == .generalPublic, let kind = row.key.kind, kind.main == .basic else {
                continue
            }
            let column = kind == .personnel ? personnel : kind == .operating ? operating : whole
            guard let code = row.key.economic, let column else { return nil }
            try builder.add(code, Table.Amounts.column(column), row.amount)
        }
        return try builder.table(name: name)
    }

    // MARK: 三公

    private func budgetThreePublic(_ document: inout Disclosure) throws(DerivationError) -> ThreePublicExpenses? {
        typealias Amounts = ThreePublicExpenses.Amounts
        let row = try threePublic(
            books.threePublic ?? books.expenditure, isView: books.threePublic != nil, fiscal: [.generalPublic],
            columns: [
                .overseasTrips: Amounts.column(\.overseas), .officialVehiclePurchase: Amounts.column(\.vehiclePurchase),
                .officialVehicleOperation: Amounts.column(\.vehicleOperation),
                .officialReceptions: Amounts.column(\.receptions),
            ], total: Amounts.column(\.total))
        guard let row else {
            document.remark(ThreePublicExpenses.form, lacks: "部门预算支出经济分类")
            return nil
        }
        var table = ThreePublicExpenses()
        if row.isBlank {
            table.caption.noneStatement = ThreePublicExpenses.form.noneStatement
        } else {
            table.lines = [Line(.budgeted, SummaryRow.budgeted.officialName, amounts: row)]
        }
        return table
    }

    /// The three public expenses that some budgets pay, or `nil` when lines of these have no economic code.
    @_semantics("optimize.sil.specialize.generic.never")
    func threePublic<Amounts: AmountColumns>(
        _ ledger: BudgetLedger, isView: Bool, fiscal: [FundColumn],
        columns: [DepartmentEconomicCode: Column<Amounts>], total: Column<Amounts>
    ) throws(DerivationError) -> Amounts? {
        var row = Amounts()
        for line in try Self.rows(ledger, [.economic(.section), .fund]) {
            let fund = try FundColumn(line.key.fund)
            guard isView || fiscal.contains(fund) || fund == .unknown && !books.leavesUnknownFundsOut else { continue }
            guard line.key.economic != nil || isView else { return nil }
            // In a view of the three expenses alone, a line without a code is a total whose parts are not disclosed.
            guard let column = line.key.economic.map({ columns[$0.vehiclePurchaseOrSelf] }) ?? total else { continue }
            guard let sum = (row[column] ?? .zero).adding(line.amount) else {
                throw .sum(.outOfRange(line: "budgeted", column: column.name))
            }
            row[column] = sum
        }
        do throws(RollUpError) {
            return try row.withoutZeros.completed(line: "budgeted")
        } catch {
            throw .sum(error)
        }
    }
}

extension Code where C == DepartmentEconomic {
    /// 30913 公务用车购置 of 资本性支出（基本建设） is 公务用车购置 like 31013.
    fileprivate var vehiclePurchaseOrSelf: Self { value == 30_913 ? .officialVehiclePurchase : self }
}

extension Disclosure {
    /// Says in the remarks why a table is not there.
    mutating func remark(_ form: Form, lacks dimension: String) {
        remarks.append("未能生成\(form.officialName)：部分明细没有\(dimension)")
    }
}
