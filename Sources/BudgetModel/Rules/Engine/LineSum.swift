/// A sum of cells in one column. Cells are blank as it comes, so that adding takes no turns.
struct LineSum: Sendable {
    var fen: Int64 = 0
    /// How many figures are printed, each counted as often as the width of its interval is that of its table.
    var printed: Int32 = 0
    /// How many figures are blank, or made from parts of which some are.
    var blank: Int32 = 0
    /// The same among what is taken off.
    var blankLess: Int32 = 0
    var overflowed = false

    /// Adds a cell; a blank one adds nothing.
    @inline(__always)
    mutating func add(_ value: Int64) {
        let isPrinted = value != Section.blank
        let (sum, overflow) = fen.addingReportingOverflow(isPrinted ? value : 0)
        fen = sum
        overflowed = overflow ? true : overflowed
        printed &+= isPrinted ? 1 : 0
        blank &+= isPrinted ? 0 : 1
    }

    /// Takes a cell off; a blank one takes nothing off.
    @inline(__always)
    mutating func subtract(_ value: Int64) {
        let isPrinted = value != Section.blank
        let (sum, overflow) = fen.subtractingReportingOverflow(isPrinted ? value : 0)
        fen = sum
        overflowed = overflow ? true : overflowed
        printed &+= isPrinted ? 1 : 0
        blankLess &+= isPrinted ? 0 : 1
    }

    /// Adds another sum.
    mutating func add(_ other: LineSum) {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        fen = sum
        overflowed = overflowed || overflow || other.overflowed
        printed &+= other.printed
        blank &+= other.blank
        blankLess &+= other.blankLess
    }

    /// Whether a printed figure is just the sum. Blank and 0.00 say the same.
    @inline(__always)
    func `is`(_ printed: Int64) -> Bool {
        (printed == fen || printed == Section.blank && fen == 0 && self.printed > 0) && !overflowed
    }
}

extension RunningSum {
    /// The sum of figures of one table, whose intervals have a width each.
    init(_ sum: LineSum, _ width: Int64) {
        self.init(
            fen: sum.fen, width: width, printed: Int(sum.printed), overflowed: sum.overflowed)
        mayBeMore = sum.blank > 0
        mayBeLess = sum.blankLess > 0
    }
}
