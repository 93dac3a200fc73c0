import BudgetCodes
import BudgetModel

/// 政府表栏目对应: which column of a form of governments a printed heading is.
///
/// A heading is taken as a set of words: 2024年末余额 一般债务 and 一般债务 上年末余额 are one column in a table of 2025. The
/// headings of the form are read in the same way, so there is no list of headings.
struct GovernmentColumnMatcher {
    /// 词: what a word of a heading stands for.
    private enum Word: String {
        case previous, otherYear, budget, adjusted, execution, final, change, share
        case all, basic, taxRefund, generalTransfer, specialTransfer, transfers
        case general, special, bonds, new, refinancing, limit, balance, repaid, recalled, corrected, principal, interest
        case whole, own, below, amount, total
        case enterprisePension, residentPension, agencyPension, employeeMedical, residentMedical, workInjury
        case unemployment, longTermCare, maternity
    }

    private let layout: Layout
    private let year: Int?
    private let columns: [Set<Word>]
    /// The words that tell the columns of the layout apart; others in a heading do not count.
    private let known: Set<Word>

    init(_ layout: Layout, year: Int?) {
        self.layout = layout
        self.year = year
        columns = layout.columns.map { Self.words($0.heading) }
        known = columns.reduce(into: [.previous, .otherYear]) { $0.formUnion($1) }
    }

    /// 对应: where a printed column belongs.
    enum Place: Equatable {
        /// A column of amounts of the layout.
        case amount(Int)
        /// A column of text of the layout, by its name.
        case text(String)
        /// A percentage that the form does not have.
        case unknownPercentage
        /// Amounts that the form does not have.
        case unknown
    }

    /// The place of a heading.
    func place(_ path: [String]) -> Place {
        let text = Self.resolved(PrintedText.joined(path.joined(separator: " ").halfWidth), year: year)
        if let name = Self.text(text, layout) { return .text(name) }
        if Self.isPercentage(text) {
            let name = Self.percentage(text)
            let names = name == "ofBudget" && !layout.hasText(name) ? ["share"] : [name]
            return names.first { layout.hasText($0) }.map(Place.text) ?? .unknownPercentage
        }
        if text.has("增减"), text.has("比"), layout.position(of: "change") != nil {
            let base = text.components(after: "比")
            let name = base.has("预算") ? "changeFromBudget" : "change"
            if let place = layout.position(of: name) { return .amount(place) }
        }
        let words = Self.words(text).intersection(known)
        if let place = columns.firstIndex(of: words) { return .amount(place) }
        // 税收返还决算数: the phase says nothing where columns are kinds.
        let kinds = words.subtracting([.budget, .adjusted, .execution, .final])
        return kinds.isEmpty || kinds == words
            ? .unknown : columns.firstIndex(of: kinds).map(Place.amount) ?? .unknown
    }

    /// The year that headings are about: the latest one.
    static func year(of paths: [[String]]) -> Int? { paths.joined().flatMap { GovernmentHeader.years($0) }.max() }

    // MARK: Percentages

    static func isPercentage(_ text: String) -> Bool {
        if text.has("%") || text.has("％") { return true }
        if text.has("额") { return false }
        return ["增长", "增幅", "比例", "占比", "比重", "完成率", "百分比"].contains { text.has($0) }
    }

    private static func percentage(_ text: String) -> String {
        let isGrowth = ["增长", "+-", "±", "增幅", "增减", "同比"].contains { text.has($0) }
        if isGrowth {
            let base = text.components(after: "比")
            return base.has("预算") && base.has("上年") ? "growthOverBudget" : "growth"
        }
        if text.has("占比") || text.has("比重") { return "share" }
        if text.has("调整预算") || text.has("预算调整") { return "ofAdjusted" }
        return text.has("上年") ? "ofPrevious" : "ofBudget"
    }

    // MARK: Words

    /// Columns of text by their headings alone.
    private static func text(_ text: String, _ layout: Layout) -> String? {
        let folded = PrintedText.folded(text)
        return layout.texts.first { column in
            !column.isPercentage && PrintedText.folded(column.heading) == folded
        }?.name
    }

    /// A heading with years as they stand to that of the table: 上年 for the one before, nothing for its own.
    private static func resolved(_ text: String, year: Int?) -> String {
        guard let year else { return text }
        var result = ""
        var rest = text[...]
        while let digit = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            result += rest[..<digit]
            let end = rest[digit...].firstIndex { !($0.isASCII && $0.isNumber) } ?? rest.endIndex
            let number = rest[digit..<end]
            rest = rest[end...]
            guard let found = Int(number), (1990...2099).contains(found) else {
                result += number
                continue
            }
            for mark in ["年度", "年"] where rest.hasPrefix(mark) {
                rest = rest.dropFirst(mark.count)
                break
            }
            result += found == year ? "" : found == year - 1 ? "上年" : "他年"
        }
        return result + rest
    }

    /// The words of a heading. What was found is taken away, so that 调整预算 is not 预算 as well.
    private static func words(_ heading: String) -> Set<Word> {
        var text = heading
        var words: Set<Word> = []
        for (printed, word) in vocabulary where text.has(printed) {
            text = text.replacing(printed, by: " ")
            if let word { words.insert(word) }
        }
        if words.count > 1 { words.subtract([.amount, .total]) }
        return words
    }

    /// Printed words, the longer ones first; `nil` for those that say nothing.
    private static let vocabulary: [(String, Word?)] = [
        ("企业职工", .enterprisePension), ("机关事业", .agencyPension), ("城乡居民基本养老", .residentPension),
        ("居民基本养老", .residentPension), ("居民养老", .residentPension), ("城乡居民基本医疗", .residentMedical),
        ("居民基本医疗", .residentMedical), ("居民医疗", .residentMedical), ("职工基本医疗", .employeeMedical),
        ("职工医疗", .employeeMedical), ("含生育", nil), ("工伤", .workInjury), ("失业", .unemployment),
        ("长期护理", .longTermCare), ("生育", .maternity),
        ("一般公共预算支出", .all), ("一般公共预算", nil), ("政府性基金预算", nil), ("国有资本经营预算", nil),
        ("社会保险基金预算", nil),
        ("基本支出", .basic), ("税收返还", .taxRefund), ("一般性转移支付", .generalTransfer),
        ("专项转移支付", .specialTransfer), ("转移支付", .transfers),
        ("还本付息", nil), ("调整预算", .adjusted), ("预算调整", .adjusted), ("变动预算", .adjusted),
        ("年初预算", .budget), ("预算", .budget), ("预计执行", .execution), ("快报", .execution), ("执行", .execution),
        ("完成", .execution), ("决算", .final),
        ("上年", .previous), ("去年", .previous), ("他年", .otherYear), ("年初", .previous),
        ("增减", .change), ("占比", .share), ("一般", .general), ("专项", .special), ("再融资", .refinancing),
        ("债券", .bonds), ("新增", .new), ("限额", .limit), ("余额", .balance), ("偿还", .repaid), ("还本", .repaid),
        ("收回", .recalled), ("调整", .corrected), ("本金", .principal), ("利息", .interest), ("付息", .interest),
        ("本地区", .whole), ("全省", .whole), ("全区", .whole), ("全市", .whole), ("全县", .whole), ("全州", .whole),
        ("本级", .own), ("省级", .own), ("市级", .own), ("县级", .own), ("区级", .own), ("州级", .own),
        ("下级", .below), ("市县", .below), ("县区", .below), ("区县", .below), ("金额", .amount),
        ("合计", .total), ("小计", .total), ("总计", .total), ("总额", .total),
    ]
}

extension String {
    /// What stands behind the last occurrence of a word; the whole text without one.
    fileprivate func components(after word: Character) -> Substring {
        lastIndex(of: word).map { self[index(after: $0)...] } ?? self[...]
    }
}
