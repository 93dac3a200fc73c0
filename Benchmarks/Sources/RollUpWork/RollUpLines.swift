import BudgetCodes
import BudgetModel
import Measurement

/// The lines of the roll-up work: five million, skewed as real ones are, two of a hundred below zero. Always the same.
public struct RollUpLines: Sendable {
    /// How many lines there are.
    public static let count = 5_000_000
    /// How many units there are.
    public static let unitCount = 20_000
    /// The fund sources by their numbers.
    public static let funds: [FundNature] = [
        .generalPublicBudget, .governmentFunds, .stateCapital, .fiscalSpecialAccount, .unitFunds,
    ]
    /// The units by their numbers.
    public static let units: [AgencyID] = (0..<unitCount).map { number in
        let digits = String(number)
        return AgencyID(String(repeating: "0", count: 6 - digits.count) + digits)
    }

    /// One line as numbers.
    public struct Line {
        public var function: Int32
        public var economic: Int32
        public var unit: Int32
        public var fund: UInt8
        public var fen: Int64
    }

    private var random = SplitMix(state: 20_261_120)
    private let functions: Skewed
    private let economics: Skewed

    /// Prepares the codes: all 项 of the functional and all 款 of the department economic classification of 2025.
    public init() {
        let items = Catalogue.functional[2025].entries.filter { $0.level == .item }.map(\.code.value)
        let sections = Catalogue.departmentEconomic[2025].entries.filter { $0.level == .section }.map(\.code.value)
        functions = Skewed(items.shuffled(using: &random))
        economics = Skewed(sections.shuffled(using: &random))
    }

    /// The next line. Only arithmetic that is the same everywhere.
    public mutating func next() -> Line {
        let share = Double.random(in: 0..<1, using: &random)
        let number = Int.random(in: 0..<100, using: &random)
        // Amounts of 1 分 to 100 million 元, every order of magnitude as often.
        let bits = Int.random(in: 6..<34, using: &random)
        let fen = Int64.random(in: 1...(1 << Int64(bits)), using: &random)
        return Line(
            function: functions.pick(&random), economic: economics.pick(&random),
            unit: Int32(share * share * Double(Self.unitCount)),
            fund: number < 80 ? 0 : number < 90 ? 1 : number < 92 ? 2 : number < 95 ? 3 : 4,
            fen: Int.random(in: 0..<100, using: &random) < 2 ? -fen : fen)
    }

    /// All lines as a ledger, made one by one.
    public static func ledger() -> BudgetLedger {
        var lines = RollUpLines()
        var ledger = BudgetLedger()
        ledger.reserveCapacity(count)
        for _ in 0..<count { ledger.append(BudgetLine(lines.next())) }
        return ledger
    }

    /// All lines as columns for the peers: function, economic and unit as Int32, fund as UInt8, fen as Int64.
    public static func columns() -> [[UInt8]] {
        var lines = RollUpLines()
        var columns: [[UInt8]] = Array(repeating: [], count: 5)
        for _ in 0..<count {
            let line = lines.next()
            withUnsafeBytes(of: line.function.littleEndian) { columns[0] += $0 }
            withUnsafeBytes(of: line.economic.littleEndian) { columns[1] += $0 }
            withUnsafeBytes(of: line.unit.littleEndian) { columns[2] += $0 }
            columns[3].append(line.fund)
            withUnsafeBytes(of: line.fen.littleEndian) { columns[4] += $0 }
        }
        return columns
    }
}

extension BudgetLine {
    /// A line of the work as a budget line.
    public init(_ line: RollUpLines.Line) {
        self.init(
            agency: RollUpLines.units[Int(line.unit)], function: FunctionalCode(value: line.function),
            economic: DepartmentEconomicCode(value: line.economic), fund: RollUpLines.funds[Int(line.fund)],
            amount: Amount(fen: line.fen))
    }
}

/// Values of which the first come most often: the n-th with a weight of 1/n.
private struct Skewed: Sendable {
    private let values: [Int32]
    private let cumulative: [Double]

    init(_ values: [Int32]) {
        self.values = values
        var total = 0.0
        cumulative = values.indices.map { rank in
            total += 1 / Double(rank + 1)
            return total
        }
    }

    func pick(_ random: inout SplitMix) -> Int32 {
        let point = Double.random(in: 0..<(cumulative.last ?? 1), using: &random)
        var low = 0
        var high = values.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] <= point { low = middle + 1 } else { high = middle }
        }
        return values[low]
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
