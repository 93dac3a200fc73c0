public import BudgetCodes

/// 政府与部门对比: the expenditure tables of a government against the sum of its departments' tables, code by code.
///
/// Departments may well have less: money is kept back and given out during the year, goes to governments below, or a
/// department did not publish. More cannot be, unless money is counted twice or a table shows what another does not.
/// Figures are compared by the intervals for which printed figures stand, each in the precision of its table.
///
/// ```swift
/// let comparison = try GovernmentComparison(government, departments: documents)
/// for row in comparison.tables[0].rows where row.outcome == .departmentsMore { print(row.name) }
/// ```
public struct GovernmentComparison: Hashable, Codable, Sendable {
    /// The header of the government's document.
    public let government: Disclosure.Header
    /// 预算 or 决算 of the departments.
    public let kind: Disclosure.Kind
    /// 年度 of the departments.
    public let fiscalYear: Int
    /// How many documents of departments there are; none when they are lines of a ledger.
    public let departmentCount: Int
    /// The tables that both sides have, in the order of publication.
    public let tables: [GovernmentTableComparison]

    /// Compares with published documents of departments, or of units.
    ///
    /// - Parameters:
    ///   - government: The document of a government. Its column for the kind and the year of the departments is taken:
    ///     预算数 or 决算数 of its own year or of the year before.
    ///   - departments: Documents of one kind and year, none of which contains another.
    /// - Throws: ``ConsolidationError``.
    public init(_ government: Disclosure, departments: [Disclosure]) throws(ConsolidationError) {
        let header = departments.first?.header ?? government.header
        try Consolidation.checkBodies(of: departments, kind: header.kind, fiscalYear: header.fiscalYear)
        if let other = departments.first(where: { $0.header.entity == .government }) {
            throw .mixed(other.header.agency.name)
        }
        self.init(government, kind: header.kind, fiscalYear: header.fiscalYear, count: departments.count) { subject in
            var sums = DepartmentSums()
            for department in departments { sums.add(department, subject) }
            return sums
        }
    }

    /// Compares with the lines of departments.
    ///
    /// - Parameters:
    ///   - government: The document of a government.
    ///   - books: The lines of all its departments.
    ///   - kind: Whether the lines are those of a budget or of final accounts.
    ///   - fiscalYear: The year of the lines.
    /// - Throws: ``DerivationError`` when no tables can be derived from the lines.
    public init(
        _ government: Disclosure, books: BudgetBooks, kind: Disclosure.Kind, fiscalYear: Int
    ) throws(DerivationError) {
        let header = Disclosure.Header(
            kind, of: .government, fiscalYear: fiscalYear, agency: government.header.agency)
        let derived = try books.governmentDisclosure(for: header, in: .yuan)
        self.init(government, kind: kind, fiscalYear: fiscalYear, count: 0) { subject in
            var sums = DepartmentSums()
            sums.add(ofGovernment: derived, subject)
            return sums
        }
    }

    private init(
        _ government: Disclosure, kind: Disclosure.Kind, fiscalYear: Int, count: Int,
        _ sums: (DepartmentSums.Subject) -> DepartmentSums
    ) {
        self.government = government.header
        self.kind = kind
        self.fiscalYear = fiscalYear
        departmentCount = count
        tables = DepartmentSums.Subject.all(of: kind).compactMap { subject in
            GovernmentTableComparison(government, subject, fiscalYear: fiscalYear) { sums(subject) }
        }
    }
}

/// One table of a comparison of a government with its departments.
public struct GovernmentTableComparison: Hashable, Codable, Sendable, Identifiable {
    /// The form of the government's table.
    public let form: Form.ID
    /// The official name of the table.
    public let name: String
    /// The column of the government's table.
    public let column: ComparedColumn
    /// The unit of the government's table, with the decimals of the finer side, up to two.
    public let precision: Precision
    /// 合计 and every code that the government prints, and those of departments among them, ordered by prefix.
    public let rows: [GovernmentComparedRow]
    /// 缺表部门: the departments that do not have the table, or not by code.
    public let missing: [String]

    /// The form: a comparison has one table of each.
    public var id: Form.ID { form }
}

/// One code in a comparison of a government with its departments.
public struct GovernmentComparedRow: Hashable, Codable, Sendable, Identifiable {
    /// 支出功能分类; `nil` in the row of the total of all 类.
    public let code: FunctionalCode?
    /// The name as the government prints it, without numbering; else that of the catalogue.
    public let name: String
    /// The figure of the government; `nil` when it has none.
    public let government: Amount?
    /// The sum of the departments; `nil` when none of them has the code.
    public let departments: Amount?
    /// 差额: the government's figure less the sum, what is not there as zero; `nil` beyond the range of amounts.
    public let difference: Amount?
    /// 部门占比: what per cent of the government's figure the departments have; `nil` without figures, or of zero.
    public let share: FixedDecimal?
    /// How both sides stand.
    public let outcome: Outcome

    /// The code: a table has one row of each.
    public var id: FunctionalCode? { code }

    /// 对比结果.
    public enum Outcome: String, CaseIterable, Codable, Sendable {
        /// 一致: within the rounding of all figures.
        case agreed
        /// 部门较少: money is not given to departments, or departments are missing.
        case departmentsLess
        /// 部门较多: cannot be, unless money is counted twice.
        case departmentsMore
        /// 部门未列: only the government has the code.
        case onlyGovernment
        /// 政府未列: only departments have the code; a government may leave out what is secret.
        case onlyDepartments
        /// 未对比: a sum is beyond the range of amounts.
        case notEvaluated

        /// The words in tables.
        public var officialName: String {
            switch self {
            case .agreed: "一致"
            case .departmentsLess: "部门较少"
            case .departmentsMore: "部门较多"
            case .onlyGovernment: "部门未列"
            case .onlyDepartments: "政府未列"
            case .notEvaluated: "未对比"
            }
        }
    }
}
