import BudgetCodes

/// The queries of the look-up work: a million items, Zipf-skewed, two of a hundred unknown. Always the same.
public struct LookupQueries: Sendable {
    /// The year of the edition.
    public static let year = 2025
    /// How many queries there are.
    public static let count = 1_000_000

    /// The queries as numbers.
    public let values: [Int32]

    /// Makes the queries from the built-in functional classification.
    public init() {
        let edition = Catalogue.functional[Self.year]
        var random = SplitMix(state: 20_261_120)
        // Which code is asked for how often has nothing to do with its place in the table.
        var items = edition.entries.filter { $0.level == .item }.map(\.code)
        items.shuffle(using: &random)
        var total = 0.0
        let cumulative = items.indices.map { rank in
            total += zipfWeight(rank + 1)
            return total
        }
        values = (0..<Self.count).map { _ in
            let point = Double.random(in: 0..<total, using: &random)
            let item = items[min(firstIndex(in: cumulative, above: point), items.count - 1)]
            return Int.random(in: 0..<100, using: &random) < 2 ? unknownNeighbour(of: item, in: edition) : item.value
        }
    }

    /// The queries as lines of ASCII digits.
    public var lines: [UInt8] {
        values.flatMap { Array(String($0).utf8) + [UInt8(ascii: "\n")] }
    }
}

/// One divided by the 1.05th power of a rank, as the original work has it. Only arithmetic that is the same everywhere.
private func zipfWeight(_ rank: Int) -> Double {
    // x^1.05 = x · x^(1/20), and the twentieth root by Newton's method.
    let x = Double(rank)
    var root = 1.0
    for _ in 0..<60 {
        var power = 1.0
        for _ in 0..<19 { power *= root }
        root -= (root * power - x) / (20 * power)
    }
    return 1 / (x * root)
}

private func firstIndex(in values: [Double], above point: Double) -> Int {
    var low = 0
    var high = values.count
    while low < high {
        let middle = (low + high) / 2
        if values[middle] <= point { low = middle + 1 } else { high = middle }
    }
    return low
}

/// An item below the same 款 that the edition does not have, as near to 98 as can be.
private func unknownNeighbour(of item: FunctionalCode, in edition: Edition<Functional>) -> Int32 {
    let base = item.value / 100 * 100
    for suffix in stride(from: Int32(98), to: 0, by: -1) {
        guard let code = FunctionalCode(value: base + suffix), edition.contains(code) else { return base + suffix }
    }
    return base
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
