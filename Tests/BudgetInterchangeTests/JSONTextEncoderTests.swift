import BudgetInterchange
import Testing

@Suite struct JSONTextEncoderTests {
    private struct Sums: Encodable {
        var small = Amount(fen: -30_005)
        var large = Amount(fen: .max)
        var rate: FixedDecimal? = FixedDecimal(tenThousandths: 12_500)
        var words = ["a/b", "\"“\n"]
    }

    private func text(_ value: some Encodable, _ encoder: JSONTextEncoder) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func writesAmountsExactly() throws {
        let expected = #"{"large":"92233720368547758.07","rate":1.25,"small":-300.05,"words":["a/b","\"“\n"]}"#
        #expect(try text(Sums(), JSONTextEncoder(.compact)) == expected)
        #expect(try text([Amount](), JSONTextEncoder()) == "[\n\n]")
    }

    @Test func passesOnWhatFindingsAskFor() throws {
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        var table = GeneralPublicExpenditure()
        table.append("208", named: "社会保障和就业支出", [.total: 3, .project: 2])
        document.budget.generalPublicExpenditure = table
        let finding = try #require(document.validate().findings.first { $0.rule.rawValue.contains("row-sum") })
        var encoder = JSONTextEncoder(.compact)
        #expect(try text(finding, encoder).contains(finding.message(in: .chinese)))
        encoder.userInfo[.messageLanguage] = Language.english
        #expect(try text(finding, encoder).contains(finding.message(in: .english)))
    }

    @Test func givesTheTextOfTheWriter() throws {
        for example in Example.allCases {
            let document = try example.document
            #expect(try JSONTextEncoder().encode(document) + [0x0A] == document.json())
            #expect(try JSONTextEncoder(.compact).encode(document) + [0x0A] == document.json(.compact))
        }
    }

    @Test func refusesWhatIsNoNumber() {
        #expect(throws: EncodingError.self) { try JSONTextEncoder().encode([Double.infinity]) }
    }
}
