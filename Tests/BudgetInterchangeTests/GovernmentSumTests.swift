import BudgetInterchange
import Foundation
import Testing

@testable import BudgetModel

/// What adds up within the tables that governments published: how much of it is evaluated, what is wrong, and whether
/// single changes are found.
@Suite struct GovernmentSumTests {
    private static let documents: [(name: String, document: Disclosure)] = GovernmentFigures.documents.compactMap {
        guard let document = try? Disclosure(json: GovernmentFigures.text(of: $0)) else { return nil }
        return ($0, document)
    }

    private static let rules = GovernmentRules.outline.map(\.id)

    /// A document with one table.
    private static func alone(_ table: Table, _ document: Disclosure) -> Disclosure {
        var alone = Disclosure(document.header)
        alone.tables[table.form.id] = table
        return alone
    }

    private static func wrong(_ document: Disclosure) -> [Finding] {
        document.validate().findings(.violated).filter { rules.contains($0.rule) && $0.severity == .error }
    }

    /// Relations that hold, of those of section 8 of the facts: codes 3221, indented 549, totals 187, social insurance
    /// 207, economic items and 三公 34, issuance 94, regions and kinds of debt 1427.
    @Test func relationsAreEvaluated() {
        var counts: [Rule.ID: VerdictCounts] = [:]
        for (_, document) in Self.documents {
            let report = document.validate()
            for rule in Self.rules { counts[rule, default: VerdictCounts()] += report.counts(of: rule) }
        }
        let expected: [Rule.ID: (agreeing: Int, violated: Int)] = [
            "government.parent-sum": (4_236, 1), "government.total-sum": (366, 0), "government.of-which": (246, 0),
            "government.same-name-sum": (64, 0), "government.region-sum": (189, 2),
            "government.debt-balance.roll-forward": (27, 0), "government.debt-balance.kinds": (80, 0),
            "government.column-sum": (802, 0),
        ]
        for (rule, expected) in expected {
            let count = counts[rule] ?? VerdictCounts()
            #expect(count.holds + count.rounding >= expected.agreeing, "\(rule): \(count)")
            #expect(count.violated == expected.violated, "\(rule): \(count)")
        }
    }

    /// What is wrong in these documents. A cell of 宁夏 that repeats the total of its table has a remark.
    @Test func defects() {
        let found = Self.documents.flatMap { name, document in
            Self.wrong(document).map { finding in
                "\(name) \(finding.cell.location.table) \(finding.cell.lineName ?? "") "
                    + "\(finding.cell.location.column?.rawValue ?? "") \(finding.difference?.formatted(finding.precision) ?? "")"
            }
        }
        #expect(
            found.sorted() == [
                "changdu-2024-final-accounts government.debt-limits-by-region 县区合计 balance -2,100.00",
                "changdu-2024-final-accounts government.debt-limits-by-region 县区合计 balanceSpecial -2,100.00",
                "lijiang-2025-execution government.general-expenditure.own 巩固脱贫攻坚成果衔接乡村振兴 previousFinal 418",
            ])
    }

    /// Without codes, without depth and without both, less is known, and nothing is wrong that was right.
    @Test(arguments: [(true, false), (false, true), (true, true)])
    func tablesThatShowLess(withoutCodes: Bool, withoutDepth: Bool) {
        for (name, document) in Self.documents {
            for table in document.tables {
                var changed = table
                for side in table.sides.indices {
                    var section = Section(kind: .outline, width: table.sides[side].width)
                    for row in 0..<table.sides[side].count {
                        var record = table.sides[side].record(row)
                        if withoutDepth { record.indent = 0 }
                        if withoutCodes { record.key = .row(SummaryRow(rawValue: record.name)) }
                        section.append(record)
                    }
                    changed.sides[side] = section
                }
                let before = Set(Self.wrong(Self.alone(table, document)).map { $0.message(in: .english) })
                let after = Self.wrong(Self.alone(changed, document))
                #expect(after.count <= before.count, "\(name) \(table.form.id)")
            }
        }
    }

    /// A figure that is off by ten of its last digits leaves a finding, in nine of ten cells at least.
    @Test func changesAreFound() {
        var cells = 0
        var found = 0
        for (_, document) in Self.documents {
            for table in document.tables {
                let alone = Self.alone(table, document)
                guard alone.validate().counts(of: "government.total-sum").holds > 0 else { continue }
                let before = Set(Self.findings(alone))
                let step = max(1, table.lineCount / 4)
                for side in table.sides.indices {
                    for row in stride(from: cells % step, to: table.sides[side].count, by: step) {
                        for column in 0..<table.sides[side].width {
                            guard let amount = table.sides[side][row, column] else { continue }
                            var changed = table
                            let more = Amount(fen: amount.fen + 10 * table.caption.precision.quantum.fen)
                            changed.sides[side].set(row, column, more)
                            cells += 1
                            let after = Self.findings(Self.alone(changed, document))
                            if after.contains(where: { !before.contains($0) }) { found += 1 }
                        }
                    }
                }
            }
        }
        #expect(cells > 700)
        #expect(found * 10 >= cells * 9, "\(found) of \(cells)")
    }

    private static func findings(_ document: Disclosure) -> [Fingerprint] {
        document.validate().findings.filter { rules.contains($0.rule) && $0.verdict != .notEvaluated }.map(
            \.fingerprint)
    }
}
