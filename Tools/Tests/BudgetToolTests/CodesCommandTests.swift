import BudgetInterchange
import Foundation
import Testing

@testable import BudgetTool

@Suite struct CodesCommandTests {
    // MARK: Look-up

    @Test func showsPathLevelEvidenceAndChildren() async {
        let run = await Run("codes", "20805", "--year", "2025")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.lines.prefix(3) == ["支出功能分类 2025（内置目录）", "208 社会保障和就业支出", "  20805 行政事业单位养老支出"])
        #expect(run.lines.contains("级次：款"))
        #expect(run.lines.contains("依据：公开文件印证 2020–2026"))
        #expect(run.lines.contains("年度：2020年起"))
        #expect(run.output.contains("2080505  机关事业单位基本养老保险缴费支出"))
    }

    @Test func saysWhichYearsANameIsCarriedFrom() async {
        #expect(await Run("codes", "2080808", "--year", "2021").lines.contains("依据：据以后年度推定 2022–2024"))
        #expect(await Run("codes", "2080808", "--year", "2027").lines.contains("依据：沿用以前年度 2025–2026"))
        let json = await Run("codes", "2080808", "--year", "2027", "--format", "json").output
        #expect(json.contains("carried on"))
    }

    @Test(arguments: [("２０８０５", "20805 "), ("20 80 505", "2080505 "), (" 30217", "30217 "), ("50206", "50206 ")])
    func readsCodesAsTheyArePrinted(text: String, line: String) async {
        #expect(await Run("codes", text).lines.contains { $0.contains(line) })
    }

    @Test(arguments: ["208", "20805", "2080505", "301", "501", "101", "1100260"])
    func everyLineFitsTheTerminal(code: String) async {
        for arguments in [["codes", code], ["codes", code, "--history"], ["codes", "--search", code]] {
            let run = await Run(arguments)
            #expect(run.status == 0)
            for line in run.lines { #expect(line.displayWidth <= 80, "\(line)") }
        }
    }

    @Test func alignsColumnsByTheirWidthOnTheTerminal() async {
        let lines = await Run("codes", "--search", "公务用车", "--classification", "department-economic").lines
        // The evidence begins in the same column of the terminal in each row.
        let rows = lines.filter { $0.contains("公务用车") || $0.hasPrefix("编码") }
        #expect(rows.count == 4)
        let columns = rows.map { row in
            let end = row.range(of: "  ", options: .backwards)?.upperBound ?? row.startIndex
            return row[..<end].displayWidth
        }
        #expect(Set(columns).count == 1, "\(columns)")
    }

    @Test(arguments: [
        ("2085005", "did you mean 2080505 机关事业单位基本养老保险缴费支出?"), ("2082201", "移民补助 is valid -2023, now 2137201"),
        ("20124", "now 2013404"), ("2777777", "2777777: not in the catalogue of 2026"),
        ("2089977", "the nearest code above is 20899 其他社会保障和就业支出"),
    ])
    func suggestsWhatWasMeant(code: String, words: String) async {
        let run = await Run("codes", code, "--year", "2026")
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    // MARK: Search

    @Test func searchesAllClassifications() async {
        let run = await Run("codes", "--search", "公务接待费")
        #expect(run.status == 0)
        #expect(run.output.contains("30217  公务接待费"))
        #expect(run.output.contains("50206  公务接待费"))
        let one = await Run("codes", "--search", "公务接待费", "--classification", "government-economic")
        #expect(!one.output.contains("30217"))
        #expect(await Run("codes", "--search", "维修(护)费").output.contains("30213"))
    }

    @Test func suggestsTheNearestName() async {
        let run = await Run("codes", "--search", "公务接代费")
        #expect(run.status == 2)
        #expect(run.errors.contains("did you mean 30217 公务接待费, 50206 公务接待费?"))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(await Run("codes", "--search", "完全不同的东西").status == 2)
    }

    // MARK: History

    @Test func tellsNamesAndChangesByYear() async throws {
        let renamed = await Run("codes", "20805", "--history")
        let first = try #require(renamed.lines.firstIndex { $0.hasPrefix("至2019年") && $0.contains("行政事业单位离退休") })
        let second = try #require(renamed.lines.firstIndex { $0.hasPrefix("2020年起") && $0.contains("行政事业单位养老支出") })
        #expect(first < second)
        #expect(renamed.output.contains("公开文件印证 2017–2019"))
        #expect(renamed.lines.contains { $0.hasPrefix("2020  更名") })
        #expect(await Run("codes", "20124", "--history").output.contains("2018年的20124在2026年：\n  2013404 宗教事务"))
        let split = await Run("codes", "20125", "--history", "--year", "2025").output
        #expect(split.contains("拆分"))
        #expect(split.contains("2018年的20125在2025年：\n  20125 港澳台事务\n  2013405 华侨事务"))
        #expect(await Run("codes", "20138", "--history").output.contains("合并"))
        #expect(await Run("codes", "2013404", "--history").output.contains("2026年的2013404在2018年：\n  20124 宗教事务"))
        // Printed until 2018 and known to be gone: it is not what became of itself.
        let gone = await Run("codes", "2040404", "--history").output
        #expect(gone.contains("2018年的2040404在2026年：已取消，或去向不明") && !gone.contains("\n  2040404"))
        #expect(await Run("codes", "2777777", "--history").status == 2)
    }

    @Test func writesHistoryAsJSON() async throws {
        let object = try json(await Run("codes", "20125", "--history", "--year", "2025", "--format", "json"))
        let edition = try #require((object["editions"] as? [[String: Any]])?.first)
        let history = try #require(edition["history"] as? [String: Any])
        let names = try #require(history["names"] as? [[String: Any]])
        #expect(names.map { $0["name"] as? String } == ["港澳台侨事务", "港澳台事务"])
        #expect(names.map { $0["firstYear"] as? Int } == [nil, 2019])
        let changes = try #require(history["changes"] as? [[String: Any]])
        #expect(changes.map { $0["kind"] as? String } == ["rename", "split"])
        let successors = try #require(history["successors"] as? [[String: String]])
        #expect(successors.map { $0["code"] } == ["20125", "2013405"])
    }

    // MARK: Official tables

    private func exported() async -> String {
        await Run("codes", "--export", "csv", "--classification", "functional", "--year", "2026").output
    }

    @Test func exportsWhatItImports() async throws {
        let text = await exported()
        #expect(text.hasPrefix("科目编码,科目名称\n201,一般公共服务支出\n"))
        let tabs = await Run("codes", "--export", "tsv", "--classification", "functional", "--year", "2026").output
        #expect(tabs.hasPrefix("科目编码\t科目名称\n"))
        for copy in [text, tabs] {
            let file = try temporaryFile(copy, name: "table.csv")
            #expect(await Run("codes", "--import", file, "--year", "2026", "--export", "csv").output == text)
            #expect(await Run("codes", "--difference", file, "--year", "2026").output.contains("与内置目录相同"))
            #expect(await Run("codes", "--import", file, "--year", "2026").lines.contains { $0.hasPrefix("项：") })
        }
    }

    @Test func answersFromAnImportedTable() async throws {
        let file = try temporaryFile("编码,名称\n301,工资\n30101,基本工资（新）\n", name: "table.csv")
        let run = await Run("codes", "30101", "--import", file, "--year", "2027")
        #expect(run.lines.prefix(3) == ["部门预算支出经济分类 2027（导入的官方表）", "301 工资", "  30101 基本工资（新）"])
        #expect(run.lines.contains("依据：官方表"))
        let missing = await Run("codes", "30102", "--import", file, "--year", "2027")
        #expect(missing.status == 2)
        #expect(missing.errors == "budget: 30102: not in the table; 津贴补贴 is in the built-in catalogue\n")
        #expect(await Run("codes", "--search", "新", "--import", file, "--year", "2027").output.contains("30101"))
        #expect(await Run("codes", "208", "--import", file, "--year", "2027").status == 2)
    }

    @Test func reportsDifferences() async throws {
        var text = await exported()
        for (old, new) in [
            ("2080505,机关事业单位基本养老保险缴费支出\n", "2080505,养老缴费\n"), ("2080501,行政单位离退休\n", ""),
            ("2320399,", "2320398,"),
        ] {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        let file = try temporaryFile(text + "235,新类\n", name: "table.csv")
        let run = await Run("codes", "--difference", file, "--year", "2027")
        #expect(run.status == 0)
        #expect(run.output.contains("与内置目录相比：新增 1，取消 1，更名 1，调整编码 1"))
        for line in run.lines { #expect(line.displayWidth <= 80) }

        let object = try json(await Run("codes", "--difference", file, "--year", "2027", "--format", "json"))
        let edition = try #require((object["editions"] as? [[String: Any]])?.first)
        #expect(edition["isOfficial"] as? Bool == true)
        let differences = try #require(edition["differences"] as? [[String: Any]])
        let found = differences.map { difference in
            [
                difference["kind"] as? String, (difference["from"] as? [String: String])?["code"],
                (difference["to"] as? [String: String])?["code"],
            ]
        }
        #expect(
            found == [
                ["removed", "2080501", nil], ["renamed", "2080505", "2080505"], ["moved", "2320399", "2320398"],
                ["added", nil, "235"],
            ])
    }

    @Test func namesEveryBadLineAndImportsNothing() async throws {
        let file = try temporaryFile("科目编码,科目名称\n208,社保\n20a,x\n2080,y\n20901,z\n", name: "table.csv")
        for arguments in [["--import", file], ["--difference", file], ["208", "--import", file]] {
            let run = await Run(["codes"] + arguments + ["--year", "2027"])
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            let lines = run.errors.split(separator: "\n")
            #expect(lines.count == 4)
            #expect(lines.allSatisfy { $0.hasPrefix("budget: \(file): ") })
            for (line, number) in zip(lines, [3, 4, 5]) { #expect(line.contains(": line \(number): ")) }
            #expect(lines[3].hasSuffix("3 problems, nothing was imported"))
        }
        let one = try temporaryFile("科目编码,科目名称\n2080,社保\n", name: "table.csv")
        #expect(await Run("codes", "--import", one, "--year", "2027").errors.split(separator: "\n").count == 1)
    }

    // MARK: Arguments

    @Test(
        arguments: [
            ([], "give a code"), (["208", "--search", "x"], "a code and --search do not go together"),
            (["--search", " "], "--search needs a text"), (["--history"], "give a code"),
            (["--search", "x", "--history"], "--history needs a code"), (["--import", "x"], "--import needs --year"),
            (["--difference", "x"], "--difference needs --year"), (["208", "--year", "20255"], "no such edition"),
            (["--export", "csv"], "--export needs --classification"), (["--export", "xml"], "xml"),
            (["--export", "csv", "--classification", "revenue", "--format", "json"], "not json"),
            (["208", "--history", "--import", "x", "--year", "2027"], "does not go with --import"),
            (["--difference", "x", "--import", "y", "--year", "2027"], "does not go with --import"),
            (["--import", "/no/such/file", "--year", "2027"], "/no/such/file: no such file"),
            (["2080"], "3, 5, 7 or 9 digits"), (["208", "--classification", "revenue"], "starts with 1"),
            (["208", "--classification", "economic"], "economic"), (["20x"], "is no code"),
        ] as [([String], String)])
    func unusableArgumentsAreOneLine(arguments: [String], words: String) async {
        let run = await Run(["codes"] + arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("budget: "))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test func checksAgainstAnImportedTable() async throws {
        let document = examples + "/caidian-2025-budget.json"
        let whole = await Run("codes", "--export", "csv", "--classification", "functional", "--year", "2025").output
        let same = try temporaryFile(whole, name: "table.csv")
        #expect(await Run("check", document, "--codes", same, "--year", "2025").status == 0)
        // The document has this code; the official table does not.
        let lacking = whole.split(separator: "\n").filter { !$0.hasPrefix("20801") && !$0.hasPrefix("2080109") }
        let fewer = try temporaryFile(lacking.joined(separator: "\n"), name: "table.csv")
        #expect(await Run("check", document, "--codes", fewer, "--year", "2025").status == 1)
        #expect(await Run("check", document, "--codes", same).errors.contains("--codes needs --year"))
    }

    private func json(_ run: Run) throws -> [String: Any] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "china-budget-codes/1")
        return object
    }
}
