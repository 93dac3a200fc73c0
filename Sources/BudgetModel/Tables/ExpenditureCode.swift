public import BudgetCodes

/// 支出科目: a functional or a department economic code, for tables whose layouts differ in this.
///
/// The first digit tells which: 2 is functional, 3 economic.
public enum ExpenditureCode: Hashable, Sendable {
    /// 功能分类.
    case functional(FunctionalCode)
    /// 部门预算支出经济分类.
    case economic(DepartmentEconomicCode)
}

extension ExpenditureCode: LineKey {
    public static var codingName: String { "code" }

    public static var family: (parent: ExpenditureCode, children: [ExpenditureCode]) {
        let codes = FunctionalCode.family
        return (.functional(codes.parent), codes.children.map(Self.functional))
    }

    public var parent: ExpenditureCode? {
        switch self {
        case .functional(let code): code.parent.map(Self.functional)
        case .economic(let code): code.parent.map(Self.economic)
        }
    }

    public var functionalCode: FunctionalCode? {
        if case .functional(let code) = self { code } else { nil }
    }

    public var economicCode: DepartmentEconomicCode? {
        if case .economic(let code) = self { code } else { nil }
    }

    public init?(functionalCode: FunctionalCode) { self = .functional(functionalCode) }

    public var description: String {
        switch self {
        case .functional(let code): code.description
        case .economic(let code): code.description
        }
    }
}

extension ExpenditureCode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if let code = FunctionalCode(text) {
            self = .functional(code)
        } else if let code = DepartmentEconomicCode(text) {
            self = .economic(code)
        } else {
            let expected = "a functional code (2…) or a department economic code (3…)"
            let reason = "expected \(expected), found \"\(text.prefix(40))\""
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
