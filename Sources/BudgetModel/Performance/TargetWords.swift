/// The words that target values are written with, as data.
enum TargetWords {
    /// Comparators before the number, as signs, as formula markup, and in words. Where one begins with another, the
    /// longer one comes first.
    static let comparators = WordTable<Quantity.Comparator>([
        (">=", .atLeast), ("=>", .atLeast), ("≥", .atLeast), ("≧", .atLeast), ("⩾", .atLeast), ("\\geqslant", .atLeast),
        ("\\geq", .atLeast), ("\\ge", .atLeast), ("大于等于", .atLeast), ("大于或等于", .atLeast), ("不低于", .atLeast),
        ("不少于", .atLeast), ("不小于", .atLeast), ("至少", .atLeast), ("达到", .atLeast),
        ("<=", .atMost), ("=<", .atMost), ("≤", .atMost), ("≦", .atMost), ("⩽", .atMost), ("\\leqslant", .atMost),
        ("\\leq", .atMost), ("\\le", .atMost), ("小于等于", .atMost), ("小于或等于", .atMost), ("不超过", .atMost),
        ("不高于", .atMost), ("不大于", .atMost), ("不多于", .atMost), ("控制在", .atMost),
        (">", .moreThan), ("\\gt", .moreThan), ("大于", .moreThan), ("高于", .moreThan), ("超过", .moreThan),
        ("<", .lessThan), ("\\lt", .lessThan), ("小于", .lessThan), ("低于", .lessThan), ("少于", .lessThan),
        ("=", .equal), ("等于", .equal),
    ])

    /// Comparators behind the unit, the longer ones first.
    static let suffixes = WordTable<Quantity.Comparator>(
        [
            ("及以上", .atLeast), ("以上", .atLeast), ("及以下", .atMost), ("以下", .atMost), ("以内", .atMost),
            ("之内", .atMost),
        ], byEnd: true)

    /// 百分之95 is 95%.
    static let perHundred: StaticString = "百分之"

    /// A text that is this says nothing.
    static let nothing: StaticString = "无"

    /// 2023年完成 is words, 3年 and 元/年 are not.
    static let year: StaticString = "年"
}

extension Unicode.Scalar {
    /// A text of these only says nothing.
    var isDash: Bool {
        switch self {
        case "…", ".", "/", "-", "—", "–", "。": true
        default: false
        }
    }

    /// What ends a label before a comparator: `满意度≥99%`.
    var isComparatorSign: Bool {
        switch self {
        case "≥", "≧", "≤", "≦", ">", "<", "=", "\\", "⩾", "⩽": true
        default: false
        }
    }

    /// Before a negative number.
    var isMinus: Bool { self == "-" || self == "−" }

    /// Between the numbers of a range.
    var isRangeSign: Bool {
        switch self {
        case "-", "~", "—", "–", "至": true
        default: false
        }
    }

    /// The multiplier that it is behind a number.
    var multiplier: Quantity.Multiplier? {
        switch self {
        case "万": .tenThousand
        case "亿": .hundredMillion
        default: nil
        }
    }

    /// Marks of sentences, which no unit has. Those in full width are folded before.
    var isSentenceMark: Bool {
        switch self {
        case "。", "、", ",", ";", ":": true
        default: false
        }
    }

    /// Spaces that forms are typed with, ends of lines, and the dollar of formula markup: folding leaves them out.
    var isFoldedAway: Bool {
        switch self {
        case " ", "\t", "\n", "\r", "\u{A0}", "\u{3000}", "$": true
        default: false
        }
    }
}

/// Words with a value each, found by how a text begins, or by how it ends.
struct WordTable<Value: Sendable>: Sendable {
    /// The words, those of one hint together, in the order in which they were given.
    private var words: [(word: StaticString, value: Value)] = []
    /// Where the words of each hint begin, and one place more for the end of the last. The hint is six bits of the first
    /// character, or of the last one.
    private var starts: [Int] = [0]

    init(_ entries: [(StaticString, Value)], byEnd: Bool = false) {
        let hints = entries.map { entry in
            let bytes = UnsafeBufferPointer(start: entry.0.utf8Start, count: entry.0.utf8CodeUnitCount)
            return byEnd ? Int(bytes[bytes.count - 1] & 0x3F) : ByteCursor(bytes).scalar.hint
        }
        for hint in 0..<64 {
            for (entry, own) in zip(entries, hints) where own == hint { words.append((entry.0, entry.1)) }
            starts.append(words.count)
        }
    }

    /// The first word that stands at the cursor.
    func match(at cursor: ByteCursor) -> (word: StaticString, value: Value)? {
        let hint = cursor.scalar.hint
        for number in starts[hint]..<starts[hint + 1] where cursor.isNext(words[number].word) { return words[number] }
        return nil
    }

    /// The first word that a text ends in, of a table that was made by the ends.
    func match(endOf text: UnsafeBufferPointer<UInt8>) -> (word: StaticString, value: Value)? {
        guard let last = text.last else { return nil }
        let hint = Int(last & 0x3F)
        for number in starts[hint]..<starts[hint + 1] where text.ends(in: words[number].word) { return words[number] }
        return nil
    }
}

extension Unicode.Scalar {
    /// Six bits that the last byte in UTF-8 has, too.
    fileprivate var hint: Int { Int(value & 0x3F) }
}
