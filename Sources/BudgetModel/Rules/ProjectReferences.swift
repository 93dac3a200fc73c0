// The two layouts of 项目支出表 show different things, so relations with it say which layout they are about.

extension CellReference {
    /// 合计 of the layout that lists all projects, those of 基本支出 included.
    static func allProjects(_ path: KeyPath<ProjectExpenditure.Amounts, Amount?>) -> CellReference {
        total(\.budget.projectExpenditure, path).applying(
            when: { $0.budget.projectExpenditure?.listsAllProjects != false },
            preparing: { $0.ensureGroup(3) })
    }

    /// 合计 of the layout that lists all projects, when no money is left at the end of the year.
    static func allProjectsSpent(_ path: KeyPath<ProjectExpenditure.Amounts, Amount?>) -> CellReference {
        allProjects(path).applying(
            when: { document in
                let closing = document.budget.incomeExpenditureSummary?.expenditure.first { $0.key == .closing }
                return (closing?.amounts.amount ?? .zero) == .zero
            },
            preparing: { $0.ensureGroup(3) })
    }

    /// 合计 of the layout that lists 项目支出 only.
    static func projectsOnly(_ path: KeyPath<ProjectExpenditure.Amounts, Amount?>) -> CellReference {
        total(\.budget.projectExpenditure, path).applying(
            when: { $0.budget.projectExpenditure?.listsAllProjects != true },
            preparing: { if $0.lines.isEmpty { $0.append(.named("甲项目"), "甲项目") } })
    }

    /// A group of the layout that lists all projects, added up over the units.
    static func projectGroup(_ number: Int, _ path: KeyPath<ProjectExpenditure.Amounts, Amount?>) -> CellReference {
        let column = ProjectExpenditure.Amounts.column(path)
        let form = ProjectExpenditure.form
        return CellReference(
            form: form, line: String(number), lineName: ProjectExpenditure.groupName(number), column: column.name,
            columnLabel: column.label,
            read: { document in
                guard let table = document.budget.projectExpenditure else { return .missingTable }
                guard table.listsAllProjects else { return .notApplicable }
                let precision = table.caption.precision
                var sum = RunningSum()
                var isLost = false
                for line in table.lines where line.key == .group(number) {
                    sum.add(line.amounts[column], quantum: 0)
                    isLost = isLost || line.amounts.isLost(column)
                }
                if isLost || sum.overflowed { return .lost(precision) }
                let isPrinted = table.lines.contains { $0.key == .group(number) }
                guard isPrinted else { return .missingRow(precision) }
                return .printed(sum.printed > 0 ? Amount(fen: sum.fen) : nil, precision)
            },
            write: { document, amount in
                var table = document.budget.projectExpenditure ?? ProjectExpenditure()
                let index = table.ensureGroup(number)
                table.lines[index].amounts[column] = amount
                document.budget.projectExpenditure = table
            }
        )
    }

    /// The same cell, read only in documents to which it applies.
    private func applying(
        when applies: @escaping @Sendable (Disclosure) -> Bool,
        preparing prepare: @escaping @Sendable (inout ProjectExpenditure) -> Void
    ) -> CellReference {
        let (read, write) = (read, write)
        return CellReference(
            form: form, line: line, lineName: lineName, column: column, columnLabel: columnLabel,
            read: { applies($0) ? read($0) : .notApplicable },
            write: { document, amount in
                var table = document.budget.projectExpenditure ?? ProjectExpenditure()
                prepare(&table)
                document.budget.projectExpenditure = table
                write(&document, amount)
            }
        )
    }
}

extension ProjectExpenditure {
    /// Whether the layout lists all projects below units and groups, not only those of 项目支出.
    public var listsAllProjects: Bool {
        lines.contains { if case .group = $0.key { true } else { false } }
    }

    /// The name of a group of projects by its printed number.
    static func groupName(_ number: Int) -> String {
        switch number {
        case 1: "人员经费"
        case 2: "公用经费"
        case 3: "项目支出"
        default: String(number)
        }
    }

    /// The index of the first line of a group, which is added when there is none.
    @discardableResult
    fileprivate mutating func ensureGroup(_ number: Int) -> Int {
        if let index = lines.firstIndex(where: { $0.key == .group(number) }) { return index }
        append(.group(number), Self.groupName(number))
        return lines.count - 1
    }
}
