/// The texts that are checked in, each in a file of its own.
enum CatalogueText {}

/// The codes and names of a classification, for all years, as flat arrays.
///
/// Nothing here is a String: a name is a range of `bytes` and becomes a String when somebody asks for it.
@usableFromInline
struct CatalogueTable: Sendable {
    /// One name of one code in one span of years.
    struct Row: Sendable {
        var code: Int32
        var nameStart: Int32
        var nameEnd: Int32
        var firstYear: Int16
        var lastYear: Int16
        /// The attested years, one bit each from `firstMaskYear`.
        var years: UInt64
        var basis: Basis

        func covers(_ year: Int32) -> Bool {
            firstYear <= year && year <= lastYear
        }
    }

    enum Basis: UInt8, Sendable {
        case published
        case corroborated
        case unverified
    }

    static let firstMaskYear = 2_000
    static let unboundedFirst: Int16 = 0
    static let unboundedLast: Int16 = 9_999

    /// Ordered by the prefix order of the codes. Rows of one code stand together; the first that is valid leads.
    let rows: [Row]
    let bytes: [UInt8]
    private let index: CodeIndex

    /// Creates a table of rows that are ordered by code.
    init(rows: [Row], bytes: [UInt8]) {
        self.rows = rows
        self.bytes = bytes
        index = CodeIndex(rows)
    }

    /// The first row of a code, or nil.
    func firstRow(of code: Int32) -> Int? {
        let row = index.find(code, in: 0, rows: rows).row
        return row < 0 ? nil : Int(row)
    }

    /// The row of a code that leads in a year. It is negative when there is none, because an optional costs more.
    @inline(__always)
    func leadingRow(of code: Int32, in year: Int32) -> Int32 {
        let found = index.find(code, in: year, rows: rows)
        // The first row is valid nearly always. Then the rows need not be read.
        return found.isValid ? found.row : leadingRow(from: found.row, in: year)
    }

    private func leadingRow(from first: Int32, in year: Int32) -> Int32 {
        let row = rowRange(from: Int(first)).first { rows[$0].covers(year) }
        return row.map { Int32(truncatingIfNeeded: $0) } ?? -1
    }

    /// All rows of a code, of which the first is given.
    func rowRange(from first: Int) -> Range<Int> {
        var end = first + 1
        while end < rows.count, rows[end].code == rows[first].code { end += 1 }
        return first..<end
    }

    /// The first rows of the codes below a code. They follow it without a gap.
    func rowsBelow(_ code: Int32) -> Range<Int> {
        guard let first = firstRow(of: code) else { return 0..<0 }
        let start = rowRange(from: first).upperBound
        var end = start
        while end < rows.count, isPrefix(code, of: rows[end].code) { end += 1 }
        return start..<end
    }

    /// The leading rows of a year, one for each code, within a range that does not cut a code in two.
    func leadingRows(in year: Int32, within range: Range<Int>) -> [Int] {
        var result: [Int] = []
        var last: Int32 = 0
        for row in range where rows[row].code != last && rows[row].covers(year) {
            last = rows[row].code
            result.append(row)
        }
        return result
    }

    func name(of row: Int) -> String {
        String(decoding: nameBytes(of: row), as: UTF8.self)
    }

    func nameBytes(of row: Int) -> ArraySlice<UInt8> {
        bytes[Int(rows[row].nameStart)..<Int(rows[row].nameEnd)]
    }

    /// Whether the name of a row has exactly these bytes.
    @inline(__always)
    func hasName(_ row: Int, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = Int(rows[row].nameStart)..<Int(rows[row].nameEnd)
        return bytes.withUnsafeBytes { all in
            haveSameBytes(UnsafeRawBufferPointer(rebasing: all[range]), UnsafeRawBufferPointer(other))
        }
    }

    func span(of row: Int) -> YearSpan {
        let (first, last) = (rows[row].firstYear, rows[row].lastYear)
        return YearSpan(
            firstYear: first == Self.unboundedFirst ? nil : Int(first),
            lastYear: last == Self.unboundedLast ? nil : Int(last))
    }
}
