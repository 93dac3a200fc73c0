import Foundation
import Testing

@testable import BudgetTool

@Suite struct CheckCommandTests {
    @Test func checksTheExamples() async {
        let run = await Run("check", examples)
        // One of them has an error: two tables print the same expenditure with 0.02 between them.
        #expect(run.status == (hasPoppler ? 1 : 2))
        #expect(run.output.ranges(of: "  错误 ").count == 1 && run.output.contains("125,040.10"))
        #expect(
            hasPoppler ? run.errors.isEmpty : run.errors.contains("tianmen-2024-budget.pdf: reading it needs poppler"))
        #expect(run.output.contains("301 工资福利支出 合计 148.43，下级合计 148.44，差 −0.01（尾数）"))
        #expect(run.output.contains("未核对"))
        // The only fund is the total once more, and is not said by itself.
        #expect(run.output.contains("（人员经费栏相同）") && !run.output.contains("301 工资福利支出 人员经费 148.43"))
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
        #expect(all.output.contains("（未核对：整理说明注明该处文本残缺）"))
    }

    @Test func writesJSONThatOthersCanRead() async throws {
        let run = await Run("check", examples, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "china-budget-findings/1")
        let documents = try #require(object["documents"] as? [[String: Any]])
        #expect(documents.count == (hasPoppler ? 7 : 6))
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

    /// A code that is none is one finding, and the document is read and written all the same.
    @Test func readsMistypedCodes() async throws {
        let text = try String(contentsOfFile: examples + "/caidian-2025-budget.json", encoding: .utf8)
        let file = try temporaryFile(text.replacing("\"2080150\"", with: "\"20801S0\"", maxReplacements: 1))
        let run = await Run("check", file, "--fail-on", "error")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("“20801S0”无法识别"))
        let table = await Run("show", file, "--table", "支出总表")
        #expect(table.output.contains("20801S0"))
        #expect(await Run("rollup", file).status == 0)
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
             "waivers": [{"fingerprint": "\(fingerprint)", "explanation": "按年中调整后的目标计分"}]}
            """)
        let run = await Run("check", file, "--profile", profile)
        #expect(run.status == 0, "the score would be an error, but is explained")
        #expect(run.output.contains("已说明") && run.output.contains("按年中调整后的目标计分"))
        #expect(!run.output.contains("没有用上的说明"))
        let raised = try temporaryFile(#"{"severities": {"performance.self-evaluation.score.assumed": "error"}}"#)
        #expect(await Run("check", file, "--profile", raised).status == 1)
        let silenced = try temporaryFile(#"{"silenced": ["performance.self-evaluation.score.assumed"]}"#)
        #expect(await !Run("check", file, "--profile", silenced).output.contains("应为 4.9"))

        let unknown = try temporaryFile(#"{"silenced": ["no.such.rule"]}"#)
        #expect(await Run("check", file, "--profile", unknown).errors.contains("no.such.rule: no such rule"))
        let wrong = try temporaryFile(#"{"severities": {"codes.name": "fatal"}}"#)
        #expect(await Run("check", file, "--profile", wrong).errors.contains("severities.codes.name"))
    }

    @Test func waiversThatAnswerNothingAreShown() async throws {
        let wuhan = examples + "/wuhan-2023-final-accounts.json"
        let tianmen = examples + "/tianmen-2024-budget.json"
        let plain = await Run("check", wuhan, "--format", "json")
        let fingerprint = try #require(
            plain.output.split(separator: "\"fingerprint\" : \"").dropFirst().first?.prefix(16))
        func profile(_ lastDay: String) throws -> String {
            try temporaryFile(
                """
                {"day": "2026-05-01", "waivers": [
                 {"fingerprint": "\(fingerprint)", "explanation": "附注三", "lastDay": "\(lastDay)"},
                 {"fingerprint": "00000000000000ff", "explanation": "附注四"}]}
                """)
        }
        let good = try profile("2026-05-01")
        // Of many documents one needs the first, none the second.
        for paths in [[wuhan], [wuhan, tianmen], [tianmen, wuhan]] {
            let run = await Run(["check"] + paths + ["--profile", good])
            #expect(run.output.contains("没有用上的说明："))
            #expect(run.output.contains("00000000000000ff（附注四）没有对应的不符"))
            #expect(!run.output.contains("\(fingerprint)（附注三）"))
        }
        let english = await Run("check", tianmen, "--profile", good, "--language", "en").output
        #expect(
            english.contains("Waivers that answered nothing:") && english.contains("answers nothing that is violated"))
        let late = try profile("2026-04-30")
        let run = await Run("check", wuhan, "--profile", late)
        #expect(run.output.contains("\(fingerprint)（附注三）已于 2026-04-30 到期") && !run.output.contains("已说明"))

        func unused(_ profile: String?) async throws -> [String]? {
            let arguments = ["check", wuhan, "--format", "json"] + (profile.map { ["--profile", $0] } ?? [])
            let output = await Run(arguments).output
            let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
            return (object?["unusedWaivers"] as? [[String: Any]])?.compactMap { $0["reason"] as? String }
        }
        #expect(try await unused(good) == ["matchesNothing"])
        #expect(try await unused(late) == ["expired", "matchesNothing"])
        #expect(try await unused(nil) == nil)
        // What was not read may need it.
        let bad = try temporaryFile("{")
        #expect(await !Run("check", bad, tianmen, "--profile", good).output.contains("没有用上的说明"))

        for (text, place) in [
            (#"{"waivers": [{"fingerprint": "12", "explanation": "附注"}]}"#, "waivers[0].fingerprint: "),
            (
                #"{"waivers": [{"fingerprint": "00000000000000ff", "explanation": "", "until": "2026-01-01"}]}"#,
                "until: "
            ),
            (
                #"{"waivers": [{"fingerprint": "00000000000000ff", "explanation": "", "lastDay": "2026-1-1"}]}"#,
                "waivers[0].lastDay: "
            ),
        ] {
            let run = await Run("check", tianmen, "--profile", try temporaryFile(text))
            #expect(run.status == 2 && run.errors.contains(place), "\(run.errors)")
        }
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
