import BudgetInterchange
import BudgetReading

/// What a file is, by its content. Endings are wrong often enough: pages of HTML are called `.xls`.
enum FileKind: Sendable {
    /// Our own documents, or JSON that nobody knows.
    case documents
    case pdf
    /// A workbook of Excel in parts.
    case workbook
    /// A text document of Word in parts.
    case textDocument
    /// What LibreOffice turns into a workbook or a text document.
    case office(Office)
    case html, markdown
    case separated(Character)
    /// Text with tabs, or plain text.
    case text
    /// `content_list.json` of MinerU.
    case contentList
    /// The JSON of Docling.
    case docling
    case empty
    /// Nothing that can be read; with what it is, and what to do.
    case unknown(String)

    /// What an office file holds.
    enum Office: String, Sendable {
        case sheets = "xlsx"
        case text = "docx"
    }

    /// So many bytes at the beginning tell the kind, but for parts of zip files.
    static let headLength = 8_192

    /// The kind of a file.
    ///
    /// - Parameters:
    ///   - head: Its first bytes.
    ///   - name: Its name; only texts are told apart by it, and old office files.
    ///   - whole: Gives all of its bytes.
    init(head: [UInt8], name: String, whole: () -> [UInt8]?) {
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        let head = Array(head.prefix(Self.headLength))
        if head.isEmpty {
            self = ending == "json" ? .documents : .empty
        } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            // Before PDF, which a zip file may hold as it is.
            self = whole().map { Self.parts($0) } ?? .unknown(Self.damaged)
        } else if Self.hasMark("%PDF-", head.prefix(1_024)) {
            self = .pdf
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            // Sheets and texts are told apart by names of parts, in UTF-16.
            let bytes = whole() ?? head
            let isText = Self.hasWide("WordDocument", bytes) || ["doc", "wps", "wpt", "dot"].contains(ending)
            if Self.hasWide("EncryptedPackage", bytes) {
                self = .unknown(Self.locked)
            } else {
                self = .office(isText && !Self.hasWide("Workbook", bytes) ? .text : .sheets)
            }
        } else if head.starts(with: Array("{\\rtf".utf8)) {
            self = .office(.text)
        } else if let image = Self.image(head) {
            self = .unknown(image)
        } else if head.starts(with: [0x50, 0x4B]) {
            self = .unknown(Self.damaged)
        } else {
            let kind = Self.text(head, ending)
            // What is called JSON and is none is said by the reader of JSON, with the place.
            switch kind {
            case .contentList, .docling: self = kind
            default: self = ending == "json" ? .documents : kind
            }
        }
    }

    /// The kind of a zip file by its parts.
    private static func parts(_ bytes: [UInt8]) -> FileKind {
        guard let archive = ZipArchive(bytes) else { return .unknown(damaged) }
        if archive.isEncrypted { return .unknown(locked) }
        if archive.has("xl/workbook.xml") { return .workbook }
        // A binary workbook (.xlsb).
        if archive.has("xl/workbook.bin") { return .office(.sheets) }
        if archive.has("ppt/presentation.xml") { return .unknown("it holds slides; save it as PDF first") }
        if archive.has("word/document.xml") { return .textDocument }
        if archive.has("content.xml"), let mimetype = archive.part("mimetype", limit: 1_000) {
            let isSheets = String(decoding: mimetype, as: UTF8.self).contains("spreadsheet")
            return .office(isSheets ? .sheets : .text)
        }
        switch archive.mainFolder {
        case "xl": return .workbook
        case "word": return .textDocument
        default:
            return .unknown(
                archive.has("OFD.xml")
                    ? "it is an OFD file; save it as PDF first" : "it is a zip file; unpack it and name its folder")
        }
    }

    private static let damaged = "it is damaged, or was not copied to its end"
    private static let locked = "it has a password; save it without one first"
    private static let other =
        "it is of no known kind; PDF, Excel, Word, HTML, Markdown, text, CSV and JSON can be read"

    private static func text(_ head: [UInt8], _ ending: String) -> FileKind {
        // A character may be cut at the end of the head.
        let text = DecodedText(head).text
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        guard isWide || !head.contains(0) else { return .unknown(other) }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let lowered = text.lowercased()
        if start.first == "{" {
            return lowered.contains("docling") && lowered.contains("schema_name") ? .docling : .documents
        }
        if start.first == "[", start.dropFirst().drop(while: \.isWhitespace).first == "{" {
            let names = ["page_idx", "table_body", "img_path", "text_level"]
            return names.contains { lowered.contains("\"\($0)\"") } ? .contentList : .documents
        }
        if start.first == "<" {
            if lowered.contains("urn:schemas-microsoft-com:office:spreadsheet"), start.hasPrefix("<?xml") {
                return .office(.sheets)
            }
            if lowered.contains("office:mimetype=\"application/vnd.oasis.opendocument") {
                return .office(lowered.contains("opendocument.spreadsheet") ? .sheets : .text)
            }
            // Markdown may begin with a table in HTML.
            let isPage = ["<html", "<!doctype", "<body", "<head", "<meta"].contains { lowered.contains($0) }
            return ending == "md" && !isPage ? .markdown : .html
        }
        if ["<table", "<html", "<td"].contains(where: lowered.contains), ending.hasPrefix("htm") || ending == "xls" {
            return .html
        }
        if lowered.contains("<table") || ending == "md" || hasPipeTable(text) { return .markdown }
        let lines = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        if ending == "tsv" { return .separated("\t") }
        if lines.count(where: { $0.contains("\t") }) > 1 { return .text }
        let parted = lines.count { $0.contains(",") }
        return ending == "csv" || parted > 2 && parted * 10 > lines.count * 9 ? .separated(",") : .text
    }

    /// A line of `| --- | --- |`.
    private static func hasPipeTable(_ text: String) -> Bool {
        text.split(separator: "\n").contains { line in
            line.contains("|") && line.contains("--") && line.allSatisfy { "|-: \t\r".contains($0) }
        }
    }

    private static func image(_ head: [UInt8]) -> String? {
        let images: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
        ]
        if images.contains(where: head.starts) { return "it is an image; it needs text recognition (OCR) first" }
        let archives: [[UInt8]] = [Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B]]
        return archives.contains(where: head.starts) ? "it is an archive; unpack it and name its folder" : nil
    }

    private static func hasMark(_ mark: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.firstRange(of: Array(mark.utf8)) != nil
    }

    private static func hasWide(_ mark: String, _ bytes: [UInt8]) -> Bool {
        bytes.prefix(64 << 20).firstRange(of: mark.utf8.flatMap { [$0, 0] }) != nil
    }
}
