/// 无框线表: tables on pages where no lines are drawn, by how words stand below each other.
///
/// Lines with at least two figures tell the columns; lines between them belong to the table. Less sure than lines, so the
/// grid says how it was made.
enum AlignedTables {
    private typealias Line = WordLines.Line

    /// The tables among lines of text, and the lines that are in none.
    static func tables(in lines: [WordLines.Line], page: Int) -> (tables: [PageTable], rest: [WordLines.Line]) {
        var tables: [PageTable] = []
        var rest: [WordLines.Line] = []
        var next = 0
        while next < lines.count {
            guard let range = run(from: next, lines), let table = table(Array(lines[range]), page: page) else {
                rest.append(lines[next])
                next += 1
                continue
            }
            tables.append(table)
            next = range.upperBound
        }
        return (tables, rest)
    }

    /// Lines of figures that follow each other, with headings above them: at least two of them, and no more than three
    /// other lines between.
    private static func run(from start: Int, _ lines: [WordLines.Line]) -> Range<Int>? {
        guard isParted(lines[start]) else { return nil }
        var last: Int?
        var count = 0
        var line = start
        while line < lines.count, line - (last ?? start) <= 4 {
            if figures(lines[line]) >= 2 || figures(lines[line]) == 1 && lines[line].words.count > 1 && count > 0 {
                last = line
                count += 1
            } else if isProse(lines[line]) {
                break
            }
            line += 1
        }
        guard let last, count > 1 else { return nil }
        return start..<last + 1
    }

    private static func figures(_ line: WordLines.Line) -> Int { line.words.count { isFigure($0.text) } }

    /// `13,559.21`, `-3`, `95%`, `(12.00)`.
    static func isFigure(_ text: String) -> Bool {
        var digits = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits += 1
            case ".", ",", "，", "-", "−", "+", "%", "(", ")", "（", "）": break
            default: return false
            }
        }
        return digits > 0
    }

    /// Whether words of a line stand apart, as cells do.
    private static func isParted(_ line: WordLines.Line) -> Bool {
        guard line.words.count > 1 else { return false }
        return zip(line.words, line.words.dropFirst()).contains {
            $1.box.left - $0.box.right > 0.9 * max($0.box.height, 1)
        }
    }

    private static func isProse(_ line: WordLines.Line) -> Bool {
        line.words.contains { $0.text.unicodeScalars.count > 40 || $0.text.contains("。") }
    }

    private static func table(_ lines: [WordLines.Line], page: Int) -> PageTable? {
        let body = lines.filter { figures($0) >= 2 }
        var columns = merged(body.flatMap { $0.words.map { ($0.box.left, $0.box.right) } })
        guard columns.count > 1, columns.count < 60 else { return nil }
        // Words of headings may open a column, but never bridge two.
        let others = lines.filter { figures($0) < 2 }.flatMap(\.words).sorted { $0.box.width < $1.box.width }
        for word in others {
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
        for (row, line) in lines.enumerated() {
            var words: [Int: [PageWord]] = [:]
            for word in line.words { words[column(of: word, columns), default: []].append(word) }
            for (column, own) in words {
                let box = own.dropFirst().reduce(own[0].box) { $0.union($1.box) }
                cells.append(
                    TableGrid.Cell(row: row, column: column, text: WordLines.text(of: own), page: page, box: box))
            }
        }
        let box = lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }
        var borders = [columns[0].0]
        for (one, next) in zip(columns, columns.dropFirst()) { borders.append((one.1 + next.0) / 2) }
        borders.append(columns[columns.count - 1].1)
        var table = PageTable(
            page: page, box: box, borders: borders, rowCount: lines.count, cells: cells, origin: .aligned)
        table.noteUnreadable()
        return table
    }

    /// Spans that overlap or nearly touch as one.
    private static func merged(_ spans: [(Double, Double)]) -> [(Double, Double)] {
        var result: [(Double, Double)] = []
        for span in spans.sorted(by: { $0.0 < $1.0 }) {
            if let last = result.last, span.0 <= last.1 + 2 {
                result[result.count - 1].1 = max(last.1, span.1)
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// The column that a word overlaps most; of equal ones the first.
    private static func column(of word: PageWord, _ columns: [(Double, Double)]) -> Int {
        var best = (overlap: -Double.infinity, column: 0)
        for (column, span) in columns.enumerated() {
            let overlap = min(word.box.right, span.1) - max(word.box.left, span.0)
            if overlap > best.overlap { best = (overlap, column) }
        }
        return best.column
    }
}
