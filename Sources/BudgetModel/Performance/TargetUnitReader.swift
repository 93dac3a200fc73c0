/// Reads what stands behind the number of a value: its unit, words that compare, and a note.
struct TargetUnitReader {
    private let cursor: ByteCursor
    private var rest: UnsafeBufferPointer<UInt8>

    init(_ cursor: ByteCursor) {
        self.cursor = cursor
        rest = cursor.rest
    }

    /// The unit, or `nil` when it is no unit.
    mutating func read(_ quantity: inout ScannedQuantity) -> TextPlace? {
        dropFullStops()
        guard takeSuffix(&quantity) else { return nil }
        let note = takeBrackets()
        guard note.isRight, note.isEmpty || takeSuffix(&quantity) else { return nil }
        quantity.note = note.place
        if rest.isEmpty {
            // 3（个） has its unit in brackets; 100（暂定） has none.
            guard let unit = bracketedUnit(note.place) else { return TextPlace.none }
            quantity.note = .none
            return unit
        }
        if rest[0] == UInt8(ascii: "%") { return percent(&quantity) }
        return isUnit ? TextPlace(cursor.index, cursor.index + rest.count) : nil
    }

    /// 95%。 ends in a mark that says nothing.
    private mutating func dropFullStops() {
        for mark: StaticString in ["。", ";", ","] where rest.ends(in: mark) {
            rest = rest.first(rest.count - mark.utf8CodeUnitCount)
        }
    }

    /// Takes off 以上, 以内 and the like; `false` when they say another direction than the comparator.
    private mutating func takeSuffix(_ quantity: inout ScannedQuantity) -> Bool {
        guard let suffix = TargetWords.suffixes.match(endOf: rest) else { return true }
        rest = rest.first(rest.count - suffix.word.utf8CodeUnitCount)
        guard let comparator = suffix.value else {
            quantity.isApproximate = true
            return true
        }
        if let own = quantity.comparator, !quantity.isComparatorSoft { return own.direction == comparator.direction }
        quantity.comparator = comparator
        quantity.isComparatorSoft = false
        return true
    }

    /// Takes off brackets at the end, and says what stands in them.
    private mutating func takeBrackets() -> (place: TextPlace, isRight: Bool, isEmpty: Bool) {
        guard rest.last == UInt8(ascii: ")") else { return (.none, true, true) }
        guard let open = rest.firstIndex(of: UInt8(ascii: "(")) else { return (.none, false, true) }
        let place = TextPlace(cursor.index + open + 1, cursor.index + rest.count - 1)
        rest = rest.first(open)
        return (place, true, false)
    }

    /// 个 of 3（个）.
    private func bracketedUnit(_ place: TextPlace) -> TextPlace? {
        guard !place.isEmpty else { return nil }
        let inside = UnsafeBufferPointer(rebasing: cursor.bytes[Int(place.start)..<Int(place.end)])
        if inside.hasBytes(of: "%") { return .percent }
        return inside[0] >= 0xE4 && inside.scalarCount == 1 || inside.hasBytes(of: "人次") ? place : nil
    }

    /// 100%, and words behind it: 100%覆盖.
    private func percent(_ quantity: inout ScannedQuantity) -> TextPlace? {
        guard rest.count > 1 else { return .percent }
        guard quantity.note.isEmpty, isPlain(from: 1) else { return nil }
        var words = TextPlace(cursor.index + 1, cursor.index + rest.count)
        // 90%以上覆盖 is at least, too.
        var next = cursor
        next.index += 1
        for (word, comparator) in [("以上", .atLeast), ("以内", .atMost)] as [(StaticString, Quantity.Comparator)]
        where next.isNext(word) && (quantity.comparator == nil || quantity.isComparatorSoft) {
            quantity.comparator = comparator
            words = TextPlace(next.index + word.utf8CodeUnitCount, cursor.index + rest.count)
        }
        quantity.note = words
        return .percent
    }

    /// Whether what is left may be a unit: it is short, has no digits and no marks of sentences. 2023年完成 is none, 3年
    /// is; 前 belongs to a period, and 5A级 is a grade.
    private var isUnit: Bool {
        guard isPlain(from: 0) else { return false }
        if rest.ends(in: "前") || rest[0] == UInt8(ascii: "A") { return false }
        var unit = ByteCursor(rest)
        if unit.take(TargetWords.year) { return unit.isAtEnd || unit.isNext(UInt8(ascii: "/")) }
        return true
    }

    private func isPlain(from start: Int) -> Bool {
        var end = ByteCursor(rest)
        end.index = start
        for _ in 0..<8 where !end.isAtEnd {
            let scalar = end.scalar
            if end.isDigitNext() || scalar.isSentenceMark || scalar.isComparatorSign { return false }
            end.skipScalar()
        }
        return end.isAtEnd
    }
}
