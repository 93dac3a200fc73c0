/// 收支两方的表: a table with income on the left and expenditure on the right.
///
/// Each side is a list of lines in printed order. Blank filler rows and the pairing of left and right belong to the
/// printed page and are not kept; rendering makes them again.
public protocol TwoSidedTable: TableView {
    /// The columns of the income side.
    associatedtype IncomeColumn: FormColumn
    /// The columns of the expenditure side.
    associatedtype ExpenditureColumn: FormColumn
}

extension TwoSidedTable {
    /// 收入: items with their sub-items, totals and balances.
    public var income: Lines<SummaryRow, IncomeColumn> {
        get { self[side: 0] }
        _modify { yield &self[side: 0] }
    }

    /// 支出: functional categories, totals and balances.
    public var expenditure: Lines<SummaryRow, ExpenditureColumn> {
        get { self[side: 1] }
        _modify { yield &self[side: 1] }
    }

    /// The lines of a side, changed in place.
    ///
    /// Other lines put there take the width of the table. A side has no row of totals.
    private subscript<Column: FormColumn>(side side: Int) -> Lines<SummaryRow, Column> {
        get { Lines(table.sides[side]) }
        _modify {
            var lines = Lines<SummaryRow, Column>(Section(kind: .row, width: 0))
            swap(&lines.section, &table.sides[side])
            let width = lines.section.width
            defer {
                lines.section.adopt(total: nil, width: width)
                swap(&lines.section, &table.sides[side])
            }
            yield &lines
        }
    }
}
