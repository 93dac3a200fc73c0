/// 项目类别: the category of a project in the budget system.
///
/// The list is open. An unknown number is kept as it is.
public struct ProjectCategory: RawRepresentable, Hashable, Codable, Sendable {
    /// The digits, such as `21`.
    public let rawValue: String

    /// Creates a category from its digits.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// 1 人员类.
    public static let personnel = ProjectCategory(rawValue: "1")
    /// 2 运转类.
    public static let operation = ProjectCategory(rawValue: "2")
    /// 21 公用经费.
    public static let publicFunds = ProjectCategory(rawValue: "21")
    /// 22 其他运转类.
    public static let otherOperation = ProjectCategory(rawValue: "22")
    /// 3 特定目标类.
    public static let specificGoal = ProjectCategory(rawValue: "3")

    /// The categories with a name, ordered by their digits.
    public static var known: [ProjectCategory] {
        [.personnel, .operation, .publicFunds, .otherOperation, .specificGoal]
    }

    /// The official name, or nil when the number is not known.
    public var officialName: String? {
        switch self {
        case .personnel: "人员类"
        case .operation: "运转类"
        case .publicFunds: "公用经费"
        case .otherOperation: "其他运转类"
        case .specificGoal: "特定目标类"
        default: nil
        }
    }

    /// The category one digit up, or nil at the top.
    public var parent: ProjectCategory? {
        rawValue.count > 1 ? ProjectCategory(rawValue: String(rawValue.dropLast())) : nil
    }

    /// How well the number and the name are known: a published source without a year, or not at all.
    public var evidence: Evidence {
        officialName == nil ? .unverified : .published(years: [])
    }
}
