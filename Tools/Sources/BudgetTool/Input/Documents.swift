import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The documents that a command is given: files, folders, or `-` for standard input.
struct Documents {
    let paths: [String]

    /// The files of the arguments, those of a folder in order of their names.
    init(_ arguments: [String], endings: [String] = [".json"]) throws(Failure) {
        var paths: [String] = []
        for argument in arguments {
            guard argument != "-" else {
                paths.append(argument)
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
            paths += isFolder ? try Documents.files(in: argument, endings) : [argument]
        }
        guard !paths.isEmpty else {
            let kinds = endings.joined(separator: " or ")
            throw Failure("\(arguments.joined(separator: " ")): no \(kinds) files there")
        }
        self.paths = paths
    }

    private static func files(in folder: String, _ endings: [String]) throws(Failure) -> [String] {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder + "/.") else {
            throw Failure("\(folder): the folder cannot be read")
        }
        return names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted().map {
            folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)"
        }
    }

    /// Reads one document after the other, so that a corpus never sits in memory. A file that cannot be read is said
    /// and left out; the others are still read, and the command fails in the end.
    func read(
        console: Console, _ body: (_ path: String, _ document: Disclosure) throws -> Void
    ) throws {
        var unreadable = 0
        for (index, path) in paths.enumerated() {
            if console.showsProgress, paths.count > 20, index % 10 == 0 {
                FileHandles.write("\r\(index)/\(paths.count)", to: 2)
            }
            let read: ReadDisclosure
            do throws(Failure) {
                read = try Documents.read(path)
            } catch {
                console.error("budget: \(error.message)")
                unreadable += 1
                continue
            }
            for key in read.unknownKeys { console.error("budget: \(path): \(key): unknown key, not taken in") }
            try body(path, read.disclosure)
        }
        if console.showsProgress, paths.count > 20 { FileHandles.write("\r        \r", to: 2) }
        if unreadable > 0 { throw UnreadableInput() }
    }

    private static func read(_ path: String) throws(Failure) -> ReadDisclosure {
        do {
            guard path == "-" else { return try Disclosure.read(contentsOf: path) }
            let limits = ReadingLimits()
            return try Disclosure.read(
                json: FileHandles.readStandardInput(limit: limits.bytes), path: "standard input", limits: limits)
        } catch {
            throw Failure(error.description)
        }
    }
}
