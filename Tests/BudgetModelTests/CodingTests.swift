import BudgetCodes
import BudgetModel
import Foundation
import Testing

/// What is written is read again as the same value.
@Suite struct CodingTests {
    private func again<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    private func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    @Test func rules() throws {
        for rule in RuleBook.standard.rules { #expect(try again(rule) == rule) }
        let short = try decoded(
            Rule.self,
            #"{"id": "my.rule", "severity": "note", "category": "codes", "chinese": "甲", "english": "a"}"#)
        #expect(short == Rule("my.rule", .note, .codes, chinese: "甲", english: "a"))
        #expect(short.phrase == .statement && short.table == nil)
    }

    @Test func formsAndLayouts() throws {
        for form in FormBook.standard.forms where !form.sides.isEmpty {
            #expect(try again(form) == form)
            for layout in form.sides { #expect(try again(layout) == layout) }
        }
        for form in [try Form.reserve(), try Form.debt()] { #expect(try again(form) == form) }
    }

    static let problems: [Finding.Problem] =
        PerformanceProblem.allCases.map { .performance($0, ["甲", "乙", "丙"]) } + [
            .unknownCode, .otherName(expected: "甲", evidence: .published(years: [2024, 2025])),
            .otherName(expected: "甲", evidence: .corroborated), .uncertainCode,
            .otherName(expected: "甲", evidence: .carriedBack(years: [2025])),
            .otherName(expected: "甲", evidence: .carriedOn(years: [2019, 2021])),
            .formerName(until: 2019, expected: "乙", evidence: .unverified),
            .formerName(until: nil, expected: "乙", evidence: .published(years: [])), .missingParent(code: "208"),
            .tooCoarse, .duplicateLine, .emptyWithoutStatement, .statementContradicted, .missingTable, .negative,
            .overPrecise, .malformedCode(code: "20805O5", kind: .functional), .malformedCode(code: "", kind: .agency),
            .points(
                printed: FixedDecimal(5), lower: FixedDecimal(1), upper: FixedDecimal(2), assumption: .reverseFromClass),
            .points(printed: nil, lower: FixedDecimal(0), upper: FixedDecimal(0), assumption: nil),
            .custom(chinese: "甲", english: "a"),
        ]

    /// A finding that is made into others.
    private func finding(_ verdict: Verdict, _ problem: Finding.Problem? = nil) throws -> Finding {
        let document = Disclosure.expenditure { $0.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 1]) }
        let id: Rule.ID = "budget.department-expenditure.row-sum"
        var finding = try #require(document.validate().findings(of: id).first)
        finding.verdict = verdict
        finding.problem = problem
        return finding
    }

    @Test(arguments: problems)
    func everyProblem(problem: Finding.Problem) throws {
        let finding = try finding(.violated, problem)
        #expect(try again(finding) == finding)
        for language in Language.allCases { #expect(!finding.message(in: language).isEmpty) }
    }

    @Test func everyVerdictReasonAndFigure() throws {
        for verdict in Verdict.allCases {
            var finding = try finding(verdict)
            #expect(try again(finding) == finding)
            finding.expected = Amount(fen: .max)
            finding.difference = Amount(fen: -.max)
            finding.explanation = "附注"
            finding.group = 7
            finding.cell.lineName = "支出"
            finding.cell.columnHeading = "合计"
            finding.precision = Precision(unit: .hundredMillionYuan, decimals: 4)
            for phrase in Rule.Phrase.allCases {
                finding.phrase = phrase
                #expect(try again(finding) == finding)
            }
        }
        for reason in NotEvaluatedReason.allCases {
            var finding = try finding(.notEvaluated)
            finding.reason = reason
            finding.cell.amount = nil
            #expect(try again(finding) == finding)
        }
    }

    /// Real findings of every kind, with their groups.
    @Test func findingsOfAllExamples() throws {
        for definition in RuleBook.standard.definitions {
            let report = try #require(definition.failingExample).validate()
            #expect(try again(report.findings) == report.findings, "\(definition.id)")
            for group in report.groups { #expect(try again(group) == group, "\(definition.id)") }
        }
    }

    @Test func messagesAreWrittenInTheLanguageAskedFor() throws {
        var finding = try finding(.violated, .custom(chinese: "中文", english: "English"))
        finding.group = nil
        let encoder = JSONEncoder()
        func text() throws -> String { String(decoding: try encoder.encode(finding), as: UTF8.self) }
        #expect(try text().contains("中文"))
        encoder.userInfo[.messageLanguage] = Language.english
        let english = try JSONSerialization.jsonObject(with: encoder.encode(finding)) as? [String: Any]
        #expect((english?["message"] as? String)?.contains("English") == true)
        #expect(english?["group"] is NSNull, "every finding has the same keys")
    }

    @Test func fingerprints() throws {
        let fingerprint = try finding(.violated).fingerprint
        #expect(try again([fingerprint]) == [fingerprint])
        #expect(Fingerprint(fingerprint.description) == fingerprint && fingerprint.description.utf8.count == 16)
        #expect(Fingerprint("00000000000000ff")?.description == "00000000000000ff")
        for text in ["", "ff", "+0000000000000ff", "-000000000000000", "00000000000000fg", "00000000000000ff0", "００ff"]
        {
            #expect(Fingerprint(text) == nil, "\(text)")
        }
    }

    @Test func locations() throws {
        let location = Location(table: "budget.department-income", line: "income.generalPublic", column: "total")
        #expect(try again(location) == location)
        let bare = Location(table: "a")
        #expect(try again(bare) == bare)
        #expect(
            try decoded(Location.self, #"{"table": "a", "line": "208", "column": "total"}"#)
                == Location(table: "a", line: "208", column: "total"))
        #expect(location.line?.side == "income" && location.line?.key == "generalPublic")
        #expect(LineID("incomes").side == nil && LineID("208").key == "208")
    }

    @Test func profiles() throws {
        let fingerprint = try #require(Fingerprint("00000000000000ff"))
        let profile = Profile(
            severities: ["a.b": .note, "c": .error], silenced: ["d", "e"],
            waivers: [
                Waiver(fingerprint: fingerprint, explanation: "附注"),
                Waiver(fingerprint: fingerprint, explanation: "附注", lastDay: Day("2026-12-31")),
            ], scoring: nil, day: Day("2026-01-01"))
        #expect(try again(profile) == profile)
        #expect(try again(Profile.standard) == .standard)
        let old = try decoded(
            Profile.self,
            """
            {"severities": {"a.b": "note", "c": "error"}, "silenced": ["e", "d"],
             "waivers": [{"fingerprint": "00000000000000ff", "explanation": "附注"},
                         {"fingerprint": "00000000000000FF", "explanation": "附注", "lastDay": "2026-12-31"}],
             "day": "2026-01-01"}
            """)
        #expect(old == profile)
        #expect(try decoded(Profile.self, "{}") == .standard)
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(profile)) as? [String: Any]
        #expect(object?["severities"] as? [String: String] == ["a.b": "note", "c": "error"])
        #expect(object?["silenced"] as? [String] == ["d", "e"])
    }

    @Test func captions() throws {
        var caption = Caption(precision: .yuan)
        #expect(try again(caption) == caption)
        caption.number = "公开03表"
        caption.title = "表"
        caption.heading = "三"
        caption.isUnitPrinted = false
        caption.columns = [
            PrintedColumn("total"), PrintedColumn("reserve", heading: "机动", side: "expenditure", partOf: "total"),
        ]
        caption.formulas = ["1=2+3"]
        caption.notes = ["注"]
        caption.noneStatement = "无"
        caption.remarks = [
            "说明", Remark("残缺", line: "208", column: "total"), Remark("残缺", line: "208"), Remark("残缺", column: "total"),
        ]
        #expect(try again(caption) == caption)
        for name in ["", "Total", "a-b", "栏", "1a", String(repeating: "a", count: 65)] {
            #expect(throws: DecodingError.self) { try decoded(PrintedColumn.self, #"{"name": "\#(name)"}"#) }
        }
        #expect(throws: DecodingError.self) {
            try decoded(Precision.self, #"{"unit": "yuan", "decimals": 3}"#)
        }
    }

    /// A table of every form with figures in every column, open ones too, and everything that a line has.
    @Test func tablesOfEveryForm() throws {
        var forms = FormBook.standard.forms.filter { !$0.sides.isEmpty }
        forms += [try Form.reserve(), try Form.debt()]
        var budget = Disclosure.unit()
        for form in forms {
            var table = Table(form, in: .yuan)
            table.caption.columns = form.sides.flatMap { layout in
                layout.columns.map { PrintedColumn($0.name, side: layout.side.isEmpty ? nil : layout.side) }
                    + [PrintedColumn("extra", heading: "另列", side: layout.side.isEmpty ? nil : layout.side)]
            }
            var figure: Int64 = 0
            for (side, layout) in form.sides.enumerated() {
                let keys: [String] =
                    switch layout.keys {
                    case .functional: ["208", "20801"]
                    case .economic: ["301", "30101"]
                    case .expenditure: ["208", "301"]
                    case .agency: ["057", "057007", "001002003004005006007"]
                    case .project: ["057", "1", "42011422057R000000947", "业务费"]
                    case .outline: ["101", "增值税"]
                    case .row: ["opening", "opening.generalPublic", "208", "甲.乙"]
                    }
                let prefix = layout.side.isEmpty ? "" : layout.side + "."
                for key in keys {
                    var amounts: [String: Amount] = [:]
                    for column in table.layout(of: side).columns {
                        figure += 1
                        if figure % 5 != 0 { amounts[column.name] = Amount(fen: figure) }
                    }
                    try table.append(prefix + key, named: "名称\(key)", amounts)
                    #expect(amounts.allSatisfy { table[prefix + key, $0.key] == $0.value })
                }
            }
            if !form.isTwoSided { try table.setTotal(["extra": Amount(fen: -1)]) }
            budget.tables[form.id] = table
        }
        let decoder = JSONDecoder()
        decoder.userInfo[.formBook] = try FormBook.standard.adding([.reserve(), .debt()])
        let read = try decoder.decode(Disclosure.self, from: JSONEncoder().encode(budget))
        for form in forms { #expect(read.tables[form.id] == budget.tables[form.id], "\(form.id)") }
        #expect(read == budget && read.hashValue == budget.hashValue)
    }

    @Test func linesKeepNumbersUnitsAndCategories() throws {
        var table = ProjectExpenditure()
        table.append(.named("业务费"), named: "业务费", [.total: 1])
        table.append(.group(3), named: "项目支出")
        table.lines[0].number = 7
        table.lines[0].unit = Agency(code: "057007", name: "甲")
        table.lines[0].category = "运转类"
        #expect(try again(table) == table)
        #expect(try again(table).lines[0].unit?.code == "057007")
        let bare = try decoded(ProjectExpenditure.self, "{}")
        #expect(bare == ProjectExpenditure())
        let null = try decoded(ProjectExpenditure.self, #"{"lines": null, "total": null}"#)
        #expect(null == bare)
        let nameless = try decoded(BasicExpenditure.self, #"{"lines": [{"code": "301"}], "total": {}}"#)
        #expect(nameless.lines[0].name == "301" && nameless.total?.isBlank == true)
        // A code of another classification is kept as a text, and is no typed line.
        let other = try decoded(BasicExpenditure.self, #"{"lines": [{"code": "208"}]}"#)
        #expect(other.lines.isEmpty && other.table.lines.map(\.key) == [.row("208")])
        #expect(try again(other) == other)
        for json in [
            #"{"lines": [{"code": 208}]}"#, #"{"lines": [{"code": null}]}"#, #"{"lines": [{"name": "甲"}]}"#,
            #"{"lines": [{"code": "301", "total": "1"}]}"#, #"{"lines": [{"code": "301", "total": 0.001}]}"#,
            #"{"lines": 1}"#,
        ] {
            #expect(throws: DecodingError.self, "\(json)") { try decoded(BasicExpenditure.self, json) }
        }
    }

    @Test func documents() throws {
        var document = Disclosure.unit()
        document.remarks = ["整理"]
        document.header.superior = Agency(name: "主管")
        document.performance.keyWork = KeyWork()
        #expect(try again(document) == document)
        #expect(throws: DecodingError.self) {
            try decoded(Disclosure.self, #"{"schema": "china-budget/2", "header": {}}"#)
        }
    }

    /// A form of others is kept wherever its id would put it.
    @Test(arguments: ["city.debt", "budget.debt", "final-accounts.debt", "performance.debt", "tables.debt", "debt"])
    func formsOfOthersUnderAnyID(id: String) throws {
        let form = try Form(id: Form.ID(id), officialName: "债务表", sides: Form.debt().sides)
        var document = Disclosure.unit()
        document.performance.keyWork = KeyWork()
        document.budget.departmentExpenditure = DepartmentExpenditure()
        var table = Table(form)
        try table.append("208", named: "支出", ["total": Amount(yuan: 1)])
        document.tables[form.id] = table
        let decoder = JSONDecoder()
        decoder.userInfo[.formBook] = try FormBook.standard.adding([form])
        let read = try decoder.decode(Disclosure.self, from: JSONEncoder().encode(document))
        #expect(read == document)
    }
}
