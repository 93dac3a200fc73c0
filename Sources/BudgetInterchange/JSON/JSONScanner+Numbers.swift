import BudgetModel

// Numbers are read eight digits at a time. What is not plain (exponents, long fractions) goes the exact, slow way.

extension JSONScanner {
    /// 金额: reads an amount in 元, in 分. The caller looks for `null` before.
    ///
    /// Up to ``Amount/interchangeLimit`` it is a number with at most two decimals, beyond it a string.
    @inline(__always) mutating func amount() throws(JSONFault) -> Int64 {
        skipSpace()
        let start = offset
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { advance() }
        if let whole = try digits() {
            var fen = whole * 100
            var next = byte
            if next == UInt8(ascii: ".") {
                let tenths = byte(after: 1) &- UInt8(ascii: "0")
                guard tenths < 10 else { throw JSONFault(offset: offset + 1, expected: .digit) }
                fen += UInt64(tenths) * 10
                advance(2)
                let hundredths = byte &- UInt8(ascii: "0")
                if hundredths < 10 {
                    fen += UInt64(hundredths)
                    advance()
                }
                next = byte
            }
            if !Self.continuesNumber(next), fen <= JSONAmount.limit {
                return isNegative ? -Int64(fen) : Int64(fen)
            }
        }
        return try rareAmount(from: start)
    }

    private mutating func rareAmount(from start: Int) throws(JSONFault) -> Int64 {
        goBack(to: start)
        if byte == UInt8(ascii: "\"") {
            let text = try string()
            do {
                return try JSONAmount.fen(text: bytes(of: text))
            } catch {
                throw JSONFault(offset: start, expected: error)
            }
        }
        let text = try number(.amount)
        do {
            return try JSONAmount.fen(JSONDecimal(bytes(of: text)))
        } catch {
            throw JSONFault(offset: start, expected: error)
        }
    }

    /// 分值: reads a number of at most four decimals below a billion, in ten-thousandths.
    mutating func fixedDecimal() throws(JSONFault) -> Int64 {
        skipSpace()
        let start = offset
        let text = try number(.decimal)
        do {
            return try JSONAmount.tenThousandths(JSONDecimal(bytes(of: text)))
        } catch {
            throw JSONFault(offset: start, expected: error)
        }
    }

    /// Reads a whole number. `1.0` and `1e3` are whole, too.
    @inline(__always) mutating func int() throws(JSONFault) -> Int {
        skipSpace()
        let start = offset
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { advance() }
        if let whole = try digits(), byte != UInt8(ascii: "."), !Self.continuesNumber(byte) {
            return isNegative ? -Int(whole) : Int(whole)
        }
        return try rareInt(from: start)
    }

    private mutating func rareInt(from start: Int) throws(JSONFault) -> Int {
        goBack(to: start)
        let decimal = JSONDecimal(bytes(of: try number(.integer)))
        do {
            let magnitude = try decimal.steps(decimals: 0, limit: decimal.isNegative ? 1 << 63 : 1 << 63 - 1)
            return decimal.isNegative ? Int(truncatingIfNeeded: 0 &- magnitude) : Int(truncatingIfNeeded: magnitude)
        } catch .fine {
            throw JSONFault(offset: start, expected: .integer)
        } catch {
            throw JSONFault(offset: start, expected: .integerInRange)
        }
    }

    /// Whether a byte behind a digit belongs to the same number.
    @inline(__always) private static func continuesNumber(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || byte | 0x20 == UInt8(ascii: "e")
    }

    /// Reads up to 16 digits; `nil` where none stands or more do.
    @inline(__always) private mutating func digits() throws(JSONFault) -> UInt64? {
        let word = word() ^ 0x3030_3030_3030_3030
        let others = (((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
        let count = others.trailingZeroBitCount >> 3
        if count == 0 { return nil }
        if word & 0xFF == 0, count > 1 { throw fault(.noLeadingZero) }
        advance(count)
        // Digits go to the high end, so that zeros stand in front.
        var value = Self.eightDigits(word << UInt64(truncatingIfNeeded: 64 - 8 * count))
        guard count == 8 else { return value }
        var more = 0
        while byte &- UInt8(ascii: "0") < 10 {
            guard more < 8 else { return nil }
            value = value * 10 + UInt64(byte &- UInt8(ascii: "0"))
            advance()
            more += 1
        }
        return value
    }

    /// Goes over a string of one to seven digits and nothing else that stands here; `nil` for anything else.
    @inline(__always) mutating func digitsInQuotes() -> (value: Int32, count: Int)? {
        let word = word(after: 1) ^ 0x3030_3030_3030_3030
        let others = (((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
        let count = others.trailingZeroBitCount >> 3
        guard count != 0, count < 8, byte(after: count &+ 1) == UInt8(ascii: "\"") else { return nil }
        advance(count &+ 2)
        let value = Self.eightDigits(word << UInt64(truncatingIfNeeded: 64 &- 8 &* count))
        return (Int32(truncatingIfNeeded: value), count)
    }

    /// The value of eight digits, the first of them in the lowest byte.
    @inline(__always) private static func eightDigits(_ word: UInt64) -> UInt64 {
        let pairs = (word &* 10) &+ (word >> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }

    /// Goes over a number after the grammar.
    mutating func number(_ expected: JSONExpectation = .number) throws(JSONFault) -> JSONText {
        skipSpace()
        let start = offset
        guard byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") < 10 else { throw fault(expected) }
        if byte == UInt8(ascii: "-") { advance() }
        if byte == UInt8(ascii: "0"), byte(after: 1) &- UInt8(ascii: "0") < 10 { throw fault(.noLeadingZero) }
        try skipDigits()
        if byte == UInt8(ascii: ".") {
            advance()
            try skipDigits()
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            advance()
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { advance() }
            try skipDigits()
        }
        return JSONText(start: start, count: offset - start, isEscaped: false)
    }

    private mutating func skipDigits() throws(JSONFault) {
        guard byte &- UInt8(ascii: "0") < 10 else { throw fault(.digit) }
        while byte &- UInt8(ascii: "0") < 10 { advance() }
    }
}
