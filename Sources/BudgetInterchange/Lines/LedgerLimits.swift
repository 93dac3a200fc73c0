/// 明细读取限制: how much a reader of budget lines accepts.
public struct LedgerLimits: Hashable, Sendable {
    /// The greatest number of bytes.
    public var bytes: Int
    /// The greatest number of lines.
    public var lines: Int

    /// Limits; by default 4 GB and 50 million lines.
    public init(bytes: Int = 4 << 30, lines: Int = 50_000_000) {
        self.bytes = bytes
        self.lines = lines
    }
}
