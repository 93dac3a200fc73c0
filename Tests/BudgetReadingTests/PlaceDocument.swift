import BudgetCodes
import BudgetInterchange
import BudgetModel
import Foundation

/// Documents to be laid out: our examples, and some derived from invented lines as places print them.
enum SampleDocument: String, CaseIterable, Sendable {
    case caidian = "caidian-2025-budget"
    case tianmen = "tianmen-2024-budget"
    case wuhan = "wuhan-2023-final-accounts"
    case shanghai, shanghaiUnit, shanghaiFinalAccounts, jiangsu

    var document: Disclosure {
        get throws {
            switch self {
            case .caidian, .tianmen, .wuhan:
                let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                    .deletingLastPathComponent()
                return try Disclosure(contentsOf: root.appending(path: "Examples/\(rawValue).json").path)
            case .shanghai: return try derived(.shanghaiBudget, .department, "310107", 2025)
            case .shanghaiUnit: return try derived(.shanghaiUnitBudget, .unit, "310107", 2025)
            case .shanghaiFinalAccounts: return try derived(.shanghaiFinalAccounts, .department, "310107", 2025)
            case .jiangsu: return try derived(.jiangsuBudget, .department, "320500", 2019)
            }
        }
    }

    private func derived(
        _ practice: Practice, _ entity: Disclosure.Entity, _ division: DivisionCode, _ year: Int
    ) throws -> Disclosure {
        var header = Disclosure.Header(practice.kind, of: entity, fiscalYear: year, agency: Agency(name: "某市某区教育局"))
        header.division = division
        var ledger = BudgetLedger()
        let functions: [FunctionalCode] = ["2050201", "2050299", "2080505", "2101102", "2210201", "2130599"]
        let codes: [DepartmentEconomicCode] = ["30101", "30102", "30201", "30211", "30299", "30302"]
        for index in 0..<36 {
            var line = BudgetLine(
                fund: .generalPublicBudget, period: .current, amount: Amount(yuan: Int64(100 * (37 * index + 1_013))))
            line.agency = "105"
            line.function = functions[index % functions.count]
            line.economic = codes[index / 2 % codes.count]
            line.kind = index % 6 < 2 ? .personnel : index % 6 < 4 ? .operating : .project
            switch index {
            case 7: (line.fund, line.function, line.kind) = (.governmentFunds, "2120801", .project)
            case 8 where self != .jiangsu: (line.fund, line.function, line.kind) = (.stateCapital, "2230199", .project)
            case 9: (line.fund, line.kind) = (.otherIncome, .project)
            default: break
            }
            ledger.append(line)
        }
        let income = ledger.map {
            IncomeLine(agency: $0.agency, function: $0.function, fund: $0.fund, period: .current, amount: $0.amount)
        }
        var books = BudgetBooks(ledger, income: income)
        if practice.kind == .finalAccounts { books.adjustedBudget = ledger }
        return try Disclosure(header, deriving: books, practice: practice)
    }
}
