/// Reads text with delimiters: TSV, or CSV with quotes as in RFC 4180. A quoted cell may have line breaks.
struct DelimitedText {
    struct Record {
        /// The line on which the record begins, from 1.
        var line: Int
        var cells: [String]
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1

    /// Cells beyond this number are dropped. An official table has fewer than ten.
    private static let maximumCellCount = 32

    /// The line of a quote that is never closed.
    private(set) var unclosedQuoteLine: Int?

    init(_ bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        // A byte order mark is no part of the first cell.
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next record, or nil at the end.
    mutating func next() -> Record? {
        guard position < bytes.count else { return nil }
        var record = Record(line: line, cells: [])
        while true {
            let cell = nextCell()
            if record.cells.count < Self.maximumCellCount { record.cells.append(cell) }
            guard position < bytes.count else { return record }
            let byte = bytes[position]
            position += 1
            if byte == separator { continue }
            // A line ends with CR LF, LF or CR.
            if byte == UInt8(ascii: "\r"), isNext(UInt8(ascii: "\n")) { position += 1 }
            line += 1
            return record
        }
    }

    private mutating func nextCell() -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return plainCell() }
        let firstLine = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard isNext(UInt8(ascii: "\"")) else {
                    return String(decoding: content, as: UTF8.self) + plainCell()
                }
                position += 1
            }
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isNext(UInt8(ascii: "\n"))) { line += 1 }
            content.append(byte)
        }
        unclosedQuoteLine = firstLine
        return String(decoding: content, as: UTF8.self)
    }

    private func isNext(_ byte: UInt8) -> Bool {
        position < bytes.count && bytes[position] == byte
    }

    private mutating func plainCell() -> String {
        let start = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != UInt8(ascii: "\n"),
            bytes[position] != UInt8(ascii: "\r")
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

extension String {
    /// The text without any spaces, for headings, which are printed as 科 目 编 码.
    @inline(never)
    var withoutSpaces: String {
        var kept = ""
        for scalar in unicodeScalars where !scalar.properties.isWhitespace { kept.unicodeScalars.append(scalar) }
        return kept
    }

    /// The text without spaces of any width at both ends and without line breaks inside.
    @inline(never)
    var trimmedCell: String {
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
