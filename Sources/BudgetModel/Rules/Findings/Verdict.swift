public import BudgetCodes

/// 核对结论: what came of one relation in one document.
public enum Verdict: String, CaseIterable, Codable, Sendable {
    /// 相符: the printed figures agree exactly.
    case holds
    /// 尾数: they differ by no more than their rounding explains.
    case rounding
    /// 不符: they differ by more.
    case violated
    /// 未核对: a figure or a table that the relation needs is not there.
    case notEvaluated
    /// 已说明: they differ, and a stated explanation answers it.
    case waived

    /// The name of the verdict.
    public func name(in language: Language) -> String {
        switch (self, language) {
        case (.holds, .chinese): "相符"
        case (.rounding, .chinese): "尾数"
        case (.violated, .chinese): "不符"
        case (.notEvaluated, .chinese): "未核对"
        case (.waived, .chinese): "已说明"
        case (.holds, .english): "holds"
        case (.rounding, .english): "rounding"
        case (.violated, .english): "violated"
        case (.notEvaluated, .english): "not evaluated"
        case (.waived, .english): "waived"
        }
    }
}

/// How many relations had which verdict.
public struct VerdictCounts: Hashable, Codable, Sendable {
    /// 相符.
    public var holds = 0
    /// 尾数.
    public var rounding = 0
    /// 不符.
    public var violated = 0
    /// 未核对.
    public var notEvaluated = 0
    /// 已说明.
    public var waived = 0

    /// Nothing counted.
    public init() {}

    /// The count of one verdict.
    public subscript(verdict: Verdict) -> Int {
        get {
            switch verdict {
            case .holds: holds
            case .rounding: rounding
            case .violated: violated
            case .notEvaluated: notEvaluated
            case .waived: waived
            }
        }
        set {
            switch verdict {
            case .holds: holds = newValue
            case .rounding: rounding = newValue
            case .violated: violated = newValue
            case .notEvaluated: notEvaluated = newValue
            case .waived: waived = newValue
            }
        }
    }

    /// How many relations were really evaluated: all but the not evaluated ones.
    public var evaluated: Int { holds + rounding + violated + waived }

    /// Adds the counts of another part.
    public static func += (left: inout VerdictCounts, right: VerdictCounts) {
        for verdict in Verdict.allCases { left[verdict] += right[verdict] }
    }
}

/// 未核对原因: why a relation could not be evaluated.
public enum NotEvaluatedReason: String, CaseIterable, Codable, Sendable {
    /// The cell that holds the sum is blank.
    case blankCell
    /// Every cell that is added is blank.
    case blankAddends
    /// A cell that is added is blank, and may have lost its figure.
    case lostAddend
    /// A table that the relation needs is missing.
    case missingTable
    /// 合计 seems to have fewer decimals than its lines, and differs by no more than these.
    case coarseTotal
    /// The table is laid out in a way that does not show the figure.
    case otherLayout
    /// The sum is beyond the range of amounts.
    case outOfRange
    /// A score cannot be made from the target and the actual value.
    case notComputable
    /// A line with figures has no code that can be read, so nobody can tell what it is a part of.
    case malformedCode
    /// Only some of what it is about is published.
    case selection
    /// Nothing shows which rows it adds up.
    case uncertainReading
    /// The words do not tell for certain what is meant.
    case uncertainMeaning
    /// Not all points are printed that a sum of points needs.
    case incompletePoints
    /// Whoever transcribed the document has remarked that the text lost or garbled what it rests on.
    case remarked

    /// The reason in words.
    public func name(in language: Language) -> String {
        switch (self, language) {
        case (.blankCell, .chinese): "该单元格空白"
        case (.blankAddends, .chinese): "相加的单元格均为空白"
        case (.lostAddend, .chinese): "相加的单元格有空白，可能缺数"
        case (.coarseTotal, .chinese): "合计的小数位数似少于各行，相差在其范围内"
        case (.coarseTotal, .english): "the total seems to have fewer decimals than its lines, and differs by no more"
        case (.missingTable, .chinese): "缺少对应的表"
        case (.otherLayout, .chinese): "该表式不反映此数"
        case (.outOfRange, .chinese): "合计超出金额范围"
        case (.malformedCode, .chinese): "有的行编码无法识别，不能确定其归属"
        case (.malformedCode, .english): "a line has no code that can be read, and may be a part of it"
        case (.selection, .chinese): "只公开了其中一部分"
        case (.selection, .english): "only a part is published"
        case (.uncertainReading, .chinese): "不能确定由哪些行相加"
        case (.uncertainReading, .english): "nothing shows for certain which rows it adds up"
        case (.uncertainMeaning, .chinese): "文字所指不能确定"
        case (.uncertainMeaning, .english): "the words do not tell for certain what is meant"
        case (.remarked, .chinese): "整理说明注明该处文本残缺"
        case (.remarked, .english): "a remark says that the text is garbled there"
        case (.incompletePoints, .chinese): "分值没有全部列出"
        case (.incompletePoints, .english): "not all points are printed"
        case (.notComputable, .chinese): "目标值与实际值无法计算得分"
        case (.notComputable, .english): "no score can be made from target and actual value"
        case (.blankCell, .english): "the cell is blank"
        case (.blankAddends, .english): "every cell to be added is blank"
        case (.lostAddend, .english): "a cell to be added is blank and may have lost its figure"
        case (.missingTable, .english): "a table is missing"
        case (.otherLayout, .english): "this layout does not show the figure"
        case (.outOfRange, .english): "the sum is beyond the range of amounts"
        }
    }
}

/// 严重程度: how grave a finding is. A ``Profile`` may change it rule by rule.
public enum Severity: String, CaseIterable, Codable, Comparable, Sendable {
    /// 提示: worth knowing.
    case note
    /// 警告: probably wrong, or needs an explanation.
    case warning
    /// 错误: the document contradicts itself.
    case error

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// The name of the severity.
    public func name(in language: Language) -> String {
        switch (self, language) {
        case (.note, .chinese): "提示"
        case (.warning, .chinese): "警告"
        case (.error, .chinese): "错误"
        case (_, .english): rawValue
        }
    }
}
