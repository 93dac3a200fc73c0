import BudgetModel

/// A value on its way to JSON text: `Encoder` gives keys in any order, and the text has them sorted.
///
/// A class, because the containers of one encoding fill it at the same time and `Encoder` hands out copies.
final class JSONDraft {
    /// One value; objects and lists hold the numbers of what is in them.
    enum Value {
        case null
        case bool(Bool)
        case string(String)
        case signed(Int64)
        case unsigned(UInt64)
        case double(Double)
        case amount(Amount)
        case fixedDecimal(FixedDecimal)
        case array([Int])
        case object([String: Int])
    }

    private(set) var values: [Value] = [.null]

    /// A value without a place yet.
    func append(_ value: Value = .null) -> Int {
        values.append(value)
        return values.count - 1
    }

    func set(_ value: Value, at number: Int) { values[number] = value }

    /// Makes an object of a value that is none yet.
    func makeObject(at number: Int) {
        if case .object = values[number] { return }
        values[number] = .object([:])
    }

    /// Makes a list of a value that is none yet.
    func makeArray(at number: Int) {
        if case .array = values[number] { return }
        values[number] = .array([])
    }

    /// A new value behind a key.
    func append(key: String, to object: Int) -> Int {
        let number = append()
        guard case .object(var members) = values[object] else { return number }
        // Out of the list while it grows, or it would be copied.
        values[object] = .null
        members[key] = number
        values[object] = .object(members)
        return number
    }

    /// A new element.
    func append(to array: Int) -> Int {
        let number = append()
        guard case .array(var elements) = values[array] else { return number }
        values[array] = .null
        elements.append(number)
        values[array] = .array(elements)
        return number
    }

    func count(of array: Int) -> Int {
        guard case .array(let elements) = values[array] else { return 0 }
        return elements.count
    }

    /// Writes a value with sorted keys.
    func write(_ number: Int = 0, to writer: inout JSONWriter) {
        switch values[number] {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .string(let text): writer.string(text)
        case .signed(let value): writer.int(value)
        case .unsigned(let value): writer.int(value)
        case .double(let value): writer.double(value)
        case .amount(let amount): writer.amount(amount)
        case .fixedDecimal(let value): writer.fixedDecimal(value)
        case .array(let elements):
            writer.beginArray()
            for element in elements { write(element, to: &writer) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            for (key, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                writer.key(key)
                write(value, to: &writer)
            }
            writer.endObject()
        }
    }
}

extension JSONWriter {
    /// Writes a plain Codable value. Amounts and scores are written exactly.
    ///
    /// - Throws: `EncodingError` for a number that is not finite, or what the value
    ///   throws itself.
    mutating func encode(_ value: some Encodable) throws {
        let draft = JSONDraft()
        try JSONDraftEncoder(draft: draft, number: 0, codingPath: []).write(value)
        draft.write(to: &self)
    }
}
