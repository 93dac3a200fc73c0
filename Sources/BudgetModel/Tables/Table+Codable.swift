import BudgetCodes

// A table is written with the names of its columns beside the key of each line. Blank cells, and what a layout does not
// print, are left out.

/// A coding key of any name.
struct NameKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { self.stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Table {
    /// Reads a table of a form. A table without lines may leave them out.
    init(from decoder: any Decoder, form: Form) throws {
        self.init(form)
        let container = try decoder.container(keyedBy: NameKey.self)
        caption = try container.decodeIfPresent(Caption.self, forKey: NameKey("caption")) ?? Caption()
        for side in form.sides.indices {
            let layout = layout(of: side)
            let name = layout.side.isEmpty ? "lines" : layout.side
            if container.contains(NameKey(name)), try !container.decodeNil(forKey: NameKey(name)) {
                var list = try container.nestedUnkeyedContainer(forKey: NameKey(name))
                while !list.isAtEnd {
                    sides[side].append(
                        try Section.Record(from: try list.nestedContainer(keyedBy: NameKey.self), layout))
                }
            }
            if layout.side.isEmpty, container.contains(NameKey("total")),
                try !container.decodeNil(forKey: NameKey("total"))
            {
                let row = try container.nestedContainer(keyedBy: NameKey.self, forKey: NameKey("total"))
                sides[side].setTotal(try row.cells(of: layout))
            }
        }
    }
}

extension Table {
    /// Reads a table of a form that nobody registered; `nil` when there is none, or its key can be that of no form.
    init?(undeclared key: NameKey, in container: KeyedDecodingContainer<NameKey>) throws {
        let id = Form.ID(rawValue: key.stringValue)
        guard Form(undeclared: id, keys: [.row], columns: []) != nil, try !container.decodeNil(forKey: key) else {
            return nil
        }
        let table = try container.nestedContainer(keyedBy: NameKey.self, forKey: key)
        func kind(_ name: String) throws -> KeyKind? {
            guard table.contains(NameKey(name)), try !table.decodeNil(forKey: NameKey(name)) else { return nil }
            var list = try table.nestedUnkeyedContainer(forKey: NameKey(name))
            guard !list.isAtEnd else { return .row }
            let line = try list.nestedContainer(keyedBy: NameKey.self)
            return KeyKind.undeclaredNames.first { line.contains(NameKey($0)) }.flatMap(KeyKind.init(undeclared:))
                ?? .row
        }
        let (income, expenditure) = (try kind("income"), try kind("expenditure"))
        let isTwoSided = income != nil || expenditure != nil
        let keys = isTwoSided ? [income ?? .row, expenditure ?? .row] : [try kind("lines") ?? .row]
        let columns = try table.decodeIfPresent(Caption.self, forKey: NameKey("caption"))?.columns
        guard let form = Form(undeclared: id, keys: keys, columns: columns ?? []) else { return nil }
        try self.init(from: try container.superDecoder(forKey: key), form: form)
    }
}

extension Table: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: NameKey.self)
        try container.encode(caption, forKey: NameKey("caption"))
        for (side, section) in sides.enumerated() {
            let layout = layout(of: side)
            if layout.side.isEmpty, section.hasTotal {
                var row = container.nestedContainer(keyedBy: NameKey.self, forKey: NameKey("total"))
                try section.encodeCells(of: -1, layout, into: &row)
            }
            guard !section.isEmpty || !layout.side.isEmpty else { continue }
            var list = container.nestedUnkeyedContainer(
                forKey: NameKey(layout.side.isEmpty ? "lines" : layout.side))
            for row in 0..<section.count {
                var line = list.nestedContainer(keyedBy: NameKey.self)
                try section.encodeLine(row, layout, into: &line)
            }
        }
    }
}

extension Section.Record {
    fileprivate init(from container: KeyedDecodingContainer<NameKey>, _ layout: Layout) throws {
        // A line of an outline has no code where none is printed; its name is its key.
        let keyName = layout.keys == .outline && !container.contains(NameKey("code")) ? "name" : layout.keys.codingName
        let text = try container.decode(String.self, forKey: NameKey(keyName))
        key = RowKey(printed: text, kind: layout.keys)
        name = try container.decodeIfPresent(String.self, forKey: NameKey("name")) ?? text
        indent = layout.keys == .outline ? try container.decodeIfPresent(Int.self, forKey: NameKey("indent")) ?? 0 : 0
        guard (0...255).contains(indent) else {
            throw DecodingError.dataCorruptedError(
                forKey: NameKey("indent"), in: container, debugDescription: "expected 0 to 255")
        }
        number = try container.decodeIfPresent(Int32.self, forKey: NameKey("number")).map(Int.init)
        unit = try container.decodeIfPresent(Agency.self, forKey: NameKey("unit"))
        category = try container.decodeIfPresent(String.self, forKey: NameKey("category"))
        texts = [:]
        for text in layout.texts {
            texts[text.name] = try container.decodeIfPresent(String.self, forKey: NameKey(text.name))
        }
        cells = try container.cells(of: layout)
    }
}

extension KeyedDecodingContainer<NameKey> {
    fileprivate func cells(of layout: Layout) throws -> [Int64] {
        var cells: [Int64] = []
        for column in layout.columns {
            guard let amount = try decodeIfPresent(Amount.self, forKey: NameKey(column.name)) else {
                cells.append(Section.blank)
                continue
            }
            guard amount.fen != Section.blank else {
                let reason = "expected an amount above the least of 64 bits"
                throw DecodingError.dataCorruptedError(
                    forKey: NameKey(column.name), in: self, debugDescription: reason)
            }
            cells.append(amount.fen)
        }
        return cells
    }
}

extension Section {
    fileprivate func encodeLine(
        _ row: Int, _ layout: Layout, into container: inout KeyedEncodingContainer<NameKey>
    ) throws {
        if !hasOnlyName(row) { try container.encode(key(of: row).description, forKey: NameKey(kind.codingName)) }
        try container.encode(name(of: row), forKey: NameKey("name"))
        if indent(of: row) != 0 { try container.encode(indent(of: row), forKey: NameKey("indent")) }
        try container.encodeIfPresent(number(of: row), forKey: NameKey("number"))
        try container.encodeIfPresent(unit(of: row), forKey: NameKey("unit"))
        try container.encodeIfPresent(category(of: row), forKey: NameKey("category"))
        let texts = texts(of: row)
        for text in layout.texts {
            try container.encodeIfPresent(texts[text.name], forKey: NameKey(text.name))
        }
        try encodeCells(of: row, layout, into: &container)
    }

    fileprivate func encodeCells(
        of row: Int, _ layout: Layout, into container: inout KeyedEncodingContainer<NameKey>
    ) throws {
        for (place, column) in layout.columns.enumerated() {
            try container.encodeIfPresent(self[row, place], forKey: NameKey(column.name))
        }
    }
}
