import BudgetCodes

/// Follows codes from the edition of one year to that of another.
struct CodeMatcher {
    let from: Int
    let to: Int

    /// The names of the lines that a line is in the other year: its own when no change of its code is known.
    func targets(_ line: ComparableLine) -> [String] {
        guard from != to, let key = line.rowKey else { return [line.key] }
        let codes: [String]
        if let code = key.functionalCode {
            codes = follow(code, Catalogue.functional)
        } else if let code = key.economicCode {
            codes = follow(code, Catalogue.departmentEconomic)
        } else {
            return [line.key]
        }
        return codes.map { line.prefix + $0 }
    }

    private func follow<C>(_ code: Code<C>, _ catalogue: ClassificationCatalogue<C>) -> [String] {
        let codes =
            from < to
            ? catalogue[from].successors(of: code, in: to) : catalogue[from].predecessors(of: code, in: to)
        return codes.map { $0.description }
    }
}

/// Lines of both tables that belong together, by their positions.
struct MatchedLines {
    var before: [Int] = []
    var after: [Int] = []

    /// Matches the lines of two tables. Every line is in exactly one match.
    static func match(
        _ before: [ComparableLine], _ after: [ComparableLine], _ matcher: CodeMatcher
    ) -> [MatchedLines] {
        // The lines after are numbered behind those before; what is joined belongs together.
        var sets = DisjointSets(count: before.count + after.count)
        var positions = [String: Int]()
        for (index, line) in after.enumerated() where positions[line.key] == nil { positions[line.key] = index }
        var isMatched = Array(repeating: false, count: before.count + after.count)
        func join(_ index: Int, _ target: Int) {
            sets.join(index, before.count + target)
            isMatched[index] = true
            isMatched[before.count + target] = true
        }
        for (index, line) in before.enumerated() {
            for key in matcher.targets(line) { if let target = positions[key] { join(index, target) } }
        }
        // A project has another code in another year; its name tells when there is only one of that name.
        let lost = before.indices.filter { !isMatched[$0] && before[$0].hasProjectCode }
        let found = after.indices.filter { !isMatched[before.count + $0] && after[$0].hasProjectCode }
        let foundByName = Dictionary(grouping: found) { after[$0].name }
        for (name, own) in Dictionary(grouping: lost, by: { before[$0].name }) {
            guard own.count == 1, let namesakes = foundByName[name], namesakes.count == 1 else { continue }
            join(own[0], namesakes[0])
        }

        var matches = Array(repeating: MatchedLines(), count: before.count + after.count)
        for line in before.indices { matches[sets.root(of: line)].before.append(line) }
        for line in after.indices { matches[sets.root(of: before.count + line)].after.append(line) }
        return inOrder(before.indices, after.indices, matches) { sets.root(of: $0) }
    }

    /// The matches in the order of the later table; what is gone stands behind the line that it followed.
    private static func inOrder(
        _ before: Range<Int>, _ after: Range<Int>, _ matches: [MatchedLines], root: (Int) -> Int
    ) -> [MatchedLines] {
        var result: [MatchedLines] = []
        var goneAfter: [[MatchedLines]] = Array(repeating: [], count: after.count)
        var last: Int?
        for index in before {
            let match = matches[root(index)]
            if let first = match.after.first {
                last = first
            } else if let last {
                goneAfter[last].append(match)
            } else {
                result.append(match)
            }
        }
        for index in after {
            let match = matches[root(before.count + index)]
            if match.after.first == index { result.append(match) }
            result += goneAfter[index]
        }
        return result
    }
}

extension ComparableLine {
    /// Whether the line is a project with a code.
    fileprivate var hasProjectCode: Bool {
        if case .project(.project) = rowKey { true } else { false }
    }
}
