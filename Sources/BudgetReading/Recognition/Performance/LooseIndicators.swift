import BudgetModel

/// 散行指标: an indicator table in text without borders, one cell a line.
///
/// Every row ends with one of few words for what its value is based on and for its category, which may stand one below
/// the other or beside each other. Before them stand the name and one value for each year. Where values are words, the
/// name is told by what names end with, by values that repeat it, or by the other table of the form. What cannot be told
/// is left out and reported.
struct LooseIndicators {
    private(set) var lost: [String] = []
    private let tokens: [Token]
    private let years: Int
    private let words = IndicatorWords.shared
    /// Names and values that are known, of the other table too: names with their classes.
    private var known: [String: (one: String, two: String)] = [:]
    private var names: [String] = []
    private var values: Set<String> = []
    private static let limit = 600
    private var (one, two) = ("", "")
    private var result: [Indicator] = []

    private struct Token {
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

    private func text(_ tokens: some Sequence<Token>) -> String { tokens.map(\.text).joined() }

    // MARK: Ends of rows

    private static let bases = ["预算支出标准", "历史标准", "行业标准", "计划标准"]
    private static let categories = ["绩效基本型", "绩效创新型"]

    /// 依据和分类: the last cells of a row; their letters may stand in several lines, mixed with each other and with the
    /// rest of the name of a class.
    private struct Tail {
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
    private mutating func takeClasses(_ segment: inout [Token]) {
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

    /// Whether tokens are a row already, without basis and category.
    private func hasRow(_ segment: [Token]) -> Bool {
        var own = segment
        var copy = self
        copy.takeClasses(&own)
        if own.isEmpty { return false }
        let isAllFigures = own.suffix(years + 1).allSatisfy { Self.lastQuantity($0.text[...])?.count == $0.text.count }
        return isAllFigures && own.count > years + 1 && Self.figures(text(own), count: years + 1) != nil
            || years > 0 && (rowOfRepeats(own) != nil || brokenRow(own) != nil)
    }

    /// The name and the values of a row.
    private func row(_ segment: [Token], basisLine: Int?, _ tail: Tail?) -> (String, [String])? {
        let all = text(segment)
        if let found = Self.figures(all, count: years + 1) { return found }
        if let (name, own, count) = rowOfRepeats(segment) ?? brokenRow(segment), count == segment.count {
            return (name, own)
        }
        // A value that stands alone before its basis, where the name is one of the other table or begins so, or the
        // value is known.
        if years == 0, let last = segment.last, segment.count > 1 {
            let name = text(segment.dropLast())
            let isName = names.contains { $0.hasPrefix(name) && name.count > 6 }
            if isName || values.contains(last.text) && name.count > 6 { return (name, [last.text]) }
        }
        return Self.words(all, count: years + 1)
    }

    /// A name that the values of the last years repeat: name, value, name, name.
    private func rowOfRepeats(_ segment: [Token]) -> (String, [String], Int)? {
        guard years == 2 else { return nil }
        let texts = segment.prefix(200).map(\.text)
        var name = ""
        var found: (String, [String], Int)?
        for end in texts.indices.dropLast(2) {
            name += texts[end]
            guard name.count > 6 else { continue }
            // Behind the name the first value of up to six letters.
            var value = ""
            var next = end + 1
            while next < texts.count, value.count <= 6 {
                if let second = Self.end(of: name, in: texts, from: next),
                    let third = Self.end(of: name, in: texts, from: second),
                    !value.isEmpty
                {
                    found = (name, [value, name, name], third)
                    break
                }
                value += texts[next]
                next += 1
            }
            if found != nil { break }
        }
        return found
    }

    /// Where the tokens that make a text end.
    private static func end(of text: String, in texts: [String], from start: Int) -> Int? {
        var own = ""
        var place = start
        while own.utf8.count < text.utf8.count, place < texts.count {
            own += texts[place]
            place += 1
        }
        return own == text ? place : nil
    }

    /// A row that a page breaks: the beginnings of its name and values, then the rest of each, in their order. The name
    /// is known from the other table.
    private func brokenRow(_ segment: [Token]) -> (String, [String], Int)? {
        guard years == 2, let first = segment.first else { return nil }
        let texts = segment.prefix(200).map(\.text)
        for name in names where name.hasPrefix(first.text) && name.count > 12 {
            var place = 0
            func part() -> String {
                var own = ""
                while place < texts.count, name.hasPrefix(own + texts[place]) {
                    own += texts[place]
                    place += 1
                }
                return own
            }
            let begin = part()
            guard begin != name, place < texts.count, texts[place].count <= 6 else { continue }
            let value = texts[place]
            place += 1
            let begins = [begin, part(), part()]
            guard begins.allSatisfy({ !$0.isEmpty }) else { continue }
            var isWhole = true
            for begin in begins {
                guard let end = Self.end(of: String(name.dropFirst(begin.count)), in: texts, from: place) else {
                    isWhole = false
                    break
                }
                place = end
            }
            if isWhole { return (name, [value, name, name], place) }
        }
        return nil
    }

    /// The end of a value or name of the row above that stands behind its basis.
    private mutating func takeRest(_ segment: inout [Token]) {
        guard years == 0, let last = result.last, !last.levelThree.isEmpty else { return }
        for name in names where name != last.levelThree && name.hasPrefix(last.levelThree) {
            let rest = String(name.dropFirst(last.levelThree.count))
            guard let end = Self.end(of: rest, in: segment.map(\.text), from: 0), end < segment.count else { continue }
            known[PrintedText.folded(last.levelThree)] = nil
            result[result.count - 1].levelThree = name
            known[PrintedText.folded(name)] = (one, two)
            segment.removeFirst(end)
            return
        }
    }

    /// Values whose ends stand on the next page: `…申请设 …申请设 …申请设立`, and behind the row 立 立.
    private mutating func takeEnds(_ rest: inout ArraySlice<Token>) {
        guard years == 2, let last = lost.last, rest.count > 2 else { return }
        let end = rest[rest.startIndex].text
        guard end.count <= 3, rest[rest.startIndex + 1].text == end else { return }
        guard
            let tail = Self.bases.flatMap({ basis in Self.categories.map { (basis, $0) } })
                .first(where: { last.hasSuffix($0.0 + $0.1) })
        else { return }
        let body = String(last.dropLast(tail.0.count + tail.1.count))
        // The last value is whole, the two before it are not.
        for length in 4..<max(body.count / 2, 5) {
            let value = String(body.suffix(length))
            guard value.hasSuffix(end) else { continue }
            let cut = String(value.dropLast(end.count))
            let before = body.dropLast(length)
            guard before.hasSuffix(cut + cut) else { continue }
            let name = String(before.dropLast(2 * cut.count))
            guard known[PrintedText.folded(name)] != nil else { continue }
            lost.removeLast()
            var own = Tail()
            (own.basis, own.category) = tail
            if append(name, [value, value, value], own) { rest = rest.dropFirst(2) }
            return
        }
    }

    /// Adds a row when its name can be one and its classes are known.
    private mutating func append(_ printed: String, _ own: [String], _ tail: Tail?) -> Bool {
        var three = printed
        let core = "核心业务产出"
        if three.hasPrefix(core) {
            two = core
            three = String(three.dropFirst(core.count))
        }
        if two == core, let (subject, name) = subject(three) {
            two = core + ":" + subject
            three = name
        }
        // Where borders of cells are lost altogether, the name says so.
        guard three.count < 60, !three.contains(where: { $0 == "%" || $0 == "；" || $0.isASCII && $0.isNumber }) else {
            return false
        }
        let key = PrintedText.folded(three)
        if let place = known[key] { (one, two) = place }
        guard !one.isEmpty, !two.isEmpty, two != core else { return false }
        // Forms have some hundred indicators; more names would only cost time.
        if known.updateValue((one, two), forKey: key) == nil, names.count < Self.limit { names.append(three) }
        values.insert(own[0])
        var row = Indicator(one, two, three)
        row.basis = tail?.basis
        row.category = tail?.category
        row.target = own[years]
        if years == 2 { (row.yearBeforeLast, row.lastYear) = (own[0], own[1]) }
        result.append(row)
        return true
    }

    /// 核心业务产出：某事某事: what the class is about, and the name of the indicator.
    private func subject(_ text: String) -> (String, String)? {
        let plain = String(text.drop { $0 == "：" || $0 == ":" })
        if let colon = plain.firstIndex(where: { $0 == "：" || $0 == ":" }) {
            return (String(plain[..<colon]), String(plain[plain.index(after: colon)...]))
        }
        let half = plain.count / 2
        if plain.count % 2 == 0, plain.prefix(half) == plain.suffix(half) {
            return (String(plain.prefix(half)), String(plain.suffix(half)))
        }
        // The other table has a colon between them.
        for name in names where plain.hasSuffix(name) && plain.count > name.count {
            let own = String(plain.dropLast(name.count))
            if known[PrintedText.folded(name)]?.two == "核心业务产出:" + own { return (own, name) }
        }
        return nil
    }

    // MARK: Values

    /// The name and figures with their units at the end.
    private static func figures(_ text: String, count: Int) -> (String, [String])? {
        var rest = text[...]
        var values: [String] = []
        while values.count < count, let quantity = lastQuantity(rest) {
            values.insert(String(quantity), at: 0)
            rest = rest[..<quantity.startIndex]
        }
        return values.count == count && !rest.isEmpty ? (String(rest), values) : nil
    }

    /// Words behind what names end with, as many times the same as there are values.
    private static func words(_ text: String, count: Int) -> (String, [String])? {
        guard lastQuantity(text[...]) == nil else { return nil }
        let ends = ["性", "率", "成效", "情况", "满意度", "人数"]
        for index in text.indices {
            let name = text[...index]
            let value = text[text.index(after: index)...]
            guard ends.contains(where: name.hasSuffix), let next = value.first, name.count > 3,
                !"，、；。".contains(next)
            else { continue }
            if count == 1 { return name.contains("，") ? nil : (String(name), [String(value)]) }
            let length = value.count / count
            guard value.count % count == 0, length > 0, value.prefix(length) == value.suffix(length),
                value.dropFirst(length).prefix(length) == value.prefix(length)
            else { continue }
            return (String(name), Array(repeating: String(value.prefix(length)), count: count))
        }
        return nil
    }

    /// A figure with comparator and unit, or 无, at the end of a text.
    private static func lastQuantity(_ text: Substring) -> Substring? {
        if text.hasSuffix("无") { return text.suffix(1) }
        var start = text.endIndex
        var hasDigit = false
        while start > text.startIndex {
            let before = text.index(before: start)
            let character = text[before]
            let isNumber = character.isASCII && character.isNumber || character == "."
            if isNumber {
                hasDigit = true
            } else if hasDigit {
                if "≥≤<>=".contains(character) { start = before }
                break
            } else if !"%万亿元人次个项年天/".contains(character) {
                break
            }
            start = before
        }
        return hasDigit && start < text.endIndex ? text[start...] : nil
    }
}
