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
        get { Lines(table.sides[0]) }
        _modify {
            var lines = Lines<SummaryRow, IncomeColumn>(Section(kind: .row, width: 0))
            swap(&lines.section, &table.sides[0])
            let width = lines.section.width
            defer {
                lines.section.adopt(total: nil, width: width)
                swap(&lines.section, &table.sides[0])
            }
            yield &lines
        }
    }

    /// 支出: functional categories, totals and balances.
    public var expenditure: Lines<SummaryRow, ExpenditureColumn> {
        get { Lines(table.sides[1]) }
        _modify {
            var lines = Lines<SummaryRow, ExpenditureColumn>(Section(kind: .row, width: 0))
            swap(&lines.section, &table.sides[1])
            let width = lines.section.width
            defer {
                lines.section.adopt(total: nil, width: width)
                swap(&lines.section, &table.sides[1])
            }
            yield &lines
        }
    }
}
