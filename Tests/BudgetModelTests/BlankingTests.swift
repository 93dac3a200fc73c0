import BudgetCodes
import BudgetModel
import Testing

/// A right document in which cells are blank says too little, and nothing wrong.
@Suite struct BlankingTests {
    /// A document without a finding, with figures in 元 or rounded to 万元.
    static func document(_ kind: Disclosure.Kind, _ random: inout RandomLedger) throws -> Disclosure {
        let ledger = random.ledger(Int.random(in: 5...120, using: &random.generator))
        var books = BudgetBooks(
            ledger, income: Bool.random(using: &random.generator) ? nil : random.income(for: ledger, surplus: true))
        books.adjustedBudget = ledger
        let header = Disclosure.Header(kind, of: .department, fiscalYear: 2025, agency: Agency(name: "全区"))
        var document = try Disclosure(header, deriving: books)
        guard Bool.random(using: &random.generator) else { return document }
        for cell in cells(of: document) {
            document.tables[cell.form]?.caption.precision = .tenThousandYuan
            guard let fen = document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column]?.fen
            else {
                continue
            }
            document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = Amount(
                fen: (fen + 5_000) / 10_000 * 10_000)
        }
        return document
    }

    struct Place {
        let form: Form.ID
        let side: Int
        let row: Int
        let column: Int
    }

    /// The printed cells.
    static func cells(of document: Disclosure) -> [Place] {
        document.tables.flatMap { table in
            table.sides.indices.flatMap { side in
                (-1..<table.sides[side].count).flatMap { row in
                    (0..<table.layout(of: side).columns.count).compactMap { column in
                        table[side: side, line: row, column: column].map { _ in
                            Place(form: table.form.id, side: side, row: row, column: column)
                        }
                    }
                }
            }
        }
    }

    private func errors(_ document: Disclosure) -> [String] {
        document.validate().findings(.violated).filter { $0.severity == .error }.map {
            "\($0.rule): \($0.message(in: .chinese))"
        }
    }

    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...12) as [UInt64])
    func blankCellsMakeNoError(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = try Self.document(kind, &random)
        try #require(errors(right) == [])
        let cells = Self.cells(of: right)
        for share in [0.005, 0.02, 0.1, 0.3, 0.6, 0.9] {
            for _ in 0..<4 {
                var document = right
                var blanked: [Place] = []
                for cell in cells where Double.random(in: 0..<1, using: &random.generator) < share {
                    document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = nil
                    blanked.append(cell)
                }
                #expect(errors(document) == [], "\(seed) \(share): \(blanked.count) of \(cells.count)")
                // Some of them come back.
                for cell in blanked where Bool.random(using: &random.generator) {
                    document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] =
                        right.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column]
                }
                #expect(errors(document) == [], "\(seed) \(share), some restored")
            }
        }
    }

    /// The same in the layouts of places, where rows, columns and whole tables are not printed.
    @Test(arguments: PlaceDocuments.Place.allCases, Array(1...4) as [UInt64])
    func blankCellsOfPlacesMakeNoError(place: PlaceDocuments.Place, seed: UInt64) throws {
        var documents = PlaceDocuments(seed: seed)
        var random = RandomLedger(seed: seed)
        let right = try documents.document(of: place)
        try #require(errors(right) == [])
        let cells = Self.cells(of: right)
        for cell in cells {
            var document = right
            document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = nil
            #expect(errors(document) == [], "\(seed) \(cell)")
        }
        for share in [0.02, 0.1, 0.3, 0.6, 0.9] {
            var document = right
            for cell in cells where Double.random(in: 0..<1, using: &random.generator) < share {
                document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = nil
            }
            #expect(errors(document) == [], "\(seed) \(share)")
        }
    }

    /// One figure that is off by one step is found, though many cells around it are blank.
    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...6) as [UInt64])
    func wrongFiguresAreFound(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = try Self.document(kind, &random)
        let cells = Self.cells(of: right)
        var (found, tried) = (0, 0)
        for cell in cells {
            for sign in [1, -1] as [Int64] {
                var document = right
                let table = try #require(document.tables[cell.form])
                let amount = try #require(table[side: cell.side, line: cell.row, column: cell.column])
                let step = Amount(fen: table.caption.precision.quantum.fen * sign)
                document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = amount + step
                tried += 1
                if document.validate().findings.contains(where: { $0.verdict == .violated || $0.verdict == .rounding })
                {
                    found += 1
                }
            }
        }
        #expect(Double(found) >= 0.95 * Double(tried), "\(found) of \(tried)")
    }
}

// Performance forms beside the tables.
extension BlankingTests {
    /// The goal forms of a budget, with its figures.
    private static func withForms(_ document: Disclosure, _ random: inout RandomLedger) -> Disclosure {
        var document = document
        let tables = document.budget
        guard let projects = tables.projectExpenditure, let precision = document.tables.first?.caption.precision else {
            return document
        }
        func sum(_ amounts: [Amount?]) -> Amount? { amounts.compactMap { $0 }.reduce(Amount.zero, +) }
        for line in projects.lines where line.key.isProject {
            var goal = ProjectPerformanceGoal()
            goal.caption.precision = precision
            goal.name = line.name
            if case .project(let code) = line.key { goal.code = code }
            goal.currentBudget = line[.total]
            goal.totalBudget = line[.total]
            let sources: [(String, [ProjectExpenditure.Column])] = [
                ("一般公共预算财政拨款", [.generalPublic, .carriedGeneralPublic]),
                ("政府性基金预算财政拨款", [.governmentFund, .carriedGovernmentFund]),
                ("国有资本经营预算财政拨款", [.stateCapital, .carriedStateCapital]),
                ("其他资金", [.specialAccount, .unitFunds]),
            ]
            goal.sources = sources.map { name, columns in MoneyRow(name, sum(columns.map { line[$0] })) }
            goal.sources.insert(MoneyRow("合计", sum(goal.sources.map(\.amount))), at: 0)
            goal.costs = ["合计", "甲", "乙"].map(ProjectCost.init)
            goal.costs[0].amount = line[.total]
            goal.costs[1].amount = precision.quantum
            goal.costs[2].amount = line[.total].map { $0 - precision.quantum }
            document.performance.projectGoals.append(goal)
        }
        func line(_ name: String, _ amount: Amount?) -> FundingLine {
            var line = FundingLine(name)
            line.current = amount
            return line
        }
        var goal = DepartmentPerformanceGoal()
        goal.caption.precision = precision
        let total = tables.incomeExpenditureSummary?.table["income.total", "amount"]
        let appropriations = tables.fiscalAppropriationSummary?.table["income.total", "amount"]
        let expenditure = tables.departmentExpenditure?.total
        // With money left at the end of the year the two sides of the form are not the same.
        guard total == expenditure?[.total] else { return document }
        goal.funding.income = [
            line("财政拨款", appropriations), line("单位资金", sum([total, appropriations.map { .zero - $0 }])),
            line("合计", total),
        ]
        let (basic, project) = (expenditure?[.basic], expenditure?[.project])
        goal.funding.expenditure = [
            line("基本支出", basic), line("项目支出", project),
            line("其他", sum([total, basic.map { .zero - $0 }, project.map { .zero - $0 }])), line("合计", total),
        ]
        document.performance.departmentGoal = goal
        return document
    }

    /// Blanks every figure of the forms by a chance.
    private static func blank(_ forms: inout PerformanceForms, _ share: Double, _ random: inout RandomLedger) {
        func blank(_ amount: inout Amount?) {
            if Double.random(in: 0..<1, using: &random.generator) < share { amount = nil }
        }
        for place in forms.projectGoals.indices {
            blank(&forms.projectGoals[place].currentBudget)
            blank(&forms.projectGoals[place].totalBudget)
            for row in forms.projectGoals[place].sources.indices {
                blank(&forms.projectGoals[place].sources[row].amount)
            }
            for row in forms.projectGoals[place].costs.indices { blank(&forms.projectGoals[place].costs[row].amount) }
        }
        guard var goal = forms.departmentGoal else { return }
        for row in goal.funding.income.indices { blank(&goal.funding.income[row].current) }
        for row in goal.funding.expenditure.indices { blank(&goal.funding.expenditure[row].current) }
        forms.departmentGoal = goal
    }

    private func formErrors(_ document: Disclosure) -> [String] {
        document.validate().findings(.violated).filter {
            $0.severity == .error || $0.rule.rawValue.hasSuffix("total-budget")
        }.map { "\($0.rule): \($0.message(in: .chinese))" }
    }

    @Test(arguments: Array(1...8) as [UInt64])
    func blankCellsOfFormsMakeNoError(seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = Self.withForms(try Self.document(.budget, &random), &random)
        try #require(right.performance.projectGoals.count > 0)
        try #require(formErrors(right) == [])
        let cells = Self.cells(of: right)
        for share in [0.02, 0.1, 0.3, 0.6] {
            for place in 0..<6 {
                var document = right
                Self.blank(&document.performance, share, &random)
                // Alone, and with blank cells in the tables.
                for cell in cells where place > 2 && Double.random(in: 0..<1, using: &random.generator) < share {
                    document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = nil
                }
                #expect(formErrors(document) == [], "\(seed) \(share)")
            }
        }
    }

    /// A figure of a form that is off by one yuan is found, though others are blank.
    @Test(arguments: Array(1...4) as [UInt64])
    func wrongFiguresOfFormsAreFound(seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = Self.withForms(try Self.document(.budget, &random), &random)
        var (found, tried) = (0, 0)
        for place in right.performance.projectGoals.indices.prefix(20) {
            for row in right.performance.projectGoals[place].sources.indices {
                var document = right
                guard let amount = document.performance.projectGoals[place].sources[row].amount else { continue }
                document.performance.projectGoals[place].sources[row].amount = amount + Amount(yuan: 10_000)
                tried += 1
                if document.validate().findings(.violated).contains(where: {
                    $0.rule.rawValue.hasPrefix("performance.project-goal.")
                }) {
                    found += 1
                }
            }
        }
        #expect(tried > 20 && Double(found) >= 0.95 * Double(tried), "\(found) of \(tried)")
    }
}
