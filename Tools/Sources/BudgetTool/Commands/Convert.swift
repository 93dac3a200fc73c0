import ArgumentParser
import BudgetInterchange
import BudgetReading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `budget convert`: documents between files of one each and JSON Lines.
struct Convert: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write documents and published files as JSON: all to one file of JSON Lines, or each to its own.",
        discussion: """
            OUTPUT tells what is written: a name with .jsonl or .ndjson gets a document in each line, a name with \
            .json one document, and anything else is a folder that gets a file for each document. Texts are \
            canonical: sorted keys, blanks left out.

              budget convert FOLDER -o corpus.jsonl
              budget convert corpus.jsonl -o FOLDER

            Published files (PDF, Excel, Word, HTML, Markdown, text) become documents; --report says where every figure \
            stood, and what was put right, skipped or lost: in a file with .json, or in a folder for several.

              budget convert 部门预算.pdf -o x.json --report x.reading.json

            With --grids the tables and texts of published files are written as they lie in them, before anything \
            is recognised: as JSON to a name with .json, as Markdown to anything else.

              budget convert 部门预算.pdf --grids -o -
            """)

    @Argument(help: "Files or folders of documents; - for standard input.")
    var paths: [String]

    @Option(name: [.short, .long], help: "The file or the folder to write; - for JSON Lines on standard output.")
    var output: String

    @Option(help: "Where to write how published files were read: a name with .json, or a folder.")
    var report: String?

    @Flag(help: "Write the tables and texts of published files as they lie in them.")
    var grids = false

    @OptionGroup var forms: FormOptions

    @Option(help: "How many documents are read at the same time; by default as many as there are cores.")
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is from 1 to 256") }
    }

    func run(on console: Console) async throws {
        guard !grids else { return try writeGrids(console) }
        let documents = try Documents(paths)
        let isLines = output == "-" || Documents.hasLines(output)
        let isOne = !isLines && output.hasSuffix(".json")
        if !isLines, !isOne { try makeFolder(output) }
        let file = output != "-" && (isLines || isOne) ? try OutputFile(output) : nil
        let layout: DisclosureWriter.Layout = isLines ? .compact : .pretty
        var names: Set<String> = []
        var reportNames: Set<String> = []
        var count = 0
        if let report, !report.hasSuffix(".json") { try makeFolder(report) }
        do {
            try await documents.process(
                forms: try forms.book(), jobs: jobs ?? Documents.defaultJobs, console: console,
                state: { DisclosureWriter(layout) },
                transform: { writer, source in (source, writer.json(of: source.document)) },
                body: { source, text in
                    count += 1
                    if report != nil, source.reading == nil {
                        console.error("budget: \(source.path): no report, for it is no published file")
                    }
                    try writeReport(of: source, count, &reportNames)
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
            if count > 0 { try file?.finish() } else { file?.discard() }
            throw unreadable
        } catch {
            file?.discard()
            throw error
        }
        try file?.finish()
    }

    /// Writes what lies in the files.
    private func writeGrids(_ console: Console) throws(Failure) {
        let isJSON = output.hasSuffix(".json")
        guard !isJSON || paths.count == 1 else { throw Failure("\(output): holds the grids of one file") }
        var texts: [String] = []
        for path in paths {
            let file =
                path == "-"
                ? PublishedFile(standardInput: FileHandles.readStandardInput(limit: PublishedFile.byteLimit))
                : PublishedFile(path)
            let content = try file.content()
            for remark in content.remarks(path) { console.error("budget: \(remark)") }
            texts.append(
                isJSON ? String(decoding: try JSONText.encodePlainly(content), as: UTF8.self) : content.markdown)
        }
        let text = texts.joined(separator: "\n\n")
        guard output != "-" else { return console.write(text) }
        let file = try OutputFile(output)
        try file.write(Array((text + "\n").utf8))
        try file.finish()
    }

    /// Writes how a published file was read.
    private func writeReport(of source: Documents.Source, _ count: Int, _ names: inout Set<String>) throws(Failure) {
        guard let report, let reading = source.reading else { return }
        let isOne = report.hasSuffix(".json")
        guard !isOne || names.isEmpty else { throw Failure("\(report): holds one report; name a folder for several") }
        let name = Self.name(of: source, &names)
        let file = try OutputFile(isOne ? report : "\(report)/\(name).reading.json")
        try file.write(try JSONText.encodePlainly(reading))
        try file.finish()
    }

    private func makeFolder(_ path: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(path): the folder cannot be made")
        }
    }

    /// The name of a document's file: that of its own file, or who and when for a line; numbered where it stands twice.
    private static func name(of source: Documents.Source, _ names: inout Set<String>) -> String {
        let header = source.document.header
        let known = source.line == nil && source.path != "-" ? source.path : nil
        var name =
            known.map { path in
                let file = path.split(separator: "/").last ?? ""
                let endings = Documents.endings + Documents.publishedEndings
                let ending = endings.first { file.lowercased().hasSuffix($0) && file.count > $0.count }
                return String(file.dropLast(ending?.count ?? 0))
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
