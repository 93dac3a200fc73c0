import BudgetCodes
import Testing

@testable import BudgetModel

/// Random tables that add up: blank cells make no error, and wrong figures leave a finding.
@Suite struct OutlineRandomTests {
    /// Rows of three depths with totals, some numbered, some zero or blank.
    private static func rows(_ random: inout SplitMix) -> [ExampleRow] {
        let columns = Int.random(in: 1...3, using: &random)
        let isNumbered = Bool.random(using: &random)
        var rows: [ExampleRow] = []
        var total = Array(repeating: Int64(0), count: columns)
        for top in 1...Int.random(in: 2...6, using: &random) {
            var sum = total.map { _ in Int64(0) }
            let place = rows.count
            rows.append(((isNumbered ? "\(numerals[top - 1])、" : "") + "大项\(top)", 0, []))
            for part in 1...Int.random(in: 2...6, using: &random) {
                let amounts = sum.map { _ in
                    Int64.random(in: 0...9, using: &random) * Int64.random(in: 100...999, using: &random)
                }
                rows.append(("小项\(top)\(part)", 1, amounts.map { $0 }))
                for column in sum.indices { sum[column] += amounts[column] }
            }
            rows[place].amounts = sum.map { $0 }
            for column in sum.indices { total[column] += sum[column] }
        }
        rows.append(("收入合计", 0, total.map { $0 }))
        return rows
    }

    private static let numerals = ["一", "二", "三", "四", "五", "六"]

    private func errors(_ rows: [ExampleRow]) -> Int {
        let columns = ["budget", "adjusted", "final"].prefix(rows.first?.amounts.count ?? 0)
        return Disclosure.government(.fundRevenue, columns: Array(columns), rows).validate().findings(.violated).count {
            $0.severity == .error
        }
    }

    @Test(arguments: Array(1...40) as [UInt64])
    func blanksAreNoErrors(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let right = Self.rows(&random)
        #expect(errors(right) == 0)
        for _ in 0..<10 {
            var rows = right
            for _ in 0...Int.random(in: 0...4, using: &random) {
                let row = Int.random(in: rows.indices, using: &random)
                rows[row].amounts[Int.random(in: rows[row].amounts.indices, using: &random)] = nil
            }
            #expect(errors(rows) == 0, "\(rows)")
        }
    }

    @Test func wrongFiguresAreFound() {
        var random = SplitMix(seed: 11)
        var found = 0
        for _ in 0..<400 {
            var rows = Self.rows(&random)
            let row = Int.random(in: rows.indices, using: &random)
            let column = Int.random(in: rows[row].amounts.indices, using: &random)
            rows[row].amounts[column] = (rows[row].amounts[column] ?? 0) + 100
            if errors(rows) > 0 { found += 1 }
        }
        #expect(found >= 380, "\(found) of 400")
    }
}
