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

    /// Adds another sum.
    mutating func add(_ other: RunningSum) {
        let printed = printed + other.printed
        add(fen: other.fen, width: other.width, sign: 1)
        overflowed = overflowed || other.overflowed
        self.printed = printed
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
