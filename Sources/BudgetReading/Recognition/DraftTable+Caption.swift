import BudgetModel

extension DraftTable {
    /// The columns for the caption, or `nil` when the official ones are printed.
    var printedColumns: [PrintedColumn]? {
        var columns: [PrintedColumn] = []
        // The heading of an empty table may be hard to read, and matters little.
        let isEmpty = !lines.contains { $0.figures.contains { PrintedFigure.isFigure($0.text) } }
        if isEmpty, blocks.contains(where: { $0.leastScore < 85 }) { return nil }
        for (side, layout) in form.sides.enumerated() {
            var places: [Int] = []
            var headings: [Int: String] = [:]
            for block in blocks where block.side == side {
                for column in block.columns {
                    guard let place = block.places[column.index], !places.contains(place) else { continue }
                    places.append(place)
                    headings[place] = column.path.joined(separator: " ")
                }
            }
            let official = layout.columns.indices.filter { !layout.columns[$0].isLocal }
            if places.isEmpty || Set(places) == Set(official) { continue }
            let open = open[side]
            for place in places {
                guard place < layout.columns.count else {
                    columns.append(open[place - layout.columns.count])
                    continue
                }
                let column = layout.columns[place]
                let heading = headings[place].flatMap { heading in
                    PrintedText.folded(heading) == PrintedText.folded(column.heading) || heading.isEmpty ? nil : heading
                }
                columns.append(
                    PrintedColumn(column.name, heading: heading, side: layout.side.isEmpty ? nil : layout.side))
            }
        }
        return columns.isEmpty ? nil : columns
    }
}
