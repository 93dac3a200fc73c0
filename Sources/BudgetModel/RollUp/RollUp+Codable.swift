import BudgetCodes

// Sums of a partial result are strings of 分: they may be beyond what JSON numbers hold. A result has amounts in 元 as
// everywhere.

extension LedgerRollUp: Codable {
    private enum CodingKeys: CodingKey {
        case agencyNames, projectNames, parts
    }

    /// Reads a partial result.
    ///
    /// - Throws: `DecodingError`, also when groups are not in order or appear twice.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let agencies = try container.decodeIfPresent([String: String].self, forKey: .agencyNames) ?? [:]
        let projects = try container.decodeIfPresent([String: String].self, forKey: .projectNames) ?? [:]
        self.init(
            try container.decode([GroupSums].self, forKey: .parts),
            agencyNames: Dictionary(agencies.map { (AgencyID($0.key), $0.value) }) { min($0, $1) },
            projectNames: Dictionary(projects.map { (ProjectID($0.key), $0.value) }) { min($0, $1) })
    }

    /// Writes a partial result.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !agencyNames.isEmpty { try container.encode(texts(agencyNames), forKey: .agencyNames) }
        if !projectNames.isEmpty { try container.encode(texts(projectNames), forKey: .projectNames) }
        try container.encode(parts, forKey: .parts)
    }
}

extension GroupSums: Codable {
    private enum CodingKeys: CodingKey {
        case grouping, groups
    }

    private struct Group: Codable {
        var key: GroupKey
        var sum: WideSum

        init(key: GroupKey, sum: WideSum) {
            self.key = key
            self.sum = sum
        }

        init(from decoder: any Decoder) throws {
            key = try GroupKey(from: decoder)
            let container = try decoder.container(keyedBy: NameKey.self)
            let text = try container.decode(String.self, forKey: NameKey("sum"))
            guard let sum = WideSum(text) else {
                let reason = "expected a whole number of fen, found \"\(text.prefix(40))\""
                throw DecodingError.dataCorruptedError(forKey: NameKey("sum"), in: container, debugDescription: reason)
            }
            self.sum = sum
        }

        func encode(to encoder: any Encoder) throws {
            try key.encode(to: encoder)
            var container = encoder.container(keyedBy: NameKey.self)
            try container.encode(sum.description, forKey: NameKey("sum"))
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let grouping = try container.decode(Grouping.self, forKey: .grouping)
        let groups = try container.decode([Group].self, forKey: .groups)
        self.init(
            grouping: grouping,
            keys: grouping.dimensions.map { KeyColumn($0.axis, groups.map(\.key)) },
            sums: groups.map(\.sum))
        guard isSorted else {
            let reason = "expected every group once and in order"
            throw DecodingError.dataCorruptedError(forKey: .groups, in: container, debugDescription: reason)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(grouping, forKey: .grouping)
        try container.encode(
            sums.indices.map { Group(key: GroupKey(keys, $0), sum: sums[$0]) }, forKey: .groups)
    }
}

extension RollUpTable: Codable {
    private enum CodingKeys: CodingKey {
        case grouping, rows
    }

    /// Reads a result.
    ///
    /// - Throws: `DecodingError`, also when rows are not in order or appear twice.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let grouping = try container.decode(Grouping.self, forKey: .grouping)
        let rows = try container.decode([Row].self, forKey: .rows)
        let part = GroupSums(
            grouping: grouping, keys: grouping.dimensions.map { KeyColumn($0.axis, rows.map(\.key)) },
            sums: rows.map { WideSum($0.amount.fen) })
        guard part.isSorted else {
            let reason = "expected every row once and in order"
            throw DecodingError.dataCorruptedError(forKey: .rows, in: container, debugDescription: reason)
        }
        try self.init(part)
    }

    /// Writes a result.
    ///
    /// - Throws: `EncodingError.invalidValue` for an amount beyond ``Amount/interchangeLimit``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(grouping, forKey: .grouping)
        try container.encode(Array(self), forKey: .rows)
    }
}

extension RollUpTable.Row: Codable {
    /// Reads the key and the amount from one object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NameKey.self)
        self.init(
            key: try GroupKey(from: decoder), amount: try container.decode(Amount.self, forKey: NameKey("amount")))
    }

    /// Writes the key and the amount into one object.
    public func encode(to encoder: any Encoder) throws {
        try key.encode(to: encoder)
        var container = encoder.container(keyedBy: NameKey.self)
        try container.encode(amount, forKey: NameKey("amount"))
    }
}
