/// 无框线表: tables on pages where no lines are drawn, by how words stand below each other.
///
/// Lines with at least two figures tell the columns; lines between them belong to the table. Less sure than lines, so the
/// grid says how it was made.
enum AlignedTables {
    typealias Line = WordLines.Line

    /// The tables among lines of text, and the lines that are in none.
    ///
    /// - Parameters:
    ///   - lines: The lines of the page.
    ///   - page: The number of the page.
    ///   - headings: The lines of the headings of the last table of the page before, which may be printed again.
    static func tables(
        in lines: [WordLines.Line], page: Int, after headings: [String] = []
    ) -> (tables: [PageTable], rest: [WordLines.Line]) {
        let lines = withWholeWords(lines)
        var tables: [PageTable] = []
        var rest: [WordLines.Line] = []
        var next = 0
        // Lines that make no table are tried a few times, each time without the first one.
        var tried = (end: 0, count: 0)
        while next < lines.count {
            let range = run(from: next, lines)
            guard let range, let table = table(Array(lines[range]), page: page, after: headings) else {
                if let range {
                    tried = range.upperBound <= tried.end ? (tried.end, tried.count + 1) : (range.upperBound, 1)
                }
                let end = tried.count > 8 && next < tried.end ? tried.end : next + 1
                rest += lines[next..<end]
                next = end
                continue
            }
            tables.append(table)
            next = range.upperBound
        }
        return (tables, rest)
    }

    private static func table(_ lines: [WordLines.Line], page: Int, after headings: [String]) -> PageTable? {
        // Rows of many figures tell the columns best.
        var figureLines = lines.filter { figures($0) >= 2 }
        let all = lines.filter(isBody)
        if figureLines.count * 3 < all.count { figureLines = all }
        var columns = columns(of: figureLines, in: lines)
        guard columns.count > 1, columns.count < 60 else { return nil }
        // Between the lines of a wrapped label its figure stands alone.
        var first =
            lines.firstIndex {
                isBody($0) || $0.words.count == 1 && isAmount($0.words[0].text) || $0.words.contains(where: hasOrdinal)
            } ?? 0
        // The upper line of a wrapped label is none of the headings.
        if first > 1, lines[first - 1].words.count == 1,
            lines[first].box.centerY - lines[first - 1].box.centerY < 0.95 * lines[first].box.height
        {
            first -= 1
        }
        // What is left of a row of the page before stands below the same headings, and is none of them.
        if !headings.isEmpty, headings.count < first, lines[..<headings.count].map(\.text) == headings {
            first = headings.count
        }
        // No table has so many headings and columns; words are compared with each other.
        guard lines[..<first].reduce(0, { $0 + $1.words.count }) <= 600 else { return nil }
        placeHeadings(Array(lines[..<first]), &columns)
        // Other words may open a column, but never bridge two.
        let others = lines[first...].filter { figures($0) < 2 }.flatMap(\.words).sorted { $0.box.width < $1.box.width }
        for word in others {
            guard columns.count <= 400 else { return nil }
            let hits = columns.indices.filter {
                columns[$0].0 - 2 < word.box.right && word.box.left < columns[$0].1 + 2
            }
            if hits.isEmpty {
                columns.append((word.box.left, word.box.right))
                columns.sort { $0.0 < $1.0 }
            } else if hits.count == 1 {
                columns[hits[0]] = (min(columns[hits[0]].0, word.box.left), max(columns[hits[0]].1, word.box.right))
            }
        }
        var cells: [TableGrid.Cell] = []
        let heading = withoutDoubts(lines[..<first], columns)
        let above = heading.flatMap(\.words)
        let spans = AlignedHeadings(
            above, columns: columns, page: page, column: { column(of: $0, columns) }, isGroup: { isGroup($0, heading) })
        cells += spans?.cells ?? []
        let upper = spans == nil ? headingRows(of: heading) : []
        let start = spans?.rowCount ?? 0
        let body = Array(lines[first...])
        let rows = upper + (rowsFromTop(of: body, below: above, columns) ?? rows(of: body, columns))
        for (row, line) in rows.enumerated() {
            var words: [Int: [PageWord]] = [:]
            for word in line { words[column(of: word, columns), default: []].append(word) }
            for (column, own) in words {
                let box = own.dropFirst().reduce(own[0].box) { $0.union($1.box) }
                cells.append(
                    TableGrid.Cell(
                        row: start + row, column: column, text: WordLines.text(of: own), page: page, box: box))
            }
        }
        let box = lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }
        var borders = [columns[0].0]
        for (one, next) in zip(columns, columns.dropFirst()) { borders.append((one.1 + next.0) / 2) }
        borders.append(columns[columns.count - 1].1)
        var table = PageTable(
            page: page, box: box, borders: borders, rowCount: start + rows.count, cells: cells,
            origin: .aligned)
        table.headingLines = lines[..<first].map(\.text)
        table.noteUnreadable()
        return table
    }

    /// Spans that overlap or nearly touch as one. A narrow gap parts columns where words of at least two lines
    /// of the table begin behind it, and none reaches over it: cells that are full.
    private static func columns(of lines: [Line], in table: [Line]) -> [(Double, Double)] {
        var gaps: [(left: Double, count: Int)] = []
        for line in lines {
            for (one, next) in zip(line.words, line.words.dropFirst()) where next.box.left - one.box.right <= 2 {
                if gaps.count < 60, !gaps.contains(where: { abs($0.left - next.box.left) < 0.5 }) {
                    gaps.append((next.box.left, 0))
                }
            }
        }
        for line in gaps.isEmpty ? [] : table {
            for word in line.words {
                if let place = gaps.firstIndex(where: { abs($0.left - word.box.left) < 0.5 }) { gaps[place].count += 1 }
            }
        }
        gaps.removeAll { $0.count < 2 }
        var result: [(Double, Double)] = []
        let spans = lines.flatMap { $0.words.map { ($0.box.left, $0.box.right) } }
        for span in spans.sorted(by: { $0.0 < $1.0 }) {
            guard let last = result.last, span.0 <= last.1 + 2 else {
                result.append(span)
                continue
            }
            if span.0 > last.1 - 0.3, gaps.contains(where: { abs($0.left - span.0) < 0.5 }) {
                result.append(span)
            } else {
                result[result.count - 1].1 = max(last.1, span.1)
            }
        }
        return result
    }

    /// The column that a word overlaps most; of equal ones the first.
    static func column(of word: PageWord, _ columns: [(Double, Double)]) -> Int {
        var best = (overlap: -Double.infinity, column: 0)
        for (column, span) in columns.enumerated() {
            let overlap = min(word.box.right, span.1) - max(word.box.left, span.0)
            if overlap > best.overlap { best = (overlap, column) }
        }
        return best.column
    }
}
