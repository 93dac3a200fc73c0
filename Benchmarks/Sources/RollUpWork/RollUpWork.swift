import BudgetCodes
import BudgetModel
import Dispatch

/// The roll-up work: sums by function and fund at every level, by economic code at both levels, and by unit.
public enum RollUpWork {
    /// What is asked for.
    public static let groupings: [Grouping] = [
        [.function(.item), .fund], [.function(.section), .fund], [.function(.category), .fund], [.fund],
        [.economic(.section)], [.economic(.category)], [.unit],
    ]

    /// The number of groups and the checksum that everybody must come to.
    public static let expected = "29410 5282383489078864605"

    /// All lines at once.
    public static func whole(_ ledger: BudgetLedger) -> [RollUpTable] {
        result(ledger.rollUp(by: groupings))
    }

    /// The lines in parts, one after the other, merged.
    public static func merged(_ ledger: BudgetLedger, parts: Int) -> [RollUpTable] {
        var sums = LedgerRollUp(by: groupings)
        for part in 0..<parts { sums = sums.merging(ledger.rollUp(by: groupings, in: range(part, of: parts, ledger))) }
        return result(sums)
    }

    /// The lines in as many parts as there are threads, merged.
    public static func threads(_ ledger: BudgetLedger, count: Int) -> [RollUpTable] {
        let parts = [LedgerRollUp](unsafeUninitializedCapacity: count) { buffer, initialized in
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: count) { part in
                (places.baseAddress.unsafelyUnwrapped + part).initialize(
                    to: ledger.rollUp(by: groupings, in: range(part, of: count, ledger)))
            }
            initialized = count
        }
        return result(parts.dropFirst().reduce(parts[0]) { $0.merging($1) })
    }

    private static func range(_ part: Int, of parts: Int, _ ledger: BudgetLedger) -> Range<Int> {
        ledger.count * part / parts..<ledger.count * (part + 1) / parts
    }

    private static func result(_ sums: LedgerRollUp) -> [RollUpTable] {
        do throws(RollUpError) {
            return try sums.tables()
        } catch {
            fatalError("\(error)")
        }
    }

    /// The number of groups and the checksum over all of them, modulo 2^64.
    public static func answer(_ tables: [RollUpTable]) -> String {
        var funds: [FundNature: UInt64] = [:]
        for (number, fund) in RollUpLines.funds.enumerated() { funds[fund] = UInt64(number) }
        var units: [AgencyID: UInt64] = [:]
        for (number, unit) in RollUpLines.units.enumerated() { units[unit] = UInt64(number) }
        var sum: UInt64 = 0
        for (index, table) in tables.enumerated() {
            for row in table {
                let key: UInt64
                let kind: UInt64
                switch index {
                case 0..<4:
                    key = row.key.function.map { UInt64($0.value) } ?? 0
                    kind = row.key.fund.flatMap { funds[$0] } ?? 99
                case 4..<6: (key, kind) = (row.key.economic.map { UInt64($0.value) } ?? 0, 5)
                default: (key, kind) = (row.key.agency.flatMap { units[$0] } ?? 0, 6)
                }
                sum &+= (key &* 1_000_003 &+ kind &* 7_919 &+ 1) &* UInt64(bitPattern: row.amount.fen)
            }
        }
        return "\(tables.reduce(0) { $0 + $1.count }) \(sum)"
    }
}
