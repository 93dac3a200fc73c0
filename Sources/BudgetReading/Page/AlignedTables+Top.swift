/// 顶端对齐的行: rows whose cells begin at their top, as text documents have them: what did not fit into a cell stands below.
extension AlignedTables {
    /// The words of each row; `nil` where nothing goes on below its line, or where lines stand above the one that they
    /// belong to.
    ///
    /// - Parameters:
    ///   - lines: The lines below the headings.
    ///   - headings: The words of the headings.
    ///   - columns: Where each column begins and ends.
    static func rowsFromTop(
        of lines: [Line], below headings: [PageWord], _ columns: [(Double, Double)]
    ) -> [[PageWord]]? {
        // A column of nothing but words without a heading may be none.
        var isReal = Array(repeating: false, count: columns.count)
        for word in headings { isReal[column(of: word, columns)] = true }
        for word in lines.lazy.flatMap(\.words) where isFigure(word.text) { isReal[column(of: word, columns)] = true }
        let rooms = columns.indices.map { place in
            columns.indices.suffix(from: place + 1).first { isReal[$0] }.map { columns[$0].0 } ?? columns[place].1
        }
        var rows: [[PageWord]] = []
        var hasRests = false
        // The last lines, each with its words by column, and whether it has figures.
        var recent: [[Int: [PageWord]]] = []
        var figured: [Bool] = []
        var rests: [Bool] = []
        for (place, line) in lines.enumerated() {
            let own = Dictionary(grouping: line.words) { column(of: $0, columns) }
            let hasFigure = own.contains { $0.value.allSatisfy { isFigure($0.text) } }
            let labels = own.filter { !$0.value.allSatisfy { isFigure($0.text) } }
            // How many lines above the words are that each of the labels goes on with.
            let above = labels.map { column, words in
                recent.indices.suffix(3).reversed().first { recent[$0][column] != nil }
                    .flatMap { other -> Int? in
                        guard let upper = recent[other][column] else { return nil }
                        return isRest(words, of: upper, room: rooms[column]) ? place - other : nil
                    }
            }
            let goesOn = !labels.isEmpty && above.allSatisfy { $0 != nil } && !isProse(line)
            if goesOn, !hasFigure {
                // Figures between a label and its rest stand in the middle of their cells.
                for distance in above.compactMap({ $0 }) where distance > 1 {
                    if figured[(place - distance + 1)..<place].contains(true) { return nil }
                }
                hasRests = true
                rows[rows.count - 1] += line.words
            } else {
                // So does a line of figures below the upper line of its label.
                if hasFigure, above.contains(1), let last = figured.last, !last, !rests[place - 1] { return nil }
                rows.append(line.words)
            }
            recent.append(own)
            figured.append(hasFigure)
            rests.append(goesOn && !hasFigure)
        }
        return hasRests ? rows : nil
    }

    /// Whether words go on with those above them in a column: they begin at the same edge, close below, and the first
    /// character had no room.
    private static func isRest(
        _ words: [PageWord], of upper: [PageWord], room: Double
    ) -> Bool {
        guard let first = words.first, let above = upper.first, let last = upper.last,
            !upper.allSatisfy({ isFigure($0.text) }), abs(above.box.left - first.box.left) < 1.5,
            first.box.centerY - last.box.centerY < 1.7 * first.box.height,
            PrintedText.withoutOrdinal(first.text).depth == nil, !GridParts.isTotal(first.text)
        else { return false }
        let character = first.box.width / Double(max(first.text.unicodeScalars.count, 1))
        return last.box.right + character > room - 0.5
    }
}
