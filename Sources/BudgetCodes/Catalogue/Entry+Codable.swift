extension Entry: Codable {
    private enum CodingKeys: CodingKey {
        case code, name, year
    }

    /// Reads `{"code": "20805", "name": "行政事业单位养老支出", "year": 2025}` and finds the entry in the built-in catalogue of
    /// that year.
    ///
    /// The catalogue has to have the code with just this name as its leading one, so the result is equal to what was
    /// written. An entry of an imported table is read, too, where the built-in catalogue agrees with that table. Where it
    /// does not, the entry means nothing without its table, and this is an error: import the table and look up the code.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let code = try container.decode(Code<C>.self, forKey: .code)
        let name = try container.decode(String.self, forKey: .name)
        let year = try container.decode(Int.self, forKey: .year)
        guard let entry = C.catalogue[year][code] else {
            throw DecodingError.dataCorruptedError(
                forKey: .code, in: container,
                debugDescription: "Expected a code of the built-in \(C.englishName) of \(year), found \"\(code)\".")
        }
        guard entry.name == name else {
            throw DecodingError.dataCorruptedError(
                forKey: .name, in: container,
                debugDescription: "Expected \"\(entry.name)\", the built-in name of \(code) in \(year), "
                    + "found \"\(name.prefix(40))\".")
        }
        self = entry
    }

    /// Writes the code as a string, the name and the year.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(name, forKey: .name)
        try container.encode(year, forKey: .year)
    }
}

extension EditionDifference: Codable {
    private enum Kind: String, Codable {
        case added, removed, renamed, moved
    }

    private enum CodingKeys: CodingKey {
        case kind, from, to
    }

    /// Reads `{"kind": "moved", "from": …, "to": …}` with the entries as ``Entry`` reads them. An added code has only
    /// `to`, a removed one only `from`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func entry(_ key: CodingKeys) throws -> Entry<C> { try container.decode(Entry<C>.self, forKey: key) }
        self =
            switch try container.decode(Kind.self, forKey: .kind) {
            case .added: .added(try entry(.to))
            case .removed: .removed(try entry(.from))
            case .renamed: .renamed(from: try entry(.from), to: try entry(.to))
            case .moved: .moved(from: try entry(.from), to: try entry(.to))
            }
    }

    /// Writes the kind and the entries before and after.
    public func encode(to encoder: any Encoder) throws {
        let (kind, from, to): (Kind, Entry<C>?, Entry<C>?) =
            switch self {
            case .added(let entry): (.added, nil, entry)
            case .removed(let entry): (.removed, entry, nil)
            case .renamed(let from, let to): (.renamed, from, to)
            case .moved(let from, let to): (.moved, from, to)
            }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(from, forKey: .from)
        try container.encodeIfPresent(to, forKey: .to)
    }
}
