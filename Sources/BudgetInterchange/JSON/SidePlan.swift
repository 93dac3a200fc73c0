import BudgetCodes
import BudgetModel

/// How the lines of one layout are read: which key is what, and which keys and rows are likely to come next.
struct SidePlan: Sendable {
    let kind: KeyKind
    let width: Int
    private var keys: JSONKeyPlan
    /// What each key is: the place of a column, or one of the roles below.
    private let roles: [Int]
    /// The columns, as 合计 has them.
    private var totalKeys: JSONKeyPlan
    private let totalRoles: [Int]
    /// The known rows of forms, by their numbers.
    private var rows: JSONKeyPlan
    private var agencyKeys = AgencyReader()

    private static let knownRows = JSONKeyPlan(KnownRows.rows.map(\.rawValue))
    private static let noRows = JSONKeyPlan([])

    private static let key = -1
    private static let name = -2
    private static let number = -3
    private static let unit = -4
    private static let category = -5

    init(_ layout: Layout) {
        kind = layout.keys
        width = layout.columns.count
        var named = layout.columns.enumerated().map { ($0.element.name, $0.offset) }
        named += [
            (layout.keys.codingName, Self.key), ("name", Self.name), ("number", Self.number), ("unit", Self.unit),
            ("category", Self.category),
        ]
        // The order of our own texts.
        named.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        keys = JSONKeyPlan(named.map(\.0))
        roles = named.map(\.1)
        let columns = named.filter { $0.1 >= 0 }
        totalKeys = JSONKeyPlan(columns.map(\.0))
        totalRoles = columns.map(\.1)
        rows = kind == .row ? Self.knownRows : Self.noRows
    }

    /// Reads a list of lines.
    mutating func readLines(
        _ scanner: inout JSONScanner, into lines: inout LineScratch, _ context: inout ReadingContext
    ) throws(JSONFault) {
        try scanner.beginArray()
        var isFirst = true
        var previousRow = 0
        while try scanner.nextElement(isFirst: isFirst) {
            isFirst = false
            try readLine(&scanner, &previousRow, into: &lines, &context)
        }
    }

    /// Reads 合计, whose other keys are unknown.
    mutating func readTotal(
        _ scanner: inout JSONScanner, into lines: inout LineScratch, _ context: inout ReadingContext
    ) throws(JSONFault) {
        var object = try scanner.beginObject()
        lines.hasTotal = true
        while let key = try scanner.nextKey(of: &object, &totalKeys) {
            if key < 0 {
                try context.skip(object.otherKey, &scanner)
            } else {
                try Self.readCell(&scanner, into: &lines.cells[totalRoles[key]])
            }
        }
    }

    /// Reads one cell; null changes nothing.
    @inline(__always) private static func readCell(
        _ scanner: inout JSONScanner, into cell: inout Int64
    ) throws(JSONFault) {
        scanner.skipSpace()
        if scanner.byte == UInt8(ascii: "n"), try scanner.takeNull() { return }
        let start = scanner.offset
        let fen = try scanner.amount()
        // The number that stands for a blank cell is no amount.
        guard fen != Int64.min else { throw JSONFault(offset: start, expected: .amountAsText) }
        cell = fen
    }

    @inline(__always) private mutating func readLine(
        _ scanner: inout JSONScanner, _ previousRow: inout Int, into lines: inout LineScratch,
        _ context: inout ReadingContext
    ) throws(JSONFault) {
        scanner.skipSpace()
        try context.takeRow(at: scanner)
        var object = try scanner.beginObject()
        let first = lines.addCells(width)
        var packed = PackedKey(bits: 0)
        var hasKey = false
        var keyText = JSONText(start: 0, count: 0, isEscaped: false)
        var name = keyText
        var hasName = false
        var number = lines.noNumber
        var isDescribed = lines.hasDescriptions
        while let key = try scanner.nextKey(of: &object, &keys) {
            guard key >= 0 else {
                try context.skip(object.otherKey, &scanner)
                continue
            }
            let role = roles[key]
            if role >= 0 {
                try Self.readCell(&scanner, into: &lines.cells[first + role])
            } else if role == Self.key {
                packed = try readKey(&scanner, &keyText, &previousRow, &lines)
                hasKey = true
            } else if role == Self.name {
                if try !scanner.takeNull() {
                    name = try scanner.string()
                    hasName = true
                }
            } else if role == Self.number {
                number = try readNumber(&scanner, lines.noNumber)
            } else {
                isDescribed = true
                try describe(role, &scanner, &lines, &context)
            }
        }
        guard hasKey else { throw context.missing(kind.codingName, in: object) }
        scanner.append(hasName ? name : keyText, to: &lines.names)
        lines.addRow(packed, number: number)
        if isDescribed { lines.describeRow() }
    }

    private mutating func describe(
        _ role: Int, _ scanner: inout JSONScanner, _ lines: inout LineScratch, _ context: inout ReadingContext
    ) throws(JSONFault) {
        if try scanner.takeNull() { return }
        if role == Self.unit {
            lines.unit = try agencyKeys.read(&scanner, &context)
        } else {
            lines.category = scanner.string(of: try scanner.string())
        }
    }

    @inline(__always) private func readNumber(
        _ scanner: inout JSONScanner, _ noNumber: Int32
    ) throws(JSONFault) -> Int32 {
        if try scanner.takeNull() { return noNumber }
        let start = scanner.offset
        guard let number = Int32(exactly: try scanner.int()) else {
            throw JSONFault(offset: start, expected: .integerInRange)
        }
        return number
    }
}

// MARK: - Keys

extension SidePlan {
    /// Reads the key of a line. Its text begins behind the quote.
    @inline(__always) private mutating func readKey(
        _ scanner: inout JSONScanner, _ text: inout JSONText, _ previousRow: inout Int, _ lines: inout LineScratch
    ) throws(JSONFault) -> PackedKey {
        scanner.skipSpace()
        let start = scanner.offset
        if kind == .row {
            // Codes are looked at first: they are many, and no known row begins with a digit.
            if scanner.byte == UInt8(ascii: "\""), scanner.byte(after: 1) == UInt8(ascii: "2"),
                let digits = scanner.digitsInQuotes()
            {
                text = JSONText(start: start + 1, count: digits.count, isEscaped: false)
                if let code = FunctionalCode(value: digits.value) { return PackedKey(code: code.value) }
                return lines.addKeyText(scanner.string(of: text))
            }
            if let row = scanner.name(in: &rows, after: previousRow) {
                previousRow = row + 1
                text = JSONText(start: start + 1, count: scanner.offset - start - 2, isEscaped: false)
                return PackedKey(knownRow: row)
            }
        } else if kind == .functional || kind == .economic || kind == .expenditure, scanner.byte == UInt8(ascii: "\""),
            scanner.byte(after: 1) != UInt8(ascii: "0"), let digits = scanner.digitsInQuotes()
        {
            text = JSONText(start: start + 1, count: digits.count, isEscaped: false)
            if kind != .economic, let code = FunctionalCode(value: digits.value) { return PackedKey(code: code.value) }
            if kind != .functional, let code = DepartmentEconomicCode(value: digits.value) {
                return PackedKey(code: code.value)
            }
            throw JSONFault(offset: start, expected: expectation)
        }
        text = try scanner.string()
        return try otherKey(scanner, text, start, &lines)
    }

    /// A key that is no plain code and no known row.
    private func otherKey(
        _ scanner: borrowing JSONScanner, _ text: JSONText, _ start: Int, _ lines: inout LineScratch
    ) throws(JSONFault) -> PackedKey {
        guard let key = RowKey(scanner.string(of: text), kind: kind) else {
            throw JSONFault(offset: start, expected: expectation)
        }
        return key.packed ?? lines.addKeyText(key.description)
    }

    /// What a key must be that is not any text.
    private var expectation: JSONExpectation {
        switch kind {
        case .functional: .functionalCode
        case .economic: .economicCode
        case .expenditure: .expenditureCode
        case .agency: .agencyCode
        case .project, .row: .string
        }
    }
}
