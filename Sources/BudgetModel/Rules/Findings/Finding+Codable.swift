import BudgetCodes

extension CodingUserInfoKey {
    /// The `Language` in which a finding's message is written; Chinese when there is none.
    public static var messageLanguage: CodingUserInfoKey {
        guard let key = CodingUserInfoKey(rawValue: "china-budget.language") else {
            preconditionFailure("every text is a key")
        }
        return key
    }
}

extension Finding: Codable {
    // One form for the library and the command: the place, the figures and the sentence first, as other tools want
    // them, then what a finding needs to be made again. Absent figures are null, so that every finding has the same keys.

    private enum CodingKeys: String, CodingKey {
        case rule, severity, verdict, location, other, printed, expected, difference, fingerprint, group, message
        case tableName, lineName, columnHeading, isDerived, others, precision, phrase, problem, reason, explanation
    }

    /// Reads a finding.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rule = try container.decode(Rule.ID.self, forKey: .rule)
        severity = try container.decode(Severity.self, forKey: .severity)
        verdict = try container.decode(Verdict.self, forKey: .verdict)
        // A finding has the keys of its cell beside its own.
        cell = try Cell(from: decoder)
        others = try container.decodeIfPresent([Cell].self, forKey: .others) ?? []
        expected = try container.decodeIfPresent(Amount.self, forKey: .expected)
        difference = try container.decodeIfPresent(Amount.self, forKey: .difference)
        precision = try container.decode(Precision.self, forKey: .precision)
        phrase = try container.decode(Rule.Phrase.self, forKey: .phrase)
        problem = try container.decodeIfPresent(Problem.self, forKey: .problem)
        reason = try container.decodeIfPresent(NotEvaluatedReason.self, forKey: .reason)
        explanation = try container.decodeIfPresent(String.self, forKey: .explanation)
        fingerprint = try container.decode(Fingerprint.self, forKey: .fingerprint)
        group = try container.decodeIfPresent(Int.self, forKey: .group)
    }

    /// Writes the finding with its ``message(in:)`` in the language that the encoder's `userInfo` has under
    /// `CodingUserInfoKey.messageLanguage`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rule, forKey: .rule)
        try container.encode(severity, forKey: .severity)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(cell.location, forKey: .location)
        try container.encode(others.first?.location, forKey: .other)
        try container.encode(cell.amount, forKey: .printed)
        try container.encode(expected, forKey: .expected)
        try container.encode(difference, forKey: .difference)
        try container.encode(fingerprint, forKey: .fingerprint)
        try container.encode(group, forKey: .group)
        let language = encoder.userInfo[.messageLanguage] as? Language
        try container.encode(message(in: language ?? .chinese), forKey: .message)
        try container.encode(cell.tableName, forKey: .tableName)
        try container.encodeIfPresent(cell.lineName, forKey: .lineName)
        try container.encodeIfPresent(cell.columnHeading, forKey: .columnHeading)
        if cell.isDerived { try container.encode(true, forKey: .isDerived) }
        if !others.isEmpty { try container.encode(others, forKey: .others) }
        try container.encode(precision, forKey: .precision)
        try container.encode(phrase, forKey: .phrase)
        try container.encodeIfPresent(problem, forKey: .problem)
        try container.encodeIfPresent(reason, forKey: .reason)
        try container.encodeIfPresent(explanation, forKey: .explanation)
    }
}

extension Finding.Problem: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, expected, until, evidence, code, printed, lower, upper, assumption, about, texts, chinese, english
    }

    private enum Kind: String, Codable {
        case unknownCode, uncertainCode, otherName, formerName, malformedCode, missingParent, tooCoarse, duplicateLine,
            emptyWithoutStatement
        case statementContradicted, missingTable, negative, overPrecise, points, performance, custom
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .unknownCode: self = .unknownCode
        case .uncertainCode: self = .uncertainCode
        case .otherName:
            self = .otherName(
                expected: try container.decode(String.self, forKey: .expected),
                evidence: try container.decode(Evidence.self, forKey: .evidence))
        case .formerName:
            self = .formerName(
                until: try container.decodeIfPresent(Int.self, forKey: .until),
                expected: try container.decode(String.self, forKey: .expected),
                evidence: try container.decode(Evidence.self, forKey: .evidence))
        case .malformedCode:
            self = .malformedCode(
                code: try container.decode(String.self, forKey: .code),
                kind: try container.decode(KeyKind.self, forKey: .expected))
        case .missingParent: self = .missingParent(code: try container.decode(String.self, forKey: .code))
        case .tooCoarse: self = .tooCoarse
        case .duplicateLine: self = .duplicateLine
        case .emptyWithoutStatement: self = .emptyWithoutStatement
        case .statementContradicted: self = .statementContradicted
        case .missingTable: self = .missingTable
        case .negative: self = .negative
        case .overPrecise: self = .overPrecise
        case .points:
            self = .points(
                printed: try container.decodeIfPresent(FixedDecimal.self, forKey: .printed),
                lower: try container.decode(FixedDecimal.self, forKey: .lower),
                upper: try container.decode(FixedDecimal.self, forKey: .upper),
                assumption: try container.decodeIfPresent(ScoringAssumption.self, forKey: .assumption))
        case .performance:
            self = .performance(
                try container.decode(PerformanceProblem.self, forKey: .about),
                try container.decode([String].self, forKey: .texts))
        case .custom:
            self = .custom(
                chinese: try container.decode(String.self, forKey: .chinese),
                english: try container.decode(String.self, forKey: .english))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .unknownCode, .uncertainCode, .tooCoarse, .duplicateLine, .emptyWithoutStatement, .statementContradicted,
            .missingTable, .negative, .overPrecise:
            break
        case .otherName(let expected, let evidence):
            try container.encode(expected, forKey: .expected)
            try container.encode(evidence, forKey: .evidence)
        case .formerName(let until, let expected, let evidence):
            try container.encodeIfPresent(until, forKey: .until)
            try container.encode(expected, forKey: .expected)
            try container.encode(evidence, forKey: .evidence)
        case .malformedCode(let code, let kind):
            try container.encode(code, forKey: .code)
            try container.encode(kind, forKey: .expected)
        case .missingParent(let code): try container.encode(code, forKey: .code)
        case .points(let printed, let lower, let upper, let assumption):
            try container.encodeIfPresent(printed, forKey: .printed)
            try container.encode(lower, forKey: .lower)
            try container.encode(upper, forKey: .upper)
            try container.encodeIfPresent(assumption, forKey: .assumption)
        case .performance(let about, let texts):
            try container.encode(about, forKey: .about)
            try container.encode(texts, forKey: .texts)
        case .custom(let chinese, let english):
            try container.encode(chinese, forKey: .chinese)
            try container.encode(english, forKey: .english)
        }
    }

    private var kind: Kind {
        switch self {
        case .unknownCode: .unknownCode
        case .uncertainCode: .uncertainCode
        case .otherName: .otherName
        case .formerName: .formerName
        case .malformedCode: .malformedCode
        case .missingParent: .missingParent
        case .tooCoarse: .tooCoarse
        case .duplicateLine: .duplicateLine
        case .emptyWithoutStatement: .emptyWithoutStatement
        case .statementContradicted: .statementContradicted
        case .missingTable: .missingTable
        case .negative: .negative
        case .overPrecise: .overPrecise
        case .points: .points
        case .performance: .performance
        case .custom: .custom
        }
    }
}
