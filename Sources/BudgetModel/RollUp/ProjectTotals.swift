/// One sum of projects.
public struct ProjectTotal: Hashable, Sendable, Identifiable {
    /// What the projects have in common: a category, a unit or a fund, by its printed name.
    public let name: String
    /// The sum, by fund.
    public let amounts: Amounts<ProjectExpenditure.Column>

    public var id: String { name }
}

extension ProjectExpenditure {
    /// 按项目类别汇总: the projects by group (人员经费 …) or, where the layout prints it, by 项目分类.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func totalsByCategory() throws(RollUpError) -> [ProjectTotal] {
        try totals(by: .category)
    }

    /// 按单位汇总: the projects by unit.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func totalsByUnit() throws(RollUpError) -> [ProjectTotal] {
        try totals(by: .unit)
    }

    /// 按资金性质汇总: the sum of all projects, one figure for each fund that pays anything.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func totalsByFund() throws(RollUpError) -> [ProjectTotal] {
        guard let all = try totals(by: nil).first?.amounts else { return [] }
        return Column.allCases.dropFirst().compactMap { column in
            all[column].map { ProjectTotal(name: column.heading, amounts: Amounts([.total: $0, column: $0])) }
        }
    }

    private enum Criterion {
        case category, unit
    }

    /// The projects, without the sums of units and groups, added up by what they have in common, in order of first
    /// appearance; all together by nothing.
    private func totals(by criterion: Criterion?) throws(RollUpError) -> [ProjectTotal] {
        var order: [String] = []
        var sums = [String: Amounts<Column>]()
        var unit: Line<ProjectRow, Column>?
        var group: Line<ProjectRow, Column>?
        for line in lines {
            switch line.key {
            case .unit:
                unit = line
                group = nil
            case .group:
                group = line
            case .project, .named:
                let key =
                    switch criterion {
                    case .category: line.category ?? group?.name ?? ""
                    case .unit: unit?.name ?? line.unit?.name ?? ""
                    case nil: ""
                    }
                if sums[key] == nil { order.append(key) }
                sums[key] = try (sums[key] ?? Amounts()).adding(line.amounts, line: LineID(key))
            }
        }
        return order.map { ProjectTotal(name: $0, amounts: sums[$0] ?? Amounts()) }
    }
}
