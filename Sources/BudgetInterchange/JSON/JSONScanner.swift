// Pointers into the text are only here and in JSONCursor.swift. Why they are safe:
//
// - Memory: a scanner exists only inside `JSONBuffer.withScanner`. It cannot be copied, and its initialiser is private to
//   this file, so that it cannot outlive the array whose bytes it goes through. Cursors are never kept.
// - Bounds: `JSONBuffer.padding` zero bytes stand behind the text, and the place is never behind the first of them. The
//   place moves in two ways only: over bytes that were seen not to be zero, and by whole words none of whose bytes is
//   zero (a control character stops the search for the end of a string). Loads reach at most 40 bytes further.
// - Copies: names are copied into the memory of a `LineScratch`, which is made as large as the text before.
// - Ranges: the ranges of a `JSONText` come from the scanner, and are checked against the text before they are used.

/// A reusable piece of memory for one text at a time, with zeros behind it.
struct JSONBuffer: Sendable {
    fileprivate static let padding = 64
    private var storage: [UInt8] = []

    /// Copies a text and goes through it.
    ///
    /// - Throws: What the body throws; ``JSONExpectation/smallerText`` as the first fault for 2 GB and more.
    mutating func withScanner<Result>(
        of text: UnsafeRawBufferPointer, depthLimit: Int = JSONScanner.depthLimit,
        _ body: (inout JSONScanner) throws(JSONFault) -> Result
    ) throws(JSONFault) -> Result {
        guard text.count < Int(Int32.max) - Self.padding else { throw JSONFault(offset: 0, expected: .smallerText) }
        let needed = text.count + Self.padding
        if storage.count < needed {
            storage = [UInt8](repeating: 0, count: max(needed, min(2 * storage.count, 1 << 24)))
        }
        storage.withUnsafeMutableBytes { bytes in
            UnsafeMutableRawBufferPointer(rebasing: bytes[..<text.count]).copyMemory(from: text)
            for offset in stride(from: text.count, to: needed, by: 8) {
                bytes.storeBytes(of: 0, toByteOffset: offset, as: UInt64.self)
            }
        }
        return try storage.withUnsafeBufferPointer { (bytes) throws(JSONFault) -> Result in
            // The storage is never empty, so that its address is there.
            guard let start = bytes.baseAddress else { throw JSONFault(offset: 0, expected: .value) }
            var scanner = JSONScanner(start, count: text.count)
            scanner.depthLimit = min(depthLimit, JSONScanner.depthLimit)
            return try body(&scanner)
        }
    }

    /// Copies a text and goes through it.
    mutating func withScanner<Result>(
        of text: ArraySlice<UInt8>, _ body: (inout JSONScanner) throws(JSONFault) -> Result
    ) throws(JSONFault) -> Result {
        try text.withUnsafeBufferPointer { (bytes) throws(JSONFault) -> Result in
            try withScanner(of: UnsafeRawBufferPointer(bytes), body)
        }
    }

    /// Copies a text and goes through it.
    mutating func withScanner<Result>(
        of text: [UInt8], _ body: (inout JSONScanner) throws(JSONFault) -> Result
    ) throws(JSONFault) -> Result {
        try withScanner(of: text[...], body)
    }
}

/// The text between two quotes, or a number: a range of bytes, and whether a string has backslashes.
struct JSONText: Hashable, Sendable {
    /// The number of bytes before the first one.
    var start: Int
    var count: Int
    var isEscaped: Bool
}

/// Goes through a JSON text (RFC 8259) once, forward, and strictly.
///
/// What is read here is all there is to check: who reads a whole value and then calls ``end()`` has read JSON.
struct JSONScanner: ~Copyable {
    /// How deep lists and objects may stand in each other.
    static let depthLimit = 500
    /// What the reader allows of them.
    fileprivate(set) var depthLimit = JSONScanner.depthLimit

    /// The place alone. A cursor that was taken from here may come back further on.
    var cursor: JSONCursor {
        didSet { assert(cursor.place <= start + count) }
    }
    private let start: UnsafePointer<UInt8>
    /// The number of bytes of the text.
    let count: Int
    /// The number of objects and lists that are open.
    var depth = 0
    /// Keys that no plan has, to find those that stand twice.
    var otherKeys = JSONOtherKeys()

    fileprivate init(_ start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
        // A byte order mark says nothing about UTF-8, but some programs write it.
        let hasMark = start[0] == 0xEF && start[1] == 0xBB && start[2] == 0xBF
        cursor = JSONCursor(hasMark ? start + 3 : start)
    }

    @inline(__always) private var place: UnsafePointer<UInt8> {
        get { cursor.place }
        set { cursor = JSONCursor(newValue) }
    }

    /// The number of bytes before the place.
    @inline(__always) var offset: Int { place - start }

    /// The number of bytes before the place of a cursor.
    @inline(__always) func offset(of cursor: JSONCursor) -> Int { cursor.place - start }

    /// The byte here; zero behind the end.
    @inline(__always) var byte: UInt8 { place.pointee }

    /// A byte up to 32 bytes further on.
    @inline(__always) func byte(after distance: Int) -> UInt8 { cursor.byte(after: distance) }

    /// The eight bytes that are so far away, at most 32; the first one is the lowest.
    @inline(__always) func word(after distance: Int = 0) -> UInt64 { cursor.word(after: distance) }

    /// Goes over bytes that were seen and are not zero.
    @inline(__always) mutating func advance(_ distance: Int = 1) { place += distance }

    /// Goes back to a place where it was.
    mutating func goBack(to offset: Int) {
        precondition(offset >= 0 && offset <= self.offset)
        place = start + offset
    }

    /// A fault here.
    func fault(_ expected: JSONExpectation) -> JSONFault { JSONFault(offset: offset, expected: expected) }

    /// The bytes of a range as they stand in the text.
    func bytes(of text: JSONText) -> UnsafeBufferPointer<UInt8> {
        precondition(text.start >= 0 && text.count >= 0 && text.start + text.count <= count)
        return UnsafeBufferPointer(start: start + text.start, count: text.count)
    }
}

// MARK: - Strings

extension JSONScanner {
    /// Reads a string; checks its escapes and its UTF-8.
    @inline(__always) mutating func string(_ expected: JSONExpectation = .string) throws(JSONFault) -> JSONText {
        skipSpace()
        guard byte == UInt8(ascii: "\"") else { throw fault(expected) }
        // The place is kept apart while it moves, so that it stays in a register.
        let first = place + 1
        var next = first
        while true {
            let word = JSONCursor.word(at: next)
            if JSONCursor.hasTwoUsualCharacters(word) {
                next += 6
                continue
            }
            let stops = JSONCursor.stops(word)
            if stops == 0 {
                next += 8
                continue
            }
            next += stops.trailingZeroBitCount >> 3
            if next.pointee == UInt8(ascii: "\"") {
                place = next + 1
                return JSONText(start: first - start, count: next - first, isEscaped: false)
            }
            let rest = JSONCursor.word(at: next)
            if JSONCursor.isCharacter(rest) {
                next += 3
            } else if next.pointee >= 0x80 {
                place = next
                try skipRareCharacter(rest)
                next = place
            } else {
                place = next
                return try escapedString(from: first)
            }
        }
    }

    /// The rest of a string from its first backslash or fault on.
    private mutating func escapedString(from first: UnsafePointer<UInt8>) throws(JSONFault) -> JSONText {
        while byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") {
                try skipEscape()
            } else if byte >= 0x80 {
                let word = word()
                if JSONCursor.isCharacter(word) {
                    place += 3
                } else {
                    try skipRareCharacter(word)
                }
            } else {
                guard byte >= 0x20 else { throw fault(.endOfString) }
                place += 1
            }
        }
        place += 1
        return JSONText(start: first - start, count: place - first - 1, isEscaped: true)
    }

    /// Goes over a character of two or four bytes.
    private mutating func skipRareCharacter(_ word: UInt64) throws(JSONFault) {
        let first = word & 0xFF
        if word & 0xC0E0 == 0x80C0, first >= 0xC2 {
            place += 2
        } else if word & 0xC0C0_C0F8 == 0x8080_80F0 {
            let second = word >> 8 & 0xFF
            // F0 80…8F is overlong, F4 90… and F5… are beyond the last character.
            guard first != 0xF0 || second >= 0x90, first < 0xF4 || (first == 0xF4 && second < 0x90) else {
                throw fault(.utf8)
            }
            place += 4
        } else {
            throw fault(.utf8)
        }
    }

    /// Goes over a backslash and what belongs to it.
    private mutating func skipEscape() throws(JSONFault) {
        switch byte(after: 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            place += 2
        case UInt8(ascii: "u"):
            guard let unit = hexadecimal(after: 2) else { throw fault(.hexDigits) }
            switch unit {
            case 0xD800..<0xDC00:
                guard byte(after: 6) == UInt8(ascii: "\\"), byte(after: 7) == UInt8(ascii: "u"),
                    let low = hexadecimal(after: 8), (0xDC00..<0xE000).contains(low)
                else { throw fault(.surrogatePair) }
                place += 12
            case 0xDC00..<0xE000: throw fault(.surrogatePair)
            default: place += 6
            }
        default: throw fault(.escape)
        }
    }

    /// Four hexadecimal digits; `nil` when a byte is none.
    private func hexadecimal(after distance: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in distance..<distance + 4 {
            guard let digit = JSONEscapes.hexadecimal(byte(after: index)) else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}

extension JSONScanner {
    /// The text of a string.
    func string(of text: JSONText) -> String {
        guard text.isEscaped else { return String(decoding: bytes(of: text), as: UTF8.self) }
        var unescaped: [UInt8] = []
        append(text, to: &unescaped)
        return String(decoding: unescaped, as: UTF8.self)
    }

    /// Appends the bytes of a string, with its escapes resolved.
    func append(_ text: JSONText, to bytes: inout [UInt8]) {
        if text.isEscaped {
            JSONEscapes.resolve(self.bytes(of: text), into: &bytes)
        } else {
            bytes.append(contentsOf: self.bytes(of: text))
        }
    }
}

// MARK: - Copies and comparisons

extension JSONScanner {
    /// Copies a string, with its escapes resolved.
    ///
    /// - Parameter target: Memory for more than the rest of the text has.
    /// - Returns: The number of bytes; no more than stand in the text.
    func copy(_ text: JSONText, to target: UnsafeMutableRawPointer) -> Int {
        guard text.isEscaped else {
            target.copyMemory(from: start + text.start, byteCount: bytes(of: text).count)
            return text.count
        }
        var resolved: [UInt8] = []
        append(text, to: &resolved)
        resolved.withUnsafeBytes {
            if let start = $0.baseAddress { target.copyMemory(from: start, byteCount: $0.count) }
        }
        return resolved.count
    }
}

extension JSONScanner {
    /// Whether the text goes on with these bytes, which are eight at least.
    func continues(with known: [UInt8]) -> Bool {
        guard known.count >= 8, known.count <= count - offset else { return false }
        return known.withUnsafeBytes { known in
            let here = UnsafeRawPointer(place)
            let last = known.count - 8
            // The last word may overlap the one before.
            for index in stride(from: 0, to: last, by: 8) {
                let word = known.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                guard word == here.loadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
            }
            return known.loadUnaligned(fromByteOffset: last, as: UInt64.self)
                == here.loadUnaligned(fromByteOffset: last, as: UInt64.self)
        }
    }

    /// Goes over as many bytes as ``continues(with:)`` has seen.
    mutating func advance(over known: [UInt8]) {
        precondition(known.count <= count - offset)
        place += known.count
    }

    /// Goes forward to a place where it was before it went back.
    mutating func goForward(to offset: Int) {
        precondition(offset >= self.offset && offset <= count)
        place = start + offset
    }
}
