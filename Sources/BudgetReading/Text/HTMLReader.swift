/// 网页成表: the tables of HTML, and the text between them.
///
/// What people and programs write is read: cells and rows that are not closed, attributes without quotes, tables inside of
/// tables (each its own grid), entities, text of a cell in several paragraphs. Scripts and styles are left out.
public struct HTMLReader: Sendable {
    /// The most rows that one cell may cover.
    public var spanLimit = 2_000
    /// The most cells of a document; further ones are left out, with a note.
    public var cellLimit = 2_000_000

    /// A reader.
    public init() {}

    /// The content of a text. Whatever it is, there is a result.
    public func content(of html: String) -> PublishedContent {
        var html = html
        return html.withUTF8 { bytes in
            var builder = HTMLBuilder(spanLimit: spanLimit, cellLimit: cellLimit)
            var scanner = HTMLScanner(bytes)
            while let token = scanner.next() { builder.add(token) }
            return builder.finish()
        }
    }
}

/// What HTML is made of.
enum HTMLToken {
    case text(String)
    /// The name in small letters, and the spans of a cell.
    case start(String, rowSpan: Int, columnSpan: Int)
    case end(String)
}

/// Takes HTML apart.
struct HTMLScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next piece, or `nil` at the end.
    mutating func next() -> HTMLToken? {
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<"), let after = byte(1), Self.beginsTag(after) else { return text() }
            if after == UInt8(ascii: "!") || after == UInt8(ascii: "?") {
                skipDeclaration()
                continue
            }
            let token = tag()
            if case .start(let name, _, _)? = token, name == "script" || name == "style" { skipRaw(until: name) }
            if let token { return token }
        }
        return nil
    }

    private static func beginsTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"), 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private func byte(_ offset: Int) -> UInt8? { place + offset < bytes.count ? bytes[place + offset] : nil }

    /// Text up to the next tag, with its entities resolved.
    private mutating func text() -> HTMLToken {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
        return .text(text.utf8.contains(UInt8(ascii: "&")) ? HTMLEntities.resolved(text) : text)
    }

    /// A comment to its end, a declaration to its bracket.
    private mutating func skipDeclaration() {
        if bytes[place...].starts(with: "<!--".utf8) {
            place += 4
            while place < bytes.count, !bytes[place...].starts(with: "-->".utf8) { place += 1 }
            place = min(place + 3, bytes.count)
            return
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
        place = min(place + 1, bytes.count)
    }

    private mutating func skipRaw(until name: String) {
        let end = Array("</\(name)".utf8)
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), lowered(place, end.count) == end { return }
            place += 1
        }
    }

    private func lowered(_ start: Int, _ count: Int) -> [UInt8] {
        guard start + count <= bytes.count else { return [] }
        return bytes[start..<start + count].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }

    private mutating func tag() -> HTMLToken? {
        let isEnd = byte(1) == UInt8(ascii: "/")
        place += isEnd ? 2 : 1
        let name = word()
        var (rowSpan, columnSpan) = (1, 1)
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
            let attribute = word()
            if attribute.isEmpty {
                place += 1
                continue
            }
            let value = value()
            if attribute == "rowspan" { rowSpan = Self.number(value) }
            if attribute == "colspan" { columnSpan = Self.number(value) }
        }
        place = min(place + 1, bytes.count)
        guard !name.isEmpty else { return nil }
        return isEnd ? .end(name) : .start(name, rowSpan: rowSpan, columnSpan: columnSpan)
    }

    /// Letters, digits, hyphens and colons, in small letters.
    private mutating func word() -> String {
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): place += 1
            default: return String(decoding: lowered(start, place - start), as: UTF8.self)
            }
        }
        return String(decoding: lowered(start, place - start), as: UTF8.self)
    }

    /// The value behind an attribute, empty when there is none.
    private mutating func value() -> String {
        skipSpace()
        guard byte(0) == UInt8(ascii: "=") else { return "" }
        place += 1
        skipSpace()
        guard let first = byte(0) else { return "" }
        let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        if isQuoted { place += 1 }
        let start = place
        while place < bytes.count {
            let next = bytes[place]
            if isQuoted ? next == first : next == UInt8(ascii: ">") || next <= 0x20 { break }
            place += 1
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
        if isQuoted { place = min(place + 1, bytes.count) }
        return text
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    /// The whole number that a text begins with; 1 when there is none.
    private static func number(_ text: String) -> Int {
        let digits = text.drop { $0.isWhitespace }.prefix { $0.isASCII && $0.isNumber }
        return Int(digits.prefix(9)) ?? 1
    }
}

/// Entities of HTML.
enum HTMLEntities {
    private static let named: [Substring: Unicode.Scalar] = [
        "nbsp": "\u{A0}", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "emsp": "\u{3000}", "ensp": " ",
        "thinsp": " ", "mdash": "—", "ndash": "–", "hellip": "…", "times": "×", "middot": "·", "ldquo": "“",
        "rdquo": "”", "lsquo": "‘", "rsquo": "’", "ge": "≥", "le": "≤", "minus": "−", "yen": "¥",
    ]

    /// A text with its entities resolved; what is none stays.
    static func resolved(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let tail = rest[rest.index(after: start)...]
            guard let end = tail.prefix(12).firstIndex(of: ";"), let scalar = scalar(tail[..<end]) else {
                result += "&"
                rest = tail
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = tail[tail.index(after: end)...]
        }
        return result + rest
    }

    private static func scalar(_ name: Substring) -> Unicode.Scalar? {
        guard name.first == "#" else { return named[name] }
        let number = name.dropFirst()
        let value = number.first == "x" || number.first == "X" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        return value.flatMap(Unicode.Scalar.init)
    }
}
