/// How many relations had which verdict, for every rule, in one list: those of one verdict stand together, for nearly all
/// numbers that change are of relations that hold.
struct Counts: Hashable, Sendable {
    private let ruleCount: Int
    private var numbers: [Int32]

    init(ruleCount: Int) {
        self.ruleCount = ruleCount
        numbers = Array(repeating: 0, count: ruleCount * Verdict.allCases.count)
    }

    @inline(__always)
    mutating func add(_ verdict: Verdict, _ ordinal: Int, _ number: Int) {
        numbers[verdict.place &* ruleCount &+ ordinal] &+= Int32(truncatingIfNeeded: number)
    }

    /// The numbers, lent to a pass.
    struct Memory {
        fileprivate let ruleCount: Int
        fileprivate let numbers: UnsafeMutablePointer<Int32>

        @inline(__always)
        func add(_ verdict: Verdict, _ ordinal: Int, _ number: Int) {
            numbers[verdict.place &* ruleCount &+ ordinal] &+= Int32(truncatingIfNeeded: number)
        }
    }

    /// Lends the numbers for rules of a book, all of which they count.
    mutating func withMemory(_ body: (Memory) -> Void) {
        let ruleCount = ruleCount
        numbers.withUnsafeMutableBufferPointer { numbers in
            if let start = numbers.baseAddress { body(Memory(ruleCount: ruleCount, numbers: start)) }
        }
    }

    mutating func clear(_ ordinal: Int) {
        for verdict in Verdict.allCases { numbers[verdict.place * ruleCount + ordinal] = 0 }
    }

    /// The counts of one rule.
    subscript(ordinal: Int) -> VerdictCounts {
        var counts = VerdictCounts()
        for verdict in Verdict.allCases { counts[verdict] = Int(numbers[verdict.place * ruleCount + ordinal]) }
        return counts
    }

    /// How many relations of all rules hold.
    var holds: Int {
        var sum = 0
        numbers.withUnsafeBufferPointer { numbers in
            for ordinal in 0..<ruleCount { sum &+= Int(numbers[Verdict.holds.place &* ruleCount &+ ordinal]) }
        }
        return sum
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
