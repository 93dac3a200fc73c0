import BudgetCodes
import BudgetModel
import Foundation
import Testing

/// Forms of one's own.
@Suite struct FormsOfOthersTests {
    private func kind(_ body: () throws -> Void) -> FormError.Kind? {
        do {
            try body()
            return nil
        } catch { return (error as? FormError)?.kind }
    }

    @Test func whatIsNoFormIsRefused() throws {
        let layout = try Form.debt().sides[0]
        let sides = try Form.reserve().sides
        for id in ["", ".", "a.", ".a", "A.b", "a b", "市.表", "a_b", "a..b", String(repeating: "a", count: 121)] {
            let found = kind { _ = try Form(id: Form.ID(id), officialName: "表", sides: [layout]) }
            #expect(found == .malformedID, "\(id)")
        }
        for id in ["a", "a.b.c", "a-1.b", "x", "1.2"] {
            #expect(kind { _ = try Form(id: Form.ID(id), officialName: "表", sides: [layout]) } == nil, "\(id)")
        }
        for wrong in [[], [layout, layout], [sides[0]], [sides[1], sides[0]], sides + sides] {
            #expect(kind { _ = try Form(id: "a", officialName: "表", sides: wrong) } == .sides)
        }
        for id in [DepartmentExpenditure.form.id, KeyWork.form.id] {
            #expect(kind { _ = try Form(id: id, officialName: "表", sides: [layout]) } == .repeatedID)
        }

        func columns(
            _ names: [String], _ keys: KeyKind = .functional, _ identities: [Layout.NamedIdentity] = []
        ) throws {
            _ = try Layout(keys: keys, columns: names.map { .init($0, $0) }, identities: identities)
        }
        #expect(kind { try columns([]) } == .columnCount)
        #expect(kind { try columns((0...200).map { "c\($0)" }) } == .columnCount)
        #expect(kind { try columns((0..<200).map { "c\($0)" }) } == nil)
        for name in ["", "A", "1", "a-b", "栏", "a b", String(repeating: "a", count: 65)] {
            #expect(kind { try columns(["a", name]) } == .malformedColumn, "\(name)")
        }
        #expect(kind { try columns(["a", "b", "a"]) } == .repeatedColumn)
        for kinds in KeyKind.allCases {
            for name in [kinds.codingName, "name", "number", "unit", "category"] {
                #expect(kind { try columns([name], kinds) } == .reservedColumn, "\(name)")
            }
        }
        #expect(kind { try columns(["row"], .functional) } == nil)
        for identity in [
            Layout.NamedIdentity("x", ["a"]), .init("a", ["b", "x"]), .init("a", ["b"], less: ["x"]),
        ] { #expect(kind { try columns(["a", "b"], .functional, [identity]) } == .unknownColumn) }

        let form = try Form.debt()
        #expect(kind { _ = try FormBook([form, form]) } == .repeatedID)
        #expect(kind { _ = try FormBook.standard.adding([form, form]) } == .repeatedID)
        #expect(kind { _ = try FormBook.standard.adding([DepartmentExpenditure.form]) } == .repeatedID)
        // Two ids that would be one key in documents.
        let twin = try Form(id: "budget.department--expenditure", officialName: "表", sides: [layout])
        #expect(kind { _ = try FormBook.standard.adding([twin]) } == .repeatedID)
        #expect(try FormBook.standard.adding([form])[form.id] == form)
        #expect {
            _ = try Form(id: "A", officialName: "表", sides: [layout])
        } throws: { error in
            Language.allCases.allSatisfy { (error as? FormError)?.message(in: $0).hasPrefix("A: ") == true }
        }
    }

    private static let json = """
        {"id": "city.debt", "officialName": "债务支出表", "sides": [{"keys": "functional",
          "columns": [{"name": "total", "heading": "合计"}, {"name": "general", "heading": "一般债务"},
            {"name": "special", "heading": "专项债务"}, {"name": "repaid", "heading": "已偿还"}],
          "identities": [{"sum": "total", "addends": ["general", "special"], "subtrahends": ["repaid"]}]}]}
        """

    @Test func formsAreWrittenByHand() throws {
        func form(_ json: String) throws -> Form { try JSONDecoder().decode(Form.self, from: Data(json.utf8)) }
        #expect(try form(Self.json) == .debt())
        let short = try form(
            #"{"id": "a.b", "officialName": "表", "sides": [{"keys": "row", "columns": [{"name": "x"}]}]}"#)
        #expect(short.sides[0].columns == [.init("x", "x")] && short.englishName == "表" && short.aliases.isEmpty)
        #expect(short.sides[0].addsUpLevels && short.sides[0].addsUpTotal)
        let full = try form(
            """
            {"id": "a.b", "officialName": "表", "englishName": "Table", "aliases": ["别名"], "sides": [{"keys": "row",
              "columns": [{"name": "x", "heading": "甲", "number": 3}], "addsUpLevels": false, "addsUpTotal": false,
              "formulas": [{"sum": "total", "addends": ["other", "甲"]}, {"sum": "currentTotal"}]}]}
            """)
        #expect(full.sides[0].formulas == [.sum(.total, [.other, "甲"]), .sum(.currentTotal)])
        #expect(full.sides[0].columns == [.init("x", "甲", number: 3)])
        #expect(full.name(in: .english) == "Table" && full.name(in: .chinese) == "表")
        for wrong in [
            Self.json.replacingOccurrences(of: "\"total\", \"heading\"", with: "\"Total\", \"heading\""),
            Self.json.replacingOccurrences(of: "[\"repaid\"]", with: "[\"nothing\"]"),
            Self.json.replacingOccurrences(of: "city.debt", with: "City"),
            Self.json.replacingOccurrences(of: "functional", with: "other"),
            Self.json.replacingOccurrences(of: "\"sides\"", with: "\"side\""),
            Self.json.replacingOccurrences(of: "city.debt", with: "budget.department-expenditure"),
        ] { #expect(throws: DecodingError.self, "\(wrong)") { try form(wrong) } }
    }

    @Test func unknownFormsAreCheckedByTheirLayouts() throws {
        let document = try Disclosure.debt(
            [
                ("208", ["total": 5, "general": 4, "special": 3, "repaid": 2]), ("20801", ["total": 3, "general": 3]),
                ("20805", ["total": 1, "general": 1]), ("210", ["total": 9, "general": 8]),
            ], total: ["total": 14, "general": 12, "special": 3, "repaid": 2])
        let report = document.validate()
        func violated(_ id: Rule.ID) -> [LineID?] {
            report.findings(of: id).filter { $0.verdict == .violated }.map(\.cell.location.line)
        }
        // The blank columns of 210 are nothing, for the totals come out without them.
        #expect(violated("city.debt.row-sum") == ["210", .total])
        #expect(report.counts(of: "city.debt.row-sum").holds == 3)
        #expect(violated("city.debt.parent-sum") == ["208"])
        #expect(report.counts(of: "city.debt.total-sum").holds == 4)
        #expect(report.counts(of: "codes.unknown").holds == 4)
        let book = try RuleBook.standard.adding([], forms: [.debt()])
        #expect(document.validate(rules: book) == report)
        var checker = Checker(rules: book)
        #expect(checker.check(document) == report)
        let slow = SlowChecker(document)
        #expect(slow.counts.keys.allSatisfy { slow.agrees(report.counts(of: $0), $0) })
        #expect(book.rulesWithWrongExamples.isEmpty)
    }

    @Test func bothSidesOfAFormAreChecked() throws {
        let form = try Form.reserve()
        var random = RandomTable(seed: 31)
        let book = try RuleBook.standard.adding([], forms: [form])
        #expect(book.rulesWithWrongExamples.isEmpty)
        var checker = Checker(rules: book)
        var sum = VerdictCounts()
        for _ in 0..<100 {
            var document = Disclosure.unit()
            document.tables[form.id] = try random.table(form)
            let report = checker.check(document)
            let slow = SlowChecker(document)
            for rule in slow.counts.keys {
                sum += report.counts(of: rule)
                #expect(slow.agrees(report.counts(of: rule), rule), "\(rule)")
            }
        }
        #expect(sum.holds > 100 && sum.violated > 20 && sum.notEvaluated > 20)
    }

    @Test func oneColumnMayBeTheSumOfTwoKinds() throws {
        let form = try Form(
            id: "city.twice", officialName: "表",
            sides: [
                Layout(
                    keys: .functional, columns: ["total", "a", "b", "c"].map { .init($0, $0) },
                    identities: [.init("total", ["a", "b"]), .init("total", ["c"])])
            ])
        let rows = try Form(
            id: "city.rows", officialName: "表",
            sides: [
                Layout(
                    keys: .row, columns: [.init("amount", "金额")], addsUpTotal: false,
                    formulas: [.sum(.total, [.other, .service]), .sum(.total, [.opening, .closing])])
            ])
        #expect(try RuleBook.standard.adding([], forms: [rows]).rulesWithWrongExamples.isEmpty)
        var table = Table(form)
        try table.append(
            "208", named: "社会保障和就业支出",
            ["total": Amount(yuan: 30_000), "a": Amount(yuan: 30_000), "c": Amount(yuan: 10_000)])
        var document = Disclosure.unit()
        document.tables[form.id] = table
        let book = try RuleBook.standard.adding([], forms: [form])
        #expect(book.rulesWithWrongExamples.isEmpty)
        let report = document.validate()
        #expect(report.counts(for: form).violated == 1 && report.counts(for: form).holds == 1)
        #expect(report.findings.filter { $0.verdict == .violated && $0.difference != nil }.count == 1)
    }
}
