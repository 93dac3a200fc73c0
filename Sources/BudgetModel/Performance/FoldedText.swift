// Why the pointers here are safe: the buffer is lent by `withUnsafeTemporaryAllocation` and has room for `maximum`
// characters of four bytes each; nothing is written after that many. The source is lent in the same way and is read
// through a cursor, which checks its count. Nothing is kept when the call is over.

/// A short text in half width, without spaces and without the dollars of formula markup.
struct FoldedText {
    /// Longer texts are sentences; a quantity with its words is short.
    private static let maximum = 40

    /// The bytes, as long as the call lasts that lends them.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether the text is longer than a quantity can be; `bytes` is its beginning then.
    let isLong: Bool
    /// Whether the text says nothing: it is blank, 无 or dashes only.
    let isNothing: Bool
    /// Whether there is a digit.
    let hasDigit: Bool

    /// Folds a text and lends the result. Most texts are folded as they are, and are not copied.
    static func with<Result>(_ text: String, _ body: (FoldedText) -> Result) -> Result {
        text.withBytes { source in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: maximum * 4) { buffer in
                body(FoldedText(source, buffer))
            }
        }
    }

    private init(_ source: UnsafeBufferPointer<UInt8>, _ buffer: UnsafeMutableBufferPointer<UInt8>) {
        var hasDigit = false
        for byte in source {
            switch byte {
            case 0x30...0x39: hasDigit = true
            // What folding may change begins with one of these.
            case ...0x20, 0x24, 0x5C, 0xC2, 0xE3, 0xEF:
                self.init(folding: source, into: buffer)
                return
            default: break
            }
        }
        self.init(plain: source, hasDigit: hasDigit)
    }

    private init(plain source: UnsafeBufferPointer<UInt8>, hasDigit: Bool) {
        bytes = source
        isLong = source.count > Self.maximum && source.scalarCount > Self.maximum
        self.hasDigit = hasDigit
        if hasDigit {
            isNothing = false
        } else {
            var cursor = ByteCursor(source)
            while cursor.scalar.isDash { cursor.skipScalar() }
            isNothing = cursor.isAtEnd || source.hasBytes(of: TargetWords.nothing)
        }
    }

    private init(
        folding source: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        var count = 0
        var scalars = 0
        var isLong = false
        var isDashes = true
        var hasDigit = false
        var cursor = ByteCursor(source)
        while !cursor.isAtEnd {
            let here = cursor
            let scalar = here.scalar.halfWidth
            cursor.skipScalar()
            if here.scalar.isFoldedAway { continue }
            if here.isNext(UInt8(ascii: "%")), count > 0, buffer[count - 1] == UInt8(ascii: "\\") {
                buffer[count - 1] = UInt8(ascii: "%")
                continue
            }
            isDashes = isDashes && scalar.isDash
            if scalars == Self.maximum {
                isLong = true
                // Only dashes may be as many as they like.
                if isDashes { continue }
                break
            }
            if scalar.isASCII {
                buffer[count] = UInt8(truncatingIfNeeded: scalar.value)
                hasDigit = hasDigit || buffer[count].isDigit
                count += 1
            } else {
                for index in here.index..<cursor.index {
                    buffer[count] = source[index]
                    count += 1
                }
            }
            scalars += 1
        }
        bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<count])
        isNothing = isDashes || bytes.hasBytes(of: TargetWords.nothing)
        self.isLong = isLong
        self.hasDigit = hasDigit
    }
}

extension Unicode.Scalar {
    /// The character in half width, if it is one of the full-width forms U+FF01 to U+FF5E: ％ is %.
    fileprivate var halfWidth: Unicode.Scalar {
        (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(UInt8(truncatingIfNeeded: value - 0xFEE0)) : self
    }
}
