/// A table of lines, each with a key and amounts, and a row of totals.
public protocol CodedTable: TableView {
    /// What identifies a line.
    associatedtype Key: LineKey
    /// The columns.
    associatedtype Column: FormColumn
}

extension CodedTable {
    /// The lines in the order of the document.
    ///
    /// A line whose code is none, such as `20805O5`, has no typed key: it is not among these, but among those of
    /// ``Table/lines``. It stays where it is, counted from the top, whatever is done to the others.
    public var lines: Lines<Key, Column> {
        get { Lines(table.sides[0]) }
        _modify {
            // The section is taken out meanwhile, so that it changes in place.
            var lines = Lines<Key, Column>(Section(kind: Key.kind, width: 0))
            swap(&lines.section, &table.sides[0])
            let (total, width) = (lines.section.total, lines.section.width)
            let malformed = lines.section.takeMalformed()
            defer {
                lines.section.adopt(total: total, width: width)
                lines.section.putBack(malformed)
                swap(&lines.section, &table.sides[0])
            }
            yield &lines
        }
    }

    /// 合计: the row of totals, or `nil` when the table prints none.
    public var total: Amounts<Column>? {
        get { table.sides[0].total.map { Amounts(cells: $0) } }
        set { table.sides[0].setTotal(newValue?.cells) }
    }

    /// The first line of a key.
    public subscript(key: Key) -> Line<Key, Column>? { lines.first(of: key) }

    /// The amount of a cell: of the first line of a key. Setting an amount adds the line when there is none, with the text
    /// of its key as its name.
    public subscript(key: Key, column: Column) -> Amount? {
        get {
            let section = table.sides[0]
            return section.firstRow(of: key.rowKey).flatMap { section[$0, column.position] }
        }
        set {
            if let row = table.sides[0].firstRow(of: key.rowKey) {
                table.sides[0].set(row, column.position, newValue)
            } else if let newValue {
                append(key, named: key.description, [column: newValue])
            }
        }
    }

    /// Adds a line with its amounts: `table.append("2080109", named: "社会保险经办机构", [.total: amount])`.
    public mutating func append(_ key: Key, named name: String, _ amounts: [Column: Amount]) {
        table.sides[0].append(Line(key, name, Amounts(amounts)).record)
    }

    /// Adds a line whose figures are written in the program, in the unit of the table:
    /// `table.append("2080109", named: "社会保险经办机构", [.total: 31, .project: 31])`.
    ///
    /// - Precondition: No figure is finer than one 分 or beyond the range of amounts.
    public mutating func append(_ key: Key, named name: String, _ figures: KeyValuePairs<Column, Figure> = [:]) {
        var amounts = Amounts<Column>()
        for (column, figure) in figures {
            let amount = Amount(figure, caption.precision.unit)
            precondition(amount != nil, "\(figure) is no exact amount in \(caption.precision.unit)")
            amounts[column] = amount
        }
        table.sides[0].append(Line(key, name, amounts).record)
    }

    /// Adds a line whose cells are given as printed, in the unit of the table.
    ///
    /// - Throws: ``CellError`` that names the line and the column. Nothing is added then.
    public mutating func append(
        _ key: Key, named name: String, printed cells: KeyValuePairs<Column, String>
    ) throws(CellError) {
        var line = Line<Key, Column>(key, name)
        for (column, text) in cells {
            do throws(AmountError) {
                line[column] = try Amount.parse(text, unit: caption.precision.unit)
            } catch {
                throw CellError(
                    form: Self.form, line: key.description, column: column.name, problem: .amount(error))
            }
        }
        table.sides[0].append(line.record)
    }

    /// For each line the position of the line that adds it up, or `nil` for the lines that the total adds up.
    public var parentPositions: [Int?] { lines.section.parents.map { $0 < 0 ? nil : Int($0) } }

    /// 末级行: the lines that no printed line is a part of.
    public var leaves: [Line<Key, Column>] {
        let lines = lines
        return lines.section.leafRows.map { lines[$0] }
    }
}
