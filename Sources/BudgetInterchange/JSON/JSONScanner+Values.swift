// White space, words, lists, and values that nobody wants.

extension JSONScanner {
    /// Goes over white space.
    @inline(__always) mutating func skipSpace() {
        if byte <= 0x20 { skipMoreSpace() }
    }

    private mutating func skipMoreSpace() {
        while true {
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: advance()
            default: return
            }
            while word() == 0x2020_2020_2020_2020 { advance(8) }
        }
    }

    /// Checks that nothing but white space follows.
    mutating func end() throws(JSONFault) {
        skipSpace()
        guard offset == count else { throw fault(.endOfText) }
    }

    /// Reads `true` or `false`.
    mutating func bool() throws(JSONFault) -> Bool {
        skipSpace()
        if word() & 0xFFFF_FFFF == 0x6575_7274 {
            advance(4)
            return true
        }
        guard word() & 0xFF_FFFF_FFFF == 0x65_736C_6166 else {
            throw fault(byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f") ? .word : .bool)
        }
        advance(5)
        return false
    }

    /// Goes over `null` if it stands here.
    @inline(__always) mutating func takeNull() throws(JSONFault) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: "n") else { return false }
        guard word() & 0xFFFF_FFFF == 0x6C6C_756E else { throw fault(.word) }
        advance(4)
        return true
    }

    /// Goes into a list. Afterwards ``nextElement(isFirst:)`` goes to each element.
    @inline(__always) mutating func beginArray() throws(JSONFault) {
        skipSpace()
        guard byte == UInt8(ascii: "[") else { throw fault(.array) }
        advance()
        depth += 1
    }

    /// Goes to the next element; false behind the end of the list.
    @inline(__always) mutating func nextElement(isFirst: Bool) throws(JSONFault) -> Bool {
        skipSpace()
        if byte == UInt8(ascii: ","), !isFirst {
            advance()
            return true
        }
        if byte == UInt8(ascii: "]") {
            advance()
            depth -= 1
            return false
        }
        guard isFirst else { throw fault(.commaOrBracket) }
        return true
    }
}

extension JSONScanner {
    /// Goes over any value and checks that it is JSON, but not whether keys stand twice in it.
    ///
    /// Depth costs a bit a level and no recursion.
    mutating func skip() throws(JSONFault) {
        var open = JSONBitStack()
        value: while true {
            skipSpace()
            switch byte {
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth + open.count < depthLimit else { throw fault(.lessDepth) }
                let isObject = byte == UInt8(ascii: "{")
                advance()
                skipSpace()
                if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    advance()
                    break
                }
                open.push(isObject)
                if isObject { try skipKey() }
                continue value
            default: try skipScalar()
            }
            while let isObject = open.last {
                skipSpace()
                if byte == UInt8(ascii: ",") {
                    advance()
                    if isObject { try skipKey() }
                    continue value
                }
                guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw fault(isObject ? .commaOrBrace : .commaOrBracket)
                }
                advance()
                open.pop()
            }
            return
        }
    }

    /// Goes over a value, and checks that no object in it has a key twice.
    mutating func skipChecked() throws(JSONFault) {
        _ = try JSONTree(&self)
    }

    @inline(__always) private mutating func skipKey() throws(JSONFault) {
        _ = try string(.key)
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw fault(.colon) }
        advance()
    }

    private mutating func skipScalar() throws(JSONFault) {
        switch byte {
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
        case UInt8(ascii: "n"): _ = try takeNull()
        default: _ = try number(.value)
        }
    }
}

/// Whether each open bracket is that of an object, a bit each. The first 64 levels take no memory.
private struct JSONBitStack {
    private(set) var count = 0
    private var top: UInt64 = 0
    private var full: [UInt64] = []

    var last: Bool? { count == 0 ? nil : top & 1 != 0 }

    mutating func push(_ bit: Bool) {
        if count != 0, count & 63 == 0 {
            full.append(top)
            top = 0
        }
        top = top << 1 | (bit ? 1 : 0)
        count += 1
    }

    mutating func pop() {
        top >>= 1
        count -= 1
        if count != 0, count & 63 == 0 { top = full.popLast() ?? 0 }
    }
}
