import BudgetCodes

extension GovernmentRules {
    /// 转移支付: what is given to governments below, by item, by region and as those print it.
    static let transfers: [RuleDefinition] = [
        .government(
            Rule(
                "government.transfers-by-region", .error, .crossTable, chinese: "转移支付分地区表的合计等于转移支付项目表的合计",
                english: "Transfers by region add up to those by item", phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(
                        .fundTransfers,
                        [ExampleLine("彩票公益金安排的支出", ["final": 300]), ExampleLine("合计", ["final": 300])]),
                    ExampleBook(
                        .fundTransfersByRegion,
                        [ExampleLine("甲县", ["final": 200]), ExampleLine("合计", ["final": passing ? 300 : 200])]),
                ])
            },
            check: { $0.checkTransfersByRegion() }),
        .government(
            Rule(
                "government.transfers-received", .error, .crossTable, chinese: "政府性基金转移支付表的合计，等于下级收入表或本级支出表所列转移支付",
                english: "Transfers of funds are what levels below print as received, or the own level as given",
                phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(.fundTransfers, [ExampleLine("合计", ["final": 300])]),
                    ExampleBook(
                        .fundRevenue, scope: .below, [ExampleLine("政府性基金转移支付收入", ["final": passing ? 300 : 200])]),
                ])
            },
            check: { $0.checkTransfersReceived() }),
    ]
}

extension GovernmentCheck {
    fileprivate mutating func checkTransfersByRegion() {
        if let items = table(.generalTransfers)?.lists.first,
            let regions = table(.generalTransfersByRegion)?.lists.first
        {
            checkKinds(items, regions)
        }
        for (items, regions) in [
            (GovernmentForm.fundTransfers, GovernmentForm.fundTransfersByRegion),
            (.stateCapitalTransfers, .stateCapitalTransfersByRegion),
        ] {
            guard let items = table(items)?.lists.first, let regions = table(regions)?.lists.first,
                let total = items.lastTotal, let other = regions.lastTotal
            else { continue }
            linkRows((regions, other), (items, total))
        }
    }

    /// 税收返还, 一般性 and 专项转移支付 are columns by region and rows by item.
    private mutating func checkKinds(_ items: GovernmentList, _ regions: GovernmentList) {
        guard let total = regions.lastTotal, let column = items.phases.first else { return }
        var rows: [Int] = []
        for (name, words) in Self.kinds {
            let found = items.outline.names.indices.filter {
                items.outline.names[$0].contains(words) && !items.outline.names[$0].contains(Self.all)
                    && items.outline.names[$0].numbering == .chinese && items.section[$0, column] != nil
            }
            guard found.count == 1, let row = found.first else { return }
            rows.append(row)
            if let figure = regions.printed(total, name) { link(figure, with: [items.figure(row, column)]) }
        }
        if let figure = regions.printed(total, "transfers") {
            link(figure, with: rows.dropFirst().map { items.figure($0, column) })
        }
        if let figure = regions.printed(total, "total") { link(figure, with: rows.map { items.figure($0, column) }) }
    }

    /// Places that print only what their own money pays have less in the table of items, so other rows are not compared.
    fileprivate mutating func checkTransfersReceived() {
        guard let items = table(.fundTransfers)?.lists.first, let total = items.lastTotal else { return }
        if let below = table(.fundRevenue, .below)?.lists.first, let row = below.row(Self.received) {
            linkTransfers((items, total), (below, row))
        }
        if let managed = table(.fundExpenditure, .managed)?.lists.first, let row = managed.row(Self.given) {
            linkTransfers((items, total), (managed, row))
        }
    }

    private mutating func linkTransfers(
        _ items: (list: GovernmentList, row: Int), _ other: (list: GovernmentList, row: Int)
    ) {
        linkRows(items, other)
        // A column for each region has no name of a time; then the other table has one column only.
        guard let total = items.list.printed(items.row, "total"), let column = other.list.phases.first,
            other.list.phases.count == 1
        else { return }
        link(total, with: [other.list.figure(other.row, column)])
    }

    private static let kinds: [(name: String, words: OutlineName.Words)] = [
        ("taxRefund", .init("税收返还", "返还性")), ("general", .init("一般性转移支付")), ("special", .init("专项转移支付")),
    ]
    private static let all = OutlineName.Words("税收返还和转移支付")
    private static let received = OutlineName.Words("政府性基金转移支付收入", "政府性基金补助收入", "上级补助收入")
    private static let given = OutlineName.Words("政府性基金转移支付", "补助下级支出", "政府性基金补助下级支出")
}

extension GovernmentList {
    /// The last row of a total.
    fileprivate var lastTotal: Int? { outline.names.indices.last { outline.names[$0].isTotal } }
}
