#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file or text that could not be read as a document.
public struct ReadingError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Kind: String, Hashable, Sendable {
        /// The file is not there or may not be read.
        case unreadable
        /// More bytes than ``ReadingLimits/bytes``.
        case tooLarge
        /// Not JSON.
        case malformed
        /// JSON, but not a document of this schema.
        case unexpected
    }

    /// What went wrong.
    public let kind: Kind
    /// The file, where there is one.
    public let path: String?
    /// The key path inside the document, such as `budget.departmentExpenditure.lines[3].total`.
    public let keyPath: String
    /// What was expected and found.
    public let reason: String
}

extension ReadingError: CustomStringConvertible {
    /// One line: the file, the key path and the reason.
    public var description: String {
        [path, keyPath.isEmpty ? nil : keyPath, reason].compactMap { $0 }.joined(separator: ": ")
    }
}

/// 读取限制: what a reader accepts before it gives up.
public struct ReadingLimits: Hashable, Sendable {
    /// The largest number of bytes of one document.
    public var bytes: Int

    /// Limits; by default 64 MB, which is a thousand times the usual document.
    public init(bytes: Int = 64 << 20) {
        self.bytes = bytes
    }
}

/// A document as read, with what the reader did not understand.
public struct ReadDisclosure: Sendable {
    /// The document.
    public let disclosure: Disclosure
    /// The key paths of values that have no place in the document, such as misspelt keys.
    public let unknownKeys: [String]
}

extension Disclosure {
    /// Reads a document from a JSON file.
    ///
    /// - Throws: ``ReadingError`` with the file and the key path.
    public init(contentsOf path: String, limits: ReadingLimits = ReadingLimits()) throws(ReadingError) {
        self = try Disclosure.read(contentsOf: path, limits: limits).disclosure
    }

    /// Reads a document from JSON text.
    ///
    /// - Throws: ``ReadingError`` with the key path.
    public init(json: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(ReadingError) {
        self = try Disclosure.read(json: json, limits: limits).disclosure
    }

    /// Reads a document from a JSON file, and says which keys it does not know.
    ///
    /// - Throws: ``ReadingError`` with the file and the key path.
    public static func read(
        contentsOf path: String, limits: ReadingLimits = ReadingLimits()
    ) throws(ReadingError) -> ReadDisclosure {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            // A size of 0 is what pipes have; their bytes are counted as they are read.
            if let size = attributes[.size] as? any BinaryInteger, Int(clamping: size) > limits.bytes {
                throw ReadingError.tooLarge(Int(clamping: size), limits, path)
            }
            let data = try Data(contentsOf: URL(filePath: path))
            return try read(data, path: path, limits: limits)
        } catch let error as ReadingError {
            throw error
        } catch {
            throw ReadingError(kind: .unreadable, path: path, keyPath: "", reason: "the file cannot be read")
        }
    }

    /// Reads a document from JSON text, and says which keys it does not know.
    ///
    /// - Parameters:
    ///   - json: The text, in UTF-8.
    ///   - path: The name of the source, for errors.
    ///   - limits: What is accepted.
    /// - Throws: ``ReadingError`` with the key path.
    public static func read(
        json: [UInt8], path: String? = nil, limits: ReadingLimits = ReadingLimits()
    ) throws(ReadingError) -> ReadDisclosure {
        try read(Data(json), path: path, limits: limits)
    }

    private static func read(_ data: Data, path: String?, limits: ReadingLimits) throws(ReadingError) -> ReadDisclosure
    {
        guard data.count <= limits.bytes else { throw .tooLarge(data.count, limits, path) }
        do {
            let disclosure = try JSONDecoder().decode(Disclosure.self, from: data)
            guard let given = JSONShape(data), let understood = JSONShape(try JSONEncoder().encode(disclosure)) else {
                throw ReadingError(kind: .malformed, path: path, keyPath: "", reason: "expected JSON in UTF-8")
            }
            return ReadDisclosure(disclosure: disclosure, unknownKeys: given.paths(missingIn: understood))
        } catch let error as ReadingError {
            throw error
        } catch let error as DecodingError {
            throw ReadingError(error, in: data, path: path)
        } catch {
            throw ReadingError(kind: .unexpected, path: path, keyPath: "", reason: "the document cannot be read")
        }
    }

    /// The document as JSON text, with sorted keys and two-space indentation.
    ///
    /// - Throws: `EncodingError` when an amount is too large to be written exactly.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}

extension ReadingError {
    fileprivate static func tooLarge(_ size: Int, _ limits: ReadingLimits, _ path: String?) -> ReadingError {
        ReadingError(
            kind: .tooLarge, path: path, keyPath: "",
            reason: "\(size) bytes are more than the limit of \(limits.bytes)")
    }

    fileprivate init(_ error: DecodingError, in data: Data, path: String?) {
        func keyPath(_ keys: [any CodingKey]) -> String {
            keys.reduce("") { text, key in
                if let index = key.intValue { return "\(text)[\(index)]" }
                return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
            }
        }
        // The decoder reads no further than it must; text that is no JSON may look like a wrong type to it.
        if let fault = JSONSyntax.firstFault(in: Array(data)) {
            let reason = "line \(fault.line), column \(fault.column): no JSON, expected \(fault.expected)"
            self.init(kind: .malformed, path: path, keyPath: "", reason: reason)
            return
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(
                kind: .unexpected, path: path, keyPath: keyPath(context.codingPath),
                reason: "expected a key \"\(key.stringValue)\"")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(
                kind: .unexpected, path: path, keyPath: keyPath(context.codingPath),
                reason: Self.oneLine(context.debugDescription))
        case .dataCorrupted(let context):
            self.init(
                kind: .unexpected, path: path, keyPath: keyPath(context.codingPath),
                reason: Self.oneLine(context.debugDescription))
        @unknown default:
            self.init(kind: .unexpected, path: path, keyPath: "", reason: "the document cannot be read")
        }
    }

    private static func oneLine(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 300 ? line.prefix(300) + "…" : line
    }
}
