import BudgetCodes

/// 栏: the amount columns of a form, an enumeration whose cases are the names in JSON and in findings, and whose raw
/// values are the official headings with group headings before them: `本年收入 一般公共预算`.
///
/// ```swift
/// enum Column: String, FormColumn {
///     case total = "合计"
///     case basic = "基本支出 小计"
///     case project = "项目支出"
///
///     static let identities: [ColumnIdentity<Self>] = [.sum(.total, [.basic, .project])]
/// }
/// ```
public protocol FormColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
    /// 栏间关系: what the columns of one row must add up to. None by default.
    static var identities: [ColumnIdentity<Self>] { get }
    /// 地方栏: columns that only the layouts of some places print. None by default.
    static var localColumns: [Self] { get }
}

extension FormColumn {
    public static var identities: [ColumnIdentity<Self>] { [] }
    public static var localColumns: [Self] { [] }

    /// The name in JSON and in findings, such as `openingGeneralPublic`.
    public var name: String { "\(self)" }

    /// The official heading.
    public var heading: String { rawValue }

    /// The place of the column in the form.
    @inlinable
    public var position: Int {
        for (index, column) in Self.allCases.enumerated() where column == self { return index }
        return 0
    }
}

/// 栏间关系: one column that is the sum of others, as forms print it (`1栏各行=(2+3)栏各行`).
public struct ColumnIdentity<Column: FormColumn>: Hashable, Sendable {
    /// The column that holds the sum.
    public let sum: Column
    /// The columns that are added.
    public let addends: [Column]
    /// The columns that are taken off.
    public let subtrahends: [Column]

    /// 某栏 = Σ 各栏.
    public static func sum(_ sum: Column, _ addends: [Column], less subtrahends: [Column] = []) -> Self {
        Self(sum: sum, addends: addends, subtrahends: subtrahends)
    }

    /// The same by names.
    var named: Layout.NamedIdentity {
        Layout.NamedIdentity(sum.name, names(of: addends), less: names(of: subtrahends))
    }
}

/// 金额: the only column of a list with a single figure in a row.
public enum AmountColumn: String, FormColumn {
    case amount = "金额"
}
