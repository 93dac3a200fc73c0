import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The documents that a command is given: files, folders, or `-` for standard input. A file of JSON Lines
/// (`.jsonl`, `.ndjson`) has a document in each line. Published files, such as PDF, are read by what they are. `FILE:2` is
/// the second document of a file, or its second line.
struct Documents: Sendable {
    /// What the arguments stand for, in their order.
    enum Segment: Sendable {
        case files([String])
        case published([PublishedFile])
        case standardInput
    }

    private(set) var segments: [Segment] = []
    /// Which documents of a file are meant, from 1, as in `两份.xlsx:2`; all of a file that is not here.
    private(set) var chosen: [String: Set<Int>] = [:]
    /// Whether values parted by commas are budget lines.
    private let isForLedgers: Bool

    /// The endings of files with documents.
    static let endings = [".json", ".jsonl", ".ndjson"]
    /// The endings of published files that are read out of folders.
    static let publishedEndings = [
        ".pdf", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".docx", ".doc", ".wps", ".odt", ".rtf", ".html",
        ".htm",
        ".md",
        ".txt", ".csv", ".tsv",
    ]

    /// The files of the arguments, those of a folder in order of their names.
    init(
        _ arguments: [String], endings: [String] = Documents.endings + Documents.publishedEndings,
        isForLedgers: Bool = false
    ) throws(Failure) {
        self.isForLedgers = isForLedgers
        for argument in arguments {
            guard argument != "-" else {
                segments.append(.standardInput)
                continue
            }
            if let isFolder = Self.isFolder(argument) {
                chosen[argument] = nil
                for file in isFolder ? try Documents.files(in: argument, endings) : [argument] {
                    add(file, isFromFolder: isFolder)
                }
            } else if let colon = argument.lastIndex(of: ":"),
                let number = Int(argument[argument.index(after: colon)...]),
                case let path = String(argument[..<colon]), Self.isFolder(path) == false
            {
                let isThere = files.contains(path)
                if !isThere { add(path, isFromFolder: false) }
                if !isThere || chosen[path] != nil { chosen[path, default: []].insert(number) }
            } else {
                throw Failure("\(argument): no such file or folder")
            }
        }
        guard !isEmpty else {
            throw Failure("\(arguments.joined(separator: " ")): no documents there (\(endings.joined(separator: " ")))")
        }
    }

    /// These documents without budget lines.
    var withoutLedgers: Documents {
        var result = self
        result.segments = segments.compactMap { segment in
            guard case .files(let files) = segment else { return segment }
            let documents = files.filter { !Ledgers.isLedger($0) }
            return documents.isEmpty ? nil : .files(documents)
        }
        return result
    }

    /// Adds a file to others of its sort.
    private mutating func add(_ path: String, isFromFolder: Bool) {
        guard !Self.hasLines(path), !Ledgers.isLedger(path) || !isForLedgers else { return addDocument(path) }
        let file = PublishedFile(path, isFromFolder: isFromFolder)
        guard !file.holdsDocuments else { return addDocument(path) }
        if case .published(var files) = segments.last {
            segments.removeLast()
            files.append(file)
            segments.append(.published(files))
        } else {
            segments.append(.published([file]))
        }
    }

    private mutating func addDocument(_ path: String) {
        if case .files(var files) = segments.last {
            segments.removeLast()
            files.append(path)
            segments.append(.files(files))
        } else {
            segments.append(.files([path]))
        }
    }

    /// The files, without standard input.
    var files: [String] {
        segments.flatMap { segment -> [String] in
            switch segment {
            case .files(let files): files
            case .published(let files): files.map(\.path)
            case .standardInput: []
            }
        }
    }

    var isEmpty: Bool { segments.isEmpty }

    /// Whether there are published files.
    var holdsPublished: Bool {
        segments.contains { if case .published = $0 { true } else { false } }
    }

    /// Whether a file has a document in each line, so that nobody knows how many there are.
    var hasLines: Bool { files.contains(where: Documents.hasLines) }

    /// Whether a file has a document in each line.
    static func hasLines(_ path: String) -> Bool { path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") }

    /// Whether a path is one of a folder; `nil` where there is nothing.
    private static func isFolder(_ path: String) -> Bool? {
        var isFolder = false
        #if canImport(FoundationEssentials)
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        #else
            var flag: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &flag)
            isFolder = flag.boolValue
        #endif
        return exists ? isFolder : nil
    }

    private static func files(in folder: String, _ endings: [String]) throws(Failure) -> [String] {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder + "/.") else {
            throw Failure("\(folder): the folder cannot be read")
        }
        // Files that programs hide or keep while one is open are none.
        return names.filter { name in
            let last = name.split(separator: "/").last ?? ""
            return endings.contains { name.lowercased().hasSuffix($0) } && !last.hasPrefix("~$")
                && !last.hasPrefix("._")
        }.sorted().map {
            folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)"
        }
    }
}
