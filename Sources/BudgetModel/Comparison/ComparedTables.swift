import BudgetCodes

extension TableComparison {
    /// Compares two tables of one form, or says of one that the other is missing.
    ///
    /// - Precondition: One of them is there.
    init(_ before: ComparableTable?, _ after: ComparableTable?, _ matcher: CodeMatcher) {
        let table = after ?? before
        form = table?.form ?? ""
        name = table?.name ?? ""
        presence = before == nil ? .onlyAfter : after == nil ? .onlyBefore : .both
        let precisions = [before?.precision, after?.precision].compactMap { $0 }
        precision = precisions.min { $0.quantum < $1.quantum } ?? .tenThousandYuan
        var columns = before?.columns ?? []
        let known = Set(columns.map { $0.name })
        for column in after?.columns ?? [] where !known.contains(column.name) { columns.append(column) }
        self.columns = columns
        let (left, right) = (ComparedSide(before, columns), ComparedSide(after, columns))
        let isComparable = before != nil && after != nil
        rows = MatchedLines.match(left.lines, right.lines, matcher).map { match in
            ComparedRow(left, right, match, columns, isComparable: isComparable)
        }
    }
}

/// The table of one document, with the places of the columns of both.
private struct ComparedSide {
    private let table: ComparableTable?
    private let places: [[Int]]

    init(_ table: ComparableTable?, _ columns: [ComparedColumn]) {
        self.table = table
        places = table?.places(of: columns) ?? []
    }

    var lines: [ComparableLine] { table?.lines ?? [] }

    /// The sum of the figures of lines in a column; lost when it is beyond the range of amounts.
    func sum(_ lines: [Int], _ column: Int) -> (amount: Amount?, isLost: Bool) {
        guard let table else { return (nil, false) }
        if lines.count == 1 {
            let line = table.lines[lines[0]]
            return (table.figure(line, places[line.side][column]), false)
        }
        var sum: WideSum?
        for index in lines {
            let line = table.lines[index]
            sum.add(table.figure(line, places[line.side][column]))
        }
        return (sum?.amount, sum != nil && sum?.amount == nil)
    }
}

extension ComparedRow {
    fileprivate init(
        _ left: ComparedSide, _ right: ComparedSide, _ match: MatchedLines, _ columns: [ComparedColumn],
        isComparable: Bool
    ) {
        let before = match.before.map { left.lines[$0] }
        let after = match.after.map { right.lines[$0] }
        self.before = before.map { LineID($0.key) }
        self.after = after.map { LineID($0.key) }
        let name = (after.first ?? before.first)?.name ?? ""
        self.name = name
        isLastLevel = (before + after).allSatisfy { $0.isLastLevel }
        let former = before.count == 1 ? before.first?.name : nil
        let isRenamed = former.map { !$0.isEmpty && !$0.isSameName(as: name) } ?? false
        formerName = isRenamed && !after.isEmpty ? former : nil
        fate =
            switch (before.count, after.count) {
            case _ where !isComparable: .notCompared
            case (0, _): .added
            case (_, 0): .removed
            case (1, 1): before[0].key != after[0].key ? .moved : isRenamed ? .renamed : .kept
            case (1, _): .split
            default: .merged
            }
        var figures: [ComparedFigure] = []
        for (place, column) in columns.enumerated() {
            let (old, new) = (left.sum(match.before, place), right.sum(match.after, place))
            guard old.amount != nil || new.amount != nil || old.isLost || new.isLost else { continue }
            figures.append(
                ComparedFigure(
                    column.name, old.amount, new.amount, isComparable: isComparable && !old.isLost && !new.isLost))
        }
        self.figures = figures
    }
}

extension String {
    /// Whether two names differ at most in spaces and in the width of brackets and punctuation.
    fileprivate func isSameName(as other: String) -> Bool {
        self == other || folded == other.folded
    }

    private var folded: String {
        var text = ""
        for scalar in unicodeScalars where !scalar.properties.isWhitespace {
            text.unicodeScalars.append(scalar.halfWidth)
        }
        return text
    }
}
