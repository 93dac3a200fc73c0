/// Words as lines of text, from the top and from the left.
enum WordLines {
    /// Words that stand in one line.
    struct Line {
        var words: [PageWord]
        var box: Box

        /// The words with spaces where they stand apart.
        var text: String {
            var text = ""
            for (place, word) in words.enumerated() {
                if place > 0 {
                    let gap = word.box.left - words[place - 1].box.right
                    if gap > 0.25 * max(word.box.height, 1) { text += " " }
                }
                text += word.text
            }
            return text
        }
    }

    /// The lines of words, from the top. Words stand in one line when their middles are less than half a word's height
    /// apart.
    static func lines(of words: [PageWord]) -> [Line] {
        var lines: [Line] = []
        var middle = 0.0
        for word in words.sorted(by: { ($0.box.centerY, $0.box.left) < ($1.box.centerY, $1.box.left) }) {
            if let last = lines.indices.last, word.box.centerY - middle < 0.45 * max(word.box.height, 6) {
                lines[last].words.append(word)
                lines[last].box = lines[last].box.union(word.box)
                let count = Double(lines[last].words.count)
                middle += (word.box.centerY - middle) / count
            } else {
                lines.append(Line(words: [word], box: word.box))
                middle = word.box.centerY
            }
        }
        for line in lines.indices { lines[line].words.sort { $0.box.left < $1.box.left } }
        return lines
    }

    /// The text of a cell: its lines, parted by line feeds.
    static func text(of words: [PageWord]) -> String {
        lines(of: words).map(\.text).joined(separator: "\n")
    }
}
