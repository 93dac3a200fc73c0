import BudgetCodes

/// Words that a program of texts took apart made whole, before the lines of a page are looked at.
extension AlignedTables {
    /// The lines, with words of two fonts and figures and codes that were broken over lines made whole.
    static func withWholeWords(_ lines: [Line]) -> [Line] { withoutBreaks(withoutSeams(lines)) }

    /// Words that touch are one: a change of the font parts them, as in `(一)`. Where other words begin apart from what
    /// stands before them, a column begins.
    private static func withoutSeams(_ lines: [Line]) -> [Line] {
        let seam = 0.25
        var starts: [Double] = []
        for line in lines {
            for (place, word) in line.words.enumerated()
            where place == 0 || abs(word.box.left - line.words[place - 1].box.right) > seam {
                starts.append(word.box.left)
            }
        }
        starts.sort()
        func isStart(_ left: Double) -> Bool {
            let first = starts.firstPlace { $0 >= left - seam }
            return first + 1 < starts.count && starts[first + 1] < left + seam
        }
        return lines.map { line in
            var words: [PageWord] = []
            for word in line.words {
                if let last = words.last, abs(word.box.left - last.box.right) <= seam, !isStart(word.box.left),
                    isSeam(last.text.unicodeScalars.last, word.text.unicodeScalars.first)
                {
                    words[words.count - 1] = PageWord(last.text + word.text, last.box.union(word.box))
                } else {
                    words.append(word)
                }
            }
            return Line(words: words, box: line.box)
        }
    }

    /// Whether the font may change between two characters of one word. Figures stay apart from each other and from names,
    /// and so do names that fill their cells.
    private static func isSeam(_ last: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
        guard let last, let next, !("0"..."9").contains(last), !("0"..."9").contains(next) else { return false }
        let ideographs = 0x4E00...0x9FFF
        return !ideographs.contains(Int(last.value)) || !ideographs.contains(Int(next.value))
    }

    /// Figures and codes that were broken at the edge of a narrow cell: `23,579.` above `21`, `45,928.0` above `8`.
    private static func withoutBreaks(_ lines: [Line]) -> [Line] {
        var lines = lines
        // A figure of one decimal may be whole: it is broken where each such figure of the page has a digit below it.
        var single = (all: 0, broken: 0)
        for place in lines.indices {
            for word in lines[place].words where decimals(word.text) == 1 {
                single.all += 1
                if rest(of: word, below: place, lines, where: { $0.utf8.count == 1 && PrintedText.digits($0) != nil })
                    != nil
                {
                    single.broken += 1
                }
            }
        }
        for place in lines.indices {
            for number in lines[place].words.indices {
                let word = lines[place].words[number]
                guard word.text.utf8.count > 1, word.text.utf8.count < 30, word.text.utf8.allSatisfy(isOfFigureOrCode)
                else { continue }
                guard let (text, rests) = whole(word, at: place, lines) else { continue }
                // A space says that it may be two figures.
                let isSure = decimals(word.text) != 1 || single.broken == single.all
                lines[place].words[number].text = isSure ? text : word.text + " " + text.dropFirst(word.text.count)
                for rest in rests { lines[rest.line].words.remove(at: rest.word) }
            }
        }
        joinCodes(&lines)
        lines.removeAll { $0.words.isEmpty }
        for place in lines.indices {
            let words = lines[place].words
            lines[place].box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
        }
        return lines
    }

    /// A figure or a code with what stands below it, where that makes a whole one, and it was none.
    private static func whole(
        _ word: PageWord, at place: Int, _ lines: [Line]
    ) -> (text: String, rests: [(line: Int, word: Int)])? {
        let own = decimals(word.text)
        var (text, last, line) = (word.text, word, place)
        var rests: [(line: Int, word: Int)] = []
        while rests.count < 4, text.utf8.count < 40 {
            let found = rest(of: last, below: line, lines) { other in
                guard other.utf8.count < 20, other.utf8.allSatisfy(isOfFigureOrCode) else { return false }
                if text.utf8.count >= 10, own == nil, PrintedText.digits(other) != nil, !isPart(text + other) {
                    return ProjectCode(text) == nil && ProjectCode(text + other) != nil
                }
                // Figures that are whole stay what they are, apart from one decimal, which may be half of two.
                guard own == nil || own == 1 || other.utf8.first == UInt8(ascii: ".") && text.utf8.contains(44) else {
                    return false
                }
                return isPart(text + other)
            }
            guard let found else { return nil }
            rests.append(found)
            (last, line) = (lines[found.line].words[found.word], found.line)
            text += last.text
            if decimals(text) == 2 || ProjectCode(text) != nil { return (text, rests) }
        }
        return nil
    }

    /// Whether a text is a figure of no more than two decimals with groups of digits, or the beginning of one.
    private static func isPart(_ text: String) -> Bool {
        if let count = decimals(text) { return count <= 2 }
        // What is missing may be a group or the decimals.
        return ["0", "00", "000"].contains { decimals(text + $0) != nil }
    }

    /// Codes in the first column that were broken: their line has figures, and the line of their rest has none.
    private static func joinCodes(_ lines: inout [Line]) {
        for place in lines.indices.dropLast() {
            guard lines[place].words.count > 1, case let code = lines[place].words[0], code.text.utf8.count > 2,
                PrintedText.digits(code.text) == code.text, lines[place].words.contains(where: { isAmount($0.text) }),
                case let room = lines[place].words[1].box.left,
                code.box.right + code.box.width / Double(code.text.utf8.count) > room - 0.5,
                let next = lines[(place + 1)...].prefix(2).firstIndex(where: { !$0.words.isEmpty }),
                case let rest = lines[next].words[0], PrintedText.digits(rest.text) == rest.text,
                rest.text.utf8.count <= code.text.utf8.count, abs(rest.box.left - code.box.left) < 1.5,
                rest.box.centerY - code.box.centerY < 1.7 * code.box.height,
                !lines[next].words.contains(where: { isAmount($0.text) })
            else { continue }
            lines[place].words[0].text += rest.text
            lines[next].words.removeFirst()
        }
    }

    /// The word close below another one at the left or right edge of a cell, that may be what did not fit.
    private static func rest(
        of word: PageWord, below place: Int, _ lines: [Line], where isRest: (String) -> Bool
    ) -> (line: Int, word: Int)? {
        // No table has more columns.
        for below in place + 1..<max(place + 1, min(place + 4, lines.count)) where lines[below].words.count <= 400 {
            for (number, other) in lines[below].words.enumerated() {
                let distance = other.box.centerY - word.box.centerY
                guard distance < 1.7 * word.box.height, distance > 0.8 * word.box.height,
                    abs(other.box.left - word.box.left) < 1.5 || abs(other.box.right - word.box.right) < 3,
                    isRest(other.text)
                else { continue }
                return (below, number)
            }
        }
        return nil
    }

    private static func isOfFigureOrCode(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// How many decimals a figure has that is written as figures are, with groups of three digits if any; `nil` where it is
    /// none, or a part of one.
    static func decimals(_ text: String) -> Int? {
        var group = 0
        var hasComma = false
        var decimals: Int?
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x30...0x39:
                if let count = decimals { decimals = count + 1 } else { group += 1 }
            case UInt8(ascii: ","):
                guard decimals == nil, hasComma ? group == 3 : (1...3).contains(group) else { return nil }
                (hasComma, group) = (true, 0)
            case UInt8(ascii: "."):
                guard decimals == nil, group > 0, !hasComma || group == 3 else { return nil }
                decimals = 0
            case UInt8(ascii: "-"): guard place == 0 else { return nil }
            default: return nil
            }
        }
        guard group > 0, !hasComma || group == 3, decimals != 0 else { return nil }
        return decimals ?? 0
    }
}
