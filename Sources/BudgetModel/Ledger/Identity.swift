public import BudgetCodes

/// 标识: what a line names a body or a project by: its code, or its name where no code is given.
///
/// Two mentions of one code are one body, whatever names stand beside them. In text and JSON it is the code or the
/// name itself.
public enum Identity<Code>: Hashable, Sendable
where Code: LosslessStringConvertible & Comparable & Hashable & Sendable {
    /// 编码: the code.
    case code(Code)
    /// 名称: the name of something without a code.
    case named(String)

    /// The code, or `nil` when only a name is known.
    public var code: Code? {
        if case .code(let code) = self { code } else { nil }
    }

    /// The identity that a text stands for: a code where it is one, else a name.
    public init(_ text: String) {
        self = Code(text).map(Self.code) ?? .named(text)
    }
}

/// 单位标识: a department or unit as a budget line names it.
public typealias AgencyID = Identity<AgencyCode>
/// 项目标识: a project as a budget line names it.
public typealias ProjectID = Identity<ProjectCode>

extension Identity: CustomStringConvertible {
    /// The code or the name.
    public var description: String {
        switch self {
        case .code(let code): code.description
        case .named(let name): name
        }
    }
}

extension Identity: ExpressibleByStringLiteral {
    /// The identity that a literal stands for: a code where it is one, else a name.
    public init(stringLiteral literal: String) {
        self.init(literal)
    }
}

extension Identity: Comparable {
    /// Codes come before names; codes are ordered as codes, names by their characters.
    public static func < (left: Identity, right: Identity) -> Bool {
        switch (left, right) {
        case (.code(let left), .code(let right)): left < right
        case (.named(let left), .named(let right)): left < right
        case (.code, .named): true
        case (.named, .code): false
        }
    }
}

extension Identity: Codable {
    /// Reads a string: a code where it is one, else a name.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the code or the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
