/// 项目类别标识: the letter in a project code that says what kind of project it is.
///
/// The list is open. An unknown letter is kept as it is.
public struct ProjectKind: RawRepresentable, Hashable, Codable, Sendable {
    /// One letter from A to Z.
    public let rawValue: String

    /// Creates a kind from its letter.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// R 人员类: projects for personnel funds.
    public static let personnel = ProjectKind(rawValue: "R")
    /// Y 公用经费（运转类）: projects for the public (operating) funds of an agency.
    public static let operation = ProjectKind(rawValue: "Y")
    /// T 特定目标类: projects for a specific task or goal.
    public static let specificGoal = ProjectKind(rawValue: "T")

    /// The official name, or nil when the letter is not known.
    public var officialName: String? {
        switch self {
        case .personnel: "人员类"
        case .operation: "运转类"
        case .specificGoal: "特定目标类"
        default: nil
        }
    }
}
