public import BudgetCodes

/// 单元格: a place with its printed names and figure.
public struct Cell: Hashable, Sendable {
    /// The place.
    public var location: Location
    /// The official name of the table.
    public var tableName: String
    /// The name of the line as printed.
    public var lineName: String?
    /// The official heading of the column.
    public var columnHeading: String?
    /// The printed figure; `nil` when blank.
    public var amount: Amount?
    /// 推算: whether the cell is blank and the figure is the sum of its printed parts.
    public var isDerived = false
    /// 减项: whether the figure is taken off from what the cell of a finding is compared with.
    public var isSubtracted = false

    /// A place of a form with its names and figure.
    public init(
        _ location: Location, form: Form, lineName: String? = nil, columnHeading: String? = nil, amount: Amount? = nil
    ) {
        self.location = location
        self.tableName = form.officialName
        self.lineName = lineName
        self.columnHeading = columnHeading
        self.amount = amount
    }

    init(_ location: Location, tableName: String, lineName: String?, columnHeading: String?, amount: Amount?) {
        self.location = location
        self.tableName = tableName
        self.lineName = lineName
        self.columnHeading = columnHeading
        self.amount = amount
    }

    /// The line and the column in words: `301 工资福利支出 合计`.
    public func name(in language: Language) -> String {
        var words: [String] = []
        // Codes say something to a reader; the names of rows of a form are said by the printed name.
        if let line = location.line?.rawValue, line.first?.isNumber == true, !line.has("/"), line != lineName {
            words.append(line)
        }
        if let lineName, !lineName.isEmpty { words.append(lineName) }
        // A row with a single figure needs no heading.
        if let column = location.column, let columnHeading, column != "amount" {
            words.append(language == .chinese ? columnHeading : column.rawValue)
        }
        return words.joined(separator: " ")
    }
}

extension Cell {
    /// The cell as one whose figure is taken off.
    var subtracted: Cell {
        var cell = self
        cell.isSubtracted = true
        return cell
    }
}

extension Cell: Codable {
    // The names stand beside the place; a blank figure is left out.

    private enum CodingKeys: String, CodingKey {
        case location, tableName, lineName, columnHeading, printed, isDerived, isSubtracted
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        location = try container.decode(Location.self, forKey: .location)
        tableName = try container.decode(String.self, forKey: .tableName)
        lineName = try container.decodeIfPresent(String.self, forKey: .lineName)
        columnHeading = try container.decodeIfPresent(String.self, forKey: .columnHeading)
        amount = try container.decodeIfPresent(Amount.self, forKey: .printed)
        isDerived = try container.decodeIfPresent(Bool.self, forKey: .isDerived) ?? false
        isSubtracted = try container.decodeIfPresent(Bool.self, forKey: .isSubtracted) ?? false
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(location, forKey: .location)
        try container.encode(tableName, forKey: .tableName)
        try container.encodeIfPresent(lineName, forKey: .lineName)
        try container.encodeIfPresent(columnHeading, forKey: .columnHeading)
        try container.encodeIfPresent(amount, forKey: .printed)
        if isDerived { try container.encode(true, forKey: .isDerived) }
        if isSubtracted { try container.encode(true, forKey: .isSubtracted) }
    }
}
