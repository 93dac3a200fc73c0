import BudgetCodes

/// 分值: the points that a form prints for its indicators and their levels, and what adds up to what.
///
/// A level may print its points on any of its rows, on all of them, or in its name: 产出指标(50分).
struct FormWeights {
    /// 一级指标, in order of the outline.
    private(set) var levelOnes: [Level]
    /// 二级指标, in order of the outline.
    private(set) var levelTwos: [Level]
    /// The lowest points that are printed: those of the rows, of level two where rows have none, of level one where
    /// neither have.
    private(set) var lowest = PointSum()
    /// The highest points that are printed.
    private(set) var highest = PointSum()
    /// The highest points below level one.
    private(set) var middle = PointSum()

    /// Points of one level.
    struct Level {
        /// The number of its level one.
        let branch: Int
        /// The first that is printed.
        fileprivate(set) var printed: FixedDecimal?
        /// The first that is printed and is another number.
        fileprivate(set) var other: FixedDecimal?
        /// All of its rows added up.
        fileprivate(set) var shares = PointSum()
        /// What stands right below it.
        fileprivate(set) var below = PointSum()
        /// What stands two levels below it; what is wrong in between is told there.
        fileprivate(set) var lowest = PointSum()

        /// Whether points are what stands below; `nil` where that is not all printed.
        func isRight(_ points: FixedDecimal) -> Bool? {
            lowest.isPrinted && lowest.agrees(with: points) == true ? true : below.agrees(with: points)
        }

        /// Whether each row prints its own share of the level.
        var hasShares: Bool { other != nil && below.isWhole && shares.agrees(with: below.points) == true }

        fileprivate mutating func add(_ points: FixedDecimal?) {
            guard let points else { return }
            shares.add(points)
            if printed == nil { printed = points } else if points != printed, other == nil { other = points }
        }
    }

    /// - Parameter points: The points of a row: of level one, of level two, and its own; its own are `nil` and merged
    ///   where its cell is one with a cell above.
    init(
        _ outline: IndicatorOutline, rows: Range<Int>,
        _ points: (Int) -> (one: FixedDecimal?, two: FixedDecimal?, own: FixedDecimal?, isMerged: Bool)
    ) {
        levelOnes = outline.branches.indices.map { Level(branch: $0) }
        levelTwos = outline.twigs.map { Level(branch: $0.branch) }
        for (number, branch) in outline.branches.enumerated() { levelOnes[number].add(branch.name.bracketedPoints) }
        for (number, twig) in outline.twigs.enumerated() { levelTwos[number].add(twig.name.bracketedPoints) }
        for row in rows {
            let (one, two, own, isMerged) = points(row)
            let twig = outline.twigOfRow[row]
            levelTwos[twig].add(two)
            levelOnes[levelTwos[twig].branch].add(one)
            if own != nil || !isMerged { levelTwos[twig].below.add(own) }
        }
        var lows = Array(repeating: PointSum(), count: levelOnes.count)
        var tops = lows
        for level in levelTwos {
            let below = level.below
            let top = level.printed.map { PointSum($0) } ?? below
            tops[level.branch].add(top)
            lows[level.branch].add(below.isWhole ? below : level.printed.map { PointSum($0) } ?? below)
        }
        for number in levelOnes.indices {
            levelOnes[number].below = tops[number]
            levelOnes[number].lowest = lows[number]
            let own = levelOnes[number].printed.map { PointSum($0) }
            lowest.add(lows[number].isWhole ? lows[number] : own ?? lows[number])
            middle.add(tops[number].isWhole ? tops[number] : own ?? tops[number])
            highest.add(own ?? tops[number])
        }
    }

    /// Whether any points are printed.
    var isPrinted: Bool { lowest.isPrinted || highest.isPrinted }
}

/// Points added up, and whether all of them are printed.
struct PointSum {
    private(set) var points = FixedDecimal.zero
    private(set) var isPrinted = false
    private(set) var hasBlanks = false
    /// How far the sum may be from that of the exact numbers: 50 points on seven rows are 7.14 each.
    private var slack: Int64 = 0

    init() {}

    init(_ points: FixedDecimal?) {
        add(points)
    }

    /// Whether all is printed.
    var isWhole: Bool { isPrinted && !hasBlanks }

    mutating func add(_ next: FixedDecimal?) {
        guard let next else {
            hasBlanks = true
            return
        }
        points = points.adding(next)
        isPrinted = true
        slack += next.isRounded ? next.halfStep : 0
    }

    mutating func add(_ other: PointSum) {
        // Where there is no row nothing is blank.
        guard other.isPrinted || other.hasBlanks else { return }
        points = points.adding(other.points)
        isPrinted = isPrinted || other.isPrinted
        hasBlanks = hasBlanks || other.hasBlanks
        slack += other.slack
    }

    /// Whether it is a printed number, but for rounding; `nil` where blanks may be what is missing.
    func agrees(with printed: FixedDecimal) -> Bool? {
        let (difference, overflow) = points.tenThousandths.subtractingReportingOverflow(printed.tenThousandths)
        if !hasBlanks { return !overflow && difference.magnitude <= (slack + printed.halfStep).magnitude }
        return difference > slack + printed.halfStep || overflow ? false : nil
    }
}

extension FixedDecimal {
    /// Whether a number of points seems to be rounded: points are split by halves, quarters and fifths as they are.
    fileprivate var isRounded: Bool { tenThousandths % 2500 != 0 && tenThousandths % 2000 != 0 }

    /// Half of the last decimal, in ten-thousandths; nothing for a whole number.
    fileprivate var halfStep: Int64 { decimals == 0 ? 0 : powersOfTen[4 - decimals] / 2 }
}

extension String {
    /// 40 of 产出指标(40分).
    var bracketedPoints: FixedDecimal? {
        // The last byte of both brackets; most names have none.
        guard let last = utf8.last, last == UInt8(ascii: ")") || last == 0x89,
            let open = lastIndex(where: { $0 == "(" || $0 == "（" })
        else { return nil }
        let quantity = TargetValue(String(self[open...].dropFirst().dropLast())).quantity
        return quantity?.unit == "分" ? quantity?.number : nil
    }
}
