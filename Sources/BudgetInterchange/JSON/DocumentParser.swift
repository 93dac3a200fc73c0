import BudgetModel

/// Reads whole documents: which keys a document has, and which form stands under which key.
struct DocumentParser: Sendable {
    private static let firstKeys = JSONKeyPlan([
        "budget", "finalAccounts", "government", "header", "performance", "remarks", "schema", "tables",
    ])

    private var keys = Self.firstKeys
    private var schemas = JSONKeyPlan([Disclosure.schema])
    /// 部门预算, 部门决算 and the tables of others.
    private var parts: [PartPlan]
    /// The books of governments: made for the first document that has them, for there are many forms.
    private var government: PartPlan?
    private var headers = HeaderReader()
    private var tools = TableTools()
    private(set) var context: ReadingContext

    init(_ book: FormBook, _ limits: ReadingLimits) {
        parts = [Form.Part.budget, .finalAccounts, .tables].map { PartPlan($0, of: book) }
        context = ReadingContext(limits)
    }

    /// Reads a document to the end of its text.
    mutating func read(_ scanner: inout JSONScanner) throws(JSONFault) -> Disclosure {
        context.begin()
        var object = try scanner.beginObject()
        var header: Disclosure.Header?
        var hasSchema = false
        var tables = TableCollector()
        var performance = PerformanceForms()
        var remarks: [String] = []
        while let key = try scanner.nextKey(of: &object, &keys) {
            switch key {
            case 0, 1, 7:
                if try scanner.takeNull() { continue }
                try parts[key == 7 ? 2 : key].read(&scanner, into: &tables, &tools, &context)
            case 2:
                if try scanner.takeNull() { continue }
                var plan = government ?? .government
                try plan.read(&scanner, into: &tables, &tools, &context)
                government = plan
            case 3: header = try headers.read(&scanner, &context)
            case 4: if try !scanner.takeNull() { performance = try readPerformance(&scanner) }
            case 5: if try !scanner.takeNull() { remarks = try scanner.strings() }
            case 6:
                _ = try scanner.word(of: &schemas, .schema)
                hasSchema = true
            default: try context.skip(object.otherKey, &scanner)
            }
        }
        guard hasSchema else { throw context.missing("schema", in: object) }
        guard let header else { throw context.missing("header", in: object) }
        try scanner.end()
        return Disclosure(header, tables: tables.all, performance: performance, remarks: remarks)
    }

    /// Performance forms are few and many fields wide: they are read from a tree by their Codable types.
    private mutating func readPerformance(_ scanner: inout JSONScanner) throws(JSONFault) -> PerformanceForms {
        let tree = try JSONTree(&scanner)
        do throws(JSONFailure) {
            let decoded = try tree.decode(PerformanceForms.self)
            context.addUnknownKeys(decoded.unknownKeys)
            return decoded.value
        } catch {
            guard let detail = error.detail else { throw error.fault }
            throw context.fault(at: error.fault.offset, detail)
        }
    }
}
