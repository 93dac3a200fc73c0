#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values of the command's own output as JSON.
enum JSONText {
    /// Reads a value from a JSON file of at most a megabyte.
    static func read<Value: Decodable>(_ path: String) throws(Failure) -> Value {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw Failure("\(path): the file cannot be read")
        }
        guard data.count <= 1 << 20 else { throw Failure("\(path): more than a megabyte") }
        do {
            return try JSONDecoder().decode(Value.self, from: data)
        } catch let DecodingError.dataCorrupted(context) where context.codingPath.isEmpty {
            throw Failure("\(path): no JSON")
        } catch {
            let place = (error as? DecodingError)?.place ?? ""
            throw Failure("\(path): \(place)not what a profile has")
        }
    }

    static func encode(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // The output types hold nothing that cannot be written.
        guard let data = try? encoder.encode(value) else { return "null" }
        return String(decoding: data, as: UTF8.self)
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
        return keys.isEmpty ? "" : keys.map(\.stringValue).joined(separator: ".") + ": "
    }
}
