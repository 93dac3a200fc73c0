import BudgetCodes

/// 百分比栏: a column of percentages, and the columns of amounts from which its figures are made.
struct PercentageColumn: Sendable {
    let list: GovernmentList
    let column: Layout.Column
    /// The rows that have a percentage and amounts to make it of.
    private(set) var rows: [Row] = []
    /// The amounts that attest it best.
    private(set) var source: Source?
    /// The greatest number of decimals that the column prints. Zeros at the end are often left out.
    private let decimals: Int

    /// What a percentage is made from.
    struct Source: Sendable {
        let part: Int
        let base: Int
        /// Whether it is the growth and not the share.
        let isGrowth: Bool
    }

    struct Row: Sendable {
        let row: Int
        let percentage: PrintedPercentage
        let outcome: Outcome
    }

    enum Outcome {
        /// The figure within half of its last digit, or what the rounding of the amounts explains.
        case holds, violated
        /// Nothing to say: places differ in how they treat a base below zero, or the part is blank and may be lost.
        case unknown
    }

    /// `nil` where no row has a percentage with amounts to make it of.
    init?(_ list: GovernmentList, _ column: Layout.Column) {
        self.list = list
        self.column = column
        let section = list.section
        guard !section.texts.isEmpty else { return nil }
        var printed: [(row: Int, percentage: PrintedPercentage)] = []
        var decimals = 0
        for row in 0..<section.count {
            guard let text = section.texts[row][column.name],
                let percentage = PrintedPercentage(printed: text)?.rounded(to: 6)
            else { continue }
            decimals = max(decimals, percentage.decimals)
            printed.append((row, percentage))
        }
        self.decimals = decimals
        var best = -1
        for source in Self.sources(of: column.name, list.layout) {
            let rows = printed.compactMap { evaluate($0.row, $0.percentage, source) }
            let holding = rows.count { $0.outcome == .holds }
            guard !rows.isEmpty, holding > best else { continue }
            (best, self.rows, self.source) = (holding, rows, source)
        }
        if source == nil { return nil }
    }

    /// Whether the figures attest what the column is made from: most of them, or one of two.
    var isAttested: Bool {
        let compared = rows.count { $0.outcome != .unknown }
        return Self.isAttested(rows.count { $0.outcome == .holds }, of: compared)
    }

    /// Whether so many that hold attest a reading of all.
    static func isAttested(_ holding: Int, of compared: Int) -> Bool {
        compared == 0 || holding * 2 > compared || (compared == 2 && holding == 1)
    }

    /// The columns from which a column of percentages may be made, those first that headings mean most often.
    private static func sources(of column: String, _ layout: Layout) -> [Source] {
        let outcomes = ["final", "execution"]
        let (parts, bases, isGrowth): ([String], [String], Bool) =
            switch column {
            // Some headings say 预算数 and mean the adjusted one.
            case "ofBudget": (outcomes, ["budget", "adjusted"], false)
            case "ofAdjusted": (outcomes, ["adjusted", "budget"], false)
            case "ofPrevious": (outcomes + ["budget"], ["previousFinal", "previousExecution"], false)
            case "growth": (outcomes + ["budget"], ["previousFinal", "previousExecution"], true)
            case "growthOverBudget": (["budget"], ["previousBudget", "previousAdjusted"], true)
            default: ([], [], false)
            }
        return parts.flatMap { part in
            bases.compactMap { base in
                guard let part = layout.position(of: part), let base = layout.position(of: base) else { return nil }
                return Source(part: part, base: base, isGrowth: isGrowth)
            }
        }
    }

    private func evaluate(_ row: Int, _ percentage: PrintedPercentage, _ source: Source) -> Row? {
        let section = list.section
        guard let base = section[row, source.base], base.fen != 0 else { return nil }
        let part = section[row, source.part]
        let check = PercentageCheck(
            part: part ?? Amount(fen: 0), base: base, isGrowth: source.isGrowth, precision: list.table.caption.precision
        )
        let isRight = check.isRight(percentage)
        if isRight == true { return Row(row: row, percentage: percentage, outcome: .holds) }
        let isUnknown = base.fen < 0 || part == nil || isRight == nil
        return Row(row: row, percentage: percentage, outcome: isUnknown ? .unknown : .violated)
    }

    /// What a row should print.
    func expected(_ row: Int) -> FixedDecimal? {
        guard let source, let part = list.section[row, source.part], let base = list.section[row, source.base] else {
            return nil
        }
        let (difference, overflow) = part.fen.subtractingReportingOverflow(base.fen)
        guard !overflow || !source.isGrowth else { return nil }
        return .percent(source.isGrowth ? Amount(fen: difference) : part, of: base, decimals: min(decimals, 4))
    }
}

/// 百分比核对: whether a percentage is that of two amounts, exact.
struct PercentageCheck {
    // In quanta of the table where the amounts are whole ones, so that products stay in range.
    private let part: Int64
    private let base: Int64
    private let width: Int64
    private let isGrowth: Bool

    init(part: Amount, base: Amount, isGrowth: Bool, precision: Precision) {
        let quantum = precision.quantum.fen
        let isWhole = part.fen % quantum == 0 && base.fen % quantum == 0
        self.part = isWhole ? part.fen / quantum : part.fen
        self.base = isWhole ? base.fen / quantum : base.fen
        width = isWhole ? min(precision.width, 1) : precision.width
        self.isGrowth = isGrowth
    }

    /// Whether the percentage lies within half a unit of its last decimal and what the rounding of the amounts leaves
    /// open; `nil` where that is beyond the range. A base below zero has two readings, and both are right.
    func isRight(_ percentage: PrintedPercentage) -> Bool? {
        guard let isWithin = isWithin(percentage) else { return nil }
        // −3 instead of −5 grows by 40 % for some, and falls by 40 % for others.
        guard !isWithin, base < 0, isGrowth else { return isWithin }
        return self.isWithin(PrintedPercentage(digits: -percentage.digits, decimals: percentage.decimals))
    }

    /// 2·|100·part·10^d − D·base| ≤ |base| + (100·10^d + |D|)·width, with D the printed digits, and those of 100 for growth.
    private func isWithin(_ percentage: PrintedPercentage) -> Bool? {
        let hundred = 100 * PrintedPercentage.powers[percentage.decimals]
        let (digits, sumOverflow) = percentage.digits.addingReportingOverflow(isGrowth ? hundred : 0)
        let (share, overflow) = hundred.multipliedReportingOverflow(by: part)
        let (printed, printedOverflow) = digits.multipliedReportingOverflow(by: base)
        let (difference, lost) = share.subtractingReportingOverflow(printed)
        let (doubled, isTooGreat) = difference.magnitude.multipliedReportingOverflow(by: 2)
        let (slack, slackOverflow) = (hundred.magnitude + digits.magnitude)
            .multipliedReportingOverflow(by: width.magnitude)
        let (room, roomOverflow) = base.magnitude.addingReportingOverflow(slack)
        guard !sumOverflow, !overflow, !printedOverflow, !lost, !isTooGreat, !slackOverflow, !roomOverflow else {
            return nil
        }
        return doubled <= room
    }
}
