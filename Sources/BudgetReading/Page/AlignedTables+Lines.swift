import BudgetCodes

/// Which lines of a page without drawn lines make a table, and what a line is.
extension AlignedTables {
    /// Lines of figures that follow each other, with headings above them: at least two of them, and no more than three
    /// lines of text between. Lines whose words stand apart, such as rows of labels alone, may be many.
    static func run(from start: Int, _ lines: [WordLines.Line]) -> Range<Int>? {
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
        while last + 1 < lines.count, isRest(last + 1, lines, from: start) { last += 1 }
        last = labelRows(after: last, from: start, lines, labelEdges)
        return start..<last + 1
    }

    /// Whether the words of a line may be what did not fit into cells of the lines above, where cells begin at their top: each
    /// begins below another one, and one of them not at the left of the table, where titles and notes begin.
    static func isRest(_ place: Int, _ lines: [Line], from start: Int) -> Bool {
        let line = lines[place]
        guard figures(line) == 0, !isCaption(line), !isProse(line), !NoteText.isNote(line.text),
            line.words.count <= 400, line.words.contains(where: { $0.box.left > lines[start].box.left + $0.box.height })
        else { return false }
        let above = lines[max(start, place - 3)..<place].prefix { $0.words.count <= 400 }.flatMap(\.words)
        return line.words.allSatisfy { word in
            above.contains { upper in
                abs(upper.box.left - word.box.left) < 1.5 && upper.box.width >= 3 * word.box.height
                    && !isFigure(upper.text) && word.box.centerY - upper.box.centerY < 1.7 * word.box.height
            }
        }
    }

    /// Whether a line has figures: two, or an amount beside a label.
    static func isBody(_ line: WordLines.Line) -> Bool {
        let count = figures(line)
        if count >= 2 { return true }
        return count == 1 && line.words.count > 1 && isParted(line) && line.words.contains { isAmount($0.text) }
    }

    /// Whether a line has one figure, which ends where others end.
    static func isAligned(_ line: Line, _ edges: [Double]) -> Bool {
        guard figures(line) == 1, line.words.count > 1, isParted(line), !isProse(line) else { return false }
        return line.words.contains { word in
            isFigure(word.text) && edges.contains { abs($0 - word.box.right) < 1.5 }
        }
    }

    /// The last line of rows of labels that go on below the last figure as rows stand in the table.
    static func labelRows(after last: Int, from start: Int, _ lines: [Line], _ edges: [Double]) -> Int {
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
    static func isLabel(_ line: Line, _ edges: [Double]) -> Bool {
        guard line.words.count == 1, figures(line) == 0 else { return false }
        let left = line.box.left
        return edges.contains { left > $0 - 1.5 && left < $0 + 3 * line.box.height }
    }

    /// A figure with decimals or between commas; numbers of pages have none.
    static func isAmount(_ text: String) -> Bool {
        guard isFigure(text) else { return false }
        if let comma = text.lastIndex(of: ","), comma > text.startIndex, text[comma...].count == 4 { return true }
        guard let point = text.lastIndex(of: ".") else { return false }
        return text[point...].count > 1 && point > text.startIndex
    }

    static func figures(_ line: WordLines.Line) -> Int { line.words.count { isFigure($0.text) } }

    /// `13,559.21`, `-3`, `95%`, `(12.00)`, and `###` for what did not fit.
    static func isFigure(_ text: String) -> Bool {
        if PrintedFigure.isOverflow(text) { return true }
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
    static func isParted(_ line: WordLines.Line) -> Bool {
        guard line.words.count > 1 else { return false }
        return zip(line.words, line.words.dropFirst()).contains {
            $1.box.left - $0.box.right > 0.9 * max($0.box.height, 1)
        }
    }

    /// Whether a line is the upper one of headings over several lines, which may be a single word, or fill their columns so
    /// that hardly a gap is left between them.
    static func isCrowdedHeading(_ place: Int, _ lines: [WordLines.Line]) -> Bool {
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
    static func isCaption(_ line: WordLines.Line) -> Bool { isCaption(line.words.map(\.text).joined()) }

    static func isCaption(_ text: String) -> Bool {
        let text = text.filter { !$0.isWhitespace }
        return text.hasSuffix("表") || text.has("单位：") || text.has("单位:")
    }

    static func isProse(_ line: WordLines.Line) -> Bool {
        line.words.contains { $0.text.unicodeScalars.count > 40 || $0.text.has("。") }
    }
}
