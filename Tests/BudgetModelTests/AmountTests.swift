import BudgetCodes
import BudgetModel
import Foundation
import Testing

@Suite struct AmountTests {
    @Test(arguments: [
        ("13559.21", 1_355_921_0000), ("13,382.00", 1_338_200_0000), ("45,928.08", 4_592_808_0000),
        ("30000", 3_000_000_0000), ("0.00", 0), ("0", 0), ("13559. 21", 1_355_921_0000),
        ("13, 382. 00", 1_338_200_0000), ("１３，３８２．００", 1_338_200_0000), (" 20 ", 20_000_000),
        ("-3.60", -3_600_000), ("−3.60", -3_600_000), ("(3.60)", -3_600_000), ("（3.60）", -3_600_000),
        ("0.000001", 1), ("1.2300000000", 1_230_000), ("0 . 0 0", 0), ("007.5", 7_500_000),
    ])
    func readsWhatDocumentsPrint(text: String, fen: Int) throws {
        #expect(try Amount.parse(text, unit: .tenThousandYuan) == Amount(fen: Int64(fen)))
    }

    @Test(arguments: ["", " ", "　", "—", "-", "－", "——", "–"])
    func blankIsNotZero(text: String) throws {
        #expect(try Amount.parse(text, unit: .yuan) == nil)
    }

    @Test(arguments: [
        (AmountUnit.yuan, "12.34", 1234), (.tenThousandYuan, "12.34", 12_340_000),
        (.hundredMillionYuan, "12.34", 123_400_000_000),
    ])
    func unitsScale(unit: AmountUnit, text: String, fen: Int) throws {
        #expect(try Amount.parse(text, unit: unit) == Amount(fen: Int64(fen)))
    }

    @Test(arguments: [
        ("11650, 73", AmountError.Kind.grouping), ("1,2", .grouping), ("1,23,456", .grouping), ("12345,678", .grouping),
        ("无", .malformed), ("1.2.3", .malformed), ("1e5", .malformed), ("12万", .malformed), ("(1", .malformed),
        ("1)", .malformed), ("--1", .malformed), ("1.", .malformed), (".5", .malformed), ("(1)2", .malformed),
        ("()", .malformed), ("0.0000001", .tooFine), ("99999999999999999", .outOfRange),
        ("9999999999999999999999", .outOfRange), (String(repeating: "9", count: 5_000), .malformed),
    ])
    func refusesTheRest(text: String, kind: AmountError.Kind) {
        #expect { try Amount.parse(text, unit: .tenThousandYuan) } throws: { error in
            guard let error = error as? AmountError else { return false }
            return error.kind == kind && text.hasPrefix(error.text) && !error.message(in: .chinese).isEmpty
        }
    }

    @Test(arguments: [
        (1_338_200_0000, Precision.tenThousandYuan, "13,382.00"), (5_000, .tenThousandYuan, "0.01"),
        (4_999, .tenThousandYuan, "0.00"), (-5_000, .tenThousandYuan, "-0.01"), (-4_999, .tenThousandYuan, "0.00"),
        (123_456, .yuan, "1,234.56"), (7, .yuan, "0.07"), (100, Precision(unit: .yuan, decimals: 0), "1"),
        (99_999_999, .yuan, "999,999.99"), (100_000_000, .yuan, "1,000,000.00"),
        (Int(Int64.min), .yuan, "-92,233,720,368,547,758.08"),
    ])
    func formats(fen: Int, precision: Precision, text: String) {
        #expect(Amount(fen: Int64(fen)).formatted(precision) == text)
    }

    @Test func formattingAndParsingAreInverse() throws {
        var generator = SplitMix(seed: 1)
        for _ in 0..<10_000 {
            let amount = Amount(fen: Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &generator))
            for unit in AmountUnit.allCases {
                let exact = Precision(unit: unit, decimals: unit.decimalsOfFen)
                #expect(try Amount.parse(amount.formatted(exact), unit: unit) == amount)
            }
        }
    }

    @Test func precisionChecksItsDecimals() {
        #expect(Precision(checking: .yuan, decimals: 3) == nil)
        #expect(Precision(checking: .tenThousandYuan, decimals: -1) == nil)
        #expect(Precision.tenThousandYuan.quantum == Amount(yuan: 100))
        #expect(Precision.tenThousandYuan.holds(Amount(yuan: 100)))
        #expect(!Precision.tenThousandYuan.holds(Amount(yuan: 101)))
    }

    @Test func addingReportsOverflow() {
        let large = Amount(fen: .max)
        #expect(large.adding(Amount(fen: 1)) == nil)
        #expect(large.adding(Amount(fen: -1)) == Amount(fen: .max - 1))
    }

    @Test(arguments: [("12.5", 125_000), ("0", 0), ("-3", -30_000), ("0.0125", 125), ("100", 1_000_000)])
    func fixedDecimals(text: String, tenThousandths: Int) throws {
        let number = try #require(FixedDecimal(text))
        #expect(number.tenThousandths == Int64(tenThousandths))
        #expect(number.description == text)
    }

    @Test(arguments: ["", "1.00001", "x", "1,000", "９", "99999999999999999999"])
    func fixedDecimalsRefuse(text: String) {
        #expect(FixedDecimal(text) == nil)
    }

    @Test func figuresAreExact() {
        #expect(Amount(1.5, .tenThousandYuan) == Amount(yuan: 15_000))
        #expect(Amount(0.01, .yuan) == Amount(fen: 1))
        #expect(Amount(31, .yuan) == Amount(yuan: 31))
        #expect(Amount(0, .hundredMillionYuan) == .zero)
        #expect(Amount(-2.5, .yuan) == Amount(fen: -250))
        #expect(Amount(-7, .tenThousandYuan) == Amount(yuan: -70_000))
        #expect(Amount(12345678.12, .tenThousandYuan) == Amount(fen: 12_345_678_120_000))
        #expect(Amount(0.1, .hundredMillionYuan) == Amount(yuan: 10_000_000))
        // Small and large numbers that Swift writes with an exponent.
        #expect(Amount(0.00001, .tenThousandYuan) == Amount(fen: 10))
        #expect(Amount(0.000012, .tenThousandYuan) == Amount(fen: 12))
        #expect(Amount(-0.000001, .tenThousandYuan) == Amount(fen: -1))
        #expect(Amount(0.0000000001, .hundredMillionYuan) == Amount(fen: 1))
        #expect(Amount(90000000000000000.0, .yuan) == Amount(fen: 9_000_000_000_000_000_000))
        // Finer than one 分, or beyond the range.
        #expect(Amount(0.0000001, .tenThousandYuan) == nil)
        #expect(Amount(0.0000015, .tenThousandYuan) == nil)
        #expect(Amount(0.001, .yuan) == nil)
        #expect(Amount(12345678.1234567, .tenThousandYuan) == nil)
        #expect(Amount(1e17, .yuan) == nil && Amount(1e300, .yuan) == nil)
        #expect(Amount(9_223_372_036_854_775_807, .yuan) == nil)
        let figure: Figure = 0.00001
        #expect(figure.description == "0.00001")
    }

    /// Every decimal with up to six places is the amount that it says.
    @Test func figuresOfAnyDecimalsAreExact() {
        var generator = SplitMix(seed: 3)
        let divisors: [Int64] = [1, 1_000, 1_000_000, 1_000_000_000, 10_000_000_000_000]
        for _ in 0..<5_000 {
            let fen =
                Int64.random(in: -99_999_999_999_999...99_999_999_999_999, using: &generator)
                / divisors[Int.random(in: divisors.indices, using: &generator)]
            let text = Amount(fen: fen).formatted(Precision(unit: .tenThousandYuan, decimals: 6), grouping: false)
            let figure = Double(text).map { Figure(floatLiteral: $0) }
            #expect(figure.flatMap { Amount($0, .tenThousandYuan) } == Amount(fen: fen), "\(text)")
        }
    }

    @Test func timesAWholeNumber() {
        #expect(Amount(fen: 3) * 4 == Amount(fen: 12))
        #expect(Amount(yuan: 15_000) * -2 == Amount(yuan: -30_000))
        #expect(Amount(fen: .max) * 0 == .zero)
    }

    @Test func jsonIsExactBeyondItsNumbersToo() throws {
        func json(_ amount: Amount) throws -> String {
            String(decoding: try JSONEncoder().encode([amount]), as: UTF8.self)
        }
        func amount(_ json: String) throws -> Amount {
            try JSONDecoder().decode([Amount].self, from: Data(json.utf8))[0]
        }
        let limit = Amount.interchangeLimit
        #expect(limit.description == "70368744177663.99")
        #expect(try json(Amount(fen: 150)) == "[1.5]")
        #expect(try !json(limit).contains("\""))
        #expect(try json(Amount(fen: limit.fen + 1)) == "[\"70368744177664.00\"]")
        #expect(try json(Amount(fen: -limit.fen - 1)) == "[\"-70368744177664.00\"]")
        var generator = SplitMix(seed: 2)
        var amounts = [
            limit, -limit, Amount(fen: limit.fen + 1), Amount(fen: -limit.fen - 1), Amount(fen: .max), .zero,
        ]
        amounts += [Amount(fen: -.max), Amount(fen: 1), Amount(fen: -1), Amount(fen: limit.fen - 1)]
        for _ in 0..<2_000 {
            amounts.append(Amount(fen: .random(in: -(.max)...(.max), using: &generator)))
            amounts.append(Amount(fen: .random(in: -limit.fen...limit.fen, using: &generator)))
            amounts.append(Amount(fen: .random(in: -100_000...100_000, using: &generator)))
        }
        for value in amounts { #expect(try amount(json(value)) == value) }
        for wrong in [
            "[0.001]", "[1e14]", "[70368744177664]", "[-70368744177664.5]", "[\"1.5\"]", "[\"70368744177663.99\"]",
            "[\"70368744177664.001\"]", "[\"70,368,744,177,664\"]", "[\"99999999999999999999\"]", "[\"\"]", "[true]",
            "[null]", "[[]]", "[\"-\"]",
        ] { #expect(throws: DecodingError.self, "\(wrong)") { try amount(wrong) } }
    }
}
