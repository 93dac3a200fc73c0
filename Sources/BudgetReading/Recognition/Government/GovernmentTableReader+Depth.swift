import BudgetModel

/// 缩进: how deep the names of lines stand.
extension GovernmentTableReader {
    /// 缩进: spaces before names tell how deep they stand; else where they begin on the page. Centred names are no help, so
    /// many places mean that none counts.
    mutating func placeIndents() {
        for block in draft.blocks.indices {
            let own = draft.lines.indices.filter { draft.lines[$0].block == block }
            let hasSpaces = own.contains { draft.lines[$0].spaces > 0 }
            var places: [Int: Double] = [:]
            for line in own {
                if hasSpaces {
                    places[line] = Double(draft.lines[line].spaces)
                } else {
                    places[line] = draft.lines[line].left
                }
            }
            var levels: [Double] = []
            for place in places.values.sorted() where place - (levels.last ?? -.infinity) > (hasSpaces ? 0 : 2) {
                levels.append(place)
            }
            guard levels.count > 1, levels.count <= 8 else { continue }
            for (line, place) in places {
                draft.lines[line].indent = (levels.lastIndex { $0 <= place + 0.001 }) ?? 0
            }
        }
    }

    static func spaces(_ raw: String) -> Int {
        var count = 0
        for scalar in raw.unicodeScalars {
            if scalar == "\u{3000}" { count += 2 } else if PrintedText.isSpace(scalar) { count += 1 } else { break }
        }
        return count
    }
}
