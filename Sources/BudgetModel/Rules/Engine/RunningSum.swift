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
    /// Whether an addend is blank although its own parts are printed, so that the sum is not known.
    private(set) var isLost = false
    /// Whether the sum left the range.
    private(set) var overflowed = false

    init() {}

    /// Adds a printed figure; a blank cell adds nothing and has no width.
    mutating func add(_ amount: Amount?, quantum: Int64, sign: Int64 = 1) {
        if let amount { add(fen: amount.fen, quantum: quantum, sign: sign) }
    }

    /// Adds a cell; a blank one adds nothing.
    mutating func add(value: Int64, quantum: Int64, sign: Int64 = 1) {
        if value != Section.blank { add(fen: value, quantum: quantum, sign: sign) }
    }

    private mutating func add(fen term: Int64, quantum: Int64, sign: Int64) {
        let (term, termOverflow) = term.multipliedReportingOverflow(by: sign)
        let (sum, sumOverflow) = fen.addingReportingOverflow(term)
        let (total, widthOverflow) = width.addingReportingOverflow(quantum)
        overflowed = overflowed || termOverflow || sumOverflow || widthOverflow
        fen = sum
        width = total
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
    init(fen: Int64, quantum: Int64, printed: Int, isLost: Bool, overflowed: Bool) {
        self.fen = fen
        let (width, overflow) = quantum.multipliedReportingOverflow(by: Int64(printed))
        self.width = width
        self.printed = printed
        self.isLost = isLost
        self.overflowed = overflowed || overflow
    }

    /// The sum of cells of one precision.
    init(_ amounts: [Amount?], _ precision: Precision) {
        self.init()
        for amount in amounts { add(amount, quantum: precision.quantum.fen) }
    }
}

/// 比较方式: what a printed figure must be to a sum.
public enum Comparison: String, Codable, Sendable {
    /// The sum, within the rounding of all figures.
    case equal
    /// The very same figure, printed again. Different precisions still leave room for rounding.
    case same
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
    /// A printed figure stands for all amounts within half its quantum; the figures agree when the intervals of
    /// both sides meet: 2·|printed − Σ| ≤ quantum + Σ quanta.
    init(printed: Int64, quantum: Int64, sum: RunningSum, _ comparison: Comparison) {
        guard !sum.overflowed else {
            self = .notEvaluated(.outOfRange)
            return
        }
        guard printed != Section.blank else {
            self = sum.printed == 0 && !sum.isLost ? .nothingPrinted : .notEvaluated(.blankCell)
            return
        }
        guard !sum.isLost else {
            self = .notEvaluated(.lostAddend)
            return
        }
        guard sum.printed > 0 || sum.isKnown else {
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
        if comparison == .same, sum.width == quantum {
            self = .verdict(.violated)
            return
        }
        let (room, roomOverflow) = quantum.addingReportingOverflow(sum.width)
        let (doubled, doubleOverflow) = difference.magnitude.multipliedReportingOverflow(by: 2)
        let isWithin = roomOverflow || (!doubleOverflow && doubled <= room.magnitude)
        self = .verdict(isWithin ? .rounding : .violated)
    }
}
