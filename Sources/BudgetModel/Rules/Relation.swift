import BudgetCodes

/// 表间关系: figures of different tables that must agree, declared as data.
///
/// The declaration gives the evaluation, the wording in both languages and the two examples.
struct Relation: Sendable {
    let id: String
    let severity: Severity
    let comparison: Comparison
    let subject: CellReference
    let addends: [CellReference]
    let subtrahends: [CellReference]

    /// 甲 = 乙, the same figure printed twice; or 甲 = Σ, when there are several addends.
    init(
        _ id: String, _ subject: CellReference, equals addends: [CellReference], less subtrahends: [CellReference] = []
    ) {
        self.id = id
        self.severity = .error
        self.comparison = addends.count + subtrahends.count == 1 ? .same : .equal
        self.subject = subject
        self.addends = addends
        self.subtrahends = subtrahends
    }

    /// 甲 ≥ Σ.
    init(
        _ id: String, _ subject: CellReference, covers addends: [CellReference], less subtrahends: [CellReference] = [],
        severity: Severity = .warning
    ) {
        self.id = id
        self.severity = severity
        self.comparison = .atLeast
        self.subject = subject
        self.addends = addends
        self.subtrahends = subtrahends
    }

    var rule: Rule {
        let sign = comparison == .atLeast ? "≥" : "="
        func formula(_ name: (CellReference) -> String) -> String {
            let plus = addends.map(name).joined(separator: " + ")
            return "\(name(subject)) \(sign) \(plus)" + subtrahends.map { " − " + name($0) }.joined()
        }
        return Rule(
            id, severity, .crossTable, table: subject.form.id,
            chinese: formula { $0.name(in: .chinese) }, english: formula { $0.name(in: .english) },
            phrase: comparison == .atLeast ? .atLeast : .other
        ) { passing in
            var document = Disclosure.example(subject.form)
            var sum: Int64 = 0
            for (index, addend) in addends.enumerated() {
                addend.write(&document, Amount(tenThousandYuan: Int64(index + 5)))
                sum += Int64(index + 5)
            }
            for subtrahend in subtrahends {
                subtrahend.write(&document, Amount(yuan: 10_000))
                sum -= 1
            }
            subject.write(&document, Amount(tenThousandYuan: passing ? sum : sum - 1))
            return document
        }
    }
}

/// One cell of one table, for declarations: which table, which row, which column.
struct CellReference: Sendable {
    let form: Form
    let line: String
    let lineName: String
    let column: String
    let columnLabel: String
    let read: @Sendable (Disclosure) -> Reading
    /// Writes the cell of an example, making the table and the row.
    let write: @Sendable (inout Disclosure, Amount) -> Void

    /// What stands in the cell.
    enum Reading {
        case missingTable
        /// The document is laid out so that the relation says nothing about it.
        case notApplicable
        /// The cell is blank although figures that it adds up are printed.
        case lost(Precision)
        /// The table is there, but the row is not: it adds nothing.
        case missingRow(Precision)
        /// The row is there; the cell may be blank.
        case printed(Amount?, Precision)
    }

    func name(in language: Language) -> String {
        switch language {
        case .chinese:
            let words = [lineName, columnLabel].filter { !$0.isEmpty && $0 != "金额" }
            return "\(form.officialName)［\(words.joined(separator: " "))］"
        case .english: return "\(form.englishName) [\(line) \(column)]"
        }
    }

    func cell(_ amount: Amount?) -> Cell {
        Cell(
            Location(table: form.id, line: line, column: column),
            form: form, lineName: lineName, columnLabel: columnLabel, amount: amount
        )
    }
}

extension CellReference {
    /// A cell of the row of totals.
    @_semantics("optimize.sil.specialize.generic.never")
    static func total<Table: CodedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ path: KeyPath<Table.Amounts, Amount?>
    ) -> CellReference {
        let column = Table.Amounts.column(path)
        return CellReference(
            form: Table.form, line: "total", lineName: "合计", column: column.name, columnLabel: column.label,
            read: { document in
                guard let table = document[keyPath: place] else { return .missingTable }
                guard !table.isEmpty else { return .missingRow(table.caption.precision) }
                let precision = table.caption.precision
                if let amount = table.total?[column] { return .printed(amount, precision) }
                let isLost = table.total?.isLost(column) == true || table.lines.contains { $0.amounts[column] != nil }
                return isLost ? .lost(precision) : .printed(nil, precision)
            },
            write: { document, amount in
                var table = document[keyPath: place] ?? Table()
                var total = table.total ?? Table.Amounts()
                total[column] = amount
                table.total = total
                document[keyPath: place] = table
            }
        )
    }

    /// A cell of the line of a key.
    @_semantics("optimize.sil.specialize.generic.never")
    static func line<Table: CodedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ key: Table.LineID, _ name: String,
        _ path: KeyPath<Table.Amounts, Amount?>
    ) -> CellReference {
        let column = Table.Amounts.column(path)
        return CellReference(
            form: Table.form, line: key.description, lineName: name, column: column.name, columnLabel: column.label,
            read: { document in
                guard let table = document[keyPath: place] else { return .missingTable }
                guard let line = table[key] else { return .missingRow(table.caption.precision) }
                return .printed(line.amounts[column], table.caption.precision)
            },
            write: { document, amount in
                var table = document[keyPath: place] ?? Table()
                let index = table.lines.firstIndex { $0.key == key } ?? table.lines.count
                if index == table.lines.count { table.lines.append(Line(key, name)) }
                table.lines[index].amounts[column] = amount
                document[keyPath: place] = table
            }
        )
    }

    /// A cell of the income side.
    @_semantics("optimize.sil.specialize.generic.never")
    static func income<Table: TwoSidedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ row: SummaryRow
    ) -> CellReference where Table.IncomeAmounts == SingleAmount {
        side(place, \Table.income, "income.", row, \.amount)
    }

    /// A cell of an expenditure side with a single figure in a row.
    @_semantics("optimize.sil.specialize.generic.never")
    static func expenditure<Table: TwoSidedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ row: SummaryRow
    ) -> CellReference where Table.ExpenditureAmounts == SingleAmount {
        side(place, \Table.expenditure, "expenditure.", row, \.amount)
    }

    /// A cell of the expenditure side.
    @_semantics("optimize.sil.specialize.generic.never")
    static func expenditure<Table: TwoSidedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ row: SummaryRow,
        _ path: KeyPath<Table.ExpenditureAmounts, Amount?>
    ) -> CellReference {
        side(place, \Table.expenditure, "expenditure.", row, path)
    }

    @_semantics("optimize.sil.specialize.generic.never")
    private static func side<Table: TwoSidedTable, Amounts: AmountColumns>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable,
        _ lines: any WritableKeyPath<Table, [Line<SummaryRow, Amounts>]> & Sendable,
        _ prefix: String, _ row: SummaryRow, _ path: KeyPath<Amounts, Amount?>
    ) -> CellReference {
        let column = Amounts.column(path)
        return CellReference(
            form: Table.form, line: prefix + row.rawValue, lineName: row.officialName, column: column.name,
            columnLabel: column.label,
            read: { document in
                guard let table = document[keyPath: place] else { return .missingTable }
                let line = table[keyPath: lines].first { $0.key == row }
                guard let line else { return .missingRow(table.caption.precision) }
                return .printed(line.amounts[column], table.caption.precision)
            },
            write: { document, amount in
                var table = document[keyPath: place] ?? Table()
                var side = table[keyPath: lines]
                let index = side.firstIndex { $0.key == row } ?? side.count
                if index == side.count { side.append(Line(row, row.officialName)) }
                side[index].amounts[column] = amount
                table[keyPath: lines] = side
                document[keyPath: place] = table
            }
        )
    }
}

extension Evaluation {
    /// Evaluates one relation, unless the document has none of its tables.
    mutating func check(_ relation: Relation, _ rule: Rule, in document: Disclosure) {
        var sum = RunningSum()
        var cells: [Cell] = []
        var isComplete = true
        var hasTable = false
        for (references, sign) in [(relation.addends, Int64(1)), (relation.subtrahends, -1)] {
            for reference in references {
                switch reference.read(document) {
                case .notApplicable: return
                case .missingTable: isComplete = false
                case .missingRow:
                    hasTable = true
                    sum.addNothing()
                case .lost:
                    hasTable = true
                    sum.addLost()
                case .printed(let amount, let precision):
                    hasTable = true
                    sum.add(amount, quantum: precision.quantum.fen, sign: sign)
                    cells.append(reference.cell(amount))
                }
            }
        }

        let printed: Amount?
        let shown: Amount?
        let precision: Precision
        switch relation.subject.read(document) {
        case .notApplicable: return
        case .missingTable:
            guard hasTable else { return }
            recordNotEvaluated(
                rule, .missingTable, cell: relation.subject.cell(nil), others: cells, precision: .tenThousandYuan)
            return
        case .missingRow(let tablePrecision):
            // A row that is not printed says zero; a sum of nothing then needs no remark.
            guard sum.isLost || sum.fen != 0 else { return }
            (printed, shown, precision) = (.zero, nil, tablePrecision)
        case .lost(let tablePrecision):
            (printed, shown, precision) = (nil, nil, tablePrecision)
        case .printed(let amount, let tablePrecision):
            (printed, shown, precision) = (amount, amount, tablePrecision)
        }
        guard isComplete else {
            recordNotEvaluated(
                rule, .missingTable, cell: relation.subject.cell(shown), others: cells, precision: precision)
            return
        }
        check(
            rule, printed: printed, precision: precision, sum: sum, relation.comparison,
            cell: { relation.subject.cell(shown) }, others: { cells })
    }
}
