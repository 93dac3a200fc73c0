/// What the figures of a table say of its sums, and how sure it is that they are sums.
///
/// A sum that is off is reported only where other columns or other rows of the table attest how it is read. One wrong
/// figure makes two sums off, the one it is and the one it is a part of, and counts as one.
struct OutlineJudge {
    private typealias Status = OutlineFrame.Status

    private let draft: OutlineDraft
    private let frame: OutlineFrame
    private let outcomes: [[OutlineFrame.Outcome]]
    /// How many columns attest a sum, and in how many it is off.
    private var agreeing: [Int]
    private var off: [Int]
    private var classes: [Class: (holding: Int, off: Int)] = [:]
    /// How many sums of a class are complete, and how many lack something.
    private var completeness: [Class: (complete: Int, lacking: Int)] = [:]
    /// How many figures would have to be wrong, by column.
    private var mistakes: [Int] = []
    private var attested = 0
    private var attestedDetails = false
    private var isClosed = false
    /// Whether there is a single sum.
    private let isOnly: Bool
    /// Blank cells that are known by their parts, and those that are nothing.
    private var filled: [Cell: Int64] = [:]
    /// Those of them that may be more, for some of their parts are blank or not printed.
    private var open: Set<Cell> = []
    private var nothing: Set<Cell> = []

    private(set) var results: [Outline.Result] = []
    private(set) var holding: [Int]

    private struct Class: Hashable {
        let source: OutlineSum.Source
        let isTotal: Bool
        let level: Int
    }

    private struct Cell: Hashable {
        let row: Int
        let column: Int
    }

    init(_ draft: OutlineDraft) {
        self.draft = draft
        frame = draft.frame
        let frame = frame
        outcomes = draft.sums.map { sum in frame.columns.indices.map { frame.outcome(sum, $0) } }
        agreeing = Array(repeating: 0, count: outcomes.count)
        off = agreeing
        holding = agreeing
        isOnly = draft.sums.count { !$0.isAtLeast && $0.kind != .net } == 1
    }

    private static func isOff(_ outcome: OutlineFrame.Outcome) -> Bool { outcome.status.isOff }

    private func group(of sum: OutlineSum) -> Class {
        Class(source: sum.source, isTotal: sum.kind == .total, level: sum.level)
    }

    mutating func judge() {
        count()
        fillBlanks()
        findNothing()
        mistakes = frame.columns.indices.map(mistakes)
        for (number, sum) in draft.sums.enumerated() { judge(number, sum) }
    }

    // MARK: Evidence

    private mutating func count() {
        for (number, sum) in draft.sums.enumerated() {
            let isRestated = sum.terms.count == 1
            for outcome in outcomes[number] {
                if outcome.status.agrees, outcome.weight == 2 || (isRestated && outcome.weight == 1) {
                    agreeing[number] += 1
                    if !sum.isAtLeast { attested += 1 }
                }
                if outcome.status.isOff { off[number] += 1 }
            }
            if sum.isAtLeast, outcomes[number].contains(where: { $0.status == .holds && $0.weight > 0 }) {
                attestedDetails = true
            }
            count(number, in: group(of: sum))
        }
        let last = frame.count - 1
        isClosed =
            frame.content == .regions
            || draft.sums.contains { $0.kind == .total && ($0.total >= last - 2 || $0.total == 0) }
    }

    private mutating func count(_ number: Int, in group: Class) {
        // Where expenditure is not printed in full, only sums above their row speak against a reading.
        let isLenient = frame.content == .expenditure && !group.isTotal
        let isAgainst = outcomes[number].contains { $0.status == .less || (!isLenient && $0.status.isOff) }
        var evidence = classes[group] ?? (0, 0)
        if isAgainst { evidence.off += 1 } else if agreeing[number] > 0, off[number] == 0 { evidence.holding += 1 }
        classes[group] = evidence
        var complete = completeness[group] ?? (0, 0)
        for outcome in outcomes[number] {
            if outcome.status == .more || outcome.status == .lost {
                complete.lacking += 1
            } else if outcome.weight == 2 {
                complete.complete += 1
            }
        }
        completeness[group] = complete
    }

    /// A blank sum is what its parts are.
    private mutating func fillBlanks() {
        for (number, sum) in draft.sums.enumerated().reversed() where sum.kind == .parent {
            let isComplete = sum.isCertain || (agreeing[number] > 0 && off[number] == 0)
            for column in frame.columns.indices where outcomes[number][column].status == .blankTotal {
                let cell = Cell(row: sum.total, column: column)
                filled[cell] = sum.addends.reduce(0) { $0 &+ (amount($1, column) ?? 0) }
                let isOpen = sum.addends.contains {
                    amount($0, column) == nil || open.contains(Cell(row: $0, column: column))
                }
                if isOpen || !isComplete { open.insert(cell) }
            }
        }
    }

    /// The amount of a cell, printed or made from its parts.
    private func amount(_ row: Int, _ column: Int) -> Int64? {
        let value = frame.value(row, column)
        return value == Section.blank ? filled[Cell(row: row, column: column)] : value
    }

    /// A blank cell is nothing where a sum comes out without it; then so is what it would add up.
    private mutating func findNothing() {
        guard outcomes.contains(where: { $0.contains { $0.status == .lost } }) || !filled.isEmpty else { return }
        for (number, sum) in draft.sums.enumerated() where !sum.isAtLeast {
            for column in frame.columns.indices
            where outcomes[number][column].status == .holds && outcomes[number][column].weight > 0 {
                for row in sum.terms where isBlank(row, column) { nothing.insert(Cell(row: row, column: column)) }
            }
        }
        for row in draft.parents.indices where draft.parents[row] >= 0 {
            for column in frame.columns.indices where isBlank(row, column) {
                if nothing.contains(Cell(row: draft.parents[row], column: column)) {
                    nothing.insert(Cell(row: row, column: column))
                }
            }
        }
    }

    private func isBlank(_ row: Int, _ column: Int) -> Bool {
        frame.value(row, column) == Section.blank && filled[Cell(row: row, column: column)] == nil
    }

    /// How many figures of a column would have to be wrong: one, where all sums that are off share a figure.
    private func mistakes(_ column: Int) -> Int {
        let wrong = outcomes.indices.filter { outcomes[$0][column].status.isOff }
        guard wrong.count > 1 else { return wrong.count }
        var shares: [Int: (count: Int, amount: Int64)] = [:]
        for number in wrong {
            let sum = draft.sums[number]
            let difference = outcomes[number][column].difference
            func share(_ row: Int, _ amount: Int64) {
                guard let share = shares[row] else {
                    shares[row] = (1, amount)
                    return
                }
                let isAlike = (share.amount &- amount).magnitude <= UInt64(max(frame.width, 0)) * 10
                shares[row] = isAlike ? (share.count + 1, share.amount) : share
            }
            share(sum.total, difference)
            for row in sum.addends { share(row, 0 &- difference) }
            for row in sum.less { share(row, difference) }
        }
        return shares.values.contains { $0.count == wrong.count } ? 1 : wrong.count
    }

    // MARK: Verdicts

    private mutating func judge(_ number: Int, _ sum: OutlineSum) {
        for column in frame.columns.indices {
            let filled = sum.terms.compactMap { row in
                self.filled[Cell(row: row, column: column)].map { (row: row, fen: $0) }
            }
            var outcome = outcomes[number][column]
            if !filled.isEmpty, outcome.status != .blankTotal { outcome = filledOutcome(sum, column) }
            guard let verdict = verdict(number, sum, column, outcome) else { continue }
            if case .compared = verdict, outcome.status == .holds {
                holding[number] += 1
            } else {
                results.append(Outline.Result(sum: number, column: column, verdict: verdict, filled: filled))
            }
        }
    }

    /// The outcome of a sum with blank addends that are known by their parts.
    private func filledOutcome(_ sum: OutlineSum, _ column: Int) -> OutlineFrame.Outcome {
        var addition = OutlineFrame.Addition()
        for (rows, sign) in [(sum.addends, Int64(1)), (sum.less, -1)] {
            for row in rows {
                addition.add(amount(row, column) ?? Section.blank, sign)
            }
        }
        var outcome = addition.outcome(frame.value(sum.total, column), frame, isAtLeast: sum.isAtLeast)
        let isOpen = sum.terms.contains { open.contains(Cell(row: $0, column: column)) }
        if isOpen, outcome.status.isOff || outcome.status == .rounding { outcome.status = .lost }
        return outcome
    }

    private func verdict(
        _ number: Int, _ sum: OutlineSum, _ column: Int, _ outcome: OutlineFrame.Outcome
    ) -> Outline.Result.Verdict? {
        switch outcome.status {
        case .nothing: return nil
        case .holds, .rounding: return .compared
        case .blankTotal: return sum.isAtLeast ? .notEvaluated(.blankCell) : .blankTotal
        case .blankAddends: return sum.kind == .rollForward ? nil : .notEvaluated(.blankAddends)
        case .lost:
            guard isEveryBlankNothing(sum, column) else {
                return sum.kind == .rollForward ? nil : .notEvaluated(.lostAddend)
            }
            guard outcome.difference > 0 else { return verdictOfLess(number, sum, column) }
            return verdictOfMore(number, sum, column)
        case .more: return verdictOfMore(number, sum, column)
        case .less: return verdictOfLess(number, sum, column)
        }
    }

    private func verdictOfLess(_ number: Int, _ sum: OutlineSum, _ column: Int) -> Outline.Result.Verdict? {
        isSure(number, sum, column, isMore: false) ? .compared : uncertain(number, sum)
    }

    /// A reading without any evidence is no relation at all.
    private func uncertain(_ number: Int, _ sum: OutlineSum) -> Outline.Result.Verdict? {
        agreeing[number] > 0 || sum.kind == .parent ? .notEvaluated(.uncertainReading) : nil
    }

    private func isEveryBlankNothing(_ sum: OutlineSum, _ column: Int) -> Bool {
        sum.terms.allSatisfy { row in
            let cell = Cell(row: row, column: column)
            if open.contains(cell) { return false }
            return !isBlank(row, column) || frame.isHidden[row] || nothing.contains(cell)
        }
    }

    private func verdictOfMore(_ number: Int, _ sum: OutlineSum, _ column: Int) -> Outline.Result.Verdict? {
        // The end of a table may be missing.
        let isAtEnd = max(sum.addends.max() ?? 0, sum.total) == frame.count - 1
        if isAtEnd, !isClosed, !sum.isCertain, sum.kind != .rollForward, !frame.names[sum.total].isTotal {
            return .notEvaluated(.uncertainReading)
        }
        if frame.content == .expenditure, sum.kind == .parent, !isAttestedByColumns(number, isMore: true) {
            let evidence = completeness[group(of: sum)] ?? (0, 0)
            let isUnusual =
                evidence.lacking * 20 <= evidence.complete || (evidence.lacking == 1 && evidence.complete >= 4)
            return isUnusual ? .rowsLeftOut : .notEvaluated(.selection)
        }
        return isSure(number, sum, column, isMore: true) ? .compared : uncertain(number, sum)
    }

    /// Whether other columns attest a sum. Where it is more than its parts in several of them, rows may be missing.
    private func isAttestedByColumns(_ number: Int, isMore: Bool) -> Bool {
        guard agreeing[number] > 0 else { return false }
        if !isMore || agreeing[number] > off[number] { return true }
        return draft.sums[number].kind != .parent && off[number] == 1
    }

    private func isSure(_ number: Int, _ sum: OutlineSum, _ column: Int, isMore: Bool) -> Bool {
        if sum.isCertain { return true }
        if sum.isAtLeast { return attestedDetails }
        // Where it is off in all columns, it is read in a wrong way rather than wrong in all of them.
        if sum.isDoubtful || (agreeing[number] == 0 && off[number] > 1) { return false }
        if sum.kind == .total, agreeing[number] == 0, frame.columns.count > 1 { return false }
        if isAttestedByColumns(number, isMore: isMore && sum.kind != .region) { return true }
        let evidence = classes[group(of: sum)] ?? (0, 0)
        if evidence.holding >= 3, evidence.holding >= 3 * evidence.off { return true }
        // All else is right.
        if mistakes[column] == 1, mistakes.count(where: { $0 > 0 }) == 1, attested >= 2 { return true }
        let isNamed = frame.names[sum.total].isTotal
        let isSaid = isNamed || sum.source == .words
        if sum.kind == .total, isSaid, mistakes[column] == 1, attested >= 1 { return true }
        return isOnly && sum.kind == .total && isNamed && frame.columns.count == 1
    }
}
