import BudgetModel

@testable import BudgetInterchange

/// Changes of texts, most of which stay JSON or nearly so.
enum Mutation {
    private static let values = [
        "null", "true", "false", "0", "-0", "1.5", "1e2", "1E+2", "12.345", "1.10", "1.100", "70368744177664", "-1e-1",
        "1e400", "\"\"", "\"x\"", "\"208\"", "\"70368744177664.01\"", "\"12\"", "[]", "{}", "[1]", "{\"a\":1}", "5.0",
        "2147483648", "-2147483648", "9223372036854775808", "\"057\"", "\"china-budget/2\"", "[\"a\",null]", "[[]]",
        "\"\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "01", "1.", ".5", "+1", "NaN", "\"-92233720368547758.08\"",
    ]
    private static let names = [
        "name", "code", "row", "total", "caption", "lines", "unit", "number", "category", "columns", "header", "schema",
        "tables", "budget", "amount", "income", "expenditure", "zzz", "\\u006eame", "precision", "decimals", "remarks",
    ]

    static func change(_ text: [UInt8], _ random: inout RandomDocument) -> [UInt8] {
        var bytes = text
        for _ in 0..<Int.random(in: 1...2, using: &random.generator) {
            switch Int.random(in: 0..<10, using: &random.generator) {
            case 0: bytes[place(bytes, &random)] = UInt8.random(in: 0...255, using: &random.generator)
            case 1: bytes[place(bytes, &random)] = random.pick(Array("\"\\,:{}[]019.-eEnft \n".utf8))
            case 2: bytes.remove(at: place(bytes, &random))
            case 3: bytes.insert(random.pick(Array("\"\\,:{}[]019.-eEnft \n".utf8)), at: place(bytes, &random))
            case 4:
                let start = place(bytes, &random)
                bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...12, using: &random.generator)))
                if bytes.isEmpty { bytes = [0x7B] }
            case 5...7: replace(&bytes, random.pick(values), isKey: false, &random)
            case 8: replace(&bytes, "\"" + random.pick(names) + "\"", isKey: true, &random)
            default: duplicate(&bytes, &random)
            }
        }
        return bytes
    }

    private static func place(_ bytes: [UInt8], _ random: inout RandomDocument) -> Int {
        Int.random(in: 0..<bytes.count, using: &random.generator)
    }

    /// Puts another value or key in the place of one.
    private static func replace(_ bytes: inout [UInt8], _ text: String, isKey: Bool, _ random: inout RandomDocument) {
        guard let tree = try? JSONTree(bytes) else { return }
        let nodes = tree.nodes.indices.filter { (tree.nodes[$0].kind == .key) == isKey && $0 > 0 }
        guard !nodes.isEmpty, let range = range(of: random.pick(nodes), tree, bytes) else { return }
        bytes.replaceSubrange(range, with: Array(text.utf8))
    }

    /// Puts a key and its value twice.
    private static func duplicate(_ bytes: inout [UInt8], _ random: inout RandomDocument) {
        guard let tree = try? JSONTree(bytes) else { return }
        let keys = tree.nodes.indices.filter { tree.nodes[$0].kind == .key }
        guard !keys.isEmpty else { return }
        let key = random.pick(keys)
        guard let name = range(of: key, tree, bytes), let value = range(of: key + 1, tree, bytes) else { return }
        bytes.insert(contentsOf: Array(bytes[name.lowerBound..<value.upperBound]) + [0x2C], at: name.lowerBound)
    }

    /// The bytes of a node.
    private static func range(of node: Int, _ tree: JSONTree, _ bytes: [UInt8]) -> Range<Int>? {
        let start = Int(tree.nodes[node].offset)
        var buffer = JSONBuffer()
        let rest = Array(bytes[start...])
        let count = try? buffer.withScanner(of: rest) { (scanner) throws(JSONFault) in
            try scanner.skip()
            return scanner.offset
        }
        return count.map { start..<start + $0 }
    }
}

extension JSONTree {
    /// Writes a node with the keys of all objects in another order.
    func appendShuffled(_ node: Int, to bytes: inout [UInt8], _ generator: inout SplitMix) {
        switch nodes[node].kind {
        case .null: bytes += Array("null".utf8)
        case .yes: bytes += Array("true".utf8)
        case .no: bytes += Array("false".utf8)
        case .number: bytes += Array(text(of: node))
        case .string, .key:
            var writer = JSONWriter(.compact)
            writer.string(string(of: node))
            bytes += writer.bytes
        case .array:
            bytes.append(0x5B)
            for (index, element) in elements(of: node).enumerated() {
                if index > 0 { bytes.append(0x2C) }
                appendShuffled(element, to: &bytes, &generator)
            }
            bytes.append(0x5D)
        case .object:
            bytes.append(0x7B)
            for (index, key) in keys(of: node).shuffled(using: &generator).enumerated() {
                if index > 0 { bytes.append(0x2C) }
                appendShuffled(key, to: &bytes, &generator)
                bytes.append(0x3A)
                appendShuffled(key + 1, to: &bytes, &generator)
            }
            bytes.append(0x7D)
        }
    }
}
