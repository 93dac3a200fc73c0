import BudgetCodes
import BudgetModel

/// 表单格: where something of a form stands.
struct FormCell {
    /// The line below the form, as in locations of findings.
    var line: [String]
    var column: String
    var field: PrintedGridRow.Field
    var status = ReadingReport.Status.recognized
    var reason: ReadingReport.Reason?

    init(line: [String], column: String, field: PrintedGridRow.Field) {
        self.line = line
        self.column = column
        self.field = field
    }

    /// What became of an amount.
    mutating func set(_ figure: PrintedFigure) {
        if case .lost(let why) = figure.content {
            (status, reason) = (.lost, why)
        } else if let correction = figure.correction {
            (status, reason) = (.corrected, correction)
        }
    }

    /// What became of a figure that could not be read as it stands.
    mutating func set(_ reason: ReadingReport.Reason?) {
        self.reason = reason
        switch reason {
        case nil: status = .recognized
        case .noAmount, .otherUnit, .tooFine: status = .lost
        default: status = .corrected
        }
    }
}

extension PrintedGridRow {
    /// The cells of some columns.
    func part(_ isIncluded: (Int) -> Bool) -> PrintedGridRow {
        var row = self
        row.fields = fields.filter { isIncluded($0.column) }
        return row
    }

    /// The row with its cells further to the right.
    func moved(by columns: Int) -> PrintedGridRow {
        var row = self
        for place in row.fields.indices { row.fields[place].column += columns }
        return row
    }

    /// The row without tags in its texts.
    var withoutMarkup: PrintedGridRow {
        guard fields.contains(where: { $0.text.has("<") || $0.text.has("\\") }) else { return self }
        var row = self
        for place in row.fields.indices {
            let text = FormText.plain(fields[place].text)
            if text != fields[place].text {
                row.fields[place].text = text
            }
        }
        return row
    }
}

extension FormCell {
    /// The cell in a report, below the name of the form.
    func reading(below key: String) -> ReadingReport.CellReading {
        let parts = ([key] + line).filter { !$0.isEmpty }
        return .init(
            line: LineID(parts.joined(separator: "/")), column: ColumnID(column), status: status, reason: reason,
            text: status == .recognized ? nil : field.raw, page: field.page, box: field.box)
    }
}
