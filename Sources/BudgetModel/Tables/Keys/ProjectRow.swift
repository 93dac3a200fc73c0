public import BudgetCodes

/// 项目支出表的行: a unit, a group of projects, or a project.
///
/// In JSON it is the text of the first column: `057007`, `1`, `42011425057T000000130`, or the name of a project that
/// has no code. Finance systems have other codes of projects, too, which are kept as names. One that would be read as
/// a unit or a group, such as `123456`, is written `项目:123456`.
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

    /// Groups stand below every unit, and projects without codes may share a name.
    var mayRepeat: Bool {
        switch self {
        case .unit, .project: false
        case .group, .named: true
        }
    }
}

extension ProjectRow: LineKey {
    public static var kind: KeyKind { .project }

    public init?(_ key: RowKey) {
        guard case .project(let row) = key else { return nil }
        self = row
    }

    public var rowKey: RowKey { .project(self) }

    public var description: String {
        switch self {
        case .unit(let code): code.description
        case .group(let number): String(number)
        case .project(let code): code.description
        case .named(let name): Self.isMistakable(name) ? Self.mark + name : name
        }
    }

    /// The row that the text of a first column stands for.
    public init(_ text: String) {
        if text.hasPrefix(Self.mark) {
            let name = String(text.dropFirst(Self.mark.count))
            self = .named(Self.isMistakable(name) ? name : text)
        } else {
            self = Self.unmarked(text)
        }
    }

    private static func unmarked(_ text: String) -> ProjectRow {
        if text.utf8.count == 1, let number = Int(text) { return .group(number) }
        if let code = AgencyCode(text) { return .unit(code) }
        if let code = ProjectCode(text) { return .project(code) }
        return .named(text)
    }

    /// What stands before a name that would be read as something else.
    private static let mark = "项目:"

    /// Whether a name would be read as something else, by itself or behind marks that belong to it.
    private static func isMistakable(_ name: String) -> Bool {
        var rest = Substring(name)
        while rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
        if case .named = unmarked(String(rest)) { return false }
        return true
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
