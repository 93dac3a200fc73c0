import Foundation

@testable import BudgetTool

/// What a run of the command wrote, and its status.
struct Run {
    let status: Int32
    let output: String
    let errors: String

    init(_ arguments: String...) async {
        await self.init(arguments)
    }

    init(_ arguments: [String]) async {
        let collected = Collected()
        let console = Console(
            write: { collected.output += $0 + "\n" }, error: { collected.errors += $0 + "\n" }, showsProgress: false)
        status = await BudgetTool.execute(arguments, console: console)
        output = collected.output
        errors = collected.errors
    }

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// Written and read on the one thread that runs the command.
    private final class Collected: @unchecked Sendable {
        var output = ""
        var errors = ""
    }
}

/// Whether a program can be started.
private func has(_ program: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
}

let hasPoppler = has("pdfinfo") && has("pdftotext") && has("pdftocairo")
let hasOffice = has("soffice")

/// The folder of the published documents.
let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples").path(percentEncoded: false)

/// Writes a text to a new file and returns its path.
func temporaryFile(_ text: String, name: String = "file.json") throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path(percentEncoded: false)
}
