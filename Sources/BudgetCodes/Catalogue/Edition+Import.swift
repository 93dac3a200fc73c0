extension Edition {
    /// Imports the official table of a year from CSV or TSV text.
    ///
    /// The columns are found by their headings, which may stand below a title: 科目编码, 编码 or 代码 for the whole
    /// code, or 类, 款, 项 and 目 for its parts, and 科目名称 or 名称 for the name; a longer heading may end with these,
    /// as 功能分类科目编码 does. Other columns are passed over. Cells have commas between, or tabs.
    ///
    /// The part of a level is the whole code so far (`20805`) or its two digits (`05`); the parts above may be left
    /// blank when a row before has them. Names may be indented by spaces of any width. Rows without any text are passed
    /// over.
    ///
    /// The edition has full authority: see ``isOfficial``.
    ///
    /// - Parameters:
    ///   - text: The table.
    ///   - year: The year of the edition.
    ///   - limits: How much is accepted.
    /// - Throws: ``ImportError`` with every line that is wrong. Then nothing was imported.
    public init(importing text: String, year: Int, limits: ImportLimits = ImportLimits()) throws(ImportError) {
        try self.init(importing: Array(text.utf8), year: year, limits: limits)
    }

    /// Imports the official table of a year from the bytes of a CSV or TSV file in UTF-8.
    ///
    /// See ``init(importing:year:limits:)-(String,_,_)`` for the columns.
    ///
    /// - Throws: ``ImportError`` with every line that is wrong. Then nothing was imported.
    public init(importing bytes: [UInt8], year: Int, limits: ImportLimits = ImportLimits()) throws(ImportError) {
        guard bytes.count <= limits.bytes else {
            throw ImportError([ImportProblem(line: 1, kind: .tooLarge(limit: limits.bytes))])
        }
        // Decoding repairs what is not UTF-8, so only valid text comes back the same.
        let valid = String(decoding: bytes, as: UTF8.self).utf8
        if !valid.elementsEqual(bytes) {
            let wrong = zip(valid, bytes).prefix { $0 == $1 }
            let line = wrong.reduce(into: 1) { line, pair in if pair.1 == UInt8(ascii: "\n") { line += 1 } }
            throw ImportError([ImportProblem(line: line, kind: .notUTF8)])
        }
        var reader = TableImport<C>(bytes: bytes, limits: limits)
        let rows = try reader.read()

        var names: [UInt8] = []
        let isStorable = (1..<Int(CatalogueTable.unboundedLast)).contains(year)
        let maskBit = year - CatalogueTable.firstMaskYear
        let sorted = rows.sorted { $0.code < $1.code }.map { row in
            let start = names.count
            names += Array(row.name.utf8)
            return CatalogueTable.Row(
                code: row.code.value,
                nameStart: Int32(truncatingIfNeeded: start),
                nameEnd: Int32(truncatingIfNeeded: names.count),
                firstYear: isStorable ? Int16(truncatingIfNeeded: year) : CatalogueTable.unboundedFirst,
                lastYear: isStorable ? Int16(truncatingIfNeeded: year) : CatalogueTable.unboundedLast,
                years: (0..<64).contains(maskBit) ? 1 << UInt64(maskBit) : 0,
                basis: .published)
        }
        self.init(year: year, box: .table(CatalogueTable(rows: sorted, bytes: names)), isOfficial: true)
    }
}

/// Reads the rows of an official table and gathers what is wrong with them.
private struct TableImport<C: Classification> {
    struct Row {
        var line: Int
        var code: Code<C>
        var name: String
    }

    /// Where the columns are.
    private struct Columns {
        var code: Int?
        /// The columns of the split code by level, from the top.
        var parts: [Int] = []
        var name: Int
    }

    private let bytes: [UInt8]
    private var text: DelimitedText
    private let limits: ImportLimits
    private var problems: [ImportProblem] = []
    private var rows: [Row] = []
    private var firstLines = [Code<C>: Int]()
    /// The code of the last row, from which blank parts are taken.
    private var lastCode: Code<C>?

    init(bytes: [UInt8], limits: ImportLimits) {
        self.bytes = bytes
        self.limits = limits
        text = DelimitedText(bytes, separator: UInt8(ascii: ","))
    }

    mutating func read() throws(ImportError) -> [Row] {
        var found = findColumns()
        if found == nil {
            // The headings tell the separator: with the wrong one all of them are one cell.
            text = DelimitedText(bytes, separator: UInt8(ascii: "\t"))
            found = findColumns()
        }
        guard let columns = found else {
            throw ImportError([ImportProblem(line: 1, kind: .missingHeading)])
        }
        while let record = text.next() {
            if rows.count + problems.count >= limits.rows, !record.cells.allSatisfy({ $0.trimmedCell.isEmpty }) {
                problems.append(ImportProblem(line: record.line, kind: .tooManyRows(limit: limits.rows)))
                break
            }
            readRow(record, columns)
        }
        if let line = text.unclosedQuoteLine { problems.append(ImportProblem(line: line, kind: .unclosedQuote)) }
        for row in rows {
            guard let parent = row.code.parent, firstLines[parent] == nil else { continue }
            let kind = ImportProblem.Kind.missingParent(code: parent.description)
            problems.append(ImportProblem(line: row.line, kind: kind, text: row.code.description))
        }
        if rows.isEmpty, problems.isEmpty { problems.append(ImportProblem(line: 1, kind: .noRows)) }
        guard problems.isEmpty else { throw ImportError(problems.sorted { $0.line < $1.line }) }
        return rows
    }

    // MARK: Headings

    private mutating func findColumns() -> Columns? {
        // A merged heading leaves 科目名称 on the line above 类, 款 and 项.
        var nameAbove: Int?
        for _ in 0..<30 {
            guard let record = text.next() else { return nil }
            let headings = record.cells.map(\.withoutSpaces)
            let name = headings.firstIndex { ["名称", "name"].contains($0) || $0.hasSuffix("科目名称") }
            let code = headings.firstIndex {
                ["编码", "代码", "code"].contains($0) || $0.hasSuffix("科目编码") || $0.hasSuffix("科目代码")
            }
            let parts = Self.partColumns(headings)
            if parts.count >= 2, let name = name ?? nameAbove { return Columns(parts: parts, name: name) }
            if let code, let name {
                // The line below may split the code column; then it has no name of its own.
                var ahead = text
                if let below = ahead.next() {
                    let split = below.cells.map(\.withoutSpaces)
                    let parts = Self.partColumns(split)
                    if parts.count >= 2 {
                        text = ahead
                        return Columns(parts: parts, name: name)
                    }
                }
                return Columns(code: code, name: name)
            }
            nameAbove = name
        }
        return nil
    }

    /// The columns 类, 款 and so on, from the top without a gap.
    private static func partColumns(_ headings: [String]) -> [Int] {
        var columns: [Int] = []
        for level in C.levels {
            guard let column = headings.firstIndex(of: level.officialName) else { break }
            columns.append(column)
        }
        return columns
    }

    // MARK: Rows

    private mutating func readRow(_ record: DelimitedText.Record, _ columns: Columns) {
        func cell(_ index: Int) -> String {
            index < record.cells.count ? record.cells[index].trimmedCell : ""
        }
        let name = cell(columns.name)
        let found: Code<C>?
        if let column = columns.code {
            let codeText = cell(column)
            if codeText.isEmpty, name.isEmpty { return }
            found = codeText.isEmpty ? reject(record.line, .missingCode, name) : wholeCode(codeText, record.line)
        } else {
            let parts = columns.parts.map(cell)
            if parts.allSatisfy(\.isEmpty), name.isEmpty { return }
            found = splitCode(parts, name, record.line)
        }
        guard let code = found else { return }
        lastCode = code
        if let firstLine = firstLines[code] {
            _ = reject(record.line, .duplicateCode(firstLine: firstLine), code.description)
            return
        }
        firstLines[code] = record.line
        if name.isEmpty { _ = reject(record.line, .missingName, code.description) }
        if name.unicodeScalars.count > 100 { _ = reject(record.line, .longName, code.description) }
        rows.append(Row(line: record.line, code: code, name: name))
    }

    private mutating func reject(_ line: Int, _ kind: ImportProblem.Kind, _ text: String) -> Code<C>? {
        problems.append(ImportProblem(line: line, kind: kind, text: text))
        return nil
    }

    private mutating func wholeCode(_ text: String, _ line: Int) -> Code<C>? {
        do throws(CodeError) {
            return try Code<C>(parsing: text)
        } catch {
            return reject(line, .malformedCode(error), text)
        }
    }

    /// Puts a code together from its parts, from the top. Blank parts above the last one come from the row before.
    private mutating func splitCode(_ parts: [String], _ name: String, _ line: Int) -> Code<C>? {
        guard let deepest = parts.lastIndex(where: { !$0.isEmpty }) else { return reject(line, .missingCode, name) }
        var code: Code<C>?
        for (index, part) in parts[...deepest].enumerated() {
            guard let level = CodeLevel(rawValue: index + 1) else { break }
            if part.isEmpty {
                code = lastCode?.ancestor(at: level)
            } else if let whole = try? Code<C>(parsing: part), whole.level == level {
                guard code == nil || whole.parent == code else { return reject(line, .misplacedDigits, part) }
                code = whole
            } else if level != .category, let above = code {
                let digits = CodeText(part, limit: 2)
                guard digits.invalidOffset == nil, !digits.isTooLong, digits.bytes.count == 2,
                    let below = digits.bytes.withUnsafeBufferPointer({ decimalValue(of: $0) })
                else { return reject(line, .misplacedDigits, part) }
                code = Code(value: above.value * 100 + below)
            } else if level == .category {
                return wholeCode(part, line)
            } else {
                return reject(line, .misplacedDigits, part)
            }
            if code == nil { return reject(line, .misplacedDigits, parts[deepest]) }
        }
        return code
    }
}
