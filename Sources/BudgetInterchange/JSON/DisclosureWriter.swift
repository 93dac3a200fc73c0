public import BudgetModel

/// 公开文件书写器: writes documents as JSON, one after the other. What it needs for one document it keeps for the next.
///
/// Texts are canonical: sorted keys, amounts with as many decimals as they need, blanks left out. Equal documents have
/// equal texts. Writing never fails.
public struct DisclosureWriter: Sendable {
    /// 版面: how a text is laid out.
    public enum Layout: Hashable, Sendable {
        /// One key or element a line, two spaces a level.
        case pretty
        /// One line, for JSON Lines.
        case compact
    }

    /// How texts are laid out.
    public let layout: Layout
    private var writer: JSONWriter
    /// The forms that were written, with their keys in order.
    private var forms: [Form.ID: FormWriter] = [:]

    /// A writer.
    public init(_ layout: Layout = .pretty) {
        self.layout = layout
        writer = JSONWriter(layout == .pretty ? .pretty : .compact)
    }

    /// The text of a document, with a line end.
    public mutating func json(of disclosure: Disclosure) -> [UInt8] {
        writer.removeAll()
        write(disclosure)
        writer.endLine()
        return writer.bytes
    }

    private mutating func write(_ disclosure: Disclosure) {
        writer.beginObject()
        write(.budget, of: disclosure.tables)
        write(.finalAccounts, of: disclosure.tables)
        write(.government, of: disclosure.tables)
        writer.key("header")
        writer.header(disclosure.header)
        if disclosure.performance != PerformanceForms() {
            writer.key("performance")
            writer.performance(disclosure.performance)
        }
        if !disclosure.remarks.isEmpty { writer.texts(disclosure.remarks, of: "remarks") }
        writer.key("schema")
        writer.string(Disclosure.schema)
        write(.tables, of: disclosure.tables)
        writer.endObject()
    }

    private mutating func write(_ part: Form.Part, of tables: Tables) {
        var places = tables.tables.indices.filter { tables.tables[$0].form.place.part == part }
        guard !places.isEmpty else { return }
        places.sort { tables.tables[$0].form.place.key < tables.tables[$1].form.place.key }
        writer.key(part.rawValue)
        writer.beginObject()
        for place in places {
            writer.key(tables.tables[place].form.place.key)
            write(tables.tables[place])
        }
        writer.endObject()
    }

    private mutating func write(_ table: Table) {
        let form = table.form
        if forms[form.id]?.form != form { forms[form.id] = FormWriter(form, isPretty: layout == .pretty) }
        forms[form.id]?.write(table, to: &writer)
    }
}

/// How the tables of one form are written.
private struct FormWriter: Sendable {
    let form: Form
    private let isPretty: Bool
    private let sides: [LineWriter]
    /// The caption that was written last, with its text: documents of one series print the same.
    private var caption: Caption?
    private var captionText: [UInt8] = []

    init(_ form: Form, isPretty: Bool) {
        self.form = form
        self.isPretty = isPretty
        sides = form.sides.map { LineWriter($0, isPretty: isPretty) }
    }

    mutating func write(_ table: Table, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("caption")
        if table.caption != caption {
            var alone = JSONWriter(isPretty ? .pretty : .compact, depth: 3)
            alone.caption(table.caption)
            (caption, captionText) = (table.caption, alone.bytes)
        }
        writer.rawValue(captionText)
        let hasOwnColumns = table.caption.columns != nil
        func side(_ side: Int) -> LineWriter {
            hasOwnColumns ? LineWriter(table.layout(of: side), isPretty: isPretty) : sides[side]
        }
        if form.isTwoSided {
            for place in [1, 0] {
                writer.key(form.sides[place].side)
                side(place).writeLines(of: table.sides[place], to: &writer)
            }
        } else if let section = table.sides.first {
            let lines = side(0)
            if !section.isEmpty {
                writer.key("lines")
                lines.writeLines(of: section, to: &writer)
            }
            if section.hasTotal {
                writer.key("total")
                lines.writeTotal(of: section, to: &writer)
            }
        }
        writer.endObject()
    }
}

extension Disclosure {
    /// The document as JSON text in UTF-8, with a line end. To write many documents make a ``DisclosureWriter``.
    ///
    /// - Parameter layout: `pretty` with one key a line, or `compact` in one line.
    public func json(_ layout: DisclosureWriter.Layout = .pretty) -> [UInt8] {
        var writer = DisclosureWriter(layout)
        return writer.json(of: self)
    }
}
