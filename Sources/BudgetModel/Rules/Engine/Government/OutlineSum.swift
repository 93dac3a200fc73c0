/// 加总关系: a row that is the sum of others, or at least the sum.
struct OutlineSum: Sendable {
    /// What a relation is, which decides the rule that it belongs to.
    enum Kind: Sendable {
        /// A row and the rows below it.
        case parent
        /// 合计, 总计 and the like.
        case total
        /// 其中: a row and what is named of it, which may be less.
        case ofWhich
        /// 其中 of a total and 其中 of the same name of all that it adds up.
        case sameName
        /// A region and those within it.
        case region
        /// 净结余 = 年终结余 − 结转.
        case net
        /// 年末余额 = 上年末余额 + 发行额 − 还本额 and what else is printed.
        case rollForward
        /// 合计 = 一般债务 + 专项债务, row by row.
        case group
    }

    /// How it was found. Relations found alike are evidence for each other.
    enum Source: Hashable, Sendable {
        case code, numbering, depth, catalogue, order
        /// Figures alone.
        case figures
        case total
        case restated
        case words
    }

    var kind: Kind
    var source: Source
    /// How deep the row of the sum stands.
    var level = 0
    var total: Int
    var addends: [Int]
    /// What is taken off.
    var less: [Int] = []
    /// Whether words alone say what is added, so that no figures need to.
    var isCertain = false
    /// Whether it is a guess, so that figures that are off say nothing.
    var isDoubtful = false

    var isAtLeast: Bool { kind == .ofWhich }

    /// The rows that are added and taken off.
    var terms: [Int] { addends + less }
}
