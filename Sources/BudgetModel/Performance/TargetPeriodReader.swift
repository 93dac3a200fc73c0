/// Reads a period from the folded bytes of a value: `2023年12月前`, `2023.07-2024.01`, `1-12月`, 第二季度末.
struct TargetPeriodReader {
    private var cursor: ByteCursor
    /// Whether a point was printed with nothing that says what its number is: 2023, or 1 of 1-12月.
    private var isBare = false
    private var isDeadline = false

    private typealias Span = (start: ScannedPoint, end: ScannedPoint)

    /// Reads the period of a scan, and says whether there is one.
    static func read(_ scan: inout TargetScan) -> Bool {
        var reader = TargetPeriodReader(cursor: ByteCursor(scan.bytes))
        if let word = PeriodWords.leading.match(at: reader.cursor) {
            reader.cursor.index += word.word.utf8CodeUnitCount
            reader.isDeadline = word.value
        }
        guard let span = reader.scanSpan() else { return false }
        (scan.start, scan.end, scan.isDeadline) = (span.start, span.end, reader.isDeadline)
        return true
    }

    private mutating func scanSpan() -> Span? {
        guard var span = scanPoint(isLast: false) else { return nil }
        if takeRangeSign() {
            let isFirstBare = isBare
            guard span.start.isEmpty, let second = scanPoint(isLast: true), second.start.isEmpty else { return nil }
            span = (span.end, second.end)
            // 1-12月 has one 月 for both, and 2023-2024 has years on both sides.
            if isFirstBare {
                guard span.start.year == 0 ? !isBare : span.end.year != 0 && span.end.month == 0 else { return nil }
            }
            if span.end.year == 0 { span.end.year = span.start.year }
        } else if isBare {
            return nil
        }
        guard takeTail(hasYear: span.end.year != 0) else { return nil }
        return span
    }

    /// A year, a month or a day, or a part of a year in words.
    private mutating func scanPoint(isLast: Bool) -> Span? {
        isBare = false
        var point = ScannedPoint()
        if let part = takePart(&point) { return part }
        guard let (number, digits) = scanNumber() else { return nil }
        if digits == 4, 1900...2099 ~= number {
            point.year = UInt16(number)
            if cursor.take(PeriodWords.year) {
                if let part = takePart(&point) { return part }
                guard cursor.isDigitNext() else { return (ScannedPoint(), point) }
                guard let (month, _) = scanNumber(), 1...12 ~= month else { return nil }
                point.month = UInt8(month)
                // 2023年7-12月 and 2023年12月.
                if cursor.take(PeriodWords.month) { return scanDay(&point) ? (ScannedPoint(), point) : nil }
                return !isLast && cursor.scalar.isRangeSign ? (ScannedPoint(), point) : nil
            }
            return scanNumericDate(&point)
        }
        guard 1...12 ~= number else { return nil }
        point.month = UInt8(number)
        if cursor.take(PeriodWords.month) { return scanDay(&point) ? (ScannedPoint(), point) : nil }
        // 2023.1-12 ends in a bare month, 1-12月 begins with one.
        isBare = true
        return isLast && !cursor.isAtEnd ? nil : (ScannedPoint(), point)
    }

    /// The month and the day of 2023.07 or 2023-12-31.
    private mutating func scanNumericDate(_ point: inout ScannedPoint) -> Span? {
        guard let separator = cursor.dateSeparator, cursor.isDigitNext(at: 1) else {
            isBare = true
            return (ScannedPoint(), point)
        }
        let yearEnd = cursor
        cursor.index += 1
        guard let (month, digits) = scanNumber(), 1...12 ~= month else {
            // 2023-2024.
            guard separator == UInt8(ascii: "-") else { return nil }
            cursor = yearEnd
            isBare = true
            return (ScannedPoint(), point)
        }
        point.month = UInt8(month)
        if cursor.isNext(separator), cursor.isDigitNext(at: 1) {
            let monthEnd = cursor
            cursor.index += 1
            if let (day, _) = scanNumber(), 1...31 ~= day, !cursor.isNext(UInt8(ascii: ".")) {
                point.day = UInt8(day)
                return (ScannedPoint(), point)
            }
            cursor = monthEnd
        }
        // 2023.7 alone may be an amount.
        isBare = separator == UInt8(ascii: ".") && digits != 2 && cursor.isAtEnd
        return (ScannedPoint(), point)
    }

    /// 31日 behind a month; `false` for a day that there is not.
    private mutating func scanDay(_ point: inout ScannedPoint) -> Bool {
        guard cursor.isDigitNext() else { return true }
        guard let (day, _) = scanNumber(), 1...31 ~= day else { return false }
        point.day = UInt8(day)
        if let word = PeriodWords.days.match(at: cursor) { cursor.index += word.word.utf8CodeUnitCount }
        return true
    }

    /// 上半年 and the like, of the year of a point.
    private mutating func takePart(_ point: inout ScannedPoint) -> Span? {
        guard let match = PeriodWords.partsOfYear.match(at: cursor) else { return nil }
        cursor.index += match.word.utf8CodeUnitCount
        let (first, last) = match.value
        let start = first == last ? ScannedPoint() : ScannedPoint(year: point.year, month: first)
        return (start, ScannedPoint(year: point.year, month: last))
    }

    /// What stands behind a period: the end of a month, by then, and a few words that say what is done. 12月以上 is none.
    private mutating func takeTail(hasYear: Bool) -> Bool {
        for table in [PeriodWords.ends, PeriodWords.deadlines] {
            guard let match = table.match(at: cursor) else { continue }
            cursor.index += match.word.utf8CodeUnitCount
            isDeadline = true
        }
        if hasYear, let match = PeriodWords.within.match(at: cursor) {
            cursor.index += match.word.utf8CodeUnitCount
            isDeadline = true
        }
        if let match = PeriodWords.tails.match(at: cursor) { cursor.index += match.word.utf8CodeUnitCount }
        if cursor.isNext(UInt8(ascii: "(")) { return cursor.bytes.last == UInt8(ascii: ")") }
        return cursor.isAtEnd || cursor.rest.hasBytes(of: "。")
    }

    private mutating func takeRangeSign() -> Bool {
        let start = cursor.index
        while cursor.scalar.isRangeSign || cursor.scalar == "到" { cursor.skipScalar() }
        return cursor.index > start
    }

    /// A short number and how many digits it has.
    private mutating func scanNumber() -> (number: Int, digits: Int)? {
        var (number, digits) = (0, 0)
        while cursor.isDigitNext() {
            guard digits < 4 else { return nil }
            number = number * 10 + Int(cursor.bytes[cursor.index] & 0x0F)
            digits += 1
            cursor.index += 1
        }
        return digits > 0 ? (number, digits) : nil
    }
}

extension ByteCursor {
    /// Between a year, a month and a day in figures.
    fileprivate var dateSeparator: UInt8? {
        guard !isAtEnd else { return nil }
        let byte = bytes[index]
        return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") ? byte : nil
    }
}
