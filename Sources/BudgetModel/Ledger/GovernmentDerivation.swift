public import BudgetCodes

extension BudgetBooks {
    /// 由部门明细生成政府本级表: the tables of a government's own level that follow from the lines of its departments:
    /// expenditure of the general public budget, of government funds and of the state capital operations budget by
    /// function, and basic expenditure by government economic code.
    ///
    /// Every level and every total is a sum of the lines, of this year's money and of what was carried over alike. What
    /// departments do not spend, such as transfers to other governments, is not in their lines, and so a government's
    /// published figures may be more. 转移性支出 (230) and 债务还本支出 (231) stand behind the total when lines have them.
    ///
    /// A table is left out, with a remark, when lines lack the dimension that it needs, and the basic expenditure when
    /// some of it has no certain code: see ``governmentEconomics(natures:)``.
    ///
    /// - Parameters:
    ///   - header: Which government, for which year. The kind tells the column: 预算数 of a budget, 执行数 of 预算执行,
    ///     决算数 of final accounts. The entity is that of a government whatever the header says.
    ///   - natures: Which units are agencies and which are public institutions.
    ///   - precision: The unit and decimals of the tables; `nil` stands for 万元 where that holds every amount, else 元.
    /// - Throws: ``DerivationError`` when lines contain each other, a sum is beyond the range of amounts, or a fund source
    ///   is not known.
    public func governmentDisclosure(
        for header: Disclosure.Header, natures: [AgencyID: AgencyNature] = [:], in precision: Precision? = nil
    ) throws(DerivationError) -> Disclosure {
        var header = header
        header.entity = .government
        let derivation = try GovernmentDerivation(self, header)
        var tables: [Table] = []
        var remarks: [String] = []
        func add(_ form: GovernmentForm, _ result: GovernmentDerivation.Result) {
            switch result {
            case .table(let table): tables.append(table)
            case .lacks(let reason): remarks.append("未能生成\(form[.own].officialName)：\(reason)")
            }
        }
        let forms: [(GovernmentForm, FundColumn)] = [
            (.generalExpenditure, .generalPublic), (.fundExpenditure, .governmentFund),
            (.stateCapitalExpenditure, .stateCapital),
        ]
        for (form, fund) in forms { add(form, try derivation.expenditure(form, fund)) }
        let basic = try derivation.basicExpenditure { () throws(DerivationError) in
            try governmentEconomics(natures: natures)
        }
        add(.generalBasicExpenditure, basic)
        let usual = tables.allSatisfy(\.holdsTenThousandYuan) ? Precision.tenThousandYuan : .yuan
        for index in tables.indices { tables[index].caption.precision = precision ?? usual }
        return Disclosure(header, tables: Tables(tables), performance: PerformanceForms(), remarks: remarks)
    }
}

/// What the tables of a government are derived from: the lines of its departments, added up by what the tables need.
private struct GovernmentDerivation {
    let header: Disclosure.Header
    /// By 类, by 款 and by 项, each with the fund.
    let levels: [RollUpTable]
    /// The kinds of expenditure, each with the fund.
    let kinds: RollUpTable
    /// Whether it is not known which of the three budgets pays for a line.
    let lacksFunds: Bool

    enum Result {
        case table(Table)
        /// Why there is none.
        case lacks(String)
    }

    init(_ books: BudgetBooks, _ header: Disclosure.Header) throws(DerivationError) {
        self.header = header
        let levels: [CodeLevel] = [.category, .section, .item]
        let groupings = levels.map { Grouping([.function($0), .fund]) } + [[.fund, .mainKind]]
        let sums = try books.expenditure.sums(by: groupings)
        self.levels = Array(sums[..<levels.count])
        kinds = sums[levels.count]
        var lacksFunds = false
        for row in kinds {
            switch try FundColumn(row.key.fund) {
            case .fiscal: lacksFunds = true
            case .unknown: lacksFunds = lacksFunds || !books.leavesUnknownFundsOut
            default: break
            }
        }
        self.lacksFunds = lacksFunds
    }

    private var column: String {
        switch header.kind {
        case .budget, .performance: "budget"
        case .execution: "execution"
        case .finalAccounts: "final"
        }
    }

    /// The expenditure of a budget by function.
    func expenditure(_ form: GovernmentForm, _ fund: FundColumn) throws(DerivationError) -> Result {
        guard !lacksFunds else { return .lacks("部分明细没有资金性质") }
        let names = Catalogue.functional[header.fiscalYear]
        var rows: [(code: FunctionalCode, amount: Amount)] = []
        for (level, table) in zip([CodeLevel.category, .section, .item], levels) {
            // Several sources of the lines may be one budget.
            var sums: [FunctionalCode: WideSum] = [:]
            for row in table where try FundColumn(row.key.fund) == fund {
                guard let code = row.key.function else { return .lacks("部分明细没有支出功能分类") }
                // A line that is known less finely stands at its own level alone.
                if code.level == level { sums[code, default: .zero] += WideSum(row.amount.fen) }
            }
            for (code, sum) in sums { rows.append((code, try sum.amount(of: code.description))) }
        }
        rows.sort { $0.code < $1.code }
        var builder = OutlineBuilder(form, column)
        let own = rows.filter { !Self.isBelowTheTotal($0.code) }
        let others = rows.filter { Self.isBelowTheTotal($0.code) }
        for row in own { builder.append(row.code.description, names[row.code]?.name, row.code.level, row.amount) }
        let categories = own.filter { $0.code.level == .category }
        try builder.appendTotal("本年支出合计", categories.map(\.amount))
        guard !others.isEmpty else { return .table(builder.table) }
        for row in others { builder.append(row.code.description, names[row.code]?.name, row.code.level, row.amount) }
        try builder.appendTotal("支出总计", rows.filter { $0.code.level == .category }.map(\.amount))
        return .table(builder.table)
    }

    /// 转移性支出 and 债务还本支出 are no expenditure of the year.
    private static func isBelowTheTotal(_ code: FunctionalCode) -> Bool { "230" ~= code || "231" ~= code }

    /// The basic expenditure of the general public budget by government economic code.
    func basicExpenditure(
        _ economics: () throws(DerivationError) -> EconomicConversion
    ) throws(DerivationError) -> Result {
        guard !lacksFunds else { return .lacks("部分明细没有资金性质") }
        for row in kinds where try FundColumn(row.key.fund) == .generalPublic && row.key.kind == nil {
            return .lacks("部分明细没有支出类别")
        }
        let economics = try economics()
        guard economics.heldBack.isEmpty else { return .lacks(Self.reason(economics.heldBack)) }
        let names = Catalogue.governmentEconomic[header.fiscalYear]
        var categories: [GovernmentEconomicCode: WideSum] = [:]
        for sum in economics.sums {
            categories[sum.code.parent ?? sum.code, default: .zero] += WideSum(sum.amount.fen)
        }
        var rows = economics.sums.filter { $0.code.parent != nil }
        for (code, sum) in categories { rows.append(.init(code: code, amount: try sum.amount(of: code.description))) }
        rows.sort { $0.code < $1.code }
        var builder = OutlineBuilder(.generalBasicExpenditure, column)
        for row in rows { builder.append(row.code.description, names[row.code]?.name, row.code.level, row.amount) }
        try builder.appendTotal("支出合计", economics.sums.map(\.amount))
        return .table(builder.table)
    }

    private static func reason(_ heldBack: [EconomicConversion.HeldBack]) -> String {
        let codes = heldBack.map { $0.code?.description ?? "没有部门经济分类的明细" }
        var shown: [String] = []
        for code in codes where !shown.contains(code) && shown.count < 5 { shown.append(code) }
        let more = Set(codes).count > shown.count ? "等" : ""
        return "\(shown.joined(separator: "、"))\(more)对应多个政府预算经济分类科目，须知道单位性质才能确定"
    }
}

/// Puts together a list of rows with codes and one column.
private struct OutlineBuilder {
    private(set) var table: Table
    private let column: Int
    private var isEmpty = true

    init(_ form: GovernmentForm, _ column: String) {
        table = Table(form[.own])
        table.caption.columns = [PrintedColumn(column)]
        table.caption.noneStatement = "无" + form.officialName.dropLast()
        self.column = table.form.sides[0].position(of: column) ?? 0
    }

    mutating func append(_ code: String, _ name: String?, _ level: CodeLevel, _ amount: Amount) {
        add(
            .row(SummaryRow(rawValue: code)), name ?? code, indent: level.rawValue - CodeLevel.category.rawValue, amount
        )
    }

    mutating func appendTotal(_ name: String, _ amounts: [Amount]) throws(DerivationError) {
        guard !isEmpty else { return }
        var sum = WideSum.zero
        for amount in amounts { sum += WideSum(amount.fen) }
        add(.row(SummaryRow(rawValue: name)), name, indent: 0, try sum.amount(of: name))
    }

    private mutating func add(_ key: RowKey, _ name: String, indent: Int, _ amount: Amount) {
        var cells = Array(repeating: Section.blank, count: table.sides[0].width)
        cells[column] = amount.fen
        table.sides[0].append(Section.Record(key: key, name: name, indent: indent, cells: cells))
        guard isEmpty else { return }
        isEmpty = false
        table.caption.noneStatement = nil
    }
}
