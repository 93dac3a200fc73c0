import ArgumentParser
import BudgetInterchange

/// The classifications as the command names them.
enum ClassificationName: String, CaseIterable, Encodable, ExpressibleByArgument {
    case functional
    case departmentEconomic = "department-economic"
    case governmentEconomic = "government-economic"
    case revenue

    /// The classification of a code, by its first digit.
    init(ofCode text: String) throws(Failure) {
        if (try? FunctionalCode(parsing: text)) != nil {
            self = .functional
        } else if (try? DepartmentEconomicCode(parsing: text)) != nil {
            self = .departmentEconomic
        } else if (try? GovernmentEconomicCode(parsing: text)) != nil {
            self = .governmentEconomic
        } else if (try? RevenueCode(parsing: text)) != nil {
            self = .revenue
        } else {
            throw Failure(
                "\"\(text.prefix(40))\" is no code; a code has 3, 5, 7 or 9 digits and starts with 1 (revenue), "
                    + "2 (functional), 3 (department economic) or 5 (government economic)")
        }
    }
}
