/// The key of a dictionary entry whose key is a code.
struct CodeKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ text: String) {
        stringValue = text
    }

    init?(stringValue: String) {
        self.init(stringValue)
    }

    // Codes are never integer keys: leading zeros count.
    init?(intValue: Int) {
        nil
    }
}

// Without these a dictionary by code is encoded as an array of keys and values in turn.

@available(macOS 12.3, iOS 15.4, watchOS 8.5, tvOS 15.4, *)
extension Code: CodingKeyRepresentable {
    /// The digits as a key.
    public var codingKey: any CodingKey { CodeKey(description) }

    /// Creates a code from a key with exactly its digits.
    public init?(codingKey: some CodingKey) {
        self.init(codingKey.stringValue)
    }
}

@available(macOS 12.3, iOS 15.4, watchOS 8.5, tvOS 15.4, *)
extension AgencyCode: CodingKeyRepresentable {
    /// The digits as a key.
    public var codingKey: any CodingKey { CodeKey(description) }

    /// Creates a code from a key with exactly its digits.
    public init?(codingKey: some CodingKey) {
        self.init(codingKey.stringValue)
    }
}
