import BudgetCodes

extension Disclosure {
    /// 由明细生成各表: the tables of a unit, a department or a whole area, derived from its lines.
    ///
    /// The header says what is derived: budget or final-account tables, and for whom; with a code of a department or
    /// unit only its lines are taken. Every level and every total is a sum of the lines, so that the document
    /// validates without a finding; a table that the lines leave empty says so.
    ///
    /// A table is left out, with a remark, when lines lack the dimension that it needs. Lines without a period count
    /// as those of this year.
    ///
    /// - Parameters:
    ///   - header: Who, for which year, and what kind of document.
    ///   - books: The lines.
    ///   - precision: The unit and decimals of the tables. By default 万元 with two decimals where that holds every
    ///     amount, else 元 with two decimals.
    /// - Throws: ``DerivationError`` when the lines contradict what the forms can say.
    public init(
        _ header: Header, deriving books: BudgetBooks, precision: Precision? = nil
    ) throws(DerivationError) {
        let derivation = try Derivation(header, books)
        var document = Disclosure(header)
        switch header.kind {
        case .budget: try derivation.fillBudget(&document)
        case .finalAccounts: try derivation.fillFinalAccounts(&document)
        case .performance: break
        }
        self = document.printed(in: precision)
    }
}

/// What every table is derived from: the lines of one body, added up by what the tables need.
struct Derivation {
    let header: Disclosure.Header
    let books: BudgetBooks
    /// 支出功能分类 and 部门预算支出经济分类 of the year, for the names.
    let functional: Edition<Functional>
    let economic: Edition<DepartmentEconomic>

    /// The expenditure by function, fund, period and kind.
    let spending: [Spending]
    /// The income as given, or just what the expenditure needs.
    let income: [Income]
    /// The income of the year with its sub-items.
    let items: [Income]

    /// Expenditure of one place in the tables.
    struct Spending {
        let function: FunctionalCode?
        let fund: FundColumn
        /// `nil` when it is not known; such lines count as those of this year.
        let period: FundPeriod?
        let kind: ExpenditureKind?
        let amount: Amount
    }

    /// Income of one place in the tables.
    struct Income {
        let agency: AgencyID?
        let function: FunctionalCode?
        let fund: FundColumn
        let item: SummaryRow?
        let isOpening: Bool
        let amount: Amount

        init(_ line: IncomeLine) throws(DerivationError) {
            agency = line.agency
            function = line.function
            fund = try FundColumn(line.fund)
            item = line.item
            isOpening = line.period == .carriedOver
            amount = line.amount
        }
    }

    init(_ header: Disclosure.Header, _ books: BudgetBooks) throws(DerivationError) {
        self.header = header
        let books = header.agency.code.map { books.part(of: $0) } ?? books
        self.books = books
        functional = Catalogue.functional[header.fiscalYear]
        economic = Catalogue.departmentEconomic[header.fiscalYear]

        var spending: [Spending] = []
        for row in try Self.rows(books.expenditure, [.function(.item), .fund, .period, .kind]) {
            spending.append(
                Spending(
                    function: row.key.function, fund: try FundColumn(row.key.fund), period: row.key.period,
                    kind: row.key.kind, amount: row.amount))
        }
        self.spending = spending

        if let lines = books.income {
            income = try Self.read(lines)
        } else {
            income = try Self.read(Self.incomeNeeded(books.expenditure))
        }
        if let lines = books.incomeItems { items = try Self.read(lines) } else { items = income }
    }

    private static func read(_ lines: [IncomeLine]) throws(DerivationError) -> [Income] {
        var income: [Income] = []
        income.reserveCapacity(lines.count)
        for line in lines { income.append(try Income(line)) }
        return income
    }

    /// The rows of one grouping.
    static func rows(_ ledger: BudgetLedger, _ grouping: Grouping) throws(DerivationError) -> [RollUpTable.Row] {
        do throws(RollUpError) {
            return try ledger.rollUp(by: [grouping]).tables().flatMap(Array.init)
        } catch {
            throw .sum(error)
        }
    }

    /// Income that is just what the expenditure needs.
    private static func incomeNeeded(_ ledger: BudgetLedger) throws(DerivationError) -> [IncomeLine] {
        let rows = try rows(ledger, [.unit, .function(.item), .fund, .period])
        return rows.map { row in
            IncomeLine(
                agency: row.key.agency, function: row.key.function, fund: row.key.fund, period: row.key.period,
                amount: row.amount)
        }
    }

    /// A sum of what is given, `nil` for nothing.
    @inline(never)
    func sum(_ amounts: [Amount], _ line: String) throws(DerivationError) -> Amount? {
        var sum: Amount?
        for amount in amounts {
            guard let next = (sum ?? .zero).adding(amount) else {
                throw .sum(.outOfRange(line: line, column: "amount"))
            }
            sum = next
        }
        return sum
    }

    func name(_ code: FunctionalCode) -> String { functional[code]?.name ?? code.description }

    func name(_ code: DepartmentEconomicCode) -> String { economic[code]?.name ?? code.description }

    func name(_ code: AgencyCode) -> String {
        if let name = books.expenditure.agencyNames[.code(code)] { return name }
        if header.agency.code == code { return header.agency.name }
        if header.superior?.code == code { return header.superior?.name ?? code.description }
        return code.description
    }

    // MARK: What is known

    /// Whether every line has a functional code.
    var knowsFunctions: Bool { spending.allSatisfy { $0.function != nil } }

    /// Whether every line has a kind.
    var knowsKinds: Bool { spending.allSatisfy { $0.kind != nil } }

    /// Whether every line is known to be paid by one of the three budgets or by none of them.
    var knowsFunds: Bool {
        spending.allSatisfy { $0.fund != .fiscal && ($0.fund != .unknown || books.leavesUnknownFundsOut) }
    }

    /// Whether some line does not say which fund pays or brings in the money.
    var hasUnknownFunds: Bool {
        spending.contains { $0.fund == .unknown } || income.contains { $0.fund == .unknown }
    }

    /// Whether all income says which of the three budgets it is of.
    var knowsIncome: Bool {
        books.incomeItems != nil && header.kind == .finalAccounts || income.allSatisfy { $0.fund != .fiscal }
    }

    /// The expenditure of one fund.
    func spending(_ fund: FundColumn) -> [Spending] { spending.filter { $0.fund == fund } }

    // MARK: What is left

    /// The money that a fund is a part of: 单位资金 is one, and where lines do not say which fund beside the three
    /// budgets pays, all of these are one.
    private func purse(_ fund: FundColumn) -> FundColumn {
        fund.isFiscal || !hasUnknownFunds ? fund.purse : .unknown
    }

    /// All income. In final accounts the income by source tells the budgets apart that the income by code does not.
    private var money: [Income] {
        guard header.kind == .finalAccounts, books.incomeItems != nil else { return income }
        return items.filter { !$0.isOpening } + income.filter(\.isOpening)
    }

    /// 年终结转结余 of the money of a purse: income and carry-over less expenditure.
    ///
    /// - Throws: ``DerivationError/shortfall(fund:missing:)``.
    @_optimize(none)
    func closing(_ purse: FundColumn) throws(DerivationError) -> Amount? {
        // This year's appropriation does not pay what the carried over one pays, and the other way round. Only a budget
        // shows them apart, and only lines that know their period can be held to it.
        let isApart =
            purse.isFiscal && header.kind == .budget
            && spending.allSatisfy { self.purse($0.fund) != purse || $0.period != nil }
        var closing: Amount?
        for period in isApart ? FundPeriod.allCases : [.current] {
            let own = money.filter {
                self.purse($0.fund) == purse && (!isApart || $0.isOpening == (period != .current))
            }
            let spent = spending.filter { self.purse($0.fund) == purse && (!isApart || $0.period == period) }
            guard !own.isEmpty || !spent.isEmpty else { continue }
            var left = try sum(own.map(\.amount), "income") ?? .zero
            let paid = try sum(spent.map(\.amount), "expenditure") ?? .zero
            guard paid.fen != .min, let difference = left.adding(-paid) else {
                throw .sum(.outOfRange(line: "closing", column: "amount"))
            }
            left = difference.fen.magnitude <= books.tolerance.fen.magnitude ? .zero : difference
            guard left >= .zero else {
                throw .shortfall(fund: purse.officialName + (isApart ? period.officialName : ""), missing: -left)
            }
            guard let next = (closing ?? .zero).adding(left) else {
                throw .sum(.outOfRange(line: "closing", column: "amount"))
            }
            closing = next
        }
        return closing
    }

    /// The purses of the documents: each of the three budgets, the special account, and 单位资金.
    static let purses: [FundColumn] = [
        .generalPublic, .governmentFund, .stateCapital, .fiscal, .specialAccount, .other, .unknown,
    ]
}

extension Disclosure {
    /// The document with every table in a precision, or in the coarser of the usual two that holds all amounts.
    fileprivate func printed(in precision: Precision?) -> Disclosure {
        struct Holds: TableVisitor {
            let document: Disclosure
            var holds = true

            @_semantics("optimize.sil.specialize.generic.never")
            mutating func check<LineID, Amounts>(_ lines: [Line<LineID, Amounts>]) {
                for line in lines {
                    for column in Amounts.columns {
                        guard let amount = line.amounts[column] else { continue }
                        holds = holds && Precision.tenThousandYuan.holds(amount)
                    }
                }
            }

            @_semantics("optimize.sil.specialize.generic.never")
            mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                if let table = document[keyPath: place] { check(table.lines) }
            }

            @_semantics("optimize.sil.specialize.generic.never")
            mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                guard let table = document[keyPath: place] else { return }
                check(table.income)
                check(table.expenditure)
            }
        }
        struct Setter: TableVisitor {
            var document: Disclosure
            let precision: Precision

            @_semantics("optimize.sil.specialize.generic.never")
            mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                document[keyPath: place]?.caption.precision = precision
            }

            @_semantics("optimize.sil.specialize.generic.never")
            mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                document[keyPath: place]?.caption.precision = precision
            }
        }
        var holds = Holds(document: self)
        Disclosure.visitTables(&holds)
        var setter = Setter(document: self, precision: precision ?? (holds.holds ? .tenThousandYuan : .yuan))
        Disclosure.visitTables(&setter)
        return setter.document
    }
}
