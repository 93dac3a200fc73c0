import BudgetCodes

// What says nothing may be left out, so that a practice can be written by hand.

extension Practice: Codable {
    private enum CodingKeys: CodingKey {
        case id, officialName, englishName, divisions, kind, entity, firstYear, lastYear, tables
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(String.self, forKey: .id),
            officialName: try container.decode(String.self, forKey: .officialName),
            englishName: try container.decodeIfPresent(String.self, forKey: .englishName),
            divisions: try container.decodeIfPresent([DivisionCode].self, forKey: .divisions) ?? [],
            kind: try container.decode(Disclosure.Kind.self, forKey: .kind),
            entity: try container.decodeIfPresent(Disclosure.Entity.self, forKey: .entity),
            firstYear: try container.decodeIfPresent(Int.self, forKey: .firstYear),
            lastYear: try container.decodeIfPresent(Int.self, forKey: .lastYear),
            tables: try container.decode([Table].self, forKey: .tables))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(officialName, forKey: .officialName)
        if englishName != officialName { try container.encode(englishName, forKey: .englishName) }
        if !divisions.isEmpty { try container.encode(divisions, forKey: .divisions) }
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(entity, forKey: .entity)
        try container.encodeIfPresent(firstYear, forKey: .firstYear)
        try container.encodeIfPresent(lastYear, forKey: .lastYear)
        try container.encode(tables, forKey: .tables)
    }
}

extension Practice.Table: Codable {
    private enum CodingKeys: CodingKey {
        case form, title, number, alternatives, isDemanded, precision, columns, rows
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(Form.ID.self, forKey: .form), try container.decode(String.self, forKey: .title),
            number: try container.decodeIfPresent(String.self, forKey: .number),
            alternatives: try container.decodeIfPresent([Form.ID].self, forKey: .alternatives) ?? [],
            isDemanded: try container.decodeIfPresent(Bool.self, forKey: .isDemanded) ?? true,
            in: try container.decodeIfPresent(Precision.self, forKey: .precision),
            columns: try container.decodeIfPresent([PrintedColumn].self, forKey: .columns),
            rows: try container.decodeIfPresent([PrintedRow].self, forKey: .rows))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(form, forKey: .form)
        try container.encode(title, forKey: .title)
        try container.encodeIfPresent(number, forKey: .number)
        if !alternatives.isEmpty { try container.encode(alternatives, forKey: .alternatives) }
        if !isDemanded { try container.encode(isDemanded, forKey: .isDemanded) }
        try container.encodeIfPresent(precision, forKey: .precision)
        try container.encodeIfPresent(columns, forKey: .columns)
        try container.encodeIfPresent(rows, forKey: .rows)
    }
}
