import BudgetModel

/// 散行指标: an indicator table in text without borders, one cell a line.
///
/// Every row ends with one of few words for what its value is based on and for its category, which may stand one below
/// the other or beside each other. Before them stand the name and one value for each year. Where values are words, the
/// name is told by what names end with, by values that repeat it, or by the other table of the form. What cannot be told
/// is left out and reported.
struct LooseIndicators {
    var lost: [String] = []
    private let tokens: [Token]
    let years: Int
    private let words = IndicatorWords.shared
    /// Names and values that are known, of the other table too: names with their classes.
    var known: [String: (one: String, two: String)] = [:]
    var names: [String] = []
    var values: Set<String> = []
    static let limit = 600
    var (one, two) = ("", "")
    var result: [Indicator] = []

    struct Token {
        let text: String
        let line: Int
    }

    init(_ lines: ArraySlice<String>, years: Int) {
        self.years = years
        var tokens: [Token] = []
        for (line, text) in lines.enumerated() {
            tokens += text.split(separator: " ").map { Token(text: String($0), line: line) }
        }
        // The heading ends with its last word.
        if let last = tokens.prefix(60).lastIndex(where: { ["指标分类", "分类", "年"].contains($0.text) }) {
            tokens.removeSubrange(...last)
        }
        self.tokens = tokens
    }

    /// Takes over the names and values of the other table.
    mutating func learn(from other: LooseIndicators) {
        known.merge(other.known) { own, _ in own }
        let own = Set(names)
        names += other.names.filter { !own.contains($0) }
        values.formUnion(other.values)
    }

    mutating func read() -> [Indicator] {
        (one, two, result, lost) = ("", "", [], [])
        var rest = tokens[...]
        var segment: [Token] = []
        while let token = rest.first {
            if let tail = Self.tail(rest) {
                let count = lost.count
                add(segment, tail)
                segment = []
                rest = rest.dropFirst(tail.count)
                if lost.count > count { takeEnds(&rest) }
                continue
            }
            // A class behind the values of a row that has neither basis nor category.
            if !segment.isEmpty, className(rest, words.isTwo) != nil, hasRow(segment) {
                add(segment, nil)
                segment = []
            }
            segment.append(token)
            rest = rest.dropFirst()
            // No row is so long: what stands here is something else.
            if segment.count > 400 {
                lost.append(text(segment.prefix(40)))
                segment = []
            }
        }
        // What is left is a class without indicators, or nothing.
        takeClasses(&segment)
        if !segment.isEmpty { lost.append(text(segment)) }
        return result
    }

    func text(_ tokens: some Sequence<Token>) -> String { tokens.map(\.text).joined() }

    // MARK: Ends of rows

    static let bases = ["预算支出标准", "历史标准", "行业标准", "计划标准"]
    static let categories = ["绩效基本型", "绩效创新型"]

    /// 依据和分类: the last cells of a row; their letters may stand in several lines, mixed with each other and with the
    /// rest of the name of a class.
    struct Tail {
        var basis = ""
        var category = ""
        var others: [String] = []
        var count = 0
    }

    private static func tail(_ tokens: ArraySlice<Token>) -> Tail? {
        var tail = Tail()
        for token in tokens.prefix(16) {
            tail.count += 1
            if bases.contains(where: { $0.hasPrefix(tail.basis + token.text) }) {
                tail.basis += token.text
            } else if !tail.basis.isEmpty, categories.contains(where: { $0.hasPrefix(tail.category + token.text) }) {
                tail.category += token.text
            } else if !tail.basis.isEmpty, tail.others.isEmpty, token.text.count <= 3 {
                tail.others.append(token.text)
            } else {
                return nil
            }
            if bases.contains(tail.basis), categories.contains(tail.category) { return tail }
        }
        return nil
    }

    // MARK: Classes

    /// How many tokens the name of a class has that stands at the beginning.
    private func className(_ tokens: ArraySlice<Token>, _ isName: (String) -> Bool) -> (name: String, count: Int)? {
        for count in [3, 2, 1] where tokens.count > count {
            let name = text(tokens.prefix(count))
            if !name.contains(where: { "：:…".contains($0) }), isName(name) { return (name, count) }
        }
        return nil
    }

    /// Takes the names of classes at the beginning; …… behind them stands for indicators that there are none of.
    mutating func takeClasses(_ segment: inout [Token]) {
        var hasClass = false
        while true {
            if segment.first?.text == "……" {
                let isOfClass = hasClass && !two.isEmpty
                result.append(isOfClass ? Indicator(one, two, "……") : Indicator(one, "……", ""))
                segment.removeFirst()
                hasClass = false
            } else if let (name, count) = className(segment[...], words.isOne), !words.isTwo(name, below: one),
                !isTwoHere(segment, count)
            {
                (one, two) = (name, "")
                segment.removeFirst(count)
                hasClass = true
            } else if let (name, count) = className(segment[...], words.isTwo) {
                two = name
                segment.removeFirst(count)
                hasClass = true
            } else {
                return
            }
        }
    }

    /// Whether a name that is one of both levels is that of level two: a longer one of level two stands there.
    private func isTwoHere(_ segment: [Token], _ count: Int) -> Bool {
        className(segment[...], words.isTwo).map { $0.count > count } ?? false
    }

    // MARK: Rows

    /// Adds the rows of a segment.
    private mutating func add(_ tokens: [Token], _ tail: Tail?) {
        var segment = tokens
        // The name of a class beside a row of several lines goes on behind the first one.
        if let rest = tail?.others.first, let first = segment.first, words.isOne(first.text + rest) {
            (one, two) = (first.text + rest, "")
            segment.removeFirst()
        } else if let rest = tail?.others.first {
            lost.append(text(segment) + rest)
            return
        }
        takeClasses(&segment)
        guard !segment.isEmpty else { return }
        takeRest(&segment)
        let basisLine = segment.last?.line
        while let (name, own, count) = rowOfRepeats(segment) ?? brokenRow(segment), count < segment.count {
            guard append(name, own, nil) else { break }
            segment.removeFirst(count)
            takeClasses(&segment)
        }
        guard !segment.isEmpty, let (name, own) = row(segment, basisLine: basisLine, tail), append(name, own, tail)
        else {
            lost.append(text(segment) + (tail.map { $0.basis + $0.category } ?? ""))
            return
        }
    }
}
