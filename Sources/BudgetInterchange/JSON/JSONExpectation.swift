import BudgetCodes
import BudgetModel

/// What should have stood where a text stops making sense.
///
/// A code and not a text, so that the scanner can throw it without allocating.
enum JSONExpectation: UInt8, CaseIterable, Hashable, Sendable {
    // The text is no JSON.
    case value, word, key, colon, commaOrBrace, commaOrBracket, endOfText, endOfString, escape, hexDigits,
        surrogatePair, utf8
    case digit, noLeadingZero, lessDepth, smallerText
    // The text is JSON, but another kind of value is wanted.
    case object, array, string, number, integer, integerInRange, bool, keyOnce
    // Amounts and scores.
    case amount, amountDecimals, amountInRange, amountAsText, amountAsNumber, decimal, decimalDigits, decimalInRange
    // Codes and names.
    case agencyCode, divisionCode, kind, entity, unit, schema, columnName
    /// Only the one who throws it can say.
    case described

    /// Whether the text is no JSON at all.
    var isSyntax: Bool { rawValue <= JSONExpectation.smallerText.rawValue }

    /// What was expected, as the rest of "expected …".
    func text(in language: Language) -> String {
        let (chinese, english) = texts
        switch language {
        case .chinese: return chinese
        case .english: return english
        }
    }

    private var texts: (chinese: String, english: String) {
        switch self {
        case .value: ("一个值", "a value")
        case .word: ("true、false 或 null", "true, false or null")
        case .key: ("带引号的键", "a key in quotes")
        case .colon: ("“:”", "\":\"")
        case .commaOrBrace: ("“,”或“}”", "\",\" or \"}\"")
        case .commaOrBracket: ("“,”或“]”", "\",\" or \"]\"")
        case .endOfText: ("文本结束", "the end of the text")
        case .endOfString: ("字符串的结束引号（控制字符须转义）", "a closing quote, with control characters escaped")
        case .escape: ("\\ 之后的 \"、\\、/、b、f、n、r、t 或 u", "one of \" \\ / b f n r t u after a backslash")
        case .hexDigits: ("\\u 之后的4位十六进制数字", "four hexadecimal digits after \\u")
        case .surrogatePair: ("成对的代理项", "both halves of a surrogate pair")
        case .utf8: ("UTF-8编码的文本", "text in UTF-8")
        case .digit: ("一位数字", "a digit")
        case .noLeadingZero: ("没有前导零的数", "a number without leading zeros")
        case .lessDepth: ("嵌套不超过\(JSONScanner.depthLimit)层", "at most \(JSONScanner.depthLimit) nested brackets")
        case .smallerText: ("小于2GB的文本", "a text of less than 2 GB")
        case .object: ("一个对象 {…}", "an object {…}")
        case .array: ("一个列表 […]", "a list […]")
        case .string: ("一个字符串", "a string")
        case .number: ("一个数", "a number")
        case .integer: ("一个整数", "a whole number")
        case .integerInRange: ("范围之内的整数", "a whole number within range")
        case .bool: ("true 或 false", "true or false")
        case .keyOnce: ("每个键只出现一次", "each key once")
        case .amount: ("以元为单位的金额", "an amount, a number in yuan")
        case .amountDecimals: ("至多两位小数的元金额", "an amount in yuan with at most two decimals")
        case .amountInRange:
            (
                "以元为单位、不超过70368744177663.99的数，更大的金额写成字符串",
                "an amount in yuan of at most 70368744177663.99, or a larger one as a string"
            )
        case .amountAsText:
            ("以字符串书写的元金额，如 \"70368744177664.01\"", "an amount in yuan such as \"70368744177664.01\"")
        case .amountAsNumber:
            ("不带引号的数，因为金额不超过70368744177663.99", "a number without quotes for an amount of at most 70368744177663.99")
        case .decimal: ("一个小数", "a decimal number")
        case .decimalDigits: ("至多四位小数的数", "a number with at most four decimals")
        case .decimalInRange: ("小于十亿的数", "a number below a billion")
        case .agencyCode: ("每级3位、共3至21位的部门（单位）代码", "an agency code of 3 to 21 digits in groups of three")
        case .divisionCode: ("不以0开头的6位或9位行政区划代码", "a division code of 6 or 9 digits that does not start with 0")
        case .kind:
            (
                "\"budget\"、\"finalAccounts\"、\"performance\" 或 \"execution\"",
                "\"budget\", \"finalAccounts\", \"performance\" or \"execution\""
            )
        case .entity:
            (
                "\"department\"、\"unit\" 或 \"government\"", "\"department\", \"unit\" or \"government\""
            )
        case .unit:
            (
                "\"yuan\"、\"tenThousandYuan\" 或 \"hundredMillionYuan\"",
                "\"yuan\", \"tenThousandYuan\" or \"hundredMillionYuan\""
            )
        case .schema: ("\"\(Disclosure.schema)\"", "\"\(Disclosure.schema)\"")
        case .columnName:
            ("以小写字母开头、由字母和数字组成的栏名", "the name of a column, letters and digits that begin with a small letter")
        case .described: ("可读的值", "a value that can be read")
        }
    }
}

/// Where reading stopped, and what should have stood there. Two words, made without allocating; ``JSONPlace`` finds the
/// line, the column and the key path afterwards.
struct JSONFault: Error, Hashable, Sendable {
    /// The number of bytes before the place.
    var offset: Int
    var expected: JSONExpectation
}
