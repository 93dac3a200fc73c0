import BudgetModel

// Plain Codable values are read from a tree. Amounts and scores are read exactly, never through binary floating point.

/// Why a value could not be decoded: a fault, and what was expected where its code does not say.
struct JSONFailure: Error, Hashable, Sendable {
    var fault: JSONFault
    var detail: JSONDetail?
}

extension JSONTree {
    /// A value, and where the keys begin that it did not ask for.
    struct Decoded<Value> {
        var value: Value
        /// The offsets of the unknown keys in the text. ``JSONPlace`` makes key paths of them.
        var unknownKeys: [Int]
    }

    /// The value that the tree stands for.
    ///
    /// Keys whose value is null or has nothing in it are not unknown, for they say nothing.
    func decode<Value: Decodable>(_ type: Value.Type) throws(JSONFailure) -> Decoded<Value> {
        let asked = AskedKeys(count: nodes.count)
        do {
            let value = try JSONTreeDecoder(tree: self, node: 0, asked: asked).value(type)
            return Decoded(value: value, unknownKeys: unknownKeys(asked))
        } catch {
            throw failure(error)
        }
    }

    private func unknownKeys(_ asked: AskedKeys) -> [Int] {
        var offsets: [Int] = []
        var node = 0
        while node < nodes.count {
            guard nodes[node].kind == .key, !asked.keys[node] else {
                node += 1
                continue
            }
            if carriesValue(node + 1) { offsets.append(Int(nodes[node].offset)) }
            node = Int(nodes[node + 1].end)
        }
        return offsets
    }

    private func failure(_ error: any Error) -> JSONFailure {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            let name = JSONPlace.shown(key.stringValue)
            return failure(at: context, JSONDetail("键“\(name)”", "a key \"\(name)\"", isMissing: true))
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            if let fault = context.underlyingError as? JSONFault { return JSONFailure(fault: fault) }
            // Types say what they expect in English only.
            let text = Self.expectation(in: context.debugDescription)
            return failure(at: context, JSONDetail(text, text))
        default:
            return JSONFailure(fault: JSONFault(offset: Int(nodes[0].offset), expected: .described))
        }
    }

    private func failure(at context: DecodingError.Context, _ detail: JSONDetail) -> JSONFailure {
        let node = node(at: context.codingPath)
        return JSONFailure(fault: JSONFault(offset: Int(nodes[node].offset), expected: .described), detail: detail)
    }

    /// What stands between "expected" and "found" in the message of a type.
    private static func expectation(in message: String) -> String {
        var text = Substring(message)
        if text.lowercased().hasPrefix("expected ") { text = text.dropFirst("expected ".count) }
        let bytes = text.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex, !bytes[index...].starts(with: ", found ".utf8) {
            index = bytes.index(after: index)
        }
        return String(Substring(bytes[..<index]))
    }

    /// The deepest node on a path.
    private func node(at path: [any CodingKey]) -> Int {
        var node = 0
        for key in path {
            switch nodes[node].kind {
            case .object:
                guard let value = value(of: key.stringValue, in: node) else { return node }
                node = value
            case .array:
                let elements = elements(of: node)
                guard let index = key.intValue, elements.indices.contains(index) else { return node }
                node = elements[index]
            default: return node
            }
        }
        return node
    }

    /// The keys and indexes that lead to a node.
    func codingPath(to target: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        var node = 0
        while node < target {
            switch nodes[node].kind {
            case .object:
                guard let key = keys(of: node).last(where: { $0 < target }) else { return path }
                path.append(JSONCodingKey(stringValue: string(of: key)))
                node = key + 1
            case .array:
                guard let index = elements(of: node).lastIndex(where: { $0 <= target }) else { return path }
                path.append(JSONCodingKey(intValue: index))
                node = elements(of: node)[index]
            default: return path
            }
        }
        return path
    }
}

/// A key or an index of any text.
struct JSONCodingKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "\(intValue)"
        self.intValue = intValue
    }
}

/// Which keys somebody asked for. A class, because all containers of one decoding write to it and `Decoder` hands out
/// copies.
final class AskedKeys {
    /// By the number of the node.
    var keys: [Bool]

    init(count: Int) {
        keys = [Bool](repeating: false, count: count)
    }
}
