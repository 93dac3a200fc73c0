/// Values by small numbers from 1 up; 0 stands for an unknown value. Numbers are given in order of first appearance.
struct InternedValues<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    /// A number below the upper half of the hash of its value, or 0 for an empty slot. Values are kept once, and growing
    /// hashes none of them again: there may be a million.
    private var slots = [UInt64](repeating: 0, count: 16)
    // The number that was asked for last. Lines of one body follow each other as a rule, which saves the look-up.
    private var last: Int32 = 0

    /// How many numbers are in use, 0 included.
    var count: Int { values.count + 1 }

    /// The number of a value, which is new when the value is.
    mutating func number(of value: Value?) -> Int32 {
        guard let value else { return 0 }
        if last > 0, values[Int(last) - 1] == value { return last }
        let hash = Self.hash(of: value)
        var number = number(of: value, hash)
        if number == 0 {
            values.append(value)
            number = Int32(truncatingIfNeeded: values.count)
            if values.count * 2 > slots.count { grow() }
            insert(hash | UInt64(UInt32(bitPattern: number)))
        }
        last = number
        return number
    }

    /// Whether a value has a number already.
    func contains(_ value: Value) -> Bool { number(of: value, Self.hash(of: value)) != 0 }

    /// The value of a number, `nil` for 0.
    subscript(number: some BinaryInteger) -> Value? {
        number == 0 ? nil : values[Int(number) - 1]
    }

    private static func hash(of value: Value) -> UInt64 {
        UInt64(truncatingIfNeeded: value.hashValue) << 32
    }

    private func slot(of entry: UInt64) -> Int {
        Int(truncatingIfNeeded: entry >> 32) & (slots.count - 1)
    }

    /// The number of a value, 0 when it has none.
    private func number(of value: Value, _ hash: UInt64) -> Int32 {
        var slot = slot(of: hash)
        while slots[slot] != 0 {
            let number = Int32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash >> 32, values[Int(number) - 1] == value { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return 0
    }

    private mutating func insert(_ entry: UInt64) {
        var slot = slot(of: entry)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
    }

    private mutating func grow() {
        let entries = slots
        slots = Array(repeating: 0, count: entries.count * 4)
        for entry in entries where entry != 0 { insert(entry) }
    }
}
