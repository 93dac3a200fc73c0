import BudgetCodes

extension Derivation {
    /// 项目支出表, or `nil` when lines lack what it needs.
    ///
    /// All projects below units and groups; or, when only the projects of 项目支出 are known, these alone.
    @_optimize(none)
    func projectExpenditure() throws(DerivationError) -> ProjectExpenditure? {
        let ledger = books.projects ?? books.expenditure
        let hasFiscalOpening = income.contains { $0.isOpening && $0.fund.isFiscal }
        var cells: [Cell] = []
        for row in try Self.rows(ledger, [.unit, .kind, .project, .fund, .period]) {
            let fund = try FundColumn(row.key.fund)
            // A document does not tell the kinds of the last group apart.
            let isView = books.projects != nil
            guard let group = row.key.kind == nil && isView ? 4 : row.key.kind?.projectGroup else { return nil }
            let column = column(fund, row.key.period ?? .current)
            if !isView {
                guard column != nil, row.key.period != nil || !hasFiscalOpening else { return nil }
            }
            guard row.amount != .zero else { continue }
            cells.append(
                Cell(
                    agency: row.key.agency, group: group, project: row.key.project, column: column,
                    amount: row.amount))
        }
        // Books made from a document have a view of the projects, which may be those of 项目支出 alone.
        let listsProjectsOnly =
            books.projects != nil && cells.allSatisfy { $0.group == 3 }
            && spending.contains { $0.kind != .project }
        var table = ProjectExpenditure()
        guard !cells.isEmpty else { return table.declaredEmpty }

        if listsProjectsOnly {
            for (project, cells) in grouped(cells, by: \.project) {
                table.lines.append(try line(row(project), name(project), cells))
            }
        } else {
            try appendUnits(cells, to: &table)
        }
        table.total = try line(.group(0), "", cells).amounts
        return table
    }

    /// One figure of the table.
    private struct Cell {
        let agency: AgencyID?
        let group: Int
        let project: ProjectID?
        /// `nil` when the fund is not known: the figure counts in 合计 only.
        let column: Column<ProjectExpenditure.Amounts>?
        let amount: Amount
    }

    private func column(_ fund: FundColumn, _ period: FundPeriod) -> Column<ProjectExpenditure.Amounts>? {
        typealias Amounts = ProjectExpenditure.Amounts
        switch (fund, period) {
        case (.generalPublic, .current): return Amounts.column(\.generalPublic)
        case (.governmentFund, .current): return Amounts.column(\.governmentFund)
        case (.stateCapital, .current): return Amounts.column(\.stateCapital)
        case (.generalPublic, .carriedOver): return Amounts.column(\.carriedGeneralPublic)
        case (.governmentFund, .carriedOver): return Amounts.column(\.carriedGovernmentFund)
        case (.stateCapital, .carriedOver): return Amounts.column(\.carriedStateCapital)
        case (.specialAccount, _): return Amounts.column(\.specialAccount)
        case (.fiscal, _), (.unknown, _): return nil
        default: return Amounts.column(\.unitFunds)
        }
    }

    /// Units with the units above them, in each the groups, in each group the projects.
    @_optimize(none)
    private func appendUnits(_ cells: [Cell], to table: inout ProjectExpenditure) throws(DerivationError) {
        // Rows of units have codes. Where a unit has none, the groups stand alone.
        guard cells.allSatisfy({ $0.agency?.code != nil }) else {
            try appendGroups(cells, agency: nil, to: &table)
            return
        }
        var own: [AgencyCode: [Cell]] = [:]
        var sums: [AgencyCode: ProjectExpenditure.Amounts] = [:]
        for (agency, cells) in grouped(cells, by: \.agency) {
            guard let unit = agency?.code else { continue }
            own[unit] = cells
            let amounts = try line(.unit(unit), "", cells).amounts
            do throws(RollUpError) {
                for code in [unit] + unit.ancestors {
                    sums[code] = try (sums[code] ?? .init()).adding(amounts, line: code.description)
                }
            } catch {
                throw .sum(error)
            }
        }
        for unit in sums.keys.ordered() {
            if own[unit] != nil, let above = unit.ancestors.first(where: { own[$0] != nil }) {
                throw .sum(.mixedLevels(ancestor: above.description, descendant: unit.description))
            }
            table.lines.append(Line(.unit(unit), name(unit), amounts: sums[unit] ?? .init()))
            guard let cells = own[unit] else { continue }
            try appendGroups(cells, agency: Agency(code: unit, name: name(unit)), to: &table)
        }
    }

    @_optimize(none)
    private func appendGroups(
        _ cells: [Cell], agency: Agency?, to table: inout ProjectExpenditure
    ) throws(DerivationError) {
        var groups: [ProjectID: Int] = [:]
        for cell in cells {
            guard let project = cell.project else { continue }
            if let group = groups[project], group != cell.group { throw .splitProject(project) }
            groups[project] = cell.group
        }
        for (group, cells) in grouped(cells, by: \.group).ordered(by: { $0.0 < $1.0 }) {
            table.lines.append(try line(.group(group), ProjectExpenditure.groupName(group), cells))
            // A group without a project is itself the last level.
            guard cells.contains(where: { $0.project != nil }) else { continue }
            for (project, cells) in grouped(cells, by: \.project) {
                var line = try line(row(project), name(project), cells)
                line.agency = agency
                table.lines.append(line)
            }
        }
    }

    /// Cells by a property, in order of first appearance, which is the order of the keys.
    @_semantics("optimize.sil.specialize.generic.never")
    private func grouped<Value: Hashable>(
        _ cells: [Cell], by property: (Cell) -> Value
    ) -> [(Value, [Cell])] {
        var order: [Value] = []
        var groups: [Value: [Cell]] = [:]
        for cell in cells {
            let value = property(cell)
            if groups[value] == nil { order.append(value) }
            groups[value, default: []].append(cell)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }

    private func line(
        _ key: ProjectRow, _ name: String, _ cells: [Cell]
    ) throws(DerivationError) -> Line<ProjectRow, ProjectExpenditure.Amounts> {
        var line = Line<ProjectRow, ProjectExpenditure.Amounts>(key, name)
        let total = ProjectExpenditure.Amounts.column(\.total)
        for cell in cells {
            for column in [cell.column, total].compactMap({ $0 }) {
                guard let sum = (line.amounts[column] ?? .zero).adding(cell.amount) else {
                    throw .sum(.outOfRange(line: key.description, column: column.name))
                }
                line.amounts[column] = sum
            }
        }
        return line
    }

    private func row(_ project: ProjectID?) -> ProjectRow {
        switch project {
        case .code(let code): .project(code)
        case .named(let name): .named(name)
        case nil: .named("未列项目")
        }
    }

    private func name(_ project: ProjectID?) -> String {
        guard let project else { return "未列项目" }
        let names = (books.projects ?? books.expenditure).projectNames
        return names[project] ?? project.description
    }
}

extension ExpenditureKind {
    /// The group of 项目支出表: 1 人员经费, 2 公用经费, 3 项目支出, 4 the other columns of 支出总表. `nil` for
    /// basic expenditure of which the part is not known.
    fileprivate var projectGroup: Int? {
        switch self {
        case .basic: nil
        case .personnel: 1
        case .operating: 2
        case .project: 3
        case .business, .paidToSuperior, .subordinateSubsidy: 4
        }
    }
}
