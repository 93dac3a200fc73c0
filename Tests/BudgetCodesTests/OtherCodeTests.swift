import BudgetCodes
import Foundation
import Testing

private func throughJSON<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}

@Suite("AgencyCode")
struct AgencyCodeTests {
    @Test(
        "keeps every digit",
        arguments: [
            "057", "057007", "000", "999", "213002", "000000000", "123456789012345678", "001002003004005006007",
        ])
    func roundTrip(text: String) throws {
        let code = try #require(AgencyCode(text))
        #expect(code.description == text)
        #expect(code.depth == text.count / 3)
        #expect(try AgencyCode(parsing: text) == code)
        #expect(try throughJSON([code]) == [code])
        #expect(try throughJSON([code: 1]) == [code: 1])
    }

    @Test(
        "reads what people print",
        arguments: [("05 70 07", "057007"), ("０５７", "057"), ("\n057 ", "057"), ("057\u{3000}007", "057007")])
    func parsing(text: String, expected: String) throws {
        #expect(try AgencyCode(parsing: text).description == expected)
        #expect(AgencyCode(text) == nil)
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("", .empty), ("05", .wrongLength), ("0570", .wrongLength), ("05A", .invalidCharacter),
            ("057-007", .invalidCharacter), ("0010020030040050060070", .wrongLength),
            ("001002003004005006007008", .wrongLength),
        ] as [(String, CodeError.Kind)])
    func errors(text: String, kind: CodeError.Kind) {
        let error = #expect(throws: CodeError.self) { try AgencyCode(parsing: text) }
        #expect(error?.kind == kind)
        #expect(AgencyCode(text) == nil)
    }

    @Test("knows what is above")
    func hierarchy() {
        let code: AgencyCode = "001002003004005006007"
        #expect(code.parent == "001002003004005006")
        #expect(code.ancestors.map(\.depth) == [6, 5, 4, 3, 2, 1])
        #expect(code.department == "001")
        #expect(("057" as AgencyCode).parent == nil)
        #expect(("057007" as AgencyCode).parent == "057")
        #expect(("000000" as AgencyCode).parent == "000")
        #expect(code.ancestors.allSatisfy { $0.isAncestor(of: code) && code.isDescendant(of: $0) && $0 ~= code })
        #expect(code ~= code)
        #expect(!code.isAncestor(of: code))
        #expect(!("058" ~= ("057007" as AgencyCode)))
    }

    @Test("order is that of the printed texts")
    func order() {
        let codes = (0..<1_000).compactMap { _ in
            AgencyCode(
                (0..<Int.random(in: 1...7)).map { _ in ["000", "001", "057", "999"].randomElement() ?? "" }.joined())
        }
        #expect(codes.count == 1_000)
        #expect(codes.sorted().map(\.description) == codes.map(\.description).sorted())
        for (left, right) in zip(codes, codes.dropFirst()) {
            #expect(left.isAncestor(of: right) == (right.description.hasPrefix(left.description) && left != right))
        }
    }

    @Test("is one word up to six groups", arguments: ["000", "057", "057007", "999999", "001002003004005006"])
    func packed(text: String) throws {
        let code = try #require(AgencyCode(text))
        let word = try #require(code.packed)
        #expect(AgencyCode(packed: word) == code)
        let longer = try #require(AgencyCode(text + "007"))
        #expect(longer.packed.map { $0 > word } ?? (text.count == 18))
    }

    @Test("the word of a shorter code is less, as the code is")
    func packedOrder() {
        let codes: [AgencyCode] = ["000", "000000", "000001", "001", "057", "057000999", "057007", "999", "999999"]
        #expect(codes.compactMap(\.packed).sorted() == codes.compactMap(\.packed))
        #expect(Set(codes.compactMap(\.packed)).count == codes.count)
    }

    @Test("a word that no code has is refused")
    func badWords() {
        // No group, a group of 1000, a group below a missing one, bits above the groups.
        for word in [0, 1_001 << 50, 1 << 40, 1 << 50 | 1 << 30, 1, 1 << 60 | 1 << 50, UInt64.max] as [UInt64] {
            #expect(AgencyCode(packed: word) == nil)
        }
        var state: UInt64 = 7
        for _ in 0..<10_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let word = state >> 4
            guard let code = AgencyCode(packed: word) else { continue }
            #expect(code.packed == word && AgencyCode(code.description) == code)
        }
    }

    @Test("a buffer, an array and a text give the same code")
    func buffers() {
        let agencies = [
            "", "05", "057", "057007", "05７", "001002003004005006007", "001002003004005006007008", "05\u{0}",
        ]
        for text in agencies {
            let bytes = Array(text.utf8)
            #expect(bytes.withUnsafeBufferPointer { AgencyCode(utf8: $0) } == AgencyCode(text))
            #expect(AgencyCode(utf8: bytes.lazy.map { $0 }) == AgencyCode(text))
            #expect(AgencyCode(utf8: bytes) == AgencyCode(text))
        }
        for text in ["42011425057T000000130", "42011425057T0000001300", "42011425057t000000130", ""] {
            let bytes = Array(text.utf8)
            let code = bytes.withUnsafeBufferPointer { ProjectCode(utf8: $0) }
            #expect(code == ProjectCode(text))
            #expect(ProjectCode(utf8: bytes.lazy.map { $0 }) == code)
            #expect((code == nil) == (text != "42011425057T000000130"))
        }
        for text in ["420114", "420114003", "4201140030", "020114", ""] {
            let bytes = Array(text.utf8)
            #expect(bytes.withUnsafeBufferPointer { DivisionCode(utf8: $0) } == DivisionCode(text))
            #expect(DivisionCode(utf8: bytes.lazy.map { $0 }) == DivisionCode(text))
        }
    }

    @Test("JSON that is no code is refused")
    func badJSON() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([AgencyCode].self, from: Data(#"["0570"]"#.utf8))
        }
    }
}

@Suite("DivisionCode")
struct DivisionCodeTests {
    @Test(
        "has a level and a parent",
        arguments: [
            ("420000", .province, nil), ("420100", .prefecture, "420000"), ("420114", .county, "420100"),
            ("429006", .county, "429000"), ("420000000", .province, nil), ("420114000", .county, "420100000"),
            ("420114003", .township, "420114000"),
        ] as [(String, DivisionLevel, String?)])
    func levels(text: String, level: DivisionLevel, parent: String?) throws {
        let code = try #require(DivisionCode(text))
        #expect(code.level == level)
        #expect(code.parent?.description == parent)
        #expect(code.description == text)
        #expect(try throughJSON([code]) == [code])
        #expect(code.province.description == "420000" + (text.count == 9 ? "000" : ""))
        #expect(code.ancestor(at: level) == code)
    }

    @Test("six and nine digits mean the same place but are not equal")
    func forms() {
        let short: DivisionCode = "420114"
        let long: DivisionCode = "420114000"
        #expect(short != long)
        #expect(short < long)
        #expect(short.isSameDivision(as: long))
        #expect(short ~= long)
        #expect(("420100" as DivisionCode).isAncestor(of: "420114003"))
        #expect(!("420200" as DivisionCode).isAncestor(of: "420114003"))
        #expect(!short.isAncestor(of: long))
        #expect(short.prefecture == "420100")
        #expect(short.county == short)
        #expect(("420000" as DivisionCode).prefecture == nil)
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("", .empty), ("42", .wrongLength), ("0201141", .wrongLength), ("020114", .wrongLeadingDigit),
            ("42011x", .invalidCharacter), ("4201140000", .wrongLength),
        ] as [(String, CodeError.Kind)])
    func errors(text: String, kind: CodeError.Kind) {
        let error = #expect(throws: CodeError.self) { try DivisionCode(parsing: text) }
        #expect(error?.kind == kind)
        #expect(DivisionCode(text) == nil)
    }

    @Test("reads what people print")
    func parsing() throws {
        #expect(try DivisionCode(parsing: " ４２０１ 14") == "420114")
    }
}

@Suite("ProjectCode")
struct ProjectCodeTests {
    @Test(
        "has parts",
        arguments: [
            ("42011425057T000000130", 2025, "057", "特定目标类", 130),
            ("42900624213Y000000001", 2024, "213", "运转类", 1),
            ("42000023001R999999999", 2023, "001", "人员类", 999_999_999),
        ])
    func parts(text: String, year: Int, department: String, kind: String, serial: Int) throws {
        let code = try #require(ProjectCode(text))
        #expect(code.division.description == text.prefix(6))
        #expect(code.year == year)
        #expect(code.department.description == department)
        #expect(code.kind.officialName == kind)
        #expect(code.serial == serial)
        #expect(code.description == text)
        #expect(try throughJSON([code]) == [code])
    }

    @Test("reads a code wrapped in its cell")
    func parsing() throws {
        #expect(try ProjectCode(parsing: "42011425057T00000 0164") == "42011425057T000000164")
        #expect(try ProjectCode(parsing: "４２０１１４25057Ｔ000000164\n") == "42011425057T000000164")
    }

    @Test("keeps an unknown kind")
    func openKind() throws {
        let code = try #require(ProjectCode("42011425057Q000000130" as String))
        #expect(code.kind == ProjectKind(rawValue: "Q"))
        #expect(code.kind.officialName == nil)
        #expect(code.description == "42011425057Q000000130")
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("", .empty, nil), ("42011425057T00000013", .wrongLength, nil),
            ("42011425057T0000001300", .wrongLength, nil),
            ("42011425057t000000130", .invalidCharacter, 11), ("42011425057T00000x130", .invalidCharacter, 17),
            ("420114250570000000130", .invalidCharacter, 11), ("02011425057T000000130", .wrongLeadingDigit, 0),
            ("4201142505?T000000130", .invalidCharacter, 10),
        ] as [(String, CodeError.Kind, Int?)])
    func errors(text: String, kind: CodeError.Kind, offset: Int?) {
        let error = #expect(throws: CodeError.self) { try ProjectCode(parsing: text) }
        #expect(error?.kind == kind)
        #expect(error?.offset == offset)
        #expect(ProjectCode(text) == nil)
    }

    @Test("order is that of the printed texts")
    func order() {
        let texts = [
            "42000023001R000000001", "42000023001R000000002", "42000023001T000000001", "42000024001R000000001",
            "42011425057T000000130",
        ]
        #expect(texts.shuffled().compactMap { ProjectCode($0) }.sorted().map(\.description) == texts)
    }
}
