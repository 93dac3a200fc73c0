import BudgetInterchange
import BudgetReading

/// How a published file was read, in words.
struct ReadingText: Sendable {
    private let report: ReadingReport
    private let places: CellPlaces
    private let language: Language

    init(_ report: ReadingReport, language: Language) {
        self.report = report
        self.language = language
        places = CellPlaces(report)
    }

    private var isChinese: Bool { language == .chinese }

    /// What was read, and what was not.
    var lines: [String] {
        let (corrected, lost) = (report.count(.corrected), report.count(.lost))
        let figures = report.count(.recognized) + corrected
        var text =
            isChinese
            ? "读取：\(report.tables.count) 张表，\(figures) 个数；更正 \(corrected)，丢失 \(lost)"
            : "read: \(report.tables.count) tables, \(figures) figures; corrected \(corrected), lost \(lost)"
        let repeated = report.unknownTables.filter { $0.reason == .repeatedTable }
        let unknown = report.unknownTables.filter { $0.reason != .repeatedTable }
        if !repeated.isEmpty {
            text +=
                isChinese
                ? "；同名的表只读第一张，另有 \(repeated.count) 张未读（可能是另一单位的）：\(list(of: repeated))"
                : "; of tables that stand twice the first is read; not read, perhaps of another unit, "
                    + "\(repeated.count): \(list(of: repeated))"
        }
        if !unknown.isEmpty {
            text +=
                isChinese
                ? "；未识别的表 \(unknown.count) 张：\(list(of: unknown))"
                : "; tables not recognised \(unknown.count): \(list(of: unknown))"
        }
        let unread = report.notes.filter { $0.reason == .unreadLine }
        if !unread.isEmpty {
            let pages = Set(unread.compactMap(\.page)).sorted().prefix(Self.limit).map(String.init)
            text +=
                isChinese
                ? "；像表中的行而没有读入的文字 \(unread.count) 行：第 \(pages.joined(separator: "、")) 页"
                : "; lines like rows that no table has \(unread.count): page \(pages.joined(separator: ", "))"
        }
        return text.wrapped(to: 80) + hidden.flatMap { $0.wrapped(to: 80) }
    }

    private func list(of tables: [ReadingReport.UnknownTable]) -> String {
        tables.prefix(Self.limit).map(name).joined(separator: isChinese ? "、" : ", ")
            + (tables.count > Self.limit ? "…" : "")
    }

    /// What the file hides, by table.
    private var hidden: [String] {
        report.tables.flatMap { table in
            table.notes.filter { $0.reason == .hidden }.prefix(1).map { note in
                let title = table.title ?? table.form.rawValue
                let reason = ReadingReport.Reason.hidden.message(in: language)
                return isChinese
                    ? "\(title)：\(reason)：\(note.text.prefix(40))" : "\(title): \(reason): \(note.text.prefix(40))"
            }
        }
    }

    /// So many tables that are not recognised are named.
    private static let limit = 10

    private func name(of table: ReadingReport.UnknownTable) -> String {
        let title = table.title.map { String($0.prefix(24)) } ?? (isChinese ? "无标题" : "no title")
        guard let page = table.page else { return title }
        let place =
            if let sheets = report.sheets {
                sheets.indices.contains(page - 1) ? sheets[page - 1] : ""
            } else {
                isChinese ? "第 \(page) 页" : "page \(page)"
            }
        return place.isEmpty || place == title ? title : title + (isChinese ? "（\(place)）" : " (\(place))")
    }

    /// Where the cells of a finding stand, to be put behind it: the pages, or the first cells of a workbook.
    func pages(of finding: Finding) -> String {
        let addresses = places.addresses(of: finding)
        if !addresses.isEmpty {
            let limit = 4
            // The sheet is said once for cells that follow each other.
            var sheet: Substring?
            let names = addresses.prefix(limit).map { address in
                guard let mark = address.lastIndex(of: "!") else { return address }
                defer { sheet = address[..<mark] }
                return sheet == address[..<mark] ? String(address[address.index(after: mark)...]) : address
            }
            return "  " + names.joined(separator: isChinese ? "、" : ", ") + (addresses.count > limit ? "…" : "")
        }
        guard report.sheets == nil else { return "" }
        let pages = places.pages(of: finding)
        guard !pages.isEmpty else { return "" }
        let list = pages.map(String.init).joined(separator: isChinese ? "、" : ", ")
        return isChinese ? "  第 \(list) 页" : "  page \(list)"
    }

    /// The cells of a finding that were put right or lost.
    func doubts(of finding: Finding) -> [String] {
        if places.isOfUnreadTable(finding) {
            return [
                isChinese
                    ? "存疑：文件中有以此为名的表，未能识别" : "doubtful: the file has a table of this name, which is not recognised"
            ]
        }
        return places.doubts(of: finding).map { location, cell in
            let printed = cell.text.map { isChinese ? "“\($0)”" : "\"\($0)\"" } ?? ""
            let reason = cell.reason.map { $0.message(in: language) } ?? ""
            let name = [location.line?.rawValue, location.column?.rawValue].compactMap { $0 }.joined(separator: " ")
            let what =
                switch (cell.status, isChinese) {
                case (.lost, true): "未读入"
                case (_, true): "读取时已更正"
                case (.lost, false): "not read"
                case (_, false): "put right when it was read"
                }
            return isChinese
                ? "存疑：\(name) \(printed)\(what)\(reason.isEmpty ? "" : "：" + reason)"
                : "doubtful: \(name) \(printed) \(what)\(reason.isEmpty ? "" : ": " + reason)"
        }
    }
}

/// Where the cells of findings stand in a published file.
struct CellPlaces: Sendable {
    private var cells: [Location: ReadingReport.CellReading] = [:]
    /// The first page of a line of a performance form, and of everything that it is a part of.
    private var lines: [Line: Int] = [:]
    private var tables: [Form.ID: Int] = [:]
    /// The forms of tables that have a title and could not be read.
    private var unread: Set<Form.ID> = []

    private struct Line: Hashable {
        let form: Form.ID
        let text: Substring
    }

    init(_ report: ReadingReport) {
        for table in report.tables {
            if let page = table.firstPage, tables[table.form] == nil { tables[table.form] = page }
            let isForm = table.form.rawValue.hasPrefix("performance.")
            for cell in table.cells {
                let location = Location(table: table.form, line: cell.line, column: cell.column)
                if cells[location] == nil { cells[location] = cell }
                guard isForm, let page = cell.page else { continue }
                for text in Self.parts(of: cell.line.rawValue) {
                    let line = Line(form: table.form, text: text)
                    if lines[line] == nil { lines[line] = page }
                }
            }
        }
        for table in report.unknownTables {
            guard let form = table.form, !report.tables.contains(where: { $0.form == form }) else { continue }
            unread.insert(form)
            if tables[form] == nil { tables[form] = table.page }
        }
    }

    /// Whether a finding is about a table as a whole whose title stands in the file above a grid that could not be read.
    func isOfUnreadTable(_ finding: Finding) -> Bool {
        finding.cell.location.line == nil && unread.contains(finding.cell.location.table)
    }

    /// A line and everything that it is a part of: `甲项目/annualIndicators/完成率`, `甲项目/annualIndicators`, `甲项目`.
    private static func parts(of line: String) -> [Substring] {
        var parts = [line[...]]
        while let slash = parts[parts.count - 1].lastIndex(of: "/") { parts.append(line[..<slash]) }
        return parts
    }

    private func cells(of finding: Finding) -> [(Location, ReadingReport.CellReading)] {
        ([finding.cell] + finding.others).prefix(200).compactMap { cell in
            var location = cell.location
            location.instance = nil
            return cells[location].map { (location, $0) }
        }
    }

    /// The pages of the cells of a finding, or the first page of its table where none of them is printed. In a
    /// performance form the page of the nearest line that is printed stands for a cell that is not.
    func pages(of finding: Finding) -> [Int] {
        var pages: Set<Int> = []
        for cell in ([finding.cell] + finding.others).prefix(200) {
            var location = cell.location
            location.instance = nil
            if let page = cells[location]?.page {
                pages.insert(page)
            } else if let line = location.line {
                let known = Self.parts(of: line.rawValue).lazy.compactMap {
                    lines[Line(form: location.table, text: $0)]
                }
                if let page = known.first { pages.insert(page) }
            }
        }
        guard pages.isEmpty else { return pages.sorted() }
        return tables[finding.cell.location.table].map { [$0] } ?? []
    }

    /// The addresses of the cells of a finding in a workbook, each once.
    func addresses(of finding: Finding) -> [String] {
        var seen: Set<String> = []
        return cells(of: finding).compactMap { $1.address }.filter { seen.insert($0).inserted }
    }

    /// The cells that were put right or lost.
    func doubts(of finding: Finding) -> [(Location, ReadingReport.CellReading)] {
        cells(of: finding).filter { $1.status != .recognized }
    }
}
