/// One file of a stream.
enum BulkSource: Sendable {
    /// A document in each line.
    case lines(String)
    /// One document.
    case document(String)

    init(_ path: String) {
        let isLines = path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
        self = isLines ? .lines(path) : .document(path)
    }
}

/// Documents that are read together: lines of one file, or some files.
struct Batch: Sendable {
    /// What one item is made of.
    enum Part: Sendable {
        case line(start: Int, end: Int, number: Int)
        case document(path: String)
        case failure(ReadingError, line: Int?)
    }

    /// The file of the lines.
    var path: String
    /// The bytes of the lines.
    var bytes: [UInt8] = []
    var parts: [Part] = []

    /// Reads one of the parts.
    func read(_ place: Int, _ reader: inout DisclosureReader) -> DisclosureStream.Item {
        switch parts[place] {
        case .failure(let error, let line):
            return DisclosureStream.Item(path: error.path ?? path, line: line, result: .failure(error))
        case .line(let start, let end, let number):
            let result = bytes.withUnsafeBytes { bytes in
                Result { () throws(ReadingError) -> ReadResult in
                    let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                    return try reader.read(line, path: path, firstLine: number)
                }
            }
            return DisclosureStream.Item(path: path, line: number, result: result)
        case .document(let path):
            let result = Result { () throws(ReadingError) -> ReadResult in try reader.read(contentsOf: path) }
            return DisclosureStream.Item(path: path, line: nil, result: result)
        }
    }
}
