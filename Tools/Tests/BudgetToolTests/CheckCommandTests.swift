import Foundation
import Testing

@testable import BudgetTool

@Suite struct CheckCommandTests {
    @Test func checksTheFourDocuments() async {
        let run = await Run("check", examples)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("301 工资福利支出 合计 148.43，下级合计 148.44，差 −0.01（尾数）"))
        #expect(run.output.contains("未核对"))
        for line in run.lines {
            #expect(line.displayWidth <= 80 || line.contains(".json") || line.contains("budget."), "\(line)")
        }
    }

    @Test func speaksEnglish() async {
        let run = await Run("check", examples + "/tianmen-2024-budget.json", "--language", "en")
        let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("rows add up to 45,928.09, difference −0.01 (rounding)"))
    }

    @Test func listsWhatWasNotEvaluated() async {
        let short = await Run("check", examples + "/caidian-2025-budget.json")
        #expect(short.output.contains("用 --all"))
        let all = await Run("check", examples + "/caidian-2025-budget.json", "--all")
        #expect(all.output.contains("（未核对：相加的单元格有空白，而其分项已列数）"))
    }

    @Test func writesJSONThatOthersCanRead() async throws {
        let run = await Run("check", examples, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "china-budget-findings/1")
        let documents = try #require(object["documents"] as? [[String: Any]])
        #expect(documents.count == 4)
        let counts = try #require(documents[0]["counts"] as? [String: Int])
        #expect(Set(counts.keys) == ["holds", "rounding", "violated", "notEvaluated", "waived"])
        let findings = try #require(documents[0]["findings"] as? [[String: Any]])
        let keys: Set = [
            "rule", "severity", "verdict", "location", "other", "printed", "expected", "difference", "fingerprint",
            "group", "message",
        ]
        #expect(findings.allSatisfy { keys.isSubset(of: $0.keys) })
        #expect(findings.allSatisfy { $0["tableName"] is String && $0["precision"] is [String: Any] })
        let rounding = try #require(findings.first { $0["verdict"] as? String == "rounding" })
        #expect(rounding["printed"] as? Double == 1_484_300)
        #expect(rounding["difference"] as? Double == -100)
    }

    @Test(arguments: [("error", 1), ("warning", 1), ("never", 0)] as [(String, Int32)])
    func failsOnWhatIsAsked(limit: String, status: Int32) async throws {
        let text = try String(contentsOfFile: examples + "/tianmen-2024-budget.json", encoding: .utf8)
        let broken = try temporaryFile(text.replacing("1411800", with: "1511800"))
        let run = await Run("check", broken, "--fail-on", limit)
        #expect(run.status == status)
        #expect(run.output.contains("不符"))
        #expect(run.output.contains("错误 301 工资福利支出"), "\(run.output)")
    }

    @Test func groupsTheTracesOfOneFigure() async throws {
        let text = try String(contentsOfFile: examples + "/wuhan-2023-final-accounts.json", encoding: .utf8)
        let broken = try temporaryFile(text.replacing("\"total\" : 428800", with: "\"total\" : 458800"))
        #expect(await Run("check", broken).status == 1)
    }

    @Test func profilesSilenceRaiseAndWaive() async throws {
        let file = examples + "/wuhan-2023-final-accounts.json"
        let plain = await Run("check", file, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(plain.output.utf8)) as? [String: Any])
        let findings = try #require((object["documents"] as? [[String: Any]])?.first?["findings"] as? [[String: Any]])
        let assumed = findings.filter { $0["rule"] as? String == "performance.self-evaluation.score.assumed" }
        let fingerprint = try #require(assumed.first?["fingerprint"] as? String)
        let profile = try temporaryFile(
            """
            {"severities": {"performance.self-evaluation.score.assumed": "error"},
             "silenced": ["performance.self-evaluation.copied"],
             "waivers": [{"fingerprint": "\(fingerprint)", "explanation": "按年中调整后的目标计分"}]}
            """)
        let run = await Run("check", file, "--profile", profile)
        #expect(run.status == 1, "the other score is an error now")
        #expect(run.output.contains("已说明") && run.output.contains("按年中调整后的目标计分"))
        #expect(!run.output.contains("项指标与单位整体自评相同"))

        let unknown = try temporaryFile(#"{"silenced": ["no.such.rule"]}"#)
        #expect(await Run("check", file, "--profile", unknown).errors.contains("no.such.rule: no such rule"))
        let wrong = try temporaryFile(#"{"severities": {"codes.name": "fatal"}}"#)
        #expect(await Run("check", file, "--profile", wrong).errors.contains("severities.codes.name"))
    }

    @Test func oneBadFileDoesNotHideTheOthers() async throws {
        let bad = try temporaryFile("{")
        let run = await Run("check", bad, examples + "/tianmen-2024-budget.json", "--format", "json")
        #expect(run.status == 2)
        #expect(run.errors.contains(bad))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect((object["documents"] as? [Any])?.count == 1)
    }

    @Test func saysWhenThereIsNothingToCheck() async throws {
        let file = try temporaryFile(
            #"{"schema":"china-budget/1","header":{"kind":"performance","entity":"unit","fiscalYear":2025,"agency":{"name":"某单位"}}}"#
        )
        let run = await Run("check", file)
        #expect(run.status == 0)
        #expect(run.output.contains("没有可核对的关系"))
    }

    @Test(arguments: [
        (["check"], "paths"), (["check", "/no/such/place"], "no such file or folder"),
        (["check", "--format", "xml", "."], "xml"), (["check", "--fail-on", "sometimes", "."], "sometimes"),
        (["frob"], "frob"), (["show"], "path"), (["rollup", "--level", "目", "."], "目"),
    ])
    func unusableArgumentsAreOneLine(arguments: [String], word: String) async {
        let run = await Run(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("budget: "))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains(word), "\(run.errors)")
    }

    @Test(arguments: ["", "{", "[[[[", "null", "{\"schema\":\"china-budget/1\"}", "\u{0}\u{1}"])
    func unusableFilesAreOneLine(text: String) async throws {
        let file = try temporaryFile(text)
        let run = await Run("check", file)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("budget: \(file): "))
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    @Test func unknownKeysAreSaid() async throws {
        let file = try temporaryFile(
            #"{"schema":"china-budget/1","header":{"kind":"budget","entity":"unit","fiscalYear":2025,"agency":{"name":"某单位"}},"bugdet":1}"#
        )
        #expect(await Run("check", file).errors.contains("bugdet: unknown key, not taken in"))
    }
}

@Suite struct PracticeCommandTests {
    @Test func listsThePractices() async throws {
        let run = await Run("practices")
        #expect(run.status == 0)
        #expect(run.output.contains("jiangsu.budget") && run.output.contains("上海市单位预算"))
        let one = await Run("practices", "jiangsu.budget", "--format", "markdown")
        #expect(one.output.contains("budget.income-by-source") && one.output.contains("单位预留机动经费"))
        let none = await Run("practices", "nowhere")
        #expect(none.status == 2 && none.errors.contains("nowhere"))
    }

    @Test func checksAgainstThePracticeThatIsAskedFor() async throws {
        let path = examples + "/caidian-2025-budget.json"
        let own = await Run("check", path)
        #expect(own.output.contains("公开惯例 hubei.budget.2025") && !own.output.contains("缺少此表"))
        let other = await Run("check", path, "--practice", "shanghai.budget", "--language", "en")
        #expect(other.output.contains("practice shanghai.budget Department budgets of Shanghai"))
        #expect(other.output.contains("tables.missing"))
        #expect(await Run("check", path, "--practice", "nowhere").status == 2)

        let json = await Run("practices", "shanghai.budget", "--format", "json")
        let file = NSTemporaryDirectory() + "practice-\(UInt64.random(in: 0...UInt64.max)).json"
        try Data(json.output.utf8).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let read = await Run("check", path, "--practice", file, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: Any])
        let documents = try #require(object["documents"] as? [[String: Any]])
        #expect(documents[0]["practice"] as? String == "shanghai.budget")
    }
}
