public import BudgetCodes

/// Why something is no form: what is wrong, and with which name.
public struct FormError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Hashable, Sendable {
        /// The id is not made of words of small letters, digits and `-`, with a point between them.
        case malformedID
        /// Two forms have the id.
        case repeatedID
        /// A form has one list of lines, or `income` and `expenditure`.
        case sides
        /// There is no column, or there are too many.
        case columnCount
        /// The name of a column is not made of letters and digits, beginning with a small letter.
        case malformedColumn
        /// The name is one that every line has, such as `name`.
        case reservedColumn
        /// Two columns have the name.
        case repeatedColumn
        /// An identity names a column that is not there.
        case unknownColumn
    }

    /// What is wrong.
    public let kind: Kind
    /// The id or the name.
    public let name: String

    init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = String(name.prefix(80))
    }

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        let text: BilingualText =
            switch kind {
            case .malformedID:
                .init(
                    "表式标识应为小写字母、数字和连字符，以点分隔",
                    "an id is made of words of small letters, digits and hyphens with points between")
            case .repeatedID: .init("表式标识重复", "two forms have this id")
            case .sides: .init("表式应有一个行列，或收入、支出两方", "a form has one list of lines, or income and expenditure")
            case .columnCount: .init("栏数应在1到\(Layout.columnLimit)之间", "a layout has 1 to \(Layout.columnLimit) columns")
            case .malformedColumn:
                .init(
                    "栏名应为字母和数字，以小写字母开头",
                    "the name of a column is made of letters and digits and begins with a small letter")
            case .reservedColumn: .init("栏名与行的固有项目相同", "every line has something of this name")
            case .repeatedColumn: .init("栏名重复", "two columns have this name")
            case .unknownColumn: .init("没有这一栏", "there is no such column")
            }
        return "\(name): \(text[language])"
    }
}

extension FormError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}
