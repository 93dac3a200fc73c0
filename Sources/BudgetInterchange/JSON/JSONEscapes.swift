/// The escapes of JSON strings.
enum JSONEscapes {
    /// The value of a hexadecimal digit.
    static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// Appends the text that a string stands for. The scanner has checked its escapes; what is wrong is left out.
    static func resolve(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
        var iterator = text.makeIterator()
        var high: UInt32 = 0
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch iterator.next() {
            case UInt8(ascii: "b"): bytes.append(0x08)
            case UInt8(ascii: "f"): bytes.append(0x0C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "u"):
                var unit: UInt32 = 0
                for _ in 0..<4 { unit = unit << 4 | (iterator.next().flatMap(hexadecimal) ?? 0) }
                if (0xD800..<0xDC00).contains(unit) {
                    high = unit
                } else {
                    let isLow = (0xDC00..<0xE000).contains(unit) && high != 0
                    let value = isLow ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit
                    if let scalar = Unicode.Scalar(value) { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
                    high = 0
                }
            case let byte?: bytes.append(byte)
            case nil: return
            }
        }
    }
}
