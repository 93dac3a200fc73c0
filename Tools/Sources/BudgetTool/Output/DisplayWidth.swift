/// Text as a terminal shows it: a CJK character takes two columns.
extension StringProtocol {
    /// How many terminal columns the text takes.
    var displayWidth: Int {
        unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    }

    /// The text with spaces on the right up to a width.
    func padded(to width: Int) -> String {
        String(self) + String(repeating: " ", count: Swift.max(0, width - displayWidth))
    }

    /// The text with spaces on the left up to a width.
    func flushRight(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - displayWidth)) + String(self)
    }

    /// The text in lines of at most a width, broken at spaces where there are any, else anywhere.
    func wrapped(to width: Int) -> [String] {
        guard displayWidth > width else { return [String(self)] }
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        var lastSpace: String.Index?
        for character in self {
            let characterWidth = String(character).displayWidth
            if lineWidth + characterWidth > width, !line.isEmpty {
                if character != " ", let space = lastSpace,
                    line[space...].displayWidth <= width / 2 || line[space...].allSatisfy(\.isASCII)
                {
                    let rest = String(line[line.index(after: space)...])
                    lines.append(String(line[..<space]))
                    line = rest
                } else {
                    lines.append(line)
                    line = ""
                }
                lineWidth = line.displayWidth
                lastSpace = nil
                if character == " " { continue }
            }
            if character == " " { lastSpace = line.endIndex }
            line.append(character)
            lineWidth += characterWidth
            if character == " " { lastSpace = line.index(before: line.endIndex) }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}

extension Unicode.Scalar {
    /// 2 for wide characters (East Asian Width W and F), 0 for marks that join the one before, else 1.
    fileprivate var displayWidth: Int {
        switch value {
        case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
