/// 词表: the words of pages as `pdftotext -tsv` of poppler prints them.
///
/// Columns are found by their headings, because other programs print nearly the same table in another order. Words that
/// stand outside of the page are kept: pages with a wrong size are published, too.
public struct PopplerText: Sendable {
    /// The pages with their words, without lines.
    public private(set) var pages: [PageContent] = []

    /// Reads the output, or gives `nil` when it has not the columns of words and their places.
    ///
    /// - Parameter tsv: What the program printed, in UTF-8.
    public init?(tsv: [UInt8]) {
        var lines = tsv.split(separator: UInt8(ascii: "\n")).makeIterator()
        guard let headings = lines.next(), let columns = Columns(headings) else { return nil }
        var places: [Int: Int] = [:]
        while let line = lines.next() {
            guard let fields = columns.fields(of: line), let number = fields.page, (1...100_000).contains(number) else {
                continue
            }
            let place = places[number] ?? pages.count
            if place == pages.count {
                places[number] = place
                pages.append(PageContent(number: number, words: []))
            }
            guard let word = fields.word, word.box.isProper else { continue }
            pages[place].words.append(word)
        }
        pages.sort { $0.number < $1.number }
    }

    /// Where the columns stand.
    private struct Columns {
        var level = -1
        var page = -1
        var box = (left: -1, top: -1, width: -1, height: -1)
        var text = -1

        init?(_ headings: ArraySlice<UInt8>) {
            for (place, name) in headings.split(separator: 9, omittingEmptySubsequences: false).enumerated() {
                switch String(decoding: name.filter { $0 > 0x20 }, as: UTF8.self) {
                case "level": level = place
                case "page_num": page = place
                case "left": box.left = place
                case "top": box.top = place
                case "width": box.width = place
                case "height": box.height = place
                case "text": text = place
                default: break
                }
            }
            guard min(level, page, box.left, min(box.top, box.width, box.height), text) >= 0 else { return nil }
        }

        /// The page of a line, and its word where it has one.
        func fields(of line: ArraySlice<UInt8>) -> (page: Int?, word: PageWord?)? {
            let fields = line.split(separator: 9, omittingEmptySubsequences: false)
            guard fields.count > max(level, page, box.left, max(box.top, box.width, box.height), text) else {
                return nil
            }
            var numbers = DecimalScanner(fields[page])
            let page = numbers.next().flatMap { Int(exactly: $0) }
            // Other levels are pages, blocks and lines.
            guard fields[level].elementsEqual([UInt8(ascii: "5")]) else { return (page, nil) }
            func number(_ place: Int) -> Double {
                var scanner = DecimalScanner(fields[place])
                return scanner.next() ?? .nan
            }
            let (left, top) = (number(box.left), number(box.top))
            let bytes = fields[text].last == 13 ? fields[text].dropLast() : fields[text]
            let word = PageWord(
                String(decoding: bytes, as: UTF8.self),
                Box(left: left, top: top, right: left + number(box.width), bottom: top + number(box.height)))
            return (page, word)
        }
    }
}

/// Finds decimal numbers in bytes.
struct DecimalScanner<Bytes: RandomAccessCollection<UInt8>> where Bytes.Index == Int {
    private let bytes: Bytes
    private var place: Int

    init(_ bytes: Bytes) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// The next number, or `nil` when there is no further one. What lies between is passed over.
    mutating func next() -> Double? {
        while place < bytes.endIndex {
            switch bytes[place] {
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."):
                if let number = number() { return number }
            default: place += 1
            }
        }
        return nil
    }

    private mutating func number() -> Double? {
        let isNegative = bytes[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        var value = 0.0
        var scale = 1.0
        var digits = 0
        var isFraction = false
        while place < bytes.endIndex {
            let byte = bytes[place]
            if (0x30...0x39).contains(byte) {
                value = value * 10 + Double(byte - 0x30)
                if isFraction { scale *= 10 }
                digits += 1
            } else if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else {
                break
            }
            place += 1
        }
        guard digits > 0 else { return nil }
        return (isNegative ? -value : value) / scale
    }
}
