/// Values by small numbers from 1 up; 0 stands for an unknown value. Numbers are given in order of first appearance.
struct InternedValues<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]
    // Lines of one body follow each other as a rule, which saves the look-up.
    private var last: (value: Value, number: Int32)?

    /// How many numbers are in use, 0 included.
    var count: Int { values.count + 1 }

    /// The number of a value, which is new when the value is.
    mutating func number(of value: Value?) -> Int32 {
        guard let value else { return 0 }
        if let last, last.value == value { return last.number }
        if let number = numbers[value] {
            last = (value, number)
            return number
        }
        values.append(value)
        let number = Int32(truncatingIfNeeded: values.count)
        numbers[value] = number
        last = (value, number)
        return number
    }

    /// Whether a value has a number already.
    func contains(_ value: Value) -> Bool { numbers[value] != nil }

    /// The value of a number, `nil` for 0.
    subscript(number: some BinaryInteger) -> Value? {
        number == 0 ? nil : values[Int(number) - 1]
    }
}
