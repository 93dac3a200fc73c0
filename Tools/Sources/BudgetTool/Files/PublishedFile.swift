import BudgetInterchange
import BudgetReading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A published file: its tables and texts, whatever it was written with.
struct PublishedFile: Sendable {
    let path: String
    let kind: FileKind
    /// Whether it was found in a folder, where there are other files, too.
    let isFromFolder: Bool
    /// The bytes, where they are at hand already.
    private let bytes: [UInt8]?

    /// The most bytes of a file.
    static let byteLimit = 512 << 20

    /// A file of a path. One that cannot be read is known as such, so that others of its folder are still read.
    init(_ path: String, isFromFolder: Bool = false) {
        self.path = path
        self.isFromFolder = isFromFolder
        bytes = nil
        let head = Self.bytes(of: path, limit: FileKind.headLength)
        kind =
            head.map { FileKind(head: $0, name: path) { Self.bytes(of: path) } } ?? .unknown("the file cannot be read")
    }

    /// What was read from standard input.
    init(standardInput bytes: [UInt8]) {
        path = "standard input"
        isFromFolder = false
        self.bytes = bytes
        kind = FileKind(head: Array(bytes.prefix(FileKind.headLength)), name: "") { bytes }
    }

    /// Whether it is JSON of ours, or at least no published file.
    var holdsDocuments: Bool { if case .documents = kind { true } else { false } }

    /// Whether it may as well be a text about something else.
    var mayBeAnything: Bool {
        switch kind {
        case .html, .markdown, .separated, .text: true
        case .empty, .unknown:
            [".html", ".htm", ".md", ".txt", ".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) }
        default: false
        }
    }

    /// Its tables and texts.
    func content() throws(Failure) -> PublishedContent {
        var content = try rawContent()
        for place in content.parts.indices {
            guard case .grid(var grid) = content.parts[place], !grid.notes.contains(where: { $0.kind == .unreadable })
            else { continue }
            for cell in grid.cells where cell.text.unicodeScalars.contains("\u{FFFD}") {
                grid.notes.append(.init(.unreadable, page: cell.page, text: cell.text))
            }
            content.parts[place] = .grid(grid)
        }
        return content
    }

    private func rawContent() throws(Failure) -> PublishedContent {
        switch kind {
        case .pdf: return try withFile { path throws(Failure) in try PDFFile().content(of: path) }
        case .workbook: return try workbook(whole())
        case .textDocument: return try textDocument(whole())
        case .office(let office):
            let bytes = try withFile { path throws(Failure) in try OfficeConversion.converted(path, to: office) }
            return try office == .sheets ? workbook(bytes) : textDocument(bytes)
        case .html: return HTMLReader().content(of: try text())
        case .markdown: return MarkdownReader().content(of: try text())
        case .separated(let separator): return SeparatedTextReader(separator: separator).content(of: try text())
        case .text: return TabularTextReader().content(of: try text())
        case .contentList: return try ModelOutput.contentList(whole(), path)
        case .docling: return try ModelOutput.docling(whole(), path)
        case .documents: throw Failure("\(path): it is JSON, and not of tables")
        case .empty: throw Failure("\(path): the file is empty")
        case .unknown(let what):
            throw Failure("\(path): \(what)")
        }
    }

    private func workbook(_ bytes: [UInt8]) throws(Failure) -> PublishedContent {
        guard let archive = ZipArchive(bytes), let content = WorkbookReader().content(of: archive) else {
            throw Failure("\(path): the workbook is damaged, or unpacks to more than is read")
        }
        return content
    }

    private func textDocument(_ bytes: [UInt8]) throws(Failure) -> PublishedContent {
        guard let archive = ZipArchive(bytes), let content = TextDocumentReader().content(of: archive) else {
            throw Failure("\(path): the document is damaged, or unpacks to more than is read")
        }
        return content
    }

    private func text() throws(Failure) -> String { DecodedText(try whole()).text }

    private func whole() throws(Failure) -> [UInt8] {
        guard let bytes = bytes ?? Self.bytes(of: path) else {
            throw Failure("\(path): the file cannot be read, or has more than \(Self.byteLimit >> 20) MB")
        }
        return bytes
    }

    /// Calls a function with the path of a file that has the bytes.
    private func withFile<Value>(_ body: (String) throws(Failure) -> Value) throws(Failure) -> Value {
        guard let bytes else { return try body(path) }
        return try TemporaryFolder.with { folder throws(Failure) in
            let file = try OutputFile("\(folder)/input")
            try file.write(bytes)
            try file.finish()
            return try body("\(folder)/input")
        }
    }

    /// The bytes of a file, `nil` when it cannot be read or has too many; or its first ones.
    static func bytes(of path: String, limit: Int? = nil) -> [UInt8]? {
        FileHandles.contents(of: path, limit: limit ?? byteLimit, isPrefix: limit != nil)
    }
}
