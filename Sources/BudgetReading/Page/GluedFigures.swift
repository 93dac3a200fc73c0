/// 粘连的数: figures of neighbouring cells that stand so close that a reader of PDF takes them for one word:
/// `9,374,800.009,374,800.00`.
enum GluedFigures {
    /// The words, glued figures parted, and those that were.
    static func parted(_ words: [PageWord]) -> (words: [PageWord], glued: [PageWord]) {
        var result: [PageWord] = []
        var glued: [PageWord] = []
        result.reserveCapacity(words.count)
        for word in words {
            guard let ends = ends(of: word.text) else {
                result.append(word)
                continue
            }
            glued.append(word)
            let bytes = Array(word.text.utf8)
            let widths = bytes.map { (0x30...0x39).contains($0) ? 1.0 : 0.5 }
            let unit = word.box.width / widths.reduce(0, +)
            var (start, left) = (0, word.box.left)
            for end in ends {
                let right = left + unit * widths[start..<end].reduce(0, +)
                result.append(
                    PageWord(
                        String(decoding: bytes[start..<end], as: UTF8.self),
                        Box(left: left, top: word.box.top, right: right, bottom: word.box.bottom)))
                (start, left) = (end, right)
            }
        }
        return (result, glued)
    }

    /// Where each figure ends when a text is nothing but several figures with two decimals; else `nil`. Dates and numbers
    /// of chapters are not.
    private static func ends(of text: String) -> [Int]? {
        guard text.utf8.count >= 8, text.utf8.count <= 200 else { return nil }
        var ends: [Int] = []
        var digits = 0
        var decimals: Int?
        for (place, byte) in text.utf8.enumerated() {
            // The third digit behind a point begins another figure.
            if decimals == 2 {
                ends.append(place)
                (digits, decimals) = (0, nil)
            }
            switch byte {
            case 0x30...0x39:
                if let count = decimals { decimals = count + 1 } else { digits += 1 }
            case UInt8(ascii: ","): guard digits > 0, decimals == nil else { return nil }
            case UInt8(ascii: "-"): guard digits == 0, decimals == nil else { return nil }
            case UInt8(ascii: "."):
                guard digits > 0, decimals == nil else { return nil }
                decimals = 0
            default: return nil
            }
        }
        guard decimals == 2, !ends.isEmpty else { return nil }
        return ends + [text.utf8.count]
    }
}
