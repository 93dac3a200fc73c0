extension Edition {
    /// The codes that a code of this edition became in the edition of a later year.
    ///
    /// The result is the code itself when no change is known, several codes after a split, and empty when the code was
    /// deleted. A code below one that moved as a whole is followed to the same place below the new one, when the
    /// built-in catalogue has it there under a name that both have had. Where the year of a change is not exactly known, the change counts as made.
    public func successors(of code: Code<C>, in laterYear: Int) -> [Code<C>] {
        let steps = C.catalogue.changes
            .filter { $0.years.upperBound > year && $0.years.lowerBound <= laterYear }
            .sorted { $0.years.lowerBound < $1.years.lowerBound }
        return Self.follow(code, through: steps.map { (from: $0.old, to: $0.new, kind: $0.kind) })
    }

    /// The only code that a code of this edition became in the edition of a later year. It is nil when the code was
    /// deleted or split.
    public func successor(of code: Code<C>, in laterYear: Int) -> Code<C>? {
        let codes = successors(of: code, in: laterYear)
        return codes.count == 1 ? codes.first : nil
    }

    /// The codes of the edition of an earlier year that became a code of this edition.
    ///
    /// The result is the code itself when no change is known, several codes after a merge, and empty when the code was
    /// added since. See ``successors(of:in:)`` for the rest.
    public func predecessors(of code: Code<C>, in earlierYear: Int) -> [Code<C>] {
        let steps = C.catalogue.changes
            .filter { $0.years.upperBound > earlierYear && $0.years.lowerBound <= year }
            .sorted { $0.years.lowerBound < $1.years.lowerBound }
            .reversed()
        return Self.follow(code, through: steps.map { (from: $0.new, to: $0.old, kind: $0.kind) })
    }

    private typealias Step = (from: [Code<C>], to: [Code<C>], kind: CodeChange<C>.Kind)

    private static func follow(_ start: Code<C>, through steps: [Step]) -> [Code<C>] {
        var current = [start]
        for step in steps where step.kind != .rename {
            var next: [Code<C>] = []
            for code in current {
                for result in follow(code, through: step) where !next.contains(result) {
                    next.append(result)
                }
            }
            current = next
        }
        return current.sorted()
    }

    private static func follow(_ code: Code<C>, through step: Step) -> [Code<C>] {
        if step.from.contains(code) { return step.to }
        guard let ancestor = step.from.first(where: { $0.isAncestor(of: code) }) else { return [code] }
        switch step.kind {
        case .add, .delete:
            return []
        case .move:
            guard let target = step.to.first else { return [] }
            let suffix = code.description.dropFirst(ancestor.description.count)
            let moved = Code<C>(target.description + suffix)
            // What stands at the same place below is the same only by its name: new codes begin a numbering of their own.
            let names = Set(C.catalogue.names(of: code).map { FoldedName($0.name) })
            let isSame = moved.map { C.catalogue.names(of: $0).contains { names.contains(FoldedName($0.name)) } }
            return isSame == true ? moved.map { [$0] } ?? [] : []
        case .rename, .split, .merge:
            // Which of the codes below went where is not known, unless the code stayed.
            return step.to.contains(ancestor) ? [code] : []
        }
    }
}
