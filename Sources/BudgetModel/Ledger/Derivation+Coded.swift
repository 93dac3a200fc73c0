import BudgetCodes

extension FormMeaning {
    /// Whether money is of the form.
    func shows(_ fact: Derivation.Fact) -> Bool {
        (scope.funds.isEmpty || scope.funds.contains(fact.fund))
            && (scope.period == nil || scope.period == fact.period ?? .current)
            && (scope.kind.map(fact.isOf) ?? true)
            && derived.contains { columns[$0]?.side == fact.side }
    }

    /// The column of money, or `nil` when the form has none.
    func column(
        _ side: Meaning.Side, _ fund: FundColumn, _ period: FundPeriod?, _ kind: ExpenditureKind?,
        _ code: DepartmentEconomicCode? = nil
    ) -> Int? {
        derived.first { place in
            guard let column = columns[place], column.side == side else { return false }
            if tellsFunds, !column.funds.contains(fund) { return false }
            if let own = column.period, own != period ?? .current { return false }
            if tellsKinds, side == .expenditure, column.kind != kind { return false }
            guard tellsCodes else { return true }
            return code.map(column.codes.contains) ?? column.codes.isEmpty
        }
    }

    fileprivate func hasColumn(_ kind: ExpenditureKind) -> Bool {
        derived.contains { columns[$0]?.kind == kind }
    }
}

extension Derivation {
    /// A table by code, or `nil` when the parts that its columns need are not known.
    func codedTable(_ meaning: FormMeaning, _ facts: [Fact]) throws(DerivationError) -> Table? {
        let facts = facts.filter(meaning.shows)
        // The parts of 基本支出 are printed when all of it is known by parts.
        let isWhole =
            !meaning.hasColumn(.personnel)
            || meaning.hasColumn(.basic) && facts.contains { $0.kind == .basic }
        // Lines are by unit; without codes only 合计 can be printed.
        let hasUnits = meaning.layout.keys == .agency && facts.allSatisfy { $0.key.agency?.code != nil }
        var builder = SectionBuilder(meaning.layout)
        for fact in facts {
            let kind = isWhole ? fact.kind?.main : fact.kind
            guard let column = meaning.column(fact.side, fact.fund, fact.period, kind) else {
                guard let kind, kind.main != .basic else { return nil }
                throw .misplacedKind(kind, fund: fact.fund.officialName)
            }
            var key: RowKey?
            switch meaning.layout.keys {
            case .agency: key = hasUnits ? fact.key.agency?.code.map(RowKey.agency) : nil
            case .economic:
                guard let code = fact.key.economic else { return nil }
                key = .economic(code)
            default: key = fact.key.function.map(RowKey.functional)
            }
            if meaning.isTotalOnly { key = nil }
            try adding { () throws(RollUpError) in try builder.add(key, column, fact.amount) }
        }
        if let column = meaning.derived.first(where: { meaning.columns[$0]?.side == .closing }),
            let left = try closing(of: .all, meaning)
        {
            try adding { () throws(RollUpError) in try builder.add(nil, column, left) }
        }
        let section = try adding { () throws(RollUpError) in try builder.section(name: name) }
        var table = Table(meaning.form)
        table.sides = [section]
        if section.isEmpty, !section.hasTotal { table = table.declaredEmpty }
        if meaning.derived.count < meaning.layout.columns.count(where: { !$0.isLocal }) {
            table.caption.columns = meaning.printedColumns
        }
        try checkClosing(section, meaning)
        return table
    }

    /// Makes a sum; what goes wrong is an error of the derivation.
    func adding<Result>(_ sum: () throws(RollUpError) -> Result) throws(DerivationError) -> Result {
        do throws(RollUpError) {
            return try sum()
        } catch {
            throw .sum(error)
        }
    }

    /// Nothing that is left may be below zero, where a form shows by code what is left.
    private func checkClosing(_ section: Section, _ meaning: FormMeaning) throws(DerivationError) {
        for identity in meaning.layout.identities where !identity.subtrahends.isEmpty {
            for row in section.leafRows {
                guard let left = section[row, identity.sum], left < .zero,
                    left.fen.magnitude > books.tolerance.fen.magnitude
                else { continue }
                let fund = meaning.scope.sources.first?.officialName ?? ""
                throw .shortfall(fund: "\(fund)\(section.key(of: row))", missing: -left)
            }
        }
    }

    /// The rows of the three public expenses, or `nil` when the lines do not know the economic code or the budget.
    func threePublic(_ meaning: FormMeaning) throws(DerivationError) -> Table? {
        let isView = books.threePublic != nil
        var rows: [[Int64]] = []
        var isMissing = false
        for row in meaning.rows[0] {
            var cells = meaning.layout.blankCells
            var ledger = books.threePublic
            if case .adjustedBudget = row.value {
                isMissing = books.adjustedBudget == nil
                ledger = books.adjustedBudget ?? BudgetLedger()
            } else if books.economic != nil {
                ledger = ledger ?? books.expenditure
            }
            // Without views of their own all that is known by economic code is at hand.
            let facts = try ledger.map { ledger throws(DerivationError) in
                try Self.facts(ledger, [.economic(.section), .fund])
            }
            for fact in facts ?? basic {
                let isUnknown = fact.fund == .unknown && !books.leavesUnknownFundsOut
                guard isView || isUnknown || meaning.shows(fact) else { continue }
                let code = fact.key.economic
                // In a view of the three expenses alone, a line without a code is a total whose parts are not disclosed.
                guard code != nil || isView else { return nil }
                guard let column = meaning.column(.expenditure, fact.fund, nil, nil, code) else { continue }
                cells[column] = try adding { () throws(RollUpError) in
                    try meaning.layout.sum(cells[column], fact.amount.fen, row.row, column)
                }
            }
            if let column = meaning.derived.first(where: { meaning.columns[$0]?.side == .operating }) {
                for fact in basic where fact.kind == .operating && fact.fund == .generalPublic {
                    cells[column] = try adding { () throws(RollUpError) in
                        try meaning.layout.sum(cells[column], fact.amount.fen, row.row, column)
                    }
                }
            }
            cells = cells.withoutZeros
            try adding { () throws(RollUpError) in try meaning.layout.complete(&cells, row.row) }
            rows.append(cells)
        }
        let table = Table(meaning.form)
        guard rows.contains(where: { !$0.isBlank }) else { return table.declaredEmpty }
        guard !isMissing else { return nil }
        var result = table
        for (row, cells) in zip(meaning.rows[0], rows) {
            result.sides[0].append(Section.Record(key: .row(row.row), name: row.name, cells: cells))
        }
        return result
    }
}
