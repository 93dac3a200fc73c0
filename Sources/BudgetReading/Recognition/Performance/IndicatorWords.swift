import BudgetModel

/// 指标体系用词: names of classes of both levels, of all frames.
struct IndicatorWords: Sendable {
    static let shared = IndicatorWords()

    private let ones: Set<String>
    /// The official names of classes of level one.
    private let official: Set<String>
    private let twos: Set<String>
    /// The classes below each class of level one.
    private let parts: [String: Set<String>]

    private init() {
        let levels = IndicatorFrame.all.flatMap(\.levels)
        ones = Set(levels.flatMap(\.names))
        official = Set(levels.compactMap(\.names.first))
        twos = Set(levels.flatMap { $0.parts.flatMap(\.names) })
        var parts: [String: Set<String>] = [:]
        for level in levels {
            for name in level.names { parts[name, default: []].formUnion(level.parts.flatMap(\.names)) }
        }
        self.parts = parts
    }

    func isOne(_ name: String) -> Bool { ones.contains(Self.plain(name)) }
    func isTwo(_ name: String) -> Bool {
        if twos.contains(Self.plain(name)) { return true }
        // 核心业务产出：what it is about.
        guard let colon = name.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
        return twos.contains(Self.plain(String(name[..<colon])))
    }

    /// Whether a name is the class of level two and the next one that of level one. Some names are both, such as
    /// 服务对象满意度; the official name of a level one goes before its other spellings.
    func isSwapped(_ name: String, _ next: String) -> Bool {
        func rank(_ name: String) -> Int { official.contains(Self.plain(name)) ? 2 : isOne(name) ? 1 : 0 }
        return isTwo(name) && rank(name) < rank(next)
    }

    /// Whether a class of level two stands below one of level one in some frame.
    func isTwo(_ name: String, below one: String) -> Bool { parts[Self.plain(one)]?.contains(Self.plain(name)) == true }

    /// Without 指标 and points.
    private static func plain(_ name: String) -> String {
        let text = PrintedText.folded(IndicatorPoints.split(name).name)
        return text.hasSuffix("指标") && text.count > 2 ? String(text.dropLast(2)) : text
    }
}
