public import BudgetCodes

/// 预决算公开: one published document: who published it, and its tables.
///
/// A table that was published empty is present, with its statement; one that is missing is `nil`.
public struct Disclosure: Hashable, Sendable {
    /// Who, for which year, and what kind of document.
    public var header: Header
    /// 部门预算 tables.
    public var budget: BudgetTables
    /// 部门决算 tables.
    public var finalAccounts: FinalAccountsTables
    /// 绩效 forms.
    public var performance: PerformanceForms
    /// Remarks of whoever transcribed the document.
    public var remarks: [String]

    /// A document without tables.
    public init(_ header: Header) {
        self.header = header
        self.budget = BudgetTables()
        self.finalAccounts = FinalAccountsTables()
        self.performance = PerformanceForms()
        self.remarks = []
    }

    /// The name and version of the JSON form.
    public static let schema = "china-budget/1"
}

extension Disclosure {
    /// 封面: what identifies a document.
    public struct Header: Hashable, Codable, Sendable {
        /// 预算, 决算 or 绩效目标.
        public var kind: Kind
        /// 部门 or 单位.
        public var body: Body
        /// 预算年度: the year that the document is about.
        public var fiscalYear: Int
        /// The department or unit.
        public var agency: Agency
        /// 主管部门: the department above a unit.
        public var superior: Agency?
        /// 行政区划.
        public var division: DivisionCode?
        /// The title on the cover.
        public var title: String?
        /// The day of publication, `yyyy-mm-dd`.
        public var published: String?

        /// A header with what every document has.
        public init(_ kind: Kind, of body: Body, fiscalYear: Int, agency: Agency) {
            self.kind = kind
            self.body = body
            self.fiscalYear = fiscalYear
            self.agency = agency
        }
    }

    /// 文件种类: the kind of a document.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// 预算.
        case budget
        /// 决算.
        case finalAccounts
        /// 绩效目标, published on its own.
        case performance
    }

    /// 公开主体: whose document it is.
    public enum Body: String, CaseIterable, Codable, Sendable {
        /// 部门, with the units below it.
        case department
        /// 单位.
        case unit
    }
}

extension Disclosure: Codable {
    private enum CodingKeys: String, CodingKey {
        case schema, header, budget, finalAccounts, performance, remarks
    }

    /// Reads a document.
    ///
    /// - Throws: `DecodingError`, also when the document states another schema.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            let reason = "expected \"\(Self.schema)\", found \"\(schema.prefix(40))\""
            throw DecodingError.dataCorruptedError(forKey: .schema, in: container, debugDescription: reason)
        }
        self.init(try container.decode(Header.self, forKey: .header))
        budget = try container.decodeIfPresent(BudgetTables.self, forKey: .budget) ?? BudgetTables()
        finalAccounts =
            try container.decodeIfPresent(FinalAccountsTables.self, forKey: .finalAccounts) ?? FinalAccountsTables()
        performance = try container.decodeIfPresent(PerformanceForms.self, forKey: .performance) ?? PerformanceForms()
        remarks = try container.decodeIfPresent([String].self, forKey: .remarks) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(header, forKey: .header)
        if budget != BudgetTables() { try container.encode(budget, forKey: .budget) }
        if finalAccounts != FinalAccountsTables() { try container.encode(finalAccounts, forKey: .finalAccounts) }
        if performance != PerformanceForms() { try container.encode(performance, forKey: .performance) }
        if !remarks.isEmpty { try container.encode(remarks, forKey: .remarks) }
    }
}
