// Texts are put together here, for arrays append slowly what is short. Why the pointers are safe: memory is made large
// enough before every write, sixteen bytes larger than what is told, and no pointer leaves the call that takes it.

/// Bytes behind each other, in memory that is kept from one use to the next.
struct JSONBytes: Sendable {
    private var storage: [UInt8] = []
    private(set) var count = 0

    private static let step = 16

    mutating func removeAll() { count = 0 }

    /// The bytes alone.
    var bytes: [UInt8] {
        storage.withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }

    private mutating func grow(by size: Int) {
        storage += [UInt8](repeating: 0, count: max(storage.count, 1 << 12, size + Self.step))
    }

    @inline(__always) private mutating func makeRoom(for size: Int) {
        if storage.count < count + size + Self.step { grow(by: size) }
    }

    @inline(__always) mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        storage[count] = byte
        count += 1
    }

    @inline(__always) mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    @inline(__always) mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        makeRoom(for: bytes.count)
        let end = count
        storage.withUnsafeMutableBytes { target in
            UnsafeMutableRawBufferPointer(rebasing: target[end..<end + bytes.count])
                .copyMemory(from: UnsafeRawBufferPointer(bytes))
        }
        count += bytes.count
    }

    /// Appends so many of the bytes of a word, the lowest first; at most eight.
    @inline(__always) mutating func append(_ word: UInt64, _ size: Int) {
        makeRoom(for: 8)
        let end = count
        storage.withUnsafeMutableBytes { $0.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt64.self) }
        count += size
    }
}
