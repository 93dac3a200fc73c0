/// A language in which messages and explanations are rendered.
///
/// Codes, official names and figures are data and do not depend on it.
public enum Language: String, CaseIterable, Codable, Sendable {
    /// 中文: simplified Chinese, with the official terms.
    case chinese
    /// English, after the usage of the ministry's English publications.
    case english
}

/// A short text in every ``Language``.
struct BilingualText: Hashable, Sendable {
    var chinese: String
    var english: String

    init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    subscript(language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
