import BudgetInterchange
import Testing

@Suite("Percentages of governments")
struct GovernmentPercentageTests {
    private static let rule: Rule.ID = "government.percentage"

    private static func books(_ rows: String) -> GovernmentBooks {
        var books = GovernmentBooks()
        books.set("generalRevenue.whole", rows)
        return books
    }

    @Test("hold within half of their last digit, with zeros at the end left out")
    func holding() throws {
        let counts = try Self.books(
            """
            税收收入|budget=3793917|final=3589402|previousFinal=3533000|ofBudget=94.6%|growth=1.6%
            增值税|budget=1544321|final=1530544|previousFinal=1430415|ofBudget=99.1%|growth=7%
            企业所得税|budget=521804|final=362387|ofBudget=69.4%
            """
        ).counts(Self.rule)
        #expect(counts.holds == 5)
        #expect(counts.evaluated == 5)
    }

    @Test("are found where the figures of the row say otherwise, with the arithmetic")
    func violated() throws {
        let books = Self.books(
            """
            税收收入|budget=200|final=150|ofBudget=75.0%
            增值税|budget=300000|final=330000|ofBudget=101.0%
            契税|budget=100|final=90|ofBudget=90.0%
            """)
        #expect(try books.violations(Self.rule) == ["增值税 为预算数的%：表列 101.0，按 330,000 ÷ 300,000 应为 110"])
        #expect(
            try books.violations(Self.rule, in: .english) == [
                "增值税 ofBudget: printed 101.0, but 330,000 ÷ 300,000 is 110"
            ])
    }

    @Test("of small figures have the room that rounding to whole 万元 leaves")
    func roundedAmounts() throws {
        // 1.6 of 2.4 is 66.7 %, printed as 2 of 2.
        let rows = """
            甲|budget=2|final=2|ofBudget=66.7%
            乙|budget=20000|final=10000|ofBudget=50.0%
            丙|budget=20000|final=10000|ofBudget=50.0%
            """
        #expect(try Self.books(rows).counts(Self.rule).holds == 3)
    }

    @Test("go by the base that the rows attest where two are printed")
    func bases() throws {
        let rows = """
            甲|budget=1000|adjusted=2000|final=1500|ofBudget=75.0%
            乙|budget=3000|adjusted=4000|final=1000|ofBudget=25.0%
            丙|budget=5000|adjusted=8000|final=4000|ofBudget=50.0%
            """
        #expect(try Self.books(rows).counts(Self.rule).holds == 3)
    }

    @Test("that fit no base are not evaluated, such as ratios")
    func ratios() throws {
        let counts = try Self.books(
            """
            甲|budget=1000|final=900|ofBudget=0.9%
            乙|budget=3000|final=1500|ofBudget=0.5%
            丙|budget=5000|final=4000|ofBudget=0.8%
            """
        ).counts(Self.rule)
        #expect(counts.evaluated == 0)
        #expect(counts.notEvaluated == 1)
    }

    @Test("of a base of nothing, of texts and of blank figures give no finding")
    func nothingToSay() throws {
        let counts = try Self.books(
            """
            甲|budget=1000|final=900|ofBudget=90.0%
            乙|budget=0|final=50|ofBudget=0.0%
            丙|final=50|ofBudget=#DIV/0!
            丁|budget=100|final=50|ofBudget=—
            戊|budget=100|ofBudget=12.0%
            己|budget=100|ofBudget=0.0%
            """
        ).counts(Self.rule)
        #expect(counts.holds == 2)
        #expect(counts.violated == 0)
        #expect(counts.notEvaluated == 0)
    }

    @Test("over a base below zero hold in both readings, and are never wrong")
    func negativeBases() throws {
        let counts = try Self.books(
            """
            甲|previousFinal=-1375|final=-1416|growth=-3.0%
            乙|previousFinal=-2220|final=-7972|growth=259.1%
            丙|previousFinal=-100|final=50|growth=999.0%
            丁|previousFinal=1000|final=1100|growth=10.0%
            """
        ).counts(Self.rule)
        #expect(counts.holds == 3)
        #expect(counts.violated == 0)
    }

    @Test("are typed values of a line, and texts beside")
    func typed() throws {
        let document = try Self.books("税收收入|budget=200|final=150|ofBudget=75.0%|growth=—").document
        let line = try #require(document.government[.generalRevenue]?.lines.first)
        #expect(line.percentage("ofBudget")?.value == FixedDecimal("75"))
        #expect(line.percentage("ofBudget")?.description == "75.0")
        #expect(line.percentage("growth") == nil)
        #expect(line.percentage("ofPrevious") == nil)
        #expect(line.texts["growth"] == "—")
    }

    @Test("of shares are those of the total")
    func shares() throws {
        var books = GovernmentBooks()
        books.set(
            "debtPurposes", "合计|amount=895000|share=100.0%\n一、铁路|amount=84247|share=9.41%\n二、公路|amount=6097|share=0.86%"
        )
        #expect(try books.counts("government.share").holds == 2)
        #expect(try books.violations("government.share") == ["二、公路 占比：表列 0.86，按 6,097 ÷ 895,000 应为 0.68"])
    }

    @Test("and changes are the difference of two columns")
    func changes() throws {
        var books = GovernmentBooks()
        books.set(
            "threePublicExpenses.own",
            """
            合计|budget=32056|previousFinal=31227|final=28466|change=-2761|changeFromBudget=-3590
            一、因公出国（境）费|budget=1430|previousFinal=1177|final=1010|change=-167|changeFromBudget=-420
            二、公务用车购置及运行维护费|budget=27013|previousFinal=24925|final=22871|change=-2054|changeFromBudget=-4141
            三、公务接待费|budget=3613|previousFinal=5125|final=4585|change=-450|changeFromBudget=972
            """)
        let counts = try books.counts("government.change")
        #expect(counts.holds == 6)
        #expect(counts.rounding == 1)
        #expect(counts.violated == 1)
    }
}
