import BudgetCodes

/// 行列结构: what the rows of a list of a government's book are, which row adds up which, and what figures say of that.
///
/// Documents print neither; hierarchy shows by codes, depth, numbering, 其中 and names, differently in each place. So a
/// few readings are made, in order, and the one is taken that the figures of all columns attest. Nothing of it is
/// written into documents.
struct Outline: Sendable {
    /// 角色: what a row is among the others.
    enum Role: Sendable {
        /// A row that is added up with others, or is part of one.
        case item
        /// A row without figures above others.
        case heading
        /// 其中.
        case detail
        /// 本年合计, 全市一般公共预算收入: a total that the last total adds up again.
        case subtotal
        /// 总计.
        case total
        /// Transfers, debt and what is carried over, behind a subtotal.
        case below
        /// 减: a row that is taken off.
        case deduction
    }

    /// What each row is.
    private(set) var roles: [Role]
    /// The row that adds a row up, or that it is a detail of; -1 for none.
    private(set) var parents: [Int]
    /// The code of a row, printed or found by its name; 0 for none.
    private(set) var codes: [Int32]
    /// The names of the rows.
    private(set) var names: [OutlineName]
    /// What adds up.
    private(set) var sums: [OutlineSum] = []
    /// What came of the sums, column by column, where that is more than that they hold.
    private(set) var results: [Result] = []
    /// How many figures hold, by sum.
    private(set) var holding: [Int] = []

    /// What came of a sum in a column.
    struct Result: Sendable {
        enum Verdict: Sendable {
            /// To be compared, and reported when it is off.
            case compared
            case notEvaluated(NotEvaluatedReason)
            /// Rows that are usually printed seem to be left out.
            case rowsLeftOut
            /// The sum is blank and its parts are not.
            case blankTotal
        }

        let sum: Int
        /// The column of the section.
        let column: Int
        let verdict: Verdict
        /// Blank addends that are known by their own parts: row and amount.
        let filled: [(row: Int, fen: Int64)]
    }

    init(_ table: Table, side: Int, content: GovernmentRows, year: Int) {
        let section = table.sides[side]
        parents = Array(repeating: -1, count: section.count)
        codes = Array(repeating: 0, count: section.count)
        roles = Array(repeating: .item, count: section.count)
        names = []
        var groups: [(name: String, outline: OutlineDraft)] = []
        for range in Self.groups(of: section) {
            let frame = OutlineFrame(table, side: side, range: range, content: content, year: year)
            names += frame.names
            guard !range.isEmpty else { continue }
            let draft = OutlineDraft.best(of: frame)
            add(draft)
            groups.append((section.texts(of: range.lowerBound)["group"] ?? "", draft))
        }
        addGroups(groups, table, section)
    }

    /// The rows of each group, where rows stand in groups.
    private static func groups(of section: Section) -> [Range<Int>] {
        guard section.texts.contains(where: { $0["group"] != nil }) else { return [0..<section.count] }
        var ranges: [Range<Int>] = []
        var start = 0
        for row in 1...section.count
        where row == section.count || section.texts[row]["group"] != section.texts[start]["group"] {
            ranges.append(start..<row)
            start = row
        }
        return ranges
    }

    private mutating func add(_ draft: OutlineDraft) {
        let start = draft.frame.range.lowerBound
        for row in draft.parents.indices {
            parents[start + row] = draft.parents[row] < 0 ? -1 : start + draft.parents[row]
            codes[start + row] = draft.codes[row]
            roles[start + row] = draft.role(of: row)
        }
        markTotals(draft)
        var judge = OutlineJudge(draft)
        judge.judge()
        let first = sums.count
        sums += draft.sums.map { $0.moved(by: start) }
        holding += judge.holding
        results += judge.results.map { result in
            Result(
                sum: first + result.sum, column: draft.frame.columns[result.column], verdict: result.verdict,
                filled: result.filled.map { (start + $0.row, $0.fen) })
        }
    }

    mutating func addResult(_ result: Result) { results.append(result) }

    mutating func addSum(_ sum: OutlineSum, holding count: Int) {
        sums.append(sum)
        holding.append(count)
    }

    private mutating func markTotals(_ draft: OutlineDraft) {
        let start = draft.frame.range.lowerBound
        let totals = draft.sums.filter { $0.kind == .total && draft.parents[$0.total] < 0 }.map(\.total).sorted()
        guard let last = totals.last else { return }
        for total in totals { roles[start + total] = total == last ? .total : .subtotal }
        guard let first = totals.first, totals.count > 1 || last < draft.parents.count - 1, first > 0 else { return }
        for row in (first + 1)..<draft.parents.count
        where draft.parents[row] < 0 && (roles[start + row] == .item || roles[start + row] == .heading) {
            roles[start + row] = .below
        }
    }
}

// MARK: Looking up

extension Outline {
    /// The only row of a code.
    func row(code: Int32) -> Int? { only(codes.indices.filter { codes[$0] == code }) }

    /// The last row of a role.
    func row(_ role: Role) -> Int? { roles.lastIndex(of: role) }

    /// The only row with one of some names, without numbering and brackets.
    func row(named list: String...) -> Int? {
        let folded = list.map { FoldedName($0) }
        return only(names.indices.filter { folded.contains(names[$0].folded) })
    }

    /// The rows whose names contain a text.
    func rows(containing text: String) -> [Int] {
        let words = OutlineName.Words(text)
        return names.indices.filter { names[$0].contains(words) }
    }

    /// The rows that a row adds up, and its details.
    func children(of row: Int) -> [Int] { parents.indices.filter { parents[$0] == row } }

    private func only(_ rows: [Int]) -> Int? { rows.count == 1 ? rows.first : nil }
}

// MARK: Readings

extension OutlineDraft {
    /// The reading that the figures attest, and the first one where they do not say.
    static func best(of frame: OutlineFrame) -> OutlineDraft {
        var best: (draft: OutlineDraft, points: Int)?
        for reading in readings(of: frame) {
            var draft = OutlineDraft(frame, reading)
            draft.findAll()
            let points = draft.sums.reduce(0) { $0 + frame.support($1).points }
            if let best, best.points >= points { continue }
            best = (draft, points)
        }
        var draft = best?.draft ?? OutlineDraft(frame, .order)
        draft.findCodes()
        return draft
    }

    private static func readings(of frame: OutlineFrame) -> [OutlineSum.Source] {
        if frame.content == .regions { return [.order] }
        var readings: [OutlineSum.Source] = []
        if frame.isCoded { readings.append(.code) }
        if frame.isNumbered { readings.append(.numbering) }
        if frame.isIndented { readings.append(.depth) }
        let hasNames = frame.content == .revenue || frame.content == .expenditure || frame.content == .economic
        if hasNames, !frame.isCoded { readings.append(.catalogue) }
        return readings.isEmpty ? [.order] : readings
    }

    private mutating func findAll() {
        switch frame.content {
        case .regions:
            sums = sumsOfRegions()
        case .funds:
            if let balances = balancesOfFunds() {
                sums = balances
                return
            }
            findSums()
            repair()
            addSameNames()
        case .debt:
            findSums()
            repair()
            addRollForward()
        default:
            findSums()
            repair()
        }
    }

    fileprivate func role(of row: Int) -> Outline.Role {
        if frame.names[row].isDeduction { return .deduction }
        if isDetail[row] { return .detail }
        if frame.columns.indices.allSatisfy({ frame.value(row, $0) == Section.blank }) { return .heading }
        return .item
    }
}

extension OutlineSum {
    fileprivate func moved(by start: Int) -> OutlineSum {
        guard start > 0 else { return self }
        var sum = self
        sum.total += start
        sum.addends = addends.map { $0 + start }
        sum.less = less.map { $0 + start }
        return sum
    }
}
