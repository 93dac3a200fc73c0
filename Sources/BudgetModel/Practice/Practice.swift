public import BudgetCodes

/// 公开惯例: which tables the documents of a place have, and how it prints them: titles, units, columns and rows.
///
/// A practice is data. Those of the package are in ``PracticeBook/standard``; others are made in code or read from JSON:
///
/// ```json
/// {"id": "my.budget", "officialName": "某市部门预算", "divisions": ["330100"], "kind": "budget", "firstYear": 2024,
///  "tables": [{"form": "budget.department-expenditure", "title": "支出预算总表", "columns": [{"name": "total"}]}]}
/// ```
///
/// It says what is missing when a table is not there, and which columns a table prints whose caption does not say so.
public struct Practice: Hashable, Sendable, Identifiable {
    /// The stable name in commands and reports, such as `shanghai.budget`.
    public var id: String
    /// The name of the practice.
    public var officialName: String
    /// The name in English.
    public var englishName: String
    /// 行政区划: where it is followed: these divisions and all inside of them; everywhere when there are none.
    public var divisions: [DivisionCode]
    /// The kind of documents.
    public var kind: Disclosure.Kind
    /// 公开主体: whether it is about departments or units alone; `nil` for both.
    public var entity: Disclosure.Entity?
    /// The first and the last year; `nil` where it is open.
    public var firstYear: Int?
    public var lastYear: Int?
    /// The tables in their order.
    public var tables: [Table]

    /// A practice.
    public init(
        id: String, officialName: String, englishName: String? = nil, divisions: [DivisionCode] = [],
        kind: Disclosure.Kind, entity: Disclosure.Entity? = nil, firstYear: Int? = nil, lastYear: Int? = nil,
        tables: [Table]
    ) {
        self.id = id
        self.officialName = officialName
        self.englishName = englishName ?? officialName
        self.divisions = divisions
        self.kind = kind
        self.entity = entity
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.tables = tables
    }

    /// The name of the practice.
    public func name(in language: Language) -> String { language == .chinese ? officialName : englishName }

    /// How the practice prints a form, or `nil` when it does not have it.
    public func table(_ form: Form.ID) -> Table? { tables.first { $0.form == form } }

    /// The tables that are printed under a title.
    public func tables(titled title: String) -> [Table] { tables.filter { $0.title == title } }

    /// The forms that the practice names and a book does not have, in their order.
    public func unknownForms(in book: FormBook = .standard) -> [Form.ID] {
        tables.flatMap { [$0.form] + $0.alternatives }.filter { book[$0] == nil }
    }

    /// 表: how a place prints one form.
    public struct Table: Hashable, Sendable {
        /// The form.
        public var form: Form.ID
        /// Forms that do as well, such as the other layouts of 收入总表.
        public var alternatives: [Form.ID]
        /// 表名: the title.
        public var title: String
        /// 表号: the number.
        public var number: String?
        /// Whether a document without the table misses it.
        public var isDemanded: Bool
        /// 金额单位 and decimals, where the place has a habit.
        public var precision: Precision?
        /// The columns that are always printed, in their order; `nil` stands for those of the official form.
        public var columns: [PrintedColumn]?
        /// The rows of a form with fixed rows; `nil` stands for those of the official form.
        public var rows: [PrintedRow]?

        /// A table.
        public init(
            _ form: Form.ID, _ title: String, number: String? = nil, alternatives: [Form.ID] = [],
            isDemanded: Bool = true, in precision: Precision? = nil, columns: [PrintedColumn]? = nil,
            rows: [PrintedRow]? = nil
        ) {
            self.form = form
            self.title = title
            self.number = number
            self.alternatives = alternatives
            self.isDemanded = isDemanded
            self.precision = precision
            self.columns = columns
            self.rows = rows
        }

        /// The names of the columns that are always printed on a side (`income`, `expenditure`; else empty), in their
        /// order; `nil` stands for those of the official form.
        public func columns(of side: String) -> [String]? {
            guard let columns else { return nil }
            let own = columns.filter { ($0.side ?? (side == "income" ? nil : side)) == side }
            return own.isEmpty ? nil : own.map(\.name)
        }
    }
}

/// A row that a layout prints: what it is, and its name as printed.
public struct PrintedRow: Hashable, Codable, Sendable {
    /// The row; ``categories`` stands for the expenditure by functional category.
    public var row: SummaryRow
    /// The name as printed; `nil` stands for the official name.
    public var name: String?
    /// `income` or `expenditure` in a form with two sides, else `nil`.
    public var side: String?

    /// A printed row.
    public init(_ row: SummaryRow, _ name: String? = nil, side: String? = nil) {
        self.row = row
        self.name = name
        self.side = side
    }

    /// Not one row but many: one for each 类 of expenditure.
    public static let categories = SummaryRow(rawValue: "*")
}
