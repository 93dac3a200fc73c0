// Cells are written through pointers here; SourceBytes.swift says why reading is safe. Writing is because a cell is
// written for a line below the capacity and a place below the width only, and the array has as many cells.

import BudgetCodes

/// Lines that were scanned together, few enough to stay in the first cache.
struct ScannedLines {
    static let capacity = 512

    /// How many lines there are.
    fileprivate(set) var count = 0
    /// The bytes from the first line on.
    fileprivate(set) var bytes: SourceBytes
    /// On which line of the text each begins, from 1.
    fileprivate(set) var numbers = [Int](repeating: 0, count: capacity)
    /// Where each begins.
    fileprivate(set) var starts = [Int](repeating: 0, count: capacity)
    /// The cells, column by column.
    fileprivate var cells: [Cell]

    init(_ bytes: SourceBytes, width: Int) {
        self.bytes = bytes
        cells = Array(repeating: .blank, count: width * Self.capacity)
    }

    @inline(__always)
    subscript(place: Int, line: Int) -> Cell {
        cells[place &* Self.capacity &+ line]
    }
}

/// Finds the cells of delimited text: CSV with quotes as in RFC 4180, or TSV. A quoted cell may have line breaks.
struct LineScanner {
    /// What ends the scan before the end of the text.
    struct Problem {
        enum Kind {
            /// A quote is not closed.
            case unclosedQuote
            /// The line has a cell behind the last column.
            case extraCell(text: String)
            /// The line is longer than can be scanned.
            case longLine
        }
        let kind: Kind
        let line: Int
    }

    /// How many bytes one line may have.
    static let lineLimit = 1 << 30

    let bytes: SourceBytes
    let separator: UInt8
    private(set) var position: Int
    private(set) var line: Int
    /// For each column its place among the cells that are kept, -1 for one that is not.
    private let places: [Int]
    private let width: Int
    /// What was found behind the last line of a scan.
    private(set) var problem: Problem?

    /// A scanner that keeps some columns, of which there are as many as `places`.
    init(_ bytes: SourceBytes, separator: UInt8, from position: Int, line: Int, places: [Int]) {
        self.bytes = bytes
        self.separator = separator
        self.position = position
        self.line = line
        self.places = places
        width = (places.max() ?? -1) + 1
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// Scans the next lines. Fewer than the capacity, or none, means the end or a problem.
    mutating func scan(into lines: inout ScannedLines, limit: Int = ScannedLines.capacity) {
        let origin = min(position, bytes.count)
        lines.bytes = bytes.from(origin)
        lines.count = 0
        // Taken out and put back, so that they are written in place.
        var cells = lines.cells
        lines.cells = []
        precondition(cells.count >= width * ScannedLines.capacity && limit <= ScannedLines.capacity)
        let places = places
        cells.withUnsafeMutableBufferPointer { cells in
            places.withUnsafeBufferPointer { places in
                while lines.count < limit, position < bytes.count, position - origin < 1 << 20 {
                    let first = bytes[position]
                    guard first != UInt8(ascii: "\n"), first != UInt8(ascii: "\r") else {
                        endLine()
                        continue
                    }
                    let (start, number, row) = (position, line, lines.count)
                    guard scanLine(row, origin, places, cells) else { return }
                    lines.starts[row] = start
                    lines.numbers[row] = number
                    lines.count += 1
                }
            }
        }
        lines.cells = cells
    }

    /// Scans the cells of one line; false when there is a problem.
    @inline(__always)
    private mutating func scanLine(
        _ row: Int, _ origin: Int, _ places: UnsafeBufferPointer<Int>, _ cells: UnsafeMutableBufferPointer<Cell>
    ) -> Bool {
        let (first, number) = (position, line)
        var column = 0
        while true {
            let cell: Cell
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                guard let quoted = scanQuoted(origin) else { return false }
                cell = quoted
            } else {
                let start = position
                position = endOfPlainCell(start)
                cell = Cell(start: start &- origin, count: position &- start, isEscaped: false)
            }
            if column < places.count {
                let place = places[column]
                if place >= 0 { cells[place &* ScannedLines.capacity &+ row] = cell }
            } else if !cell.isBlank {
                let text = bytes.from(origin).text(cell, limit: 400).trimmedCell
                if !text.isEmpty {
                    problem = Problem(kind: .extraCell(text: text), line: number)
                    return false
                }
            }
            column &+= 1
            guard position < bytes.count, bytes[position] == separator else { break }
            position &+= 1
        }
        guard position - first < Self.lineLimit else {
            problem = Problem(kind: .longLine, line: number)
            return false
        }
        endLine()
        while column < places.count {
            let place = places[column]
            if place >= 0 { cells[place &* ScannedLines.capacity &+ row] = .blank }
            column &+= 1
        }
        return true
    }

    /// Goes behind CR LF, LF or CR.
    @inline(__always)
    private mutating func endLine() {
        line &+= 1
        guard position < bytes.count else { return }
        let byte = bytes[position]
        position &+= 1
        if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position &+= 1 }
    }

    /// Where the cell that begins at an offset ends: at the next separator or line break, or at the end.
    @inline(__always)
    private func endOfPlainCell(_ start: Int) -> Int {
        var offset = start
        while offset < bytes.count {
            offset = nextMark(offset)
            guard offset < bytes.count else { break }
            let byte = bytes[offset]
            if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return offset }
            offset &+= 1
        }
        return bytes.count
    }

    /// The next offset with a byte that may be a separator, a quote or a line break, or the end.
    ///
    /// Commas, tabs, quotes and line breaks are all below 0x2D, and nearly nothing else in a cell is: one test finds
    /// them in eight bytes. The lowest byte that the test marks is always a right one.
    @inline(__always)
    private func nextMark(_ start: Int) -> Int {
        var offset = start
        while offset &+ 8 <= bytes.count {
            let word = bytes.word(offset)
            var marks = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word
            if separator >= 0x2D {
                let zeros = word ^ (0x0101_0101_0101_0101 &* UInt64(separator))
                marks |= (zeros &- 0x0101_0101_0101_0101) & ~zeros
            }
            marks &= 0x8080_8080_8080_8080
            if marks != 0 { return offset &+ marks.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < bytes.count, bytes[offset] >= 0x2D, bytes[offset] != separator { offset &+= 1 }
        return offset
    }

    /// Scans a cell that begins with a quote; `nil` when the quote is not closed.
    private mutating func scanQuoted(_ origin: Int) -> Cell? {
        let (start, number) = (position, line)
        var isEscaped = false
        position += 1
        while position < bytes.count {
            position = nextMark(position)
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            let isNextLineFeed = position < bytes.count && bytes[position] == UInt8(ascii: "\n")
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isNextLineFeed) { line += 1 }
            guard byte == UInt8(ascii: "\"") else { continue }
            if position < bytes.count, bytes[position] == byte {
                isEscaped = true
                position += 1
                continue
            }
            let close = position - 1
            position = endOfPlainCell(position)
            isEscaped = isEscaped || position > close + 1
            guard position - start < Self.lineLimit else { break }
            return isEscaped
                ? Cell(start: start - origin, count: position - start, isEscaped: true)
                : Cell(start: start + 1 - origin, count: close - start - 1, isEscaped: false)
        }
        let isLong = position < bytes.count
        problem = Problem(kind: isLong ? .longLine : .unclosedQuote, line: number)
        return nil
    }
}

extension LineScanner {
    /// The texts of the line at a position: all its cells, each cut to some length.
    static func texts(_ bytes: SourceBytes, separator: UInt8, at position: Int) -> [String] {
        var scanner = LineScanner(bytes, separator: separator, from: position, line: 1, places: [])
        return scanner.nextTexts() ?? []
    }

    /// Goes to the next line that has anything, and gives its number; `nil` at the end.
    mutating func skipBlankLines() -> Int? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r") else { return line }
            endLine()
        }
        return nil
    }

    /// The texts of the next line: all its cells up to a limit, whatever columns are kept. `nil` for an open quote.
    mutating func nextTexts(limit: Int = 4_096) -> [String]? {
        var texts: [String] = []
        let origin = position
        while true {
            let cell: Cell
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                guard let quoted = scanQuoted(origin) else { return nil }
                cell = quoted
            } else {
                let start = position
                position = endOfPlainCell(start)
                cell = Cell(start: start - origin, count: min(position - start, 1 << 20), isEscaped: false)
            }
            // A line so long has its first cells only.
            if position - origin < Self.lineLimit, texts.count < limit {
                texts.append(bytes.from(origin).text(cell, limit: 4_096).trimmedCell)
            }
            guard position < bytes.count, bytes[position] == separator else { break }
            position += 1
        }
        endLine()
        return texts
    }
}
