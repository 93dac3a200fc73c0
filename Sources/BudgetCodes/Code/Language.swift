/// A language in which messages and explanations are rendered.
///
/// Codes, official names and figures are data and do not depend on it.
public enum Language: String, CaseIterable, Codable, Sendable {
    /// 中文: simplified Chinese, with the official terms.
    case chinese
    /// English, after the usage of the ministry's English publications.
    case english
}
