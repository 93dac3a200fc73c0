import BudgetInterchange
import Foundation
import Testing

@testable import BudgetTool

/// A document that checks clean but for a code that is off by an amount, when there is one.
private func line(_ number: Int, slip: Int64 = 0) -> String {
    var document = Disclosure(
        Disclosure.Header(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "第\(number)单位")))
    var table = GeneralPublicExpenditure()
    let amount = Amount(yuan: 310_000)
    table.append("208", named: "社会保障和就业支出", [.total: amount, .project: Amount(fen: amount.fen + slip)])
    document.budget.generalPublicExpenditure = table
    return String(decoding: document.json(.compact), as: UTF8.self)
}

private func corpus(_ count: Int, wrong: Set<Int> = []) throws -> String {
    let lines = (1...count).map { line($0, slip: wrong.contains($0) ? 100_000 : 0) }
    return try temporaryFile(lines.joined(), name: "corpus.jsonl")
}

@Suite struct BulkCommandTests {
    @Test(arguments: [1, 2, 5])
    func showsThoseThatReachTheLimitAmongMany(jobs: Int) async throws {
        let file = try corpus(60, wrong: [7, 33, 59])
        let run = await Run("check", file, "--jobs", "\(jobs)", "--language", "en")
        let rule = "budget.general-public-expenditure.row-sum.total"
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.lines.filter { $0.hasPrefix(file) } == [7, 33, 59].map { "\(file):\($0)" })
        #expect(run.lines.filter { $0.contains(rule) }.count == 3)
        #expect(run.lines.contains { $0.hasPrefix("60 documents") && $0.contains("error 3, warning 57") })
        #expect(run.output.contains("57 documents are not shown"))
        // All of them lack tables, which is a warning.
        let warnings = await Run("check", file, "--fail-on", "warning")
        #expect(warnings.lines.filter { $0.hasPrefix(file) } == (1...60).map { "\(file):\($0)" })
    }

    @Test func ordersAndNumbersTheDocumentsOfAllInputs() async throws {
        let file = try corpus(30)
        let example = examples + "/tianmen-2024-budget.json"
        for jobs in ["1", "3"] {
            let run = await Run("check", example, file, example, "--format", "json", "--jobs", jobs)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let documents = try #require(object["documents"] as? [[String: Any]])
            #expect(
                documents.map { $0["path"] as? String } == [example] + (1...30).map { "\(file):\($0)" } + [example])
        }
    }

    @Test func oneBadLineDoesNotHideTheOthers() async throws {
        let file = try temporaryFile(
            line(1) + "{\"schema\":\n" + "\n" + line(4) + #"{"schema":"china-budget/1"}"# + "\n" + line(6),
            name: "corpus.jsonl")
        let run = await Run("check", file, "--format", "json")
        #expect(run.status == 2)
        let errors = run.errors.split(separator: "\n")
        #expect(errors.count == 2)
        #expect(errors.first?.hasPrefix("budget: \(file):2: ") == true)
        #expect(errors.last?.hasPrefix("budget: \(file):5: ") == true)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let paths = (object["documents"] as? [[String: Any]])?.compactMap { $0["path"] as? String }
        #expect(paths == [1, 4, 6].map { "\(file):\($0)" })
        #expect(await Run("check", file).output.contains("无法读取 2"))
    }

    @Test func saysWhenThereIsNoDocument() async throws {
        let file = try temporaryFile("\n \n", name: "empty.jsonl")
        let run = await Run("check", file)
        #expect(run.status == 2)
        #expect(run.errors == "budget: \(file): there is no document\n")
    }

    @Test func writesAmountsBeyondTheNumbersOfJSON() async throws {
        var document = Disclosure(
            Disclosure.Header(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        var table = GeneralPublicExpenditure()
        table.append("208", named: "社会保障和就业支出", [.total: Amount(fen: 9_000_000_000_000_000_001), .project: .zero])
        document.budget.generalPublicExpenditure = table
        let file = try temporaryFile(String(decoding: document.json(), as: UTF8.self))
        let run = await Run("check", file, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let documents = try #require(object["documents"] as? [[String: Any]])
        let findings = try #require(documents.first?["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["printed"] as? String == "90000000000000000.01" })
    }

    @Test func convertsToLinesAndBack() async throws {
        let file = try temporaryFile("", name: "all.jsonl")
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "out").path(percentEncoded: false)
        // One of the examples is a PDF.
        let (status, count): (Int32, Int) = hasPoppler ? (0, 7) : (2, 6)
        #expect(await Run("convert", examples, "-o", file).status == status)
        #expect(try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").count == count)
        #expect(await Run("convert", file, "-o", folder).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == count)
        let again = file + ".again.jsonl"
        #expect(await Run("convert", examples, "-o", again, "--jobs", "1").status == status)
        #expect(try String(contentsOfFile: again, encoding: .utf8) == String(contentsOfFile: file, encoding: .utf8))
        // The examples are canonical.
        let one = folder + "/one.json"
        #expect(await Run("convert", examples + "/tianmen-2024-budget.json", "-o", one).status == 0)
        let text = try String(contentsOfFile: examples + "/tianmen-2024-budget.json", encoding: .utf8)
        #expect(try String(contentsOfFile: one, encoding: .utf8) == text)
        let several = await Run("convert", examples, "-o", one)
        #expect(several.status == 2)
        #expect(try String(contentsOfFile: one, encoding: .utf8) == text, "what was there stays")
    }
}

@Suite struct OwnFormTests {
    private static let forms = """
        [{"id": "shanghai.reserve", "officialName": "预备费表", "sides": [{"keys": "functional",
          "columns": [{"name": "total", "heading": "合计"}, {"name": "first", "heading": "上半年"},
                      {"name": "second", "heading": "下半年"}],
          "identities": [{"sum": "total", "addends": ["first", "second"]}]}]}]
        """

    private static let document = """
        {"schema": "china-budget/1", "header": {"kind": "budget", "entity": "unit", "fiscalYear": 2025,
         "agency": {"name": "某单位"}}, "tables": {"shanghai.reserve": {"caption": {},
         "lines": [{"code": "208", "name": "社会保障和就业支出", "total": 30000, "first": 10000, "second": 10000}]}}}
        """

    @Test func checksAndShowsThem() async throws {
        let forms = try temporaryFile(Self.forms)
        let file = try temporaryFile(Self.document)
        let check = await Run("check", file, "--forms", forms)
        #expect(check.status == 1, "\(check.errors)")
        #expect(check.output.contains("预备费表") && check.output.contains("各栏合计 2.00"), "\(check.output)")
        let show = await Run("show", file, "--forms", forms, "--format", "csv")
        #expect(show.lines.contains("208,社会保障和就业支出,3.00,1.00,1.00"), "\(show.output)")
        #expect(await Run("compare", file, file, "--forms", forms, "--detail").output.contains("预备费表"))
    }

    @Test(arguments: [
        ("[{]", "no JSON"), (#"[{"id": "x"}]"#, "[0].officialName"),
        (#"[{"id": "X!", "officialName": "表"}]"#, "[0].id"),
        (
            #"[{"id": "budget.department-income", "officialName": "表", "sides": [{"keys": "agency", "columns": [{"name": "a"}]}]}]"#,
            "two forms"
        ),
    ])
    func refusesWhatIsNoForm(text: String, words: String) async throws {
        let run = await Run("check", examples, "--forms", try temporaryFile(text))
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
    }
}
