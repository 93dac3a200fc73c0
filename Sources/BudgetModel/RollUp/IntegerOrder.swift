/// The positions of keys in order, equal keys in order of position. Bytes that are equal in all keys cost nothing.
func integerOrder(of keys: [UInt64]) -> [Int32] {
    integerOrder(of: keys, from: keys.indices.map { Int32(truncatingIfNeeded: $0) })
}

/// The positions of keys in order, equal keys in the order that is given.
func integerOrder(of keys: [UInt64], from order: [Int32]) -> [Int32] {
    var order = order
    guard let first = keys.first else { return order }
    let differing = keys.reduce(0) { $0 | ($1 ^ first) }
    var other = order
    for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xFF != 0 {
        var starts = [Int](repeating: 0, count: 257)
        for key in keys { starts[Int(key >> shift & 0xFF) + 1] += 1 }
        for byte in 1...256 { starts[byte] += starts[byte - 1] }
        for position in order {
            let byte = Int(keys[Int(position)] >> shift & 0xFF)
            other[starts[byte]] = position
            starts[byte] += 1
        }
        swap(&order, &other)
    }
    return order
}
