import BudgetCodes
import BudgetModel

/// Reads a department or unit: its name and, where it is printed, its code.
struct AgencyReader: Sendable {
    private static let firstKeys = JSONKeyPlan(["code", "name"])

    private var keys = Self.firstKeys

    mutating func read(_ scanner: inout JSONScanner, _ context: inout ReadingContext) throws(JSONFault) -> Agency {
        var object = try scanner.beginObject()
        var code: AgencyCode?
        var name: String?
        while let key = try scanner.nextKey(of: &object, &keys) {
            switch key {
            case 0: if try !scanner.takeNull() { code = try Self.code(&scanner) }
            case 1: name = scanner.string(of: try scanner.string())
            default: try context.skip(object.otherKey, &scanner)
            }
        }
        guard let name else { throw context.missing("name", in: object) }
        return Agency(code: code, name: name)
    }

    private static func code(_ scanner: inout JSONScanner) throws(JSONFault) -> AgencyCode {
        let start = scanner.offset
        let text = try scanner.string()
        let code = text.isEscaped ? AgencyCode(scanner.string(of: text)) : AgencyCode(utf8: scanner.bytes(of: text))
        guard let code else { throw JSONFault(offset: start, expected: .agencyCode) }
        return code
    }
}
