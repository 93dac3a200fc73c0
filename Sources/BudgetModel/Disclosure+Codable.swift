extension CodingUserInfoKey {
    /// The ``FormBook`` whose forms a decoder knows; ``FormBook/standard`` when there is none.
    public static var formBook: CodingUserInfoKey {
        guard let key = CodingUserInfoKey(rawValue: "china-budget.forms") else {
            preconditionFailure("every text is a key")
        }
        return key
    }
}

extension Disclosure: Codable {
    /// Reads a document.
    ///
    /// Forms of one's own are read when the decoder's `userInfo` has a book with them under `CodingUserInfoKey.formBook`;
    /// tables of forms that it does not have, by the columns that their captions declare.
    ///
    /// - Throws: `DecodingError`, also when the document states another schema.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NameKey.self)
        let schema = try container.decode(String.self, forKey: NameKey("schema"))
        guard schema == Self.schema else {
            let reason = "expected \"\(Self.schema)\", found \"\(schema.prefix(40))\""
            throw DecodingError.dataCorruptedError(
                forKey: NameKey("schema"), in: container, debugDescription: reason)
        }
        self.init(try container.decode(Header.self, forKey: NameKey("header")))
        let book = decoder.userInfo[.formBook] as? FormBook ?? .standard
        var tables: [Table] = []
        let hasGovernment = container.contains(NameKey(Form.Part.government.rawValue))
        let forms = hasGovernment ? book.forms + FormBook.government.forms : book.forms
        for form in forms where !form.sides.isEmpty {
            let part = NameKey(form.place.part.rawValue)
            guard container.contains(part), try !container.decodeNil(forKey: part) else { continue }
            let nested = try container.nestedContainer(keyedBy: NameKey.self, forKey: part)
            let key = NameKey(form.place.key)
            guard nested.contains(key), try !nested.decodeNil(forKey: key) else { continue }
            tables.append(try Table(from: nested.superDecoder(forKey: key), form: form))
        }
        let others = NameKey(Form.Part.tables.rawValue)
        if container.contains(others), try !container.decodeNil(forKey: others) {
            let known = Set(book.forms.filter { $0.place.part == .tables }.map(\.place.key))
            let nested = try container.nestedContainer(keyedBy: NameKey.self, forKey: others)
            for key in nested.allKeys where !known.contains(key.stringValue) {
                if let table = try Table(undeclared: key, in: nested) { tables.append(table) }
            }
        }
        self.tables = Tables(tables)
        performance =
            try container.decodeIfPresent(PerformanceForms.self, forKey: NameKey("performance")) ?? PerformanceForms()
        remarks = try container.decodeIfPresent([String].self, forKey: NameKey("remarks")) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: NameKey.self)
        try container.encode(Self.schema, forKey: NameKey("schema"))
        try container.encode(header, forKey: NameKey("header"))
        for part in [Form.Part.budget, .finalAccounts, .government, .tables] where tables.hasTables(in: part) {
            var nested = container.nestedContainer(keyedBy: NameKey.self, forKey: NameKey(part.rawValue))
            for table in tables where table.form.place.part == part {
                try nested.encode(table, forKey: NameKey(table.form.place.key))
            }
        }
        if !performance.isEmpty { try container.encode(performance, forKey: NameKey("performance")) }
        if !remarks.isEmpty { try container.encode(remarks, forKey: NameKey("remarks")) }
    }
}
