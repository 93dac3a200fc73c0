import BudgetModel

/// Fills one value of a draft.
struct JSONDraftEncoder: Encoder, SingleValueEncodingContainer {
    let draft: JSONDraft
    let number: Int
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        draft.makeObject(at: number)
        return KeyedEncodingContainer(KeyedContainer(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        draft.makeArray(at: number)
        return UnkeyedContainer(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func at(_ number: Int, _ key: some CodingKey) -> JSONDraftEncoder {
        JSONDraftEncoder(draft: draft, number: number, codingPath: codingPath + [key], userInfo: userInfo)
    }

    /// Any value. Amounts and scores are written as they are.
    func write(_ value: some Encodable) throws {
        if let amount = value as? Amount {
            draft.set(.amount(amount), at: number)
        } else if let decimal = value as? FixedDecimal {
            draft.set(.fixedDecimal(decimal), at: number)
        } else {
            try value.encode(to: self)
        }
    }

    func floating(_ value: Double) throws {
        guard value.isFinite else {
            let reason = "JSON has no number that is not finite"
            throw EncodingError.invalidValue(value, .init(codingPath: codingPath, debugDescription: reason))
        }
        draft.set(.double(value), at: number)
    }

    func integer(_ value: some FixedWidthInteger) {
        if let small = Int64(exactly: value) {
            draft.set(.signed(small), at: number)
        } else {
            draft.set(.unsigned(UInt64(clamping: value)), at: number)
        }
    }

    func encodeNil() { draft.set(.null, at: number) }
    func encode(_ value: Bool) { draft.set(.bool(value), at: number) }
    func encode(_ value: String) { draft.set(.string(value), at: number) }
    func encode(_ value: Double) throws { try floating(value) }
    func encode(_ value: Float) throws { try floating(Double("\(value)") ?? Double(value)) }
    func encode(_ value: Int) { integer(value) }
    func encode(_ value: Int8) { integer(value) }
    func encode(_ value: Int16) { integer(value) }
    func encode(_ value: Int32) { integer(value) }
    func encode(_ value: Int64) { integer(value) }
    func encode(_ value: UInt) { integer(value) }
    func encode(_ value: UInt8) { integer(value) }
    func encode(_ value: UInt16) { integer(value) }
    func encode(_ value: UInt32) { integer(value) }
    func encode(_ value: UInt64) { integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try write(value) }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONDraftEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    private func member(_ key: some CodingKey) -> JSONDraftEncoder {
        encoder.at(encoder.draft.append(key: key.stringValue, to: encoder.number), key)
    }

    func encodeNil(forKey key: Key) { member(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { member(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try member(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try member(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: Int8, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: Int16, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: Int32, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: Int64, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: UInt, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: UInt8, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: UInt16, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: UInt32, forKey key: Key) { member(key).integer(value) }
    func encode(_ value: UInt64, forKey key: Key) { member(key).integer(value) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try member(key).write(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { member(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { member(JSONCodingKey(stringValue: "super")) }
    func superEncoder(forKey key: Key) -> any Encoder { member(key) }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
    let encoder: JSONDraftEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.draft.count(of: encoder.number) }

    private var element: JSONDraftEncoder {
        encoder.at(encoder.draft.append(to: encoder.number), JSONCodingKey(intValue: count - 1))
    }

    func encodeNil() { element.encodeNil() }
    func encode(_ value: Bool) { element.encode(value) }
    func encode(_ value: String) { element.encode(value) }
    func encode(_ value: Double) throws { try element.encode(value) }
    func encode(_ value: Float) throws { try element.encode(value) }
    func encode(_ value: Int) { element.integer(value) }
    func encode(_ value: Int8) { element.integer(value) }
    func encode(_ value: Int16) { element.integer(value) }
    func encode(_ value: Int32) { element.integer(value) }
    func encode(_ value: Int64) { element.integer(value) }
    func encode(_ value: UInt) { element.integer(value) }
    func encode(_ value: UInt8) { element.integer(value) }
    func encode(_ value: UInt16) { element.integer(value) }
    func encode(_ value: UInt32) { element.integer(value) }
    func encode(_ value: UInt64) { element.integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try element.write(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        element.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element.unkeyedContainer() }
    func superEncoder() -> any Encoder { element }
}
