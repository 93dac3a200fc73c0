/// Any JSON value, as a list of nodes in the order of the text. For parts of a document whose speed does not matter.
///
/// Strings and numbers are copied out of the text, so that a tree lives on its own. No object has a key twice.
struct JSONTree: Sendable {
    /// One value, or a key in front of its value.
    struct Node: Sendable {
        enum Kind: UInt8, Sendable {
            case null, yes, no, number, string, key, array, object
        }

        var kind: Kind
        /// Where it begins in the text.
        var offset: Int32
        /// Where its bytes begin in ``JSONTree/bytes``: strings without escapes, numbers as written.
        var start: Int32 = 0
        /// The number of its bytes, of its elements, or of its keys.
        var count: Int32 = 0
        /// The number of the first node behind it and all it holds.
        var end: Int32
    }

    private(set) var nodes: [Node] = []
    private(set) var bytes: [UInt8] = []

    /// Reads the value that stands next. Takes time in proportion to its length, and no recursion.
    init(_ scanner: inout JSONScanner) throws(JSONFault) {
        /// The numbers of the open nodes.
        var open: [Int] = []
        value: while true {
            scanner.skipSpace()
            if let last = open.last, nodes[last].kind == .array { nodes[last].count += 1 }
            switch scanner.byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard scanner.depth + open.count < scanner.depthLimit else { throw scanner.fault(.lessDepth) }
                let isObject = scanner.byte == UInt8(ascii: "{")
                open.append(nodes.count)
                append(isObject ? .object : .array, at: scanner.offset)
                scanner.advance()
                scanner.skipSpace()
                if scanner.byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { break }
                if isObject { try appendKey(&scanner, of: nodes.count - 1) }
                continue value
            default: try appendScalar(&scanner)
            }
            while let last = open.last {
                let isObject = nodes[last].kind == .object
                scanner.skipSpace()
                if scanner.byte == UInt8(ascii: ",") {
                    scanner.advance()
                    if isObject { try appendKey(&scanner, of: last) }
                    continue value
                }
                guard scanner.byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw scanner.fault(isObject ? .commaOrBrace : .commaOrBracket)
                }
                scanner.advance()
                open.removeLast()
                nodes[last].end = Int32(nodes.count)
                if isObject { try checkKeys(of: last) }
            }
            return
        }
    }

    /// Reads a text that is one value.
    init(_ text: [UInt8]) throws(JSONFault) {
        var buffer = JSONBuffer()
        self = try buffer.withScanner(of: text) { (scanner) throws(JSONFault) in
            let tree = try JSONTree(&scanner)
            try scanner.end()
            return tree
        }
    }

    private mutating func append(_ kind: Node.Kind, at offset: Int) {
        nodes.append(Node(kind: kind, offset: Int32(offset), end: Int32(nodes.count + 1)))
    }

    private mutating func append(_ kind: Node.Kind, _ text: JSONText, at offset: Int, _ scanner: borrowing JSONScanner)
    {
        let start = bytes.count
        scanner.append(text, to: &bytes)
        nodes.append(
            Node(
                kind: kind, offset: Int32(offset), start: Int32(start), count: Int32(bytes.count - start),
                end: Int32(nodes.count + 1)))
    }

    private mutating func appendKey(_ scanner: inout JSONScanner, of object: Int) throws(JSONFault) {
        scanner.skipSpace()
        let offset = scanner.offset
        append(.key, try scanner.string(.key), at: offset, scanner)
        nodes[object].count += 1
        scanner.skipSpace()
        guard scanner.byte == UInt8(ascii: ":") else { throw scanner.fault(.colon) }
        scanner.advance()
    }

    private mutating func appendScalar(_ scanner: inout JSONScanner) throws(JSONFault) {
        let offset = scanner.offset
        switch scanner.byte {
        case UInt8(ascii: "\""): append(.string, try scanner.string(), at: offset, scanner)
        case UInt8(ascii: "t"), UInt8(ascii: "f"): append(try scanner.bool() ? .yes : .no, at: offset)
        case UInt8(ascii: "n"):
            _ = try scanner.takeNull()
            append(.null, at: offset)
        default: append(.number, try scanner.number(.value), at: offset, scanner)
        }
    }

    private func checkKeys(of object: Int) throws(JSONFault) {
        let count = Int(nodes[object].count)
        guard count > 1 else { return }
        var seen: Set<ArraySlice<UInt8>> = []
        seen.reserveCapacity(count)
        var key = object + 1
        while key < Int(nodes[object].end) {
            guard seen.insert(text(of: key)).inserted else {
                throw JSONFault(offset: Int(nodes[key].offset), expected: .keyOnce)
            }
            key = Int(nodes[key + 1].end)
        }
    }
}

extension JSONTree {
    /// The bytes of a string, a key or a number.
    func text(of node: Int) -> ArraySlice<UInt8> {
        let start = Int(nodes[node].start)
        return bytes[start..<start + Int(nodes[node].count)]
    }

    /// The text of a string, a key or a number.
    func string(of node: Int) -> String { String(decoding: text(of: node), as: UTF8.self) }

    /// The value of a key of an object.
    func value(of name: String, in object: Int) -> Int? {
        var key = object + 1
        while key < Int(nodes[object].end) {
            if text(of: key).elementsEqual(name.utf8) { return key + 1 }
            key = Int(nodes[key + 1].end)
        }
        return nil
    }

    /// The numbers of the keys of an object.
    func keys(of object: Int) -> [Int] {
        var keys: [Int] = []
        var key = object + 1
        while key < Int(nodes[object].end) {
            keys.append(key)
            key = Int(nodes[key + 1].end)
        }
        return keys
    }

    /// The numbers of the elements of a list.
    func elements(of array: Int) -> [Int] {
        var elements: [Int] = []
        var element = array + 1
        while element < Int(nodes[array].end) {
            elements.append(element)
            element = Int(nodes[element].end)
        }
        return elements
    }

    /// Whether there is anything inside but nulls, empty lists and empty objects.
    func carriesValue(_ node: Int) -> Bool {
        nodes[node..<Int(nodes[node].end)].contains { [.yes, .no, .number, .string].contains($0.kind) }
    }
}
