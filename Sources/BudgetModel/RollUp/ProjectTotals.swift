/// One sum of projects.
public struct ProjectTotal: Hashable, Sendable {
    /// What the projects have in common: a category, a unit or a fund, by its printed name.
    public let name: String
    /// The sum, by fund.
    public let amounts: ProjectExpenditure.Amounts
}

extension ProjectExpenditure {
    /// 按项目类别汇总: the projects by group (人员经费 …) or, where the layout prints it, by 项目分类.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func totalsByCategory() throws(RollUpError) -> [ProjectTotal] {
        try totals { line, group, _ in line.category ?? group?.name ?? "" }
    }

    /// 按单位汇总: the projects by unit.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func totalsByUnit() throws(RollUpError) -> [ProjectTotal] {
        try totals { line, _, unit in unit?.name ?? line.agency?.name ?? "" }
    }

    /// 按资金性质汇总: the sum of all projects, one figure for each fund that pays anything.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func totalsByFund() throws(RollUpError) -> [ProjectTotal] {
        let all = try totals { _, _, _ in "" }.first?.amounts ?? Amounts()
        return Amounts.columns.dropFirst().compactMap { column in
            guard let amount = all[column] else { return nil }
            var amounts = Amounts()
            amounts.total = amount
            amounts[column] = amount
            return ProjectTotal(name: column.label, amounts: amounts)
        }
    }

    /// The projects, without the sums of units and groups, added up by a name, in order of first appearance.
    private func totals(
        by name: (
            _ project: Line<ProjectRow, Amounts>, _ group: Line<ProjectRow, Amounts>?,
            _ unit: Line<ProjectRow, Amounts>?
        ) -> String
    ) throws(RollUpError) -> [ProjectTotal] {
        var order: [String] = []
        var sums: [String: Amounts] = [:]
        var unit: Line<ProjectRow, Amounts>?
        var group: Line<ProjectRow, Amounts>?
        for line in lines {
            switch line.key {
            case .unit:
                unit = line
                group = nil
            case .group:
                group = line
            case .project, .named:
                let key = name(line, group, unit)
                if sums[key] == nil { order.append(key) }
                sums[key] = try (sums[key] ?? Amounts()).adding(line.amounts, line: key)
            }
        }
        return order.map { ProjectTotal(name: $0, amounts: sums[$0] ?? Amounts()) }
    }
}
