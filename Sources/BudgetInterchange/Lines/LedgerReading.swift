public import BudgetModel

/// 明细读取结果: the budget lines of a table, and the lines of it that are none.
public struct LedgerReading: Hashable, Sendable {
    /// 未计入的行: a line that was left out, because it is the sum of others.
    public struct SkippedLine: Hashable, Sendable {
        /// The line of the text, from 1.
        public let line: Int
        /// What tells it: 合计, 小计, 总计 or the like.
        public let text: String

        init(line: Int, text: String) {
            self.line = line
            self.text = String(text.prefix(40))
        }
    }

    /// 明细账: the lines.
    public let ledger: BudgetLedger
    /// 未计入的行: the lines of sums, in order.
    public let skipped: [SkippedLine]
}
