public import BudgetCodes
public import BudgetModel

/// A table of budget lines that could not be read: what is wrong, and where.
public struct LedgerError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The file is not there or may not be read.
        case unreadable
        /// More bytes than ``LedgerLimits/bytes``.
        case tooLarge(limit: Int)
        /// More lines than ``LedgerLimits/lines``.
        case tooManyLines(limit: Int)
        /// The bytes are no text in UTF-8, UTF-16 or GB18030.
        case unknownEncoding
        /// The line has a cell behind the last heading, such as the second half of `1,000` without quotes.
        case tooManyCells(headings: Int)
        /// The line has more bytes than can be read.
        case tooLong
        /// The unit of the amounts is none of 元, 万元 and 亿元.
        case unknownUnit
        /// Two lines above the headings name different units of the amounts.
        case contradictingUnits(AmountUnit, AmountUnit)
        /// No line has a heading for the amounts and another one that is understood.
        case missingHeading
        /// Two columns mean the same.
        case repeatedHeading(String)
        /// No column has the heading that was asked for.
        case noSuchHeading
        /// A quote is not closed.
        case unclosedQuote
        /// The line has no amount.
        case missingAmount
        /// The cell cannot be read; the expectation says what should stand there.
        case malformed(expected: String)
        /// More fund sources than a ledger holds.
        case tooManyFunds
    }

    /// What is wrong.
    public let kind: Kind
    /// The file, where there is one.
    public let path: String?
    /// The line, from 1; 0 when it is about the whole text.
    public let line: Int
    /// The heading of the column.
    public let column: String?
    /// The text of the cell, cut after 40 characters.
    public let text: String

    init(_ kind: Kind, path: String?, line: Int = 0, column: String? = nil, text: String = "") {
        self.kind = kind
        self.path = path
        self.line = line
        self.column = column
        self.text = String(text.prefix(40))
    }

    /// The error as one line.
    public func message(in language: Language) -> String {
        var place = path.map { [$0] } ?? []
        if line > 0 { place.append(language == .chinese ? "第\(line)行" : "line \(line)") }
        if let column { place.append(language == .chinese ? "“\(column)”栏" : "column \(column)") }
        return (place + [reason(in: language)]).joined(separator: ": ")
    }

    private func reason(in language: Language) -> String {
        switch (kind, language) {
        case (.unreadable, .chinese): "无法读取文件"
        case (.unreadable, .english): "the file cannot be read"
        case (.tooLarge(let limit), .chinese): "超过\(limit)字节"
        case (.tooLarge(let limit), .english): "there are more than \(limit) bytes"
        case (.tooManyLines(let limit), .chinese): "超过\(limit)行"
        case (.tooManyLines(let limit), .english): "there are more than \(limit) lines"
        case (.unknownEncoding, .chinese): "既不是UTF-8编码，也不是GB18030编码"
        case (.unknownEncoding, .english): "the text is neither UTF-8 nor GB18030"
        case (.tooManyCells(let headings), .chinese): "表头只有\(headings)栏，多出“\(text)”；带千分位逗号的金额应加引号"
        case (.tooManyCells(let headings), .english):
            "\"\(text)\" stands behind the last of \(headings) headings; an amount such as 1,000 needs quotes"
        case (.tooLong, .chinese): "一行太长"
        case (.tooLong, .english): "the line is too long"
        case (.unknownUnit, .chinese): "“\(text)”的金额单位无法识别，应为元、万元或亿元"
        case (.unknownUnit, .english): "the unit of the amounts in \"\(text)\" is none of 元, 万元 and 亿元"
        case (.contradictingUnits(let one, let other), .chinese):
            "金额单位既是\(one.name(in: .chinese))又是\(other.name(in: .chinese))"
        case (.contradictingUnits(let one, let other), .english):
            "the amounts are said to be in \(one.name(in: .english)) and in \(other.name(in: .english))"
        case (.missingHeading, .chinese): "未找到表头，应有“金额”和“功能科目编码”“单位代码”等栏"
        case (.missingHeading, .english):
            "no line has headings such as 金额, AMT or amount and 功能科目编码, EXP_FUNC_CODE or function"
        case (.repeatedHeading(let other), .chinese): "与“\(other)”栏重复，请指明金额栏"
        case (.repeatedHeading(let other), .english): "means the same as column \(other); name the one to read"
        case (.noSuchHeading, .chinese): "没有这一栏"
        case (.noSuchHeading, .english): "there is no such column"
        case (.unclosedQuote, .chinese): "引号没有结束"
        case (.unclosedQuote, .english): "a quote is not closed"
        case (.missingAmount, .chinese): "没有金额"
        case (.missingAmount, .english): "there is no amount"
        case (.malformed(let expected), .chinese): "“\(text)”无法识别，应为\(expected)"
        case (.malformed(let expected), .english): "\"\(text)\" is not understood; expected \(expected)"
        case (.tooManyFunds, .chinese): "资金性质超过\(BudgetLedger.fundLimit)种"
        case (.tooManyFunds, .english): "there are more than \(BudgetLedger.fundLimit) fund sources"
        }
    }
}

extension LedgerError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}
