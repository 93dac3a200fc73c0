import BudgetCodes

/// 一种读法: which row belongs below which, read in one way, and what adds up then.
struct OutlineDraft: Sendable {
    let frame: OutlineFrame
    let reading: OutlineSum.Source
    private(set) var parents: [Int]
    private(set) var codes: [Int32]
    /// 其中 and the rows that go on with it.
    private(set) var isDetail: [Bool]
    var sums: [OutlineSum] = []
    /// The rows that are 合计 and 总计.
    var totals: Set<Int> = []

    init(_ frame: OutlineFrame, _ reading: OutlineSum.Source) {
        self.frame = frame
        self.reading = reading
        parents = Array(repeating: -1, count: frame.count)
        codes = frame.codes
        isDetail = Array(repeating: false, count: frame.count)
        findParents()
        releaseRowsBehindTotals()
    }

    mutating func setParent(_ row: Int, _ parent: Int) { parents[row] = parent }

    /// The rows below each row.
    var children: [[Int]] {
        var children: [[Int]] = Array(repeating: [], count: parents.count)
        for (row, parent) in parents.enumerated() where parent >= 0 { children[parent].append(row) }
        return children
    }

    // MARK: Parents

    /// 其中 that goes on: what it is of, and how its first row is printed.
    private struct Details {
        let parent: Int
        let indent: Int
        let numbering: OutlineName.Numbering
    }

    private mutating func findParents() {
        var above: [Int] = []
        var details: Details?
        for row in parents.indices {
            let name = frame.names[row]
            let indent = frame.indents[row]
            if name.isTotal {
                above = [row]
                details = nil
                continue
            }
            if name.isOfWhich {
                var parent = above.last ?? -1
                while parent >= 0, isDetail[parent], indent <= frame.indents[parent] { parent = parents[parent] }
                details = Details(parent: parent, indent: indent, numbering: name.numbering)
                addDetail(row, of: parent, &above)
                continue
            }
            if let open = details {
                let isOutside =
                    indent < open.indent
                    || (name.numbering != .none && (open.numbering == .none || name.numbering < open.numbering))
                    || (frame.content == .funds && name.ends(with: Self.funds))
                if isOutside {
                    details = nil
                } else if name.numbering == open.numbering {
                    addDetail(row, of: open.parent, &above)
                    continue
                }
            }
            if reading == .catalogue, codes[row] == 0 { codes[row] = code(of: row, above) }
            if let parent = parentAmongCodes(row, above) {
                parents[row] = parent
                continue
            }
            while let last = above.last, !isBelow(row, last) { above.removeLast() }
            parents[row] = above.last ?? -1
            above.append(row)
        }
    }

    /// Where depth is not printed, a row without a code stands among those around it.
    private func parentAmongCodes(_ row: Int, _ above: [Int]) -> Int? {
        guard reading == .code, codes[row] == 0, !frame.codesStandDeeper, frame.names[row].numbering == .none else {
            return nil
        }
        let next = codes[(row + 1)...].prefix(8).first { $0 != 0 } ?? 0
        return above.last { next.isBelow(codes[$0]) }
    }

    private mutating func addDetail(_ row: Int, of parent: Int, _ above: inout [Int]) {
        parents[row] = parent
        isDetail[row] = true
        while let last = above.last, last != parent { above.removeLast() }
        above.append(row)
    }

    /// Whether a row may belong below one above it.
    private func isBelow(_ row: Int, _ other: Int) -> Bool {
        let (name, above) = (frame.names[row], frame.names[other])
        let isDeeper = frame.indents[row] > frame.indents[other]
        if above.isTotal { return reading != .order && isDeeper && name.numbering == .none }
        // Numbered items stand below a heading without a number.
        if frame.content == .items, hasNumber(row), !hasNumber(other) { return true }
        switch reading {
        case .code:
            if codes[row] != 0, codes[other] != 0 {
                return codes[row].isBelow(codes[other]) && (isDeeper || !frame.codesStandDeeper)
            }
            return isDeeper
        case .catalogue:
            // 款 and 项 of one name stand one behind the other.
            if isSameNameBelow(row, other) { return true }
            let (level, levelAbove) = (level(of: row), level(of: other))
            if codes[row] != 0, codes[other] != 0 { return codes[row].isBelow(codes[other]) }
            if level > 0, levelAbove > 0 { return level > levelAbove }
            if above.isOne(of: Self.ownExpenditure) { return name.numbering == .none }
            return isBelowByNumbering(name, above, frame.indents[row], frame.indents[other])
        case .numbering: return isBelowByNumbering(name, above, frame.indents[row], frame.indents[other])
        case .depth: return isDeeper
        default: return false
        }
    }

    private func isSameNameBelow(_ row: Int, _ other: Int) -> Bool {
        guard row == other + 1, frame.names[row].numbering == .none else { return false }
        let name = frame.names[row].folded
        guard frame.names[other].folded == name else { return false }
        // 类, 款 and 项 are no more than three.
        return other < 2 || frame.names[other - 1].folded != name || frame.names[other - 2].folded != name
    }

    /// How many digits the code of a row has, found or said by (款) behind its name; 0 when nothing says it.
    private func level(of row: Int) -> Int { codes[row] != 0 ? codes[row].digitCount : frame.names[row].digits }

    private func isBelowByNumbering(
        _ name: OutlineName, _ above: OutlineName, _ indent: Int, _ other: Int
    ) -> Bool {
        switch (name.numbering, above.numbering) {
        case (.none, .none): indent > other
        case (.none, _): indent >= other
        case (_, .none): false
        default: name.numbering > above.numbering
        }
    }

    private func hasNumber(_ row: Int) -> Bool {
        frame.section.rows[frame.range.lowerBound + row].number != Section.Row.noNumber
    }

    private static let funds = OutlineName.Words("基金", "基金收入", "基金支出")
    private static let ownExpenditure = OutlineName.Words("本级支出")

    /// Rows that stand deeper behind a total, and are not what it adds up, are its neighbours.
    private mutating func releaseRowsBehindTotals() {
        let children = children
        var isFirst = true
        for row in parents.indices where parents[row] < 0 {
            defer { isFirst = false }
            guard !isFirst, frame.names[row].isTotal || frame.names[row].isBookTotal else { continue }
            let own = children[row].filter { !isDetail[$0] }
            guard !own.isEmpty else { continue }
            let support = frame.support(sum(.parent, row, own))
            guard support.agreeing == 0, support.points <= 0 else { continue }
            for child in own { parents[child] = -1 }
        }
    }

    func sum(_ kind: OutlineSum.Kind, _ total: Int, _ addends: [Int], less: [Int] = []) -> OutlineSum {
        OutlineSum(kind: kind, source: kind == .total ? .total : reading, total: total, addends: addends, less: less)
    }
}

// MARK: Codes

extension OutlineDraft {
    /// The code of a row by its name: below the nearest row above that has such a code below it, else the only one.
    private func code(of row: Int, _ above: [Int]) -> Int32 {
        guard let index = frame.index else { return 0 }
        let name = frame.names[row]
        var found = index.codes(named: name.folded, in: frame.year)
        if found.isEmpty, frame.content == .expenditure { found = index.codes(named: name.otherEnding, in: frame.year) }
        if name.digits > 0 { found = found.filter { $0.digitCount == name.digits } }
        if name.numbering == .chinese, frame.content == .expenditure {
            let categories = found.filter { $0 < 1000 }
            if !categories.isEmpty { found = categories }
        }
        guard !found.isEmpty else { return 0 }
        for other in above.reversed() where codes[other] != 0 {
            let below = Set(found.filter { $0.isRightBelow(codes[other]) })
            if below.count == 1, let code = below.first { return code }
            if !below.isEmpty { return 0 }
        }
        let categories = Set(found.filter { $0 < 1000 })
        if categories.count == 1, let code = categories.first { return code }
        let all = Set(found)
        return all.count == 1 ? all.first ?? 0 : 0
    }

    /// Finds the codes of rows that print none, for a tree that is known.
    mutating func findCodes() {
        guard frame.index != nil, reading != .catalogue else { return }
        for row in codes.indices where codes[row] == 0 && !isDetail[row] && !frame.names[row].isTotal {
            var above: [Int] = []
            var parent = parents[row]
            while parent >= 0, above.count < 8 {
                above.insert(parent, at: 0)
                parent = parents[parent]
            }
            codes[row] = code(of: row, above)
        }
    }
}

extension Int32 {
    /// How many digits a code has.
    fileprivate var digitCount: Int {
        var (code, count) = (self, 0)
        while code > 0 {
            code /= 10
            count += 1
        }
        return count
    }
}

extension OutlineName {
    /// The name with 支出 at its end, or without it.
    fileprivate var otherEnding: FoldedName {
        let text = folded.letters.compactMap(Unicode.Scalar.init)
        var name = String.UnicodeScalarView()
        name.append(contentsOf: text)
        return ends(with: Self.expenditure)
            ? FoldedName(String(String(name).dropLast(2))) : FoldedName(String(name) + "支出")
    }

    private static let expenditure = Words("支出")
}
