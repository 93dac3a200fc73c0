extension Form: Codable {
    // What says nothing is left out, so that a form can be written by hand.

    private enum CodingKeys: CodingKey {
        case id, officialName, englishName, aliases, sides
    }

    /// Reads a form.
    ///
    /// - Throws: `DecodingError`, also for what ``FormError`` names.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        do {
            try self.init(
                id: try container.decode(ID.self, forKey: .id),
                officialName: try container.decode(String.self, forKey: .officialName),
                englishName: try container.decodeIfPresent(String.self, forKey: .englishName),
                aliases: try container.decodeIfPresent([String].self, forKey: .aliases) ?? [],
                sides: try container.decodeIfPresent([Layout].self, forKey: .sides) ?? [])
        } catch let error as FormError {
            throw DecodingError.dataCorruptedError(forKey: .id, in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(officialName, forKey: .officialName)
        if englishName != officialName { try container.encode(englishName, forKey: .englishName) }
        if !aliases.isEmpty { try container.encode(aliases, forKey: .aliases) }
        try container.encode(sides, forKey: .sides)
    }
}

extension Layout: Codable {
    private enum CodingKeys: CodingKey {
        case keys, side, columns, texts, identities, formulas, addsUpLevels, addsUpTotal
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        do {
            try self.init(
                keys: try container.decode(KeyKind.self, forKey: .keys),
                side: try container.decodeIfPresent(String.self, forKey: .side) ?? "",
                columns: try container.decode([Column].self, forKey: .columns),
                identities: try container.decodeIfPresent([NamedIdentity].self, forKey: .identities) ?? [],
                addsUpLevels: try container.decodeIfPresent(Bool.self, forKey: .addsUpLevels) ?? true,
                addsUpTotal: try container.decodeIfPresent(Bool.self, forKey: .addsUpTotal) ?? true,
                formulas: try container.decodeIfPresent([RowFormula].self, forKey: .formulas) ?? [],
                texts: try container.decodeIfPresent([Column].self, forKey: .texts) ?? [])
        } catch let error as FormError {
            throw DecodingError.dataCorruptedError(forKey: .columns, in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(keys, forKey: .keys)
        if !side.isEmpty { try container.encode(side, forKey: .side) }
        try container.encode(columns, forKey: .columns)
        if !texts.isEmpty { try container.encode(texts, forKey: .texts) }
        if !identities.isEmpty { try container.encode(identities.map(named), forKey: .identities) }
        if !formulas.isEmpty { try container.encode(formulas, forKey: .formulas) }
        if !addsUpLevels { try container.encode(addsUpLevels, forKey: .addsUpLevels) }
        if !addsUpTotal { try container.encode(addsUpTotal, forKey: .addsUpTotal) }
    }

    private func named(_ identity: Identity) -> NamedIdentity {
        NamedIdentity(
            columns[identity.sum].name, identity.addends.map { columns[$0].name },
            less: identity.subtrahends.map { columns[$0].name })
    }
}

extension Layout.Column: Codable {
    private enum CodingKeys: CodingKey {
        case name, heading, number, isLocal, isPercentage
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        self.init(
            name, try container.decodeIfPresent(String.self, forKey: .heading) ?? name,
            number: try container.decodeIfPresent(Int.self, forKey: .number),
            isLocal: try container.decodeIfPresent(Bool.self, forKey: .isLocal) ?? false,
            isPercentage: try container.decodeIfPresent(Bool.self, forKey: .isPercentage) ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(heading, forKey: .heading)
        try container.encodeIfPresent(number, forKey: .number)
        if isLocal { try container.encode(isLocal, forKey: .isLocal) }
        if isPercentage { try container.encode(isPercentage, forKey: .isPercentage) }
    }
}
