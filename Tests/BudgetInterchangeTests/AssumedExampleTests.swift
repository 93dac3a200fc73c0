import BudgetInterchange
import BudgetModel
import Testing

/// What the rules that rest on an assumption say of the examples.
@Suite struct AssumedExampleTests {
    private func counts(_ example: Example) throws -> [String: String] {
        let report = try example.document.validate()
        var counts: [String: String] = [:]
        for rule in RuleBook.standard.rules where rule.id.rawValue.contains(".assumed.") {
            let found = report.counts(of: rule.id)
            guard found != VerdictCounts() else { continue }
            let name = String(rule.id.rawValue.split(separator: ".").last ?? "")
            counts[name] = "\(found.holds) \(found.rounding) \(found.violated) \(found.notEvaluated)"
        }
        return counts
    }

    @Test func theyHoldOrSayNothing() throws {
        #expect(
            try counts(.wuhan) == [
                "pension": "1 0 0 0", "annuity": "1 0 0 0", "medical": "1 0 0 0", "medical-subsidy": "1 0 0 0",
                "housing-fund": "1 0 0 0",
            ])
        // 职业年金 is not printed by function.
        let three = ["pension": "1 0 0 0", "medical": "1 0 0 0", "housing-fund": "1 0 0 0"]
        #expect(try counts(.tianmen) == three)
        // Projects of seven items are named like them; 失业保险 and 工伤保险 come to 0.50 and their item to 0.51.
        #expect(try counts(.caidian) == three.merging(["project-names": "6 1 0 0"]) { first, _ in first })
        #expect(try counts(.guangshui) == [:])
    }
}
