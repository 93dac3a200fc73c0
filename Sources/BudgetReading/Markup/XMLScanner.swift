/// Takes XML apart that programs have written: drawings, workbooks, text documents.
///
/// Names are given without their prefixes. Whatever the bytes, there is an end.
struct XMLScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var place: Int
    private let end: Int
    /// The name of the element, without its prefix.
    private(set) var name = ""
    /// The rest of a start tag, with its attributes.
    private var attributes = 0..<0
    private var content = 0..<0
    /// Whether the tag that was just given is its own end, which is given next.
    private(set) var hasEndLeft = false

    /// What XML is made of.
    enum Token {
        case start, end, text
    }

    /// A piece of XML.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>? = nil) {
        self.bytes = bytes
        place = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// The next piece, or `nil` at the end.
    mutating func next() -> Token? {
        if hasEndLeft {
            hasEndLeft = false
            return .end
        }
        while place < end {
            guard bytes[place] == UInt8(ascii: "<") else { return plain() }
            guard place + 1 < end else { return nil }
            switch bytes[place + 1] {
            case UInt8(ascii: "?"): skip(past: "?>")
            case UInt8(ascii: "!"):
                if isAt("<![CDATA[") { return section() }
                skip(past: isAt("<!--") ? "-->" : ">")
            default: return tag()
            }
        }
        return nil
    }

    /// The text that was just given, with its entities resolved.
    var text: String { string(content) }

    /// Calls a function with the places of the name and the value of each attribute of a start tag. Names keep their
    /// prefixes.
    func eachAttribute(_ body: (_ name: Range<Int>, _ value: Range<Int>) -> Void) {
        var place = attributes.lowerBound
        while let (name, value) = nextAttribute(&place) { body(name, value) }
    }

    /// The value of an attribute with a name, whatever its prefix.
    func attribute(_ wanted: StaticString) -> String? {
        let length = wanted.utf8CodeUnitCount
        var place = attributes.lowerBound
        while let (name, value) = nextAttribute(&place) {
            guard name.count >= length, reads(name.upperBound - length..<name.upperBound, wanted) else { continue }
            if name.count == length || bytes[name.upperBound - length - 1] == UInt8(ascii: ":") { return string(value) }
        }
        return nil
    }

    /// Whether some bytes are a word.
    func reads(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            for offset in word.indices where bytes[range.lowerBound + offset] != word[offset] { return false }
            return true
        }
    }

    private func nextAttribute(_ next: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
        while next < attributes.upperBound, Self.isSpace(bytes[next]) { next += 1 }
        let start = next
        while next < attributes.upperBound, bytes[next] != UInt8(ascii: "="), !Self.isSpace(bytes[next]) { next += 1 }
        let name = start..<next
        while next < attributes.upperBound, bytes[next] != UInt8(ascii: "\""), bytes[next] != UInt8(ascii: "'") {
            next += 1
        }
        guard next < attributes.upperBound else { return nil }
        let quote = bytes[next]
        next += 1
        let first = next
        while next < attributes.upperBound, bytes[next] != quote { next += 1 }
        defer { next += 1 }
        return (name, first..<next)
    }

    /// Some bytes as text, with entities resolved.
    func string(_ range: Range<Int>) -> String {
        let text = String(decoding: bytes[range], as: UTF8.self)
        return text.utf8.contains(UInt8(ascii: "&")) ? HTMLEntities.resolved(text) : text
    }

    /// Goes to the end of the element whose start was just given, and gives the place of what is in it.
    mutating func skipElement() -> Range<Int> {
        let start = place
        if hasEndLeft {
            hasEndLeft = false
            return start..<start
        }
        let name = name
        var depth = 1
        var last = place
        while depth > 0 {
            last = place
            guard let token = next() else { return start..<end }
            guard self.name == name else { continue }
            if token == .start { depth += 1 }
            if token == .end { depth -= 1 }
        }
        return start..<max(start, last)
    }

    private mutating func plain() -> Token {
        let start = place
        while place < end, bytes[place] != UInt8(ascii: "<") { place += 1 }
        content = start..<place
        name = ""
        return .text
    }

    private mutating func section() -> Token {
        let start = min(place + 9, end)
        place = start
        while place < end, !isAt("]]>") { place += 1 }
        content = start..<place
        place = min(place + 3, end)
        name = ""
        return .text
    }

    private mutating func tag() -> Token? {
        let isEnd = bytes[place + 1] == UInt8(ascii: "/")
        place += isEnd ? 2 : 1
        var start = place
        while place < end, bytes[place] != UInt8(ascii: ">"), bytes[place] != UInt8(ascii: "/"),
            !Self.isSpace(bytes[place])
        {
            if bytes[place] == UInt8(ascii: ":") { start = place + 1 }
            place += 1
        }
        name = String(decoding: bytes[min(start, place)..<place], as: UTF8.self)
        let first = place
        var quote: UInt8 = 0
        while place < end, quote != 0 || bytes[place] != UInt8(ascii: ">") {
            let byte = bytes[place]
            if quote == 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == quote {
                quote = 0
            }
            place += 1
        }
        let isWhole = place > first && bytes[place - 1] == UInt8(ascii: "/")
        attributes = first..<(isWhole ? place - 1 : place)
        place = min(place + 1, end)
        hasEndLeft = isWhole && !isEnd
        return isEnd ? .end : .start
    }

    private mutating func skip(past mark: StaticString) {
        while place < end, !isAt(mark) { place += 1 }
        place = min(place + mark.utf8CodeUnitCount, end)
    }

    private func isAt(_ mark: StaticString) -> Bool {
        let last = place + mark.utf8CodeUnitCount
        return last <= end && reads(place..<last, mark)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
