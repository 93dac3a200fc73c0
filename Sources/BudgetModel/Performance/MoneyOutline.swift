extension MoneyRow {
    /// Whether the row adds up others: 合计, 资金总额.
    public var isTotal: Bool { MoneyName.isTotal(name) }
    /// Whether the row is a part of one above: 其中.
    public var isPart: Bool { MoneyName.isPart(name) }
}

/// What the name of a row of money says about its place.
enum MoneyName {
    /// 合计, 总计, 年度资金总额 and the like, but not a part of one.
    static func isTotal(_ name: String) -> Bool {
        let name = name.filter { !$0.isWhitespace && $0 != "：" && $0 != ":" }
        return !isPart(name) && ["合计", "总计", "总额"].contains { name.hasSuffix($0) }
    }

    static func isPart(_ name: String) -> Bool {
        name.drop { $0.isWhitespace || $0 == "（" || $0 == "(" }.hasPrefix("其中")
    }
}

/// 资金行的层次: which rows of money add up to which, whatever the form calls and indents them.
///
/// 其中 below a source makes that row a part of it. 其中 below a total opens the list of what the total is made of, and
/// the rows below it belong to that list: 年度资金总额, 其中:财政拨款, 其他资金.
struct MoneyOutline {
    /// The totals with what they are made of, in order. The first has no row where the form prints the total elsewhere.
    private(set) var totals: [Total] = []
    /// Parts, each with the row that it is a part of.
    private(set) var parts: [(whole: Int, part: Int)] = []

    struct Total {
        /// The number of its row; `nil` where it stands elsewhere in the form.
        var row: Int?
        /// The numbers of the rows that it is made of.
        var addends: [Int] = []
        /// Whether the rows are all of it. One row that begins with 其中 may be a part only.
        var isComplete = true
    }

    private struct Row {
        let isTotal: Bool
        let isPart: Bool
        let depth: Int?
    }

    init(_ rows: [MoneyRow]) {
        self.init(rows.map { Row(isTotal: $0.isTotal, isPart: $0.isPart, depth: $0.depth) })
    }

    /// The outline of rows that have names only.
    init(names: [String]) {
        self.init(names.map { Row(isTotal: MoneyName.isTotal($0), isPart: MoneyName.isPart($0), depth: nil) })
    }

    /// The outline of rows of which it is known what they are.
    init(names: [String], areTotals: [Bool], depths: [Int?]) {
        self.init(
            names.indices.map { Row(isTotal: areTotals[$0], isPart: MoneyName.isPart(names[$0]), depth: depths[$0]) })
    }

    private init(_ rows: [Row]) {
        // A total stands above its rows or below them.
        let beginsWithTotal = rows.first?.isTotal ?? false
        var current = Total()
        var isOpen = false
        var isDoubtful = false
        /// The rows above that a row can be a part of, the deepest last.
        var above: [(depth: Int, row: Int)] = []
        func close(_ total: inout Total) {
            let isList = total.addends.count > 1 || !total.addends.contains { rows[$0].isPart }
            total.isComplete = isList && !isDoubtful
            isDoubtful = false
            if total.row != nil || !total.addends.isEmpty { totals.append(total) }
            total = Total()
            above = []
        }
        for (number, row) in rows.enumerated() {
            if row.isTotal, (row.depth ?? 0) == 0 {
                if beginsWithTotal {
                    if isOpen { close(&current) }
                    current.row = number
                    isOpen = true
                } else {
                    current.row = number
                    close(&current)
                }
                continue
            }
            // Without a depth a part of a source is one deeper, and every other row is one below the total.
            let depth = row.depth ?? (row.isPart && !above.isEmpty ? 2 : 1)
            while let last = above.last, last.depth >= depth { above.removeLast() }
            if let whole = above.last, row.depth == nil, rows[whole.row].isPart {
                // 其中 below 其中 is a part of it, or one more of the list that it opened.
                isDoubtful = true
                continue
            } else if let whole = above.last {
                parts.append((whole.row, number))
            } else {
                current.addends.append(number)
            }
            above.append((depth, number))
        }
        close(&current)
    }
}

extension MoneyOutline.Total {
    /// The rows that add up to the total in a column, where another reading than the plain one does.
    ///
    /// Forms that only indent print a source with its parts below as rows like the others. Where all rows together are not
    /// the total, a row that is the sum of those right below it is taken for their sum.
    func addends(_ amounts: [Amount?], orElsewhere elsewhere: Amount? = nil) -> [Int] {
        guard let total = row.flatMap({ amounts[$0] }) ?? elsewhere, addends.count > 2, addends.count <= 64,
            sum(of: addends, amounts) != total.fen
        else {
            return addends
        }
        var outer: [Int] = []
        var place = 0
        while place < addends.count {
            outer.append(addends[place])
            let whole = amounts[addends[place]]?.fen ?? 0
            place += 1
            var sum: Int64 = 0
            for end in place..<addends.count where whole > 0 {
                let (next, overflow) = sum.addingReportingOverflow(amounts[addends[end]]?.fen ?? 0)
                if overflow || next > whole { break }
                sum = next
                if sum == whole {
                    place = end + 1
                    break
                }
            }
        }
        return self.sum(of: outer, amounts) == total.fen ? outer : addends
    }

    /// What the rows add up to in a column. It may be more where they are not all of the total.
    func sum(_ amounts: [Amount?], _ precision: Precision, alsoIn elsewhere: Amount? = nil) -> RunningSum {
        let rows = addends(amounts, orElsewhere: elsewhere)
        var sum = RunningSum(
            parts: rows.map { amounts[$0] }, precision, alsoIn: [row.flatMap { amounts[$0] }, elsewhere])
        if !isComplete { sum.mayBeMore = true }
        return sum
    }

    private func sum(of rows: [Int], _ amounts: [Amount?]) -> Int64? {
        var sum: Int64 = 0
        for row in rows {
            let (next, overflow) = sum.addingReportingOverflow(amounts[row]?.fen ?? 0)
            if overflow { return nil }
            sum = next
        }
        return sum
    }
}
