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
    public static var kind: KeyKind { .expenditure }

    public init?(_ key: RowKey) {
        switch key {
        case .functional(let code): self = .functional(code)
        case .economic(let code): self = .economic(code)
        default: return nil
        }
    }

    public var rowKey: RowKey {
        switch self {
        case .functional(let code): .functional(code)
        case .economic(let code): .economic(code)
        }
    }

    public var description: String { rowKey.description }
}

extension ExpenditureCode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let key = RowKey(text, kind: .expenditure), let code = ExpenditureCode(key) else {
            let expected = "a functional code (2…) or a department economic code (3…)"
            let reason = "expected \(expected), found \"\(text.prefix(40))\""
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
