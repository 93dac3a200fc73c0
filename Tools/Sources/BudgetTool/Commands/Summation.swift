import BudgetInterchange

/// The sums of `budget rollup`.
struct Summation {
    let documents: [Disclosure]
    let level: CodeLevel

    private var isFinal: Bool { documents.first?.header.kind == .finalAccounts }
    private var year: Int { documents.first?.header.fiscalYear ?? 0 }

    func grid(_ dimension: RollUp.Dimension) throws -> Grid {
        switch (dimension, isFinal) {
        case (.function, false): try byCode(\.budget.departmentExpenditure, Catalogue.functional[year])
        case (.function, true): try byCode(\.finalAccounts.expenditure, Catalogue.functional[year])
        case (.economic, false): try byCode(\.budget.basicExpenditure, Catalogue.departmentEconomic[year])
        case (.economic, true): try byCode(\.finalAccounts.basicExpenditure, Catalogue.departmentEconomic[year])
        case (.unit, false): try byUnit(\.budget.departmentExpenditure)
        case (.unit, true): try byUnit(\.finalAccounts.expenditure)
        case (.project, _): try byProject { try $0.totalsByCategory() }
        case (.fund, _): try byFund()
        }
    }

    /// The tables of a place; a document without it is an error, not a zero.
    private func tables<View: DisclosureTable>(_ place: KeyPath<Disclosure, View?>) throws -> [View] {
        try documents.map { document in
            guard let table = document[keyPath: place] else {
                throw Failure("\(document.header.agency.name) \(year): there is no \(View.form.officialName) to add up")
            }
            return table
        }
    }

    /// The precision of sums that are no table of their own: the finest of the documents' tables.
    private var precision: Precision {
        let precisions = documents.compactMap {
            $0.budget.projectExpenditure?.caption.precision ?? $0.budget.departmentExpenditure?.caption.precision
                ?? $0.finalAccounts.expenditure?.caption.precision
        }
        return precisions.min { $0.quantum < $1.quantum } ?? .tenThousandYuan
    }

    private func byCode<View: CodedTable, C>(_ place: KeyPath<Disclosure, View?>, _ edition: Edition<C>) throws
        -> Grid
    where View.Key == Code<C> {
        let sum = try View.consolidating(tables(place)).rolledUp(to: level) { edition[$0]?.name }
        return heading(sum.grid, View.form)
    }

    private func byUnit<View: CodedTable>(_ place: KeyPath<Disclosure, View?>) throws -> Grid {
        var lines: [(Agency, TableLine)] = []
        var columns: [Layout.Column] = []
        var names: Set<String> = []
        for (document, view) in zip(documents, try tables(place)) {
            guard let total = view.table.total else {
                throw Failure("\(document.header.agency.name) \(year): \(View.form.officialName) has no 合计")
            }
            lines.append((document.header.agency, total))
            // Tables may have columns that the form does not know.
            columns += total.columns.filter { names.insert($0.name).inserted }
        }
        let total = try Table.sum(lines.map(\.1))
        func row(_ agency: Agency?, _ amount: (Layout.Column) -> Amount?) -> [String] {
            [agency?.code?.description ?? "", agency?.name ?? "合计"]
                + columns.map { amount($0)?.formatted(precision) ?? "" }
        }
        let rows = lines.map { line in row(line.0) { line.1[$0.name] } } + [row(nil) { total[ColumnID($0.name)] }]
        let headings =
            [GridColumn("单位代码"), GridColumn("单位名称")] + columns.map { GridColumn($0.heading, isAmount: true) }
        return heading(Grid(title: "", columns: headings, rows: rows), View.form)
    }

    private func byProject(_ totals: (ProjectExpenditure) throws -> [ProjectTotal]) throws -> Grid {
        let all = ProjectExpenditure.Column.allCases
        let columns = [GridColumn("名称")] + all.map { GridColumn($0.heading, isAmount: true) }
        let rows = try merged(totals).map { sum in
            [sum.name] + all.map { sum.amounts[$0]?.formatted(precision) ?? "" }
        }
        return heading(Grid(title: "", columns: columns, rows: rows), ProjectExpenditure.form)
    }

    /// The sums of all documents, in order of first appearance.
    private func merged(
        _ totals: (ProjectExpenditure) throws -> [ProjectTotal]
    ) throws -> [(name: String, amounts: Amounts<ProjectExpenditure.Column>)] {
        var order: [String] = []
        var sums: [String: Amounts<ProjectExpenditure.Column>] = [:]
        for table in try tables(\.budget.projectExpenditure) {
            for total in try totals(table) {
                if sums[total.name] == nil { order.append(total.name) }
                sums[total.name] = try (sums[total.name] ?? .init()).adding(total.amounts, line: LineID(total.name))
            }
        }
        return order.map { ($0, sums[$0] ?? .init()) }
    }

    /// One figure for each fund; the columns of the table are the lines here.
    private func byFund() throws -> Grid {
        let sums = try merged { try $0.totalsByFund() }
        let rows = sums.map { [$0.name, $0.amounts[.total]?.formatted(precision) ?? ""] }
        let columns = [GridColumn("资金性质"), GridColumn("合计", isAmount: true)]
        return heading(Grid(title: "", columns: columns, rows: rows), ProjectExpenditure.form)
    }

    private func heading(_ grid: Grid, _ form: Form) -> Grid {
        var grid = grid
        let names = documents.count == 1 ? documents[0].header.agency.name : "\(documents.count) 份文件"
        grid.title = "\(names) \(year) \(form.officialName)汇总"
        grid.unit = grid.unit ?? "单位：\(precision.unit.name(in: .chinese))"
        grid.notes = []
        return grid
    }
}
