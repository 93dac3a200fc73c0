/// 读取限制: what a reader accepts before it gives up.
public struct ReadingLimits: Hashable, Sendable {
    /// The largest number of bytes of one document; 2 GB are never read.
    public var bytes: Int
    /// How deep lists and objects may stand in each other, at most 500. Documents need 11.
    public var depth: Int
    /// The largest number of lines of one document.
    public var rows: Int
    /// The largest number of columns that one caption may declare.
    public var columns: Int

    /// Limits.
    ///
    /// - Parameters:
    ///   - bytes: By default 64 MB, thousands of times the usual document.
    ///   - depth: By default 500.
    ///   - rows: By default 200,000, two thousand times the usual document.
    ///   - columns: By default 200.
    public init(bytes: Int = 64 << 20, depth: Int = 500, rows: Int = 200_000, columns: Int = 200) {
        self.bytes = bytes
        self.depth = depth
        self.rows = rows
        self.columns = columns
    }
}
