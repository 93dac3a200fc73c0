public import BudgetCodes

/// 金额单位: the unit in which a table prints its amounts.
public enum AmountUnit: String, CaseIterable, Codable, Sendable {
    /// 元.
    case yuan
    /// 万元, ten thousand yuan.
    case tenThousandYuan
    /// 亿元, one hundred million yuan.
    case hundredMillionYuan

    /// How many 分 one unit is.
    public var fen: Int64 {
        switch self {
        case .yuan: 100
        case .tenThousandYuan: 1_000_000
        case .hundredMillionYuan: 10_000_000_000
        }
    }

    /// How many decimals of this unit reach down to one 分: 2 for 元, 6 for 万元, 10 for 亿元.
    public var decimalsOfFen: Int {
        switch self {
        case .yuan: 2
        case .tenThousandYuan: 6
        case .hundredMillionYuan: 10
        }
    }

    /// The name of the unit.
    public func name(in language: Language) -> String {
        switch (self, language) {
        case (.yuan, .chinese): "元"
        case (.tenThousandYuan, .chinese): "万元"
        case (.hundredMillionYuan, .chinese): "亿元"
        case (.yuan, .english): "yuan"
        case (.tenThousandYuan, .english): "10,000 yuan"
        case (.hundredMillionYuan, .english): "100 million yuan"
        }
    }
}

/// 金额精度: the unit and the number of decimals that a table prints.
///
/// A printed figure stands for every amount that rounds to it, half a ``quantum`` to either side.
public struct Precision: Hashable, Sendable {
    /// The unit of the table.
    public let unit: AmountUnit
    /// The number of decimals printed, from 0 to ``AmountUnit/decimalsOfFen``.
    public let decimals: Int
    /// 最小刻度: the distance between two neighbouring printed figures.
    public let quantum: Amount

    /// A precision of a unit and a number of decimals.
    ///
    /// The decimals must not reach below one 分; use ``init(checking:decimals:)`` for figures that come from input.
    public init(unit: AmountUnit, decimals: Int) {
        precondition((0...unit.decimalsOfFen).contains(decimals), "decimals reach below one fen")
        self.unit = unit
        self.decimals = decimals
        self.quantum = Amount(fen: powersOfTen[unit.decimalsOfFen - decimals])
    }

    /// A precision of a unit and a number of decimals, or `nil` when the decimals are negative or reach below one 分.
    public init?(checking unit: AmountUnit, decimals: Int) {
        guard (0...unit.decimalsOfFen).contains(decimals) else { return nil }
        self.init(unit: unit, decimals: decimals)
    }

    /// 万元 with two decimals, the precision of nearly every published table.
    public static let tenThousandYuan = Precision(unit: .tenThousandYuan, decimals: 2)
    /// 元 with two decimals: exact to the 分.
    public static let yuan = Precision(unit: .yuan, decimals: 2)

    /// The width in 分 of the interval for which a printed figure stands: a quantum, or 0 where every 分 is printed.
    package var width: Int64 { quantum.fen == 1 ? 0 : quantum.fen }

    /// Whether the amount is a whole number of quanta, so that it prints without loss.
    public func holds(_ amount: Amount) -> Bool {
        amount.fen % quantum.fen == 0
    }
}

extension Precision: Codable {
    private enum CodingKeys: CodingKey {
        case unit, decimals
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let unit = try container.decode(AmountUnit.self, forKey: .unit)
        let decimals = try container.decode(Int.self, forKey: .decimals)
        guard let precision = Precision(checking: unit, decimals: decimals) else {
            let reason = "expected 0 to \(unit.decimalsOfFen) decimals of \(unit.rawValue), found \(decimals)"
            throw DecodingError.dataCorruptedError(forKey: .decimals, in: container, debugDescription: reason)
        }
        self = precision
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(unit, forKey: .unit)
        try container.encode(decimals, forKey: .decimals)
    }
}

let powersOfTen: [Int64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
]
