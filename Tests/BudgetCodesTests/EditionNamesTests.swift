import BudgetCodes
import Testing

@Suite("Codes by printed names")
struct EditionNamesTests {
    @Test("A name is found below its 款, and is several codes where it stands below many")
    func below() {
        let edition = Catalogue.functional[2025]
        #expect(edition.codes(named: "行政运行", below: "20101") == ["2010101"])
        #expect(edition.codes(named: "行政运行", below: "201").count > 10)
        #expect(edition.codes(named: "行政运行").count > edition.codes(named: "行政运行", below: "201").count)
        #expect(edition.codes(named: "人大事务") == ["20101"])
        #expect(edition.codes(named: "人大事务", below: "202").isEmpty)
        #expect(edition.codes(named: "没有这个科目").isEmpty)
        #expect(edition.codes(named: "").isEmpty)
    }

    @Test("Codes right below go before deeper ones of the same name")
    func nearest() {
        // 其他科学技术支出 is a 款 and an 项; 教育支出 a 类.
        let edition = Catalogue.functional[2025]
        #expect(edition.codes(named: "其他教育支出", below: "205").contains("20599"))
        #expect(edition.codes(named: "其他教育支出", below: "205").allSatisfy { $0.level == .section })
        #expect(edition.codes(named: "其他教育支出", below: "20599") == ["2059999"])
    }

    @Test("Width, brackets and spaces do not count, and a former name is found when no other code has it")
    func names() {
        let economic = Catalogue.governmentEconomic[2025]
        #expect(economic.codes(named: "维修(护)费", below: "502") == ["50209"])
        #expect(economic.codes(named: " 会 议 费 ") == ["50202"])
        #expect(Catalogue.functional[2025].codes(named: "市场主体管理", below: "20138") == ["2013804"])
        #expect(Catalogue.functional[2020].codes(named: "市场主体管理", below: "20138") == ["2013804"])
        #expect(Catalogue.revenue[2025].codes(named: "彩票公益金收入", below: "103").first == "1030155")
    }

    @Test("Every name is found below its parent")
    func every() {
        let edition = Catalogue.functional[2026]
        for entry in edition.entries {
            let found = edition.codes(named: entry.name, below: entry.code.parent)
            #expect(found.contains(entry.code) && found.allSatisfy { edition[$0] != nil }, "\(entry)")
        }
    }

    @Test("Below a code a name is one code, but for twelve of two thousand")
    func ambiguous() {
        for year in [2024, 2025, 2026] {
            let functional = Catalogue.functional[year]
            let several = functional.entries.filter {
                functional.codes(named: $0.name, below: $0.code.parent).count > 1
            }
            #expect(several.count <= 12, "\(several)")
        }
    }
}
