import BudgetModel

// Plain numbers are read by a cursor. What is not plain (exponents, long fractions) goes the exact, slow way.

extension JSONScanner {
    /// 金额: reads an amount in 元, in 分. The caller looks for `null` before.
    ///
    /// Up to ``Amount/interchangeLimit`` it is a number with at most two decimals, beyond it a string.
    @inline(__always) mutating func amount() throws(JSONFault) -> Int64 {
        skipSpace()
        let start = offset
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { advance() }
        if let fen = cursor.amount() { return isNegative ? -fen : fen }
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
        if let whole = cursor.int() { return isNegative ? -whole : whole }
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
