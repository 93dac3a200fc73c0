import BudgetCodes

/// A table as lines of named figures, whatever its type.
struct ComparableTable {
    var id: String
    var name: String
    var precision: Precision
    var columns: [ComparedColumn]
    var lines: [ComparableLine]

    /// Every table of a document that it has, in the order of publication.
    ///
    /// - Parameter asBudget: Whether tables, columns and rows of final accounts are named as those of a budget.
    static func all(of document: Disclosure, asBudget: Bool) -> [ComparableTable] {
        var visitor = Visitor(document: document)
        Disclosure.visitTables(&visitor)
        return asBudget ? visitor.tables.map(\.asBudget) : visitor.tables
    }

    private struct Visitor: TableVisitor {
        let document: Disclosure
        var tables: [ComparableTable] = []

        @_semantics("optimize.sil.specialize.generic.never")
        mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
            guard let table = document[keyPath: place] else { return }
            var lines = ComparableTable.lines(table.lines, parents: table.parentIndices(), section: "")
            if let total = table.total {
                lines.insert(ComparableLine("total", "合计", total, isLastLevel: false), at: 0)
            }
            let columns = Table.Amounts.columns.map { ComparedColumn(name: $0.name, label: $0.label) }
            append(Table.form, table.caption, columns, lines)
        }

        @_semantics("optimize.sil.specialize.generic.never")
        mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
            guard let table = document[keyPath: place] else { return }
            var columns = Table.IncomeAmounts.columns.map { ComparedColumn(name: $0.name, label: $0.label) }
            for column in Table.ExpenditureAmounts.columns where !columns.contains(where: { $0.name == column.name }) {
                columns.append(ComparedColumn(name: column.name, label: column.label))
            }
            let income = ComparableTable.lines(
                table.income, parents: parentIndices(of: table.income), section: "income.")
            let expenditure = ComparableTable.lines(
                table.expenditure, parents: parentIndices(of: table.expenditure), section: "expenditure.")
            append(Table.form, table.caption, columns, income + expenditure)
        }

        private mutating func append(
            _ form: Form, _ caption: Caption, _ columns: [ComparedColumn], _ lines: [ComparableLine]
        ) {
            tables.append(
                ComparableTable(
                    id: form.id, name: form.officialName, precision: caption.precision, columns: columns, lines: lines))
        }
    }

    @_semantics("optimize.sil.specialize.generic.never")
    private static func lines<LineID: LineKey, Amounts>(
        _ lines: [Line<LineID, Amounts>], parents: [Int?], section: String
    ) -> [ComparableLine] {
        var isParent = Array(repeating: false, count: lines.count)
        for case .some(let parent) in parents { isParent[parent] = true }
        // Units have the same groups and may share projects, so these are told by the lines that they belong to.
        var keys: [String] = []
        var seen: [String: Int] = [:]
        return lines.enumerated().map { index, line in
            var key = section + line.key.description
            if LineID.self == ProjectRow.self, let parent = parents[index], parent < index {
                key = keys[parent] + "/" + line.key.description
            }
            keys.append(key)
            if let agency = line.agency, LineID.self == ExpenditureCode.self {
                key += "/" + agency.name
            }
            let count = seen[key, default: 0] + 1
            seen[key] = count
            if count > 1 { key += " (\(count))" }
            var result = ComparableLine(key, line.name, line.amounts, isLastLevel: !isParent[index])
            if count == 1, line.agency == nil || LineID.self != ExpenditureCode.self {
                result.function = line.key.functionalCode
                result.economic = line.key.economicCode
            }
            return result
        }
    }

    /// A table of final accounts under the names of the budget's table.
    @_optimize(none)
    private var asBudget: ComparableTable {
        let forms: [(from: Form, to: Form, columns: [String: String])] = [
            (FinalIncomeExpenditureSummary.form, IncomeExpenditureSummary.form, [:]),
            (FinalExpenditure.form, DepartmentExpenditure.form, [:]),
            (FinalAppropriationSummary.form, FiscalAppropriationSummary.form, ["total": "amount"]),
            (FinalGeneralPublicExpenditure.form, GeneralPublicExpenditure.form, [:]),
            (FinalBasicExpenditure.form, BasicExpenditure.form, [:]),
            (FinalGovernmentFund.form, GovernmentFundExpenditure.form, ["expenditure": "total"]),
            (FinalStateCapitalExpenditure.form, StateCapitalExpenditure.form, [:]),
            (FinalThreePublicExpenses.form, ThreePublicExpenses.form, [:]),
        ]
        guard let match = forms.first(where: { $0.from.id == id }) else { return self }
        var table = self
        table.id = match.to.id
        table.name = match.to.officialName
        table.columns = columns.map { ComparedColumn(name: match.columns[$0.name] ?? $0.name, label: $0.label) }
        for index in table.lines.indices {
            for (from, to) in match.columns {
                guard let amount = table.lines[index].figures.removeValue(forKey: from) else { continue }
                table.lines[index].figures[to] = amount
            }
        }
        if match.from == FinalThreePublicExpenses.form {
            // What was spent is held against what was budgeted; the adjusted budget is a line of its own.
            for index in table.lines.indices {
                switch table.lines[index].key {
                case SummaryRow.actual.rawValue: table.lines[index].key = SummaryRow.budgeted.rawValue
                case SummaryRow.budgeted.rawValue:
                    table.lines[index].key = "adjusted"
                    table.lines[index].name = "全年预算数"
                default: break
                }
            }
        }
        return table
    }
}

/// One line of a table, with its figures by the names of their columns.
struct ComparableLine {
    var key: String
    var name: String
    var function: FunctionalCode?
    var economic: DepartmentEconomicCode?
    var isLastLevel: Bool
    var figures: [String: Amount]

    @_semantics("optimize.sil.specialize.generic.never")
    init<Amounts: AmountColumns>(_ key: String, _ name: String, _ amounts: Amounts, isLastLevel: Bool) {
        self.key = key
        self.name = withoutNumbering(name)
        self.isLastLevel = isLastLevel
        figures = [:]
        for column in Amounts.columns { figures[column.name] = amounts[column] }
    }
}
