import BudgetCodes
import BudgetModel

/// The tables work: one long 部门收入总表 checked: departments, each with 99 units below it, and a row of totals.
///
/// Units have seven columns with figures and 合计, which is the sum of the departments.
public struct TablesWork: Sendable {
    private let document: Disclosure
    private let lineCount: Int
    private let isWrong: Bool

    /// How many lines a department has, with its own.
    private static let linesOfDepartment = 100

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - lineCount: A multiple of 100, at most 99,900.
    ///   - isWrong: Whether each sum is wrong: every sum of columns in every line, every department, and 合计.
    public init(lineCount: Int, isWrong: Bool) {
        self.lineCount = lineCount
        self.isWrong = isWrong
        var table = DepartmentIncome(in: .yuan)
        var total = Figures()
        for department in 1...lineCount / Self.linesOfDepartment {
            let units = (1..<Self.linesOfDepartment).map { Figures(department: department, unit: $0) }
            let sum = units.reduce(into: Figures()) { $0 += $1 }
            total += sum
            table.append(Self.code(department), named: "市第\(department)局", sum.amounts(isWrong: isWrong))
            for (index, unit) in units.enumerated() {
                table.append(
                    Self.code(department, index + 1), named: "市第\(department)局第\(index + 1)所",
                    unit.amounts(isWrong: isWrong))
            }
        }
        table.total = Amounts(total.amounts(isWrong: isWrong))
        let agency = Agency(code: Self.code(1), name: "某市")
        var document = Disclosure(.init(.budget, of: .department, fiscalYear: 2025, agency: agency))
        document.budget.departmentIncome = table
        self.document = document
    }

    private static func code(_ numbers: Int...) -> AgencyCode {
        let text = numbers.map { String(String($0 + 1_000).dropFirst()) }.joined()
        guard let code = AgencyCode(text) else { fatalError("\(text) is no code") }
        return code
    }

    /// How many sums have which verdict.
    public struct Sums: Equatable, Sendable {
        /// Sums of columns.
        public var rows = VerdictCounts()
        /// Sums of units in departments, column by column.
        public var departments = VerdictCounts()
        /// Sums of departments in 合计, column by column.
        public var total = VerdictCounts()
        /// All findings, of whatever rule.
        public var findings = 0
    }

    /// Checks the table and makes all findings.
    public func check() -> Sums {
        let report = document.validate()
        var sums = Sums()
        sums.findings = report.findings.count
        for (rule, counts) in report.countsByRule where rule.rawValue.hasPrefix(DepartmentIncome.form.id.rawValue) {
            if rule.rawValue.contains(".row-sum") { sums.rows += counts }
            if rule.rawValue.contains(".parent-sum") { sums.departments += counts }
            if rule.rawValue.contains(".total-sum") { sums.total += counts }
        }
        return sums
    }

    /// Whether the sums are as the table was made.
    public func isRight(_ sums: Sums) -> Bool {
        let isRows = Self.all((lineCount + 1) * Figures.sumCount, isWrong, sums.rows)
        let departments = lineCount / Self.linesOfDepartment
        if isWrong {
            // What is no sum of columns adds up in departments and in 合计 all the same.
            return isRows && sums.departments.violated == departments * Figures.sumCount
                && sums.total.violated == Figures.sumCount
                && sums.findings >= sums.rows.violated + sums.departments.violated + sums.total.violated
        }
        return isRows && Self.all(departments * Figures.columnCount, false, sums.departments)
            && Self.all(Figures.columnCount, false, sums.total)
    }

    private static func all(_ count: Int, _ isWrong: Bool, _ counts: VerdictCounts) -> Bool {
        var expected = VerdictCounts()
        expected[isWrong ? .violated : .holds] = count
        return counts == expected
    }
}

/// The figures of one line in 分.
private struct Figures {
    private var generalPublic: Int64 = 0
    private var governmentFund: Int64 = 0
    private var service: Int64 = 0
    private var opening: Int64 = 0

    /// How many columns are printed, and how many of them are the sum of others.
    static let columnCount = 7
    static let sumCount = 3

    init() {}

    /// Figures of a unit, from 1,000.00 元 to some millions, always the same.
    init(department: Int, unit: Int) {
        let seed = Int64(department * 104_729 + unit * 7_919)
        generalPublic = 100_000 + seed * 31 % 900_000_000
        governmentFund = 100_000 + seed * 17 % 20_000_000
        service = 100_000 + seed * 13 % 50_000_000
        opening = 100_000 + seed * 11 % 9_000_000
    }

    static func += (left: inout Figures, right: Figures) {
        left.generalPublic += right.generalPublic
        left.governmentFund += right.governmentFund
        left.service += right.service
        left.opening += right.opening
    }

    /// The columns; wrong sums are off by as many 元 in every line.
    func amounts(isWrong: Bool) -> [DepartmentIncome.Column: Amount] {
        let current = generalPublic + governmentFund + service
        let error: Int64 = isWrong ? 100_000 : 0
        return [
            .total: Amount(fen: current + opening + 7 * error), .current: Amount(fen: current + 2 * error),
            .generalPublic: Amount(fen: generalPublic), .governmentFund: Amount(fen: governmentFund),
            .service: Amount(fen: service), .opening: Amount(fen: opening + 3 * error),
            .openingGeneralPublic: Amount(fen: opening),
        ]
    }
}
