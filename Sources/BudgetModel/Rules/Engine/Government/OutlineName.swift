import BudgetCodes

/// 行名: what the printed name of a row says: its numbering, 其中 and 减, its level, and the name itself.
struct OutlineName: Sendable {
    /// 序号: how a row is numbered, in the order in which documents nest these.
    enum Numbering: Int, Comparable, Sendable {
        case none
        /// 一、
        case chinese
        /// （一）
        case bracketedChinese
        /// 1.
        case arabic
        /// (1)
        case bracketedArabic

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private(set) var numbering = Numbering.none
    /// The number, 0 where there is none.
    private(set) var ordinal = 0
    /// 其中.
    private(set) var isOfWhich = false
    /// 减.
    private(set) var isDeduction = false
    /// How many digits a code of the row has, where (类), (款) or (项) follows the name; else 0.
    private(set) var digits = 0
    /// The name alone.
    let folded: FoldedName

    init(_ text: String) {
        var scalars = text.unicodeScalars.map(\.halfWidth).filter { !$0.properties.isWhitespace }[...]
        while true {
            if let rest = Self.rest(of: scalars, behind: "其中:") {
                isOfWhich = true
                scalars = rest
            } else if let rest = Self.rest(of: scalars, behind: "减:") {
                isDeduction = true
                scalars = rest
            } else if let rest = Self.rest(of: scalars, behind: "加:") {
                scalars = rest
            } else if let (style, number, rest) = Self.number(in: scalars), !rest.isEmpty {
                numbering = style
                ordinal = number
                scalars = rest
            } else {
                break
            }
        }
        if scalars.count > 3, scalars.last == ")", scalars[scalars.endIndex - 3] == "(",
            let level = Self.levels.firstIndex(of: scalars[scalars.endIndex - 2])
        {
            digits = 3 + 2 * level
            scalars = scalars.dropLast(3)
        }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars)
        folded = FoldedName(String(name))
    }

    private static let levels: [Unicode.Scalar] = ["类", "款", "项", "目"]
    private static let numerals: [Unicode.Scalar] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    private static func rest(
        of scalars: ArraySlice<Unicode.Scalar>, behind prefix: String
    ) -> ArraySlice<Unicode.Scalar>? {
        let prefix = prefix.unicodeScalars
        return scalars.starts(with: prefix) ? scalars.dropFirst(prefix.count) : nil
    }

    /// The number that a name begins with, and what follows it.
    private static func number(
        in scalars: ArraySlice<Unicode.Scalar>
    ) -> (Numbering, Int, ArraySlice<Unicode.Scalar>)? {
        let isBracketed = scalars.first == "("
        let inner = isBracketed ? scalars.dropFirst() : scalars
        let chinese = inner.prefix { numerals.contains($0) }
        let digits = chinese.isEmpty ? inner.prefix { ("0"..."9").contains($0) } : []
        guard !chinese.isEmpty || (1...4).contains(digits.count) else { return nil }
        var rest = inner.dropFirst(chinese.count + digits.count)
        guard let mark = rest.popFirst() else { return nil }
        let number = chinese.isEmpty ? digits.reduce(0) { $0 * 10 + Int($1.value) - 48 } : value(of: chinese)
        if isBracketed {
            guard mark == ")" else { return nil }
            if let next = rest.first, next == "、" || next == "." { rest = rest.dropFirst() }
            return (chinese.isEmpty ? .bracketedArabic : .bracketedChinese, number, rest)
        }
        guard "、.,，．".unicodeScalars.contains(mark) else { return nil }
        // 1.5 is no number of a row.
        if chinese.isEmpty, let next = rest.first, ("0"..."9").contains(next) { return nil }
        return (chinese.isEmpty ? .arabic : .chinese, number, rest)
    }

    /// The value of 一 to 九十九.
    private static func value(of numerals: ArraySlice<Unicode.Scalar>) -> Int {
        var total = 0
        var last = 0
        for numeral in numerals {
            let digit = (Self.numerals.firstIndex(of: numeral) ?? 0) + 1
            if digit == 10 {
                total += max(last, 1) * 10
                last = 0
            } else {
                last = digit
            }
        }
        return total + last
    }
}

// MARK: Words

extension OutlineName {
    /// Words to look for in names.
    struct Words: Sendable {
        let list: [[UInt32]]

        init(_ words: String...) { list = words.map { $0.unicodeScalars.map(\.value) } }
    }

    func ends(with words: Words) -> Bool {
        words.list.contains { word in
            folded.letters.count >= word.count
                && folded.letters[(folded.letters.count - word.count)...].elementsEqual(word)
        }
    }

    func contains(_ words: Words) -> Bool { words.list.contains(where: contains) }

    private func contains(_ word: [UInt32]) -> Bool {
        guard let first = word.first, folded.letters.count >= word.count else { return false }
        return (0...(folded.letters.count - word.count)).contains { start in
            folded.letters[start] == first && folded.letters[start..<(start + word.count)].elementsEqual(word)
        }
    }

    /// Whether the name is one of the words.
    func isOne(of words: Words) -> Bool { words.list.contains { folded.letters == $0 } }

    /// 合计, 总计, 小计: a row that adds up others, whatever its depth.
    var isTotal: Bool {
        numbering == .none && !isOfWhich && ends(with: Self.totals) && !ends(with: Self.totalsOfRegions)
    }

    /// 市县合计: the levels below of a table by region.
    var isTotalOfRegions: Bool { ends(with: Self.totalsOfRegions) }

    /// Such as 全市一般公共预算收入, which may add up what stands around it.
    var isBookTotal: Bool {
        numbering == .none && !isOfWhich && ends(with: Self.bookTotals) && !contains(Self.others)
    }

    /// 本级.
    var isOwnLevel: Bool { ends(with: Self.ownLevel) }

    private static let totals = Words("合计", "总计", "小计")
    private static let totalsOfRegions = Words("市县合计", "地市合计", "县区合计", "县市合计", "市区合计", "区县合计", "各市合计", "各县合计")
    private static let others = Words("其他")
    private static let ownLevel = Words("本级")
    private static let bookTotals = Words(
        "一般公共预算收入", "一般公共预算支出", "一般公共预算基本支出", "政府性基金预算收入", "政府性基金预算支出", "政府性基金收入", "政府性基金支出",
        "国有资本经营预算收入", "国有资本经营预算支出", "国有资本经营收入", "国有资本经营支出", "社会保险基金收入", "社会保险基金支出", "社会保险基金预算收入",
        "社会保险基金预算支出", "税收返还和转移支付")
}
