import BudgetModel

// A table of a form that nobody registered is read by the columns that its caption declares.

extension PartPlan {
    /// Reads a table of an unknown form; `nil` when there is none, or its key can be that of no form.
    func readUndeclared(
        _ scanner: inout JSONScanner, _ object: JSONObject, _ tools: inout TableTools, _ context: inout ReadingContext
    ) throws(JSONFault) -> Table? {
        let key = object.otherKey
        let id = Form.ID(rawValue: scanner.string(of: key))
        if try scanner.takeNull() { return nil }
        scanner.skipSpace()
        guard Form(undeclared: id, keys: [.row], columns: []) != nil else {
            try context.skip(key, &scanner)
            return nil
        }
        let start = scanner.offset
        let look = try UndeclaredLook(&scanner, &tools, &context)
        scanner.goBack(to: start)
        guard let form = Form(undeclared: id, keys: look.keys, columns: look.columns) else { return nil }
        var plan = FormPlan(form)
        return try plan.read(&scanner, &tools, &context)
    }
}

/// A first look at a table: its columns, and what identifies its lines.
private struct UndeclaredLook {
    private(set) var columns: [PrintedColumn] = []
    private(set) var keys: [KeyKind]

    /// Goes over a table. What is wrong in it is left to the reading that follows.
    init(
        _ scanner: inout JSONScanner, _ tools: inout TableTools, _ context: inout ReadingContext
    ) throws(JSONFault) {
        // Keys must not be counted twice.
        let otherKeys = scanner.otherKeys
        let unknownKeys = context.unknownKeys.count
        var known = CaptionReader.Known()
        var plan = JSONKeyPlan(["caption", "expenditure", "income", "lines", "total"])
        var object = try scanner.beginObject()
        var kinds: [KeyKind?] = [nil, nil, nil]
        var isTwoSided = false
        while let key = try scanner.nextKey(of: &object, &plan) {
            if try scanner.takeNull() { continue }
            switch key {
            case 0:
                try tools.captions.read(&scanner, into: &known, &context)
                columns = known.caption.columns ?? []
            case 1...3:
                if key != 3 { isTwoSided = true }
                kinds[key - 1] = try Self.kind(ofLines: &scanner)
            default: try scanner.skip()
            }
        }
        keys = isTwoSided ? [kinds[1] ?? .row, kinds[0] ?? .row] : [kinds[2] ?? .row]
        scanner.otherKeys = otherKeys
        context.forgetUnknownKeys(from: unknownKeys)
    }

    /// Goes over a list, and says what identifies its first line.
    private static func kind(ofLines scanner: inout JSONScanner) throws(JSONFault) -> KeyKind? {
        let (start, depth) = (scanner.offset, scanner.depth)
        var kind: KeyKind?
        if scanner.byte == UInt8(ascii: "[") {
            try scanner.beginArray()
            if try scanner.nextElement(isFirst: true), scanner.byte == UInt8(ascii: "{") {
                var object = try scanner.beginObject()
                var plan = JSONKeyPlan(KeyKind.undeclaredNames)
                var found: [Int] = []
                while let key = try scanner.nextKey(of: &object, &plan) {
                    if key >= 0 { found.append(key) }
                    try scanner.skip()
                }
                kind = found.min().flatMap { KeyKind(undeclared: KeyKind.undeclaredNames[$0]) }
            }
        }
        scanner.depth = depth
        scanner.goBack(to: start)
        try scanner.skip()
        return kind
    }
}
