/// Which lines of a table without drawn lines are one row.
extension AlignedTables {
    /// The words of each row, where lines of a wrapped label stand half a line above and below the figures of their row.
    static func rows(of lines: [WordLines.Line], _ columns: [(Double, Double)]) -> [[PageWord]] {
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
        let areLeft = areFiguresLeft(lines, columns)
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
            } else if tight == 0, place > 0, isRest(lines[place], of: lines[place - 1], rights),
                !areLeft || isFull(lines[place - 1], above: lines[place], columns)
            {
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
    static func isRest(_ line: Line, of above: Line, _ rights: [(left: Double, right: Double)]) -> Bool {
        guard line.words.count == 1, case let word = line.words[0], !isProse(line),
            word.box.centerY - above.box.centerY < 1.7 * word.box.height,
            PrintedText.withoutOrdinal(word.text).depth == nil, !GridParts.isTotal(word.text),
            let full = above.words.first(where: { abs($0.box.left - word.box.left) < 1.5 && !isFigure($0.text) }),
            let right = rights.first(where: { abs($0.left - word.box.left) < 1.5 })?.right
        else { return false }
        return full.box.width > 5 * word.box.height && full.box.right > right - 1.1 * word.box.height
    }

    /// Whether figures begin at the left of their columns; then names reach as far as the next column does.
    private static func areFiguresLeft(_ lines: [Line], _ columns: [(Double, Double)]) -> Bool {
        var boxes: [Int: (first: Box, isLeft: Bool, isRight: Bool)] = [:]
        var isLeft = false
        for word in lines.lazy.flatMap(\.words) where isAmount(word.text) {
            let place = column(of: word, columns)
            guard var own = boxes[place] else {
                boxes[place] = (word.box, true, true)
                continue
            }
            own.isLeft = own.isLeft && abs(own.first.left - word.box.left) < 1
            own.isRight = own.isRight && abs(own.first.right - word.box.right) < 1
            boxes[place] = own
        }
        for own in boxes.values {
            if own.isRight != own.isLeft { if own.isRight { return false } else { isLeft = true } }
        }
        return isLeft
    }

    /// Whether the word of a line had no room behind the one that it stands below.
    private static func isFull(_ above: Line, above line: Line, _ columns: [(Double, Double)]) -> Bool {
        guard let word = line.words.first,
            let full = above.words.first(where: { abs($0.box.left - word.box.left) < 1.5 })
        else { return false }
        let next = column(of: full, columns) + 1
        let character = word.box.width / Double(max(word.text.unicodeScalars.count, 1))
        return next >= columns.count || full.box.right + character > columns[next].0 - 0.5
    }

    /// How near lines of one label stand to each other: clearly nearer than rows of figures, where those are apart; else 0.
    static func tightness(_ lines: [Line]) -> Double {
        let body = lines.filter { figures($0) > 0 }
        var pitch = Double.infinity
        for (one, next) in zip(body, body.dropFirst()) { pitch = min(pitch, next.box.centerY - one.box.centerY) }
        // Figures may be few; names with ordinals below each other begin rows, too.
        var ordinals: [(left: Double, middle: Double)] = []
        for word in lines.lazy.flatMap(\.words) where hasOrdinal(word) {
            if let place = ordinals.firstIndex(where: { abs($0.left - word.box.left) < 1.5 }) {
                pitch = min(pitch, word.box.centerY - ordinals[place].middle)
                ordinals[place].middle = word.box.centerY
            } else if ordinals.count < 60 {
                ordinals.append((word.box.left, word.box.centerY))
            }
        }
        let heights = body.map(\.box.height).sorted()
        guard pitch.isFinite, let height = heights.isEmpty ? nil : heights[heights.count / 2] else { return 0 }
        return min(0.8 * pitch, 1.5 * height) > 1.05 * height ? min(0.8 * pitch, 1.5 * height) : 0
    }

    /// Whether a word begins with an ordinal, as names of rows do and headings do not.
    static func hasOrdinal(_ word: PageWord) -> Bool {
        word.text.unicodeScalars.count > 3 && PrintedText.withoutOrdinal(word.text).depth != nil
    }
}
