import Foundation
import Testing

@testable import BudgetTool

@Suite struct ShowCommandTests {
    @Test(arguments: [
        "caidian-2025-budget", "guangshui-2025-performance", "tianmen-2024-budget", "wuhan-2023-final-accounts",
    ])
    func everyTableFitsTheTerminal(name: String) async {
        let run = await Run("show", "\(examples)/\(name).json")
        #expect(run.status == 0)
        for line in run.lines { #expect(line.displayWidth <= 80, "\(line)") }
    }

    @Test func pairsIncomeAndExpenditure() async {
        let run = await Run("show", examples + "/caidian-2025-budget.json", "--table", "收支总表")
        #expect(run.lines.contains { $0.hasPrefix("本年收入合计") && $0.contains("本年支出合计") })
        #expect(run.lines.contains { $0.hasPrefix("收入总计") && $0.contains("支出总计") })
    }

    @Test func restoresTheNumberedGrid() async {
        let run = await Run("show", examples + "/wuhan-2023-final-accounts.json", "--table", "公开01", "--format", "csv")
        #expect(run.lines.contains("本年收入合计,27,\"2,020.06\",本年支出合计,58,\"2,020.06\""))
        #expect(run.lines.contains("总计,31,\"2,020.06\",总计,62,\"2,020.06\""))
        #expect(run.lines.contains(",30,,,61,"))
    }

    @Test func writesMarkdownAndJSON() async throws {
        let markdown = await Run(
            "show", examples + "/tianmen-2024-budget.json", "--table", "三公", "--format", "markdown")
        #expect(markdown.output.contains("| ---: |"))
        let json = await Run("show", examples + "/tianmen-2024-budget.json", "--format", "json")
        let grids = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(grids.count > 10)
    }

    @Test func namesTheTablesThatThereAre() async {
        let run = await Run("show", examples + "/tianmen-2024-budget.json", "--table", "没有的表")
        #expect(run.status == 2)
        #expect(run.errors.contains("部门收支总表"))
    }
}

@Suite struct RollUpCommandTests {
    private let caidian = examples + "/caidian-2025-budget.json"

    @Test(arguments: [
        ("function", "类", "208,社会保障和就业支出,\"13,198.99\""), ("function", "项", "2080502,事业单位离退休,12.02"),
        ("economic", "类", "301,工资福利支出,148.44"), ("unit", "类", "057007,武汉市蔡甸区城乡居民养老保险服务中心,\"23,579.21\""),
        ("project", "类", "项目支出,\"23,402.00\""), ("fund", "类", "单位资金,20.00"),
    ])
    func addsUp(dimension: String, level: String, line: String) async {
        let run = await Run("rollup", caidian, "--by", dimension, "--level", level, "--format", "csv")
        #expect(run.status == 0)
        #expect(run.lines.contains { $0.hasPrefix(line) }, "\(run.output)")
    }

    @Test func refusesWhatCannotBeAdded() async {
        #expect(await Run("rollup", examples).status == 2)
        let twice = await Run("rollup", caidian, caidian)
        #expect(twice.status == 2)
        #expect(twice.errors.contains("count money twice"))
        let years = await Run("rollup", caidian, examples + "/tianmen-2024-budget.json")
        #expect(years.errors.contains("2025 and 2024"))
        #expect(await Run("rollup", examples + "/guangshui-2025-performance.json").errors.contains("no 部门支出总表"))
    }
}

@Suite struct RulesCommandTests {
    @Test func listsAndExplains() async {
        #expect(await Run("rules").lines.count > 400)
        let one = await Run("rules", "budget.department-expenditure.row-sum")
        #expect(one.output.contains("合计 = 基本支出 + 项目支出"))
        #expect(one.output.contains("例 Example"))
        #expect(await Run("rules", "no.such").status == 2)
    }
}

@Suite struct TextTableTests {
    @Test(arguments: [("abc", 3), ("社保", 4), ("（文字）", 8), ("−0.01", 5), ("a\u{301}", 1)])
    func countsTerminalColumns(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(arguments: [("社会保障和就业支出", 8), ("a b c d e f", 4), ("基本支出 人员经费 合计", 10), ("x", 1), ("社会", 1)])
    func wrapsWithoutLosingText(text: String, width: Int) {
        let lines = text.wrapped(to: width)
        #expect(lines.allSatisfy { $0.displayWidth <= max(width, 2) })
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
}
