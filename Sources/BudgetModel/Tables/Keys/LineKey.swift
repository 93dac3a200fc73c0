public import BudgetCodes

/// 行标识: what identifies a line of a table: a code, a unit, a project, or a named row of a form.
///
/// Keys know their parent, which is all that sums over levels need. In JSON a key is its text.
public protocol LineKey: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The kind of the keys.
    static var kind: KeyKind { get }

    /// The key of a row, or `nil` when the row is of another kind.
    init?(_ key: RowKey)

    /// The key without its type.
    var rowKey: RowKey { get }
}

extension LineKey {
    /// The key one level up, or `nil` at the top.
    public var parent: Self? { rowKey.parent.flatMap { Self($0) } }
}

/// 行标识 without its type: the key of a line of any table.
public enum RowKey: Hashable, Sendable {
    /// 支出功能分类科目.
    case functional(FunctionalCode)
    /// 部门预算支出经济分类科目.
    case economic(DepartmentEconomicCode)
    /// 单位.
    case agency(AgencyCode)
    /// 项目支出表的行.
    case project(ProjectRow)
    /// 表内项目.
    case row(SummaryRow)

    /// The key of a kind that a text stands for, or `nil` when it is none. Rows and projects are open: every text is one.
    public init?(_ text: String, kind: KeyKind) {
        let key: RowKey? =
            switch kind {
            case .functional: FunctionalCode(text).map(RowKey.functional)
            case .economic: DepartmentEconomicCode(text).map(RowKey.economic)
            case .expenditure:
                FunctionalCode(text).map(RowKey.functional) ?? DepartmentEconomicCode(text).map(RowKey.economic)
            case .agency: AgencyCode(text).map(RowKey.agency)
            case .project: .project(ProjectRow(text))
            case .row, .outline: .row(SummaryRow(rawValue: text))
            }
        guard let key else { return nil }
        self = key
    }

    /// The key of a line as printed. Full-width digits and spaces in a code are no matter; what is no code even so is
    /// kept as a text, ``RowKey/row(_:)``.
    package init(printed text: String, kind: KeyKind) {
        let code: RowKey? =
            (kind == .row ? nil : RowKey(text, kind: kind))
            ?? {
                switch kind {
                case .functional: (try? FunctionalCode(parsing: text)).map(RowKey.functional)
                case .economic: (try? DepartmentEconomicCode(parsing: text)).map(RowKey.economic)
                case .expenditure:
                    (try? FunctionalCode(parsing: text)).map(RowKey.functional)
                        ?? (try? DepartmentEconomicCode(parsing: text)).map(RowKey.economic)
                case .agency: (try? AgencyCode(parsing: text)).map(RowKey.agency)
                case .project, .outline: nil
                // Lines of an expenditure side.
                case .row: (try? FunctionalCode(parsing: text)).map { .row(SummaryRow($0)) }
                }
            }()
        self = code ?? .row(SummaryRow(rawValue: text))
    }

    /// Whether a line with codes of a kind has something else, which is kept as a text.
    func isMalformed(in kind: KeyKind) -> Bool {
        guard kind.isCoded, case .row = self else { return false }
        return true
    }

    /// The key one level up, or `nil` at the top. The order of the lines says what a project belongs to.
    public var parent: RowKey? {
        switch self {
        case .functional(let code): code.parent.map(RowKey.functional)
        case .economic(let code): code.parent.map(RowKey.economic)
        case .agency(let code): code.parent.map(RowKey.agency)
        case .project: nil
        case .row(let row): row.parent.map(RowKey.row)
        }
    }

    /// The functional code of the line, if it has one.
    public var functionalCode: FunctionalCode? {
        switch self {
        case .functional(let code): code
        case .row(let row): row.functionalCode
        default: nil
        }
    }

    /// The department economic code of the line, if it has one.
    public var economicCode: DepartmentEconomicCode? {
        if case .economic(let code) = self { code } else { nil }
    }

    /// Whether several lines of a table may have the same key.
    var mayRepeat: Bool {
        switch self {
        case .project(let row): row.mayRepeat
        case .row(let row): row.mayRepeat
        default: false
        }
    }
}

extension RowKey: CustomStringConvertible {
    /// The text of the key, as JSON has it.
    @inline(never)  // Most is for messages; copies of it were 13 KB of code.
    public var description: String {
        switch self {
        case .functional(let code): code.description
        case .economic(let code): code.description
        case .agency(let code): code.description
        case .project(let row): row.description
        case .row(let row): row.description
        }
    }
}

extension RowKey {
    /// Whether a key stands before another in tables by code: functional before economic codes, each in prefix order,
    /// and malformed ones behind. `nil` where keys have no order but that of the form.
    static func precedes(_ left: RowKey, _ right: RowKey) -> Bool? {
        switch (left, right) {
        case (.functional(let left), .functional(let right)): left < right
        case (.economic(let left), .economic(let right)): left < right
        case (.functional, .economic): true
        case (.economic, .functional): false
        case (.agency(let left), .agency(let right)): left < right
        case (.functional, .row), (.economic, .row), (.agency, .row): true
        case (.row, .functional), (.row, .economic), (.row, .agency): false
        default: nil
        }
    }
}

extension Code: LineKey {
    public static var kind: KeyKind { C.self == DepartmentEconomic.self ? .economic : .functional }

    public init?(_ key: RowKey) {
        let code: Code? =
            switch key {
            case .functional(let code): code as? Code
            case .economic(let code): code as? Code
            default: nil
            }
        guard let code else { return nil }
        self = code
    }

    public var rowKey: RowKey {
        if let code = self as? DepartmentEconomicCode { return .economic(code) }
        if let code = self as? FunctionalCode { return .functional(code) }
        // Codes of other classifications have no tables yet.
        return .row(SummaryRow(rawValue: description))
    }
}

extension AgencyCode: LineKey {
    public static var kind: KeyKind { .agency }

    public init?(_ key: RowKey) {
        guard case .agency(let code) = key else { return nil }
        self = code
    }

    public var rowKey: RowKey { .agency(self) }
}
