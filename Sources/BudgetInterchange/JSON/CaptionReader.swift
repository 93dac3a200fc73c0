import BudgetModel

/// Reads what stands around tables.
///
/// Documents of one series print the same around a table, so the last caption of a form is kept with its bytes.
struct CaptionReader: Sendable {
    private static let firstKeys = JSONKeyPlan([
        "columns", "formulas", "heading", "isUnitPrinted", "lineDecimals", "noneStatement", "notes", "number",
        "precision", "remarks", "title", "year",
    ])
    private static let firstPrecisionKeys = JSONKeyPlan(["decimals", "unit"])
    private static let firstColumnKeys = JSONKeyPlan(["heading", "name", "partOf", "side"])
    private static let firstLineKeys = JSONKeyPlan(["decimals", "line"])
    private static let firstRemarkKeys = JSONKeyPlan(["column", "line", "text"])
    private static let firstUnits = JSONKeyPlan(AmountUnit.allCases.map(\.rawValue))

    private var keys = Self.firstKeys
    private var precisionKeys = Self.firstPrecisionKeys
    private var columnKeys = Self.firstColumnKeys
    private var lineKeys = Self.firstLineKeys
    private var remarkKeys = Self.firstRemarkKeys
    private var units = Self.firstUnits

    /// The last caption and the text that it stands for; none when it must be read again each time.
    struct Known: Sendable {
        var bytes: [UInt8] = []
        var shared = SharedCaption.none
        var caption: Caption { shared.caption }
    }

    /// Reads a caption, which is not null, unless it is the one that is known.
    mutating func read(
        _ scanner: inout JSONScanner, into known: inout Known, _ context: inout ReadingContext
    ) throws(JSONFault) {
        scanner.skipSpace()
        if scanner.continues(with: known.bytes) {
            scanner.advance(over: known.bytes)
            return
        }
        let start = scanner.offset
        let unknownKeys = context.unknownKeys.count
        known.bytes = []
        known.shared = SharedCaption(try readFully(&scanner, &context))
        // Unknown keys must be named each time.
        if context.unknownKeys.count == unknownKeys, scanner.offset - start <= 4_096 {
            let text = JSONText(start: start, count: scanner.offset - start, isEscaped: false)
            known.bytes = Array(scanner.bytes(of: text))
        }
    }

    private mutating func readFully(
        _ scanner: inout JSONScanner, _ context: inout ReadingContext
    ) throws(JSONFault) -> Caption {
        var object = try scanner.beginObject()
        var caption = Caption()
        var lines: [(value: LineDecimals, offset: Int)] = []
        while let key = try scanner.nextKey(of: &object, &keys) {
            if key >= 0, try scanner.takeNull() { continue }
            switch key {
            case 0: caption.columns = try readColumns(&scanner, &context)
            case 1: caption.formulas = try scanner.strings()
            case 2: caption.heading = scanner.string(of: try scanner.string())
            case 3: caption.isUnitPrinted = try scanner.bool()
            case 4: lines = try readLineDecimals(&scanner, &context)
            case 5: caption.noneStatement = scanner.string(of: try scanner.string())
            case 6: caption.notes = try scanner.strings()
            case 7: caption.number = scanner.string(of: try scanner.string())
            case 8: caption.precision = try readPrecision(&scanner, &context)
            case 9: caption.remarks = try readRemarks(&scanner, &context)
            case 10: caption.title = scanner.string(of: try scanner.string())
            case 11: caption.year = try scanner.int()
            default: try context.skip(object.otherKey, &scanner)
            }
        }
        // The unit may stand behind them.
        for line in lines {
            guard Precision(checking: caption.precision.unit, decimals: line.value.decimals) != nil else {
                throw context.fault(at: line.offset, decimals(of: caption.precision.unit))
            }
            caption.lineDecimals.append(line.value)
        }
        return caption
    }

    private func decimals(of unit: AmountUnit) -> JSONDetail {
        let most = unit.decimalsOfFen
        return JSONDetail("\(unit.rawValue)的0至\(most)位小数", "0 to \(most) decimals of \(unit.rawValue)")
    }

    private mutating func readLineDecimals(
        _ scanner: inout JSONScanner, _ context: inout ReadingContext
    ) throws(JSONFault) -> [(value: LineDecimals, offset: Int)] {
        var lines: [(value: LineDecimals, offset: Int)] = []
        try scanner.beginArray()
        while try scanner.nextElement(isFirst: lines.isEmpty) {
            var object = try scanner.beginObject()
            var line: LineID?
            var decimals: (value: Int, offset: Int)?
            while let key = try scanner.nextKey(of: &object, &lineKeys) {
                scanner.skipSpace()
                let start = scanner.offset
                switch key {
                case 0: decimals = (try scanner.int(), start)
                case 1: line = LineID(scanner.string(of: try scanner.string()))
                default: try context.skip(object.otherKey, &scanner)
                }
            }
            guard let line else { throw context.missing("line", in: object) }
            guard let decimals else { throw context.missing("decimals", in: object) }
            lines.append((LineDecimals(line, decimals.value), decimals.offset))
        }
        return lines
    }

    private mutating func readRemarks(
        _ scanner: inout JSONScanner, _ context: inout ReadingContext
    ) throws(JSONFault) -> [Remark] {
        var remarks: [Remark] = []
        try scanner.beginArray()
        while try scanner.nextElement(isFirst: remarks.isEmpty) {
            scanner.skipSpace()
            guard scanner.byte == UInt8(ascii: "{") else {
                remarks.append(Remark(scanner.string(of: try scanner.string())))
                continue
            }
            var object = try scanner.beginObject()
            var remark = Remark("")
            var hasText = false
            while let key = try scanner.nextKey(of: &object, &remarkKeys) {
                if key == 0 || key == 1, try scanner.takeNull() { continue }
                switch key {
                case 0: remark.column = ColumnID(scanner.string(of: try scanner.string()))
                case 1: remark.line = LineID(scanner.string(of: try scanner.string()))
                case 2:
                    remark.text = scanner.string(of: try scanner.string())
                    hasText = true
                default: try context.skip(object.otherKey, &scanner)
                }
            }
            guard hasText else { throw context.missing("text", in: object) }
            remarks.append(remark)
        }
        return remarks
    }

    private mutating func readPrecision(
        _ scanner: inout JSONScanner, _ context: inout ReadingContext
    ) throws(JSONFault) -> Precision {
        var object = try scanner.beginObject()
        var unit: AmountUnit?
        var decimals: (value: Int, offset: Int)?
        while let key = try scanner.nextKey(of: &object, &precisionKeys) {
            scanner.skipSpace()
            let start = scanner.offset
            switch key {
            case 0: decimals = (try scanner.int(), start)
            case 1: unit = AmountUnit.allCases[try scanner.word(of: &units, .unit)]
            default: try context.skip(object.otherKey, &scanner)
            }
        }
        guard let unit else { throw context.missing("unit", in: object) }
        guard let decimals else { throw context.missing("decimals", in: object) }
        guard let precision = Precision(checking: unit, decimals: decimals.value) else {
            throw context.fault(at: decimals.offset, self.decimals(of: unit))
        }
        return precision
    }

    private mutating func readColumns(
        _ scanner: inout JSONScanner, _ context: inout ReadingContext
    ) throws(JSONFault) -> [PrintedColumn] {
        var columns: [PrintedColumn] = []
        try scanner.beginArray()
        while try scanner.nextElement(isFirst: columns.isEmpty) {
            scanner.skipSpace()
            guard columns.count < context.limits.columns else {
                let limit = context.limits.columns
                let detail = JSONDetail("不超过\(limit)栏", "at most \(limit) columns", isLimit: true)
                throw context.fault(at: scanner.offset, detail)
            }
            columns.append(try readColumn(&scanner, &context))
        }
        return columns
    }

    private mutating func readColumn(
        _ scanner: inout JSONScanner, _ context: inout ReadingContext
    ) throws(JSONFault) -> PrintedColumn {
        var object = try scanner.beginObject()
        var name: String?
        var column = PrintedColumn("")
        while let key = try scanner.nextKey(of: &object, &columnKeys) {
            if key >= 0, key != 1, try scanner.takeNull() { continue }
            scanner.skipSpace()
            let start = scanner.offset
            switch key {
            case 0: column.heading = scanner.string(of: try scanner.string())
            case 1:
                let text = scanner.string(of: try scanner.string())
                guard Layout.isName(text) else { throw JSONFault(offset: start, expected: .columnName) }
                name = text
            case 2: column.partOf = scanner.string(of: try scanner.string())
            case 3: column.side = scanner.string(of: try scanner.string())
            default: try context.skip(object.otherKey, &scanner)
            }
        }
        guard let name else { throw context.missing("name", in: object) }
        column.name = name
        return column
    }
}

extension JSONScanner {
    /// Reads a list of strings.
    mutating func strings() throws(JSONFault) -> [String] {
        var strings: [String] = []
        try beginArray()
        while try nextElement(isFirst: strings.isEmpty) { strings.append(string(of: try string())) }
        return strings
    }

    /// Reads a string that is one of the names of a plan.
    mutating func word(of plan: inout JSONKeyPlan, _ expected: JSONExpectation) throws(JSONFault) -> Int {
        skipSpace()
        if let number = name(in: &plan, after: 0) { return number }
        let start = offset
        var bytes: [UInt8] = []
        append(try string(), to: &bytes)
        guard let number = plan.number(of: bytes) else { throw JSONFault(offset: start, expected: expected) }
        return number
    }
}
