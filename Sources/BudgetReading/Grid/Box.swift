/// 位置框: a rectangle on a page, in points from the top left corner; in a workbook, on a sheet, in columns and rows.
public struct Box: Hashable, Codable, Sendable {
    /// The left edge.
    public var left: Double
    /// The upper edge.
    public var top: Double
    /// The right edge.
    public var right: Double
    /// The lower edge.
    public var bottom: Double

    /// A rectangle of its edges.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// How wide it is.
    public var width: Double { right - left }
    /// How high it is.
    public var height: Double { bottom - top }
    /// The middle between left and right.
    public var centerX: Double { (left + right) / 2 }
    /// The middle between top and bottom.
    public var centerY: Double { (top + bottom) / 2 }

    /// Whether the edges are numbers, and not crossed.
    public var isProper: Bool {
        left.isFinite && top.isFinite && right.isFinite && bottom.isFinite && left <= right && top <= bottom
    }

    /// Whether the middle of another rectangle lies inside.
    public func holdsCenter(of other: Box) -> Bool {
        left < other.centerX && other.centerX < right && top < other.centerY && other.centerY < bottom
    }

    /// The smallest rectangle around both.
    public func union(_ other: Box) -> Box {
        Box(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}
