// A part of the scanner, whose file says why its pointers are safe: a cursor lives in a call that has the scanner at hand,
// goes only over bytes that it has seen not to be zero, and looks at most 40 bytes further. What it copies is no longer
// than the text, and the memory is made larger than that before.

/// A place in a text, apart from its scanner, so that it stays in a register.
///
/// A cursor goes over what is plain, as our own texts are. White space, escapes, numbers with exponents and faults it leaves
/// to the scanner: it says `nil` or false then, and stays where it was.
struct JSONCursor {
    private(set) var place: UnsafePointer<UInt8>

    init(_ place: UnsafePointer<UInt8>) { self.place = place }

    /// The byte here; zero behind the end.
    @inline(__always) var byte: UInt8 { place.pointee }

    /// A byte up to 32 bytes further on.
    @inline(__always) func byte(after distance: Int) -> UInt8 {
        assert((0...32).contains(distance))
        return place[distance]
    }

    /// The eight bytes that are so far away, at most 32; the first one is the lowest.
    @inline(__always) func word(after distance: Int = 0) -> UInt64 {
        assert((0...32).contains(distance))
        return Self.word(at: place + distance)
    }

    @inline(__always) static func word(at place: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    }

    /// Goes over bytes that were seen and are not zero.
    @inline(__always) mutating func advance(_ distance: Int = 1) { place += distance }

    /// Goes over a byte if it stands here.
    @inline(__always) mutating func take(_ byte: UInt8) -> Bool {
        guard self.byte == byte else { return false }
        place += 1
        return true
    }
}

// MARK: - Strings

extension JSONCursor {
    /// Whether two characters of three bytes stand at the front of a word, whose first bytes are from E2 to E9: all these
    /// are characters, and nearly all that Chinese documents have.
    @inline(__always) static func hasTwoUsualCharacters(_ word: UInt64) -> Bool {
        // A byte out of its range leaves a high bit, whatever is borrowed from the next.
        (word &- 0x8080_E280_80E2) & 0xC0C0_F8C0_C0F8 == 0
    }

    /// The high bit of each byte that is a quote, a backslash, a control character or not ASCII. There may be false ones
    /// behind a true one.
    @inline(__always) static func stops(_ word: UInt64) -> UInt64 {
        let quotes = (word ^ (0x22 * ones)) &- ones
        let backslashes = (word ^ (0x5C * ones)) &- ones
        return (quotes | backslashes | (word &- 0x20 * ones) | word) & (0x80 * ones)
    }

    /// Whether three bytes are a character: well-formed, not overlong (E0 80…9F) and no surrogate (ED A0…BF).
    @inline(__always) static func isCharacter(_ word: UInt64) -> Bool {
        word & 0xC0_C0F0 == 0x80_80E0 && word & 0x200F != 0 && word & 0x200F != 0x200D
    }

    private static var ones: UInt64 { 0x0101_0101_0101_0101 }

    /// Goes over a string of ASCII and characters of three bytes, and copies it.
    ///
    /// - Parameter target: Memory for eight bytes more than the rest of the text has.
    /// - Returns: The number of bytes.
    @inline(__always) mutating func copyString(to target: UnsafeMutableRawPointer) -> Int? {
        guard byte == UInt8(ascii: "\"") else { return nil }
        let first = place + 1
        var next = first
        var target = target
        while true {
            let word = Self.word(at: next)
            target.storeBytes(of: word.littleEndian, as: UInt64.self)
            var step = 6
            if !Self.hasTwoUsualCharacters(word) {
                if word & 0xFF == 0x22 {
                    place = next + 1
                    return next - first
                }
                step = Self.isCharacter(word) ? 3 : Self.stops(word).trailingZeroBitCount >> 3
                if step == 0 { return nil }
            }
            next += step
            target += step
        }
    }
}

// MARK: - Numbers

extension JSONCursor {
    /// Goes over an amount in 元 without a sign, as a number; the amount in 分.
    @inline(__always) mutating func amount() -> Int64? {
        var end = self
        guard let whole = end.digits() else { return nil }
        var fen = whole &* 100
        if end.byte == UInt8(ascii: ".") {
            let tenths = end.byte(after: 1) &- UInt8(ascii: "0")
            guard tenths < 10 else { return nil }
            let hundredths = end.byte(after: 2) &- UInt8(ascii: "0")
            fen &+= UInt64(tenths) &* 10
            end.advance(2)
            if hundredths < 10 {
                fen &+= UInt64(hundredths)
                end.advance()
            }
        }
        guard !end.continuesNumber, fen <= JSONAmount.limit else { return nil }
        self = end
        return Int64(truncatingIfNeeded: fen)
    }

    /// Goes over a whole number without a sign, as digits.
    @inline(__always) mutating func int() -> Int? {
        var end = self
        guard let whole = end.digits(), end.byte != UInt8(ascii: "."), !end.continuesNumber else { return nil }
        self = end
        return Int(truncatingIfNeeded: whole)
    }

    /// Whether the byte here, behind a digit, belongs to the same number.
    @inline(__always) private var continuesNumber: Bool {
        byte &- UInt8(ascii: "0") < 10 || byte | 0x20 == UInt8(ascii: "e")
    }

    /// The high bit of each byte that was no digit before `0` was taken from it.
    @inline(__always) private static func others(_ word: UInt64) -> UInt64 {
        (((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
    }

    /// Goes over up to 15 digits; `nil` where there are none, or a zero in front of others. The place does not matter then.
    @inline(__always) private mutating func digits() -> UInt64? {
        let word = word() ^ 0x3030_3030_3030_3030
        let count = Self.others(word).trailingZeroBitCount >> 3
        if count == 0 || (word & 0xFF == 0 && count > 1) { return nil }
        advance(count)
        // Digits go to the high end, so that zeros stand in front.
        var value = Self.eightDigits(word &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count))
        guard count == 8 else { return value }
        var more = 0
        while byte &- UInt8(ascii: "0") < 10 {
            guard more < 7 else { return nil }
            value = value &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
            advance()
            more &+= 1
        }
        return value
    }

    /// Goes over a string of one to seven digits and nothing else that stands here; `nil` for anything else.
    @inline(__always) mutating func digitsInQuotes() -> Int32? {
        let word = word(after: 1) ^ 0x3030_3030_3030_3030
        let count = Self.others(word).trailingZeroBitCount >> 3
        guard count != 0, count < 8, byte(after: count &+ 1) == UInt8(ascii: "\"") else { return nil }
        advance(count &+ 2)
        let value = Self.eightDigits(word &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count))
        return Int32(truncatingIfNeeded: value)
    }

    /// The value of eight digits, the first of them in the lowest byte.
    @inline(__always) private static func eightDigits(_ word: UInt64) -> UInt64 {
        let pairs = (word &* 10) &+ (word >> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }
}
