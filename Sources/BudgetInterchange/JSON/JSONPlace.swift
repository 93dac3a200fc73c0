/// A place in a text as people look for it: line, column and key path.
///
/// Made only when something is wrong, by going once more through the text up to the place, so that reading itself keeps
/// no record of where it is.
struct JSONPlace: Hashable, Sendable {
    /// 1 for the first line.
    private(set) var line = 1
    /// 1 for the first character of a line. Unicode scalars are counted, as editors do; a byte order mark is none.
    private(set) var column = 1
    /// The key path of the value there, such as `budget.departmentExpenditure.lines[3].total`; empty for the whole.
    private(set) var keyPath = ""
    /// What stands there, on one line and cut off; empty at the end of the text.
    private(set) var found = ""

    /// The most characters of a text or a key that are repeated.
    static let excerptLimit = 40

    /// The place of an offset in a text.
    ///
    /// What stands before is taken to be JSON; for other texts the line and the column are right all the same.
    init(of offset: Int, in text: ArraySlice<UInt8>) {
        let place = text.index(text.startIndex, offsetBy: max(0, min(offset, text.count)))
        var walk = JSONPlaceWalk(text)
        walk.advance(to: place)
        (line, column, keyPath) = (walk.line, walk.column, walk.keyPath)
        found = Self.excerpt(of: text[place...])
    }

    /// Where the text begins behind a byte order mark.
    static func start(of text: ArraySlice<UInt8>) -> Int {
        text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.startIndex + 3 : text.startIndex
    }

    /// A string with its quotes, a word or number, or one character.
    private static func excerpt(of text: ArraySlice<UInt8>) -> String {
        guard let first = text.first else { return "" }
        let near = text.prefix(4 * (excerptLimit + 2))
        var length = 1
        if first == UInt8(ascii: "\"") {
            while length < near.count, near[near.startIndex + length] != first {
                length += near[near.startIndex + length] == UInt8(ascii: "\\") ? 2 : 1
            }
            length += 1
        } else if first.isWord {
            while length < near.count, near[near.startIndex + length].isWord { length += 1 }
        } else if first >= 0x80 {
            while length < near.count, near[near.startIndex + length] & 0xC0 == 0x80 { length += 1 }
            // What is no UTF-8 is shown as bytes.
            let bytes = near.prefix(length)
            if String(validating: bytes) == nil { return bytes.prefix(4).map(hexadecimal).joined(separator: " ") }
        }
        return shown(String(decoding: near.prefix(length), as: UTF8.self))
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// A text on one line, cut off.
    static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars
        var line = ""
        for scalar in scalars.prefix(excerptLimit) {
            if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029 {
                line += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        return scalars.dropFirst(excerptLimit).isEmpty ? line : line + "…"
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool { isWord && !"+-._".utf8.contains(self) }

    /// Whether a byte can be in a number or a word.
    fileprivate var isWord: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension String {
    /// The text of bytes that are UTF-8.
    fileprivate init?(validating bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes) else { return nil }
        self = text
    }
}

/// Goes through a text from place to place, and knows the line, the column and the key path of each.
struct JSONPlaceWalk {
    private(set) var line = 1
    private(set) var column = 1
    private var previous: UInt8 = 0
    private var place: Int
    private var path: KeyPathWalk
    private let text: ArraySlice<UInt8>

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        place = JSONPlace.start(of: text)
        path = KeyPathWalk(text, from: place)
    }

    /// Goes to an index of the text that is not before the last one.
    mutating func advance(to next: Int) {
        guard next > place else { return }
        for byte in text[place..<next] {
            // A carriage return ends a line, together with a line feed behind it.
            if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") {
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            previous = byte
        }
        place = next
        path.advance(to: next)
    }

    var keyPath: String { path.keyPath(at: place) }
}

/// Goes through a text and remembers the keys and indexes that lead to where it is.
private struct KeyPathWalk {
    private enum Step {
        case object(key: Range<Int>?)
        case array(index: Int)
    }

    private var steps: [Step] = []
    /// Whether the place is a value, or a key that is part of the path.
    private var isInside = true
    private let text: ArraySlice<UInt8>

    private var index: Int
    private var isKeyNext = false

    init(_ text: ArraySlice<UInt8>, from index: Int) {
        self.text = text
        self.index = index
    }

    mutating func advance(to place: Int) {
        while index < place {
            let byte = text[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                isKeyNext = byte == UInt8(ascii: "{")
                steps.append(isKeyNext ? .object(key: nil) : .array(index: 0))
                isInside = !isKeyNext
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = steps.popLast()
                isKeyNext = false
                isInside = false
            case UInt8(ascii: ","):
                if case .array(let last)? = steps.last {
                    steps[steps.count - 1] = .array(index: last + 1)
                    isInside = true
                } else {
                    isKeyNext = true
                    isInside = false
                }
            case UInt8(ascii: ":"): isInside = true
            case UInt8(ascii: "\""):
                let end = endOfString(from: index)
                if isKeyNext, !steps.isEmpty {
                    steps[steps.count - 1] = .object(key: index..<end)
                    isKeyNext = false
                    isInside = end < place
                } else if end < place {
                    isInside = false
                }
                index = end + 1
            case 0x09, 0x0A, 0x0D, 0x20: break
            default:
                while index < place, text[index].isWord { index += 1 }
                // A number that lacks a digit, or goes on, is not behind the place yet.
                let isCut = text[index - 1].isWord && !text[index - 1].isLetterOrDigit
                let goesOn = index < text.endIndex && text[index].isWord
                if index < place || !(isCut || goesOn) { isInside = false }
            }
        }
    }

    /// The key path of a place to which it went.
    func keyPath(at place: Int) -> String {
        var steps = steps
        var isInside = isInside
        // The place is a key: it is part of the path.
        if isKeyNext, place < text.endIndex, text[place] == UInt8(ascii: "\""), !steps.isEmpty {
            steps[steps.count - 1] = .object(key: place + 1..<endOfString(from: place + 1))
            isInside = true
        }
        return keyPath(of: steps, isInside)
    }

    private func endOfString(from start: Int) -> Int {
        var index = start
        while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, text.endIndex)
    }

    private func keyPath(of steps: [Step], _ isInside: Bool) -> String {
        var path = ""
        for (number, step) in steps.enumerated() {
            if number == steps.count - 1, !isInside { break }
            switch step {
            case .array(let index): path += "[\(index)]"
            case .object(let key?): path.append(key: unescaped(key))
            case .object(nil): break
            }
        }
        return path
    }

    private func unescaped(_ key: Range<Int>) -> String {
        var bytes: [UInt8] = []
        JSONEscapes.resolve(text[key], into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// Appends a key to a key path. Keys that would not be told from path are in quotes.
    mutating func append(key: String) {
        let isPlain =
            !key.isEmpty && !key.unicodeScalars.contains { $0.value < 0x21 || ".[]\"\\".unicodeScalars.contains($0) }
        if isPlain {
            self += (isEmpty ? "" : ".") + JSONPlace.shown(key)
        } else {
            self += "[\"" + JSONPlace.shown(key) + "\"]"
        }
    }
}
