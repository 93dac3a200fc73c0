import BudgetCodes
import BudgetInterchange
import BudgetModel
import Testing

/// Budget lines of many projects, by code and by name.
@Suite struct ProjectLinesTests {
    /// More projects than any table begins with, each of them twice: codes that differ in one part, in another spelling
    /// the second time, and names, one of which looks like a code.
    @Test func manyProjectsKeepTheirNumbers() throws {
        var cells: [String] = []
        var projects: [ProjectID?] = []
        for index in 0..<3_000 {
            let serial = String(1_000_000_000 + index).dropFirst()
            let code =
                switch index % 4 {
                case 0: "42011425057T\(serial)"
                case 1: "42011425\(String(1_000 + index % 1_000).dropFirst())R\(serial)"
                case 2: "\(100_000 + index * 7)23001Y000000001"
                default: "项目\(index)"
                }
            cells.append(code)
            projects.append(ProjectID(code))
        }
        cells += ["42011425057T00000013", "02011425057T000000130", "42011425057t000000130", ""]
        projects += [
            .named("42011425057T00000013"), .named("02011425057T000000130"), .named("42011425057t000000130"), nil,
        ]
        let again = cells.map { $0.replacing("T", with: "Ｔ").replacing("42011425057Ｔ", with: "42011425057Ｔ ") }
        let first = cells.indices.map { "\(cells[$0]),\($0 + 1)\n" }
        let second = cells.indices.prefix(3_000).map { "\(again[$0]),\($0 + 1)\n" }
        let ledger = try BudgetLedger(csv: Array(("project,amount\n" + first.joined() + second.joined()).utf8))
        #expect(ledger.prefix(cells.count).map(\.project) == projects)
        #expect(ledger.dropFirst(cells.count).map(\.project) == Array(projects.prefix(3_000)))
        #expect(ledger == BudgetLedger(ledger.map { $0 }))

        // Each project has one group of both of its lines.
        let table = try #require(try ledger.rollUp(by: [[.project]]).tables().first)
        #expect(table.count == cells.count)
        let sums = Dictionary(table.map { ($0.key.project, $0.amount.fen) }) { $1 }
        for index in 0..<3_000 { #expect(sums[projects[index]] == Int64(index + 1) * 200) }
    }

    /// Of several names the first in order of characters stays, whatever the order of the lines.
    @Test func projectsKeepTheFirstOfTheirNames() throws {
        let code = ProjectID.code("42011425057T000000130")
        for names in [["甲", "乙", "丙"], ["丙", "乙", "甲"], ["乙", "甲", "丙", "甲"]] {
            let lines = names.map { "\(code),\($0)工程,1\n" }.joined()
            let ledger = try BudgetLedger(csv: Array(("project,项目名称,amount\n" + lines).utf8))
            var expected = BudgetLedger()
            for name in names { expected.setName(name + "工程", ofProject: code) }
            #expect(ledger.projectNames == [code: (names.min() ?? "") + "工程"])
            #expect(expected.projectNames == ledger.projectNames)
        }
    }

    /// Names with spaces and line breaks, which are looked for eight bytes at a time.
    @Test(arguments: 0..<20) func namesAreTrimmed(length: Int) throws {
        let name = String(repeating: "a", count: length)
        let text = "项目名称,amount\n\"\(name)\nb\",1\n\" \(name)b\",2\n\"\(name)b \",3\n\(name)b,4\n"
        let ledger = try BudgetLedger(csv: Array(text.utf8))
        #expect(ledger.map(\.project) == Array(repeating: .named("\(name)b"), count: 4))
    }
}
