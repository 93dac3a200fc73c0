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
