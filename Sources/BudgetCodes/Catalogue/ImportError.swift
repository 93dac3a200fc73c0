/// Everything that kept an official table from being imported. Nothing of the table was taken.
public struct ImportError: Error, Hashable, Sendable {
    /// The problems in the order of their lines, at least one.
    public let problems: [ImportProblem]

    init(_ problems: [ImportProblem]) {
        self.problems = problems
    }

    /// One line of text for each problem.
    public func message(in language: Language) -> String {
        problems.map { $0.message(in: language) }.joined(separator: "\n")
    }
}

extension ImportError: CustomStringConvertible {
    /// The English messages.
    public var description: String { message(in: .english) }
}

/// One thing that is wrong with an official table.
public struct ImportProblem: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The text has more bytes than the limit.
        case tooLarge(limit: Int)
        /// The table has more rows than the limit.
        case tooManyRows(limit: Int)
        /// The bytes are not UTF-8. Tables saved by a spreadsheet may be in GBK.
        case notUTF8
        /// No line has the headings 科目编码 (or 编码, 代码; or 类, 款, 项, 目) and 科目名称 (or 名称).
        case missingHeading
        /// The table has headings and no rows.
        case noRows
        /// A quote is not closed.
        case unclosedQuote
        /// The row has no code.
        case missingCode
        /// The code is malformed.
        case malformedCode(CodeError)
        /// The digits of a split code do not fit below the codes above.
        case misplacedDigits
        /// The row has no name.
        case missingName
        /// The name has more than 100 characters.
        case longName
        /// The code was on another line before.
        case duplicateCode(firstLine: Int)
        /// The table has no row for the code one level up.
        case missingParent(code: String)
    }

    /// The line, from 1. A row with quoted line breaks counts at its first line.
    public let line: Int
    /// What is wrong.
    public let kind: Kind
    /// The code cell, or what else the problem is about, cut after 40 characters.
    public let text: String

    init(line: Int, kind: Kind, text: String = "") {
        self.line = line
        self.kind = kind
        self.text = String(text.prefix(40))
    }

    /// One sentence that says what is wrong and what was expected.
    public func message(in language: Language) -> String {
        let message =
            switch kind {
            case .tooLarge(let limit): BilingualText("文件超过\(limit)字节", "the text has more than \(limit) bytes")
            case .tooManyRows(let limit): BilingualText("超过\(limit)行", "the table has more than \(limit) rows")
            case .notUTF8: BilingualText("不是UTF-8编码，请另存为UTF-8", "the text is not UTF-8; save it as UTF-8")
            case .missingHeading:
                BilingualText(
                    "未找到表头，应有“科目编码”（或“类、款、项”）和“科目名称”",
                    "no line has the headings 科目编码 (or 类, 款, 项) and 科目名称")
            case .noRows: BilingualText("表头之后没有数据", "there are no rows after the headings")
            case .unclosedQuote: BilingualText("引号没有结束", "a quote is not closed")
            case .missingCode: BilingualText("“\(text)”没有科目编码", "\"\(text)\" has no code")
            case .malformedCode(let error):
                BilingualText(error.message(in: .chinese), error.message(in: .english))
            case .misplacedDigits:
                BilingualText(
                    "“\(text)”与上级编码不符，应为上级编码加两位数字", "\"\(text)\" does not continue the code above; expected two digits")
            case .missingName: BilingualText("编码\(text)没有科目名称", "code \(text) has no name")
            case .longName: BilingualText("编码\(text)的名称超过100字", "the name of code \(text) has more than 100 characters")
            case .duplicateCode(let firstLine):
                BilingualText("编码\(text)与第\(firstLine)行重复", "code \(text) was on line \(firstLine) before")
            case .missingParent(let code):
                BilingualText("编码\(text)缺少上级编码\(code)", "code \(text) has no row for \(code), the code above")
            }
        return BilingualText("第\(line)行：\(message.chinese)", "line \(line): \(message.english)")[language]
    }
}

/// How much an import accepts.
public struct ImportLimits: Hashable, Sendable {
    /// The greatest number of bytes, at most 1 GB.
    public var bytes: Int
    /// The greatest number of rows, at most one million.
    public var rows: Int

    /// Creates limits. By default 16 MB and 50,000 rows: an official table has fewer than 3,000.
    public init(bytes: Int = 16 << 20, rows: Int = 50_000) {
        self.bytes = min(bytes, 1 << 30)
        self.rows = min(rows, 1_000_000)
    }
}
