public import BudgetModel

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// 公开文件读取器: reads documents from JSON, one after the other. What it needs for one document it keeps for the next.
///
/// ```swift
/// var reader = DisclosureReader()
/// for text in texts {
///     let result = try reader.read(text)
///     print(result.disclosure.header.agency.name, result.unknownKeys)
/// }
/// ```
///
/// A reader is strict: a text in UTF-8 that follows RFC 8259, no key twice in an object, amounts with at most two
/// decimals of a yuan. Keys may come in any order.
public struct DisclosureReader: Sendable {
    /// What is accepted.
    public let limits: ReadingLimits
    private var buffer = JSONBuffer()
    private var parser: DocumentParser

    /// A reader.
    ///
    /// - Parameters:
    ///   - forms: The forms that it knows. Tables of others are read by the columns that their captions declare.
    ///   - limits: What is accepted.
    public init(forms: FormBook = .standard, limits: ReadingLimits = ReadingLimits()) {
        self.limits = limits
        parser = DocumentParser(forms, limits)
    }

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - json: The text in UTF-8.
    ///   - path: The name of the source, for errors.
    /// - Throws: ``ReadingError`` with the place and what was expected there.
    public mutating func read(_ json: some ContiguousBytes, path: String? = nil) throws(ReadingError) -> ReadResult {
        let result = json.withUnsafeBytes { bytes in
            Result { () throws(ReadingError) -> ReadResult in try read(bytes, path: path, firstLine: 1) }
        }
        return try result.get()
    }

    /// Reads a document that begins on a line of a file.
    mutating func read(
        _ text: UnsafeRawBufferPointer, path: String?, firstLine: Int
    ) throws(ReadingError) -> ReadResult {
        guard text.count <= limits.bytes else { throw .tooLarge(text.count, limit: limits.bytes, path: path) }
        do throws(JSONFault) {
            let document = try Self.parse(text, &buffer, &parser, depthLimit: limits.depth)
            let offsets = parser.context.unknownKeys
            guard !offsets.isEmpty else {
                return ReadResult(disclosure: document, unknownKeys: [], unknownKeyCount: 0)
            }
            let keys = UnknownKey.keys(at: offsets, in: Array(text)[...], firstLine: firstLine)
            return ReadResult(disclosure: document, unknownKeys: keys, unknownKeyCount: offsets.count)
        } catch {
            throw ReadingError(
                error, detail: parser.context.detail, ofDocument: Array(text), path: path, firstLine: firstLine)
        }
    }

    /// Apart, because the buffer and the parser change at the same time.
    private static func parse(
        _ text: UnsafeRawBufferPointer, _ buffer: inout JSONBuffer, _ parser: inout DocumentParser, depthLimit: Int
    ) throws(JSONFault) -> Disclosure {
        try buffer.withScanner(of: text, depthLimit: depthLimit) { (scanner) throws(JSONFault) in
            try parser.read(&scanner)
        }
    }
}

extension ReadingError {
    /// The error of a fault in a document. A text that is no JSON is said to be none, and a document of another schema to
    /// be of another, whatever else is wrong before.
    fileprivate init(_ fault: JSONFault, detail: JSONDetail?, ofDocument text: [UInt8], path: String?, firstLine: Int) {
        let detail = fault.expected == .described ? detail : nil
        let isPlain = !fault.expected.isSyntax && detail?.isLimit != true
        if isPlain, let deeper = Self.deeperFault(in: text) {
            self.init(deeper, in: text[...], path: path, firstLine: firstLine)
        } else {
            self.init(fault, detail: detail, in: text[...], path: path, firstLine: firstLine)
        }
    }

    private static func deeperFault(in text: [UInt8]) -> JSONFault? {
        do throws(JSONFault) {
            let tree = try JSONTree(text)
            guard tree.nodes[0].kind == .object, let node = tree.value(of: "schema", in: 0),
                tree.string(of: node) != Disclosure.schema
            else {
                return nil
            }
            return JSONFault(offset: Int(tree.nodes[node].offset), expected: .schema)
        } catch {
            return error.expected.isSyntax ? error : nil
        }
    }
}

extension DisclosureReader {
    /// Reads a document from a file.
    ///
    /// - Throws: ``ReadingError`` with the file, the place and what was expected there.
    public mutating func read(contentsOf path: String) throws(ReadingError) -> ReadResult {
        try read(InputFile.bytes(of: path, limit: limits.bytes), path: path)
    }
}
