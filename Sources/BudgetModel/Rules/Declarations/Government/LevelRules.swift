import BudgetCodes

extension GovernmentRules {
    /// 各级之间: tables of the whole, its own level and the levels below.
    static let levels: [RuleDefinition] = [
        .government(
            Rule(
                "government.level-sum", .error, .crossTable, chinese: "全辖各科目等于本级与下级之和；上级补助、债务转贷、上年结转等行除外",
                english:
                    "The whole is its own level and the levels below, but for transfers, debt and what is carried over",
                phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(.generalRevenue, scope: .whole, [ExampleLine("税收收入", ["final": passing ? 300 : 400])]),
                    ExampleBook(.generalRevenue, scope: .own, [ExampleLine("税收收入", ["final": 100])]),
                    ExampleBook(.generalRevenue, scope: .below, [ExampleLine("税收收入", ["final": 200])]),
                ])
            },
            check: { $0.checkLevelSums() }),
        .government(
            Rule(
                "government.whole-not-less", .warning, .crossTable, chinese: "全辖各类科目一般不小于本级",
                english: "The whole is not less than its own level, category by category, as a rule", phrase: .atLeast),
            example: { passing in
                .books([
                    ExampleBook(
                        .generalExpenditure, scope: .whole,
                        [ExampleLine("教育支出", code: "205", ["final": passing ? 300 : 80])]),
                    ExampleBook(.generalExpenditure, scope: .own, [ExampleLine("教育支出", code: "205", ["final": 100])]),
                ])
            },
            check: { $0.checkWhole() }),
    ]
}

/// What a row is, whatever table of the form it stands in.
private enum BookRow: Hashable {
    case total
    case code(Int32)
    /// The number of its names from the top.
    case path(Int)
}

/// Numbers for the names of rows from the top, the same in all tables.
private struct RowPaths {
    private struct Step: Hashable {
        let above: Int
        let name: FoldedName
    }

    private var numbers: [Step: Int] = [:]

    mutating func number(of name: FoldedName, above: Int) -> Int {
        let step = Step(above: above, name: name)
        if let number = numbers[step] { return number }
        numbers[step] = numbers.count
        return numbers.count - 1
    }
}

extension GovernmentList {
    /// The rows of the book itself by what they are, where only one row is that.
    fileprivate func rowsByMeaning(_ book: GovernmentBook, _ paths: inout RowPaths) -> [BookRow: Int] {
        let total =
            switch rows {
            case .revenue: ownTotal(book, isIncome: true)
            case .expenditure: ownTotal(book, isIncome: false)
            default: Int?.none
            }
        let isOwn = ownRows
        var found: [BookRow: Int] = [:]
        var numbers: [Int] = []
        for row in 0..<section.count {
            let parent = outline.parents[row]
            // A row whose parent follows has no path from the top.
            let above = parent >= 0 && parent < row ? numbers[parent] : -1
            numbers.append(paths.number(of: outline.names[row].folded, above: above))
            guard row == total || isOwn[row] else { continue }
            let code = outline.codes[row]
            let meaning: BookRow = row == total ? .total : code == 0 ? .path(numbers[row]) : .code(code)
            found[meaning] = found[meaning] == nil ? row : -1
        }
        return found.filter { $0.value >= 0 }
    }
}

extension GovernmentCheck {
    /// 全辖 = 本级 + 下级, where all three are printed.
    fileprivate mutating func checkLevelSums() {
        for whole in tables where whole.scope == .whole && Self.isOfLevels(whole.lists) {
            guard let own = table(whole.form, .own), let below = table(whole.form, .below) else { continue }
            for (side, list) in whole.lists.enumerated() {
                checkLevelSums(list, own.lists[side], below.lists[side], whole.form.book)
            }
        }
    }

    private mutating func checkLevelSums(
        _ whole: GovernmentList, _ own: GovernmentList, _ below: GovernmentList, _ book: GovernmentBook
    ) {
        var paths = RowPaths()
        let (ownRows, belowRows) = (own.rowsByMeaning(book, &paths), below.rowsByMeaning(book, &paths))
        var pairs: [(GovernmentFigure, [GovernmentFigure])] = []
        let columns = whole.phases.map { whole.layout.columns[$0].name }.filter { name in
            [own, below].allSatisfy { list in list.phases.contains { list.layout.columns[$0].name == name } }
        }
        for (meaning, row) in whole.rowsByMeaning(book, &paths).sorted(by: { $0.value < $1.value }) {
            let parts = [(own, ownRows[meaning]), (below, belowRows[meaning])]
            guard parts.contains(where: { $0.1 != nil }) else { continue }
            for name in columns {
                guard let figure = whole.printed(row, name), let amount = figure.amount else { continue }
                let others = parts.compactMap { list, row in row.flatMap { list.printed($0, name) } }
                if others.count == 2 {
                    pairs.append((figure, others))
                } else if others.first?.amount == amount {
                    // A row or a figure that is not printed is nothing, or is left out.
                    holds()
                }
            }
        }
        linkAll(pairs)
    }

    /// 全辖 ≥ 本级 by category. Below it governments move items, and figures below zero occur.
    fileprivate mutating func checkWhole() {
        for whole in tables where whole.scope == .whole && Self.isOfLevels(whole.lists) {
            // Where levels below are printed, the sum says more.
            guard let own = table(whole.form, .own), table(whole.form, .below) == nil,
                whole.form != .socialInsuranceBalance
            else { continue }
            for (side, list) in whole.lists.enumerated() {
                var paths = RowPaths()
                let others = own.lists[side].rowsByMeaning(whole.form.book, &paths)
                for (meaning, row) in list.rowsByMeaning(whole.form.book, &paths).sorted(by: { $0.value < $1.value }) {
                    guard let other = others[meaning], meaning == .total || list.isCategory(row) else { continue }
                    checkWhole((list, row), (own.lists[side], other))
                }
            }
        }
    }

    private mutating func checkWhole(
        _ whole: (list: GovernmentList, row: Int), _ own: (list: GovernmentList, row: Int)
    ) {
        for column in whole.list.phases {
            let name = whole.list.layout.columns[column].name
            guard let figure = whole.list.printed(whole.row, name), let other = own.list.printed(own.row, name),
                let amount = other.amount, amount.fen >= 0
            else { continue }
            link(figure, with: [other], .atLeast)
        }
    }

    private static func isOfLevels(_ lists: [GovernmentList]) -> Bool {
        lists.allSatisfy { [.revenue, .expenditure, .funds, .balance, .economic].contains($0.rows) }
    }
}

extension GovernmentList {
    /// Whether a row is a 类, or stands at the top.
    fileprivate func isCategory(_ row: Int) -> Bool {
        let code = outline.codes[row]
        return code != 0
            ? (100...999).contains(code) : outline.parents[row] < 0 || outline.names[row].numbering == .chinese
    }
}
