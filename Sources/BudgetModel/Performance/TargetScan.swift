// Why the pointers here are safe: a scan is lent for the length of one call, together with the bytes that its places
// mean; texts are made of them inside that call. Places are made by the scanner from a cursor, so they lie in the bytes.

/// What a text says, as numbers and as places in its folded bytes: nothing is copied for what is not kept.
struct TargetScan {
    var kind = Kind.words
    /// The quantity, or the lower end of the range.
    var lower = ScannedQuantity()
    /// The upper end of the range.
    var upper = ScannedQuantity()
    /// The period: where it begins and ends.
    var start = ScannedPoint()
    var end = ScannedPoint()
    var isDeadline = false
    /// What the places mean.
    private(set) var bytes: UnsafeBufferPointer<UInt8>

    enum Kind {
        case quantity, range, period, words, nothing
    }

    /// Reads a text and lends what it says.
    static func with<Result>(_ text: String, _ body: (TargetScan) -> Result) -> Result {
        text.withBytes { source in
            FoldedText.withBuffer { buffer in body(TargetScan(source, buffer)) }
        }
    }

    /// Reads a target and a result, and lends what they say.
    ///
    /// Words are often repeated, and are not read again. Numbers are read as fast as they are compared.
    static func with<Result>(
        _ target: String, _ actual: String,
        _ body: (_ target: TargetScan, _ actual: TargetScan, _ isRepeated: Bool) -> Result
    ) -> Result {
        with(target) { wanted in
            actual.withBytes { source in
                FoldedText.withBuffer { buffer in
                    let isRepeated = wanted.kind != .quantity && target.withBytes { $0.hasBytes(of: source) }
                    return body(wanted, isRepeated ? wanted : TargetScan(source, buffer), isRepeated)
                }
            }
        }
    }

    private init(_ source: UnsafeBufferPointer<UInt8>, _ buffer: UnsafeMutableBufferPointer<UInt8>) {
        bytes = source
        // Most values are so simple that folding would change nothing.
        if TargetScanner.readPlain(source, &lower) {
            kind = .quantity
            return
        }
        let folded = FoldedText(source, buffer)
        bytes = folded.bytes
        if folded.isNothing {
            kind = .nothing
        } else if !folded.isLong, !folded.isSplit {
            if folded.hasDigit {
                kind = TargetScanner.read(&self)
            } else if TargetScanner.mayBeNumber(folded.bytes) {
                kind = TargetScanner.readWithoutDigits(&self)
            }
        }
    }

    /// The period.
    var period: TargetPeriod {
        TargetPeriod(from: start.isEmpty ? nil : start.point, to: end.point, isDeadline: isDeadline)
    }

    /// A place as text.
    func text(_ place: TextPlace) -> String {
        if place.isPercent { return "%" }
        return place.isYuan ? "元" : String(lend(place))
    }

    /// Whether a unit here and a unit there are the same, however they are written.
    func isUnit(_ own: TextPlace, sameAs others: TextPlace, of other: TargetScan) -> Bool {
        if own.start < own.end, others.start < others.end {
            // Units are short.
            var (index, place) = (Int(own.start), Int(others.start))
            while index < own.end, place < others.end, bytes[index] == other.bytes[place] {
                (index, place) = (index + 1, place + 1)
            }
            if index == own.end, place == others.end { return true }
        } else {
            if own.isEmpty || others.isEmpty { return own.isEmpty && others.isEmpty }
            if own.isPercent && others.isPercent || own.isYuan && others.isYuan { return true }
        }
        return text(own).canonicalUnit == other.text(others).canonicalUnit
    }

    /// Whether a unit is per cent, however it is written.
    func isPercent(_ unit: TextPlace) -> Bool {
        unit.isPercent || (!unit.isKnown && !unit.isEmpty && text(unit).canonicalUnit == "%")
    }

    /// Whether the label says that the number is how much less there is: 下降3%.
    func isDecrease(_ quantity: ScannedQuantity) -> Bool {
        !quantity.label.isEmpty && TargetWords.labelEnds.match(endOf: lend(quantity.label))?.value == true
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
    var note = TextPlace.none
    var isApproximate = false
    /// Whether words behind the number say the comparison better: 控制在95%以上.
    var isComparatorSoft = false

    /// The value times 10,000 with the multiplier applied, or `nil` when it is out of range.
    var tenThousandths: Int64? { multiplier == .one ? number.tenThousandths : multiplier.tenThousandths(of: number) }
}

/// A point in time as it stands in a text; what is not printed is 0.
struct ScannedPoint {
    var year: UInt16 = 0
    var month: UInt8 = 0
    var day: UInt8 = 0

    var isEmpty: Bool { year == 0 && month == 0 && day == 0 }

    var point: TargetPeriod.Point {
        TargetPeriod.Point(
            year: year == 0 ? nil : Int(year), month: month == 0 ? nil : Int(month), day: day == 0 ? nil : Int(day))
    }
}

/// A part of a folded text, which is never long. The unit of most values is known without its text.
struct TextPlace {
    let start: UInt8
    let end: UInt8

    static let none = TextPlace(start: 0, end: 0)
    /// The per cent sign, also where 百分之 stands for it.
    static let percent = TextPlace(start: .max, end: .max)
    /// 元, where ¥ stands for it.
    static let yuan = TextPlace(start: .max, end: 0)

    init(start: UInt8, end: UInt8) {
        (self.start, self.end) = (start, end)
    }

    init(_ start: Int, _ end: Int) {
        self.init(start: UInt8(clamping: start), end: UInt8(clamping: end))
    }

    var isEmpty: Bool { start == end && start != .max }
    var isPercent: Bool { start == .max && end == .max }
    var isYuan: Bool { start == .max && end == 0 }
    /// Whether it stands for a unit without being a place.
    var isKnown: Bool { start == .max }
}
