// Why the pointers here are safe: a scan is lent for the length of one call, together with the bytes that its places
// mean; texts are made of them inside that call. Places are made by the scanner from a cursor, so they lie in the bytes.

/// What a text says, as numbers and as places in its folded bytes: nothing is copied for what is not kept.
struct TargetScan {
    var kind = Kind.words
    /// The quantity, or the lower end of the range.
    var lower = ScannedQuantity()
    /// The upper end of the range.
    var upper = ScannedQuantity()
    /// What the places mean.
    fileprivate let bytes: UnsafeBufferPointer<UInt8>

    enum Kind {
        case quantity, range, words, nothing
    }

    /// Reads a text and lends what it says.
    static func with<Result>(_ text: String, _ body: (TargetScan) -> Result) -> Result {
        FoldedText.with(text) { folded in
            var scan = TargetScan(bytes: folded.bytes)
            if folded.isNothing {
                scan.kind = .nothing
            } else if folded.hasDigit, !folded.isLong {
                scan.kind = TargetScanner.read(&scan)
            }
            return body(scan)
        }
    }

    /// A place as text.
    func text(_ place: TextPlace) -> String {
        place.isPercent ? "%" : String(lend(place))
    }

    /// Whether a unit here and a unit there are the same, however they are written.
    func isUnit(_ own: TextPlace, sameAs others: TextPlace, of other: TargetScan) -> Bool {
        if own.isEmpty || others.isEmpty { return own.isEmpty && others.isEmpty }
        if own.isPercent && others.isPercent { return true }
        if !own.isPercent, !others.isPercent, lend(own).hasBytes(of: other.lend(others)) { return true }
        return text(own).canonicalUnit == other.text(others).canonicalUnit
    }

    private func lend(_ place: TextPlace) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(place.start)..<Int(place.end)])
    }
}

/// A number as it stands in a text.
struct ScannedQuantity {
    var number = FixedDecimal.zero
    var comparator: Quantity.Comparator?
    var multiplier = Quantity.Multiplier.one
    var unit = TextPlace.none
    var label = TextPlace.none

    /// The value times 10,000 with the multiplier applied, or `nil` when it is out of range.
    var tenThousandths: Int64? { multiplier.tenThousandths(of: number) }
}

/// A part of a folded text, which is never long. The unit of most values is known without its text.
struct TextPlace {
    fileprivate let start: UInt8
    fileprivate let end: UInt8

    static let none = TextPlace(start: 0, end: 0)
    /// The per cent sign, also where 百分之 stands for it.
    static let percent = TextPlace(start: .max, end: .max)

    var isEmpty: Bool { start == end && !isPercent }
    var isPercent: Bool { start == .max }
}

/// Reads one value from its folded bytes.
private struct TargetScanner {
    private var cursor: ByteCursor

    /// Reads the quantities of a scan, and says what kind it is.
    static func read(_ scan: inout TargetScan) -> TargetScan.Kind {
        var scanner = TargetScanner(cursor: ByteCursor(scan.bytes))
        guard scanner.scanQuantity(&scan.lower) else { return .words }
        if scanner.takeRangeSign(), scanner.scanNumber(&scan.upper) {
            guard let unit = scanner.scanUnit(of: &scan.upper) else { return .words }
            scan.upper.unit = unit
            if scan.lower.unit.isEmpty { scan.lower.unit = unit }
            if scan.lower.multiplier == .one { scan.lower.multiplier = scan.upper.multiplier }
            return .range
        }
        guard let unit = scanner.scanUnit(of: &scan.lower) else { return .words }
        if !unit.isEmpty { scan.lower.unit = unit }
        return .quantity
    }

    /// A comparator or none, perhaps behind a label, then a number.
    private mutating func scanQuantity(_ quantity: inout ScannedQuantity) -> Bool {
        quantity.comparator = takeComparator()
        if quantity.comparator == nil, !isNumberNext {
            // `满意度≥99%`: words up to a sign.
            while quantity.comparator == nil, !cursor.isAtEnd, !cursor.isDigitNext() {
                quantity.comparator = takeComparator()
                if quantity.comparator == nil { cursor.skipScalar() }
            }
            guard quantity.comparator != nil else { return false }
            quantity.label = labelUpToSign
        }
        return scanNumber(&quantity)
    }

    /// What stands before the first sign that the cursor has passed, or all that it has passed.
    private var labelUpToSign: TextPlace {
        var end = ByteCursor(cursor.bytes)
        while end.index < cursor.index, !end.scalar.isComparatorSign { end.skipScalar() }
        return place(0, end.index)
    }

    private func place(_ start: Int, _ end: Int) -> TextPlace {
        TextPlace(start: UInt8(clamping: start), end: UInt8(clamping: end))
    }

    /// Whether a number may stand here; a minus only at the beginning of the text.
    private var isNumberNext: Bool {
        cursor.isDigitNext() || cursor.isNext(TargetWords.perHundred) || (cursor.index == 0 && cursor.scalar.isMinus)
    }

    private mutating func takeComparator() -> Quantity.Comparator? {
        guard !cursor.isDigitNext(), let match = TargetWords.comparators.match(at: cursor) else { return nil }
        cursor.index += match.word.utf8CodeUnitCount
        return match.value
    }

    /// Digits, perhaps with a sign, separators and decimals, and a multiplier behind them.
    private mutating func scanNumber(_ quantity: inout ScannedQuantity) -> Bool {
        var isNegative = false
        if !cursor.isDigitNext() {
            if cursor.take(TargetWords.perHundred) { quantity.unit = .percent }
            isNegative = cursor.scalar.isMinus
            if isNegative { cursor.skipScalar() }
        }
        guard let magnitude = scanDigits() else { return false }
        quantity.number = FixedDecimal(tenThousandths: isNegative ? -magnitude : magnitude)
        if let multiplier = cursor.scalar.multiplier {
            quantity.multiplier = multiplier
            cursor.skipScalar()
        }
        return true
    }

    /// Digits as ten-thousandths; `nil` when there are none, too many decimals, or more than fit.
    private mutating func scanDigits() -> Int64? {
        var value: Int64 = 0
        var digits = 0
        /// How many digits stand before the point, if there is one.
        var whole: Int?
        while !cursor.isAtEnd {
            let byte = cursor.bytes[cursor.index]
            if byte.isDigit {
                // So many digits always fit.
                if digits < 18 {
                    value = value &* 10 &+ Int64(byte & 0x0F)
                } else if let next = value.appending(byte) {
                    value = next
                } else {
                    return nil
                }
                digits += 1
            } else if byte == UInt8(ascii: "."), whole == nil, digits > 0, cursor.isDigitNext(at: 1) {
                whole = digits
            } else if byte == UInt8(ascii: ","), whole == nil, (1...3).allSatisfy({ cursor.isDigitNext(at: $0) }) {
                // A separator between thousands.
            } else {
                break
            }
            cursor.index += 1
        }
        let missing = 4 - (digits - (whole ?? digits))
        guard digits > 0, missing >= 0 else { return nil }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: powersOfTen[missing])
        return overflow ? nil : scaled
    }

    /// Goes over the sign between the numbers of a range; a per cent sign may stand before it.
    private mutating func takeRangeSign() -> Bool {
        var next = cursor
        if next.isNext(UInt8(ascii: "%")) { next.index += 1 }
        guard next.scalar.isRangeSign else { return false }
        next.skipScalar()
        guard next.isDigitNext() else { return false }
        cursor = next
        return true
    }

    /// The rest of the text as a unit, with a comparator in words at its end taken off; `nil` when it is no unit.
    private func scanUnit(of quantity: inout ScannedQuantity) -> TextPlace? {
        if cursor.isAtEnd { return TextPlace.none }
        var rest = cursor.rest
        // Most units have one character, which leaves no room for words.
        if rest[0].scalarWidth == rest.count {
            if rest[0].isDigit || cursor.scalar.isSentenceMark { return nil }
            return rest[0] == UInt8(ascii: "%") ? .percent : place(cursor.index, cursor.bytes.count)
        }
        if let suffix = TargetWords.suffixes.match(endOf: rest) {
            rest = rest.first(rest.count - suffix.word.utf8CodeUnitCount)
            if quantity.comparator == nil { quantity.comparator = suffix.value }
        }
        // A unit is short, has no digits and no sentence marks; 2023年完成 is words, 3年 is not.
        var end = ByteCursor(rest)
        for _ in 0..<8 where !end.isAtEnd {
            if end.isDigitNext() || end.scalar.isSentenceMark { return nil }
            end.skipScalar()
        }
        guard end.isAtEnd else { return nil }
        var unit = ByteCursor(rest)
        if unit.take(TargetWords.year), !unit.isAtEnd, !unit.isNext(UInt8(ascii: "/")) { return nil }
        let isPercent = rest.count == 1 && rest[0] == UInt8(ascii: "%")
        return isPercent ? .percent : place(cursor.index, cursor.index + rest.count)
    }
}

extension Int64 {
    /// The number with a digit behind it, or `nil` when that is out of range.
    fileprivate func appending(_ digit: UInt8) -> Int64? {
        let (product, overflow) = multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(digit) - 0x30)
        return overflow || carry ? nil : sum
    }
}
