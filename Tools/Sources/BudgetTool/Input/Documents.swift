import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The documents that a command is given: files, folders, or `-` for standard input. A file of JSON Lines
/// (`.jsonl`, `.ndjson`) has a document in each line.
struct Documents: Sendable {
    /// What the arguments stand for, in their order.
    enum Segment: Sendable {
        case files([String])
        case standardInput
    }

    private(set) var segments: [Segment] = []

    /// The endings of files with documents.
    static let endings = [".json", ".jsonl", ".ndjson"]

    /// The files of the arguments, those of a folder in order of their names.
    init(_ arguments: [String], endings: [String] = Documents.endings) throws(Failure) {
        for argument in arguments {
            guard argument != "-" else {
                segments.append(.standardInput)
                continue
            }
            var isFolder = false
            #if canImport(FoundationEssentials)
                let exists = FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder)
            #else
                var flag: ObjCBool = false
                let exists = FileManager.default.fileExists(atPath: argument, isDirectory: &flag)
                isFolder = flag.boolValue
            #endif
            guard exists else { throw Failure("\(argument): no such file or folder") }
            add(isFolder ? try Documents.files(in: argument, endings) : [argument])
        }
        guard !isEmpty else {
            let kinds = endings.joined(separator: " or ")
            throw Failure("\(arguments.joined(separator: " ")): no \(kinds) files there")
        }
    }

    /// The documents of some files.
    init(files: [String]) {
        segments = [.files(files)]
    }

    private mutating func add(_ files: [String]) {
        if case .files(let before) = segments.last {
            segments[segments.count - 1] = .files(before + files)
        } else if !files.isEmpty {
            segments.append(.files(files))
        }
    }

    /// The files, without standard input.
    var files: [String] {
        segments.flatMap { segment -> [String] in
            if case .files(let files) = segment { files } else { [] }
        }
    }

    private var isEmpty: Bool { segments.isEmpty }

    /// Whether a file has a document in each line, so that nobody knows how many there are.
    var hasLines: Bool { files.contains(where: Documents.hasLines) }

    /// Whether a file has a document in each line.
    static func hasLines(_ path: String) -> Bool { path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") }

    private static func files(in folder: String, _ endings: [String]) throws(Failure) -> [String] {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder + "/.") else {
            throw Failure("\(folder): the folder cannot be read")
        }
        return names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted().map {
            folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)"
        }
    }
}
