/// 栏目: where the columns of a table without drawn lines are, by its headings.
extension AlignedTables {
    /// Makes columns as wide as their headings. A heading that stands over no figure, at the left of its column, belongs to
    /// the next column, for figures stand at the right of theirs; where that has a heading, it opens one.
    static func placeHeadings(_ lines: [Line], _ columns: inout [(Double, Double)]) {
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
        let words = lines.flatMap(\.words).filter { !isGroup($0, lines) }
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
    static func isGroup(_ word: PageWord, _ lines: [Line]) -> Bool {
        lines.contains { line in
            guard line.box.bottom > word.box.centerY else { return false }
            var first: PageWord?
            // The words of a line stand in order, and do not reach over each other.
            let start = line.words.firstPlace { $0.box.right > word.box.left }
            for other in line.words[start...] {
                guard other.box.left < word.box.right else { break }
                let overlap = min(other.box.right, word.box.right) - max(other.box.left, word.box.left)
                guard other.box.centerY - word.box.centerY > 0.5 * word.box.height, overlap > 0.5 * other.box.width
                else { continue }
                if let first, other.box.left > first.box.right { return true }
                first = first ?? other
            }
            return false
        }
    }

    /// The words of each row of headings. Headings of one and of two lines stand side by side in the middle of their cells, so
    /// that their lines reach into each other; those of groups stand a row above.
    static func headingRows(of lines: [Line]) -> [[PageWord]] {
        var rows: [[PageWord]] = []
        var last: Line?
        for line in lines {
            if let last, line.box.centerY - last.box.centerY < 0.78 * line.box.height {
                rows[rows.count - 1] += line.words
            } else {
                rows.append(line.words)
            }
            last = line.words.contains { isGroup($0, lines) } ? nil : line
        }
        return rows
    }

    /// The lines of headings without those of columns over which two names stand side by side: which one is that of the
    /// figures cannot be told. Letters that stand apart are one name.
    static func withoutDoubts(_ lines: ArraySlice<Line>, _ columns: [(Double, Double)]) -> [Line] {
        var doubtful: Set<Int> = []
        for line in lines {
            for (one, next) in zip(line.words, line.words.dropFirst())
            where next.box.left - one.box.right > 0.9 * max(one.box.height, 1) && one.text.unicodeScalars.count > 1
                && next.text.unicodeScalars.count > 1
            {
                let place = column(of: one, columns)
                if place == column(of: next, columns) { doubtful.insert(place) }
            }
        }
        guard !doubtful.isEmpty else { return Array(lines) }
        return lines.compactMap { line in
            let words = line.words.filter { !doubtful.contains(column(of: $0, columns)) }
            return words.isEmpty ? nil : Line(words: words, box: line.box)
        }
    }
}
