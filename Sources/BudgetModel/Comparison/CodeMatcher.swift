import BudgetCodes

/// Follows codes from the edition of one year to that of another.
struct CodeMatcher {
    let from: Int
    let to: Int

    /// The codes that a code is in the other year; the code itself when no change is known.
    func targets(_ line: ComparableLine) -> [String]? {
        if let code = line.function { return follow(code, Catalogue.functional) }
        if let code = line.economic { return follow(code, Catalogue.departmentEconomic) }
        return nil
    }

    private func follow<C>(_ code: Code<C>, _ catalogue: ClassificationCatalogue<C>) -> [String] {
        if from == to { return [code.description] }
        let codes =
            from < to
            ? catalogue[from].successors(of: code, in: to) : catalogue[from].predecessors(of: code, in: to)
        return codes.map(\.description)
    }
}

/// Lines of both tables that belong together, by their positions.
struct MatchedLines {
    var before: [Int]
    var after: [Int]

    /// Matches the lines of two tables. Every line is in exactly one match.
    @_optimize(none)
    static func match(
        _ before: [ComparableLine], _ after: [ComparableLine], _ matcher: CodeMatcher
    ) -> [MatchedLines] {
        // Lines are points of a graph, those after behind those before; what is connected belongs together.
        var graph = Components(count: before.count + after.count)
        var positions: [String: Int] = [:]
        for (index, line) in after.enumerated() where positions[line.key] == nil { positions[line.key] = index }
        var isMatched = Array(repeating: false, count: before.count + after.count)
        func join(_ index: Int, _ target: Int) {
            graph.join(index, before.count + target)
            isMatched[index] = true
            isMatched[before.count + target] = true
        }
        for (index, line) in before.enumerated() {
            // The side of a table with two sides stands before the code.
            let section = line.key.hasPrefix("expenditure.") ? "expenditure." : ""
            let keys = matcher.targets(line)?.map { section + $0 } ?? [line.key]
            for key in keys { if let target = positions[key] { join(index, target) } }
        }
        // A project has another code in another year; its name tells when there is only one of that name.
        let lost = before.indices.filter { !isMatched[$0] && before[$0].hasProjectCode }
        let found = after.indices.filter { !isMatched[before.count + $0] && after[$0].hasProjectCode }
        let foundByName = Dictionary(grouping: found) { after[$0].name }
        for (name, own) in Dictionary(grouping: lost, by: { before[$0].name }) {
            guard own.count == 1, let namesakes = foundByName[name], namesakes.count == 1 else { continue }
            join(own[0], namesakes[0])
        }

        // In the order of the later table; what is gone stands behind the line that it followed.
        var matches = Array(repeating: MatchedLines(before: [], after: []), count: before.count + after.count)
        for point in before.indices { matches[graph.root(point)].before.append(point) }
        for point in after.indices { matches[graph.root(before.count + point)].after.append(point) }
        var result: [MatchedLines] = []
        var goneAfter: [[MatchedLines]] = Array(repeating: [], count: after.count)
        var last: Int?
        for index in before.indices {
            let match = matches[graph.root(index)]
            if let first = match.after.first {
                last = first
            } else if let last {
                goneAfter[last].append(match)
            } else {
                result.append(match)
            }
        }
        for index in after.indices {
            let match = matches[graph.root(before.count + index)]
            if match.after.first == index { result.append(match) }
            result += goneAfter[index]
        }
        return result
    }
}

/// Points of a graph by what is connected: each knows the way to the first point of its component.
private struct Components {
    private var roots: [Int]

    init(count: Int) {
        roots = Array(0..<count)
    }

    @inline(never)
    mutating func root(_ point: Int) -> Int {
        var point = point
        while roots[point] != point {
            roots[point] = roots[roots[point]]
            point = roots[point]
        }
        return point
    }

    mutating func join(_ first: Int, _ second: Int) {
        let (left, right) = (root(first), root(second))
        roots[max(left, right)] = min(left, right)
    }
}

extension ComparableLine {
    /// Whether the key ends with a project code.
    fileprivate var hasProjectCode: Bool {
        key.split(separator: "/").last.flatMap { ProjectCode(String($0)) } != nil
    }
}

extension TableComparison {
    @_optimize(none)
    init(_ before: ComparableTable?, _ after: ComparableTable?, _ matcher: CodeMatcher) {
        let table = after ?? before
        form = table?.id ?? ""
        name = table?.name ?? ""
        presence = before == nil ? .onlyAfter : after == nil ? .onlyBefore : .both
        let precisions = [before?.precision, after?.precision].compactMap { $0 }
        precision = precisions.min { $0.quantum < $1.quantum } ?? .tenThousandYuan
        var columns = before?.columns ?? []
        for column in after?.columns ?? [] where !columns.contains(where: { $0.name == column.name }) {
            columns.append(column)
        }
        self.columns = columns
        let (left, right) = (before?.lines ?? [], after?.lines ?? [])
        let isComparable = before != nil && after != nil
        rows = MatchedLines.match(left, right, matcher).map { match in
            ComparedRow(
                match.before.map { left[$0] }, match.after.map { right[$0] }, columns, isComparable: isComparable)
        }
    }
}

extension ComparedRow {
    fileprivate init(
        _ before: [ComparableLine], _ after: [ComparableLine], _ columns: [ComparedColumn], isComparable: Bool
    ) {
        self.before = before.map(\.key)
        self.after = after.map(\.key)
        let name = (after.first ?? before.first)?.name ?? ""
        self.name = name
        isLastLevel = (before + after).allSatisfy(\.isLastLevel)
        let former = before.count == 1 ? before.first?.name : nil
        let isRenamed = former.map { !$0.isEmpty && $0.foldedForComparison != name.foldedForComparison } ?? false
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
        figures = columns.compactMap { column in
            func sum(_ lines: [ComparableLine]) -> (amount: Amount?, isLost: Bool) {
                var sum: WideSum?
                for line in lines {
                    guard let amount = line.figures[column.name] else { continue }
                    var next = sum ?? .zero
                    next += WideSum(amount.fen)
                    sum = next
                }
                return (sum?.narrow.map { Amount(fen: $0) }, sum != nil && sum?.narrow == nil)
            }
            let (old, new) = (sum(before), sum(after))
            guard old.amount != nil || new.amount != nil || old.isLost || new.isLost else { return nil }
            return ComparedFigure(
                column.name, old.amount, new.amount, isComparable: isComparable && !old.isLost && !new.isLost)
        }
    }
}

extension String {
    /// The text without spaces and with brackets and punctuation of one width, for names that are printed differently.
    fileprivate var foldedForComparison: String {
        var text = ""
        for scalar in unicodeScalars where !scalar.properties.isWhitespace {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            text.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return text
    }
}
