public import BudgetCodes

/// A table of lines, each with a key and amounts, and a row of totals.
public protocol CodedTable: DisclosureTable {
    /// What identifies a line.
    associatedtype LineID: LineKey
    /// The amounts of a row.
    associatedtype Amounts: AmountColumns

    /// 合计: the row of totals, or `nil` when the table prints none.
    var total: Amounts? { get set }
    /// The lines in the order of the document.
    var lines: [Line<LineID, Amounts>] { get set }

    /// For each line the index of the line that adds it up, or `nil` for the lines that the total adds up.
    ///
    /// The default is the nearest printed line among the ancestors of the key.
    func parentIndices() -> [Int?]

    /// Whether 合计 is the sum of the top lines.
    static var totalsAddUp: Bool { get }
}

extension CodedTable {
    public var isEmpty: Bool { lines.isEmpty && total?.isBlank != false }

    public static var totalsAddUp: Bool { true }

    public func parentIndices() -> [Int?] {
        BudgetModel.parentIndices(of: lines)
    }

    /// The first line of a key.
    public subscript(key: LineID) -> Line<LineID, Amounts>? {
        lines.first { $0.key == key }
    }

    /// Adds a line and fills its amounts: `table.append("2080109", "社会保险经办机构") { $0.total = … }`.
    public mutating func append(_ key: LineID, _ name: String, fill: (inout Amounts) -> Void = { _ in }) {
        var line = Line<LineID, Amounts>(key, name)
        fill(&line.amounts)
        lines.append(line)
    }

    /// Adds a line whose cells are given as printed, in the unit of the table, by column name.
    ///
    /// - Throws: ``CellError`` that names the line and the column. Nothing is added then.
    public mutating func append(_ key: LineID, _ name: String, cells: [String: String]) throws(CellError) {
        var line = Line<LineID, Amounts>(key, name)
        for (column, text) in cells.ordered(by: { $0.key < $1.key }) {
            guard let descriptor = Amounts.column(named: column) else {
                throw CellError(form: Self.form, line: key.description, column: column, reason: nil)
            }
            do {
                line.amounts[descriptor] = try Amount.parse(text, unit: caption.precision.unit)
            } catch {
                throw CellError(form: Self.form, line: key.description, column: column, reason: error)
            }
        }
        lines.append(line)
    }
}

/// A cell that could not be read, with its place.
public struct CellError: Error, Hashable, Sendable {
    /// The table.
    public let form: Form
    /// The key of the line.
    public let line: String
    /// The name of the column.
    public let column: String
    /// What is wrong with the text, or `nil` when the table has no such column.
    public let reason: AmountError?

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        let place = "\(form.name(in: language)) \(line) \(column)"
        if let reason { return "\(place): \(reason.message(in: language))" }
        return language == .chinese ? "\(place)：表中没有这一栏" : "\(place): the table has no such column"
    }
}

extension CellError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}

/// For each line the index of its nearest printed ancestor. Linear in the number of lines.
func parentIndices<LineID>(of lines: [Line<LineID, some AmountColumns>]) -> [Int?] {
    parentIndices(of: lines.map(\.key))
}

private func parentIndices<LineID: LineKey>(of keys: [LineID]) -> [Int?] {
    var indices: [LineID: Int] = [:]
    indices.reserveCapacity(keys.count)
    for (index, key) in keys.enumerated() where indices[key] == nil { indices[key] = index }
    return keys.map { key in
        var ancestor = key.parent
        while let key = ancestor {
            if let index = indices[key] { return index }
            ancestor = key.parent
        }
        return nil
    }
}

extension CodedTable {
    // A table is its caption, its total and its lines, whatever their type: compiled once for all.

    @_semantics("optimize.sil.specialize.generic.never")
    public static func == (left: Self, right: Self) -> Bool {
        left.caption == right.caption && left.total == right.total && left.lines == right.lines
    }

    @_semantics("optimize.sil.specialize.generic.never")
    public func hash(into hasher: inout Hasher) {
        hasher.combine(caption)
        hasher.combine(total)
        hasher.combine(lines)
    }

    // A table without lines may leave them out.

    @_semantics("optimize.sil.specialize.generic.never")
    public init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: Key.self)
        caption = try container.decodeIfPresent(Caption.self, forKey: Key("caption")) ?? Caption()
        total = try container.decodeIfPresent(Amounts.self, forKey: Key("total"))
        lines = try container.decodeIfPresent([Line<LineID, Amounts>].self, forKey: Key("lines")) ?? []
    }

    @_semantics("optimize.sil.specialize.generic.never")
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(caption, forKey: Key("caption"))
        try container.encodeIfPresent(total, forKey: Key("total"))
        if !lines.isEmpty { try container.encode(lines, forKey: Key("lines")) }
    }
}
