import BudgetModel

/// The name and the values of a row: figures, words, or names that the values repeat.
extension LooseIndicators {
    /// Whether tokens are a row already, without basis and category.
    func hasRow(_ segment: [Token]) -> Bool {
        var own = segment
        var copy = self
        copy.takeClasses(&own)
        if own.isEmpty { return false }
        let isAllFigures = own.suffix(years + 1).allSatisfy {
            LooseValues.lastQuantity($0.text[...])?.count == $0.text.count
        }
        return isAllFigures && own.count > years + 1 && LooseValues.figures(text(own), count: years + 1) != nil
            || years > 0 && (rowOfRepeats(own) != nil || brokenRow(own) != nil)
    }

    /// The name and the values of a row.
    func row(_ segment: [Token], basisLine: Int?, _ tail: Tail?) -> (String, [String])? {
        let all = text(segment)
        if let found = LooseValues.figures(all, count: years + 1) { return found }
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
        return LooseValues.words(all, count: years + 1)
    }

    /// A name that the values of the last years repeat: name, value, name, name.
    func rowOfRepeats(_ segment: [Token]) -> (String, [String], Int)? {
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
    func brokenRow(_ segment: [Token]) -> (String, [String], Int)? {
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
    mutating func takeRest(_ segment: inout [Token]) {
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
    mutating func takeEnds(_ rest: inout ArraySlice<Token>) {
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
    mutating func append(_ printed: String, _ own: [String], _ tail: Tail?) -> Bool {
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
}
