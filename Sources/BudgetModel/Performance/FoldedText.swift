// Why the pointers here are safe: the buffer is lent by `withUnsafeTemporaryAllocation` and has room for `maximum`
// characters of four bytes each; nothing is written after that many. The source is lent in the same way and is read
// through a cursor, which checks its count. Nothing is kept when the call is over.

/// A short text in half width, without spaces and without the dollars of formula markup.
struct FoldedText {
    /// Longer texts are sentences; a quantity with its words is short.
    private static let maximum = 40

    /// What folding may change begins with one of these: a space, $; and 0xC2, 0xE3, 0xEF of several bytes.
    private static let foldedLow: UInt64 = 0x1_FFFF_FFFF | 1 << 0x24
    private static let foldedLeads: UInt64 = 1 << 0x02 | 1 << 0x23 | 1 << 0x2F
    private static let digits: UInt64 = 0x3FF << 0x30

    /// The bytes, as long as the call lasts that lends them.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether the text is longer than a quantity can be; `bytes` is its beginning then.
    let isLong: Bool
    /// Whether the text says nothing: it is blank, 无 or dashes only.
    let isNothing: Bool
    /// Whether there is a digit.
    let hasDigit: Bool
    /// Whether spaces stand between numbers, so that they are two, or one with separators: `88 100`. Figures that are typed
    /// apart (`9 5 %`) are one number.
    let isSplit: Bool

    /// Lends room for the longest folded text.
    static func withBuffer<Result>(_ body: (UnsafeMutableBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: maximum * 4, body)
    }

    /// Folds a text, into the buffer where it changes. Most texts are folded as they are, and are not copied.
    init(_ source: UnsafeBufferPointer<UInt8>, _ buffer: UnsafeMutableBufferPointer<UInt8>) {
        // Which bytes there are: below 0x40, and those that begin a character of several bytes, as bits.
        var (low, leads): (UInt64, UInt64) = (0, 0)
        var hasBackslash = false
        for byte in source {
            if byte < 0x40 {
                low |= 1 << UInt64(byte)
            } else if byte >= 0xC0 {
                leads |= 1 << UInt64(byte & 0x3F)
            } else if byte == UInt8(ascii: "\\") {
                hasBackslash = true
            }
        }
        if hasBackslash || low & Self.foldedLow != 0 || leads & Self.foldedLeads != 0 {
            self.init(folding: source, into: buffer)
        } else {
            self.init(plain: source, hasDigit: low & Self.digits != 0)
        }
    }

    private init(plain source: UnsafeBufferPointer<UInt8>, hasDigit: Bool) {
        bytes = source
        isLong = source.count > Self.maximum && source.scalarCount > Self.maximum
        self.hasDigit = hasDigit
        isSplit = false
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
        var digits = DigitGroups()
        var cursor = ByteCursor(source)
        while !cursor.isAtEnd {
            let here = cursor
            let scalar = here.scalar.folded
            cursor.skipScalar()
            if here.scalar.isFoldedAway {
                digits.addSpace()
                continue
            }
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
                digits.add(isDigit: buffer[count].isDigit)
                count += 1
            } else {
                for byte in scalar.utf8 {
                    buffer[count] = byte
                    count += 1
                }
                digits.add(isDigit: false)
            }
            scalars += 1
        }
        bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<count])
        isNothing = isDashes || bytes.hasBytes(of: TargetWords.nothing)
        self.isLong = isLong
        self.hasDigit = hasDigit
        isSplit = digits.areSplit
    }
}

/// Tells figures that are typed apart from numbers with a space between them.
private struct DigitGroups {
    /// How many digits stand together up to here.
    private var count = 0
    private var isAfterSpace = false
    /// Whether a space stands between the digits before and those that are counted.
    private var isApart = false
    private(set) var areSplit = false

    mutating func addSpace() { isAfterSpace = true }

    mutating func add(isDigit: Bool) {
        if !isDigit {
            (count, isApart) = (0, false)
        } else if isAfterSpace && count > 0 {
            areSplit = areSplit || count > 1
            (count, isApart) = (1, true)
        } else {
            count += 1
            areSplit = areSplit || (isApart && count > 1)
        }
        isAfterSpace = false
    }
}

extension Unicode.Scalar {
    /// The character in half width, if it is one of the full-width forms U+FF01 to U+FF5E or a small form: ％ and ﹪ are
    /// %. Brackets that stand for signs are signs. None has more bytes than the character.
    fileprivate var folded: Unicode.Scalar {
        switch value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(UInt8(truncatingIfNeeded: value - 0xFEE0))
        default: break
        }
        return switch self {
        case "﹦": "="
        case "〉", "﹥": ">"
        case "〈", "﹤": "<"
        case "﹪": "%"
        case "﹢": "+"
        case "﹣": "-"
        case "￥": "¥"
        default: self
        }
    }
}
