import BudgetCodes

/// 发现指纹: a name of a finding that stays the same when unrelated rows change or rows move: 64-bit FNV-1a over the
/// document, the rule, the place and the figures. In text and JSON it is 16 hexadecimal digits.
public struct Fingerprint: Hashable, Sendable {
    private var hash: UInt64

    /// What a finding has before its facts are known.
    static let none = Fingerprint(hash: 0)

    private init(hash: UInt64) { self.hash = hash }

    /// What all fingerprints of a document start with, so that one explanation answers one document.
    init(_ header: Disclosure.Header) {
        hash = 0xcbf2_9ce4_8422_2325
        let agency = header.agency.code?.description ?? header.agency.name
        mix("\(header.kind.rawValue)/\(header.entity.rawValue)/\(header.fiscalYear)/\(agency)")
    }

    private mutating func mix(_ text: String) {
        var hash = hash
        var text = text
        text.withUTF8 { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
        self.hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }

    /// The fingerprint of a finding of the document.
    func of(_ finding: Finding) -> Fingerprint {
        var copy = self
        let location = finding.cell.location
        copy.mix(finding.rule.rawValue)
        copy.mix(location.table.rawValue)
        copy.mix(location.line?.rawValue ?? "")
        copy.mix(location.column?.rawValue ?? "")
        copy.mix(finding.cell.amount.map { String($0.fen) } ?? "")
        copy.mix(finding.expected.map { String($0.fen) } ?? "")
        if let instance = location.instance { copy.mix(instance) }
        if let problem = finding.problem {
            copy.mix(finding.cell.lineName ?? "")
            for text in problem.facts { copy.mix(text) }
        }
        return copy
    }

    /// The fingerprint of the second, third … finding that says the same of a line of the same name.
    func repeated(_ count: Int) -> Fingerprint {
        var copy = self
        copy.mix("#\(count)")
        return copy
    }
}

extension Finding.Problem {
    /// What the document prints: an explanation answers these figures and words. What the catalogue says is none of it.
    fileprivate var facts: [String] {
        switch self {
        case .points(let printed, let lower, let upper, _): [printed.map { "\($0)" } ?? "", "\(lower)", "\(upper)"]
        case .performance(let about, let texts): [about.rawValue] + texts
        case .custom(let chinese, _): [chinese]
        case .unknownCode, .uncertainCode, .otherName, .formerName, .malformedCode, .missingParent, .tooCoarse,
            .duplicateLine,
            .emptyWithoutStatement, .statementContradicted, .missingTable, .negative, .overPrecise:
            []
        }
    }
}

extension Fingerprint: LosslessStringConvertible {
    /// The fingerprint of 16 hexadecimal digits, or `nil` for any other text.
    public init?(_ description: String) {
        guard description.utf8.count == 16, description.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let hash = UInt64(description, radix: 16)
        else { return nil }
        self.hash = hash
    }

    /// 16 hexadecimal digits.
    public var description: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension Fingerprint: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let fingerprint = Fingerprint(text) else {
            let reason = "expected a fingerprint of 16 hexadecimal digits, found \"\(text.prefix(40))\""
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
        self = fingerprint
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
