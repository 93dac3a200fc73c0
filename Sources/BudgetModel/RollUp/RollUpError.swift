public import BudgetCodes

/// A sum that cannot be made.
public enum RollUpError: Error, Hashable, Sendable {
    /// Two lines would count the same money twice, because one contains the other.
    case mixedLevels(ancestor: LineID, descendant: LineID)
    /// A line has no parts at the level that is asked for.
    case tooCoarse(line: LineID)
    /// A line has something else where its code should stand, and the printed sums do not tell which lines it contains.
    case malformedCode(line: LineID)
    /// The sum of a group is beyond the range of amounts.
    case outOfRange(line: LineID, column: ColumnID)
    /// The lines of the form are not by code, so that they have no levels.
    case noLevels(form: Form.ID)
    /// The tables are not of one form, or of one whose columns differ.
    case differentForms(Form.ID, Form.ID)
    /// The tables together have more columns than a table may have.
    case tooManyColumns(form: Form.ID)

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        let text: BilingualText =
            switch self {
            case .mixedLevels(let ancestor, let descendant):
                .init(
                    "\(ancestor) 包含 \(descendant)，不能相加",
                    "\(ancestor) contains \(descendant); adding both would count the same money twice")
            case .tooCoarse(let line):
                .init("\(line) 没有列出所要求级次的下级", "\(line) has no lines at the level that is asked for")
            case .malformedCode(let line):
                .init(
                    "“\(line)”不是科目编码或单位代码，不能确定其中包含哪些行",
                    "\"\(line)\" is no code; nobody can tell which lines it contains")
            case .outOfRange(let line, let column):
                .init(
                    "\(line) \(column) 的合计超出金额范围", "the sum of \(line) \(column) is beyond the range of amounts")
            case .noLevels(let form):
                .init("\(form) 不按科目列示，没有级次", "the lines of \(form) are not by code and have no levels")
            case .differentForms(let one, let other):
                .init("\(one) 和 \(other) 的表式不同，不能相加", "\(one) and \(other) are different forms and cannot be added")
            case .tooManyColumns(let form):
                .init(
                    "\(form) 的各表合起来超过\(Layout.columnLimit)栏",
                    "the tables of \(form) have more than \(Layout.columnLimit) columns together")
            }
        return text[language]
    }
}

extension RollUpError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}
