/// A JSON text as a tree that keeps the order of keys and the text of numbers, so that edits change nothing else.
///
/// The texts are files of this repository: the parser reads all of JSON, but says of a fault only where it is.
indirect enum DocumentTree: Equatable, Sendable {
    case word(String)
    case number(String)
    case text(String)
    case list([DocumentTree])
    case object([Member])

    struct Member: Equatable, Sendable {
        let key: String
        var value: DocumentTree
    }

    struct ParsingError: Error {
        let offset: Int
    }

    init(json: [UInt8]) throws {
        var parser = Parser(bytes: json)
        self = try parser.value()
        parser.skipSpace()
        guard parser.offset == json.count else { throw ParsingError(offset: parser.offset) }
    }

    var string: String? { if case .text(let text) = self { text } else { nil } }
    var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
    var elements: [DocumentTree] { if case .list(let elements) = self { elements } else { [] } }

    subscript(key: String) -> DocumentTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .word(let word), .number(let word): text += word
        case .text(let string): Self.write(string, to: &text)
        case .list(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                text += index == 0 ? "" : ","
                element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                text += index == 0 ? "" : ","
                Self.write(member.key, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

private struct Parser {
    let bytes: [UInt8]
    var offset = 0

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }
    var fault: DocumentTree.ParsingError { DocumentTree.ParsingError(offset: offset) }

    mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { offset += 1 }
    }

    /// Skips space and then the byte, if it is there.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    mutating func value() throws -> DocumentTree {
        if skip("{") { return .object(try members()) }
        if skip("[") { return .list(try elements()) }
        if skip("\"") { return .text(try text()) }
        let start = offset
        while let byte = next, !" \t\n\r,]}".utf8.contains(byte) { offset += 1 }
        let word = String(decoding: bytes[start..<offset], as: UTF8.self)
        if ["true", "false", "null"].contains(word) { return .word(word) }
        guard Double(word) != nil else { throw fault }
        return .number(word)
    }

    private mutating func members() throws -> [DocumentTree.Member] {
        var members: [DocumentTree.Member] = []
        if skip("}") { return members }
        repeat {
            guard skip("\"") else { throw fault }
            let key = try text()
            guard skip(":") else { throw fault }
            members.append(DocumentTree.Member(key: key, value: try value()))
        } while skip(",")
        guard skip("}") else { throw fault }
        return members
    }

    private mutating func elements() throws -> [DocumentTree] {
        var elements: [DocumentTree] = []
        if skip("]") { return elements }
        repeat { elements.append(try value()) } while skip(",")
        guard skip("]") else { throw fault }
        return elements
    }

    /// The rest of a text whose quotation mark is read.
    private mutating func text() throws -> String {
        var units: [UInt8] = []
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): units += Array(String(try escaped()).utf8)
            default: units.append(byte)
            }
        }
        throw fault
    }

    private mutating func escaped() throws -> Character {
        guard let byte = next else { throw fault }
        offset += 1
        let plain: [Unicode.Scalar: Character] = [
            "\"": "\"", "\\": "\\", "/": "/", "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "f": "\u{c}",
        ]
        if let character = plain[Unicode.Scalar(byte)] { return character }
        guard byte == UInt8(ascii: "u"), offset + 4 <= bytes.count else { throw fault }
        let digits = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
        offset += 4
        // Pairs of surrogates do not occur in the texts of this repository.
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { throw fault }
        return Character(scalar)
    }
}
