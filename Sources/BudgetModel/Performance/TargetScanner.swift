/// Reads one value from its folded bytes.
struct TargetScanner {
    private var cursor: ByteCursor

    /// Whether a text without digits may be a number or a period after all: 百分之百, 全年.
    static func mayBeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch ByteCursor(bytes).scalar {
        case "全", "上", "下", "第", "一", "二", "三", "四", "年":
            if PeriodWords.partsOfYear.match(at: ByteCursor(bytes)) != nil { return true }
        default: break
        }
        // 百 has the bytes E7 99 BE.
        var index = 0
        while index + 2 < bytes.count {
            if bytes[index] == 0xE7, bytes[index + 1] == 0x99, bytes[index + 2] == 0xBE { return true }
            index += bytes[index].scalarWidth
        }
        return false
    }

    /// Reads a text without digits: the numbers are words.
    static func readWithoutDigits(_ scan: inout TargetScan) -> TargetScan.Kind {
        TargetPeriodReader.read(&scan) ? .period : read(&scan)
    }

    /// Reads the quantities of a scan, and says what kind it is.
    static func read(_ scan: inout TargetScan) -> TargetScan.Kind {
        var scanner = TargetScanner(cursor: ByteCursor(scan.bytes))
        if scanner.readPlainBehindWord(&scan.lower) { return .quantity }
        guard scanner.scanQuantity(&scan.lower) else { return TargetPeriodReader.read(&scan) ? .period : .words }
        if scanner.mayBePeriod(scan.lower), TargetPeriodReader.read(&scan) { return .period }
        if scanner.cursor.isAtEnd { return .quantity }
        if let kind = scanner.scanRange(&scan) { return kind }
        guard let unit = scanner.scanUnit(of: &scan.lower) else { return .words }
        if !unit.isEmpty { scan.lower.unit = unit }
        return .quantity
    }

    /// Reads what most values are: a sign or none, some digits, and a unit of one character or none, perhaps behind 万.
    /// What is not so simple is left to the rest of the scanner.
    static func readPlain(
        _ bytes: UnsafeBufferPointer<UInt8>, _ quantity: inout ScannedQuantity
    ) -> Bool {
        if bytes.count > 3, bytes[0] == 0xE2, bytes[1] == 0x89, bytes[2] & 0xFE == 0xA4 {
            // ≤ and ≥.
            return readPlain(bytes, from: 3, bytes[2] == 0xA5 ? .atLeast : .atMost, &quantity)
        }
        return readPlain(bytes, from: 0, nil, &quantity)
    }

    /// The same behind any comparator, or none: 不低于95%.
    private func readPlainBehindWord(_ quantity: inout ScannedQuantity) -> Bool {
        let match = cursor.isDigitNext() ? nil : TargetWords.comparators.match(at: cursor)
        return Self.readPlain(cursor.bytes, from: match?.word.utf8CodeUnitCount ?? 0, match?.value, &quantity)
    }

    private static func readPlain(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ comparator: Quantity.Comparator?,
        _ quantity: inout ScannedQuantity
    ) -> Bool {
        let count = bytes.count
        var index = start
        var number: Int64 = 0
        var point = count
        while index < count, index - start < 12 {
            let byte = bytes[index]
            if byte.isDigit {
                number = number &* 10 &+ Int64(byte & 0x0F)
            } else if byte == UInt8(ascii: "."), point == count, index > start {
                point = index
            } else {
                break
            }
            index += 1
        }
        let decimals = point == count ? 0 : index - point - 1
        // A number that may be a year with a month behind the point is left out, too.
        guard index > start, decimals < 5, point == count || (decimals > 0 && point - start != 4) else { return false }
        var multiplier = Quantity.Multiplier.one
        if count - index >= 3, bytes[index] == 0xE4, bytes[index + 1] == 0xB8, bytes[index + 2] == 0x87 {
            // 万.
            multiplier = .tenThousand
            index += 3
        }
        if index < count {
            guard let unit = plainUnit(bytes, index) else { return false }
            quantity.unit = unit
        }
        quantity.comparator = comparator
        quantity.multiplier = multiplier
        quantity.number = FixedDecimal(tenThousandths: number &* powersOfTen[4 - decimals])
        return true
    }

    /// One character at the end that is a unit and nothing else: %, or an ideograph that says no time and no multiple.
    private static func plainUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> TextPlace? {
        let first = bytes[index]
        if index + 1 == bytes.count { return first == UInt8(ascii: "%") ? .percent : nil }
        guard index + 3 == bytes.count, 0xE4...0xE9 ~= first else { return nil }
        switch ByteCursor(bytes, at: index).scalar {
        case "年", "月", "万", "亿", "千", "百", "余", "多", "内", "前", "底", "至", "到", "且": return nil
        default: return TextPlace(index, index + 3)
        }
    }

    // MARK: Before the number

    /// A comparator or none, perhaps behind a label, then a number.
    private mutating func scanQuantity(_ quantity: inout ScannedQuantity) -> Bool {
        if takeComparator(&quantity) {
            if !quantity.isComparatorSoft || isNumberNext { return scanNumber(&quantity) }
            // 达 of 达标率.
            (cursor.index, quantity.comparator) = (0, nil)
        } else if isNumberNext {
            return scanNumber(&quantity)
        }
        return scanLabel(&quantity) && scanNumber(&quantity)
    }

    /// `满意度≥99%`, 资金到位率达100%, 完成率100%: words up to a sign, up to a comparator in words, or a few up to a number.
    private mutating func scanLabel(_ quantity: inout ScannedQuantity) -> Bool {
        let start = cursor
        // A sign ends every label, also one with digits: `PM2.5≤35`.
        while !cursor.isAtEnd, !cursor.scalar.isComparatorSign, !cursor.scalar.isSentenceMark { cursor.skipScalar() }
        let sign = cursor.index
        if takeComparator(&quantity) {
            quantity.label = TextPlace(start.index, sign)
            return true
        }
        cursor = start
        while !cursor.isAtEnd, !cursor.scalar.isSentenceMark {
            let end = cursor.index
            if takeComparator(&quantity) {
                if isNumberNext {
                    quantity.label = TextPlace(start.index, end)
                    return true
                }
                (cursor.index, quantity.comparator) = (end, nil)
            } else if isNumberNext {
                let label = UnsafeBufferPointer(rebasing: cursor.bytes[start.index..<end])
                quantity.label = TextPlace(start.index, end)
                return start.isNext(TargetWords.each) || TargetWords.labelEnds.match(endOf: label) != nil
            }
            cursor.skipScalar()
        }
        return false
    }

    /// Whether a number may stand here; a sign only at the beginning of the text.
    private var isNumberNext: Bool {
        if cursor.isDigitNext() { return true }
        let scalar = cursor.scalar
        if cursor.index == 0, scalar.isMinus || scalar == "+" { return true }
        return scalar.isMoneySign || cursor.isNext(TargetWords.perHundred)
            || TargetWords.hundred.match(at: cursor) != nil || TargetWords.near.match(at: cursor) != nil
    }

    private mutating func takeComparator(_ quantity: inout ScannedQuantity) -> Bool {
        guard !cursor.isDigitNext(), !cursor.isAtEnd else { return false }
        var match = TargetWords.comparators.match(at: cursor)
        if match == nil {
            match = TargetWords.softComparators.match(at: cursor)
            quantity.isComparatorSoft = match != nil
        }
        guard let match else { return false }
        cursor.index += match.word.utf8CodeUnitCount
        quantity.comparator = match.value
        return true
    }

    // MARK: The number

    /// Digits, perhaps with a sign, separators and decimals, and a multiplier behind them.
    private mutating func scanNumber(_ quantity: inout ScannedQuantity) -> Bool {
        var isNegative = false
        if !cursor.isDigitNext() {
            if let match = TargetWords.near.match(at: cursor) {
                cursor.index += match.word.utf8CodeUnitCount
                quantity.isApproximate = true
            }
            if let match = TargetWords.hundred.match(at: cursor) {
                cursor.index += match.word.utf8CodeUnitCount
                (quantity.number, quantity.unit) = (FixedDecimal(100), .percent)
                return true
            }
            if cursor.take(TargetWords.perHundred) {
                quantity.unit = .percent
                if let number = scanNumeral() {
                    quantity.number = number
                    return true
                }
            } else if cursor.scalar.isMoneySign {
                quantity.unit = .yuan
                cursor.skipScalar()
            }
            isNegative = cursor.scalar.isMinus
            if isNegative || cursor.scalar == "+" { cursor.skipScalar() }
        }
        guard var digits = ScannedDigits(&cursor) else { return false }
        if !cursor.isAtEnd {
            if let multiplier = cursor.takeMultiplier() {
                if digits.decimals > 4 { digits.apply(multiplier) } else { quantity.multiplier = multiplier }
            }
            if cursor.scalar.isRest {
                cursor.skipScalar()
                quantity.isApproximate = true
                if quantity.comparator == nil { quantity.comparator = .atLeast }
            }
        }
        guard let magnitude = digits.tenThousandths else { return false }
        quantity.number = FixedDecimal(tenThousandths: isNegative ? -magnitude : magnitude)
        return true
    }

    /// 九十五 after 百分之, up to 99.
    private mutating func scanNumeral() -> FixedDecimal? {
        guard let first = cursor.scalar.numeral else { return nil }
        cursor.skipScalar()
        guard first == 10 || cursor.scalar.numeral == 10 else { return FixedDecimal(Int(first)) }
        if first != 10 { cursor.skipScalar() }
        let tens = first == 10 ? 1 : first
        let ones = cursor.scalar.numeral.flatMap { $0 < 10 ? $0 : nil }
        if ones != nil { cursor.skipScalar() }
        return FixedDecimal(Int(tens * 10 + (ones ?? 0)))
    }

    // MARK: Behind the number

    /// Whether a year, a month, or numbers that may be those stand where the cursor has passed the first number.
    private func mayBePeriod(_ quantity: ScannedQuantity) -> Bool {
        guard quantity.comparator == nil, quantity.multiplier == .one else { return false }
        // Whole years from 1900 to 2099, or with a month behind a point.
        let isYear = 19_000_000..<21_000_000 ~= quantity.number.tenThousandths
        if cursor.isAtEnd { return isYear && quantity.number.tenThousandths % 10_000 != 0 }
        let scalar = cursor.scalar
        if scalar == "年" || scalar == "月" { return true }
        return (isYear || quantity.number <= FixedDecimal(12))
            && (scalar.isRangeSign || scalar == "." || scalar == "/")
    }

    /// The second number of a range: 80%-90%, `90%≤X≤100%`, `≥90%且≤100%`. `nil` where there is none.
    private mutating func scanRange(_ scan: inout TargetScan) -> TargetScan.Kind? {
        var next = self
        let isPercent = next.cursor.isNext(UInt8(ascii: "%"))
        if isPercent { next.cursor.index += 1 }
        let scalar = next.cursor.scalar
        if scalar.isRangeSign {
            next.cursor.skipScalar()
            guard next.cursor.isDigitNext(), next.scanNumber(&scan.upper) else { return nil }
        } else if scalar.isComparatorSign, scan.lower.comparator == nil {
            // 90%≤X≤100%: the first sign is turned round.
            guard next.takeComparator(&scan.lower), let own = scan.lower.comparator else { return nil }
            scan.lower.comparator = own.turned
            for _ in 0..<8 where !next.cursor.scalar.isComparatorSign && !next.cursor.isAtEnd {
                if next.cursor.isDigitNext() { return .words }
                next.cursor.skipScalar()
            }
            guard next.takeComparator(&scan.upper), next.scanNumber(&scan.upper) else { return .words }
        } else if scalar == "且" || scalar == "," || scalar == "、" {
            next.cursor.skipScalar()
            guard next.takeComparator(&scan.upper), next.scanNumber(&scan.upper) else { return nil }
        } else {
            return nil
        }
        guard let unit = next.scanUnit(of: &scan.upper) else { return .words }
        if let upper = scan.upper.comparator {
            guard let lower = scan.lower.comparator, lower.direction == .positive, upper.direction == .reverse else {
                return .words
            }
        }
        if !unit.isEmpty { scan.upper.unit = unit }
        if isPercent { scan.lower.unit = .percent }
        if scan.lower.unit.isEmpty { scan.lower.unit = scan.upper.unit }
        if scan.lower.multiplier == .one, !isPercent { scan.lower.multiplier = scan.upper.multiplier }
        return .range
    }

    /// The rest of the text as a unit, with a comparator in words at its end and a note taken off; `nil` when it is no
    /// unit.
    private func scanUnit(of quantity: inout ScannedQuantity) -> TextPlace? {
        if cursor.isAtEnd { return TextPlace.none }
        let rest = cursor.rest
        // Most units have one character, which leaves no room for words.
        if rest[0].scalarWidth == rest.count {
            if rest[0] == UInt8(ascii: "%") { return .percent }
            let scalar = cursor.scalar
            if scalar == "℅" { return .percent }
            // A full stop ends the text.
            if scalar.isSentenceMark { return TextPlace.none }
            // 5A is a grade.
            if rest[0].isDigit || rest[0] == UInt8(ascii: "A") || rest[0] == UInt8(ascii: "(") { return nil }
            return scalar.isComparatorSign || scalar.isRangeSign
                ? nil : TextPlace(cursor.index, cursor.bytes.count)
        }
        var reader = TargetUnitReader(cursor)
        return reader.read(&quantity)
    }
}

extension Quantity.Comparator {
    /// What the sign says from the other side: 90% ≤ X is X ≥ 90%.
    fileprivate var turned: Quantity.Comparator {
        switch self {
        case .atLeast: .atMost
        case .moreThan: .lessThan
        case .atMost: .atLeast
        case .lessThan: .moreThan
        case .equal: .equal
        }
    }
}

extension ByteCursor {
    /// Goes over 百, 千, 万, 亿 and their products, if one stands here and is no part of a unit: 千克, 百分点.
    fileprivate mutating func takeMultiplier() -> Quantity.Multiplier? {
        let first = scalar
        guard first == "万" || first == "亿" || first == "千" || first == "百" else { return nil }
        var next = self
        next.skipScalar()
        let second = next.scalar
        switch (first, second) {
        case ("万", "亿"), ("百", "万"), ("千", "万"): next.skipScalar()
        default: break
        }
        switch (first, second) {
        case ("万", "亿"):
            self = next
            return .trillion
        case ("百", "万"):
            self = next
            return .million
        case ("千", "万"):
            self = next
            return .tenMillion
        case ("万", _):
            self = next
            return .tenThousand
        case ("亿", _):
            self = next
            return .hundredMillion
        case ("百", "分"), ("千", "克"), ("千", "米"), ("千", "瓦"), ("千", "伏"), ("千", "卡"), ("千", "焦"), ("千", "字"):
            return nil
        case ("百", _):
            self = next
            return .hundred
        default:
            self = next
            return .thousand
        }
    }
}
