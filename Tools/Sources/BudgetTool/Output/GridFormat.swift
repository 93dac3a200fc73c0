import ArgumentParser
import BudgetInterchange

/// The formats in which tables are written.
enum GridFormat: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, csv, json
}

extension Grid {
    /// The table in a format.
    func formatted(_ format: GridFormat) throws(Failure) -> String {
        switch format {
        case .text: text
        case .markdown: markdown
        case .csv: csv
        case .json: try jsonRows()
        }
    }

    private var text: String {
        var lines = [title]
        if let unit { lines.append(unit) }
        if !rows.isEmpty {
            lines += TextTable(self).lines
            let omitted = TextTable.omittedColumns(of: self)
            if !omitted.isEmpty { lines += "空白栏从略：\(omitted.joined(separator: "、"))".wrapped(to: 80) }
        }
        lines += notes.flatMap { "注：\($0)".wrapped(to: 80) }
        return lines.joined(separator: "\n")
    }

    private var markdown: String {
        func cell(_ text: String) -> String {
            text.replacing("|", with: "\\|").replacing("\n", with: " ")
        }
        func row(_ cells: [String]) -> String { "| " + cells.map(cell).joined(separator: " | ") + " |" }
        var lines = ["### \(title)", ""]
        if let unit { lines += [unit, ""] }
        if !rows.isEmpty {
            lines.append(row(columns.map(\.heading)))
            lines.append("|" + columns.map { $0.isAmount ? " ---: |" : " --- |" }.joined())
            lines += rows.map(row)
        }
        if !notes.isEmpty { lines += [""] + notes.map { "- \($0)" } }
        return lines.joined(separator: "\n")
    }

    private var csv: String {
        func cell(_ text: String) -> String {
            let needsQuotes = text.contains { ",\"\n\r".contains($0) }
            return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }
        let all = [columns.map(\.heading)] + rows
        return all.map { $0.map(cell).joined(separator: ",") }.joined(separator: "\n")
    }

    private func jsonRows() throws(Failure) -> String {
        try JSONText.encode(
            RenderedGrid(title: title, unit: unit, columns: columns.map(\.heading), rows: rows, notes: notes))
    }

    private struct RenderedGrid: Encodable {
        let title: String
        let unit: String?
        let columns: [String]
        let rows: [[String]]
        let notes: [String]
    }
}
