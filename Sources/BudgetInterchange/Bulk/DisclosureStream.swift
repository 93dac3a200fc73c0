public import BudgetModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// 批量读取: documents of JSON Lines and of files, one after the other, in bounded memory.
///
/// ```swift
/// for await item in DisclosureStream(jsonLines: "corpus.jsonl") {
///     switch item.result {
///     case .success(let read): print(read.disclosure.header.agency.name)
///     case .failure(let error): print(error.message(in: .english))
///     }
/// }
/// ```
///
/// What cannot be read is one item with an error, and the rest goes on. To use several cores see
/// ``map(workers:state:_:)``.
public struct DisclosureStream: Sendable {
    /// 输入项: a document of a stream, or why it could not be read.
    public struct Item: Sendable {
        /// The file.
        public let path: String
        /// The line in a file of JSON Lines, from 1; `nil` for a file that is one document.
        public let line: Int?
        /// The document, or the error with its place.
        public let result: Result<ReadResult, ReadingError>
    }

    /// The forms that the readers know.
    public var forms: FormBook = .standard
    /// What is accepted of each document.
    public var limits = ReadingLimits()
    let sources: [BulkSource]

    /// The lines of a file, a document each. Lines with nothing but white space are left out.
    public init(jsonLines path: String) {
        sources = [.lines(path)]
    }

    /// Files in this order: those whose names end with `.jsonl` or `.ndjson` have a document in each line, others are one.
    public init(paths: [String]) {
        sources = paths.map(BulkSource.init)
    }

    /// The files of a folder and of the folders in it whose names end with `.json`, `.jsonl` or `.ndjson`, in the order
    /// of their paths.
    ///
    /// - Throws: ``ReadingError`` when there is no such folder.
    public init(folder: String) throws(ReadingError) {
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        } catch {
            throw .unreadable(path: folder)
        }
        let documents = names.filter { name in [".json", ".jsonl", ".ndjson"].contains { name.hasSuffix($0) } }
        sources = documents.sorted().map { BulkSource(folder + (folder.hasSuffix("/") ? "" : "/") + $0) }
    }
}

extension DisclosureStream: AsyncSequence {
    /// Reads one document after the other.
    public struct Iterator: AsyncIteratorProtocol {
        private var batches: BatchSource
        private var reader: DisclosureReader
        private var batch: Batch?
        private var place = 0

        init(_ stream: DisclosureStream) {
            // One document at a time needs no large pieces.
            batches = BatchSource(stream.sources, limits: stream.limits, size: 1 << 18)
            reader = DisclosureReader(forms: stream.forms, limits: stream.limits)
        }

        /// The next document or error; `nil` at the end, and when the task is cancelled.
        public mutating func next() async -> Item? {
            while !Task.isCancelled {
                if let batch, place < batch.parts.count {
                    place += 1
                    return batch.read(place - 1, &reader)
                }
                batch = batches.next()
                place = 0
                if batch == nil { return nil }
            }
            return nil
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(self) }
}
