import BudgetModel
import Testing

@Suite("Printed percentages")
struct PrintedPercentageTests {
    @Test(
        "are read exactly, whatever the width and the marks",
        arguments: [
            ("94.6", 946, 1), ("-3", -3, 0), ("＋１２.８％", 128, 1), ("1,234.5", 12_345, 1), ("−287.60", -28_760, 2),
            (" 100.0 %", 1_000, 1), (".5", 5, 1), ("0", 0, 0), ("15.3074", 153_074, 4),
        ] as [(String, Int64, Int)])
    func reading(text: String, digits: Int64, decimals: Int) throws {
        let percentage = try #require(PrintedPercentage(printed: text))
        #expect(percentage.digits == digits)
        #expect(percentage.decimals == decimals)
    }

    @Test(
        "are not made of texts that are no numbers",
        arguments: ["", "—", "-", "#DIV/0!", "%", "1.2.3", "12%%", "5-", "一百", "1e5", "99999999999999999999", "9.9亿"])
    func noNumbers(text: String) {
        #expect(PrintedPercentage(printed: text) == nil)
    }

    @Test("of workbooks keep twelve decimals, rounded")
    func manyDecimals() throws {
        let percentage = try #require(PrintedPercentage(printed: "98.56948378912345678"))
        #expect(percentage.description == "98.569483789123")
        #expect(PrintedPercentage(printed: "0.9999999999996")?.description == "1.000000000000")
        #expect(percentage.value == nil)
        #expect(PrintedPercentage(printed: "98.56940000")?.value == FixedDecimal("98.5694"))
    }

    @Test("show again as printed", arguments: ["94.60", "-0.05", "0.0", "100", "-3"])
    func showing(text: String) {
        #expect(PrintedPercentage(printed: text)?.description == text)
    }
}
