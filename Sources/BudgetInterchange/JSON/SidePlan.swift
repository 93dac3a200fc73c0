import BudgetCodes
import BudgetModel

/// How the lines of one layout are read: which key is what, and which keys and rows are likely to come next.
struct SidePlan: Sendable {
    let kind: KeyKind
    let width: Int
    /// The keys of a line. Their tags are the places of columns, or one of those below.
    private var keys: JSONKeyPlan
    /// The columns, as 合计 has them.
    private var totalKeys: JSONKeyPlan
    /// The known rows of forms, by their numbers.
    private var rows: JSONKeyPlan
    private var agencyKeys = AgencyReader()

    private static let knownRows = JSONKeyPlan(KnownRows.rows.map(\.rawValue))
    private static let noRows = JSONKeyPlan([])

    private static let key = -2
    private static let name = -3
    private static let number = -4
    private static let unit = -5
    private static let category = -6
    private static let indent = -7
    /// The first of the columns of text; the next ones have lesser tags.
    private static let firstText = -8
    private let textNames: [String]

    init(_ layout: Layout) {
        kind = layout.keys
        width = layout.columns.count
        var named = layout.columns.enumerated().map { ($0.element.name, $0.offset) }
        named += [
            (layout.keys.codingName, Self.key), ("name", Self.name), ("number", Self.number), ("unit", Self.unit),
            ("category", Self.category),
        ]
        if kind == .outline { named.append(("indent", Self.indent)) }
        textNames = layout.texts.map(\.name)
        named += textNames.enumerated().map { ($1, Self.firstText - $0) }
        // The order of our own texts.
        named.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        keys = JSONKeyPlan(named.map(\.0), tags: named.map(\.1))
        let columns = named.filter { $0.1 >= 0 }
        totalKeys = JSONKeyPlan(columns.map(\.0), tags: columns.map(\.1))
        rows = kind == .row ? Self.knownRows : Self.noRows
    }

    /// Reads 合计, whose other keys are unknown.
    mutating func readTotal(
        _ scanner: inout JSONScanner, into lines: inout LineScratch, _ context: inout ReadingContext
    ) throws(JSONFault) {
        var object = try scanner.beginObject()
        lines.hasTotal = true
        while let column = try scanner.nextKey(of: &object, &totalKeys) {
            if column == JSONScanner.otherKey {
                try context.skip(object.otherKey, &scanner)
            } else if let fen = try Self.cell(&scanner) {
                lines.setTotal(column, fen)
            }
        }
    }

    /// Reads one cell; null is blank.
    private static func cell(_ scanner: inout JSONScanner) throws(JSONFault) -> Int64? {
        if try scanner.takeNull() { return nil }
        let start = scanner.offset
        let fen = try scanner.amount()
        // The number that stands for a blank cell is no amount.
        guard fen != Section.blank else { throw JSONFault(offset: start, expected: .amountAsText) }
        return fen
    }
}

// MARK: - Lines

// A cursor reads what is plain, as our own texts are. For the rest the scanner takes over at its place.

extension SidePlan {
    /// Reads a list of lines.
    mutating func readLines(
        _ scanner: inout JSONScanner, into lines: inout LineScratch, _ context: inout ReadingContext
    ) throws(JSONFault) {
        try scanner.beginArray()
        var previousRow = 0
        // Once a line has a unit or a category, all have their places.
        var isDescribed = false
        try lines.withMemory(width: width, textSize: scanner.count) { (memory, details) throws(JSONFault) -> Bool in
            var cursor = scanner.cursor
            while memory.hasRoom {
                guard try nextLine(&scanner, &cursor, isFirst: memory.counts.rows == 0) else { return true }
                try readLine(&scanner, &cursor, &previousRow, &isDescribed, &memory, &details, &context)
            }
            scanner.cursor = cursor
            return false
        }
    }

    /// Goes to the next line; false behind the end of the list.
    @inline(__always) private func nextLine(
        _ scanner: inout JSONScanner, _ cursor: inout JSONCursor, isFirst: Bool
    ) throws(JSONFault) -> Bool {
        if !isFirst, cursor.byte == UInt8(ascii: ","), cursor.byte(after: 1) == UInt8(ascii: "{") {
            cursor.advance()
            return true
        }
        scanner.cursor = cursor
        guard try scanner.nextElement(isFirst: isFirst) else { return false }
        scanner.skipSpace()
        cursor = scanner.cursor
        return true
    }

    @inline(__always) private mutating func readLine(
        _ scanner: inout JSONScanner, _ cursor: inout JSONCursor, _ previousRow: inout Int,
        _ isDescribed: inout Bool, _ memory: inout LineMemory, _ details: inout LineDetails,
        _ context: inout ReadingContext
    ) throws(JSONFault) {
        try context.takeRow(at: scanner.offset(of: cursor))
        var object = try scanner.beginObject(at: &cursor)
        memory.beginRow()
        var packed: PackedKey?
        var keyPlace = cursor
        var nameCount = -1
        var number = memory.noNumber
        while true {
            var role = 0
            if let predicted = cursor.key(of: &object, predictedBy: keys) {
                role = predicted
            } else if cursor.byte == UInt8(ascii: "}") {
                scanner.endObject(at: &cursor)
                break
            } else if let former = cursor.key(of: &object, oncePredictedBy: keys) {
                role = former
            } else {
                scanner.cursor = cursor
                var other = object
                let next = try scanner.unpredictedKey(of: &other, &keys)
                object = other
                if next == JSONScanner.otherKey { try context.skip(object.otherKey, &scanner) }
                cursor = scanner.cursor
                guard let next else { break }
                guard next != JSONScanner.otherKey else { continue }
                role = next
            }
            if role >= 0 {
                if let fen = cursor.amount() {
                    memory[role] = fen
                } else {
                    scanner.cursor = cursor
                    if let fen = try Self.cell(&scanner) { memory[role] = fen }
                    cursor = scanner.cursor
                }
            } else if role == Self.key {
                keyPlace = cursor
                packed = plainKey(&cursor, &previousRow)
                if packed == nil {
                    scanner.cursor = cursor
                    packed = try readKey(&scanner, &previousRow, &details)
                    cursor = scanner.cursor
                }
            } else if role == Self.name {
                if let count = cursor.copyString(to: memory.name) {
                    nameCount = count
                } else {
                    scanner.cursor = cursor
                    if try !scanner.takeNull() { nameCount = scanner.copy(try scanner.string(), to: memory.name) }
                    cursor = scanner.cursor
                }
            } else if role == Self.number, let plain = plainNumber(&cursor) {
                number = plain
            } else {
                scanner.cursor = cursor
                if role == Self.number {
                    number = try readNumber(&scanner)
                } else {
                    isDescribed = true
                    try describe(role, &scanner, &details, &context)
                }
                cursor = scanner.cursor
            }
        }
        if packed == nil, kind == .outline, nameCount >= 0 { packed = details.addKey(memory.name, count: nameCount) }
        guard let packed else { throw context.missing(kind == .outline ? "name" : kind.codingName, in: object) }
        if nameCount < 0 {
            scanner.cursor = keyPlace
            nameCount = scanner.copy(try scanner.string(), to: memory.name)
        }
        memory.endRow(packed, number: number, nameCount: nameCount)
        if isDescribed { details.describe(row: memory.counts.rows) }
    }

    private mutating func describe(
        _ role: Int, _ scanner: inout JSONScanner, _ details: inout LineDetails, _ context: inout ReadingContext
    ) throws(JSONFault) {
        if try scanner.takeNull() { return }
        if role == Self.unit {
            details.unit = try agencyKeys.read(&scanner, &context)
        } else if role == Self.category {
            details.category = scanner.string(of: try scanner.string())
        } else if role == Self.indent {
            let start = scanner.offset
            guard let indent = UInt8(exactly: try scanner.int()) else {
                throw JSONFault(offset: start, expected: .integerInRange)
            }
            details.indent = indent
        } else {
            details.texts[textNames[Self.firstText - role]] = scanner.string(of: try scanner.string())
        }
    }

    @inline(__always) private func plainNumber(_ cursor: inout JSONCursor) -> Int32? {
        var end = cursor
        guard let number = end.int().flatMap(Int32.init(exactly:)) else { return nil }
        cursor = end
        return number
    }

    private func readNumber(_ scanner: inout JSONScanner) throws(JSONFault) -> Int32 {
        if try scanner.takeNull() { return Section.Row.noNumber }
        let start = scanner.offset
        guard let number = Int32(exactly: try scanner.int()) else {
            throw JSONFault(offset: start, expected: .integerInRange)
        }
        return number
    }
}

// MARK: - Keys

extension SidePlan {
    /// The key of a line that is a code, or the known row that is likely to follow. Changes nothing of the plan, but is
    /// mutating so that no copy of it is made.
    @inline(__always) private mutating func plainKey(
        _ cursor: inout JSONCursor, _ previousRow: inout Int
    ) -> PackedKey? {
        guard cursor.byte == UInt8(ascii: "\"") else { return nil }
        var end = cursor
        switch kind {
        case .row:
            // Codes are looked at first: they are many, and no known row begins with a digit.
            if cursor.byte(after: 1) == UInt8(ascii: "2") {
                guard let digits = end.digitsInQuotes(), let code = FunctionalCode(value: digits) else { return nil }
                cursor = end
                return PackedKey(code: code.value)
            }
            guard let row = cursor.name(predictedBy: rows, after: previousRow) else { return nil }
            previousRow = row + 1
            return PackedKey(knownRow: row)
        case .functional, .economic, .expenditure:
            guard cursor.byte(after: 1) != UInt8(ascii: "0"), let digits = end.digitsInQuotes() else { return nil }
            let functional = kind == .economic ? nil : FunctionalCode(value: digits)?.value
            let economic = kind == .functional ? nil : DepartmentEconomicCode(value: digits)?.value
            guard let code = functional ?? economic else { return nil }
            cursor = end
            return PackedKey(code: code)
        case .outline:
            guard cursor.byte(after: 1) != UInt8(ascii: "0"), let code = end.digitsInQuotes() else { return nil }
            switch code {
            case 100...999, 10_000...99_999, 1_000_000...9_999_999:
                cursor = end
                return PackedKey(code: code)
            default: return nil
            }
        case .agency, .project: return nil
        }
    }

    /// Reads the key of a line.
    private mutating func readKey(
        _ scanner: inout JSONScanner, _ previousRow: inout Int, _ details: inout LineDetails
    ) throws(JSONFault) -> PackedKey {
        scanner.skipSpace()
        if let key = plainKey(&scanner.cursor, &previousRow) { return key }
        if kind == .row, let row = scanner.name(in: &rows, after: previousRow) {
            previousRow = row + 1
            return PackedKey(knownRow: row)
        }
        let text = scanner.string(of: try scanner.string())
        // What is no code where it should be one is kept, and the document is read.
        let key = RowKey(printed: text, kind: kind)
        return key.packed(in: kind) ?? details.addKeyText(key.description)
    }
}
