public import BudgetCodes

/// A cell that could not be read, with its place.
public struct CellError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// The text is no amount.
        case amount(AmountError)
        /// The form has no line of this key.
        case noSuchKey
        /// The table has no such column.
        case noSuchColumn
    }

    /// The table.
    public let form: Form
    /// The key of the line.
    public let line: String
    /// The name of the column, where it is about one.
    public let column: String?
    /// What is wrong.
    public let problem: Problem

    init(form: Form, line: String, column: String? = nil, problem: Problem) {
        self.form = form
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        let place = [form.name(in: language), line, column].compactMap { $0 }.joined(separator: " ")
        let reason =
            switch problem {
            case .amount(let error): error.message(in: language)
            case .noSuchKey: BilingualText("表中没有这种行", "the form has no line of this key")[language]
            case .noSuchColumn: BilingualText("表中没有这一栏", "the table has no such column")[language]
            }
        return language == .chinese ? "\(place)：\(reason)" : "\(place): \(reason)"
    }
}

extension CellError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}
