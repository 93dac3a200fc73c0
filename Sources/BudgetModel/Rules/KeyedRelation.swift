import BudgetCodes

/// 分科目的表间关系: for each functional code, a column of one table against columns of others.
struct KeyedRelation: Sendable {
    let id: String
    let severity: Severity
    let comparison: Comparison
    /// The level that is compared, or `nil` for all levels.
    let level: CodeLevel?
    let subject: ColumnReference
    let addends: [ColumnReference]

    /// 各科目：甲 = Σ.
    init(_ id: String, each level: CodeLevel?, _ subject: ColumnReference, equals addends: [ColumnReference]) {
        self.id = id
        self.severity = .error
        self.comparison = addends.count == 1 ? .same : .equal
        self.level = level
        self.subject = subject
        self.addends = addends
    }

    /// 各科目：甲 ≥ Σ.
    init(_ id: String, each level: CodeLevel?, _ subject: ColumnReference, covers addends: [ColumnReference]) {
        self.id = id
        self.severity = .error
        self.comparison = .atLeast
        self.level = level
        self.subject = subject
        self.addends = addends
    }

    var rule: Rule {
        let sign = comparison == .atLeast ? "≥" : "="
        func formula(_ name: (ColumnReference) -> String) -> String {
            "\(name(subject)) \(sign) " + addends.map(name).joined(separator: " + ")
        }
        return Rule(
            id, severity, .crossTable, table: subject.form.id,
            chinese: "各\(level?.officialName ?? "科目")：" + formula { $0.name(in: .chinese) },
            english: "For each \(level.map { "\($0)" } ?? "code"): " + formula { $0.name(in: .english) },
            phrase: comparison == .atLeast ? .atLeast : .other
        ) { passing in
            var document = Disclosure.example(subject.form)
            for addend in addends { addend.write(&document, .socialSecurity, Amount(yuan: 50_000)) }
            let sum = Int64(addends.count) * 50_000
            subject.write(&document, .socialSecurity, Amount(yuan: passing ? sum : sum - 10_000))
            return document
        }
    }
}

/// One column of one table by functional code, for declarations.
struct ColumnReference: Sendable {
    let form: Form
    let prefix: String
    let column: String
    let columnLabel: String
    let read: @Sendable (Disclosure) -> Reading
    /// Writes the cell of an example, making the table and the row.
    let write: @Sendable (inout Disclosure, FunctionalCode, Amount) -> Void

    /// What stands in the column.
    enum Reading {
        case missingTable
        /// The table has figures, but not by functional code.
        case otherLayout
        case entries([Entry], Precision)
    }

    struct Entry {
        let code: FunctionalCode
        let name: String
        let amount: Amount?
        let isLost: Bool
    }

    func name(in language: Language) -> String {
        switch language {
        case .chinese: "\(form.officialName)［\(columnLabel == "金额" ? "支出" : columnLabel)］"
        case .english: "\(form.englishName) [\(prefix)\(column)]"
        }
    }

    func cell(_ code: FunctionalCode, _ name: String, _ amount: Amount?) -> Cell {
        Cell(
            Location(table: form.id, line: prefix + code.description, column: column),
            form: form, lineName: name, columnLabel: columnLabel, amount: amount
        )
    }
}

extension ColumnReference {
    /// A column of a coded table.
    @_semantics("optimize.sil.specialize.generic.never")
    static func lines<Table: CodedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ path: KeyPath<Table.Amounts, Amount?>
    ) -> ColumnReference {
        let column = Table.Amounts.column(path)
        return ColumnReference(
            form: Table.form, prefix: "", column: column.name, columnLabel: column.label,
            read: { document in
                guard let table = document[keyPath: place] else { return .missingTable }
                return reading(table.lines, column, table.caption.precision)
            },
            write: { document, code, amount in
                guard let key = Table.LineID(functionalCode: code) else { return }
                var table = document[keyPath: place] ?? Table()
                table.append(key, code.description) { $0[column] = amount }
                document[keyPath: place] = table
            }
        )
    }

    /// A column of the expenditure side of a table with two sides.
    @_semantics("optimize.sil.specialize.generic.never")
    static func expenditure<Table: TwoSidedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ path: KeyPath<Table.ExpenditureAmounts, Amount?>
    ) -> ColumnReference {
        let column = Table.ExpenditureAmounts.column(path)
        return ColumnReference(
            form: Table.form, prefix: "expenditure.", column: column.name, columnLabel: column.label,
            read: { document in
                guard let table = document[keyPath: place] else { return .missingTable }
                return reading(table.expenditure, column, table.caption.precision)
            },
            write: { document, code, amount in
                var table = document[keyPath: place] ?? Table()
                var line = Line<SummaryRow, Table.ExpenditureAmounts>(SummaryRow(code), code.description)
                line.amounts[column] = amount
                table.expenditure.append(line)
                document[keyPath: place] = table
            }
        )
    }

    private static func reading<LineID: LineKey, Amounts>(
        _ lines: [Line<LineID, Amounts>], _ column: Column<Amounts>, _ precision: Precision
    ) -> Reading {
        var entries: [Entry] = []
        entries.reserveCapacity(lines.count)
        var hasOtherKeys = false
        for line in lines {
            if let code = line.key.functionalCode {
                entries.append(
                    Entry(
                        code: code, name: line.name, amount: line.amounts[column],
                        isLost: line.amounts.isLost(column)))
            } else if !(line.key is SummaryRow) {
                hasOtherKeys = true
            }
        }
        return hasOtherKeys && entries.isEmpty ? .otherLayout : .entries(entries, precision)
    }
}

extension Evaluation {
    /// Evaluates a relation code by code, unless the document has none of its tables.
    mutating func check(_ relation: KeyedRelation, _ rule: Rule, in document: Disclosure) {
        struct Tagged {
            let source: Int
            let entry: ColumnReference.Entry
        }
        let references = [relation.subject] + relation.addends
        var tagged: [Tagged] = []
        var precisions = Array(repeating: Precision.tenThousandYuan, count: references.count)
        var missing: NotEvaluatedReason?
        var hasTable = false
        for (source, reference) in references.enumerated() {
            switch reference.read(document) {
            case .missingTable: missing = .missingTable
            case .otherLayout: missing = missing ?? .otherLayout
            case .entries(let entries, let precision):
                hasTable = true
                precisions[source] = precision
                for entry in entries where relation.level == nil || entry.code.level == relation.level {
                    tagged.append(Tagged(source: source, entry: entry))
                }
            }
        }
        guard hasTable else { return }
        if let missing {
            let cell = Cell(
                Location(table: relation.subject.form.id, column: relation.subject.column),
                form: relation.subject.form, columnLabel: relation.subject.columnLabel)
            recordNotEvaluated(rule, missing, cell: cell, precision: precisions[0])
            return
        }

        // Codes come in prefix order nearly always; sorting brings equal codes of all tables together.
        tagged.sort { ($0.entry.code, $0.source) < ($1.entry.code, $1.source) }
        var start = 0
        while start < tagged.count {
            var end = start + 1
            while end < tagged.count, tagged[end].entry.code == tagged[start].entry.code { end += 1 }
            let group = tagged[start..<end]
            start = end

            var own = RunningSum()
            var sum = RunningSum()
            var sources = Set<Int>()
            for item in group {
                let quantum = precisions[item.source].quantum.fen
                if item.source == 0 {
                    own.add(item.entry.amount, quantum: quantum)
                } else {
                    sum.add(item.entry.amount, quantum: quantum)
                    if item.entry.isLost { sum.addLost() }
                }
                sources.insert(item.source)
            }
            // A code that a table does not print adds nothing there.
            if sources.count < references.count { sum.addNothing() }
            let isRowPrinted = sources.contains(0)
            if !isRowPrinted, sum.fen == 0, !sum.isLost { continue }
            let printed = own.printed > 0 ? Amount(fen: own.fen) : isRowPrinted ? nil : .zero
            check(
                rule, printed: own.overflowed ? nil : printed, precision: precisions[0], sum: sum, relation.comparison,
                cell: {
                    let first = group[group.startIndex].entry
                    return relation.subject.cell(first.code, first.name, isRowPrinted ? printed : nil)
                },
                others: {
                    group.filter { $0.source > 0 }.map {
                        references[$0.source].cell($0.entry.code, $0.entry.name, $0.entry.amount)
                    }
                }
            )
        }
    }
}
