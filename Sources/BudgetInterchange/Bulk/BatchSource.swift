/// Cuts files into batches: pieces of JSON Lines at line ends, and a few whole files. Never more than one piece of a file
/// is held here.
struct BatchSource: Sendable {
    private let sources: [BulkSource]
    private let limits: ReadingLimits
    /// How many bytes a batch of lines has, about.
    private let size: Int
    private var place = 0
    private var file: LineFile?

    init(_ sources: [BulkSource], limits: ReadingLimits, size: Int) {
        self.sources = sources
        self.limits = limits
        self.size = size
    }

    /// How many files that are one document make a batch.
    private static let documentsInBatch = 16

    /// The next batch, or `nil` at the end.
    mutating func next() -> Batch? {
        while true {
            if var lines = file {
                // Taken out meanwhile, so that its bytes are not copied.
                file = nil
                let batch = lines.next(size, limits)
                if let batch {
                    file = lines
                    if batch.parts.isEmpty { continue }
                    return batch
                }
            }
            guard place < sources.count else { return nil }
            switch sources[place] {
            case .lines(let path):
                place += 1
                file = LineFile(path)
            case .document(let first):
                var batch = Batch(path: first)
                while place < sources.count, batch.parts.count < Self.documentsInBatch,
                    case .document(let path) = sources[place]
                {
                    batch.parts.append(.document(path: path))
                    place += 1
                }
                return batch
            }
        }
    }
}

/// A file of JSON Lines on its way through.
private struct LineFile: Sendable {
    // The file is opened for each piece, so that a sequence that nobody goes through to its end holds none open.
    private let path: String
    private var offset = 0
    /// What was read and not given away: the beginning of a line.
    private var rest: [UInt8] = []
    private var lineNumber = 1
    private var isAtEnd = false
    /// Whether the rest of a line that is too long is left out.
    private var isSkipping = false

    init(_ path: String) { self.path = path }

    /// The lines of the next piece, perhaps none; `nil` behind the last.
    mutating func next(_ size: Int, _ limits: ReadingLimits) -> Batch? {
        guard !isAtEnd else { return nil }
        var batch = Batch(path: path, bytes: rest)
        rest = []
        let start = batch.bytes.count
        guard let file = InputFile(path, from: offset), let count = file.append(size, to: &batch.bytes) else {
            isAtEnd = true
            batch.parts = [.failure(.unreadable(path: path), line: nil)]
            return batch
        }
        offset += count
        isAtEnd = count < size
        cut(&batch, lookedAt: start, limit: min(limits.bytes, Int(Int32.max)))
        return batch
    }

    /// Finds the lines, and keeps the beginning of the last one.
    private mutating func cut(_ batch: inout Batch, lookedAt start: Int, limit: Int) {
        var lineStart = 0
        var from = start
        while let end = LineEnds.next(in: batch.bytes, from: from) {
            add(lineStart, end, to: &batch, limit)
            lineNumber += 1
            isSkipping = false
            lineStart = end + 1
            from = lineStart
        }
        if isAtEnd {
            add(lineStart, batch.bytes.count, to: &batch, limit)
        } else if isSkipping || batch.bytes.count - lineStart > limit {
            // The rest of the line is read and forgotten.
            if !isSkipping { addTooLong(batch.bytes.count - lineStart, to: &batch, limit) }
            isSkipping = true
        } else {
            rest = Array(batch.bytes[lineStart...])
        }
    }

    private func add(_ start: Int, _ end: Int, to batch: inout Batch, _ limit: Int) {
        guard !isSkipping else { return }
        if end - start > limit { return addTooLong(end - start, to: &batch, limit) }
        var first = start
        // A byte order mark, alone in its line, is nothing.
        if lineNumber == 1, batch.bytes[start..<end].starts(with: [0xEF, 0xBB, 0xBF]) { first += 3 }
        while first < end, [0x20, 0x09, 0x0D].contains(batch.bytes[first]) { first += 1 }
        if first < end { batch.parts.append(.line(start: start, end: end, number: lineNumber)) }
    }

    private func addTooLong(_ size: Int, to batch: inout Batch, _ limit: Int) {
        let error = ReadingError.tooLarge(size, limit: limit, path: path, line: lineNumber)
        batch.parts.append(.failure(error, line: lineNumber))
    }
}

// Why the loads of words are safe: they begin eight bytes before the end at the latest.

/// Line feeds.
enum LineEnds {
    /// The place of the next line feed.
    static func next(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            var place = start
            let ones: UInt64 = 0x0101_0101_0101_0101
            while place + 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                let other = word ^ (0x0A * ones)
                // The lowest high bit is that of the first line feed.
                let hits = (other &- ones) & ~other & (0x80 * ones)
                if hits != 0 { return place + hits.trailingZeroBitCount / 8 }
                place += 8
            }
            while place < bytes.count {
                if bytes[place] == 0x0A { return place }
                place += 1
            }
            return nil
        }
    }
}
