/// 页面: the words and ruling lines of one page, as a reader of PDF gives them.
public struct PageContent: Hashable, Sendable {
    /// The number of the page, from 1.
    public var number: Int
    /// The words with their places.
    public var words: [PageWord]
    /// The straight lines that are seen: strokes, thin rectangles, and the edges of filled ones.
    public var rulings: [Ruling]

    /// A page.
    public init(number: Int, words: [PageWord], rulings: [Ruling] = []) {
        self.number = number
        self.words = words
        self.rulings = rulings
    }
}

/// 词: characters that stand together, and where.
public struct PageWord: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// Where they stand.
    public var box: Box

    /// A word at a place.
    public init(_ text: String, _ box: Box) {
        self.text = text
        self.box = box
    }
}

/// 框线: a straight line, level or upright.
public struct Ruling: Hashable, Sendable {
    /// Whether it is level.
    public var isLevel: Bool
    /// How far it is from the top when level, from the left when upright.
    public var position: Double
    /// Where it begins: the left or the upper end.
    public var start: Double
    /// Where it ends.
    public var end: Double

    /// A level line.
    public static func level(_ top: Double, from left: Double, to right: Double) -> Ruling {
        Ruling(isLevel: true, position: top, start: min(left, right), end: max(left, right))
    }

    /// An upright line.
    public static func upright(_ left: Double, from top: Double, to bottom: Double) -> Ruling {
        Ruling(isLevel: false, position: left, start: min(top, bottom), end: max(top, bottom))
    }

    /// The lines that a rectangle of colour is seen as: one when it is thin, else its four edges.
    public static func edges(of box: Box, thin: Double = 3) -> [Ruling] {
        let isLow = box.height < thin
        let isNarrow = box.width < thin
        if isLow && isNarrow {
            // A dot where lines meet.
            return [
                .level(box.centerY, from: box.left, to: box.right),
                .upright(box.centerX, from: box.top, to: box.bottom),
            ]
        }
        if isLow { return [.level(box.centerY, from: box.left, to: box.right)] }
        if isNarrow { return [.upright(box.centerX, from: box.top, to: box.bottom)] }
        return [
            .level(box.top, from: box.left, to: box.right), .level(box.bottom, from: box.left, to: box.right),
            .upright(box.left, from: box.top, to: box.bottom), .upright(box.right, from: box.top, to: box.bottom),
        ]
    }

    var isProper: Bool { position.isFinite && start.isFinite && end.isFinite }
}
