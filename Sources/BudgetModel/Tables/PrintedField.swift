/// A column of a list of lines as it is shown: of amounts or of text.
struct PrintedField {
    enum Source {
        /// The place of a column of amounts.
        case amount(Int)
        /// The name of a column of text.
        case text(String)
    }
    let heading: String
    /// Whether it holds amounts or percentages, which are set flush right.
    let isFigure: Bool
    let source: Source
}

extension Table {
    /// The columns of a side in the order in which they are shown: columns of text first, unless the caption says where
    /// they stand.
    func printedFields(of side: Int) -> [PrintedField] {
        let layout = form.sides[side]
        let declared = (caption.columns ?? []).filter { column in
            layout.side.isEmpty || (column.side ?? "expenditure") == layout.side
        }
        var fields: [PrintedField] = []
        for text in layout.texts where !declared.contains(where: { $0.name == text.name }) {
            guard !text.isLocal || sides[side].texts.contains(where: { $0[text.name] != nil }) else { continue }
            fields.append(PrintedField(heading: text.heading, isFigure: text.isPercentage, source: .text(text.name)))
        }
        var amounts = printedColumns(of: side).map {
            PrintedField(heading: $0.heading, isFigure: true, source: .amount($0.place))
        }[...]
        for column in declared {
            if let text = layout.texts.first(where: { $0.name == column.name }) {
                fields.append(
                    PrintedField(
                        heading: column.heading ?? text.heading, isFigure: text.isPercentage, source: .text(text.name)))
            } else if let next = amounts.popFirst() {
                fields.append(next)
            }
        }
        return fields + amounts
    }
}
