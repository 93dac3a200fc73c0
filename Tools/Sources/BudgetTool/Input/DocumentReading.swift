import BudgetInterchange
import BudgetReading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Documents {
    /// A document that was read: where it comes from, and what it says.
    struct Source: Sendable {
        /// The file, with the line in a file of JSON Lines or the number of the document where there are several.
        let path: String
        /// The line in a file of JSON Lines, or which document of a published file with several it is.
        let line: Int?
        let document: Disclosure
        /// How a published file was read; `nil` for a document of ours.
        var reading: ReadingReport?
    }

    /// What became of one document, or why there is none.
    struct Outcome<Value: Sendable>: Sendable {
        /// `nil` when the document could not be read.
        let value: Value?
        /// What is said on standard error.
        let remarks: [String]
        /// Whether the file holds no document at all, and was not named.
        var isLeftOut = false
    }

    /// Reads the documents on several cores and gives what became of them, in the order of the input. A corpus never
    /// sits in memory. What cannot be read is said and left out; the others are still read, and the command fails in
    /// the end.
    ///
    /// - Parameters:
    ///   - practice: What helps to recognise tables beside what all known places print.
    ///   - jobs: How many documents are read at the same time.
    ///   - state: Makes what each worker keeps from document to document.
    ///   - transform: Makes a value of a document, on a worker.
    ///   - body: Takes the values one after the other.
    func process<State: Sendable, Value: Sendable>(
        forms: FormBook, practice: Practice? = nil, jobs: Int, console: Console, state: @escaping @Sendable () -> State,
        transform: @escaping @Sendable (inout State, Source) -> Value, body: (Value) throws -> Void
    ) async throws {
        var progress = Progress(console, total: hasLines ? nil : files.count, isSlow: holdsPublished)
        var unreadable = 0
        func take(_ outcomes: [Outcome<Value>]) throws {
            progress.step()
            for outcome in outcomes { try takeOne(outcome) }
        }
        func takeOne(_ outcome: Outcome<Value>) throws {
            for remark in outcome.remarks { console.error("budget: \(remark)") }
            guard let value = outcome.value else {
                if !outcome.isLeftOut { unreadable += 1 }
                return
            }
            try body(value)
        }
        for segment in segments {
            switch segment {
            case .standardInput:
                var state = state()
                let bytes = FileHandles.readStandardInput(limit: PublishedFile.byteLimit)
                let file = PublishedFile(standardInput: bytes)
                if file.holdsDocuments {
                    let item = Self.read(bytes, forms: forms)
                    try take([Self.outcome(item, path: "-", line: nil, state: &state, transform)])
                } else {
                    let reading = PublishedReading(forms: forms, practice: practice)
                    try take(reading.outcomes(of: file, &state, transform))
                }
            case .published(let files):
                let reading = PublishedReading(forms: forms, practice: practice)
                try await Self.inOrder(files, jobs: jobs) { [chosen] file in
                    var state = state()
                    return reading.outcomes(of: file, only: chosen[file.path], &state, transform)
                } body: {
                    try take($0)
                }
            case .files(let files):
                var stream = DisclosureStream(paths: files)
                stream.forms = forms
                let outcomes = stream.map(workers: jobs, state: state) { [chosen] state, item -> Outcome<Value> in
                    if let chosen = chosen[item.path], !chosen.contains(item.line ?? 1) {
                        return Outcome(value: nil, remarks: [], isLeftOut: true)
                    }
                    let path = item.line.map { "\(item.path):\($0)" } ?? item.path
                    return Self.outcome(item.result, path: path, line: item.line, state: &state, transform)
                }
                for await outcome in outcomes { try take([outcome]) }
            }
        }
        progress.end()
        if unreadable > 0 { throw UnreadableInput(count: unreadable) }
    }

    /// Reads one document after the other.
    func read(
        forms: FormBook, console: Console, _ body: (_ path: String, _ document: Disclosure) throws -> Void
    ) async throws {
        try await process(
            forms: forms, jobs: 1, console: console, state: {}, transform: { _, source in source },
            body: { try body($0.path, $0.document) })
    }

    /// The one document of a path.
    ///
    /// - Parameter refusal: What is said when there are several.
    static func one(
        _ path: String, forms: FormBook, console: Console, refusal: String
    ) async throws -> Disclosure {
        let documents = try Documents([path])
        guard documents.files.count <= 1 else { throw Failure("\(path): \(refusal)") }
        var result: Disclosure?
        try await documents.read(forms: forms, console: console) { _, document in
            guard result == nil else { throw Failure("\(path): \(refusal); name it, as in \(path):1") }
            result = document
        }
        guard let result else { throw Failure("\(path): there is no document") }
        return result
    }

    /// Makes values on several cores and gives them in order. No more are kept than are made at the same time.
    private static func inOrder<Item: Sendable, Value: Sendable>(
        _ items: [Item], jobs: Int, make: @escaping @Sendable (Item) -> Value, body: (Value) throws -> Void
    ) async throws {
        var tasks: [Task<Value, Never>] = []
        defer { for task in tasks { task.cancel() } }
        var rest = items[...]
        while !tasks.isEmpty || !rest.isEmpty {
            while tasks.count < jobs, let item = rest.popFirst() { tasks.append(Task.detached { make(item) }) }
            let value = await tasks[0].value
            tasks.removeFirst()
            try body(value)
        }
    }

    private static func read(_ bytes: [UInt8], forms: FormBook) -> Result<ReadResult, ReadingError> {
        var reader = DisclosureReader(forms: forms, limits: ReadingLimits())
        return Result { () throws(ReadingError) -> ReadResult in try reader.read(bytes) }
    }

    private static func outcome<State, Value>(
        _ result: Result<ReadResult, ReadingError>, path: String, line: Int?, state: inout State,
        _ transform: (inout State, Source) -> Value
    ) -> Outcome<Value> {
        let name = path == "-" ? "standard input" : path
        switch result {
        case .success(let read):
            let value = transform(&state, Source(path: path, line: line, document: read.disclosure))
            return Outcome(value: value, remarks: remarks(on: read, name))
        case .failure(let error):
            return Outcome(value: nil, remarks: [remark(on: error, name, hasLine: line != nil)])
        }
    }

    /// How many unknown keys of one document are named.
    private static let unknownKeyLimit = 20

    private static func remarks(on read: ReadResult, _ path: String) -> [String] {
        var remarks = read.unknownKeys.prefix(unknownKeyLimit).map { key in
            "\(path): \(key.keyPath): unknown key, not taken in"
        }
        let more = read.unknownKeyCount - remarks.count
        if more > 0 { remarks.append("\(path): \(more) more unknown keys, not taken in") }
        return remarks
    }

    /// The error in one line. The path of a line in JSON Lines says the line already.
    private static func remark(on error: ReadingError, _ path: String, hasLine: Bool) -> String {
        guard hasLine else { return "\(path): \(error.message(in: .english))" }
        let place = [error.column.map { "column \($0)" } ?? "", error.keyPath].filter { !$0.isEmpty }
        let found = error.found.map { ", found " + ($0.isEmpty ? "the end of the line" : $0) } ?? ""
        let parts = [path] + place + ["expected \(error.expected(in: .english))\(found)"]
        return parts.joined(separator: ": ")
    }

    /// As many workers as there are cores.
    static var defaultJobs: Int { ProcessInfo.processInfo.activeProcessorCount }
}

/// How far a command is, on a terminal. Other output takes its place; see ``Console``.
struct Progress {
    private let isShown: Bool
    private let total: Int?
    /// After how many documents it is shown.
    private let interval: Int
    private var count = 0

    /// - Parameter isSlow: Whether other programs read the files, which takes its time.
    init(_ console: Console, total: Int?, isSlow: Bool) {
        self.total = total
        interval = isSlow ? 1 : 50
        isShown = console.showsProgress && total.map { $0 > (isSlow ? 2 : 50) } ?? true
    }

    /// One document more. Shown from time to time.
    mutating func step() {
        count += 1
        guard isShown, count % interval == 0 else { return }
        FileHandles.write("\r\(count)\(total.map { "/\($0)" } ?? "")", to: 2)
    }

    /// Takes the progress away.
    func end() {
        if isShown { FileHandles.write(Console.emptyLine, to: 2) }
    }
}
