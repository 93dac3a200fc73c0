import BudgetCodes
import BudgetInterchange
import BudgetModel

/// The ledger work: a CSV file of budget lines read, and summed up to sorted totals.
public enum LedgerWork {
    /// What is asked for, in the order of the answer.
    private static let groupings: [Grouping] = [
        [.fund], [.function(.category), .fund], [.function(.section), .fund], [.function(.item), .fund],
        [.economic(.category)], [.economic(.section)], [.unit],
    ]

    /// From the file to the totals.
    public static func totals(of path: String) throws -> [RollUpTable] {
        try BudgetLedger(contentsOf: path).rollUp(by: groupings).tables()
    }

    /// The number of groups and a checksum that depends on their order: by level, code and fund, all as numbers.
    public static func answer(_ tables: [RollUpTable]) -> String {
        var checksum: UInt64 = 0
        for (index, table) in tables.enumerated() {
            let groups = table.map { row -> (code: UInt64, kind: UInt64, fen: Int64) in
                let key = row.key
                let code: UInt64? =
                    switch index {
                    case 0..<4: key.function.map { UInt64($0.value) }
                    case 4..<6: key.economic.map { UInt64($0.value) }
                    default: key.agency.flatMap { UInt64($0.description) }
                    }
                let fund = key.fund.flatMap { UInt64($0.rawValue) }
                return (code ?? 0, fund ?? (index < 6 ? 0 : 1), row.amount.fen)
            }
            // Ours have funds by the text of their codes.
            for group in groups.sorted(by: { ($0.code, $0.kind) < ($1.code, $1.kind) }) {
                for value in [group.code, group.kind, UInt64(bitPattern: group.fen)] {
                    checksum = checksum &* 1_000_003 &+ value
                }
            }
        }
        return "\(tables.reduce(0) { $0 + $1.count }) \(checksum)"
    }
}
