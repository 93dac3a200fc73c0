/// One line of a comparison: what it was, what became of it, and its figures.
public struct ComparedRow: Hashable, Codable, Sendable, Identifiable {
    /// The keys of the lines in the earlier document; several when codes were merged.
    public let before: [LineID]
    /// The keys of the lines in the later document; several when a code was split.
    public let after: [LineID]
    /// The name in the later document, or in the earlier one where there is no other.
    public let name: String
    /// The earlier name, when it differs.
    public let formerName: String?
    /// What became of the line.
    public let fate: Fate
    /// Whether no printed line is below the line in either table.
    public let isLastLevel: Bool
    /// The figures, in the order of the columns; columns that both leave blank are not there.
    public let figures: [ComparedFigure]

    /// The first line in both documents: every line is in one row only.
    public var id: ID { ID(before: before.first, after: after.first) }

    /// What tells a row in its table.
    public struct ID: Hashable, Sendable {
        /// The first line in the earlier document.
        public let before: LineID?
        /// The first line in the later document.
        public let after: LineID?
    }

    /// 变动情况: what became of a line.
    public enum Fate: String, CaseIterable, Codable, Sendable {
        /// Both have the line.
        case kept
        /// 更名: the name changed.
        case renamed
        /// 调整编码: the code changed.
        case moved
        /// 合并: several codes became one.
        case merged
        /// 拆分: one code became several.
        case split
        /// 新增: only the later document has it.
        case added
        /// 减少: only the earlier document has it.
        case removed
        /// 未对比: the other document lacks the whole table.
        case notCompared

        /// The word in tables.
        public var officialName: String {
            switch self {
            case .kept: ""
            case .renamed: "更名"
            case .moved: "调整编码"
            case .merged: "合并"
            case .split: "拆分"
            case .added: "新增"
            case .removed: "减少"
            case .notCompared: "未对比"
            }
        }
    }
}
