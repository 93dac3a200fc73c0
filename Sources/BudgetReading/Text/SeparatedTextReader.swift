/// 逗号分隔成表: the tables of comma-separated values, as spreadsheets write them.
public struct SeparatedTextReader: Sendable {
    /// What parts the cells.
    public var separator: Character

    /// A reader.
    public init(separator: Character = ",") { self.separator = separator }

    /// The content of a text. Whatever it is, there is a result.
    public func content(of text: String) -> PublishedContent {
        var cells: [TableGrid.Cell] = []
        var (row, column) = (0, 0)
        var cell = ""
        var isQuoted = false
        var rest = text[...]
        func endCell() {
            let trimmed = cell.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
                .map { HTMLBuilder.trimmed(String($0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
            if !trimmed.isEmpty, column < 1_000 {
                cells.append(TableGrid.Cell(row: row, column: column, text: trimmed))
            }
            cell = ""
        }
        while let character = rest.popFirst() {
            if isQuoted {
                if character != "\"" {
                    cell.append(character)
                } else if rest.first == "\"" {
                    cell.append("\"")
                    rest = rest.dropFirst()
                } else {
                    isQuoted = false
                }
            } else if character == "\"", cell.isEmpty {
                isQuoted = true
            } else if character == separator {
                endCell()
                column += 1
            } else if character == "\n" || character == "\r\n" || character == "\r" {
                endCell()
                (row, column) = (row + 1, 0)
            } else {
                cell.append(character)
            }
        }
        endCell()
        return PublishedContent(RowTables.parts(of: cells, origin: .text))
    }
}
