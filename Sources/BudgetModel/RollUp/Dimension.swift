public import BudgetCodes

/// 汇总维度: one dimension of budget lines at one level.
///
/// A line that is known less finely than the level keeps what is known: a line of 208 stays at 208 when lines are
/// grouped by 项.
public enum Dimension: Hashable, Sendable {
    /// 支出功能分类 at 类, 款 or 项.
    case function(CodeLevel)
    /// 部门预算支出经济分类 at 类 or 款.
    case economic(CodeLevel)
    /// 单位 by the first groups of the code: 1 is the department. Names stay whole.
    case agency(depth: Int)
    /// 项目.
    case project
    /// 资金性质 as the lines have it.
    case fund
    /// 资金性质 by its first digit: 1 政府预算资金, 2 财政专户管理资金, 3 单位资金.
    case fundGroup
    /// 本年 or 上年结转.
    case period
    /// 支出类别 with 人员经费 and 公用经费 apart.
    case kind
    /// 支出类别 with 人员经费 and 公用经费 together as 基本支出.
    case mainKind

    /// 单位 with the whole code.
    public static let unit = Dimension.agency(depth: 7)
    /// 主管部门: the first group of the code.
    public static let department = Dimension.agency(depth: 1)

    /// What the lines have, apart from the level.
    enum Axis: Int, CaseIterable {
        case function, economic, agency, project, fund, period, kind
    }

    var axis: Axis {
        switch self {
        case .function: .function
        case .economic: .economic
        case .agency: .agency
        case .project: .project
        case .fund, .fundGroup: .fund
        case .period: .period
        case .kind, .mainKind: .kind
        }
    }

    /// How fine the level is: sums by a finer level give those by a coarser one.
    var fineness: Int {
        switch self {
        case .function(let level), .economic(let level): level.rawValue
        case .agency(let depth): depth
        case .project, .period: 1
        case .fund, .kind: 2
        case .fundGroup, .mainKind: 1
        }
    }

    /// Whether a key of lines stands as it is at this level.
    var isWhole: Bool {
        switch self {
        case .function(let level): level >= .item
        case .economic(let level): level >= .section
        case .agency(let depth): depth >= 7
        case .project, .fund, .period, .kind: true
        case .fundGroup, .mainKind: false
        }
    }
}

extension Dimension: LosslessStringConvertible {
    /// The name in JSON and in commands: `function/item`, `economic/section`, `agency`, `agency/1`, `fund`,
    /// `fund/group`, `kind`, `kind/main`, `project`, `period`.
    public var description: String {
        switch self {
        case .function(let level): "function/\(level)"
        case .economic(let level): "economic/\(level)"
        case .agency(let depth): depth >= 7 ? "agency" : "agency/\(depth)"
        case .project: "project"
        case .fund: "fund"
        case .fundGroup: "fund/group"
        case .period: "period"
        case .kind: "kind"
        case .mainKind: "kind/main"
        }
    }

    /// The dimension of a name, or `nil` when there is none.
    public init?(_ description: String) {
        let all: [Dimension] =
            CodeLevel.allCases.flatMap { [.function($0), .economic($0)] } + (1...7).map { .agency(depth: $0) }
            + [.project, .fund, .fundGroup, .period, .kind, .mainKind]
        guard let dimension = all.first(where: { $0.description == description }) else { return nil }
        self = dimension
    }
}

extension Dimension: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let dimension = Dimension(text) else {
            let reason = "expected a dimension such as function/item, found \"\(text.prefix(40))\""
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
        self = dimension
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// 分组: the dimensions by which lines are added up, in the order in which the result is sorted.
///
/// A grouping without dimensions is the sum of everything: `[]`. Of dimensions that differ in their level only, the
/// finer one stays.
public struct Grouping: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The dimensions.
    public let dimensions: [Dimension]

    /// A grouping by some dimensions.
    public init(_ dimensions: [Dimension]) {
        var kept: [Dimension] = []
        for dimension in dimensions {
            if let index = kept.firstIndex(where: { $0.axis == dimension.axis }) {
                if kept[index].fineness < dimension.fineness { kept[index] = dimension }
            } else {
                kept.append(dimension)
            }
        }
        self.dimensions = kept
    }

    /// A grouping by some dimensions.
    public init(arrayLiteral dimensions: Dimension...) {
        self.init(dimensions)
    }

    /// Whether sums by this grouping follow from sums by another.
    func follows(from other: Grouping) -> Bool {
        dimensions.allSatisfy { dimension in
            other.dimensions.contains { $0.axis == dimension.axis && $0.fineness >= dimension.fineness }
        }
    }
}

extension Grouping: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Dimension].self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dimensions)
    }
}
