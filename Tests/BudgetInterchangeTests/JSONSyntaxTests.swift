import Foundation
import Testing

@testable import BudgetInterchange

/// What is JSON and what is not, case by case after RFC 8259.
@Suite struct JSONSyntaxTests {
    private static let good: [String] = [
        "[]", "{}", "[ ]", "{ }", " [] ", "\t\r\n[]\t\r\n", "0", "-0", "1", "-1", "10",
        "123456789012345678901234567890",
        "0.5", "-0.5", "1.0", "1e1", "1E1", "1e+1", "1e-1", "1E+1", "1.5e10", "0e1", "0e+1", "0E0", "1e999", "-1e-999",
        "[1,2,3]", "[1 , 2]", "[[],[]]", "[[[]]]", "[{}]", "{\"a\":1}", "{\"a\" : 1}", "{\"\":0}", "{\"a\":{}}",
        "{\"a\":[]}", "{\"a\":1,\"b\":2}", "{\"a\":null,\"b\":true,\"c\":false}", "true", "false", "null", "\"\"",
        "\"a\"", "\" \"", "\"\\\"\"", "\"\\\\\"", "\"\\/\"", "\"/\"", "\"\\b\\f\\n\\r\\t\"", "\"\\u0000\"",
        "\"\\u00e9\"",
        "\"\\u00E9\"", "\"\\uD83D\\uDE00\"", "\"\\ud83d\\ude00\"", "\"\\uFFFF\"", "\"\\uDBFF\\uDFFF\"", "\"\\u0022\"",
        "\"é\"", "\"机关\"", "\"机关事业单位基本养老保险缴费\"", "\"a机b关c\"", "\"😀\"", "\"機😀é\"", "\"\u{7F}\"",
        "\"\u{80}\"", "\"\u{7FF}\"", "\"\u{800}\"", "\"\u{D7FF}\"", "\"\u{E000}\"", "\"\u{FFFF}\"", "\"\u{10000}\"",
        "\"\u{10FFFF}\"", "\"\u{2028}\u{2029}\"", "\"\u{FEFF}\"", "\u{FEFF}[]", "\u{FEFF} 1", "[\"asd \"]",
        "[null, 1, \"1\", {}]",
        "{\"a\\u0062\":1}", "\"0123456\"", "\"01234567\"", "\"012345678\"", "\"012345678901234567890123456789012\"",
    ]

    private static let bad: [String] = [
        "", " ", "\n", "\u{FEFF}", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1}",
        "{]",
        "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1,,\"b\":2}", "{\"a\" 1}", "{a:1}", "{'a':1}", "{1:1}",
        "{null:1}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "{\"a\":1]", "{\"a\":1}}", "[]]", "[] []", "1 1", "\"a\" \"b\"",
        "[1]x", "{}x", "01", "-01", "00", "-", "+1", "--1", "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1E-", "1e1.5",
        "0x10",
        "1_000", "1,000", "Infinity", "-Infinity", "NaN", "nan", "1a", "0.1.2", "1e2e3", "１", "True", "TRUE", "tru",
        "trux",
        "truee", "fals", "falsey", "nul", "nulll", "None", "undefined", "\"", "\"a", "\"\\\"", "\"\\", "\"\\x\"",
        "\"\\a\"",
        "\"\\'\"", "\"\\0\"", "\"\\u\"", "\"\\u0\"", "\"\\u00\"", "\"\\u000\"", "\"\\u00g0\"", "\"\\uD800\"",
        "\"\\uDC00\"",
        "\"\\uD800\\uD800\"", "\"\\uD800a\"", "\"\\uD800\\n\"", "\"\\uD800\\u0041\"", "\"\\uDC00\\uD800\"",
        "\"\\U0041\"",
        "\"\n\"", "\"\t\"", "\"\r\"", "\"\u{0}\"", "\"\u{1F}\"", "\"01234567\n\"", "'a'", "[\"a\", \"b]", "// c\n[]",
        "[] // c",
        "/**/[]", "[1;2]", "\u{A0}[]", "\u{B}[]", "\u{C}[]", "[\u{C}]", "\u{2028}[]", "\u{0}[]", "[]\u{0}", "[\u{0}]",
        "{\"a\":1\u{0}}", "\u{FEFF}\u{FEFF}[]", "[]\u{FEFF}", "{\"a\":\"b\"\"c\"}", "a", "*", "\\u005B]", "[\\\"a\"]",
        "{\"a\\x\":1}", "{\"a\n\":1}",
    ]

    /// Bytes that are no UTF-8, to be put between quotes.
    private static let badBytes: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0xC0], [0xE0, 0x80, 0x80],
        [0xE0, 0x9F, 0xBF], [0xE4, 0xB8], [0xE4, 0xB8, 0x41], [0xE4, 0x41, 0xAD], [0xED, 0xA0, 0x80],
        [0xED, 0xBF, 0xBF],
        [0xEF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41],
        [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        [0xE6, 0x9C, 0xBA, 0xED, 0xA0, 0x80], [0xE6, 0x9C, 0xBA, 0xE0, 0x80, 0x80], [0xE6, 0x9C, 0xBA, 0xE5, 0x85],
    ]

    @Test func hasManyCases() {
        #expect(Self.good.count + Self.bad.count + Self.badBytes.count >= 200)
    }

    @Test(arguments: good) func accepts(text: String) throws {
        #expect(fault(of: Array(text.utf8)) == nil)
        #expect(treeFault(of: Array(text.utf8)) == nil)
    }

    @Test(arguments: bad) func refuses(text: String) throws {
        let bytes = Array(text.utf8)
        let found = try #require(fault(of: bytes))
        #expect(found == treeFault(of: bytes))
        #expect(found.expected.isSyntax)
        #expect((0...bytes.count).contains(found.offset))
    }

    @Test(arguments: badBytes) func refusesWhatIsNoUTF8(bytes: [UInt8]) throws {
        for length in 0..<18 {
            let before = [UInt8](repeating: 0x61, count: length)
            let text = [0x22] + before + bytes + [0x22]
            let found = try #require(fault(of: text))
            #expect(found.expected == .utf8)
            #expect(found == treeFault(of: text))
            #expect((length + 1..<length + 1 + bytes.count).contains(found.offset))
            // Outside of strings nothing but ASCII may stand.
            #expect(fault(of: bytes) != nil)
        }
    }

    /// Every sequence of one to three bytes that begins a character, and its neighbours.
    @Test func knowsUTF8AsTheStandardLibraryDoes() {
        func check(_ bytes: [UInt8]) {
            let isValid = String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
            #expect((fault(of: [0x22] + bytes + [0x22]) == nil) == isValid, "\(bytes)")
        }
        let edges: [UInt8] = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
        for first in UInt8(0x80)...0xFF {
            check([first])
            for second in edges {
                check([first, second])
                for third in edges {
                    check([first, second, third])
                    for fourth in edges { check([first, second, third, fourth]) }
                }
            }
        }
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":[", "]}]")])
    func limitsDepth(open: String, close: String) throws {
        let levels = open.filter { $0 == "[" || $0 == "{" }.count
        func text(_ depth: Int) -> [UInt8] {
            let count = depth / levels
            return Array((String(repeating: open, count: count) + "0" + String(repeating: close, count: count)).utf8)
        }
        let deepest = JSONScanner.depthLimit / levels * levels
        #expect(fault(of: text(deepest)) == nil)
        #expect(treeFault(of: text(deepest)) == nil)
        #expect(fault(of: text(deepest + levels))?.expected == .lessDepth)
        #expect(treeFault(of: text(deepest + levels))?.expected == .lessDepth)
        let bomb = [UInt8](repeating: 0x5B, count: 1_000_000)
        #expect(fault(of: bomb) == JSONFault(offset: JSONScanner.depthLimit, expected: .lessDepth))
        #expect(treeFault(of: bomb) == JSONFault(offset: JSONScanner.depthLimit, expected: .lessDepth))
        // The place of a fault behind a bomb is found without recursion, too.
        let place = JSONPlace(of: bomb.count, in: bomb[...])
        #expect(place.column == bomb.count + 1)
    }

    @Test func refusesEveryBeginningOfADocument() throws {
        let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Example.tianmen.path)))
        let text = Array(try JSONSerialization.data(withJSONObject: whole))
        #expect(fault(of: text) == nil)
        var buffer = JSONBuffer()
        for length in text.indices {
            let fault: JSONFault?
            do throws(JSONFault) {
                try buffer.withScanner(of: text[..<length]) { (scanner) throws(JSONFault) in
                    try scanner.skip()
                    try scanner.end()
                }
                fault = nil
            } catch {
                fault = error
            }
            // Whatever stood in the buffer before, nothing behind the end is read.
            guard let fault else {
                Issue.record("\(length) bytes were read")
                return
            }
            #expect(fault.offset <= length && fault.expected.isSyntax)
        }
    }

    @Test func agreesWithFoundationOnMutations() throws {
        var random = SplitMix(seed: 11)
        let source = Array(
            #"{"a":[1,-2.5,3e4,"机关\n😀é",{"b":null,"c":[true,false,{}]}],"d":{"e":"\u00e9\\\"","f":0.01}}"#.utf8)
        let spare = Array("{}[]:,\"\\0123456789eE+-. \ntfnula".utf8) + [0xE6, 0x80, 0xFF, 0xF0, 0x00]
        var refused = 0
        for _ in 0..<20_000 {
            var text = source
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<text.count, using: &random)
                let byte = spare[Int.random(in: 0..<spare.count, using: &random)]
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text[index] = byte
                case 1: text.insert(byte, at: index)
                default: text.remove(at: index)
                }
            }
            let isRefused = fault(of: text) != nil
            #expect(isRefused == (treeFault(of: text).map { $0.expected != .keyOnce } ?? false))
            if isRefused { refused += 1 }
            let foundation = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
            // Foundation lets pass what we do not; the other way round only numbers that are too large for it.
            if foundation == nil, !isRefused {
                let shown = String(decoding: text, as: UTF8.self)
                #expect(shown.contains(/[eE][+]?[0-9]{3}/), "only Foundation refuses \(shown)")
            }
        }
        #expect((5_000..<20_000).contains(refused))
    }
}
