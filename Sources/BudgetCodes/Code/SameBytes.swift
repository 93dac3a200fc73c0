// Unsafe, and why it is safe: every load of eight bytes begins at least eight bytes before the end of both buffers, whose
// sizes were found equal before.

/// Whether two buffers have the same bytes. Short texts are compared without a branch that depends on their size, which
/// no processor can foresee for names.
package func haveSameBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    guard count >= 8 else { return left.elementsEqual(right) }
    // Words overlap where the size is not a multiple of theirs.
    let last = count &- 8
    func words(_ place: Int) -> UInt64 {
        left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            ^ right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    var difference: UInt64 = 0
    var offset = 0
    while offset < count {
        difference |= words(min(offset, last)) | words(min(offset &+ 8, last))
        difference |= words(min(offset &+ 16, last)) | words(min(offset &+ 24, last))
        offset &+= 32
    }
    return difference == 0
}
