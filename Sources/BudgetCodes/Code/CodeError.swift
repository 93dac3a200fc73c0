/// The reason why a text is not a code.
///
/// It holds the data of the message, not the message. Ask for the text with ``message(in:)``.
public struct CodeError: Error, Hashable, Sendable {
    /// What is wrong with the text.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// The text is empty or has only spaces.
        case empty
        /// A character cannot stand in a code, or not at this place.
        case invalidCharacter
        /// The number of digits fits no level.
        case wrongLength
        /// The code starts with a digit that belongs to another classification.
        case wrongLeadingDigit
    }

    /// What is wrong with the text.
    public let kind: Kind
    /// The text as given, cut after 40 characters.
    public let text: String
    /// The place of the first offending character, counted in Unicode scalars from 0, when there is one.
    public let offset: Int?

    private let expectation: BilingualText

    init(_ kind: Kind, text: String, offset: Int? = nil, expected: BilingualText) {
        self.kind = kind
        // The text comes from outside. A message must not grow with it.
        self.text = String(text.prefix(40))
        self.offset = offset
        self.expectation = expected
    }

    /// What would have been accepted, as a noun phrase such as “agency code of 3 to 21 digits in groups of three”.
    public func expected(in language: Language) -> String {
        expectation[language]
    }

    /// One sentence that says what is wrong and what was expected.
    public func message(in language: Language) -> String {
        BilingualText(
            "“\(text)”\(reason.chinese)；应为\(expectation.chinese)。",
            "\"\(text)\" \(reason.english); expected: \(expectation.english)."
        )[language]
    }

    private var reason: BilingualText {
        switch kind {
        case .empty:
            return BilingualText("为空", "is empty")
        case .invalidCharacter:
            guard let offset else { return BilingualText("含有非法字符", "has a character that is not allowed") }
            return BilingualText("第\(offset + 1)个字符非法", "has a character that is not allowed at offset \(offset)")
        case .wrongLength:
            return BilingualText("位数不符", "has a wrong number of characters")
        case .wrongLeadingDigit:
            return BilingualText("首位数字不符", "starts with the wrong digit")
        }
    }
}

extension CodeError: CustomStringConvertible {
    /// The English message.
    public var description: String { message(in: .english) }
}
