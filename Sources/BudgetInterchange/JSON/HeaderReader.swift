import BudgetCodes
import BudgetModel

/// Reads what identifies a document.
struct HeaderReader: Sendable {
    private static let firstKeys = JSONKeyPlan([
        "agency", "division", "entity", "fiscalYear", "kind", "published", "superior", "title",
    ])
    private static let firstKinds = JSONKeyPlan(Disclosure.Kind.allCases.map(\.rawValue))
    private static let firstEntities = JSONKeyPlan(Disclosure.Entity.allCases.map(\.rawValue))

    private var keys = Self.firstKeys
    private var kinds = Self.firstKinds
    private var entities = Self.firstEntities
    private var agencies = AgencyReader()

    mutating func read(
        _ scanner: inout JSONScanner, _ context: inout ReadingContext
    ) throws(JSONFault) -> Disclosure.Header {
        var object = try scanner.beginObject()
        var agency: Agency?
        var kind: Disclosure.Kind?
        var entity: Disclosure.Entity?
        var fiscalYear: Int?
        var superior: Agency?
        var division: DivisionCode?
        var title: String?
        var published: String?
        while let key = try scanner.nextKey(of: &object, &keys) {
            switch key {
            case 0: agency = try agencies.read(&scanner, &context)
            case 1: if try !scanner.takeNull() { division = try Self.division(&scanner) }
            case 2: entity = Disclosure.Entity.allCases[try scanner.word(of: &entities, .entity)]
            case 3: fiscalYear = try scanner.int()
            case 4: kind = Disclosure.Kind.allCases[try scanner.word(of: &kinds, .kind)]
            case 5: if try !scanner.takeNull() { published = scanner.string(of: try scanner.string()) }
            case 6: if try !scanner.takeNull() { superior = try agencies.read(&scanner, &context) }
            case 7: if try !scanner.takeNull() { title = scanner.string(of: try scanner.string()) }
            default: try context.skip(object.otherKey, &scanner)
            }
        }
        guard let kind else { throw context.missing("kind", in: object) }
        guard let entity else { throw context.missing("entity", in: object) }
        guard let fiscalYear else { throw context.missing("fiscalYear", in: object) }
        guard let agency else { throw context.missing("agency", in: object) }
        var header = Disclosure.Header(kind, of: entity, fiscalYear: fiscalYear, agency: agency)
        header.superior = superior
        header.division = division
        header.title = title
        header.published = published
        return header
    }

    private static func division(_ scanner: inout JSONScanner) throws(JSONFault) -> DivisionCode {
        let start = scanner.offset
        guard let code = DivisionCode(scanner.string(of: try scanner.string())) else {
            throw JSONFault(offset: start, expected: .divisionCode)
        }
        return code
    }
}
