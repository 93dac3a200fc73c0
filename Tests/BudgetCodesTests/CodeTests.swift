import BudgetCodes
import Foundation
import Testing

@Suite("Code")
struct CodeTests {
    @Test(
        "reads what people print",
        arguments: [
            ("208", 208), ("20805", 20805), ("2080505", 2_080_505), ("２０８０５", 20805), (" 208 ", 208),
            ("20 80 505", 2_080_505), ("\u{3000}208\t05\n", 20805), ("２０８ ０５", 20805), ("\u{FEFF}208", 208),
            ("208\u{A0}05", 20805),
        ] as [(String, Int32)])
    func parsing(text: String, value: Int32) throws {
        #expect(try FunctionalCode(parsing: text).value == value)
        #expect(try FunctionalCode(parsing: Substring(text)).value == value)
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("", .empty, nil), ("  ", .empty, nil), ("20", .wrongLength, nil), ("2080", .wrongLength, nil),
            ("208050501", .wrongLength, nil), ("308", .wrongLeadingDigit, 0), ("  308", .wrongLeadingDigit, 2),
            ("20a", .invalidCharacter, 2), ("2 0８-5", .invalidCharacter, 4), ("-208", .invalidCharacter, 0),
            ("２０八", .invalidCharacter, 2), ("008", .wrongLeadingDigit, 0), ("208.05", .invalidCharacter, 3),
        ] as [(String, CodeError.Kind, Int?)])
    func errors(text: String, kind: CodeError.Kind, offset: Int?) {
        let error = #expect(throws: CodeError.self) { try FunctionalCode(parsing: text) }
        #expect(error?.kind == kind)
        #expect(error?.offset == offset)
        #expect(error?.text == text)
        #expect(error?.expected(in: .chinese) == "以2开头的3、5、7位支出功能分类编码")
        #expect(
            error?.expected(in: .english) == "functional classification code of 3, 5 or 7 digits that starts with 2")
        #expect(FunctionalCode(text) == nil)
    }

    @Test("every byte at every place is told to be a digit or not", arguments: 0...10)
    func everyByte(count: Int) {
        for place in 0..<count {
            for byte in UInt8.min...UInt8.max {
                var bytes = Array("2345678901".utf8.prefix(count))
                bytes[place] = byte
                let text = String(decoding: bytes, as: UTF8.self)
                let expected =
                    [3, 5, 7].contains(count) && bytes.allSatisfy { (0x30...0x39).contains($0) } && bytes[0] == 0x32
                #expect(FunctionalCode(utf8: bytes)?.description == (expected ? text : nil))
                #expect(
                    bytes.withUnsafeBufferPointer { FunctionalCode(utf8: $0) }?.description == (expected ? text : nil))
                let revenue = bytes.withUnsafeBufferPointer { RevenueCode(utf8: $0) }
                let isRevenue =
                    (count == 9 || [3, 5, 7].contains(count)) && bytes.allSatisfy { (0x30...0x39).contains($0) }
                #expect(revenue?.description == (isRevenue && bytes[0] == 0x31 ? text : nil))
            }
        }
    }

    @Test("a hostile text is cut in the error")
    func longText() {
        let error = #expect(throws: CodeError.self) {
            try FunctionalCode(parsing: String(repeating: "2", count: 100_000))
        }
        #expect(error?.kind == .wrongLength)
        #expect(error?.text.count == 40)
    }

    @Test("messages name the text and the expectation in both languages")
    func messages() throws {
        let error = try #require(throws: CodeError.self) { try RevenueCode(parsing: "1x1") }
        #expect(error.description == error.message(in: .english))
        for language in Language.allCases {
            #expect(error.message(in: language).contains("1x1"))
            #expect(error.message(in: language).contains(error.expected(in: language)))
        }
        #expect(error.message(in: .english) != error.message(in: .chinese))
    }

    @Test(
        "the strict initializer takes ASCII digits only",
        arguments: ["２０８", " 208", "208 ", "20 805", "208\n", "+208", "0208", "٢٠٨", "4294967504", "20805050505050"])
    func strict(text: String) {
        #expect(FunctionalCode(text) == nil)
        #expect(FunctionalCode(utf8: Array(text.utf8)) == nil)
        #expect(Array(text.utf8).withUnsafeBufferPointer { FunctionalCode(utf8: $0) } == nil)
    }

    @Test("each classification has its own digit and depth")
    func classifications() {
        func accepted<C: Classification>(_: C.Type) -> [String] {
            ["1", "101", "10101", "1010101", "101010101", "2080505", "208050501", "30201", "3020101", "50201", "501"]
                .filter { Code<C>($0) != nil }
        }
        #expect(accepted(Functional.self) == ["2080505"])
        #expect(accepted(DepartmentEconomic.self) == ["30201"])
        #expect(accepted(GovernmentEconomic.self) == ["50201", "501"])
        #expect(accepted(Revenue.self) == ["101", "10101", "1010101", "101010101"])
        #expect(Functional.levels == [.category, .section, .item])
        #expect(DepartmentEconomic.levels == [.category, .section])
        #expect(Revenue.levels == CodeLevel.allCases)
    }

    @Test(
        "a number is a code exactly when its digits are", arguments: [0, 1, 99, 100, 199, 200, 299, 300, 2_000, 20_000])
    func values(start: Int32) {
        for value in [start, start * 100, start * 10_000, start + 7, start * 100 + 99, -start] {
            #expect(FunctionalCode(value: value)?.value == FunctionalCode(String(value))?.value)
            #expect(RevenueCode(value: value)?.value == RevenueCode(String(value))?.value)
        }
        #expect(FunctionalCode(value: .max) == nil)
        #expect(FunctionalCode(value: .min) == nil)
        #expect(RevenueCode(value: 199_999_999)?.level == .subitem)
    }

    @Test("knows what is above")
    func hierarchy() {
        let code: RevenueCode = "103060201"
        #expect(code.level == .subitem)
        #expect(code.parent == "1030602")
        #expect(code.ancestors == ["1030602", "10306", "103"])
        #expect(code.ancestor(at: .section) == "10306")
        #expect(code.ancestor(at: .subitem) == code)
        #expect(RevenueCode("10306" as String)?.ancestor(at: .item) == nil)
        #expect((RevenueCode("103" as String)?.ancestors).map(\.isEmpty) == true)
        #expect(("103" as RevenueCode).parent == nil)
        #expect(("103" as RevenueCode).isAncestor(of: code))
        #expect(code.isDescendant(of: "10306"))
        #expect(!code.isAncestor(of: code))
        #expect(!("102" as RevenueCode).isAncestor(of: code))
        #expect(!code.isAncestor(of: "103"))
    }

    @Test("a pattern matches itself and what is below")
    func patterns() {
        func group(_ code: FunctionalCode) -> String {
            switch code {
            case "20805": "pensions"
            case .socialSecurity: "social security"
            case .education: "education"
            default: "else"
            }
        }
        #expect(group("208") == "social security")
        #expect(group("20805") == "pensions")
        #expect(group("2080505") == "pensions")
        #expect(group("2080601") == "social security")
        #expect(group("2050299") == "education")
        #expect(group("2060101") == "else")
        #expect(!("2080505" ~= FunctionalCode.socialSecurity))
    }

    @Test("order is by prefix, the parent first")
    func order() {
        let sorted: [FunctionalCode] = ["208", "20801", "2080101", "2080199", "20802", "2080201", "209", "20901"]
        #expect(sorted.reversed().sorted() == sorted)
        #expect(sorted.shuffled().sorted() == sorted)
        // A code whose lower digits are zeros shares them with its parent.
        #expect(("208" as FunctionalCode) < "20800")
        #expect(("20800" as FunctionalCode) < "2080000")
        #expect(("2080000" as FunctionalCode) < "2080001")
    }

    @Test("the order is that of the printed texts")
    func orderMatchesText() {
        var generator = SystemRandomNumberGenerator()
        let codes = (0..<2_000).compactMap { _ -> RevenueCode? in
            let level = CodeLevel.allCases.randomElement(using: &generator) ?? .category
            let category = Int32.random(in: 101...105, using: &generator)
            return (1..<level.rawValue).reduce(RevenueCode(value: category)) { code, _ in
                code.flatMap { RevenueCode(value: $0.value * 100 + .random(in: 0...3, using: &generator)) }
            }
        }
        #expect(codes.count == 2_000)
        #expect(codes.sorted().map(\.description) == codes.map(\.description).sorted())
        for (left, right) in zip(codes, codes.dropFirst()) {
            let isPrefix = right.description.hasPrefix(left.description) && left != right
            #expect(left.isAncestor(of: right) == isPrefix)
        }
    }

    @Test("goes through JSON as a plain string, also as a key")
    func json() throws {
        let codes: [FunctionalCode] = ["208", "20805", "2080505"]
        let data = try JSONEncoder().encode(codes)
        #expect(String(decoding: data, as: UTF8.self) == #"["208","20805","2080505"]"#)
        #expect(try JSONDecoder().decode([FunctionalCode].self, from: data) == codes)

        let table: [DepartmentEconomicCode: Int] = [.officialReceptions: 5]
        let keyed = try JSONEncoder().encode(table)
        #expect(String(decoding: keyed, as: UTF8.self) == #"{"30217":5}"#)
        #expect(try JSONDecoder().decode([DepartmentEconomicCode: Int].self, from: keyed) == table)
    }

    @Test("JSON that is no code is refused with the expectation", arguments: [#"["308"]"#, #"["2080"]"#, #"[" 208"]"#])
    func badJSON(text: String) throws {
        let error = try #require(throws: DecodingError.self) {
            try JSONDecoder().decode([FunctionalCode].self, from: Data(text.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("unexpected \(error)")
            return
        }
        #expect(context.debugDescription.contains("functional classification code of 3, 5 or 7 digits"))
    }

    @Test("named constants have the official digits")
    func constants() {
        #expect(FunctionalCode.generalPublicServices == "201")
        #expect(FunctionalCode.health == "210")
        #expect(FunctionalCode.housingSecurity == "221")
        #expect(DepartmentEconomicCode.wagesAndWelfare == "301")
        #expect(DepartmentEconomicCode.overseasTrips == "30212")
        #expect(DepartmentEconomicCode.officialReceptions == "30217")
        #expect(DepartmentEconomicCode.officialVehicleOperation == "30231")
        #expect(DepartmentEconomicCode.officialVehiclePurchase == "31013")
        #expect(DepartmentEconomicCode.capital ~= .officialVehiclePurchase)
    }
}

@Suite("CodeLevel")
struct CodeLevelTests {
    @Test(
        "has official names and digit counts",
        arguments: zip(CodeLevel.allCases, [("类", 3), ("款", 5), ("项", 7), ("目", 9)]))
    func names(level: CodeLevel, expected: (String, Int)) {
        #expect(level.officialName == expected.0)
        #expect(level.digitCount == expected.1)
        #expect(CodeLevel(officialName: expected.0) == level)
        #expect(CodeLevel(digitCount: expected.1) == level)
    }

    @Test("is ordered from the top")
    func order() {
        #expect(CodeLevel.allCases == CodeLevel.allCases.sorted())
        #expect(CodeLevel(digitCount: 4) == nil)
        #expect(CodeLevel(officialName: "章") == nil)
    }
}
