/// A change of codes between two editions.
public struct CodeChange<C: Classification>: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// 更名: the code has another name; see ``ClassificationCatalogue/names(of:)``.
        case rename
        /// 调整编码: what the old code meant is now under the new code.
        case move
        /// 拆分: one code became several.
        case split
        /// 合并: several codes became one.
        case merge
        /// 新增: a code was added.
        case add
        /// 取消: a code was deleted.
        case delete

        /// The official word.
        public var officialName: String {
            switch self {
            case .rename: "更名"
            case .move: "调整编码"
            case .split: "拆分"
            case .merge: "合并"
            case .add: "新增"
            case .delete: "取消"
            }
        }
    }

    /// The editions of which one was the first with the change. One year when it is known exactly.
    public let years: ClosedRange<Int>
    /// What happened.
    public let kind: Kind
    /// The codes before the change. Empty for an addition.
    public let old: [Code<C>]
    /// The codes after the change. Empty for a deletion.
    public let new: [Code<C>]
    /// How well the change is known.
    public let evidence: Evidence

    /// Reads the checked-in text, one change per line: `YEARS KIND OLD > NEW BASIS`.
    static func read(_ text: StaticString) -> [CodeChange] {
        text.withUTF8Buffer { buffer in
            buffer.split(separator: UInt8(ascii: "\n")).compactMap { CodeChange(line: $0) }
        }
    }

    private init?(line: Slice<UnsafeBufferPointer<UInt8>>) {
        let fields = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        let years = (fields.first ?? "").split(separator: "-").compactMap { Int($0) }
        guard fields.count >= 6, let first = years.first, let last = years.last, first <= last,
            let kind = Kind(rawValue: fields[1]),
            let arrow = fields.firstIndex(of: ">"), arrow < fields.count - 2
        else { return nil }
        self.years = first...last
        self.kind = kind
        old = fields[2..<arrow].compactMap { Code($0) }
        new = fields[(arrow + 1)..<(fields.count - 1)].compactMap { Code($0) }
        evidence = fields[fields.count - 1].hasPrefix("published") ? .published(years: []) : .unverified
    }
}
