import BudgetCodes

/// What the checker asks the classifications of a year: whether a name is the one of a code.
struct CodeNames {
    private var editions: Editions
    private var functional: NameChecker
    private var economic: NameChecker
    private var year: Int?

    init(_ editions: Editions) {
        self.editions = editions
        functional = NameChecker(editions.functional)
        economic = NameChecker(editions.departmentEconomic)
        year = nil
    }

    /// Takes the built-in editions of a year.
    mutating func select(year: Int) {
        guard year != self.year else { return }
        self = CodeNames(Editions(year: year))
        self.year = year
    }

    /// Whether it is known which editions count: published files may not say their year.
    var hasYear: Bool { year != 0 }

    /// Compares a printed name with the one of a code.
    @inline(__always)
    func standing(of code: Int32, _ name: UnsafeBufferPointer<UInt8>) -> NameChecker.Standing {
        // The first digit tells the classification.
        Self.isEconomic(code) ? economic.standing(of: code, name) : functional.standing(of: code, name)
    }

    static func isEconomic(_ code: Int32) -> Bool {
        code < 1_000 ? code >= 300 : code < 100_000 && code >= 30_000
    }

    /// What became of a name that is not simply the one of its code.
    func match(_ code: Int32, _ name: String) -> NameMatch {
        if let code = FunctionalCode(value: code) { return editions.functional.match(code, name) }
        if let code = DepartmentEconomicCode(value: code) { return editions.departmentEconomic.match(code, name) }
        return .unknownCode
    }

    /// Whether the name of a code is known well enough to call another one wrong.
    func isFirm(_ code: Int32) -> Bool {
        checker(of: code).isFirm(code)
    }

    /// Whether a code that the edition does not have would be known if there was one.
    func wouldKnow(_ code: Int32) -> Bool {
        checker(of: code).wouldKnow(code)
    }

    private func checker(of code: Int32) -> NameChecker {
        Self.isEconomic(code) ? economic : functional
    }

    /// The name of a code and how well it is known in the edition.
    func entry(of code: Int32) -> (name: String, evidence: Evidence)? {
        if let entry = FunctionalCode(value: code).flatMap({ editions.functional[$0] }) {
            return (entry.name, entry.evidence)
        }
        let entry = DepartmentEconomicCode(value: code).flatMap { editions.departmentEconomic[$0] }
        return entry.map { ($0.name, $0.evidence) }
    }

    /// Whether the classification of a code is an official table, which has all codes.
    func isOfficial(for code: Int32) -> Bool {
        Self.isEconomic(code) ? editions.departmentEconomic.isOfficial : editions.functional.isOfficial
    }
}

/// The name without the numbering of the form: `六、`, `(六)`, `廿一、`, `1.`.
func withoutNumbering(_ name: String) -> String {
    var name = name
    return name.withUTF8 { bytes in
        String(decoding: bytes[numberingEnd(bytes)...], as: UTF8.self)
    }
}

/// Where the numbering in front of a name ends; 0 when there is none.
func numberingEnd(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    let bracket = name.halfWidthASCII(at: 0)
    let isBracketed = bracket?.byte == UInt8(ascii: "(")
    if let bracket, isBracketed { index = bracket.length }
    let start = index
    while let length = numeralLength(name, index) { index += length }
    // Most names have no numbering, and all of them are looked at.
    guard index > start else { return 0 }
    if let end = name.halfWidthASCII(at: index) {
        if isBracketed { return end.byte == UInt8(ascii: ")") ? index + end.length : 0 }
        return end.byte == UInt8(ascii: ".") ? index + end.length : 0
    }
    // 、
    guard !isBracketed, index + 2 < name.count, name[index] == 0xE3, name[index + 1] == 0x80, name[index + 2] == 0x81
    else { return 0 }
    return index + 3
}

/// The bytes of the numeral at a place; `nil` when there is none.
private func numeralLength(_ name: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index < name.count else { return nil }
    if (0x30...0x39).contains(name[index]) { return 1 }
    guard index + 2 < name.count else { return nil }
    switch (name[index], name[index + 1], name[index + 2]) {
    // 一 七 三 九 二 五 八 六 十 四 廿 卅
    case (0xE4, 0xB8, 0x80), (0xE4, 0xB8, 0x83), (0xE4, 0xB8, 0x89), (0xE4, 0xB9, 0x9D), (0xE4, 0xBA, 0x8C),
        (0xE4, 0xBA, 0x94), (0xE5, 0x85, 0xAB), (0xE5, 0x85, 0xAD), (0xE5, 0x8D, 0x81), (0xE5, 0x9B, 0x9B),
        (0xE5, 0xBB, 0xBF), (0xE5, 0x8D, 0x85):
        return 3
    default: return nil
    }
}
