import BudgetCodes
import Testing

@Suite("NameChecker")
struct NameCheckerTests {
    private func isName<C>(_ name: String, of code: Int32, in edition: Edition<C>) -> Bool? {
        Array(name.utf8).withUnsafeBufferPointer { isName($0, of: code, NameChecker(edition)) }
    }

    private func isName(_ name: UnsafeBufferPointer<UInt8>, of code: Int32, _ checker: NameChecker) -> Bool? {
        switch checker.standing(of: code, name) {
        case .attested, .named: true
        case .otherName: false
        case .unknownCode: nil
        }
    }

    private func match<C>(_ name: String, of code: Int32, in edition: Edition<C>) -> NameMatch {
        Array(name.utf8).withUnsafeBufferPointer { NameChecker(edition).match($0, of: code) }
    }

    @Test("knows every leading name of every edition, and no other", arguments: [2010, 2018, 2021, 2025, 2030])
    func leadingNames(year: Int) {
        func check<C: Classification>(_ catalogue: ClassificationCatalogue<C>) {
            let edition = catalogue[year]
            for entry in edition.entries {
                let (code, name) = (entry.code.value, entry.name)
                #expect(isName(name, of: code, in: edition) == true)
                #expect(match(name, of: code, in: edition) == .exact)
                #expect(isName(name + "x", of: code, in: edition) == false)
                #expect(isName(String(name.dropFirst()), of: code, in: edition) == false)
                #expect(isName(String(name.dropLast()), of: code, in: edition) == false)
                for alternative in entry.alternativeNames {
                    #expect(isName(alternative, of: code, in: edition) == false)
                    #expect(match(alternative, of: code, in: edition) == .alternative)
                }
            }
        }
        check(Catalogue.functional)
        check(Catalogue.departmentEconomic)
        check(Catalogue.governmentEconomic)
        check(Catalogue.revenue)
    }

    @Test("sees a change of any byte", arguments: ["类", "公用", "行政运行", "一般公共服务支出", "机关事业单位基本养老保险缴费支出"])
    func everyByte(name: String) throws {
        // Names of 3 to 48 bytes, so that words of all places are compared.
        let edition = try Edition<Functional>(importing: "编码,名称\n208,\(name)\n", year: 2025)
        let checker = NameChecker(edition)
        for place in 0..<name.utf8.count {
            var bytes = Array(name.utf8)
            bytes[place] ^= 1
            #expect(bytes.withUnsafeBufferPointer { isName($0, of: 208, checker) } == false)
            bytes[place] ^= 1
            #expect(bytes.withUnsafeBufferPointer { isName($0, of: 208, checker) } == true)
        }
    }

    @Test("an unknown code is nil", arguments: [0, -1, 1, 208_999, 2_080_569, 999_999_999, Int32.max, Int32.min])
    func unknownCode(code: Int32) {
        #expect(isName("养老", of: code, in: Catalogue.functional[2025]) == nil)
        #expect(match("养老", of: code, in: Catalogue.functional[2025]) == .unknownCode)
    }

    @Test("an empty name and bytes that are not UTF-8 do no harm")
    func strangeNames() {
        let checker = NameChecker(Catalogue.functional[2025])
        let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        #expect(isName(nothing, of: 208, checker) == false)
        #expect(checker.match(nothing, of: 208) == .different(expected: "社会保障和就业支出"))
        for bytes in [[0xFF], [0xE7, 0xA4], [UInt8](repeating: 0x80, count: 27)] as [[UInt8]] {
            #expect(bytes.withUnsafeBufferPointer { isName($0, of: 208, checker) } == false)
            #expect(
                bytes.withUnsafeBufferPointer { checker.match($0, of: 208) } == .different(expected: "社会保障和就业支出"))
        }
    }

    @Test("an official table says what another year had")
    func official() throws {
        let text = "编码,名称\n208,社会保障和就业支出\n20805,行政事业单位养老支出\n"
        let edition = try Edition<Functional>(importing: text, year: 2027)
        #expect(isName("行政事业单位养老支出", of: 20_805, in: edition) == true)
        #expect(match("行政事业单位离退休", of: 20_805, in: edition) == .formerName(YearSpan(lastYear: 2019)))
        #expect(match("行政事业 单位养老支出", of: 20_805, in: edition) == .variant(expected: "行政事业单位养老支出"))
        #expect(match("养老", of: 20_805, in: edition) == .different(expected: "行政事业单位养老支出"))
        // The built-in catalogue has this code; the official table decides.
        #expect(isName("教育支出", of: 205, in: edition) == nil)
        let old = try Edition<Functional>(importing: text, year: 2012)
        #expect(match("卫生健康支出", of: 208, in: old) == .different(expected: "社会保障和就业支出"))
        let health = try Edition<Functional>(importing: "编码,名称\n210,医疗卫生\n", year: 2012)
        #expect(match("卫生健康支出", of: 210, in: health) == .laterName(YearSpan(firstYear: 2019)))
    }
}
