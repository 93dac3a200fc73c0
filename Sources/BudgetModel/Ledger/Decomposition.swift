import BudgetCodes

extension BudgetBooks {
    /// 分解: the figures of the last level of a published document as lines, as far as the document tells.
    ///
    /// A document shows the same money by function, by economic code, by project and by source, but not by all of them
    /// together. So the books have a view for each, and dimensions that are not disclosed stay unknown. Deriving the
    /// tables again gives the published figures of the last level, and totals within rounding.
    ///
    /// What 支出总表 shows beyond the tables of the three budgets is paid by 财政专户 or 单位资金. Its fund is known
    /// when the document has income from one such source only.
    public init(decomposing document: Disclosure) {
        let decomposition = Decomposition(document)
        switch document.header.kind {
        case .budget: self = decomposition.budget()
        case .finalAccounts: self = decomposition.finalAccounts()
        case .performance: self.init()
        }
    }
}

/// Takes a document apart.
struct Decomposition {
    let document: Disclosure
    /// Whose lines they are when no unit is printed.
    let agency: AgencyID

    init(_ document: Disclosure) {
        self.document = document
        let body = document.header.agency
        agency = body.code.map(AgencyID.code) ?? .named(body.name)
    }

    // MARK: Expenditure by function

    /// Figures of one code, fund and kind.
    struct Cell: Hashable {
        let function: FunctionalCode
        let kind: ExpenditureKind?
    }

    /// The figures of the last level of a table by functional code.
    @_semantics("optimize.sil.specialize.generic.never")
    func cells<Table: CodedTable>(_ table: Table?) -> [(cell: Cell, amount: Amount)] {
        (table?.leaves ?? []).flatMap { line in
            line.amounts.leafColumns.compactMap { column in
                guard let code = line.key.functionalCode, let amount = line.amounts[column] else { return nil }
                // The tables say by income, opening and closing what is no expenditure.
                guard let kind = ExpenditureKind.named(column.name) else { return nil }
                return (Cell(function: code, kind: kind), amount)
            }
        }
    }

    /// The lines of the three budgets and of what 支出总表 shows beyond them.
    @_semantics("optimize.sil.specialize.generic.never")
    @_optimize(none)
    func expenditure<Whole: CodedTable>(
        funds: [(FundNature, [(cell: Cell, amount: Amount)])], whole: Whole?, otherFund: FundNature?,
        isCurrent: (FundNature) -> Bool
    ) -> BudgetLedger {
        var ledger = names()
        var spent: [Cell: WideSum] = [:]
        for (fund, cells) in funds {
            for (cell, amount) in cells where amount != .zero {
                ledger.append(
                    BudgetLine(
                        agency: agency, function: cell.function, fund: fund, period: isCurrent(fund) ? .current : nil,
                        kind: cell.kind, amount: amount))
                // A code may be printed at 款 in one table and at 项 in another.
                for function in [cell.function] + cell.function.ancestors {
                    spent[Cell(function: function, kind: cell.kind?.main), default: .zero] += WideSum(amount.fen)
                }
            }
        }
        for (cell, amount) in cells(whole) {
            guard let paid = (spent[Cell(function: cell.function, kind: cell.kind?.main)] ?? .zero).narrow else {
                continue
            }
            let (rest, overflow) = amount.fen.subtractingReportingOverflow(paid)
            guard !overflow, rest != 0 else { continue }
            ledger.append(
                BudgetLine(
                    agency: agency, function: cell.function, fund: otherFund, kind: cell.kind,
                    amount: Amount(fen: rest)))
        }
        return ledger
    }

    /// A ledger without lines that knows the names of the document's bodies.
    func names() -> BudgetLedger {
        var ledger = BudgetLedger()
        for body in [document.header.agency, document.header.superior].compactMap({ $0 }) {
            if let code = body.code { ledger.setName(body.name, ofAgency: .code(code)) }
        }
        for line in document.budget.departmentIncome?.lines ?? [] {
            ledger.setName(line.name, ofAgency: .code(line.key))
        }
        return ledger
    }

    // MARK: Expenditure by economic code

    /// Basic expenditure of the general public budget.
    @_semantics("optimize.sil.specialize.generic.never")
    func economic<Table: CodedTable>(_ table: Table?) -> BudgetLedger? where Table.LineID == DepartmentEconomicCode {
        guard let table else { return nil }
        var ledger = BudgetLedger()
        for line in table.leaves {
            for column in line.amounts.leafColumns {
                guard let amount = line.amounts[column], amount != .zero else { continue }
                ledger.append(
                    BudgetLine(
                        agency: agency, economic: line.key, fund: .generalPublicBudget,
                        kind: ExpenditureKind(rawValue: column.name) ?? .basic, amount: amount))
            }
        }
        return ledger
    }

    /// One row of the three public expenses. A total without parts has no economic code.
    @_semantics("optimize.sil.specialize.generic.never")
    func threePublic<Amounts: AmountColumns>(_ row: Amounts?, fund: FundNature) -> BudgetLedger? {
        guard let row else { return nil }
        let codes: [String: DepartmentEconomicCode] = [
            "overseas": .overseasTrips, "vehiclePurchase": .officialVehiclePurchase,
            "vehicleOperation": .officialVehicleOperation, "receptions": .officialReceptions,
        ]
        var ledger = BudgetLedger()
        for column in row.leafColumns {
            guard let amount = row[column], amount != .zero else { continue }
            ledger.append(
                BudgetLine(agency: agency, economic: codes[column.name], fund: fund, amount: amount))
        }
        return ledger
    }

    /// How far sums of so many printed figures may be apart.
    func tolerance(_ figures: Int, _ precision: Precision?) -> Amount {
        let quantum = (precision ?? .tenThousandYuan).quantum.fen
        let (width, overflow) = quantum.multipliedReportingOverflow(by: Int64(clamping: figures + 2))
        return Amount(fen: overflow ? .max : width)
    }
}

extension AmountColumns {
    /// The columns with a figure that no other printed columns of the row add up to.
    var leafColumns: [Column<Self>] {
        Self.columns.filter { column in
            self[column] != nil
                && !Self.identities.contains { identity in
                    identity.sum == column
                        && (identity.addends + identity.subtrahends).contains { self[$0] != nil }
                }
        }
    }
}

extension ExpenditureKind {
    /// The kind of a column of an expenditure table, `.some(nil)` for a sum whose parts are not printed, and `nil` for a
    /// column that is no expenditure.
    fileprivate static func named(_ column: String) -> ExpenditureKind?? {
        if let kind = ExpenditureKind(rawValue: column) { return kind }
        switch column {
        case "total", "expenditure": return .some(nil)
        // 国有资本经营预算支出表 by kind of project.
        case "personnelProjects": return .personnel
        case "operatingProjects": return .operating
        case "otherOperatingProjects", "specificProjects": return .project
        default: return nil
        }
    }
}
