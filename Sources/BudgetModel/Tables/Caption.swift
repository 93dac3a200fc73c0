/// 表头: what a document prints around a table: number, title, unit, notes, and the statement that it is empty.
public struct Caption: Hashable, Sendable {
    /// 表号: the number as printed, such as `三` or `公开03表`. Tables are never recognised by it.
    public var number: String?
    /// 表名: the title as printed.
    public var title: String?
    /// 章节标题: the heading of the section, where it differs from the title.
    public var heading: String?
    /// 年度: the year that the table is about, where that is not the year of the document.
    public var year: Int?
    /// 金额单位 and decimals, ``Precision/tenThousandYuan`` unless stated.
    public var precision: Precision
    /// Whether the document prints the unit. Otherwise ``precision`` was inferred from other tables.
    public var isUnitPrinted: Bool
    /// 小数位数: lines whose figures have other decimals than the table, such as a 合计 in whole 万元.
    public var lineDecimals: [LineDecimals]
    /// The columns that the table prints, in their order; `nil` stands for all columns of the official form.
    public var columns: [PrintedColumn]?
    /// 行次、栏次公式: the formulas that the form prints, word for word.
    public var formulas: [String]
    /// 备注: the notes as printed.
    public var notes: [String]
    /// The statement that there is nothing to report, such as 无政府性基金预算支出.
    public var noneStatement: String?
    /// 整理说明: remarks of whoever transcribed the table, such as a cell that the text lost.
    public var remarks: [Remark]

    /// A caption with everything blank, in the given precision.
    public init(precision: Precision = .tenThousandYuan) {
        self.precision = precision
        self.isUnitPrinted = true
        self.lineDecimals = []
        self.formulas = []
        self.notes = []
        self.remarks = []
    }
}

/// 小数位数: how many decimals the figures of one line have, where that differs from the table.
public struct LineDecimals: Hashable, Codable, Sendable {
    /// The line as in findings: `total`, `208`, `income.total`.
    public var line: LineID
    /// The decimals in the unit of the table.
    public var decimals: Int

    /// The decimals of a line.
    public init(_ line: LineID, _ decimals: Int) {
        self.line = line
        self.decimals = decimals
    }
}

extension Caption {
    /// The unit and the decimals of a line.
    public func precision(of line: LineID) -> Precision {
        let decimals = lineDecimals.first { $0.line == line }?.decimals
        return decimals.flatMap { Precision(checking: precision.unit, decimals: $0) } ?? precision
    }
}

/// A column that a layout prints: its name, and what differs from the official form.
///
/// A name that the form does not have is a column of this table alone. It needs a heading, is read from JSON under its
/// name, and is shown and added up like the others.
public struct PrintedColumn: Hashable, Sendable {
    /// The name of the column.
    public var name: String
    /// The heading as printed; `nil` stands for the official heading.
    public var heading: String?
    /// `income` or `expenditure` for a column of one side; `nil` stands for the only list, or the expenditure side.
    public var side: String?
    /// The column that this one is a part of, when the form does not know it.
    public var partOf: String?

    /// A printed column.
    public init(_ name: String, heading: String? = nil, side: String? = nil, partOf: String? = nil) {
        self.name = name
        self.heading = heading
        self.side = side
        self.partOf = partOf
    }
}

extension PrintedColumn: Codable {
    private enum CodingKeys: CodingKey {
        case name, heading, side, partOf
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        guard Layout.isName(name) else {
            let reason = "expected the name of a column, letters and digits, found \"\(name.prefix(40))\""
            throw DecodingError.dataCorruptedError(forKey: .name, in: container, debugDescription: reason)
        }
        heading = try container.decodeIfPresent(String.self, forKey: .heading)
        side = try container.decodeIfPresent(String.self, forKey: .side)
        partOf = try container.decodeIfPresent(String.self, forKey: .partOf)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(heading, forKey: .heading)
        try container.encodeIfPresent(side, forKey: .side)
        try container.encodeIfPresent(partOf, forKey: .partOf)
    }
}

extension Caption {
    /// The printed columns that a layout does not know, each once.
    package func openColumns(of layout: Layout) -> [PrintedColumn] {
        guard let columns else { return [] }
        var open: [PrintedColumn] = []
        for column in columns where (column.side ?? (layout.side == "income" ? nil : layout.side)) == layout.side {
            guard layout.position(of: column.name) == nil, !layout.hasText(column.name),
                !open.contains(where: { $0.name == column.name }),
                Layout.isName(column.name), !layout.keys.reservedNames.contains(column.name),
                layout.columns.count + open.count < Layout.columnLimit
            else { continue }
            open.append(column)
        }
        return open
    }
}

extension Caption: Codable {
    // What says nothing is left out: a caption of a plain table is short.

    private enum CodingKeys: CodingKey {
        case number, title, heading, year, precision, isUnitPrinted, lineDecimals, columns, formulas, notes,
            noneStatement
        case remarks
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        number = try container.decodeIfPresent(String.self, forKey: .number)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        heading = try container.decodeIfPresent(String.self, forKey: .heading)
        year = try container.decodeIfPresent(Int.self, forKey: .year)
        precision = try container.decodeIfPresent(Precision.self, forKey: .precision) ?? .tenThousandYuan
        isUnitPrinted = try container.decodeIfPresent(Bool.self, forKey: .isUnitPrinted) ?? true
        columns = try container.decodeIfPresent([PrintedColumn].self, forKey: .columns)
        formulas = try container.decodeIfPresent([String].self, forKey: .formulas) ?? []
        notes = try container.decodeIfPresent([String].self, forKey: .notes) ?? []
        noneStatement = try container.decodeIfPresent(String.self, forKey: .noneStatement)
        remarks = try container.decodeIfPresent([Remark].self, forKey: .remarks) ?? []
        lineDecimals = try container.decodeIfPresent([LineDecimals].self, forKey: .lineDecimals) ?? []
        let unit = precision.unit
        guard lineDecimals.allSatisfy({ Precision(checking: unit, decimals: $0.decimals) != nil }) else {
            let reason = "expected 0 to \(unit.decimalsOfFen) decimals of \(unit.rawValue)"
            throw DecodingError.dataCorruptedError(forKey: .lineDecimals, in: container, debugDescription: reason)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(number, forKey: .number)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encodeIfPresent(heading, forKey: .heading)
        try container.encodeIfPresent(year, forKey: .year)
        try container.encode(precision, forKey: .precision)
        try container.encode(isUnitPrinted, forKey: .isUnitPrinted)
        if !lineDecimals.isEmpty { try container.encode(lineDecimals, forKey: .lineDecimals) }
        try container.encodeIfPresent(columns, forKey: .columns)
        if !formulas.isEmpty { try container.encode(formulas, forKey: .formulas) }
        if !notes.isEmpty { try container.encode(notes, forKey: .notes) }
        try container.encodeIfPresent(noneStatement, forKey: .noneStatement)
        if !remarks.isEmpty { try container.encode(remarks, forKey: .remarks) }
    }
}

/// A caption behind one reference: tables are copied often, their captions are long, and many tables print the same.
package final class SharedCaption: Hashable, Sendable {
    package let caption: Caption

    package init(_ caption: Caption) { self.caption = caption }

    /// The caption of a table that prints none.
    package static let none = SharedCaption(Caption())

    package static func == (left: SharedCaption, right: SharedCaption) -> Bool {
        left === right || left.caption == right.caption
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(caption) }
}
