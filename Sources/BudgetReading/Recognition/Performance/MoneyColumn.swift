import BudgetCodes
import BudgetModel

/// 资金栏: what a column of a table of money says.
enum MoneyColumn: String {
    case amount, initialBudget, carryOver, adjustment, budget, received, actual, rate, forecast, balance, balanceRate
    case weight, score, reason, note

    /// The column of a heading, or `nil` when it is none of money.
    init?(_ heading: String) {
        let text = PrintedText.folded(heading)
        guard text.count <= 24 else { return nil }
        if let column = Self.exact[text] {
            self = column
        } else if let found = Self.words.first(where: { $0.words.contains { text.has($0) } }) {
            self = found.column
        } else {
            return nil
        }
    }

    private static let exact: [String: MoneyColumn] = ["预算": .budget, "支出": .actual, "执行": .actual]

    /// What comes first goes before what comes later: 得分（20分*执行率） is a score, and 年初预算数 no 预算数.
    private static let words: [(column: MoneyColumn, words: [String])] = [
        (.reason, ["原因"]), (.note, ["备注"]), (.score, ["得分"]), (.weight, ["分值", "权重"]), (.balanceRate, ["结余率"]),
        (.rate, ["执行率", "实现率", "完成率"]), (.forecast, ["全年预计", "预计执行"]), (.initialBudget, ["年初预算", "年初安排"]),
        (.carryOver, ["历年结转", "上年结转"]), (.adjustment, ["年中调整"]),
        (.actual, ["执行数", "支出数", "实际支出", "执行金额", "拨付"]), (.received, ["到位"]), (.balance, ["结余"]),
        (.budget, ["预算数", "调整后预算", "全年预算", "调整预算", "计划", "小计"]), (.amount, ["金额"]),
    ]

    /// Whether money stands in it.
    var isMoney: Bool {
        switch self {
        case .rate, .balanceRate, .weight, .score, .reason, .note: false
        default: true
        }
    }

    /// Puts a text into a row; why not, if it does not fit.
    func set(_ text: String, of row: inout MoneyRow, in unit: AmountUnit) -> ReadingReport.Reason? {
        if isMoney {
            let figure = PrintedFigure(text, unit: unit)
            switch figure.content {
            case .blank: return nil
            case .lost(let reason): return reason
            case .amount(let amount): setAmount(amount, of: &row)
            }
            return figure.correction
        }
        if PrintedFigure.isBlank(text) { return nil }
        switch self {
        case .reason: row.reason = text
        case .note: row.note = text
        default:
            guard let number = IndicatorPoints.points(text) else { return .noAmount }
            switch self {
            case .rate: row.rate = number
            case .balanceRate: row.balanceRate = number
            case .weight: row.weight = number
            default: row.score = number
            }
        }
        return nil
    }

    private func setAmount(_ amount: Amount, of row: inout MoneyRow) {
        switch self {
        case .amount: row.amount = amount
        case .initialBudget: row.initialBudget = amount
        case .carryOver: row.carryOver = amount
        case .adjustment: row.adjustment = amount
        case .budget: row.budget = amount
        case .received: row.received = amount
        case .actual: row.actual = amount
        case .forecast: row.forecast = amount
        default: row.balance = amount
        }
    }
}

/// 分值、百分比: figures that are no money.
enum IndicatorPoints {
    /// The points in brackets behind a name, such as 数量指标（12.5分）.
    static func split(_ text: String) -> (name: String, points: FixedDecimal?) {
        let plain = text.halfWidth
        guard plain.hasSuffix("分)"), let open = plain.lastIndex(of: "(") else { return (text, nil) }
        let number = plain[plain.index(after: open)...].dropLast(2)
        guard let points = FixedDecimal(String(number)) else { return (text, nil) }
        // Widths change no count of characters.
        return (String(text.prefix(plain.distance(from: plain.startIndex, to: open))), points)
    }

    /// Points or per cent of a cell: `99.95分`, `94.44%`.
    static func points(_ text: String) -> FixedDecimal? {
        var plain = PrintedText.joined(text.halfWidth)
        if plain.hasSuffix("分") || plain.hasSuffix("%") { plain.removeLast() }
        return FixedDecimal(plain)
    }
}
