import BudgetCodes
import Testing

@Suite("Import and export")
struct ImportTests {
    @Test(
        "columns are found by their headings",
        arguments: [
            "科目编码,科目名称\n208,社会保障和就业支出\n20805,　行政事业单位养老支出\n2080505,　　机关养老\n",
            "2027年政府收支分类科目\n\n科目代码\t说明\t名称\r\n208\t\t社会保障和就业支出\r\n20805\tx\t 行政事业单位养老支出\r\n2080505\t\t机关养老",
            "\u{FEFF}编码,名称\n208,社会保障和就业支出\n２０８０５,行政事业单位养老支出\n\n,,\n20 80 505,\"机关\n养老\"\n",
            "类,款,项,科目名称\n208,,,社会保障和就业支出\n,05,,行政事业单位养老支出\n,,05,机关养老\n",
            "类,款,项,科目名称\n208,,,社会保障和就业支出\n208,05,,行政事业单位养老支出\n208,05,05,机关养老\n",
            "科目编码,,,科目名称\n类,款,项,\n208,,,社会保障和就业支出\n,20805,,行政事业单位养老支出\n,,2080505,机关养老\n",
            ",,,科目名称\n类,款,项,\n208,,,社会保障和就业支出\n208,20805,,行政事业单位养老支出\n208,20805,2080505,机关养老\n",
            "\u{FEFF}科目编码,科目名称,备注\r\n208,\"社会保障和就业支出\",\"a, \"\"b\"\"\r\nc\"\r\n20805,\"行政事业单位养老支出\"\r\n2080505,机关养老\r\n",
            "科目编码,科目名称\r208,社会保障和就业支出\r20805,行政事业单位养老支出\r2080505,机关养老\r",
            "功能分类科目编码,功能分类科目名称\n208,社会保障和就业支出\n20805,\t行政事业单位养老支出\n2080505,\t\t机关养老\n",
            "科目编码\t科目名称\n208\t社会保障和就业支出\n20805\t\"行政事业单位养老支出\"\n2080505\t\u{3000}\u{3000}机关养老\n",
            "类,款,项,科目名称\n２０８,,,社会保障和就业支出\n,０５,,行政事业单位养老支出\n,,２０８０５０５,机关养老\n",
            "类\t款\t项\t科目名称\r\n208\t\t\t社会保障和就业支出\r\n208\t05\t\t  行政事业单位养老支出\r\n208\t05\t05\t    机关养老\r\n",
            "2080505,x\n科目编码,科目名称\n2080505,机关养老\n208,社会保障和就业支出\n20805,行政事业单位养老支出\n",
        ])
    func forms(text: String) throws {
        let edition = try Edition<Functional>(importing: text, year: 2027)
        #expect(edition.entries.map(\.description) == ["208 社会保障和就业支出", "20805 行政事业单位养老支出", "2080505 机关养老"])
        #expect(edition.isOfficial)
        let entry = try #require(edition["2080505"])
        #expect(entry.evidence == .published(years: [2027]))
        #expect(entry.isAttested)
        #expect(entry.year == 2027)
        #expect(entry.path.count == 3)
        #expect(entry.span == YearSpan(firstYear: 2027, lastYear: 2027))
        #expect(edition["2080506"] == nil)
    }

    @Test("all classifications can be imported")
    func revenue() throws {
        let text = "类,款,项,目,科目名称\n101,,,,税收收入\n,01,,,增值税\n,,01,,国内增值税\n,,,01,国有企业增值税\n"
        let edition = try Edition<Revenue>(importing: text, year: 2026)
        #expect(edition.entries.map(\.code) == ["101", "10101", "1010101", "101010101"])
    }

    @Test("every bad line is named")
    func problems() throws {
        let text = """
            科目编码,科目名称
            208,社会保障和就业支出
            20a,错
            2080,错
            308,错
            20805,
            208,又一次
            2099901,没有上级
            ,没有编码
            20801,\(String(repeating: "长", count: 101))
            """
        let error = try #require(throws: ImportError.self) { try Edition<Functional>(importing: text, year: 2027) }
        #expect(error.problems.map(\.line) == [3, 4, 5, 6, 7, 8, 9, 10])
        let kinds = error.problems.map(\.kind)
        #expect(kinds[3] == .missingName)
        #expect(kinds[4] == .duplicateCode(firstLine: 2))
        #expect(kinds[5] == .missingParent(code: "20999"))
        #expect(kinds[6] == .missingCode)
        #expect(kinds[7] == .longName)
        guard case .malformedCode(let code) = kinds[0] else {
            Issue.record("unexpected \(kinds[0])")
            return
        }
        #expect(code.kind == .invalidCharacter)
        for language in Language.allCases {
            #expect(error.message(in: language).split(separator: "\n").count == 8)
            #expect(error.problems.allSatisfy { $0.message(in: language).contains(String($0.line)) })
        }
    }

    @Test("lines are counted as an editor shows them", arguments: ["\n", "\r\n", "\r"])
    func lineNumbers(end: String) throws {
        let lines = [
            "\u{FEFF}政府收支分类科目", "", "科目编码,科目名称", "208,\"社会保障", "和就业支出\"", "20a,错", "", "20805,\"行政\"",
            "2o80505,错", "2080505,\"机关", "\"\"养老\"\"\"", "2080505,又一次", "20899", "2080506,\"职业年金\"",
        ]
        let error = try #require(throws: ImportError.self) {
            try Edition<Functional>(importing: lines.joined(separator: end), year: 2027)
        }
        #expect(error.problems.map(\.line) == [6, 9, 12, 13])
        #expect(error.problems[2].kind == .duplicateCode(firstLine: 10))
        #expect(error.problems[3].kind == .missingName)
        #expect(error.problems[3].text == "20899")
        // Without them it is whole.
        let good = lines.indices.filter { ![5, 8, 11, 12].contains($0) }.map { lines[$0] }
        let edition = try Edition<Functional>(importing: good.joined(separator: end), year: 2027)
        #expect(edition.entries.map(\.name) == ["社会保障和就业支出", "行政", "机关\"养老\"", "职业年金"])
    }

    @Test("every bad line of split columns is named")
    func splitLines() throws {
        let text = "类,款,项,科目名称\n208,,,a\n,5,,b\n,05,,c\n,,xx,d\n,,01,\n,,02,e\n,,02,f\n,,,g\n309,,,h\n,20801,,i\n"
        let error = try #require(throws: ImportError.self) { try Edition<Functional>(importing: text, year: 2027) }
        #expect(error.problems.map(\.line) == [3, 5, 6, 8, 9, 10])
        #expect(error.problems[1].text == "xx")
        #expect(error.problems[3].kind == .duplicateCode(firstLine: 7))
        #expect(error.problems[4].kind == .missingCode)
    }

    @Test("an official table is compared with ours")
    func differencesFromOurs() throws {
        let ours = Catalogue.functional[2026]
        var lines = ours.exported().split(separator: "\n").map(String.init)
        lines.removeAll { $0.hasPrefix("2080501,") }
        lines = lines.map { line in
            if line.hasPrefix("2080505,") { return "2080505,养老缴费" }
            // Brackets of another width are no other name.
            if line.contains("（") { return line.replacing("（", with: "(").replacing("）", with: ")") }
            return line.hasPrefix("2320399,") ? line.replacing("2320399", with: "2320398") : line
        }
        let text = (lines + ["235,新类", "23501,新款"]).joined(separator: "\n")
        let official = try Edition<Functional>(importing: text, year: 2027)
        let found = official.differences(from: ours).map { difference in
            switch difference {
            case .added(let entry): "added \(entry.code)"
            case .removed(let entry): "removed \(entry.code)"
            case .renamed(_, let entry): "renamed \(entry)"
            case .moved(let from, let entry): "moved \(from.code) \(entry.code)"
            }
        }
        #expect(
            found == [
                "removed 2080501", "renamed 2080505 养老缴费", "moved 2320399 2320398", "added 235", "added 23501",
            ])
        #expect(official["2080501"] == nil)
        #expect(official.match("2080501", "行政单位离退休") == .unknownCode)
    }

    @Test("the codes of the four documents stand in an official table", arguments: [2023, 2024, 2025])
    func documents(year: Int) throws {
        let functional = try Edition<Functional>(importing: Catalogue.functional[year].exported(), year: year)
        let economic = try Edition<DepartmentEconomic>(
            importing: Catalogue.departmentEconomic[year].exported(as: .tsv), year: year)
        let lines = printedNames.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 2).map(String.init) }
        for line in lines where line[0] == String(year) {
            let match =
                if let code = FunctionalCode(line[1]) {
                    functional.match(code, line[2])
                } else {
                    economic.match(try #require(DepartmentEconomicCode(line[1])), line[2])
                }
            switch match {
            case .exact: break
            case .variant: #expect(line[2].contains("("), "\(line)")
            default: Issue.record("\(line) \(match)")
            }
        }
    }

    @Test(
        "a split code that does not fit is named",
        arguments: [
            "208,,,a\n,5,,b\n", "208,,,a\n,,05,b\n", "208,,,a\n209,20805,,b\n", ",05,,a\n", "208,,,a\n,xx,,b\n",
            "208,,,a\n,050,,b\n",
        ])
    func splitProblems(rows: String) throws {
        let error = try #require(throws: ImportError.self) {
            try Edition<Functional>(importing: "类,款,项,科目名称\n" + rows, year: 2027)
        }
        #expect(error.problems.contains { $0.kind == .misplacedDigits })
    }

    @Test(
        "what is no table is refused",
        arguments: ["", "\n\n\n", "科目编码,金额\n208,1\n", "类,款,项\n208,,\n", "hello", "类,项,科目名称\n208,05,a\n"])
    func noTable(text: String) throws {
        let error = try #require(throws: ImportError.self) { try Edition<Functional>(importing: text, year: 2027) }
        #expect(error.problems.map(\.kind) == [.missingHeading])
    }

    @Test("limits and encodings")
    func limits() throws {
        func kinds(_ bytes: [UInt8], _ limits: ImportLimits = ImportLimits()) throws -> [ImportProblem.Kind] {
            let error = try #require(throws: ImportError.self) {
                try Edition<Functional>(importing: bytes, year: 2027, limits: limits)
            }
            return error.problems.map(\.kind)
        }
        let heading = "科目编码,科目名称\n"
        #expect(try kinds(Array(heading.utf8)) == [.noRows])
        #expect(try kinds(Array((heading + "208,a\n").utf8), ImportLimits(bytes: 20)) == [.tooLarge(limit: 20)])
        #expect(
            try kinds(Array((heading + "208,a\n209,b\n\n210,c\n").utf8), ImportLimits(rows: 2)) == [
                .tooManyRows(limit: 2)
            ])
        #expect(try kinds(Array((heading + "208,\"a\n").utf8)).contains(.unclosedQuote))
        // 科 in GBK.
        #expect(try kinds([0xBF, 0xC6, 0x2C, 0x0A]) == [.notUTF8])
        #expect(throws: Never.self) {
            try Edition<Functional>(importing: heading + "208,a\n209,b\n\n", year: 2027, limits: ImportLimits(rows: 2))
        }
    }

    @Test("hostile text neither traps nor hangs", arguments: 0..<200)
    func fuzz(seed: Int) {
        var generator = Linear(state: UInt64(seed) &* 7_919 &+ 1)
        let pieces = [
            "类", "款", "项", "科目编码", "科目名称", ",", "\t", "\"", "\n", "\r", "208", "05", "20805", " ", "\u{3000}", "\0",
            "👩‍👩‍👧", "2", "-", "\u{301}",
        ]
        let text = (0..<200).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
        for head in ["", "类,款,项,科目名称\n", "科目编码,科目名称\n"] {
            if let edition = try? Edition<Functional>(importing: head + text, year: seed * 100) {
                #expect(edition.entries.allSatisfy { edition[$0.code] == $0 })
            }
        }
    }

    @Test("the year of an official table may be any", arguments: [-5, 0, 1_999, 2_063, 2_064, 10_000])
    func strangeYears(year: Int) throws {
        let edition = try Edition<Functional>(importing: "编码,名称\n208,社保\n", year: year)
        #expect(edition["208"]?.name == "社保")
        #expect(edition["208"]?.isAttested == true)
    }

    @Test("an export is imported as it was", arguments: TableFormat.allCases)
    func roundTrip(format: TableFormat) throws {
        func check<C: Classification>(_ catalogue: ClassificationCatalogue<C>) throws {
            let edition = catalogue[2025]
            let imported = try Edition<C>(importing: edition.exported(as: format), year: 2025)
            #expect(imported.entries.map(\.description) == edition.entries.map(\.description))
            #expect(imported.differences(from: edition).isEmpty)
            #expect(imported.exported(as: format) == edition.exported(as: format))
        }
        try check(Catalogue.functional)
        try check(Catalogue.departmentEconomic)
        try check(Catalogue.governmentEconomic)
        try check(Catalogue.revenue)
    }

    @Test("names with commas, quotes and line breaks survive", arguments: TableFormat.allCases)
    func quoting(format: TableFormat) throws {
        let text = "编码,名称\n208,\"a,b\"\n209,\"\"\"c\"\" d\"\n210,e\"f\n"
        let edition = try Edition<Functional>(importing: text, year: 2027)
        #expect(edition.entries.map(\.name) == ["a,b", "\"c\" d", "e\"f"])
        let again = try Edition<Functional>(importing: edition.exported(as: format), year: 2027)
        #expect(again.entries == edition.entries)
    }

    @Test("an official edition still knows former names")
    func formerNames() throws {
        let edition = try Edition<Functional>(importing: "编码,名称\n208,社保\n20805,行政事业单位养老支出\n", year: 2027)
        #expect(edition.match("20805", "行政事业单位离退休") == .formerName(YearSpan(lastYear: 2019)))
        #expect(edition.match("208", "别的") == .different(expected: "社保"))
        #expect(edition.match("209", "别的") == .unknownCode)
        let differences = edition.differences(from: try Edition(importing: "编码,名称\n208,社會\n", year: 2026))
        #expect(differences.count == 2)
    }
}

private struct Linear: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
