/// 无框线表: tables on pages where no lines are drawn, by how words stand below each other.
///
/// Lines with at least two figures tell the columns; lines between them belong to the table. Less sure than lines, so the
/// grid says how it was made.
enum AlignedTables {
    private typealias Line = WordLines.Line

    /// The tables among lines of text, and the lines that are in none.
    static func tables(in lines: [WordLines.Line], page: Int) -> (tables: [PageTable], rest: [WordLines.Line]) {
        let lines = withWholeFigures(lines)
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

    /// The lines, figures that were broken after the point made whole: `23,579.` above `21` at one edge of a cell.
    private static func withWholeFigures(_ lines: [Line]) -> [Line] {
        var lines = lines
        for place in lines.indices.dropLast() {
            for number in lines[place].words.indices {
                let word = lines[place].words[number]
                guard word.text.hasSuffix("."), word.text.utf8.count > 1, isFigure(word.text) else { continue }
                search: for below in place + 1..<min(place + 3, lines.count) {
                    for other in lines[below].words.indices {
                        let rest = lines[below].words[other]
                        guard rest.text.utf8.count == 2, PrintedText.digits(rest.text) != nil,
                            rest.box.centerY - word.box.centerY < 1.7 * word.box.height,
                            rest.box.centerY - word.box.centerY > 0.8 * word.box.height,
                            abs(rest.box.left - word.box.left) < 1.5 || abs(rest.box.right - word.box.right) < 3
                        else { continue }
                        lines[place].words[number] = PageWord(word.text + rest.text, word.box)
                        lines[below].words.remove(at: other)
                        break search
                    }
                }
            }
        }
        return lines.filter { !$0.words.isEmpty }
    }

    /// Lines of figures that follow each other, with headings above them: at least two of them, and no more than three
    /// lines of text between. Lines whose words stand apart, such as rows of labels alone, may be many.
    private static func run(from start: Int, _ lines: [WordLines.Line]) -> Range<Int>? {
        guard isParted(lines[start]) || isCrowdedHeading(start, lines) else { return nil }
        var last: Int?
        var count = 0
        var line = start
        var texts = 0
        var labels = 0
        // Where figures end: a single one that ends there is one of the table.
        var edges: [Double] = []
        // Where figures begin, codes before names aside: texts that end before it are labels.
        var figureEdge = lines[start].words.prefix(3).last?.box.left ?? 0
        // Where words of the headings begin: a word alone in its line that begins there, or a little to the right, is a label.
        var labelEdges = lines[start].words.map(\.box.left)
        while line < lines.count, texts <= 3, labels <= 40 {
            if isBody(lines[line]) || isAligned(lines[line], edges) {
                last = line
                count += 1
                (texts, labels) = (0, 0)
                if let word = lines[line].words.dropFirst().first(where: { isFigure($0.text) }) {
                    figureEdge = min(figureEdge, word.box.left)
                }
                for word in lines[line].words where !isFigure(word.text) && labelEdges.count < 60 {
                    labelEdges.append(word.box.left)
                }
                for word in lines[line].words where isFigure(word.text) {
                    if edges.count < 60, !edges.contains(where: { abs($0 - word.box.right) < 1.5 }) {
                        edges.append(word.box.right)
                    }
                }
            } else if isProse(lines[line]) || isCaption(lines[line]) {
                break
            } else if isParted(lines[line]) || lines[line].box.right < figureEdge && lines[line].words.count == 1
                || isLabel(lines[line], labelEdges)
            {
                labels += 1
            } else {
                texts += 1
            }
            line += 1
        }
        guard var last else { return nil }
        // One line of figures is a table when it has headings below a title or a unit, 三公经费, or at the top of a page.
        if count == 1 {
            let isTop = start == 0 && lines[last].words.count(where: { isAmount($0.text) }) > 1
            guard last > start, last - start < 9, figures(lines[last]) > 1,
                isTop || start > 0 && isCaption(lines[start - 1])
            else { return nil }
        }
        // What is left of a wrapped label stands close below.
        while last + 1 < lines.count, case let next = lines[last + 1], next.words.count == 1, figures(next) == 0,
            next.box.right < figureEdge, !isCaption(next), !isProse(next),
            next.box.centerY - lines[last].box.centerY < 1.4 * next.box.height
        {
            last += 1
        }
        last = labelRows(after: last, from: start, lines, labelEdges)
        return start..<last + 1
    }

    /// Whether a line has figures: two, or an amount beside a label.
    private static func isBody(_ line: WordLines.Line) -> Bool {
        let count = figures(line)
        if count >= 2 { return true }
        return count == 1 && line.words.count > 1 && isParted(line) && line.words.contains { isAmount($0.text) }
    }

    /// Whether a line has one figure, which ends where others end.
    private static func isAligned(_ line: Line, _ edges: [Double]) -> Bool {
        guard figures(line) == 1, line.words.count > 1, isParted(line), !isProse(line) else { return false }
        return line.words.contains { word in
            isFigure(word.text) && edges.contains { abs($0 - word.box.right) < 1.5 }
        }
    }

    /// The last line of rows of labels that go on below the last figure as rows stand in the table.
    private static func labelRows(after last: Int, from start: Int, _ lines: [Line], _ edges: [Double]) -> Int {
        var pitch = 0.0
        for (one, next) in zip(lines[start..<last], lines[start + 1..<last + 1]) where isParted(one) && isParted(next) {
            pitch = max(pitch, next.box.centerY - one.box.centerY)
        }
        var last = last
        while last + 1 < lines.count, case let next = lines[last + 1], figures(next) == 0, !isCaption(next),
            !isProse(next), next.box.centerY - lines[last].box.centerY < 1.2 * min(pitch, 3 * next.box.height),
            // A word alone at the left may be a note.
            isParted(next) || next.words.count == 1 && next.box.left > lines[start].box.left + 5 * next.box.height,
            next.words.allSatisfy({ word in
                edges.contains { word.box.left > $0 - 1.5 && word.box.left < $0 + 3 * word.box.height }
            })
        {
            last += 1
        }
        return last
    }

    /// Whether a line is one word that begins where other words of the table do.
    private static func isLabel(_ line: Line, _ edges: [Double]) -> Bool {
        guard line.words.count == 1, figures(line) == 0 else { return false }
        let left = line.box.left
        return edges.contains { left > $0 - 1.5 && left < $0 + 3 * line.box.height }
    }

    /// A figure with decimals or between commas; numbers of pages have none.
    private static func isAmount(_ text: String) -> Bool {
        guard isFigure(text) else { return false }
        if let comma = text.lastIndex(of: ","), comma > text.startIndex, text[comma...].count == 4 { return true }
        guard let point = text.lastIndex(of: ".") else { return false }
        return text[point...].count > 1 && point > text.startIndex
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

    /// Whether a line is the upper one of headings over several lines, which may be a single word, or fill their columns so
    /// that hardly a gap is left between them.
    private static func isCrowdedHeading(_ place: Int, _ lines: [WordLines.Line]) -> Bool {
        for line in place..<min(place + 3, lines.count - 1) {
            let (own, next) = (lines[line], lines[line + 1])
            // A group alone below a title stands a row above what it heads.
            let isGroup = line == place && place > 0 && isCaption(lines[place - 1])
            guard next.box.centerY - own.box.centerY < (isGroup ? 2.2 : 1.7) * own.box.height, figures(own) == 0,
                figures(next) == 0,
                !isCaption(own), !isProse(own), !isCaption(next), own.words.allSatisfy({ $0.text.count < 20 })
            else { return false }
            if isParted(next) { return true }
        }
        return false
    }

    /// A title of a table or a unit: what stands above a table, and never in one.
    private static func isCaption(_ line: WordLines.Line) -> Bool {
        let text = line.words.map(\.text).joined().filter { !$0.isWhitespace }
        return text.hasSuffix("表") || text.contains("单位：") || text.contains("单位:")
    }

    private static func isProse(_ line: WordLines.Line) -> Bool {
        line.words.contains { $0.text.unicodeScalars.count > 40 || $0.text.contains("。") }
    }

    private static func table(_ lines: [WordLines.Line], page: Int) -> PageTable? {
        // Rows of many figures tell the columns best.
        var body = lines.filter { figures($0) >= 2 }
        let all = lines.filter(isBody)
        if body.count * 3 < all.count { body = all }
        var columns = merged(body.flatMap { $0.words.map { ($0.box.left, $0.box.right) } })
        guard columns.count > 1, columns.count < 60 else { return nil }
        // Between the lines of a wrapped label its figure stands alone.
        var first = lines.firstIndex { isBody($0) || $0.words.count == 1 && isAmount($0.words[0].text) } ?? 0
        // The upper line of a wrapped label is none of the headings.
        if first > 1, lines[first - 1].words.count == 1,
            lines[first].box.centerY - lines[first - 1].box.centerY < 0.95 * lines[first].box.height
        {
            first -= 1
        }
        placeHeadings(lines[..<first].flatMap(\.words), &columns)
        // Other words may open a column, but never bridge two.
        let others = lines[first...].filter { figures($0) < 2 }.flatMap(\.words).sorted { $0.box.width < $1.box.width }
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
        let above = lines[..<first].flatMap(\.words)
        let headings = AlignedHeadings(
            above, columns: columns, page: page, column: { column(of: $0, columns) }, isGroup: { isGroup($0, above) })
        cells += headings?.cells ?? []
        let upper = headings == nil ? headingRows(of: lines[..<first]) : []
        let start = headings?.rowCount ?? 0
        let rows = upper + rows(of: Array(lines[first...]))
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
        table.noteUnreadable()
        return table
    }

    /// Makes columns as wide as their headings. A heading that stands over no figure, at the left of its column, belongs to
    /// the next column, for figures stand at the right of theirs; where that has a heading, it opens one.
    private static func placeHeadings(_ words: [PageWord], _ columns: inout [(Double, Double)]) {
        // Long names reach into the next column; half a word must stand over what it heads.
        func hits(_ word: PageWord) -> [Int] {
            columns.indices.filter { place in
                let overlap = min(columns[place].1, word.box.right) - max(columns[place].0, word.box.left)
                return overlap > 0.5 * min(word.box.width, columns[place].1 - columns[place].0)
            }
        }
        func widen(_ column: Int, _ word: PageWord) {
            columns[column] = (min(columns[column].0, word.box.left), max(columns[column].1, word.box.right))
        }
        var pending: [PageWord] = []
        // The words that stand over each column.
        var heads = Array(repeating: [PageWord](), count: columns.count)
        let words = words.filter { !isGroup($0, words) }
        for word in words.sorted(by: { $0.box.width > $1.box.width }) {
            let own = hits(word)
            if own.isEmpty { pending.append(word) }
            if own.count == 1 { widen(own[0], word) }
            for column in own { heads[column].append(word) }
        }
        for word in pending.sorted(by: { $0.box.left < $1.box.left }) {
            let own = hits(word)
            if own.count == 1 { widen(own[0], word) }
            if !own.isEmpty { continue }
            // A column is free when no word beside this one stands over it or between.
            func isFree(_ column: Int) -> Bool {
                guard columns.indices.contains(column) else { return false }
                let center = (columns[column].0 + columns[column].1) / 2
                let range = min(center, word.box.centerX)...max(center, word.box.centerX)
                let beside = words.filter {
                    $0 != word && abs($0.box.centerY - word.box.centerY) < 0.95 * word.box.height
                }
                // Words above and below count when they are no lines of the same heading: those of groups stand at the left.
                return !heads[column].contains(where: beside.contains)
                    && !words.contains { other in
                        let overlap = min(other.box.right, word.box.right) - max(other.box.left, word.box.left)
                        return !isFigure(other.text) && overlap <= 0.5 * min(other.box.width, word.box.width)
                            && range.contains(other.box.centerX)
                    }
            }
            let next = columns.firstIndex { $0.0 + $0.1 > word.box.left + word.box.right } ?? columns.count
            if let place = [next, next - 1].first(where: isFree) {
                heads[place].append(word)
                widen(place, word)
            } else {
                columns.insert((word.box.left, word.box.right), at: next)
                heads.insert([word], at: next)
            }
        }
    }

    /// Whether two words of a lower line stand below a word: it heads a group of columns.
    private static func isGroup(_ word: PageWord, _ words: [PageWord]) -> Bool {
        let below = words.filter { other in
            let overlap = min(other.box.right, word.box.right) - max(other.box.left, word.box.left)
            return other.box.centerY - word.box.centerY > 0.5 * word.box.height && overlap > 0.5 * other.box.width
        }
        return below.contains { one in
            below.contains { other in
                other.box.left > one.box.right && abs(other.box.centerY - one.box.centerY) < 0.5 * one.box.height
            }
        }
    }

    /// The words of each row of headings. Headings of one and of two lines stand side by side in the middle of their cells, so
    /// that their lines reach into each other; those of groups stand a row above.
    private static func headingRows(of lines: ArraySlice<Line>) -> [[PageWord]] {
        let words = lines.flatMap(\.words)
        var rows: [[PageWord]] = []
        var last: Line?
        for line in lines {
            if let last, line.box.centerY - last.box.centerY < 0.78 * line.box.height {
                rows[rows.count - 1] += line.words
            } else {
                rows.append(line.words)
            }
            last = line.words.contains { isGroup($0, words) } ? nil : line
        }
        return rows
    }

    /// The words of each row. Lines of a wrapped label stand half a line above and below the figures of their row.
    private static func rows(of lines: [WordLines.Line]) -> [[PageWord]] {
        let tight = tightness(lines)
        // For each line the one that it belongs to, and how far from it that one is.
        var owners = Array(lines.indices)
        let isLabel = lines.map { figures($0) == 0 && $0.words.count <= 3 }
        // How far the words reach that begin at the same place.
        var rights: [(left: Double, right: Double)] = []
        for word in tight == 0 ? lines.flatMap(\.words) : [] where !isFigure(word.text) {
            if let place = rights.firstIndex(where: { abs($0.left - word.box.left) < 1.5 }) {
                rights[place].right = max(rights[place].right, word.box.right)
            } else if rights.count < 60 {
                rights.append((word.box.left, word.box.right))
            }
        }
        for place in lines.indices where isLabel[place] {
            var best: (distance: Double, owner: Int)?
            for other in [place - 1, place + 1] where lines.indices.contains(other) {
                let distance = abs(lines[other].box.centerY - lines[place].box.centerY)
                let limit = isLabel[other] ? tight : max(tight, 0.95 * lines[place].box.height)
                // Of two words in a line each may go on in the next line, and more often they are a row of their own.
                guard distance < (lines[place].words.count == 1 ? limit : tight) else { continue }
                if best.map({ distance < $0.distance }) ?? true { best = (distance, other) }
            }
            if let best {
                owners[place] = best.owner
            } else if tight == 0, place > 0, isRest(lines[place], of: lines[place - 1], rights) {
                owners[place] = owners[place - 1]
            }
        }
        // A chain of labels ends at a line of figures, or at two that belong to each other: a row of their own.
        for place in lines.indices {
            var owner = place
            while owners[owner] != owner {
                let next = owners[owner]
                if owners[next] == owner {
                    owners[min(owner, next)] = min(owner, next)
                    owners[max(owner, next)] = min(owner, next)
                }
                owner = owners[owner]
            }
            owners[place] = owner
        }
        var rows: [[PageWord]] = []
        var places: [Int: Int] = [:]
        for (place, line) in lines.enumerated() {
            if let row = places[owners[place]] {
                rows[row] += line.words
            } else {
                places[owners[place]] = rows.count
                rows.append(line.words)
            }
        }
        return rows
    }

    /// Whether a line is what did not fit into a cell of the line above: a word alone below one that fills its column.
    private static func isRest(_ line: Line, of above: Line, _ rights: [(left: Double, right: Double)]) -> Bool {
        guard line.words.count == 1, case let word = line.words[0], !isProse(line),
            word.box.centerY - above.box.centerY < 1.7 * word.box.height,
            PrintedText.withoutOrdinal(word.text).depth == nil, !GridParts.isTotal(word.text),
            let full = above.words.first(where: { abs($0.box.left - word.box.left) < 1.5 && !isFigure($0.text) }),
            let right = rights.first(where: { abs($0.left - word.box.left) < 1.5 })?.right
        else { return false }
        return full.box.width > 5 * word.box.height && full.box.right > right - 1.1 * word.box.height
    }

    /// How near lines of one label stand to each other: clearly nearer than rows of figures, where those are apart; else 0.
    private static func tightness(_ lines: [Line]) -> Double {
        let body = lines.filter { figures($0) > 0 }
        var pitch = Double.infinity
        for (one, next) in zip(body, body.dropFirst()) { pitch = min(pitch, next.box.centerY - one.box.centerY) }
        let heights = body.map(\.box.height).sorted()
        guard pitch.isFinite, let height = heights.isEmpty ? nil : heights[heights.count / 2] else { return 0 }
        return min(0.8 * pitch, 1.5 * height) > 1.05 * height ? min(0.8 * pitch, 1.5 * height) : 0
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
