import BudgetCodes

/// 页面信息: the boxes of pages as `pdfinfo -box -f 1 -l N` of poppler prints them.
///
/// Words are placed by the whole page and drawings by what is cut out of it, so the two are brought together by this.
public struct PopplerInfo: Sendable {
    /// How many pages there are.
    public private(set) var pageCount = 0
    /// Whether a password is asked for, or rights are limited.
    public private(set) var isEncrypted = false
    /// How far the lines of a drawing are moved to the right and down, by the number of the page.
    public private(set) var offsets: [Int: (x: Double, y: Double)] = [:]

    /// Reads the output. Whatever it is, there is a result.
    public init(_ output: [UInt8]) {
        struct Page {
            var rotation = 0
            var media: [Double] = []
            var crop: [Double] = []
        }
        var pages: [Int: Page] = [:]
        for line in output.split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).split(separator: " ")
            let value = line[(colon + 1)...]
            var scanner = DecimalScanner(value)
            switch name.last {
            case "Pages": pageCount = scanner.next().flatMap { Int(exactly: $0) } ?? 0
            case "Encrypted": isEncrypted = String(decoding: value, as: UTF8.self).has("yes")
            case "rot", "MediaBox", "CropBox":
                guard name.count == 3, name[0] == "Page", let number = Int(name[1]) else { continue }
                var numbers: [Double] = []
                while numbers.count < 4, let number = scanner.next() { numbers.append(number) }
                switch name[2] {
                case "rot": pages[number, default: Page()].rotation = numbers.first.flatMap { Int(exactly: $0) } ?? 0
                case "MediaBox": pages[number, default: Page()].media = numbers
                default: pages[number, default: Page()].crop = numbers
                }
            default: break
            }
        }
        for (number, page) in pages where page.media.count == 4 && page.crop.count == 4 && page.media != page.crop {
            // Left, bottom, right, top.
            let (media, crop) = (page.media, page.crop)
            offsets[number] =
                switch page.rotation {
                case 90: (crop[1] - media[1], crop[0] - media[0])
                case 180: (media[2] - crop[2], crop[1] - media[1])
                case 270: (media[3] - crop[3], media[2] - crop[2])
                default: (crop[0] - media[0], media[3] - crop[3])
                }
        }
    }
}

extension PageContent {
    /// Moves the lines to the right and down.
    public mutating func moveRulings(x: Double, y: Double) {
        for place in rulings.indices {
            rulings[place].position += rulings[place].isLevel ? y : x
            rulings[place].start += rulings[place].isLevel ? x : y
            rulings[place].end += rulings[place].isLevel ? x : y
        }
    }
}
