/// The words that target values are written with, as data.
enum TargetWords {
    /// Comparators before the number, as signs, as formula markup, and in words. Where one begins with another, the
    /// longer one comes first.
    static let comparators = WordTable<Quantity.Comparator>([
        (">=", .atLeast), ("=>", .atLeast), ("≥=", .atLeast), ("≥", .atLeast), ("≧", .atLeast), ("⩾", .atLeast),
        ("\\geqslant", .atLeast), ("\\geq", .atLeast), ("\\ge", .atLeast), ("大于等于", .atLeast),
        ("大于或等于", .atLeast), ("不低于", .atLeast), ("不少于", .atLeast), ("不小于", .atLeast), ("不得低于", .atLeast),
        ("不得少于", .atLeast), ("至少", .atLeast), ("最少", .atLeast),
        ("<=", .atMost), ("=<", .atMost), ("≤=", .atMost), ("≤", .atMost), ("≦", .atMost), ("⩽", .atMost),
        ("\\leqslant", .atMost), ("\\leq", .atMost), ("\\le", .atMost), ("小于等于", .atMost), ("小于或等于", .atMost),
        ("不超过", .atMost), ("不超", .atMost), ("不高于", .atMost), ("不大于", .atMost), ("不多于", .atMost),
        ("不得超过", .atMost), ("不得高于", .atMost), ("最多", .atMost),
        (">", .moreThan), ("\\gt", .moreThan), ("大于", .moreThan), ("高于", .moreThan), ("多于", .moreThan),
        ("超过", .moreThan), ("超", .moreThan),
        ("<", .lessThan), ("\\lt", .lessThan), ("小于", .lessThan), ("低于", .lessThan), ("少于", .lessThan),
        ("=", .equal), ("等于", .equal),
    ])

    /// Comparators that words behind the number say better: 控制在95%以上 is at least.
    static let softComparators = WordTable<Quantity.Comparator>([
        ("达到", .atLeast), ("达", .atLeast), ("控制在", .atMost),
    ])

    /// What may stand behind the unit, the longer ones first; no comparator: the number is only near.
    static let suffixes = WordTable<Quantity.Comparator?>(
        [
            ("及以上", .atLeast), ("以上", .atLeast), ("及以下", .atMost), ("以下", .atMost), ("以内", .atMost),
            ("之内", .atMost), ("内", .atMost), ("左右", nil), ("上下", nil),
        ], byEnd: true)

    /// Before a number that is only near.
    static let near = WordTable(["大约", "约", "近"])

    /// Words that a label without a comparator ends in: 完成率100%, 下降3%. Whether the number is how much less there is.
    static let labelEnds = WordTable<Bool>(
        [
            ("率", false), ("度", false), ("完成", false), ("比例", false), ("占比", false), ("比重", false), ("为", false),
            ("共计", false), ("共", false), ("新增", false), ("增加", false), ("增长", false), ("上升", false), ("提高", false),
            ("提升", false), ("下降", true), ("降低", true), ("减少", true),
        ], byEnd: true)

    /// 每年2次 has the label 每年.
    static let each: StaticString = "每"

    /// 百分之95 is 95%.
    static let perHundred: StaticString = "百分之"
    /// All of it.
    static let hundred = WordTable(["百分之百", "百分百"])

    /// A text that is this says nothing.
    static let nothing: StaticString = "无"

    /// 2023年完成 is a period, 3年 and 元/年 are not.
    static let year: StaticString = "年"
    /// 12月 is a period, 12个月 is not.
    static let month: StaticString = "月"
}

/// The words that periods are written with, as data.
enum PeriodWords {
    /// Before a period, where it says no more than that.
    static let leading = WordTable<Bool>(
        [
            ("不晚于", true), ("不迟于", true), ("截止到", true), ("截至", true), ("截止", true), ("于", false), ("在", false),
        ])
    /// Behind the parts of a point.
    static let year: StaticString = "年"
    static let month: StaticString = "月"
    static let days = WordTable(["日", "号"])
    /// Behind a point: the end of a month or a year.
    static let ends = WordTable(["月底", "月末", "底", "末"])
    /// By then.
    static let deadlines = WordTable(["之前", "以前", "前"])
    /// Parts of a year that are words: their first and their last month.
    static let partsOfYear = WordTable<(UInt8, UInt8)>(
        [
            ("全年", (1, 12)), ("上半年", (1, 6)), ("下半年", (7, 12)), ("第一季度", (1, 3)), ("第二季度", (4, 6)),
            ("第三季度", (7, 9)), ("第四季度", (10, 12)), ("一季度", (1, 3)), ("二季度", (4, 6)), ("三季度", (7, 9)),
            ("四季度", (10, 12)), ("年底", (12, 12)), ("年末", (12, 12)),
        ])
    /// By the end of a year that is printed; 12月内 may be twelve months.
    static let within = WordTable(["之内", "以内", "内"])
    /// Behind a period: what is done by then, and parts of a month.
    static let tails = WordTable([
        "完成", "建成", "竣工", "验收", "支付", "到位", "投入使用", "实施", "开展", "度", "份", "初", "上旬", "中旬", "下旬",
    ])
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

    /// Behind a number that has a little more: 500余人.
    var isRest: Bool { self == "余" || self == "多" }

    /// Before an amount of money.
    var isMoneySign: Bool { self == "¥" }

    /// Marks of sentences, which no unit has. Those in full width are folded before.
    var isSentenceMark: Bool {
        switch self {
        case "。", "、", ",", ";", ":": true
        default: false
        }
    }

    /// The numeral that it is, up to ten.
    var numeral: Int64? {
        switch self {
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        case "十": 10
        default: nil
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

extension WordTable<Void> {
    /// Words without values.
    init(_ words: [StaticString]) {
        self.init(words.map { ($0, ()) })
    }
}

extension Unicode.Scalar {
    /// Six bits that the last byte in UTF-8 has, too.
    fileprivate var hint: Int { Int(value & 0x3F) }
}
