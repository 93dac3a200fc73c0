/// Reads text with delimiters: TSV, or CSV with quotes as in RFC 4180. A quoted cell may have line breaks.
package struct DelimitedText {
    /// A record as text.
    struct Record {
        /// The line on which the record begins, from 1.
        var line: Int
        var cells: [String]
    }

    /// A record as places in the bytes, for readers of many lines. It is filled again and again.
    package struct Fields {
        /// The line on which the record begins, from 1.
        package fileprivate(set) var line = 0
        /// Where each cell stands, without its quotes.
        package fileprivate(set) var ranges: [Range<Int>] = []
        /// The cells that are not simply a part of the bytes: those with doubled quotes or text behind a quote.
        fileprivate var rewritten = [Int: [UInt8]]()

        package init() {}
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private let maximumCellCount: Int
    private var position = 0
    private var line = 1

    /// The line of a quote that is never closed.
    package private(set) var unclosedQuoteLine: Int?

    /// Cells beyond the maximum are dropped. An official table has fewer than ten.
    package init(_ bytes: [UInt8], separator: UInt8, maximumCellCount: Int = 32) {
        self.bytes = bytes
        self.separator = separator
        self.maximumCellCount = maximumCellCount
        // A byte order mark is no part of the first cell.
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next record, or nil at the end.
    mutating func next() -> Record? {
        var fields = Fields()
        guard next(into: &fields) else { return nil }
        return Record(line: fields.line, cells: fields.ranges.indices.map { text(of: $0, in: fields) })
    }

    /// Reads the next record, or returns false at the end.
    package mutating func next(into fields: inout Fields) -> Bool {
        guard position < bytes.count else { return false }
        fields.line = line
        fields.ranges.removeAll(keepingCapacity: true)
        if !fields.rewritten.isEmpty { fields.rewritten = [:] }
        while true {
            let (range, rewritten) = nextCell()
            if fields.ranges.count < maximumCellCount {
                if let rewritten { fields.rewritten[fields.ranges.count] = rewritten }
                fields.ranges.append(range)
            }
            guard position < bytes.count else { return true }
            let byte = bytes[position]
            position += 1
            if byte == separator { continue }
            // A line ends with CR LF, LF or CR.
            if byte == UInt8(ascii: "\r"), isNext(UInt8(ascii: "\n")) { position += 1 }
            line += 1
            return true
        }
    }

    /// The text of a cell.
    package func text(of cell: Int, in fields: Fields) -> String {
        guard cell < fields.ranges.count else { return "" }
        if let rewritten = fields.rewritten[cell] { return String(decoding: rewritten, as: UTF8.self) }
        return String(decoding: bytes[fields.ranges[cell]], as: UTF8.self)
    }

    /// The bytes of a cell.
    package func bytes(of cell: Int, in fields: Fields) -> ArraySlice<UInt8> {
        guard cell < fields.ranges.count else { return [] }
        if !fields.rewritten.isEmpty, let rewritten = fields.rewritten[cell] { return rewritten[...] }
        return bytes[fields.ranges[cell]]
    }

    private mutating func nextCell() -> (range: Range<Int>, rewritten: [UInt8]?) {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return (plainCell(), nil) }
        let firstLine = line
        let start = position + 1
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard isNext(UInt8(ascii: "\"")) else {
                    let end = position - 1
                    let rest = plainCell()
                    let isPart = rest.isEmpty && content.count == end - start
                    return (start..<end, isPart ? nil : content + bytes[rest])
                }
                position += 1
            }
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isNext(UInt8(ascii: "\n"))) { line += 1 }
            content.append(byte)
        }
        unclosedQuoteLine = firstLine
        return (start..<start, content)
    }

    private func isNext(_ byte: UInt8) -> Bool {
        position < bytes.count && bytes[position] == byte
    }

    private mutating func plainCell() -> Range<Int> {
        let start = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != UInt8(ascii: "\n"),
            bytes[position] != UInt8(ascii: "\r")
        {
            position += 1
        }
        return start..<position
    }
}

extension String {
    /// The text without any spaces, for headings, which are printed as 科 目 编 码.
    package var withoutSpaces: String {
        var kept = ""
        for scalar in unicodeScalars where !scalar.properties.isWhitespace { kept.unicodeScalars.append(scalar) }
        return kept
    }

    /// The text without spaces of any width at both ends and without line breaks inside.
    package var trimmedCell: String {
        var kept = ""
        // Spaces inside are kept once something follows them.
        var pending = ""
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value == 0xFEFF {
                if !kept.isEmpty, scalar != "\n", scalar != "\r" { pending.unicodeScalars.append(scalar) }
            } else {
                kept += pending
                pending = ""
                kept.unicodeScalars.append(scalar)
            }
        }
        return kept
    }
}
