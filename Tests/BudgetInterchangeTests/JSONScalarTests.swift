import BudgetModel
import Foundation
import Testing

@testable import BudgetInterchange

/// Strings, numbers, amounts and keys as the scanner reads them.
@Suite struct JSONScalarTests {
    private func amount(_ text: String) throws(JSONFault) -> Int64 {
        try scan(text) { (scanner) throws(JSONFault) in try scanner.amount() }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", 0), ("0.00", 0), ("1", 100), ("12.5", 1250), ("0.01", 1), ("-0.01", -1),
            ("1484300", 148_430_000), ("1.500", 150), ("1.50000000000000000000000000000", 150), ("1e3", 100_000),
            ("1E+3", 100_000), ("1.25e1", 1250), ("12500e-3", 1250), ("0e999999999999999999999", 0), ("1e-2", 1),
            ("100e-4", 1), ("12345678", 1_234_567_800), ("123456789", 12_345_678_900),
            ("1234567890123.45", 123_456_789_012_345),
            ("70368744177663.99", 7_036_874_417_766_399), ("-70368744177663.99", -7_036_874_417_766_399),
            ("7036874417766399e-2", 7_036_874_417_766_399), ("0.000000000000000000000000000001e30", 100),
            ("\"70368744177664\"", 7_036_874_417_766_400), ("\"70368744177664.01\"", 7_036_874_417_766_401),
            ("\"-70368744177664.5\"", -7_036_874_417_766_450), ("\"92233720368547758.07\"", .max),
            ("\"-92233720368547758.08\"", .min),
        ] as [(String, Int64)])
    func readsAmounts(text: String, fen: Int64) throws {
        #expect(try amount(text) == fen)
        #expect(try JSONTree(Array(text.utf8)).decode(Amount.self).value == Amount(fen: fen))
    }

    @Test(
        arguments: [
            ("0.001", .amountDecimals), ("1.005", .amountDecimals), ("1e-3", .amountDecimals),
            ("1.50001", .amountDecimals),
            ("70368744177663.991", .amountDecimals), ("1e-999999999999999999999999", .amountDecimals),
            ("70368744177664", .amountInRange), ("-70368744177664", .amountInRange), ("1e300", .amountInRange),
            ("1e99999999999999999999999", .amountInRange), ("99999999999999999", .amountInRange),
            ("123456789012345678901234567890", .amountInRange), ("\"12\"", .amountAsNumber),
            ("\"0.05\"", .amountAsNumber),
            ("\"-1\"", .amountAsNumber), ("\"70368744177663.99\"", .amountAsNumber), ("\"\"", .amountAsText),
            ("\"abc\"", .amountAsText), ("\"1e20\"", .amountAsText), ("\"70368744177664.001\"", .amountAsText),
            ("\"70368744177664.\"", .amountAsText), ("\"070368744177664\"", .amountAsText),
            ("\" 70368744177664\"", .amountAsText),
            ("\"+70368744177664\"", .amountAsText), ("\"92233720368547758.08\"", .amountAsText),
            ("\"-92233720368547758.09\"", .amountAsText), ("\"999999999999999999\"", .amountAsText), ("null", .amount),
            ("true", .amount), ("[]", .amount), ("{}", .amount),
        ] as [(String, JSONExpectation)])
    func refusesAmounts(text: String, expected: JSONExpectation) throws {
        #expect(throws: JSONFault(offset: 0, expected: expected)) { try amount(text) }
        let failure = #expect(throws: JSONFailure.self) { try JSONTree(Array(text.utf8)).decode(Amount.self) }
        #expect(failure?.fault == JSONFault(offset: 0, expected: expected))
    }

    @Test(
        arguments: [
            ("01", 0, .noLeadingZero), ("-01", 1, .noLeadingZero), ("-", 1, .digit), ("1.", 2, .digit),
            ("1.x", 2, .digit),
            ("1e", 2, .digit), ("1.2e+", 5, .digit), ("+1", 0, .amount), (".5", 0, .amount), ("1x", 1, .endOfText),
            ("123456789012345678.", 19, .digit), ("", 0, .amount),
        ] as [(String, Int, JSONExpectation)])
    func refusesWhatIsNoNumber(text: String, offset: Int, expected: JSONExpectation) throws {
        #expect(throws: JSONFault(offset: offset, expected: expected)) { try amount(text) }
    }

    @Test func agreesWithFoundationOnNumbers() throws {
        var random = SplitMix(seed: 3)
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &random))) })
        }
        let limit = Decimal(string: "70368744177663.99") ?? 0
        var taken = 0
        for _ in 0..<20_000 {
            var text = Bool.random(using: &random) ? "-" : ""
            let whole = digits(Int.random(in: 1...18, using: &random))
            text += String(whole.drop { $0 == "0" }).isEmpty ? "0" : String(whole.drop { $0 == "0" })
            if Bool.random(using: &random) { text += "." + digits(Int.random(in: 1...4, using: &random)) }
            if Int.random(in: 0..<4, using: &random) == 0 { text += "e\(Int.random(in: -6...6, using: &random))" }
            let decimal = try #require(Decimal(string: text))
            // Decimal has 38 digits, so that this is exact.
            var fen = decimal * 100
            var rounded = Decimal()
            NSDecimalRound(&rounded, &fen, 0, .plain)
            let isAmount = fen == rounded && abs(decimal) <= limit
            let read = try? amount(text)
            #expect((read != nil) == isAmount, "\(text)")
            if let read {
                taken += 1
                #expect(Decimal(read) == fen, "\(text)")
                if let double = try? JSONDecoder().decode(Double.self, from: Data(text.utf8)) {
                    #expect(Double(read) / 100 == double, "\(text)")
                }
            }
            var steps = decimal * 10_000
            NSDecimalRound(&rounded, &steps, 0, .plain)
            let score = try? scan(text) { (scanner) throws(JSONFault) in try scanner.fixedDecimal() }
            #expect(
                score.map { Decimal($0) } == (steps == rounded && abs(decimal) < 1_000_000_000 ? steps : nil), "\(text)"
            )
            let int = try? scan(text) { (scanner) throws(JSONFault) in try scanner.int() }
            var unit = decimal
            NSDecimalRound(&rounded, &unit, 0, .plain)
            let isInt = unit == rounded && abs(decimal) < Decimal(Int.max)
            #expect(int.map { Decimal($0) } == (isInt ? unit : nil), "\(text)")
            // Foundation takes 0e6 for a number with leading zeros.
            if let theirs = try? JSONDecoder().decode(Double.self, from: Data(text.utf8)) {
                #expect(try JSONTree(Array(text.utf8)).decode(Double.self).value == theirs, "\(text)")
            } else {
                #expect(text.contains(/^-?0[.]?0*e/), "\(text)")
            }
        }
        #expect((2_000..<18_000).contains(taken))
    }

    @Test(
        arguments: [
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("1.0", 1), ("2e3", 2000), ("0", 0),
            ("-7", -7),
            ("123456789012", 123_456_789_012),
        ] as [(String, Int)])
    func readsWholeNumbers(text: String, value: Int) throws {
        #expect(try scan(text) { (scanner) throws(JSONFault) in try scanner.int() } == value)
        #expect(try JSONTree(Array(text.utf8)).decode(Int.self).value == value)
    }

    @Test(arguments: ["9223372036854775808", "-9223372036854775809", "1e19", "1e400"])
    func refusesWholeNumbersBeyondTheRange(text: String) throws {
        #expect(throws: JSONFault(offset: 0, expected: .integerInRange)) {
            try scan(text) { (scanner) throws(JSONFault) in try scanner.int() }
        }
    }

    @Test func keepsStrings() throws {
        var random = SplitMix(seed: 5)
        let alphabet: [Unicode.Scalar] = [
            "a", "Z", "0", " ", "\"", "\\", "/", "\u{0}", "\u{1}", "\u{8}", "\t", "\n", "\u{B}", "\u{C}", "\r",
            "\u{1F}",
            "\u{7F}", "é", "\u{7FF}", "\u{800}", "机", "关", "，", "（", "\u{2028}", "\u{FEFF}", "\u{FFFF}", "😀", "𠮷",
            "\u{10FFFF}",
        ]
        var buffer = JSONBuffer()
        for round in 0..<3_000 {
            var text = ""
            for _ in 0..<round % 40 { text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a") }
            var writer = JSONWriter(.compact)
            writer.string(text)
            let foundation = JSONEncoder()
            foundation.outputFormatting = .withoutEscapingSlashes
            #expect(writer.bytes == Array(try foundation.encode(text)))
            // Written in other ways it is still the same.
            let escaped = "\"" + text.utf16.map { "\\u" + String(format: "%04x", $0) }.joined() + "\""
            for form in [writer.bytes, Array(escaped.utf8)] {
                let back = try buffer.withScanner(of: form) { (scanner) throws(JSONFault) in
                    let found = try scanner.string()
                    try scanner.end()
                    return scanner.string(of: found)
                }
                #expect(Array(back.utf8) == Array(text.utf8))
            }
        }
    }

    @Test func readsKeysInAnyOrder() throws {
        let names = [
            "code", "name", "total", "财政", "a\"b", "governmentFundAppropriation", "", String(repeating: "k", count: 40),
        ]
        var plan = JSONKeyPlan(names)
        var random = SplitMix(seed: 9)
        for round in 0..<2_000 {
            let keys = Array(names.indices.shuffled(using: &random).prefix(round % (names.count + 1)))
            var writer = JSONWriter(round % 2 == 0 ? .compact : .pretty)
            writer.beginObject()
            for key in keys {
                writer.key(names[key])
                writer.int(key)
            }
            writer.endObject()
            let read = try scan(writer.bytes) { (scanner) throws(JSONFault) in
                var object = try scanner.beginObject()
                var read: [Int] = []
                while let key = try scanner.nextKey(of: &object, &plan) {
                    read.append(key)
                    #expect(try scanner.int() == key)
                }
                #expect(scanner.depth == 0)
                return read
            }
            #expect(read == keys)
        }
    }

    /// The numbers of the keys of an object of numbers.
    private func keys(_ text: String, _ names: [String]) throws(JSONFault) -> [Int] {
        var plan = JSONKeyPlan(names)
        return try scan(text) { (scanner) throws(JSONFault) in
            var object = try scanner.beginObject()
            var read: [Int] = []
            while let key = try scanner.nextKey(of: &object, &plan) {
                read.append(key)
                try scanner.skipChecked()
            }
            return read
        }
    }

    @Test func matchesEscapedKeys() throws {
        #expect(try keys(#"{"na\u006de":1,"c\u006fde":2}"#, ["code", "name"]) == [1, 0])
        #expect(try keys(#"{"nam":1,"names":2,"Name":3,"nameee":4}"#, ["name"]) == [-1, -1, -1, -1])
        #expect(try keys("{\"\u{E9}\":1,\"e\u{301}\":2}", ["\u{E9}"]) == [0, -1])
    }

    @Test(
        arguments: [
            (#"{"name":1,"name":2}"#, 10), (#"{"name":1,"code":2,"name":3}"#, 19), (#"{"name":1,"na\u006de":2}"#, 10),
            (#"{"x":1,"x":2}"#, 7), (#"{"x":1,"name":0,"y":1,"\u0078":2}"#, 22), (#"{"x":{"a":1,"a":2}}"#, 12),
            (#"{"x":[{"a":1,"b":2,"\u0061":2}]}"#, 19), ("{\"k99\":1,\"k99\":1}", 9),
        ])
    func refusesKeysThatStandTwice(text: String, offset: Int) throws {
        let names = ["code", "name"] + (0..<100).map { "k\($0)" }
        #expect(throws: JSONFault(offset: offset, expected: .keyOnce)) { try keys(text, names) }
        #expect(treeFault(of: Array(text.utf8)) == JSONFault(offset: offset, expected: .keyOnce))
    }

    @Test func keysOfOneObjectMayStandInAnother() throws {
        var plan = JSONKeyPlan(["a"])
        let count = try scan(#"[{"a":1,"x":1},{"x":1,"a":1},{"a":{}}]"#) { (scanner) throws(JSONFault) in
            try scanner.beginArray()
            var isFirst = true
            var count = 0
            while try scanner.nextElement(isFirst: isFirst) {
                isFirst = false
                var object = try scanner.beginObject()
                while try scanner.nextKey(of: &object, &plan) != nil {
                    count += 1
                    try scanner.skip()
                }
            }
            return count
        }
        #expect(count == 5)
    }

    @Test(
        arguments: [
            (#"{"a":1,}"#, 7, .key), (#"{,"a":1}"#, 1, .key), (#"{"a":1 "b":2}"#, 7, .commaOrBrace),
            (#"{"a" 1}"#, 5, .colon),
            ("[]", 0, .object), (#"{"a"#, 3, .endOfString), (#"{"#, 1, .key), (#"{"a":1"#, 6, .commaOrBrace),
            (#"{"b" 1}"#, 5, .colon), ("{\"b\n\":1}", 3, .endOfString),
        ] as [(String, Int, JSONExpectation)])
    func refusesMalformedObjects(text: String, offset: Int, expected: JSONExpectation) throws {
        #expect(throws: JSONFault(offset: offset, expected: expected)) { try keys(text, ["a"]) }
    }
}
