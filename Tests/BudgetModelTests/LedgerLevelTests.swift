import BudgetCodes
import BudgetModel
import Testing

/// Lines that count the money of others once more.
@Suite struct LedgerLevelTests {
    private func error(_ lines: [BudgetLine]) -> RollUpError? {
        do throws(RollUpError) {
            try BudgetLedger(lines).checkLevels()
            return nil
        } catch {
            return error
        }
    }

    private func line(
        _ agency: AgencyID?, _ function: FunctionalCode?, _ economic: DepartmentEconomicCode? = nil, yuan: Int64 = 1
    ) -> BudgetLine {
        BudgetLine(agency: agency, function: function, economic: economic, amount: Amount(yuan: yuan))
    }

    @Test func refusesACodeBesideOneAbove() {
        #expect(
            error([line("057007", "2080109"), line("057007", "208")])
                == .mixedLevels(ancestor: "057007 208", descendant: "057007 2080109"))
        #expect(
            error([line(nil, "20801"), line(nil, "2080109")]) == .mixedLevels(ancestor: "20801", descendant: "2080109"))
        #expect(
            error([line("057007", nil, "302"), line("057007", "208", "30201")])
                == .mixedLevels(ancestor: "057007 302", descendant: "057007 30201"))
    }

    @Test func aLineOfAnUnknownUnitIsHeldAgainstAll() {
        #expect(error([line(nil, "208"), line("057007", "2080109")]) != nil)
        #expect(error([line("057007", "208"), line(nil, "2080109")]) != nil)
    }

    @Test func refusesAUnitBesideOneAbove() {
        #expect(
            error([line("057007", "208"), line("057", "205")]) == .mixedLevels(ancestor: "057", descendant: "057007"))
        #expect(error([line("057007", "208"), line("057", "205", yuan: 0)]) == nil)
    }

    @Test func takesLinesThatCountOnce() {
        #expect(error([]) == nil)
        #expect(error([line("057007", "208"), line("057008", "2080109")]) == nil)
        #expect(error([line("057007", "208"), line("057007", "2050201")]) == nil)
        #expect(error([line("057007", "208", yuan: 0), line("057007", "2080109")]) == nil)
        #expect(error([line("057007", nil), line("057007", "2080109"), line(.named("甲"), "20802")]) == nil)
        #expect(error([line("057007", "20801"), line("057007", "2080201"), line("057008", "208")]) == nil)
    }

    /// Against every pair of lines.
    @Test(arguments: Array(1...200) as [UInt64])
    func agreesWithComparingAllPairs(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let agencies: [AgencyID?] = [nil, "057001", "057002", "213", .named("甲")]
        let functions: [FunctionalCode?] = [nil, "208", "20801", "2080109", "20502", "2050201", "2050202"]
        let economics: [DepartmentEconomicCode?] = [nil, nil, nil, "302", "30201", "30101"]
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }
        let lines = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            line(pick(agencies), pick(functions), pick(economics), yuan: pick([0, 1, -1]))
        }
        let counted = lines.filter { $0.amount != .zero }
        let isMixed = counted.contains { one in
            counted.contains { other in
                guard one.agency == nil || other.agency == nil || one.agency == other.agency else { return false }
                let functions = one.function.flatMap { above in other.function.map { above.isAncestor(of: $0) } }
                let economics = one.economic.flatMap { above in other.economic.map { above.isAncestor(of: $0) } }
                return functions == true || economics == true
            }
        }
        #expect((error(lines) != nil) == isMixed)
    }

    /// Projects by their codes and names come out in order, however many look alike.
    @Test func projectsAreInOrder() throws {
        var random = SplitMix(seed: 3)
        var lines: [BudgetLine] = [BudgetLine(amount: Amount(yuan: 1))]
        for plain in [true, false] {
            for _ in 0..<400 {
                let number = Int.random(in: 0..<200, using: &random)
                let names = [
                    "工程\(number)", "二〇二五年度农村公路工程\(number)", "\(number)", "T\(number)",
                    plain ? "甲" : "e\u{301}\(number)",
                ]
                let codes = ["42011425057T000000\(100 + number)", "42010024213R000000\(100 + number)"]
                let text = (names + codes)[Int.random(in: 0..<7, using: &random)]
                lines.append(BudgetLine(project: ProjectID(text), amount: Amount(yuan: 1)))
            }
            let table = try BudgetLedger(lines).rollUp(by: [[.project]]).tables()[0]
            let projects = table.dropFirst().compactMap(\.key.project)
            #expect(projects == Set(lines.compactMap(\.project)).sorted())
        }
    }
}
