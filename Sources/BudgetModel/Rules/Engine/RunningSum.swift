/// A sum of printed figures, with what the interval test needs to know.
struct RunningSum {
    /// The sum in 分.
    private(set) var fen: Int64 = 0
    /// The widths of the intervals of all printed addends, added up.
    var width: Int64 = 0
    /// How many addends are printed.
    private(set) var printed = 0
    /// Whether the sum is known although nothing is printed: an absent row of a present table adds nothing.
    var isKnown = false
    /// Whether an addend cannot be told, so that the sum is not known.
    private(set) var isLost = false
    /// Whether an addend is blank, or made from parts of which some are, so that the sum may be more.
    var mayBeMore = false
    /// The same for what is taken off.
    var mayBeLess = false
    /// Whether the sum left the range.
    private(set) var overflowed = false

    init() {}

    /// Adds a printed figure; a blank cell adds nothing and has no width.
    mutating func add(_ amount: Amount?, width: Int64, sign: Int64 = 1) {
        if let amount { add(fen: amount.fen, width: width, sign: sign) }
    }

    /// Adds a cell; a blank one adds nothing.
    mutating func add(value: Int64, width: Int64, sign: Int64 = 1) {
        if value != Section.blank { add(fen: value, width: width, sign: sign) }
    }

    private mutating func add(fen term: Int64, width: Int64, sign: Int64) {
        let (term, termOverflow) = term.multipliedReportingOverflow(by: sign)
        let (sum, sumOverflow) = fen.addingReportingOverflow(term)
        let (total, widthOverflow) = self.width.addingReportingOverflow(width)
        overflowed = overflowed || termOverflow || sumOverflow || widthOverflow
        fen = sum
        self.width = total
        printed += 1
    }

    /// Adds what was read of a cell; `false` where that says nothing.
    mutating func add(_ reading: CellReading, sign: Int64 = 1) -> Bool {
        switch reading {
        case .missingTable, .unpublished, .notApplicable, .notShown: return false
        case .absent, .missingRow: addNothing()
        case .unknown: addLost()
        case .printed(let value, let width, let isPartial):
            add(value: value, width: width, sign: sign)
            // What is blank may be more; what is made from parts may be more or less.
            let isBlank = value == Section.blank
            if isPartial, sign > 0 || !isBlank { mayBeMore = true }
            if isPartial, sign < 0 || !isBlank { mayBeLess = true }
        }
        return true
    }

    /// Adds another sum, or a figure that is made from parts.
    mutating func add(_ figure: RunningSum) {
        if figure.printed > 0 { add(fen: figure.fen, width: figure.width, sign: 1) }
        isKnown = isKnown || figure.isKnown
        isLost = isLost || figure.isLost
        overflowed = overflowed || figure.overflowed
        mayBeMore = mayBeMore || figure.mayBeMore
        mayBeLess = mayBeLess || figure.mayBeLess
    }

    /// Notes that an addend is there but cannot be known.
    mutating func addLost() {
        isLost = true
    }

    /// Notes that an addend is known to be nothing.
    mutating func addNothing() {
        isKnown = true
    }
}

extension RunningSum {
    /// A sum of so many figures of one precision.
    init(fen: Int64, width one: Int64, printed: Int, overflowed: Bool) {
        self.fen = fen
        let (width, overflow) = one.multipliedReportingOverflow(by: Int64(printed))
        self.width = width
        self.printed = printed
        self.overflowed = overflowed || overflow
    }

    /// The sum of cells of one precision.
    init(_ amounts: [Amount?], _ precision: Precision) {
        self.init()
        for amount in amounts { add(amount, width: precision.width) }
    }

    /// The sum of parts of a form. A blank one may be nothing, or have lost its figure; it is nothing where one of the
    /// figures that the parts add up to as well comes out without it.
    init(parts amounts: [Amount?], _ precision: Precision, alsoIn others: [Amount?] = []) {
        self.init(amounts, precision)
        let sum = Amount(fen: fen)
        mayBeMore = amounts.contains(nil) && !(printed > 0 && others.contains(sum))
    }

    /// A figure of a form; where it is blank, what its parts add up to.
    init(_ amount: Amount?, _ precision: Precision, of parts: RunningSum? = nil) {
        self.init([amount], precision)
        guard amount == nil, let parts, parts.printed > 0 else { return }
        self = parts
        mayBeLess = parts.mayBeMore
    }

    /// Whether it is a figure that has lost no part.
    var isSure: Bool { amount != nil && !mayBeMore && !mayBeLess && !isLost }

    /// The figure, `nil` where none is known.
    var amount: Amount? { printed > 0 && !overflowed ? Amount(fen: fen) : nil }
}

/// 比较方式: what a printed figure must be to a sum.
public enum Comparison: String, Codable, Sendable {
    /// The sum, or the same figure printed again, within the rounding of all figures.
    case equal
    /// The sum or more.
    case atLeast
}

/// The outcome of one comparison: a verdict, or nothing when no figure is printed anywhere.
enum Outcome {
    case nothingPrinted
    case verdict(Verdict)
    case notEvaluated(NotEvaluatedReason)

    /// Compares a printed figure with a sum, by intervals.
    ///
    /// A printed figure stands for all amounts within half the width of its interval; the figures agree when the
    /// intervals of both sides meet: 2·|printed − Σ| ≤ width + Σ widths. A blank cell and a sum of 0.00 say the same.
    init(printed: Int64, width: Int64, sum: RunningSum, _ comparison: Comparison) {
        guard !sum.overflowed else {
            self = .notEvaluated(.outOfRange)
            return
        }
        guard printed != Section.blank else {
            if sum.isLost || sum.fen != 0 {
                self = .notEvaluated(.blankCell)
            } else {
                self = sum.printed == 0 ? .nothingPrinted : .verdict(.holds)
            }
            return
        }
        guard !sum.isLost else {
            self = .notEvaluated(.lostAddend)
            return
        }
        guard sum.printed > 0 || sum.isKnown || printed == 0 else {
            self = .notEvaluated(.blankAddends)
            return
        }
        let (difference, overflow) = printed.subtractingReportingOverflow(sum.fen)
        guard !overflow else {
            self = .notEvaluated(.outOfRange)
            return
        }
        if difference == 0 || (comparison == .atLeast && difference > 0) {
            self = .verdict(.holds)
            return
        }
        let (room, roomOverflow) = width.addingReportingOverflow(sum.width)
        let (doubled, doubleOverflow) = difference.magnitude.multipliedReportingOverflow(by: 2)
        let isWithin = roomOverflow || (!doubleOverflow && doubled <= room.magnitude)
        self = .verdict(isWithin ? .rounding : .violated)
    }
}

extension Outcome {
    /// Compares figures of which both may be made from parts. Where parts are blank, nothing is violated for certain.
    init(_ printed: RunningSum, _ sum: RunningSum, _ comparison: Comparison) {
        let value = printed.printed > 0 ? printed.fen : printed.isKnown ? 0 : Section.blank
        self =
            printed.overflowed
            ? .notEvaluated(.outOfRange)
            : Outcome(
                printed: value, width: printed.width, sum: sum, comparison)
        guard case .verdict(.violated) = self else { return }
        if printed.mayBeMore || printed.mayBeLess || printed.isLost {
            self = .notEvaluated(.blankCell)
        } else if value > sum.fen ? sum.mayBeMore : sum.mayBeLess {
            self = .notEvaluated(.lostAddend)
        }
    }

    /// How far figures are from agreeing: 0 and 1 where they do, 3 where they are violated.
    var rank: Int {
        switch self {
        case .verdict(.holds): 0
        case .verdict(.violated): 3
        case .verdict: 1
        case .nothingPrinted, .notEvaluated: 2
        }
    }
}
