/// JSON书写器: writes any `Encodable` value as JSON text: findings, reports, sums, comparisons, or types of one's own that
/// hold amounts.
///
/// Amounts and scores are written exactly, as in documents: a number of 元 up to ``Amount/interchangeLimit``, a text
/// beyond it. Keys are sorted, and equal values have equal texts.
///
/// ```swift
/// var encoder = JSONTextEncoder(.compact)
/// encoder.userInfo[.messageLanguage] = Language.english
/// let text = try encoder.encode(report.findings)
/// ```
///
/// Documents are written faster by a ``DisclosureWriter``, which gives the same text.
public struct JSONTextEncoder: Sendable {
    /// How texts are laid out.
    public var layout: DisclosureWriter.Layout
    /// What values ask for while they are written, such as the language of findings.
    public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// An encoder.
    public init(_ layout: DisclosureWriter.Layout = .pretty) {
        self.layout = layout
    }

    /// The text of a value in UTF-8, without a line end.
    ///
    /// - Throws: `EncodingError` for a number that is not finite, or what the value throws itself.
    public func encode(_ value: some Encodable) throws -> [UInt8] {
        let draft = JSONDraft()
        try JSONDraftEncoder(draft: draft, number: 0, codingPath: [], userInfo: userInfo).write(value)
        var writer = JSONWriter(layout == .pretty ? .pretty : .compact)
        draft.write(to: &writer)
        return writer.bytes
    }
}
