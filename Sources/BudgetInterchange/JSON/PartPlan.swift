import BudgetModel

/// How one part of a document is read: an object with a table under the key of each form.
struct PartPlan: Sendable {
    private let part: Form.Part
    private var keys: JSONKeyPlan
    private var forms: [FormPlan]
    /// The places of the forms in the order of publication, for those of the package.
    private let order: [Int]

    init(_ part: Form.Part, of book: FormBook) {
        self.part = part
        var forms: [Form] = []
        for form in book.forms where form.place.part == part && !form.sides.isEmpty {
            // Two forms of others may have the same key; the first is read.
            if !forms.contains(where: { $0.place.key == form.place.key }) { forms.append(form) }
        }
        forms.sort { $0.place.key.utf8.lexicographicallyPrecedes($1.place.key.utf8) }
        keys = JSONKeyPlan(forms.map(\.place.key))
        order = forms.map { FormBook.publicationPlace(of: $0.id) ?? .max }
        self.forms = forms.map { FormPlan($0) }
    }

    /// The books of governments.
    static let government = PartPlan(.government, of: .government)

    /// Reads the tables of the part.
    mutating func read(
        _ scanner: inout JSONScanner, into tables: inout TableCollector, _ tools: inout TableTools,
        _ context: inout ReadingContext
    ) throws(JSONFault) {
        var object = try scanner.beginObject()
        while let key = try scanner.nextKey(of: &object, &keys) {
            if key >= 0 {
                if try scanner.takeNull() { continue }
                tables.add(try forms[key].read(&scanner, &tools, &context), at: order[key])
            } else if part == .tables {
                if let table = try readUndeclared(&scanner, object, &tools, &context) { tables.add(table, at: .max) }
            } else {
                try context.skip(object.otherKey, &scanner)
            }
        }
    }
}
