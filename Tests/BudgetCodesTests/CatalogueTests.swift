import Testing

@testable import BudgetCodes

@Suite("Catalogue")
struct CatalogueTests {
    @Test("finds an entry by text and by code")
    func lookUp() throws {
        let entry = try #require(Catalogue.functional[2025]["2080505"])
        #expect(entry.code == "2080505")
        #expect(entry.name == "机关事业单位基本养老保险缴费支出")
        #expect(entry.level == .item)
        #expect(entry.year == 2025)
        #expect(entry.path == ["社会保障和就业支出", "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出"])
        #expect(entry.evidence == .published(years: Array(2018...2026)))
        #expect(entry.isAttested)
        #expect(entry.alternativeNames.isEmpty)
        #expect(entry.parent?.name == "行政事业单位养老支出")
        #expect(entry.ancestors.map(\.code) == ["20805", "208"])
        #expect(entry.description == "2080505 机关事业单位基本养老保险缴费支出")
        let code: FunctionalCode = "2080505"
        #expect(Catalogue.functional[2025][code] == entry)
        #expect(Catalogue.functional[2024][code] != entry)
        #expect(Array("2080505".utf8).withUnsafeBufferPointer { Catalogue.functional[2025][utf8: $0] } == entry)
    }

    @Test(
        "text that is no code of the classification finds nothing",
        arguments: ["", "2", "101", "30201", "２０８", "208 ", "9999999", "2089898"])
    func unknownText(text: String) {
        #expect(Catalogue.functional[2025][text] == nil)
    }

    @Test("finds every entry it lists, in every classification and year", arguments: [2010, 2018, 2021, 2025, 2030])
    func everyEntry(year: Int) {
        func check<C: Classification>(_ catalogue: ClassificationCatalogue<C>) {
            let edition = catalogue[year]
            let entries = edition.entries
            #expect(!entries.isEmpty)
            #expect(entries.map(\.code) == entries.map(\.code).sorted())
            for entry in entries {
                #expect(edition[entry.code] == entry)
                #expect(edition[entry.code.description] == entry)
                #expect(edition.contains(entry.code))
                #expect(entry.path.count == entry.level.rawValue)
                #expect(entry.span.contains(year))
            }
            // The tree has every entry once.
            let walked = edition.roots.flatMap { [$0] + edition.descendants(of: $0.code) }
            #expect(walked == entries)
            func walk(_ entry: Entry<C>) -> [Entry<C>] { [entry] + entry.children.flatMap(walk) }
            #expect(edition.roots.flatMap(walk) == entries)
        }
        check(Catalogue.functional)
        check(Catalogue.departmentEconomic)
        check(Catalogue.governmentEconomic)
        check(Catalogue.revenue)
    }

    @Test(
        "a rename shows by year",
        arguments: [(2018, "行政事业单位离退休"), (2019, "行政事业单位离退休"), (2020, "行政事业单位养老支出"), (2025, "行政事业单位养老支出")])
    func rename(year: Int, name: String) {
        #expect(Catalogue.functional[year]["20805"]?.name == name)
        #expect(Catalogue.functional[year]["20805"]?.alternativeNames.isEmpty == true)
    }

    @Test("a rename whose year is not known gives both names")
    func uncertainRename() {
        // Printed in 2020 and 2021, and under the new name from 2024.
        #expect(Catalogue.functional[2021]["2140122"]?.name == "港口设施")
        #expect(Catalogue.functional[2021]["2140122"]?.alternativeNames == [])
        for year in [2022, 2023] {
            #expect(Catalogue.functional[year]["2140122"]?.name == "水运建设")
            #expect(Catalogue.functional[year]["2140122"]?.evidence == .carriedBack(years: [2024, 2025, 2026]))
            #expect(Catalogue.functional[year]["2140122"]?.alternativeNames == ["港口设施"])
        }
        #expect(Catalogue.functional[2024]["2140122"]?.alternativeNames == [])
        #expect(Catalogue.revenue[2019]["1100260"]?.name == "其他共同财政事权转移支付收入")
        #expect(Catalogue.revenue[2020]["1100260"]?.alternativeNames == ["其他共同财政事权转移支付收入"])
    }

    @Test("codes come and go")
    func addedAndDeleted() {
        #expect(Catalogue.functional[2018]["224"] == nil)
        #expect(Catalogue.functional[2018]["2240101"] == nil)
        #expect(Catalogue.functional[2019]["2240101"]?.name == "行政运行")
        #expect(Catalogue.functional[2023]["20822"] != nil)
        #expect(Catalogue.functional[2024]["2082201"] == nil)
        #expect(Catalogue.departmentEconomic[2017]["30104"]?.name == "其他社会保障缴费")
        #expect(Catalogue.departmentEconomic[2018]["30104"] == nil)
    }

    @Test("years out of range do no harm", arguments: [Int.min, -1, 0, 1, 1_999, 9_999, Int.max])
    func strangeYears(year: Int) {
        #expect(Catalogue.functional[year]["208"]?.name == "社会保障和就业支出")
        #expect(Catalogue.functional[year]["208"]?.path == ["社会保障和就业支出"])
    }

    @Test("names of a code over all years")
    func names() {
        let names = Catalogue.functional.names(of: "210")
        #expect(Set(names.map(\.name)) == ["卫生健康支出", "医疗卫生与计划生育支出", "医疗卫生"])
        #expect(names.map(\.span).map(\.description).sorted() == ["-2013", "2014-2018", "2019-"])
        #expect(Catalogue.functional.names(of: "299").isEmpty)
        #expect(Catalogue.functional.attestedYears == [2013, 2015] + Array(2016...2026))
    }

    @Test("a name is as well known in an edition as the years of its prints allow")
    func evidenceByEdition() throws {
        let functional = Catalogue.functional
        // 2080808: 烈士纪念设施管理维护 is printed from 2022 to 2024, 褒扬纪念 in 2025 and 2026.
        func evidence(_ code: FunctionalCode, _ year: Int) -> Evidence? { functional[year][code]?.evidence }
        #expect(evidence("2080808", 2021) == .carriedBack(years: [2022, 2023, 2024]))
        #expect(evidence("2080808", 2023) == .published(years: [2022, 2023, 2024]))
        #expect(evidence("2080808", 2026) == .published(years: [2025, 2026]))
        #expect(evidence("2080808", 2027) == .carriedOn(years: [2025, 2026]))
        #expect(functional[2023]["2080808"]?.isAttested == true)
        #expect(functional[2027]["2080808"]?.isAttested == false)
        // Printed on both sides of 2023 and no other name between: as good as printed.
        #expect(evidence("2060204", 2023) == .published(years: [2021, 2022, 2024, 2025, 2026]))
        #expect(functional[2023]["2060204"]?.isAttested == false)
        // Printed in 2019 and 2026, another name in 2024 and 2025: nothing is known of the years between.
        #expect(evidence("2230301", 2022) == .carriedOn(years: [2019, 2026]))
        #expect(functional[2024]["2230301"]?.alternativeNames == ["国有企业政策性补贴"])
        // The names over all years have all their years.
        #expect(functional.names(of: "2080808").map(\.evidence.years) == [[2025, 2026], [2022, 2023, 2024]])
        for year in [Int.min, 1999, 2064, Int.max] { #expect(evidence("208", year)?.isFirm == false) }
    }

    @Test("an unknown code weighs where all codes around it are printed")
    func completeness() throws {
        let edition = Catalogue.functional[2025]
        #expect(edition.isFullyAttested(below: "20805"))
        #expect(!edition.isFullyAttested(below: "2080505"))
        #expect(!edition.isFullyAttested(below: "20901"))
        #expect(!edition.isFullyAttested(below: "299"))
        #expect(Catalogue.functional[2023].isFullyAttested(below: "20805"))
        #expect(!Catalogue.functional[2018].isFullyAttested(below: "20805"))
        #expect(!Catalogue.functional[2027].isFullyAttested(below: "20805"))
        let checker = NameChecker(edition)
        #expect(checker.wouldKnow(2_080_569) && checker.wouldKnow(299) && checker.wouldKnow(2_999_901))
        #expect(!checker.wouldKnow(2_090_169))
        #expect(!NameChecker(Catalogue.functional[2027]).wouldKnow(299))
        #expect(!NameChecker(Catalogue.functional[2017]).wouldKnow(299))
        #expect(!NameChecker(Catalogue.functional[2018]).wouldKnow(2_080_569))
        let official = try Edition<Functional>(importing: edition.exported(), year: 2027)
        #expect(official.isFullyAttested(below: "20901") && NameChecker(official).wouldKnow(2_090_169))
        #expect(!official.isFullyAttested(below: "299"))
    }

    @Test(
        "evidence has a name in both languages",
        arguments: [
            Evidence.published(years: [2025]), .carriedBack(years: [2025]), .carriedOn(years: [2025]), .corroborated,
            .unverified,
        ])
    func evidence(evidence: Evidence) {
        #expect(Language.allCases.allSatisfy { !evidence.name(in: $0).isEmpty })
        #expect(evidence.name(in: .chinese) != evidence.name(in: .english))
    }

    @Test("a classification of one's own has an empty catalogue")
    func ownClassification() {
        #expect(Own.catalogue[2025]["401"] == nil)
        #expect(Own.catalogue[2025].entries.isEmpty)
        #expect(Own.catalogue[2025].match("401", "x") == .unknownCode)
    }

    @Test("codes that collide in the index are found all the same")
    func crowdedIndex() {
        // These share a start: their products with the multiplier agree in the leading bits.
        let codes = (Int32(2_000_000)..<3_000_000).filter { (UInt32($0) &* 0xD1B5_4A33) >> 22 == 7 }.prefix(255)
        #expect(codes.count == 255)
        let rows = codes.map {
            CatalogueTable.Row(
                code: $0, nameStart: 0, nameEnd: 0, firstYear: 0, lastYear: 9_999, years: 0, basis: .published)
        }
        let table = CatalogueTable(rows: rows, bytes: [])
        for (index, code) in codes.enumerated() { #expect(table.firstRow(of: code) == index) }
        for code in codes.map({ $0 + 1 }) where !codes.contains(code) { #expect(table.firstRow(of: code) == nil) }
    }
}

private enum Own: Classification {
    static var officialName: String { "自定义分类" }
    static var englishName: String { "own classification" }
    static var deepestLevel: CodeLevel { .section }
    static var leadingDigit: Int { 4 }
}

@Suite("Search and match")
struct SearchTests {
    @Test("search does not mind width and punctuation")
    func search() {
        let edition = Catalogue.departmentEconomic[2025]
        #expect(edition.search("维修(护)费").map(\.code) == ["30213"])
        #expect(edition.search("维修护").map(\.code) == ["30213"])
        #expect(edition.search(" 因公 出国 ").map(\.code) == ["30212"])
        #expect(edition.search("公务用车").map(\.code) == ["30231", "30913", "31013"])
        #expect(edition.search("3021").allSatisfy { $0.code.description.hasPrefix("3021") })
        #expect(edition.search("30217").map(\.name) == ["公务接待费"])
        #expect(edition.search("").isEmpty)
        #expect(edition.search("（）").isEmpty)
        #expect(edition.search(String(repeating: "费", count: 100_000)).isEmpty)
        // An alternative name finds the entry too.
        #expect(Catalogue.functional[2023].search("港口设施").map(\.code).contains("2140122"))
        #expect(Catalogue.functional[2025].entries(named: "“三北”工程建设").map(\.code) == ["2119803"])
    }

    @Test(
        "the nearest name to a misspelt one",
        arguments: [("因公出国费用", "30212"), ("公务接代费", "30217"), ("工资福利支岀", "301"), ("完全不同的东西", nil), ("", nil)]
            as [(String, String?)])
    func nearestName(name: String, code: String?) {
        #expect(Catalogue.departmentEconomic[2025].nearestName(to: name)?.code.description == code)
    }

    @Test("the nearest code to a mistyped one")
    func nearestCode() {
        let edition = Catalogue.functional[2025]
        #expect(edition.nearestCode(to: "2080505")?.code == "2080505")
        // Swapped digits, and the name decides.
        #expect(edition.nearestCode(to: "2085005", named: "机关事业单位基本养老保险缴费支出")?.code == "2080505")
        #expect(edition.nearestCode(to: "2080565")?.code.parent == "20805")
        #expect(edition.nearestCode(to: "2080569", named: "行政单位离退休")?.code == "2080501")
        #expect(edition.nearestCode(to: "2777777") == nil)
    }

    @Test("a printed name is compared")
    func match() {
        let edition = Catalogue.functional[2025]
        #expect(edition.match("20805", "行政事业单位养老支出") == .exact)
        #expect(edition.match("20805", "行政事业单位离退休") == .formerName(YearSpan(lastYear: 2019)))
        #expect(Catalogue.functional[2018].match("20805", "行政事业单位养老支出") == .laterName(YearSpan(firstYear: 2020)))
        #expect(edition.match("20805", "行政 事业单位养老支出") == .variant(expected: "行政事业单位养老支出"))
        #expect(edition.match("20805", "养老") == .different(expected: "行政事业单位养老支出"))
        #expect(edition.match("2080569", "养老") == .unknownCode)
        #expect(Catalogue.functional[2023].match("2140122", "港口设施") == .alternative)
        #expect(Catalogue.departmentEconomic[2025].match("30213", "维修(护)费") == .variant(expected: "维修（护）费"))
    }
}

@Suite("History")
struct HistoryTests {
    @Test(
        "a code is followed forward",
        arguments: [
            (2018, "20124", 2025, ["2013404"]), (2018, "20115", 2019, ["20138"]),
            (2018, "20125", 2025, ["20125", "2013405"]),
            (2023, "2082201", 2024, ["2137201"]), (2023, "20822", 2024, ["21372"]), (2020, "21404", 2025, []),
            (2019, "2089901", 2025, ["2089999"]), (2018, "2080505", 2025, ["2080505"]), (2010, "23006", 2025, []),
            (2012, "20130", 2020, ["22908", "22960"]), (2024, "20822", 2025, ["20822"]), (2023, "2100601", 2024, []),
        ] as [(Int, String, Int, [String])])
    func successors(from: Int, code: String, to: Int, expected: [String]) throws {
        let code = try #require(FunctionalCode(code))
        let codes = Catalogue.functional[from].successors(of: code, in: to)
        #expect(codes.map(\.description).sorted() == expected.sorted())
        #expect(
            Catalogue.functional[from].successor(of: code, in: to)?.description
                == (expected.count == 1 ? expected[0] : nil))
    }

    @Test(
        "a code is followed back",
        arguments: [
            (2025, "2013404", 2018, ["20124"]), (2025, "20138", 2018, ["20115", "20117", "21010"]),
            (2025, "2137201", 2023, ["2082201"]), (2025, "224", 2018, []), (2025, "2240101", 2018, []),
            (2025, "20805", 2018, ["20805"]), (2025, "23006", 2010, []), (2025, "2013405", 2018, ["20125"]),
        ] as [(Int, String, Int, [String])])
    func predecessors(from: Int, code: String, to: Int, expected: [String]) throws {
        let code = try #require(FunctionalCode(code))
        let codes = Catalogue.functional[from].predecessors(of: code, in: to)
        #expect(codes.map(\.description) == expected)
    }

    @Test("economic codes moved in 2018")
    func economic() {
        #expect(Catalogue.departmentEconomic[2017].successor(of: "30104", in: 2025) == "30112")
        #expect(Catalogue.departmentEconomic[2025].predecessors(of: "30113", in: 2017) == ["30311"])
    }

    @Test("differences of two editions")
    func differences() {
        let differences = Catalogue.functional[2024].differences(from: Catalogue.functional[2023])
        var moved: [String] = []
        var added: [FunctionalCode] = []
        var renamed: [FunctionalCode] = []
        for difference in differences {
            switch difference {
            case .moved(let from, let to): moved.append("\(from.code) \(to.code)")
            case .added(let entry): added.append(entry.code)
            case .renamed(_, let entry): renamed.append(entry.code)
            case .removed: break
            }
        }
        #expect(moved.contains("20822 21372"))
        #expect(moved.contains("2082201 2137201"))
        #expect(moved.contains("2082299 2137299"))
        #expect(added.contains("20139"))
        #expect(added.contains("2013901"))
        #expect(renamed.contains("21105"))
        #expect(differences.map(\.code) == differences.map(\.code).sorted())
        #expect(Catalogue.functional[2024].differences(from: Catalogue.functional[2024]).isEmpty)

        let recoded = Catalogue.functional[2021].differences(from: Catalogue.functional[2020])
        let moves = recoded.compactMap {
            if case .moved(let from, let to) = $0 { "\(from.code) \(to.code)" } else { nil }
        }
        #expect(moves.contains("2089901 2089999"))
    }
}

@Suite("Economic mapping and small lists")
struct MappingTests {
    @Test("maps both ways")
    func mapping() {
        #expect(Catalogue.economicPairs.count == 103)
        #expect(("50103" as GovernmentEconomicCode).departmentCodes == ["30113"])
        #expect(("50102" as GovernmentEconomicCode).departmentCodes == ["30108", "30109", "30110", "30111", "30112"])
        #expect(("50501" as GovernmentEconomicCode).departmentCodes == ["301"])
        #expect(("30113" as DepartmentEconomicCode).governmentCodes == ["50103", "50501"])
        #expect(DepartmentEconomicCode.officialReceptions.governmentCodes == ["50206", "50502"])
        #expect(("501" as GovernmentEconomicCode).departmentCodes.contains("30101"))
        #expect(("39901" as DepartmentEconomicCode).governmentCodes.isEmpty)
    }

    @Test("the two directions agree, and all codes are in the catalogue")
    func consistent() {
        for pair in Catalogue.economicPairs {
            #expect(pair.government.departmentCodes.contains(pair.department))
            #expect(pair.department.governmentCodes.contains(pair.government))
            #expect(Catalogue.governmentEconomic[2025].contains(pair.government))
            #expect(Catalogue.departmentEconomic[2025].contains(pair.department))
        }
    }

    @Test("fund natures and project categories are open")
    func lists() {
        #expect(FundNature.known.count == 14)
        #expect(FundNature.known.allSatisfy { $0.officialName != nil && $0.evidence == .unverified })
        #expect(FundNature.stateCapital.officialName == "国有资本经营预算资金")
        #expect(FundNature.stateCapital.parent == .governmentBudget)
        #expect(FundNature(rawValue: "9").officialName == nil)
        #expect(ProjectCategory.known.compactMap(\.officialName).count == 5)
        #expect(ProjectCategory.otherOperation.parent == .operation)
        #expect(ProjectCategory.personnel.evidence == .published(years: []))
        #expect(ProjectCategory(rawValue: "4").evidence == .unverified)
    }
}
