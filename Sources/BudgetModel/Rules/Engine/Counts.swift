/// How many relations had which verdict, for every rule, in one list.
struct Counts: Hashable, Sendable {
    private var numbers: [Int32]

    /// How many verdicts there are.
    private static let verdicts = 5

    init(ruleCount: Int) {
        numbers = Array(repeating: 0, count: ruleCount * Self.verdicts)
    }

    @inline(__always)
    mutating func add(_ verdict: Verdict, _ ordinal: Int, _ number: Int) {
        numbers[ordinal &* Self.verdicts &+ verdict.place] &+= Int32(truncatingIfNeeded: number)
    }

    /// The numbers, lent to a pass.
    struct Memory {
        fileprivate let numbers: UnsafeMutablePointer<Int32>

        @inline(__always)
        func add(_ verdict: Verdict, _ ordinal: Int, _ number: Int) {
            numbers[ordinal &* Counts.verdicts &+ verdict.place] &+= Int32(truncatingIfNeeded: number)
        }
    }

    /// Lends the numbers for rules of a book, all of which they count.
    mutating func withMemory(_ body: (Memory) -> Void) {
        numbers.withUnsafeMutableBufferPointer { numbers in
            if let start = numbers.baseAddress { body(Memory(numbers: start)) }
        }
    }

    mutating func clear(_ ordinal: Int) {
        for place in 0..<Self.verdicts { numbers[ordinal * Self.verdicts + place] = 0 }
    }

    /// The counts of one rule.
    subscript(ordinal: Int) -> VerdictCounts {
        var counts = VerdictCounts()
        for verdict in Verdict.allCases { counts[verdict] = Int(numbers[ordinal * Self.verdicts + verdict.place]) }
        return counts
    }

    /// The counts of all rules together.
    var total: VerdictCounts {
        var sums = (0, 0, 0, 0, 0)
        var index = 0
        while index < numbers.count {
            sums.0 += Int(numbers[index])
            sums.1 += Int(numbers[index + 1])
            sums.2 += Int(numbers[index + 2])
            sums.3 += Int(numbers[index + 3])
            sums.4 += Int(numbers[index + 4])
            index += Self.verdicts
        }
        var counts = VerdictCounts()
        (counts.holds, counts.rounding, counts.violated, counts.notEvaluated, counts.waived) = sums
        return counts
    }
}

extension Verdict {
    /// The place among all verdicts.
    fileprivate var place: Int {
        switch self {
        case .holds: 0
        case .rounding: 1
        case .violated: 2
        case .notEvaluated: 3
        case .waived: 4
        }
    }
}
