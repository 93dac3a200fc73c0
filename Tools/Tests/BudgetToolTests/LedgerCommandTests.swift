import Foundation
import Testing

@testable import BudgetTool

private let lines = """
    单位代码,单位名称,项目编码,项目名称,功能科目编码,部门经济分类,资金性质,资金年度,支出类别,金额（万元）
    057001,局机关,42011425057R000000001,基本工资,2080101,30101,一般公共预算,本年,人员经费,120.5
    057001,局机关,42011425057Y000000001,公用,2080101,30217,一般公共预算,本年,公用经费,21.75
    057007,服务中心,42011425057T000000130,管理经费,2080109,30201,一般公共预算,本年,项目支出,3
    057007,服务中心,42011425057T000000131,补偿,2120805,30305,政府性基金,上年结转,项目支出,1000
    057007,服务中心,42011425057T000000132,其他,2080109,30299,其他收入,本年,项目支出,20
    """

@Suite struct DeriveCommandTests {
    @Test(arguments: ["budget", "final-accounts"])
    func writesDocumentsThatCheckClean(kind: String) async throws {
        let ledger = try temporaryFile(lines, name: "ledger.csv")
        let folder = URL(filePath: ledger).deletingLastPathComponent().appending(path: "out").path(
            percentEncoded: false)
        let run = await Run("derive", ledger, "-o", folder, "--kind", kind, "--adjusted-budget", ledger)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.contains { $0.hasPrefix("057007.json") && $0.contains("10,230,000.00") })
        for line in run.lines { #expect(line.displayWidth <= 80) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names == ["057.json", "057001.json", "057007.json", "all.json"])
        let check = await Run("check", folder, "--fail-on", "warning", "--all")
        #expect(check.status == 0, "\(check.output)")
        #expect(!check.output.contains("未核对（"))
    }

    @Test func derivesAsAPlacePrints() async throws {
        let ledger = try temporaryFile(lines, name: "place.csv")
        let folder = NSTemporaryDirectory() + "place-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = await Run("derive", ledger, "-o", folder, "--practice", "shanghai.budget")
        #expect(run.status == 0, "\(run.errors)")
        let show = await Run("show", folder + "/057007.json", "--table", "财务收支预算总表")
        #expect(show.output.contains("财政拨款收入") && show.output.contains("元"))
        let other = await Run("derive", ledger, "-o", folder, "--practice", "shanghai.final-accounts")
        #expect(other.status == 2 && other.errors.contains("another kind"))
    }

    @Test func derivesTheTablesOfAGovernment() async throws {
        let ledger = try temporaryFile(lines, name: "ledger.csv")
        let folder = URL(filePath: ledger).deletingLastPathComponent().appending(path: "out").path(
            percentEncoded: false)
        let unsure = await Run("derive", ledger, "-o", folder, "--government", "--name", "某市")
        #expect(unsure.status == 0)
        #expect(unsure.errors.contains("30101 1205000.00元：可对应50101、50501"))
        #expect(unsure.errors.contains("未能生成一般公共预算基本支出表"))
        #expect(unsure.output.contains("2120805") && !unsure.output.contains("30217"))
        let natures = try temporaryFile("单位,性质\n057,行政单位\n057007\t事业单位\n", name: "natures.csv")
        let run = await Run("derive", ledger, "-o", folder, "--government", "--name", "某市", "--natures", natures)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(run.lines.contains { $0.hasPrefix("50206") && $0.hasSuffix("21.75") })
        for line in run.lines { #expect(line.displayWidth <= 80) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["government.json"])
        #expect(await Run("check", folder, "--fail-on", "warning").output.contains("已核对的关系没有不符"))

        let wrong = try temporaryFile("057,行政单位\n058,机关\n", name: "natures.csv")
        let refused = await Run("derive", ledger, "-o", folder, "--government", "--natures", wrong)
        #expect(refused.status == 2 && refused.errors.contains("line 2"))
        #expect(await Run("derive", ledger, "-o", folder, "--natures", natures).status == 2)
    }

    @Test func comparesAGovernmentWithItsDepartments() async throws {
        let ledger = try temporaryFile(lines, name: "ledger.csv")
        let folder = URL(filePath: ledger).deletingLastPathComponent().appending(path: "out").path(
            percentEncoded: false)
        #expect(await Run("derive", ledger, "-o", folder, "--government", "--name", "某市").status == 0)
        let parts = folder + "/parts"
        #expect(await Run("derive", ledger, "-o", parts).status == 0)
        let government = folder + "/government.json"
        let own = await Run("compare", government, ledger, "--detail")
        #expect(own.status == 0 && own.output.contains("一致") && !own.output.contains("部门较"))
        for line in own.lines { #expect(line.displayWidth <= 80, "\(line)") }
        let units = await Run("compare", government, parts + "/057001.json", parts + "/057007.json", "--format", "csv")
        #expect(units.lines.contains { $0.contains("budget,2080109,社会保险经办机构,") && $0.hasSuffix(",agreed") })
        let one = await Run("compare", government, parts + "/057001.json", "--format", "csv")
        #expect(one.lines.contains { $0.contains("2080109,") && $0.hasSuffix(",onlyGovernment") })
        let json = await Run("compare", government, parts + "/057.json", "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["departmentCount"] as? Int == 1)
        // Units and their department count the same money twice; two governments are compared as any two documents.
        #expect(await Run("compare", government, parts).status == 2)
        #expect(await Run("compare", government, government).output.contains("增减额"))
        #expect(await Run("compare", parts + "/057001.json", parts + "/057007.json", parts + "/057.json").status == 2)
    }

    @Test func saysWhyItCannot() async throws {
        let missing = await Run("derive", "/no/such.csv", "-o", "none")
        #expect(missing.status == 2)
        #expect(missing.errors.split(separator: "\n").count == 1)
        let wrong = await Run("derive", try temporaryFile("功能科目编码,金额\n999,1\n", name: "a.csv"), "-o", "none")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("line 2: column 功能科目编码"))
        let income = try temporaryFile("单位代码,资金性质,金额\n057007,11,1\n", name: "income.csv")
        let short = await Run("derive", try temporaryFile(lines, name: "b.csv"), "-o", "none", "--income", income)
        #expect(short.status == 2)
        #expect(short.errors.contains("more than it has"))
    }
}

@Suite struct LedgerRollUpCommandTests {
    @Test(arguments: [
        ("function", "类", "208,社会保障和就业支出,165.25,142.25,23.00"), ("function", "项", "2120805,补助被征地农民支出,\"1,000.00\","),
        ("economic", "款", "30101,基本工资,120.50,120.50,"), ("unit", "类", "057007,服务中心,\"1,023.00\","),
        ("project", "类", "42011425057T000000131,补偿,\"1,000.00\","), ("fund", "类", "12,政府性基金预算资金,\"1,000.00\""),
    ])
    func addsUpLines(dimension: String, level: String, line: String) async throws {
        let ledger = try temporaryFile(lines, name: "ledger.csv")
        let run = await Run("rollup", ledger, "--by", dimension, "--level", level, "--format", "csv")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.contains { $0.hasPrefix(line) }, "\(run.output)")
    }

    @Test func addsUpLinesAndDocumentsTogether() async throws {
        let ledger = try temporaryFile(lines, name: "ledger.csv")
        let document = examples + "/caidian-2025-budget.json"
        let run = await Run("rollup", ledger, document, "--by", "function", "--format", "csv")
        #expect(run.status == 0, "\(run.errors)")
        // 165.25 of the ledger and 13,198.99 of the document.
        #expect(run.lines.contains { $0.hasPrefix("208,社会保障和就业支出,\"13,364.24\"") }, "\(run.output)")
        let text = await Run("rollup", ledger, document, "--by", "project")
        for line in text.lines { #expect(line.displayWidth <= 80) }
    }

    @Test func saysWhichLinesAreSums() async throws {
        let ledger = try temporaryFile(lines + "\n合计,,,,,,,,,1165.25\n", name: "ledger.csv")
        let run = await Run("rollup", ledger, "--by", "fund", "--format", "csv")
        #expect(run.status == 0)
        #expect(run.errors.contains("line 7: 合计: a sum, left out"))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.lines.contains { $0.contains("合计,\"1,165.25\"") }, "\(run.output)")
    }

    @Test func refusesALineBesideItsAncestor() async throws {
        let ledger = try temporaryFile("单位代码,功能科目编码,金额\n057001,208,5\n057001,2080101,5\n", name: "ledger.csv")
        let run = await Run("rollup", ledger)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("208 contains"), "\(run.errors)")
    }

    @Test func namesTheLineOfAnError() async throws {
        let run = await Run("rollup", try temporaryFile("function,amount\n208,x\n", name: "bad.csv"))
        #expect(run.status == 2)
        #expect(run.errors.contains("line 2: column amount"))
    }
}

@Suite struct CompareCommandTests {
    private static let names = [
        "caidian-2025-budget", "guangshui-2025-performance", "tianmen-2024-budget", "wuhan-2023-final-accounts",
    ]

    @Test(arguments: names, names)
    func comparesEveryPair(first: String, second: String) async throws {
        let run = await Run("compare", "\(examples)/\(first).json", "\(examples)/\(second).json")
        let hasNone = first.hasPrefix("guangshui") && second.hasPrefix("guangshui")
        #expect(run.status == (hasNone ? 2 : 0), "\(run.errors)")
        for line in run.lines { #expect(line.displayWidth <= 80, "\(line)") }
        let detail = await Run("compare", "\(examples)/\(first).json", "\(examples)/\(second).json", "--detail")
        for line in detail.lines { #expect(line.displayWidth <= 80, "\(line)") }
    }

    @Test func writesFigures() async throws {
        let (first, second) = (examples + "/tianmen-2024-budget.json", examples + "/caidian-2025-budget.json")
        let csv = await Run("compare", first, second, "--format", "csv")
        #expect(
            csv.lines.contains(
                "budget.department-expenditure,208,208,社会保障和就业支出,,kept,total,458529700.00,131989900.00,"
                    + "-326539800.00,-71.21,28.79,"))
        #expect(
            csv.lines.contains { $0.contains(",,2120805,") && $0.contains("added") && $0.hasSuffix("previousZero") })
        let json = await Run("compare", first, second, "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["basis"] as? String == "yearOnYear")
        let execution = await Run("compare", examples + "/wuhan-2023-final-accounts.json", second)
        #expect(execution.output.contains("完成预算"))
    }

    @Test func refusesFolders() async {
        #expect(await Run("compare", examples, examples).status == 2)
    }
}
