import BudgetInterchange
import Foundation

/// Documents of governments for tests, from short texts.
struct GovernmentBooks {
    /// Tables by their names in JSON.
    var tables: [String: String] = [:]
    var kind = "finalAccounts"

    /// A table of rows in 万元 without decimals: `name | column=figure | column=text%`, a code before the name if there is
    /// one, and a space for each step of depth.
    mutating func set(_ name: String, unit: String = "tenThousandYuan", decimals: Int = 0, _ rows: String) {
        tables[name] = """
            {"caption": {"precision": {"unit": "\(unit)", "decimals": \(decimals)}},
             "lines": [\(Self.lines(rows, unit))]}
            """
    }

    /// A table of two sides.
    mutating func set(_ name: String, income: String, expenditure: String) {
        tables[name] = """
            {"caption": {"precision": {"unit": "tenThousandYuan", "decimals": 0}},
             "income": [\(Self.lines(income, "tenThousandYuan"))],
             "expenditure": [\(Self.lines(expenditure, "tenThousandYuan"))]}
            """
    }

    private static func lines(_ rows: String, _ unit: String) -> String {
        rows.split(separator: "\n").map { row in
            let cells = row.split(separator: "|")
            let depth = cells[0].prefix { $0 == " " }.count
            var name = cells[0].trimmingCharacters(in: .whitespaces)
            var fields: [String] = depth > 0 ? ["\"indent\": \(depth)"] : []
            if let space = name.firstIndex(of: " "), name[..<space].allSatisfy(\.isNumber) {
                fields.append("\"code\": \"\(name[..<space])\"")
                name = String(name[name.index(after: space)...])
            }
            fields.append("\"name\": \"\(name)\"")
            for cell in cells.dropFirst() {
                let parts = cell.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
                let scale = unit == "tenThousandYuan" ? Decimal(10_000) : Decimal(100_000_000)
                let isText = parts[1].hasSuffix("%") || Decimal(string: parts[1]) == nil
                let text = parts[1].hasSuffix("%") ? String(parts[1].dropLast()) : parts[1]
                let amount = (Decimal(string: parts[1]) ?? 0) * scale
                fields.append("\"\(parts[0])\": " + (isText ? "\"\(text)\"" : "\(amount)"))
            }
            return "{" + fields.joined(separator: ", ") + "}"
        }.joined(separator: ",\n")
    }

    var document: Disclosure {
        get throws {
            let tables = tables.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ",\n")
            let json = """
                {"schema": "china-budget/1",
                 "header": {"kind": "\(kind)", "entity": "government", "fiscalYear": 2024, "agency": {"name": "某市"}},
                 "government": {\(tables)}}
                """
            return try Disclosure(json: Data(json.utf8))
        }
    }

    /// What a rule says of the document.
    func counts(_ rule: Rule.ID) throws -> VerdictCounts { try document.validate().counts(of: rule) }

    /// The messages of what is violated.
    func violations(_ rule: Rule.ID, in language: Language = .chinese) throws -> [String] {
        try document.validate().findings.filter { $0.rule == rule && $0.verdict == .violated }
            .map { $0.message(in: language) }
    }
}
