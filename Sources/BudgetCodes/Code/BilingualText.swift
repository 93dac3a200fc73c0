/// A short text in every ``Language``: how messages, titles and explanations are held until one is shown.
public struct BilingualText: Hashable, Codable, Sendable {
    /// 中文: the text in simplified Chinese.
    public var chinese: String
    /// The text in English.
    public var english: String

    /// Creates a text from its two forms.
    public init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// The text in a language.
    public subscript(language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
