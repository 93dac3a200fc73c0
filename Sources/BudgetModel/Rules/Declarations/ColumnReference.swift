import BudgetCodes

/// One column of one form by functional code, for declarations of relations.
public struct ColumnReference: Hashable, Sendable {
    /// The form.
    public let form: Form
    let side: Int
    let column: Int

    /// A column by its name.
    ///
    /// - Parameters:
    ///   - form: The form.
    ///   - side: `income` or `expenditure` in a form with two sides.
    ///   - column: The name of a column of the form.
    /// - Throws: ``CellError`` when the form has no such column, or no lines by functional code.
    public init(_ form: Form, side: String = "", column: String) throws(CellError) {
        guard let number = form.sides.firstIndex(where: { $0.side == side }),
            let place = form.sides[number].position(of: column)
        else { throw CellError(form: form, line: side, column: column, problem: .noSuchColumn) }
        switch form.sides[number].keys {
        case .functional, .expenditure, .row: break
        case .economic, .agency, .project, .outline:
            throw CellError(form: form, line: side, column: column, problem: .noSuchKey)
        }
        self.init(form: form, side: number, column: place)
    }

    private init(form: Form, side: Int, column: Int) {
        self.form = form
        self.side = side
        self.column = column
    }

    /// A column of a table of lines.
    public static func lines<T: CodedTable>(_ type: T.Type, _ column: T.Column) -> ColumnReference {
        ColumnReference(form: T.form, side: 0, column: column.position)
    }

    /// A column of the expenditure side of a table with two sides.
    public static func expenditure<T: TwoSidedTable>(
        _ type: T.Type, _ column: T.ExpenditureColumn
    ) -> ColumnReference {
        ColumnReference(form: T.form, side: 1, column: column.position)
    }

    var layout: Layout { form.sides[side] }

    /// The column in the wording of a rule.
    func name(in language: Language) -> String {
        let column = layout.columns[column]
        switch language {
        case .chinese: return "\(form.officialName)［\(column.heading == "金额" ? "支出" : column.heading)］"
        case .english: return "\(form.englishName) [\(layout.prefix)\(column.name)]"
        }
    }

    /// Writes the cell of an example, making the table and the row.
    func write(_ code: FunctionalCode, _ amount: Amount, to document: inout Disclosure) {
        let key: RowKey = layout.keys == .row ? .row(SummaryRow(code)) : .functional(code)
        CellReference(form: form, side: side, row: .first(key), column: column, lineName: code.description)
            .write(amount, to: &document)
    }
}
