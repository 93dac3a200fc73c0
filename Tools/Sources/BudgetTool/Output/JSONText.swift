import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values as JSON.
enum JSONText {
    /// Reads a value from a JSON file of at most a megabyte.
    ///
    /// - Parameter what: What the file should hold, for errors.
    static func read<Value: Decodable>(_ path: String, what: String) throws(Failure) -> Value {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw Failure("\(path): the file cannot be read")
        }
        guard data.count <= 1 << 20 else { throw Failure("\(path): more than a megabyte") }
        do {
            return try JSONDecoder().decode(Value.self, from: data)
        } catch let DecodingError.dataCorrupted(context) where context.codingPath.isEmpty {
            throw Failure("\(path): no JSON")
        } catch {
            let error = error as? DecodingError
            let why = error?.reason.map { " (\($0))" } ?? ""
            throw Failure("\(path): \(error?.place ?? "")not what \(what) has\(why)")
        }
    }

    /// The bytes of a value with places on pages, which are no exact numbers.
    static func encodePlainly(_ value: some Encodable) throws(Failure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
        } catch {
            throw Failure("the result has a number that JSON does not: \(error)")
        }
    }

    /// The text of a value: sorted keys, one in a line, amounts exactly.
    ///
    /// - Parameter language: The language of the messages of findings.
    static func encode(_ value: some Encodable, language: Language? = nil) throws(Failure) -> String {
        var encoder = JSONTextEncoder()
        if let language { encoder.userInfo[.messageLanguage] = language }
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw Failure("the result has a number that JSON does not: \(error)")
        }
    }
}

extension DecodingError {
    /// The key path with a colon behind it, or nothing.
    fileprivate var place: String {
        let keys: [any CodingKey]
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            keys = context.codingPath
        case .keyNotFound(let key, let context): keys = context.codingPath + [key]
        @unknown default: keys = []
        }
        let names = keys.map { key in key.intValue.map { "[\($0)]" } ?? "." + key.stringValue }
        let path = names.joined()
        return keys.isEmpty ? "" : (path.hasPrefix(".") ? String(path.dropFirst()) : path) + ": "
    }

    /// What a type says itself about a value that it does not take.
    fileprivate var reason: String? {
        if case .dataCorrupted(let context) = self { context.debugDescription } else { nil }
    }
}
