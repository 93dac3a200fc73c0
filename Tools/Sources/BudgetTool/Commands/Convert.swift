import ArgumentParser
import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `budget convert`: documents between files of one each and JSON Lines.
struct Convert: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write documents anew: many to one file of JSON Lines, or each to a file of its own.",
        discussion: """
            OUTPUT tells what is written: a name with .jsonl or .ndjson gets a document in each line, a name with \
            .json one document, and anything else is a folder that gets a file for each document. Texts are \
            canonical: sorted keys, blanks left out.

              budget convert FOLDER -o corpus.jsonl
              budget convert corpus.jsonl -o FOLDER
            """)

    @Argument(help: "Files or folders of documents; - for standard input.")
    var paths: [String]

    @Option(name: [.short, .long], help: "The file or the folder to write; - for JSON Lines on standard output.")
    var output: String

    @OptionGroup var forms: FormOptions

    @Option(help: "How many documents are read at the same time; by default as many as there are cores.")
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is from 1 to 256") }
    }

    func run(on console: Console) async throws {
        let documents = try Documents(paths)
        let isLines = output == "-" || Documents.hasLines(output)
        let isOne = !isLines && output.hasSuffix(".json")
        if !isLines, !isOne { try makeFolder() }
        let file = output != "-" && (isLines || isOne) ? try OutputFile(output) : nil
        let layout: DisclosureWriter.Layout = isLines ? .compact : .pretty
        var names: Set<String> = []
        var count = 0
        do {
            try await documents.process(
                forms: try forms.book(), jobs: jobs ?? Documents.defaultJobs, console: console,
                state: { DisclosureWriter(layout) },
                transform: { writer, source in (source, writer.json(of: source.document)) },
                body: { source, text in
                    count += 1
                    guard !isOne || count == 1 else {
                        throw Failure("\(output): holds one document; name a .jsonl file or a folder for several")
                    }
                    if let file {
                        try file.write(text)
                    } else if isLines {
                        console.write(String(decoding: text.dropLast(), as: UTF8.self))
                    } else {
                        let file = try OutputFile("\(output)/\(Self.name(of: source, &names)).json")
                        try file.write(text)
                        try file.finish()
                    }
                })
        } catch let unreadable as UnreadableInput {
            // The others are there.
            try file?.finish()
            throw unreadable
        } catch {
            file?.discard()
            throw error
        }
        try file?.finish()
    }

    private func makeFolder() throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(output): the folder cannot be made")
        }
    }

    /// The name of a document's file: that of its own file, or who and when for a line; numbered where it stands twice.
    private static func name(of source: Documents.Source, _ names: inout Set<String>) -> String {
        let header = source.document.header
        let known = source.line == nil && source.path != "-" ? source.path : nil
        var name =
            known.map { path in
                let file = path.split(separator: "/").last ?? ""
                return String(file.hasSuffix(".json") ? file.dropLast(5) : file)
            } ?? "\(header.agency.code?.description ?? header.agency.name)-\(header.fiscalYear)-\(header.kind.rawValue)"
        // What a name may not have in a path.
        name = String(name.map { "/\\:\0".contains($0) ? "_" : $0 })
        var number = 1
        var result = name
        while !names.insert(result).inserted {
            number += 1
            result = "\(name)-\(number)"
        }
        return result
    }
}
