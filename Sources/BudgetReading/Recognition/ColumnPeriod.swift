import BudgetCodes
import BudgetModel

/// 栏目所属期间: tells printed columns of the year and the kind of a document from those of other years, from changes and
/// from percentages.
struct ColumnPeriod {
    /// The year of the document, where it is known.
    let year: Int?
    /// Whether the document says what was planned or what came of it.
    let kind: Disclosure.Kind?

    /// What a column holds.
    enum Nature {
        /// Amounts of the document's own year.
        case own
        /// Amounts of another year or of another stage, or how much they changed.
        case other
        case percentage
    }

    /// What columns hold, by their headings. Where the year of the document is not known, the latest one is its own.
    func natures(_ paths: [[String]]) -> [Nature] {
        let own =
            year
            ?? paths.lazy.flatMap { $0 }.compactMap { piece in
                let years = PrintedText.years(in: piece)
                return years.count == 1 ? years[0] : nil
            }.max()
        var natures = paths.map { path in
            path.contains(where: Self.isPercentage)
                ? .percentage : path.contains { Self.isOther($0, year: own) } ? Nature.other : .own
        }
        // 预算数 in final accounts is another stage beside 决算数; alone it is a slip of the pen.
        let isStage = paths.map { $0.contains(where: isOtherStage) }
        if paths.indices.contains(where: { natures[$0] == .own && !isStage[$0] }) {
            for index in natures.indices where natures[index] == .own && isStage[index] { natures[index] = .other }
        }
        return natures
    }

    /// Whether a heading is about another year, or about a change.
    static func isOther(_ piece: String, year: Int?) -> Bool {
        let years = PrintedText.years(in: piece)
        // 2025年预算数比2024年执行数
        if years.count > 1, years.contains(where: { $0 != years[0] }) { return true }
        if let year, let own = years.first, own != year { return true }
        let text = PrintedText.folded(piece)
        if changes.contains(where: { text.has($0) }) { return true }
        // 上年结转 is money of this year.
        return ["上年", "去年", "上一年", "前年"].contains { text.hasPrefix($0) }
            && !["结转", "结余", "结存"].contains { text.has($0) }
    }

    private static let changes = ["增减", "增长", "变动", "同比", "比上年", "较上年", "与上年", "比去年", "较去年", "差额"]

    /// Whether a heading is one of percentages.
    static func isPercentage(_ piece: String) -> Bool {
        if piece.has("%") || piece.has("％") || piece.has("﹪") { return true }
        let text = PrintedText.folded(piece)
        return ["比例", "占比", "百分比", "增长率", "比率", "幅度", "增幅", "完成率", "执行率", "比重"].contains { text.has($0) }
    }

    /// Whether a heading is of another stage than the document: 执行数 in a budget, 预算数 in final accounts.
    private func isOtherStage(_ piece: String) -> Bool {
        guard let kind else { return false }
        let text = PrintedText.folded(piece)
        let isBudget = text.hasSuffix("预算数") || ["年初预算", "调整预算", "全年预算", "预算调整数"].contains { text.hasSuffix($0) }
        let isResult = ["执行数", "决算数", "完成数", "执行", "决算", "实际数", "支出数预计"].contains { text.hasSuffix($0) }
        switch kind {
        case .budget: return isResult
        case .finalAccounts: return isBudget
        default: return false
        }
    }
}
