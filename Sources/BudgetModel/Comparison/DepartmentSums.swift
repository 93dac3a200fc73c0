import BudgetCodes

/// The figures of many departments by functional code, added up with the intervals for which they stand.
struct DepartmentSums {
    private(set) var sums: [FunctionalCode: RunningSum] = [:]
    /// The finest quantum of the figures.
    private(set) var quantum = Int64.max
    /// The departments that do not have the table, or not by code.
    private(set) var missing: [String] = []

    /// A table of governments and the table of departments that shows the same money.
    struct Subject {
        let form: GovernmentForm
        let departmentForm: Form.ID
        let column: String

        /// The tables that are compared.
        static func all(of kind: Disclosure.Kind) -> [Subject] {
            let isFinal = kind == .finalAccounts
            let (general, fund, capital) =
                isFinal
                ? (FinalGeneralPublicExpenditure.form, FinalGovernmentFund.form, FinalStateCapitalExpenditure.form)
                : (GeneralPublicExpenditure.form, GovernmentFundExpenditure.form, StateCapitalExpenditure.form)
            return [
                Subject(form: .generalExpenditure, departmentForm: general.id, column: "total"),
                Subject(form: .fundExpenditure, departmentForm: fund.id, column: isFinal ? "expenditure" : "total"),
                Subject(form: .stateCapitalExpenditure, departmentForm: capital.id, column: "total"),
            ]
        }
    }

    /// Adds the figures of a department.
    mutating func add(_ department: Disclosure, _ subject: Subject) {
        guard let table = department.tables[subject.departmentForm] else {
            missing.append(department.header.agency.name)
            return
        }
        if !table.isEmpty, !add(table, subject.column) { missing.append(department.header.agency.name) }
    }

    /// Adds the figures of a table that was derived from the lines of all departments.
    mutating func add(ofGovernment document: Disclosure, _ subject: Subject) {
        guard let table = document.tables[subject.form[.own].id],
            let column = table.caption.columns?.first?.name
        else {
            missing += document.remarks.filter { $0.has(subject.form.officialName) }
            return
        }
        if !table.isEmpty { _ = add(table, column) }
    }

    /// Adds every printed figure to its code, and to the codes above for which no figure is printed.
    ///
    /// - Returns: Whether the table is by code.
    private mutating func add(_ table: Table, _ name: String) -> Bool {
        guard let section = table.sides.last, let column = table.layout(of: table.sides.count - 1).position(of: name)
        else { return false }
        let codes = (0..<section.count).map { section.key(of: $0).functionalCode }
        let isCoded = section.kind.isCoded
        guard codes.contains(where: { $0 != nil }), !isCoded || codes.allSatisfy({ $0 != nil }) else { return false }
        let width = table.caption.precision.width
        quantum = min(quantum, table.caption.precision.quantum.fen)
        let parents = section.parents
        for row in 0..<section.count {
            guard let code = codes[row], let amount = section[row, column] else { continue }
            // The nearest line above that has a figure of its own counts this one.
            var above = Int(parents[row])
            while above >= 0, section[above, column] == nil || codes[above] == nil { above = Int(parents[above]) }
            let end = above < 0 ? nil : codes[above]
            sums[code, default: RunningSum()].add(amount, width: width)
            var next = code.parent
            while let ancestor = next, ancestor != end {
                sums[ancestor, default: RunningSum()].add(amount, width: width)
                next = ancestor.parent
            }
        }
        return true
    }
}
