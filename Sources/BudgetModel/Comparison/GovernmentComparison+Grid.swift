import BudgetCodes

extension GovernmentComparison {
    /// Each table of the comparison as text.
    ///
    /// - Parameter isDetailed: Whether 项 are shown; otherwise only those of which departments have more.
    public func grids(isDetailed: Bool) -> [Grid] {
        tables.map { $0.grid(isDetailed: isDetailed, departmentCount: departmentCount) }
    }
}

extension GovernmentTableComparison {
    fileprivate func grid(isDetailed: Bool, departmentCount: Int) -> Grid {
        let shown = rows.filter { row in
            guard let level = row.code?.level else { return true }
            return isDetailed || level < .item || row.outcome == .departmentsMore
        }
        let columns = [
            GridColumn("科目编码"), GridColumn("名称"), GridColumn("结果"), GridColumn("政府", isAmount: true),
            GridColumn("部门合计", isAmount: true), GridColumn("差额", isAmount: true), GridColumn("占比%", isAmount: true),
        ]
        return Grid(
            title: "\(name)：\(column.heading)", unit: "单位：\(precision.unit.name(in: .chinese))、%", columns: columns,
            rows: shown.map { cells(of: $0) }, notes: notes(departmentCount))
    }

    private func cells(of row: GovernmentComparedRow) -> [String] {
        let indent = String(repeating: "  ", count: (row.code?.level.rawValue ?? 1) - 1)
        return [
            row.code?.description ?? "", indent + row.name, row.outcome.officialName,
            row.government?.formatted(precision) ?? "",
            row.departments?.formatted(precision) ?? "", row.difference?.formatted(precision) ?? "",
            row.share?.formatted(decimals: 2) ?? "",
        ]
    }

    private func notes(_ departmentCount: Int) -> [String] {
        let counts = GovernmentComparedRow.Outcome.allCases.compactMap { outcome in
            let count = rows.count { $0.outcome == outcome }
            return count == 0 ? nil : "\(outcome.officialName)\(count)行"
        }
        var notes = [counts.joined(separator: "，")]
        if departmentCount > 0 { notes.append("部门合计含\(departmentCount - missing.count)个部门") }
        if !missing.isEmpty {
            let more = missing.count > 10 ? "等\(missing.count)个" : ""
            notes.append("没有此表或未按科目列示：\(missing.prefix(10).joined(separator: "、"))\(more)")
        }
        return notes.filter { !$0.isEmpty }
    }
}
