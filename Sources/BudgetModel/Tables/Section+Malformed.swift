import BudgetCodes

// 编码无法识别的行: lines of a table by code whose code is none, such as `20805O5`, `208-05` or nothing at all. They are
// kept with the text as their key. What they belong to is guessed from their first digits, and nothing is said to be
// wrong that rests on the guess.

extension Section {
    /// Whether the key of a row is no code where it should be one.
    package func isMalformed(_ row: Int) -> Bool {
        guard kind.isCoded, rows[row].key.textPlace >= 0 else { return false }
        // Long codes of units are texts as well.
        return kind != .agency || AgencyCode(keyTexts[rows[row].key.textPlace]) == nil
    }

    /// Whether some row has a malformed code.
    package var hasMalformedCodes: Bool {
        guard kind.isCoded, !keyTexts.isEmpty else { return false }
        return kind != .agency || rows.indices.contains(where: isMalformed)
    }

    /// Whether the key of a row was meant to be a functional code although every text may be a key, as on the expenditure
    /// side of a table: it begins with 2 and another digit, or with 2, a letter and a digit. `208.甲` is a part of 208,
    /// and `2024年结转` begins with a year.
    func looksMiscoded(_ row: Int) -> Bool {
        guard kind == .row, rows[row].key.textPlace >= 0 else { return false }
        let key = SummaryRow(rawValue: keyTexts[rows[row].key.textPlace])
        let scalars = key.rawValue.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }.map(\.halfWidth)
        let start = Array(scalars.prefix(3))
        guard start.count == 3, start[0] == "2",
            start[1].isDigit || start[1].isASCII && start[1].properties.isAlphabetic && start[2].isDigit
        else { return false }
        if let part = key.rawValue.unicodeScalars.split(separator: ".").last, key.parent?.functionalCode != nil {
            return part.allSatisfy(\.looksLikeDigit)
        }
        // A name may stand behind the code.
        return scalars.allSatisfy(\.isASCII) || [3, 5, 7].contains(leadingDigits(of: row).utf8.count)
    }

    /// The digits that a malformed code begins with, without spaces. The letters O and l are read as what they look like.
    func leadingDigits(of row: Int) -> String {
        var digits = ""
        for scalar in keyTexts[rows[row].key.textPlace].unicodeScalars where !scalar.properties.isWhitespace {
            var digit = scalar.halfWidth
            if digit == "O" || digit == "o" { digit = "0" }
            if digit == "l" || digit == "I" { digit = "1" }
            guard ("0"..."9").contains(digit), digits.utf8.count < 24 else { break }
            digits.unicodeScalars.append(digit)
        }
        return digits
    }

    /// The longest code that the digits of a malformed code begin with, or 0.
    func leadingCode(of row: Int) -> Int32 {
        let digits = leadingDigits(of: row)
        let length = digits.utf8.count >= 7 ? 7 : digits.utf8.count >= 5 ? 5 : 3
        return digits.utf8.count < length ? 0 : Int32(digits.prefix(length)) ?? 0
    }

    /// The units that a malformed code of a unit may be or belong to, the nearest first.
    func leadingUnits(of row: Int) -> [AgencyCode] {
        let digits = leadingDigits(of: row)
        guard let code = AgencyCode(String(digits.prefix(min(digits.utf8.count / 3, 7) * 3))) else { return [] }
        return [code] + code.ancestors
    }

    /// A line that is set apart, and how many of the others stand before it.
    typealias Apart = (place: Int, record: Record)

    /// Takes the lines with malformed codes out.
    mutating func takeMalformed() -> [Apart] {
        guard hasMalformedCodes else { return [] }
        var apart: [Apart] = []
        var kept: [Int] = []
        for row in rows.indices {
            if isMalformed(row) { apart.append((kept.count, record(row))) } else { kept.append(row) }
        }
        self = selecting(kept)
        return apart
    }

    /// Puts lines back where they stood, counted from the top.
    mutating func putBack(_ apart: [Apart]) {
        guard !apart.isEmpty else { return }
        var result = Section(kind: kind, width: width)
        result.setTotal(total)
        var next = 0
        for row in 0...count {
            while next < apart.count, row == count || apart[next].place <= row {
                result.append(apart[next].record)
                next += 1
            }
            if row < count { result.append(record(row)) }
        }
        self = result
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    /// Whether it is a digit, or a letter that looks like one.
    fileprivate var looksLikeDigit: Bool { isDigit || ["O", "o", "l", "I"].contains(self) }
}

extension KeyKind {
    /// Whether the keys are codes, of a classification or of units, so that not every text is one.
    package var isCoded: Bool { self != .row && self != .project && self != .outline }

    /// What a code of the kind looks like.
    var codeShape: BilingualText {
        switch self {
        case .functional: .init("以2开头的3、5或7位支出功能分类科目编码", "a functional code of 3, 5 or 7 digits that begins with 2")
        case .economic:
            .init("以3开头的3或5位部门预算支出经济分类科目编码", "a department economic code of 3 or 5 digits that begins with 3")
        case .expenditure:
            .init("功能分类（2…）或部门预算支出经济分类（3…）科目编码", "a functional code (2…) or a department economic code (3…)")
        case .agency: .init("每级3位、共3至21位的部门（单位）代码", "an agency code of 3 to 21 digits in groups of three")
        case .project, .row, .outline: .init("文字", "a text")
        }
    }
}
