public import BudgetCodes

/// 项目支出表的行: a unit, a group of projects, or a project.
///
/// In JSON it is the text of the first column: `057007`, `1`, `42011425057T000000130`, or the name of a project that
/// has no code.
public enum ProjectRow: Hashable, Sendable {
    /// 单位: the sum of a unit.
    case unit(AgencyCode)
    /// 项目类别: the sum of a group, by its printed number: 1 人员经费, 2 公用经费, 3 项目支出.
    case group(Int)
    /// 项目: a project by its code.
    case project(ProjectCode)
    /// A project without a code, by its name.
    case named(String)

    /// Whether the line is a project rather than a sum of projects.
    public var isProject: Bool {
        switch self {
        case .unit, .group: false
        case .project, .named: true
        }
    }
}

extension ProjectRow: LineKey {
    public static var codingName: String { "project" }

    public static var family: (parent: ProjectRow, children: [ProjectRow]) {
        (.group(1), [.project("42010025001R000000001"), .project("42010025001R000000002")])
    }

    // The order of the lines says what belongs to what; see `ProjectExpenditure.parentIndices()`.
    public var parent: ProjectRow? { nil }

    /// Groups stand below every unit, and projects without codes may share a name.
    public var mayRepeat: Bool {
        switch self {
        case .unit, .project: false
        case .group, .named: true
        }
    }

    public var description: String {
        switch self {
        case .unit(let code): code.description
        case .group(let number): String(number)
        case .project(let code): code.description
        case .named(let name): name
        }
    }

    /// The row that the text of a first column stands for.
    public init(_ text: String) {
        if text.utf8.count == 1, let number = Int(text) {
            self = .group(number)
        } else if let code = AgencyCode(text) {
            self = .unit(code)
        } else if let code = ProjectCode(text) {
            self = .project(code)
        } else {
            self = .named(text)
        }
    }
}

extension ProjectRow: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
