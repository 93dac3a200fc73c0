#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The keys of a JSON value. Two of them show which keys of a text a document did not take in.
enum JSONShape {
    case object([String: JSONShape])
    case array([JSONShape])
    case leaf
    case null

    /// The shape of a text that a decoder has read; `nil` for one that is not JSON in UTF-8.
    ///
    /// A decoder finds the kind of a value by trying one after the other, which takes as long as reading the document six
    /// times.
    init?(_ text: Data) {
        var reader = ShapeReader(Array(text))
        guard let shape = reader.readValue() else { return nil }
        self = shape
    }

    /// The paths of values here that have no counterpart there. Null and empty values carry nothing.
    func paths(missingIn other: JSONShape) -> [String] {
        var paths: [String] = []
        collect(missingIn: other, at: "", into: &paths)
        return paths
    }

    private func collect(missingIn other: JSONShape?, at path: String, into paths: inout [String]) {
        switch (self, other) {
        case (.null, _), (.leaf, .some): return
        case (.object(let own), .object(let others)):
            for (key, value) in own.sorted(by: { $0.key < $1.key }) {
                value.collect(missingIn: others[key], at: path.isEmpty ? key : "\(path).\(key)", into: &paths)
            }
        case (.array(let own), .array(let others)):
            for (index, value) in own.enumerated() {
                let counterpart = index < others.count ? others[index] : nil
                value.collect(missingIn: counterpart, at: "\(path)[\(index)]", into: &paths)
            }
        default: if carriesValue { paths.append(path) }
        }
    }

    /// Whether there is anything inside but nulls and empty lists.
    private var carriesValue: Bool {
        switch self {
        case .null: false
        case .leaf: true
        case .object(let values): values.values.contains(where: \.carriesValue)
        case .array(let values): values.contains(where: \.carriesValue)
        }
    }
}

/// Goes through a text once. It may recurse, because no decoder reads a text that is nested deeper than some 500 levels.
private struct ShapeReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func readValue() -> JSONShape? {
        switch next {
        case UInt8(ascii: "{"): return readObject().map(JSONShape.object)
        case UInt8(ascii: "["): return readArray().map(JSONShape.array)
        case UInt8(ascii: "\""): return readString() == nil ? nil : .leaf
        case .some(let first):
            let start = index
            while index < bytes.count, Self.isInWord(bytes[index]) { index += 1 }
            return index == start ? nil : first == UInt8(ascii: "n") ? .null : .leaf
        case nil: return nil
        }
    }

    /// The byte after white space.
    private var next: UInt8? {
        mutating get {
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            return index < bytes.count ? bytes[index] : nil
        }
    }

    private mutating func readObject() -> [String: JSONShape]? {
        var values: [String: JSONShape] = [:]
        index += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "}"):
                index += 1
                return values
            case UInt8(ascii: ","): index += 1
            default:
                guard byte == UInt8(ascii: "\""), let text = readString(), let key = Self.key(text),
                    next == UInt8(ascii: ":")
                else { return nil }
                index += 1
                guard let value = readValue() else { return nil }
                values[key] = value
            }
        }
        return nil
    }

    private mutating func readArray() -> [JSONShape]? {
        var values: [JSONShape] = []
        index += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "]"):
                index += 1
                return values
            case UInt8(ascii: ","): index += 1
            default:
                guard let value = readValue() else { return nil }
                values.append(value)
            }
        }
        return nil
    }

    /// The text between two quotes, as it stands there.
    private mutating func readString() -> ArraySlice<UInt8>? {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return bytes[start..<index - 1]
            case UInt8(ascii: "\\"): index += 2
            default: index += 1
            }
        }
        return nil
    }

    private static func key(_ text: ArraySlice<UInt8>) -> String? {
        guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
        let quoted = Data([UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")])
        return try? JSONDecoder().decode(String.self, from: quoted)
    }

    /// Whether a byte can be in a number, `true`, `false` or `null`.
    private static func isInWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"): true
        default: false
        }
    }
}
