import BudgetCodes
import BudgetModel
import Foundation
import Testing

@Suite struct LedgerRollUpTests {
    static let groupings: [Grouping] = [
        [.function(.item), .fund], [.function(.section), .fund], [.function(.category), .fund], [.fund], [],
        [.economic(.section)], [.economic(.category)], [.unit], [.department], [.project], [.kind, .period],
        [.mainKind], [.fundGroup, .function(.category)], [.unit, .function(.item), .economic(.section), .fund],
        [.unit, .project, .function(.item), .economic(.section), .fund, .period, .kind],
        [.department, .function(.section), .mainKind],
    ]

    /// Lines of which some know little, and amounts of any sign.
    private func ledger(_ random: inout RandomLedger, _ count: Int, wide: Bool = false) -> BudgetLedger {
        var ledger = BudgetLedger()
        for _ in 0..<count {
            var line = random.line()
            if Int.random(in: 0..<4, using: &random.generator) == 0 { line.amount = -line.amount }
            if wide { line.amount = Amount(fen: .random(in: .min ... .max, using: &random.generator)) }
            switch Int.random(in: 0..<12, using: &random.generator) {
            case 0: line.function = line.function?.parent
            case 1: line.function = nil
            case 2: line.economic = line.economic?.parent
            case 3: line.agency = .named("某单位")
            case 4: line.fund = nil
            case 5: line.kind = nil
            case 6: line.project = .named("甲项目")
            default: break
            }
            ledger.append(line)
        }
        return ledger
    }

    /// The same sums from dictionaries.
    private func plainSums(_ ledger: BudgetLedger, _ grouping: Grouping) -> [GroupKey: Int64] {
        var sums: [GroupKey: Int64] = [:]
        for line in ledger {
            var key = GroupKey()
            for dimension in grouping.dimensions {
                switch dimension {
                case .function(let level): key.function = line.function.map { $0.ancestor(at: level) ?? $0 }
                case .economic(let level): key.economic = line.economic.map { $0.ancestor(at: level) ?? $0 }
                case .agency(let depth):
                    key.agency = line.agency.map { agency in
                        guard let code = agency.code, code.depth > depth else { return agency }
                        return .code(code.ancestors.last { $0.depth == depth } ?? code)
                    }
                case .project: key.project = line.project
                case .fund: key.fund = line.fund
                case .fundGroup: key.fund = line.fund.map { FundNature(rawValue: String($0.rawValue.prefix(1))) }
                case .period: key.period = line.period
                case .kind: key.kind = line.kind
                case .mainKind: key.kind = line.kind?.main
                }
            }
            sums[key, default: 0] += line.amount.fen
        }
        return sums
    }

    @Test(arguments: [0, 1, 7, 300, 5_000, 12_000])
    func addsUpAsDictionariesDo(count: Int) throws {
        var random = RandomLedger(seed: UInt64(count) + 1)
        let ledger = ledger(&random, count)
        let tables = try ledger.rollUp(by: Self.groupings).tables()
        #expect(tables.map(\.grouping) == Self.groupings)
        for table in tables {
            let expected = plainSums(ledger, table.grouping)
            #expect(table.count == expected.count, "\(table.grouping)")
            for row in table { #expect(expected[row.key] == row.amount.fen, "\(row.key)") }
            #expect(try table.total().fen == ledger.reduce(0) { $0 + $1.amount.fen })
        }
        // One at a time gives the same as all in one pass.
        for (grouping, table) in zip(Self.groupings, tables) {
            #expect(try ledger.rollUp(by: [grouping]).tables() == [table])
        }
    }

    @Test func rowsAreInOrder() throws {
        var random = RandomLedger(seed: 3)
        let table = try ledger(&random, 4_000).rollUp(by: [[.function(.item), .unit]]).tables()[0]
        for (row, next) in zip(table, table.dropFirst()) {
            let (left, right) = (row.key.function, next.key.function)
            if left == right {
                let isOrdered = row.key.agency.map { agency in next.key.agency.map { agency < $0 } ?? false } ?? true
                #expect(isOrdered)
            } else {
                #expect(left.map { code in right.map { code < $0 } ?? false } ?? true)
            }
        }
    }

    /// Any split, merged in any order, with parts that went through JSON.
    @Test(arguments: [false, true], Array(1...6) as [UInt64])
    func splittingAndMergingGivesTheIdenticalResult(wide: Bool, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = ledger(&random, 1_500, wide: wide)
        let whole = ledger.rollUp(by: Self.groupings)
        for round in 0..<6 {
            // Ranges of one ledger, or lines dealt out to ledgers of their own.
            var parts: [LedgerRollUp] = []
            if round % 2 == 0 {
                let cuts = (0..<Int.random(in: 1...9, using: &random.generator))
                    .map { _ in Int.random(in: 0...ledger.count, using: &random.generator) }.sorted()
                for (start, end) in zip([0] + cuts, cuts + [ledger.count]) {
                    parts.append(ledger.rollUp(by: Self.groupings, in: start..<end))
                }
            } else {
                var ledgers = Array(repeating: BudgetLedger(), count: 5)
                for line in ledger { ledgers[Int.random(in: 0..<5, using: &random.generator)].append(line) }
                parts = ledgers.map { $0.rollUp(by: Self.groupings) }
            }
            parts.shuffle(using: &random.generator)
            parts = try parts.map { part in
                let isWritten = Bool.random(using: &random.generator)
                return isWritten
                    ? try JSONDecoder().decode(LedgerRollUp.self, from: JSONEncoder().encode(part)) : part
            }
            // As a tree of any shape.
            while parts.count > 1 {
                let left = parts.remove(at: Int.random(in: parts.indices, using: &random.generator))
                let right = parts.remove(at: Int.random(in: parts.indices, using: &random.generator))
                parts.append(left.merging(right))
            }
            #expect(parts == [whole])
            #expect(parts[0].merging(LedgerRollUp(by: Self.groupings)) == whole)
        }
    }

    @Test func onlyTheResultCanOverflow() throws {
        let half = Amount(fen: .max / 2 + 1)
        var ledger = BudgetLedger()
        ledger.append(BudgetLine(function: "2080109", fund: .generalPublicBudget, amount: half))
        ledger.append(BudgetLine(function: "2080109", fund: .generalPublicBudget, amount: half))
        ledger.append(BudgetLine(function: "2050201", fund: .generalPublicBudget, amount: half))
        let sums = ledger.rollUp(by: [[.function(.item), .fund]])
        #expect(throws: RollUpError.outOfRange(line: "2080109 11", column: "amount")) { try sums.tables() }
        // What takes it back may come later, and from elsewhere.
        var other = BudgetLedger()
        other.append(BudgetLine(function: "2080109", fund: .generalPublicBudget, amount: -half))
        let table = try sums.merging(other.rollUp(by: [[.function(.item), .fund]])).tables()[0]
        #expect(table.map(\.amount) == [half, half])
        #expect(throws: RollUpError.outOfRange(line: "total", column: "amount")) { try table.total() }

        let text = String(decoding: try JSONEncoder().encode(sums), as: UTF8.self)
        #expect(text.contains("\"9223372036854775808\""))
        #expect(throws: RollUpError.outOfRange(line: "total", column: "amount")) {
            try ledger.rollUp(by: [[]]).tables()
        }
    }

    @Test func namesTravelWithTheSums() throws {
        var one = BudgetLedger([BudgetLine(agency: "057001", amount: Amount(yuan: 1))])
        one.setName("乙", ofAgency: "057001")
        var two = BudgetLedger([BudgetLine(agency: "057001", amount: Amount(yuan: 2))])
        two.setName("甲", ofAgency: "057001")
        let (left, right) = (one.rollUp(by: [[.unit]]), two.rollUp(by: [[.unit]]))
        #expect(left.merging(right) == right.merging(left))
        #expect(left.merging(right).agencyNames == ["057001": min("甲", "乙")])
    }

    @Test(arguments: [
        #"{"parts":[{"grouping":["fund"],"groups":[{"fund":"12","sum":"1"},{"fund":"11","sum":"1"}]}]}"#,
        #"{"parts":[{"grouping":["fund"],"groups":[{"fund":"11","sum":"1"},{"fund":"11","sum":"1"}]}]}"#,
        #"{"parts":[{"grouping":["fund"],"groups":[{"fund":"11","sum":"1.5"}]}]}"#,
        #"{"parts":[{"grouping":["nothing"],"groups":[]}]}"#,
        #"{"parts":[{"grouping":[],"groups":[{"sum":"1"},{"sum":"2"}]}]}"#,
        #"{"parts":[{"grouping":["fund"],"groups":[{"fund":"11","sum":"999999999999999999999999999999999999999"}]}]}"#,
    ])
    func refusesPartsThatAreNotSums(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LedgerRollUp.self, from: Data(json.utf8)) }
    }

    @Test func resultsAreCodable() throws {
        var random = RandomLedger(seed: 5)
        let tables = try ledger(&random, 500).rollUp(by: Self.groupings).tables()
        let again = try JSONDecoder().decode([RollUpTable].self, from: JSONEncoder().encode(tables))
        #expect(again == tables)
    }

    @Test func ledgersAreCodable() throws {
        var random = RandomLedger(seed: 6)
        let ledger = random.ledger(200)
        #expect(try JSONDecoder().decode(BudgetLedger.self, from: JSONEncoder().encode(ledger)) == ledger)
        #expect(Array(ledger).count == 200)
        #expect(BudgetLedger(Array(ledger)).elementsEqual(ledger))
    }

    @Test func dimensionsHaveNames() {
        for name in ["function/item", "economic/section", "agency", "agency/1", "fund", "fund/group", "kind/main"] {
            #expect(Dimension(name)?.description == name)
        }
        #expect(Dimension("agency/9") == nil)
    }
}
