import BudgetCodes
import BudgetModel
import Testing

@Suite("A government against the sum of its departments")
struct GovernmentComparisonTests {
    typealias Rows = [(code: String, name: String, yuan: Int64?)]

    /// A government's budget with expenditure in 万元 without decimals.
    static func government(
        _ rows: Rows, _ form: GovernmentForm = .generalExpenditure, column: String = "budget", year: Int = 2025,
        _ precision: Precision = Precision(unit: .tenThousandYuan, decimals: 0)
    ) throws -> Disclosure {
        var document = Disclosure(
            Disclosure.Header(.execution, of: .government, fiscalYear: year, agency: Agency(name: "某市")))
        var table = Table(form[.own], in: precision)
        for row in rows {
            let spaces = row.name.prefix { $0 == " " }.count
            let name = String(row.name.dropFirst(spaces))
            try table.append(
                row.code.isEmpty ? name : row.code, named: name, row.yuan.map { [column: Amount(yuan: $0)] } ?? [:],
                indent: row.code.isEmpty ? spaces : row.code.utf8.count / 2 - 1)
        }
        document.tables[table.form.id] = table
        return document
    }

    static func department(
        _ name: String, _ code: AgencyCode?, _ rows: [(FunctionalCode, Int64?)], year: Int = 2025,
        _ precision: Precision = .tenThousandYuan
    ) -> Disclosure {
        var document = Disclosure(
            Disclosure.Header(.budget, of: .department, fiscalYear: year, agency: Agency(code: code, name: name)))
        var table = GeneralPublicExpenditure(in: precision)
        for (code, yuan) in rows {
            table.append(code, named: code.description, yuan.map { [.total: Amount(yuan: $0)] } ?? [:])
        }
        document.budget.generalPublicExpenditure = table
        return document
    }

    private func outcomes(_ comparison: GovernmentComparison) -> [String] {
        comparison.tables.flatMap { table in
            table.rows.map {
                "\($0.code?.description ?? "total") \($0.outcome.rawValue) \($0.difference.map(\.description) ?? "")"
            }
        }
    }

    @Test("agrees, has more or less by code, and rounding is no difference")
    func verdicts() throws {
        let government = try Self.government([
            ("201", "一、一般公共服务支出", 50_000), ("20101", "人大事务", 30_000), ("2010101", "行政运行", 30_000),
            ("20102", "政协事务", 20_000), ("202", "外交支出", 10_000), ("205", "教育支出", 0),
            ("208", "社会保障和就业支出", 100_000), ("", "本年支出合计", 160_000), ("230", "转移性支出", 70_000),
        ])
        let departments = [
            Self.department("甲", "001", [("201", 34_000), ("20101", 34_000), ("2010101", 34_000)]),
            Self.department("乙", "002", [("201", 30_100), ("20102", 20_100), ("20103", 10_000), ("208", 60_000)]),
        ]
        let comparison = try GovernmentComparison(government, departments: departments)
        #expect(
            outcomes(comparison) == [
                "total departmentsLess 35900.00", "201 departmentsMore -14100.00", "20101 agreed -4000.00",
                "2010101 agreed -4000.00", "20102 agreed -100.00", "20103 onlyDepartments -10000.00",
                "202 onlyGovernment 10000.00", "208 departmentsLess 40000.00", "230 onlyGovernment 70000.00",
            ])
        let table = comparison.tables[0]
        #expect(table.rows[1].name == "一般公共服务支出" && table.rows[1].share?.description == "128.2")
        #expect(table.rows[7].departments == Amount(yuan: 60_000) && table.rows[7].share?.description == "60")
        #expect(table.column.name == "budget" && table.missing.isEmpty)
        // 万元 without decimals against 万元 with two: both stand for more than what they print.
        #expect(table.precision == .tenThousandYuan)
    }

    @Test("Half a unit of the government and of each department is room; one 分 more is not")
    func intervals() throws {
        let government = try Self.government([("201", "一般公共服务支出", 50_000)])
        for (yuan, precision, outcome) in [
            (Int64(55_000), Precision.yuan, GovernmentComparedRow.Outcome.agreed), (55_001, .yuan, .departmentsMore),
            (45_000, .yuan, .agreed), (44_999, .yuan, .departmentsLess),
            (60_000, Precision(unit: .tenThousandYuan, decimals: 0), .agreed),
            (70_000, Precision(unit: .tenThousandYuan, decimals: 0), .departmentsMore),
        ] {
            let department = Self.department("甲", nil, [("201", yuan)], precision)
            let comparison = try GovernmentComparison(government, departments: [department])
            #expect(comparison.tables[0].rows.map(\.outcome) == [outcome, outcome], "\(yuan)")
        }
    }

    @Test("A level that a department leaves out, or leaves blank, is the sum of what stands below")
    func levels() throws {
        let government = try Self.government([
            ("208", "社会保障和就业支出", 100_000), ("20801", "人力资源和社会保障管理事务", 100_000),
            ("2080109", "社会保险经办机构", 100_000),
        ])
        for rows in [
            [("2080109", 60_000), ("2080150", 40_000)], [("208", nil), ("2080109", 60_000), ("2080150", 40_000)],
            [("208", 100_000), ("20801", nil), ("2080109", 60_000), ("2080150", 40_000)],
            [("208", 100_000), ("2080109", 60_000), ("2080150", 40_000)],
        ] as [[(FunctionalCode, Int64?)]] {
            let comparison = try GovernmentComparison(government, departments: [Self.department("甲", nil, rows)])
            #expect(
                outcomes(comparison) == [
                    "total agreed 0.00", "208 agreed 0.00", "20801 agreed 0.00", "2080109 departmentsLess 40000.00",
                    "2080150 onlyDepartments -40000.00",
                ])
        }
    }

    @Test("Rows without a code are found by name and depth; a table of 类 alone is compared by 类")
    func names() throws {
        let department = Self.department(
            "甲", nil, [("201", 50_000), ("20101", 30_000), ("2010101", 30_000), ("20103", 20_000), ("2010301", 20_000)])
        let named = try Self.government([
            ("", "一、一般公共服务支出", 50_000), ("", " 人大事务", 30_000), ("", "  行政运行", 30_000),
            ("", " 政府办公厅（室）及相关机构事务", 20_000), ("", "  行政运行", 20_000), ("", "全市一般公共预算支出", 50_000),
        ])
        let comparison = try GovernmentComparison(named, departments: [department])
        #expect(
            outcomes(comparison) == [
                "total agreed 0.00", "201 agreed 0.00", "20101 agreed 0.00", "2010101 agreed 0.00", "20103 agreed 0.00",
                "2010301 agreed 0.00",
            ])
        let coarse = try GovernmentComparison(
            Self.government([("201", "一般公共服务支出", 60_000)]), departments: [department])
        #expect(outcomes(coarse) == ["total departmentsLess 10000.00", "201 departmentsLess 10000.00"])
    }

    @Test("The column is that of the kind and the year of the departments")
    func columns() throws {
        let department = Self.department("甲", nil, [("201", 50_000)])
        for (column, year, count) in [
            ("budget", 2025, 1), ("final", 2025, 0), ("previousBudget", 2026, 1), ("budget", 2026, 0),
            ("budget", 2024, 0),
        ] {
            let government = try Self.government([("201", "一般公共服务支出", 50_000)], column: column, year: year)
            let comparison = try GovernmentComparison(government, departments: [department])
            #expect(comparison.tables.count == count, "\(column) \(year)")
        }
    }

    @Test("Departments without the table are named; documents that contain each other are refused")
    func departments() throws {
        let government = try Self.government([("201", "一般公共服务支出", 50_000)])
        let first = Self.department("甲", "001", [("201", 50_000)])
        var second = Self.department("乙", "002", [])
        second.budget.generalPublicExpenditure = nil
        let comparison = try GovernmentComparison(government, departments: [first, second])
        #expect(comparison.tables[0].missing == ["乙"] && comparison.departmentCount == 2)
        #expect(comparison.grids(isDetailed: false)[0].notes.last?.contains("乙") == true)
        let part = Self.department("丙", "001002", [("201", 50_000)])
        #expect(throws: ConsolidationError.overlap("甲", "丙")) {
            try GovernmentComparison(government, departments: [first, part])
        }
        let other = Self.department("丁", "003", [], year: 2024)
        #expect(throws: ConsolidationError.mixed("丁")) {
            try GovernmentComparison(government, departments: [first, other])
        }
        #expect(throws: ConsolidationError.mixed("某市")) {
            try GovernmentComparison(government, departments: [government])
        }
    }

    @Test("A derived government agrees with its own lines, and with the documents of its departments")
    func derived() throws {
        for seed in UInt64(1)...10 {
            var random = RandomLedger(seed: seed)
            let books = BudgetBooks(random.ledger(300))
            for kind in [Disclosure.Kind.budget, .finalAccounts] {
                let government = try books.governmentDisclosure(for: GovernmentDerivationTests.header(kind))
                let own = try GovernmentComparison(government, books: books, kind: kind, fiscalYear: 2025)
                #expect(own.tables.flatMap(\.rows).allSatisfy { $0.outcome == .agreed && $0.difference == .zero })
                #expect(own.tables.count == 3)
                let documents = try books.parts(depth: 1).sorted { $0.key < $1.key }.map { code, part in
                    try part.disclosure(
                        for: Disclosure.Header(
                            kind, of: .department, fiscalYear: 2025, agency: Agency(code: code, name: code.description))
                    )
                }
                let comparison = try GovernmentComparison(government, departments: documents)
                #expect(comparison.tables.flatMap(\.rows).allSatisfy { $0.outcome == .agreed }, "\(seed) \(kind)")
                #expect(comparison.tables.map { $0.rows.map(\.code) } == own.tables.map { $0.rows.map(\.code) })
                let fewer = try GovernmentComparison(government, departments: Array(documents.dropFirst()))
                let more = fewer.tables.flatMap(\.rows).filter { $0.outcome == .departmentsMore }
                #expect(more.isEmpty)
                #expect(fewer.tables[0].rows[0].outcome == .departmentsLess)
            }
        }
    }
}
