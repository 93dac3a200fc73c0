extension TableGrid.Cell {
    /// The places of a cell on its sheet, in columns and rows.
    var sheetBox: Box {
        Box(
            left: Double(column), top: Double(row), right: Double(column + columnSpan), bottom: Double(row + rowSpan))
    }
}

extension Box {
    /// The name of the cell of a workbook whose box this is, as `C5`: its first column and row.
    var cellName: String? {
        guard left >= 0, left < 1e6, top >= 0, top < 1e9 else { return nil }
        var letters: [UInt8] = []
        var rest = Int(left) + 1
        while rest > 0 {
            letters.append(UInt8(0x41 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self) + String(Int(top) + 1)
    }
}

extension ReadingReport {
    /// Gives the figures of a workbook their addresses.
    mutating func addAddresses(of sheets: [String]?) {
        self.sheets = sheets
        guard let sheets else { return }
        for table in tables.indices {
            for place in tables[table].cells.indices {
                let cell = tables[table].cells[place]
                guard let page = cell.page, sheets.indices.contains(page - 1), let name = cell.box?.cellName else {
                    continue
                }
                tables[table].cells[place].address = "\(sheets[page - 1])!\(name)"
            }
        }
    }
}
