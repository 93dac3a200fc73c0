/// Holds a part that a document or books may have, such as a table, outside of them, as one reference.
///
/// A document has some twenty tables, each many fields wide. Held in place they would make every copy of a document, and
/// of all that contains one, hundreds of steps long. The table is a value all the same: a copy of a document never sees
/// what is changed in another, and JSON shows nothing of it.
@propertyWrapper
public struct OutOfLine<Value: Hashable & Codable & Sendable>: Hashable, Sendable {
    private var box: Box<Value>?

    /// Nothing.
    public init() {}

    /// The value, or `nil`.
    public var wrappedValue: Value? {
        get { box?.value }
        set { box = newValue.map(Box.holds) }
        _modify {
            // Nothing else holds the value while it changes, so that what is in it changes in place.
            var value = wrappedValue
            box = nil
            defer { box = value.map(Box.holds) }
            yield &value
        }
    }
}

/// A value in memory of its own: one reference in whatever has it.
indirect enum Box<Value> {
    case holds(Value)

    var value: Value {
        switch self {
        case .holds(let value): value
        }
    }
}

extension Box: Equatable where Value: Equatable {}
extension Box: Hashable where Value: Hashable {}
extension Box: Sendable where Value: Sendable {}

extension OutOfLine: Codable {
    public init(from decoder: any Decoder) throws { wrappedValue = try Value(from: decoder) }

    public func encode(to encoder: any Encoder) throws { try wrappedValue?.encode(to: encoder) }
}

// What is missing leaves no key. Where the compiler writes the coding of a structure, it calls these.

extension KeyedDecodingContainer {
    func decode<Value>(_ type: OutOfLine<Value>.Type, forKey key: Key) throws -> OutOfLine<Value> {
        try decodeIfPresent(type, forKey: key) ?? OutOfLine()
    }
}

extension KeyedEncodingContainer {
    mutating func encode<Value>(_ value: OutOfLine<Value>, forKey key: Key) throws {
        try encodeIfPresent(value.wrappedValue, forKey: key)
    }
}
