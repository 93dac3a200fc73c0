import BudgetModel

/// Reads values from a node of a tree.
struct JSONTreeDecoder: Decoder, SingleValueDecodingContainer {
    let tree: JSONTree
    let node: Int
    let asked: AskedKeys

    /// Looked for only when it is wanted, that is, for errors.
    var codingPath: [any CodingKey] { tree.codingPath(to: node) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func at(_ node: Int) -> JSONTreeDecoder { JSONTreeDecoder(tree: tree, node: node, asked: asked) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard kind == .object else { throw mismatch(.object, [String: Any].self) }
        return KeyedDecodingContainer(KeyedContainer(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard kind == .array else { throw mismatch(.array, [Any].self) }
        return UnkeyedContainer(decoder: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    private var kind: JSONTree.Node.Kind { tree.nodes[node].kind }

    /// The error for another kind of value than was wanted.
    private func mismatch(_ expected: JSONExpectation, _ type: Any.Type) -> DecodingError {
        .typeMismatch(type, context(expected))
    }

    private func context(_ expected: JSONExpectation) -> DecodingError.Context {
        let fault = JSONFault(offset: Int(tree.nodes[node].offset), expected: expected)
        let text = "expected " + expected.text(in: .english)
        return DecodingError.Context(codingPath: codingPath, debugDescription: text, underlyingError: fault)
    }
}

// MARK: - Single values

extension JSONTreeDecoder {
    /// Any value. Amounts and scores are read as they are written.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == Amount.self, let amount = try amount() as? Value { return amount }
        if type == FixedDecimal.self, let value = try fixedDecimal() as? Value { return value }
        return try Value(from: self)
    }

    private func amount() throws -> Amount {
        do {
            switch kind {
            case .number: return Amount(fen: try JSONAmount.fen(JSONDecimal(tree.text(of: node))))
            case .string: return Amount(fen: try JSONAmount.fen(text: tree.text(of: node)))
            default: throw mismatch(.amount, Amount.self)
            }
        } catch let expected as JSONExpectation {
            throw DecodingError.dataCorrupted(context(expected))
        }
    }

    private func fixedDecimal() throws -> FixedDecimal {
        guard kind == .number else { throw mismatch(.decimal, FixedDecimal.self) }
        do {
            return FixedDecimal(tenThousandths: try JSONAmount.tenThousandths(JSONDecimal(tree.text(of: node))))
        } catch {
            throw DecodingError.dataCorrupted(context(error))
        }
    }

    func integer<Value: FixedWidthInteger>() throws -> Value {
        guard kind == .number else { throw mismatch(.integer, Value.self) }
        let decimal = JSONDecimal(tree.text(of: node))
        do throws(JSONDecimal.Misfit) {
            let magnitude = try decimal.steps(decimals: 0, limit: .max)
            // The magnitude of the least value is beyond the greatest.
            guard decimal.isNegative else {
                guard let value = Value(exactly: magnitude) else { throw .large }
                return value
            }
            guard magnitude <= Value.min.magnitude else { throw .large }
            return 0 &- Value(truncatingIfNeeded: magnitude)
        } catch {
            let expected: JSONExpectation = error == .fine ? .integer : .integerInRange
            throw DecodingError.dataCorrupted(context(expected))
        }
    }

    func floating<Value: BinaryFloatingPoint & LosslessStringConvertible>() throws -> Value {
        guard kind == .number, let value = Value(tree.string(of: node)), value.isFinite else {
            throw mismatch(.number, Value.self)
        }
        return value
    }

    func decodeNil() -> Bool { kind == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard kind == .yes || kind == .no else { throw mismatch(.bool, type) }
        return kind == .yes
    }

    func decode(_ type: String.Type) throws -> String {
        guard kind == .string else { throw mismatch(.string, type) }
        return tree.string(of: node)
    }

    func decode(_ type: Double.Type) throws -> Double { try floating() }
    func decode(_ type: Float.Type) throws -> Float { try floating() }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type) }
}

// MARK: - Objects

private struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: JSONTreeDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] {
        decoder.tree.keys(of: decoder.node).compactMap { Key(stringValue: decoder.tree.string(of: $0)) }
    }

    private func find(_ name: String) -> JSONTreeDecoder? {
        guard let value = decoder.tree.value(of: name, in: decoder.node) else { return nil }
        decoder.asked.keys[value - 1] = true
        return decoder.at(value)
    }

    private func value(_ key: Key) throws -> JSONTreeDecoder {
        guard let value = find(key.stringValue) else {
            let text = "expected a key \"\(key.stringValue)\""
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: text))
        }
        return value
    }

    func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).floating() }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).floating() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).integer() }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).integer() }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).integer() }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).integer() }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).integer() }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).integer() }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).integer() }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).integer() }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).integer() }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).integer() }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try value(key).value(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try value(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { find("super") ?? decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }
}

// MARK: - Lists

private struct UnkeyedContainer: UnkeyedDecodingContainer {
    let decoder: JSONTreeDecoder
    private(set) var currentIndex = 0
    /// The node of the next element.
    private var next: Int

    init(decoder: JSONTreeDecoder) {
        self.decoder = decoder
        next = decoder.node + 1
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { Int(decoder.tree.nodes[decoder.node].count) }
    var isAtEnd: Bool { next >= Int(decoder.tree.nodes[decoder.node].end) }

    /// Does something with the next element, and goes on if it worked.
    private mutating func take<Value>(_ read: (JSONTreeDecoder) throws -> Value) throws -> Value {
        guard !isAtEnd else {
            let text = "expected another element"
            throw DecodingError.valueNotFound(Value.self, .init(codingPath: codingPath, debugDescription: text))
        }
        let value = try read(decoder.at(next))
        next = Int(decoder.tree.nodes[next].end)
        currentIndex += 1
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, decoder.at(next).decodeNil() else { return false }
        return try take { _ in true }
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try take { try $0.decode(type) } }
    mutating func decode(_ type: String.Type) throws -> String { try take { try $0.decode(type) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try take { try $0.floating() } }
    mutating func decode(_ type: Float.Type) throws -> Float { try take { try $0.floating() } }
    mutating func decode(_ type: Int.Type) throws -> Int { try take { try $0.integer() } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try take { try $0.integer() } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try take { try $0.integer() } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try take { try $0.integer() } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try take { try $0.integer() } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try take { try $0.integer() } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try take { try $0.integer() } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try take { try $0.integer() } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try take { try $0.integer() } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try take { try $0.integer() } }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try take { try $0.value(type) } }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try take { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try take { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try take { $0 } }
}
