import BudgetModel

// Names of lines and keys are taken from bytes where they are. Why that is safe: the pointers stay within the calls that
// lend them, and all ranges are checked.

/// How the lines of one layout are written: its keys in order, with quotes and with what stands before and behind them.
struct LineWriter: Sendable {
    /// A key: what stands behind it, and where its text is.
    private struct Key: Sendable {
        /// The place of a column, or one of the roles below.
        var role: Int
        var start: Int
        var end: Int
    }

    private static let key = -1
    private static let name = -2
    private static let number = -3
    private static let unit = -4
    private static let category = -5
    private static let indent = -6
    /// The first of the columns of text; the next ones have lesser roles.
    private static let firstText = -7

    private var line: [Key] = []
    private var total: [Key] = []
    /// For each key the comma, the line end and the indentation, the name in quotes and the colon.
    private var text: [UInt8] = []
    private let textNames: [String]

    /// The known rows of forms by their numbers, in quotes.
    private static let knownRows = KnownRows.rows.map { Array("\"\($0.rawValue)\"".utf8) }

    /// - Parameter isPretty: Whether keys stand on lines of their own, where a document has the lines of a table.
    init(_ layout: Layout, isPretty: Bool) {
        var named: [(name: String, role: Int)] = layout.columns.enumerated().map { ($0.element.name, $0.offset) }
        named += [
            (layout.keys.codingName, Self.key), ("name", Self.name), ("number", Self.number), ("unit", Self.unit),
            ("category", Self.category),
        ]
        if layout.keys == .outline { named.append(("indent", Self.indent)) }
        textNames = layout.texts.map(\.name)
        named += textNames.enumerated().map { ($1, Self.firstText - $0) }
        named.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (name, role) in named {
            line.append(addKey(name, role, isPretty ? 5 : nil))
            if role >= 0 { total.append(addKey(name, role, isPretty ? 4 : nil)) }
        }
    }

    private mutating func addKey(_ name: String, _ role: Int, _ depth: Int?) -> Key {
        let start = text.count
        let space = depth.map { "\n" + String(repeating: "  ", count: $0) } ?? ""
        text += Array(",\(space)\"\(name)\"\(depth == nil ? ":" : " : ")".utf8)
        return Key(role: role, start: start, end: text.count)
    }

    /// Writes the lines of a section as a list.
    func writeLines(of section: Section, to writer: inout JSONWriter) {
        writer.beginArray()
        section.text.withUnsafeBufferPointer { names in
            text.withUnsafeBufferPointer { keys in
                writeLines(of: section, names, keys, to: &writer)
            }
        }
        writer.endArray()
    }

    private func writeLines(
        of section: Section, _ names: UnsafeBufferPointer<UInt8>, _ keys: UnsafeBufferPointer<UInt8>,
        to writer: inout JSONWriter
    ) {
        let (rows, cells, width) = (section.rows, section.cells, section.width)
        let (blank, noNumber) = (Section.blank, Section.Row.noNumber)
        let (units, categories, texts) = (section.units, section.categories, section.texts)
        var nameStart = 0
        for row in rows.indices {
            writer.openRaw(UInt8(ascii: "{"))
            let nameEnd = Int(rows[row].nameEnd)
            var isFirst = true
            for key in line {
                let text = UnsafeBufferPointer(rebasing: keys[key.start..<key.end])
                if key.role >= 0 {
                    let fen = cells[(row + 1) * width + key.role]
                    guard fen != blank else { continue }
                    writer.rawKey(text, &isFirst)
                    writer.amount(Amount(fen: fen))
                } else if key.role == Self.key {
                    guard !section.hasOnlyName(row) else { continue }
                    writer.rawKey(text, &isFirst)
                    writeKey(of: row, rows[row].key, section, to: &writer)
                } else if key.role == Self.name {
                    writer.rawKey(text, &isFirst)
                    writer.string(UnsafeBufferPointer(rebasing: names[nameStart..<nameEnd]))
                } else if key.role == Self.number {
                    guard rows[row].number != noNumber else { continue }
                    writer.rawKey(text, &isFirst)
                    writer.whole(Int64(rows[row].number))
                } else if key.role == Self.unit, !units.isEmpty, let unit = units[row] {
                    writer.rawKey(text, &isFirst)
                    writer.agency(unit)
                } else if key.role == Self.category, !categories.isEmpty, let category = categories[row] {
                    writer.rawKey(text, &isFirst)
                    writer.string(category)
                } else if key.role == Self.indent {
                    guard !section.indents.isEmpty, section.indents[row] != 0 else { continue }
                    writer.rawKey(text, &isFirst)
                    writer.whole(Int64(section.indents[row]))
                } else if key.role <= Self.firstText, !texts.isEmpty,
                    let label = texts[row][textNames[Self.firstText - key.role]]
                {
                    writer.rawKey(text, &isFirst)
                    writer.string(label)
                }
            }
            writer.closeRaw(UInt8(ascii: "}"), isEmpty: isFirst)
            nameStart = nameEnd
        }
    }

    @inline(__always) private func writeKey(
        of row: Int, _ key: PackedKey, _ section: Section, to writer: inout JSONWriter
    ) {
        let (code, known) = (key.code, key.knownRow)
        if code != 0 {
            writer.digits(UInt64(code))
        } else if known >= 0 {
            writer.rawValue(Self.knownRows[known])
        } else {
            writer.string(section.key(of: row).description)
        }
    }

    /// Writes 合计.
    func writeTotal(of section: Section, to writer: inout JSONWriter) {
        writer.openRaw(UInt8(ascii: "{"))
        var isFirst = true
        text.withUnsafeBufferPointer { keys in
            for key in total {
                guard let amount = section[-1, key.role] else { continue }
                writer.rawKey(UnsafeBufferPointer(rebasing: keys[key.start..<key.end]), &isFirst)
                writer.amount(amount)
            }
        }
        writer.closeRaw(UInt8(ascii: "}"), isEmpty: isFirst)
    }
}
