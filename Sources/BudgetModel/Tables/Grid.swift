import BudgetCodes

/// 版面: a table as rows of text, as it is published; every output format is made from it.
public struct Grid: Hashable, Codable, Sendable {
    /// The number and the title of the table.
    public var title: String
    /// The unit line; `nil` when there are no amounts.
    public var unit: String?
    /// The columns.
    public var columns: [GridColumn]
    /// The rows; each has a text for every column.
    public var rows: [[String]]
    /// Notes, the statement that there is nothing to report, and remarks.
    public var notes: [String]

    /// A table of text of one's own.
    public init(title: String, unit: String? = nil, columns: [GridColumn], rows: [[String]], notes: [String] = []) {
        self.title = title
        self.unit = unit
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }

    /// What is printed around a table of a form, without columns and rows.
    init(_ caption: Caption, form: Form) {
        let number = caption.number.map { $0 + " " } ?? ""
        title = number + (caption.title ?? form.officialName)
        unit = "单位：\(caption.precision.unit.name(in: .chinese))"
        columns = []
        rows = []
        notes = [caption.noneStatement].compactMap { $0 } + caption.notes + caption.formulas
        notes += caption.remarks.map { remark in
            let place = [remark.line?.rawValue, remark.column?.rawValue].compactMap { $0 }.joined(separator: " ")
            return place.isEmpty ? remark.text : "\(place)：\(remark.text)"
        }
    }
}

/// One column of a ``Grid``.
public struct GridColumn: Hashable, Codable, Sendable {
    /// The heading, with group headings before it.
    public var heading: String
    /// Whether the column holds figures, which are set flush right.
    public var isAmount: Bool

    /// A column of a heading.
    public init(_ heading: String, isAmount: Bool = false) {
        self.heading = heading
        self.isAmount = isAmount
    }
}

extension Disclosure {
    /// Every table and form of the document as text, with its form: the tables in the order of publication, those of
    /// other forms behind them, then the performance forms.
    public var grids: [(form: Form, grids: [Grid])] {
        tables.map { ($0.form, [$0.grid]) } + performance.grids
    }
}
