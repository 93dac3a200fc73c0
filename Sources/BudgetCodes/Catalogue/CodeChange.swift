/// A change of codes between two editions.
public struct CodeChange<C: Classification>: Hashable, Identifiable, Sendable {
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

    /// The change itself.
    public var id: Self { self }

    init(_ record: ChangeRecord) {
        years = record.years
        // The names of the kinds are checked by the tests.
        kind = Kind(rawValue: record.kind) ?? .rename
        old = record.old.map { Code(unchecked: $0) }
        new = record.new.map { Code(unchecked: $0) }
        evidence = record.isPublished ? .published(years: []) : .unverified
    }
}

/// A change as it is written, of any classification.
struct ChangeRecord: Sendable {
    var years: ClosedRange<Int>
    var kind: String
    var old: [Int32]
    var new: [Int32]
    var isPublished: Bool

    /// Reads the checked-in text, one change per line: `YEARS KIND OLD > NEW BASIS`.
    static func read(_ text: StaticString) -> [ChangeRecord] {
        text.withUTF8Buffer { buffer in
            var reader = LineReader(bytes: buffer)
            var records: [ChangeRecord] = []
            while !reader.isAtEnd {
                if let record = reader.change() { records.append(record) }
                reader.skipLine()
            }
            return records
        }
    }
}
