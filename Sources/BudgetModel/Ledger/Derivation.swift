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
    ///   - practice: Which tables are made, with the titles, units, columns and rows of a place. By default all tables of
    ///     the official forms are.
    ///   - precision: The unit and decimals of the tables. By default those of the practice, with as many decimals as hold
    ///     every amount; else 万元 with two decimals where that holds every amount, else 元 with two decimals.
    /// - Throws: ``DerivationError`` when the lines contradict what the forms can say.
    public init(
        _ header: Header, deriving books: BudgetBooks, practice: Practice? = nil, precision: Precision? = nil
    ) throws(DerivationError) {
        let derivation = try Derivation(header, books)
        let (forms, others) = practice.map(FormMeaning.forms) ?? (FormMeaning.forms(of: header.kind), [])
        var tables: [Table] = []
        var lacks: [String?] = Array(repeating: nil, count: forms.count)
        // Lines that contain each other are found by code; only without them is a shortfall what it says.
        for isSummary in [false, true] {
            for (index, meaning) in forms.enumerated() where (meaning.view == .summary) == isSummary {
                if let need = derivation.unmetNeed(of: meaning) {
                    lacks[index] = need.lacks
                } else if let table = try derivation.table(meaning) {
                    tables.append(table)
                } else {
                    lacks[index] = meaning.lacks
                }
            }
        }
        var remarks = zip(forms, lacks).compactMap { meaning, lacks in
            lacks.map { "未能生成\(meaning.form.officialName)：部分明细没有\($0)" }
        }
        remarks += others.map { "未能生成\($0.title)：明细不反映此表" }
        let usual = tables.allSatisfy(\.holdsTenThousandYuan) ? Precision.tenThousandYuan : .yuan
        for index in tables.indices {
            let printed = practice?.table(tables[index].form.id)
            if let printed { tables[index].print(as: printed) }
            let own = printed?.precision.map { tables[index].holding($0) }
            tables[index].caption.precision = precision ?? own ?? usual
        }
        self.init(header, tables: Tables(tables), performance: PerformanceForms(), remarks: remarks)
    }
}

extension BudgetBooks {
    /// 由明细生成各表: the tables of a unit, a department or a whole area; see
    /// ``Disclosure/init(_:deriving:practice:precision:)``.
    ///
    /// - Parameters:
    ///   - header: Who, for which year, and what kind of document.
    ///   - practice: Which tables are made, as a place prints them; `nil` stands for all of the official forms.
    ///   - precision: The unit and decimals of the tables; `nil` stands for 万元 where that holds every amount, else 元.
    /// - Throws: ``DerivationError`` when the lines contradict what the forms can say.
    public func disclosure(
        for header: Disclosure.Header, practice: Practice? = nil, in precision: Precision? = nil
    ) throws(DerivationError) -> Disclosure {
        try Disclosure(header, deriving: self, practice: practice, precision: precision)
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
    let spending: [Fact]
    /// The income as given, or just what the expenditure needs.
    let income: [Fact]
    /// The income of the year with its sub-items.
    let items: [Fact]
    /// The basic expenditure by economic code, and the projects.
    let basic: [Fact]
    let projects: [Fact]
    /// The same by fund and period alone.
    let spent: FundSums
    let received: FundSums
    let listed: FundSums

    /// Money of one place in the tables.
    struct Fact {
        let side: Meaning.Side
        let key: GroupKey
        let fund: FundColumn
        /// The sub-item of income.
        let item: SummaryRow?
        let amount: Amount

        /// `nil` when it is not known; such lines count as those of this year.
        var period: FundPeriod? { key.period }
        var kind: ExpenditureKind? { key.kind }

        init(_ row: RollUpTable.Row, side: Meaning.Side = .expenditure) throws(DerivationError) {
            self.side = side
            key = row.key
            fund = try FundColumn(row.key.fund)
            item = nil
            amount = row.amount
        }

        init(_ line: IncomeLine) throws(DerivationError) {
            side = .income
            var key = GroupKey()
            key.agency = line.agency
            key.function = line.function
            key.period = line.period
            self.key = key
            fund = try FundColumn(line.fund)
            item = line.item
            amount = line.amount
        }
    }

    init(_ header: Disclosure.Header, _ books: BudgetBooks) throws(DerivationError) {
        self.header = header
        let books = header.agency.code.map { books.part(of: $0) } ?? books
        self.books = books
        functional = Catalogue.functional[header.fiscalYear]
        economic = Catalogue.departmentEconomic[header.fiscalYear]

        // One pass over the lines for all that they are added up by.
        var groupings: [Grouping] = [[.function(.item), .fund, .period, .kind]]
        func place(_ isNeeded: Bool, _ grouping: Grouping) -> Int? {
            guard isNeeded else { return nil }
            groupings.append(grouping)
            return groupings.count - 1
        }
        let needed = place(books.income == nil, [.unit, .function(.item), .fund, .period])
        let economicGrouping: Grouping = [.economic(.section), .fund, .kind]
        let economicPlace = place(books.economic == nil, economicGrouping)
        let projectGrouping: Grouping = [.unit, .kind, .project, .fund, .period]
        let projectPlace = place(books.projects == nil && header.kind == .budget, projectGrouping)
        let sums = try Self.sums(books.expenditure, groupings)

        func facts(_ view: BudgetLedger?, _ place: Int?, _ grouping: Grouping) throws(DerivationError) -> [Fact] {
            if let view { return try Self.facts(view, grouping) }
            return try place.map { place throws(DerivationError) in try Self.facts(sums[place]) } ?? []
        }
        spending = try Self.facts(sums[0])
        basic = try facts(books.economic, economicPlace, economicGrouping)
        projects = try facts(books.projects, projectPlace, projectGrouping)
        if let lines = books.income {
            income = try Self.facts(lines)
        } else {
            // Income that is just what the expenditure needs.
            income =
                try needed.map { place throws(DerivationError) in
                    try Self.facts(sums[place], side: .income)
                } ?? []
        }
        if let lines = books.incomeItems { items = try Self.facts(lines) } else { items = income }
        spent = Self.sums(spending)
        received = Self.sums(income)
        listed = Self.sums(items)
    }

    private static func facts(_ lines: [IncomeLine]) throws(DerivationError) -> [Fact] {
        var facts: [Fact] = []
        facts.reserveCapacity(lines.count)
        for line in lines { facts.append(try Fact(line)) }
        return facts
    }

    private static func facts(
        _ rows: RollUpTable, side: Meaning.Side = .expenditure
    ) throws(DerivationError) -> [Fact] {
        var facts: [Fact] = []
        facts.reserveCapacity(rows.count)
        for row in rows { facts.append(try Fact(row, side: side)) }
        return facts
    }

    /// The lines of a ledger by one grouping.
    static func facts(_ ledger: BudgetLedger, _ grouping: Grouping) throws(DerivationError) -> [Fact] {
        try sums(ledger, [grouping]).first.map { table throws(DerivationError) in try facts(table) } ?? []
    }

    private static func sums(
        _ ledger: BudgetLedger, _ groupings: [Grouping]
    ) throws(DerivationError) -> [RollUpTable] {
        do throws(RollUpError) {
            return try ledger.rollUp(by: groupings).tables()
        } catch {
            throw .sum(error)
        }
    }

    private static func sums(_ facts: [Fact]) -> FundSums {
        var sums = FundSums()
        for fact in facts { sums.add(fact.amount, fact.fund, fact.period) }
        return sums
    }
}

extension Derivation {
    /// The table of a form, or `nil` when the lines turn out not to know what it needs.
    fileprivate func table(_ meaning: FormMeaning) throws(DerivationError) -> Table? {
        switch meaning.view {
        case .lines: try codedTable(meaning, spending + income)
        case .economic: try codedTable(meaning, basic)
        case .threePublic: try threePublic(meaning)
        case .projects: try projectTable(meaning)
        case .summary: try summary(meaning)
        }
    }

    // MARK: What is known

    /// What a form needs and the lines do not all know.
    fileprivate func unmetNeed(of meaning: FormMeaning) -> FormMeaning.Need? {
        meaning.needs.first { !knows($0.dimension, for: meaning) }
    }

    private func knows(_ dimension: FormMeaning.Need.Dimension, for meaning: FormMeaning) -> Bool {
        switch dimension {
        case .functions: spending.allSatisfy { $0.key.function != nil }
        case .kinds: meaning.view == .economic && books.economic != nil || spending.allSatisfy { $0.kind != nil }
        case .funds: !spent.has(FundSet([.fiscal])) && (books.leavesUnknownFundsOut || !spent.has(FundSet([.unknown])))
        // In final accounts the income by source tells the budgets apart that the income by code does not.
        case .sources: books.incomeItems != nil && header.kind == .finalAccounts || !received.has(FundSet([.fiscal]))
        case .incomeFunctions: income.allSatisfy { $0.key.function != nil || !meaning.shows($0) }
        }
    }

    // MARK: Names

    func name(_ key: RowKey) -> String {
        switch key {
        case .functional(let code): functional[code]?.name ?? code.description
        case .economic(let code): economic[code]?.name ?? code.description
        case .agency(let code): name(code)
        case .project, .row: key.description
        }
    }

    func name(_ code: AgencyCode) -> String {
        if let name = books.expenditure.agencyNames[.code(code)] { return name }
        if header.agency.code == code { return header.agency.name }
        if header.superior?.code == code { return header.superior?.name ?? code.description }
        return code.description
    }
}

extension Table {
    /// Whether every amount prints in 万元 with two decimals.
    var holdsTenThousandYuan: Bool {
        sides.allSatisfy { section in
            section.cells.allSatisfy { $0 == Section.blank || Precision.tenThousandYuan.holds(Amount(fen: $0)) }
        }
    }

    /// A precision with as many decimals as hold every amount.
    fileprivate func holding(_ precision: Precision) -> Precision {
        let amounts = sides.flatMap(\.cells).filter { $0 != Section.blank }.map { Amount(fen: $0) }
        let decimals = (precision.decimals...precision.unit.decimalsOfFen).first { decimals in
            amounts.allSatisfy(Precision(unit: precision.unit, decimals: decimals).holds)
        }
        return Precision(unit: precision.unit, decimals: decimals ?? precision.unit.decimalsOfFen)
    }

    /// Gives the table the number, the title and the columns that a place prints.
    fileprivate mutating func print(as printed: Practice.Table) {
        caption.number = printed.number
        caption.title = printed.title
        if caption.columns == nil { caption.columns = printed.columns }
        if caption.noneStatement != nil { caption.noneStatement = "无" + printed.title }
    }

    /// The table with the statement that there is nothing in it.
    var declaredEmpty: Table {
        var table = self
        var name = Substring(form.officialName)
        for ending in ["表", "总"] where name.hasSuffix(ending) { name = name.dropLast() }
        table.caption.noneStatement = "无" + name
        return table
    }
}
