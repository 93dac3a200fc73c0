/// A difference between two editions of a classification.
public enum EditionDifference<C: Classification>: Hashable, Identifiable, Sendable {
    /// 新增: the later edition has a code that the earlier one lacks.
    case added(Entry<C>)
    /// 取消: the later edition lacks a code that the earlier one has.
    case removed(Entry<C>)
    /// 更名: both have the code, with different names. Width, brackets and punctuation do not count.
    case renamed(from: Entry<C>, to: Entry<C>)
    /// 调整编码: a name went from one code to another.
    case moved(from: Entry<C>, to: Entry<C>)

    /// The code: a list of differences has it once.
    public var id: Code<C> { code }

    /// The code by which differences are ordered: the one of the later edition, when there is one.
    public var code: Code<C> {
        switch self {
        case .added(let entry), .removed(let entry), .renamed(_, let entry), .moved(_, let entry): entry.code
        }
    }
}

extension Edition {
    /// What changed from an earlier edition to this one, ordered by code.
    ///
    /// A code that is gone counts as moved when its parent moved and its name stands at the same place below the new
    /// parent, when its name stands at one new code below the same parent, or when its name stands once in each edition.
    public func differences(from earlier: Edition) -> [EditionDifference<C>] {
        var result: [EditionDifference<C>] = []
        var removed: [Entry<C>] = []
        var added = [Code<C>: Entry<C>]()
        var earlierNames = [FoldedName: Int]()
        var laterNames = [FoldedName: [Code<C>]]()
        for entry in earlier.entries {
            let name = FoldedName(entry.name)
            earlierNames[name, default: 0] += 1
            guard let later = self[entry.code] else {
                removed.append(entry)
                continue
            }
            if name != FoldedName(later.name) { result.append(.renamed(from: entry, to: later)) }
        }
        for entry in entries {
            laterNames[FoldedName(entry.name), default: []].append(entry.code)
            if !earlier.contains(entry.code) { added[entry.code] = entry }
        }

        var moves = [Code<C>: Code<C>]()
        // Parents come before their children, so a parent that moved is known when its children are looked at.
        for entry in removed {
            let name = FoldedName(entry.name)
            let namesakes = laterNames[name] ?? []
            let siblings = namesakes.filter { added[$0] != nil && $0.parent == entry.code.parent }
            var target: Code<C>?
            if let parent = entry.code.parent.flatMap({ moves[$0] }),
                let below = Code<C>(value: parent.value * 100 + entry.code.value % 100), namesakes.contains(below)
            {
                target = below
            } else if siblings.count == 1 {
                target = siblings[0]
            } else if namesakes.count == 1, earlierNames[name] == 1 {
                target = namesakes[0]
            }
            // The same place below a moved parent can hold a code that was there before.
            if let target, let later = added.removeValue(forKey: target) {
                moves[entry.code] = target
                result.append(.moved(from: entry, to: later))
            } else {
                result.append(.removed(entry))
            }
        }
        result += added.values.map { .added($0) }
        return result.sorted { $0.code < $1.code }
    }
}
