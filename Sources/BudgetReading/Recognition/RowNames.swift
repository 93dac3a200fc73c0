import BudgetCodes
import BudgetModel

/// 行名对应: which row of a form with fixed rows each printed name is.
struct RowNames: Sendable {
    private let income: [String: SummaryRow]
    private let expenditure: [String: SummaryRow]
    private let categories: [String: SummaryRow]

    init(practices: [Practice]) {
        var income: [String: SummaryRow] = [:]
        var expenditure: [String: SummaryRow] = [:]
        for row in KnownRows.rows {
            let name = PrintedText.folded(row.officialName)
            if Self.expenditureRows.contains(row) { expenditure[name] = row } else { income[name] = row }
        }
        for (row, names) in Self.names {
            for name in names.split(separator: " ") {
                let folded = PrintedText.folded(String(name))
                if Self.expenditureRows.contains(row) { expenditure[folded] = row } else { income[folded] = row }
            }
        }
        for name in ["支出总计", "总计", "合计"] { expenditure[name] = .total }
        for name in ["本年支出合计", "本年支出", "本年合计", "当年支出小计", "支出小计", "本年支出小计"] {
            expenditure[name] = .currentTotal
        }
        for practice in practices {
            for row in practice.tables.flatMap({ $0.rows ?? [] }) {
                guard let name = row.name, row.row != PrintedRow.categories, row.row.parent == nil else { continue }
                let folded = PrintedText.folded(name)
                if row.side == "expenditure" {
                    if expenditure[folded] == nil { expenditure[folded] = row.row }
                } else if income[folded] == nil {
                    income[folded] = row.row
                }
            }
        }
        self.income = income
        self.expenditure = expenditure
        var categories: [String: SummaryRow] = [:]
        // Later names win nothing: a name that two codes have had belongs to the one of the later year.
        for year in stride(from: 2035, through: 2007, by: -1) {
            for entry in Editions(year: year).functional.roots {
                for name in [entry.name] + entry.alternativeNames {
                    let folded = PrintedText.folded(name)
                    if categories[folded] == nil { categories[folded] = SummaryRow(entry.code) }
                }
            }
        }
        self.categories = categories
    }

    private static let expenditureRows: Set<SummaryRow> = [
        .closing, .surplusDistribution, .purpose, .purposeBasic, .purposeProject, .purposeReserve,
    ]

    /// Names beside the official ones.
    private static let names: KeyValuePairs<SummaryRow, String> = [
        .currentTotal: "本年收入合计 本年收入 本年合计 当年收入小计 收入小计 本年收入小计",
        .total: "收入总计 总计 合计",
        .opening: "上年结转结余 上年结转和结余 上年结转 上年结余 上年结转资金 上年结转和结余资金 年初结转和结余 年初财政拨款结转和结余 年初结转结余 上年结余结转",
        .usedSurplus: "使用非财政拨款结余 使用非财政拨款结余含专用结余 用事业基金弥补收支差额",
        .surplusDistribution: "结余分配 事业单位结余分配", .closing: "年终结转结余 年末结转和结余 年末财政拨款结转和结余 结转下年 结转下年资金 年终结转和结余 年末结转结余",
        .generalPublic:
            "一般公共预算拨款收入 一般公共预算财政拨款收入 一般公共预算财政拨款 一般公共预算拨款 一般公共预算资金 一般公共预算 一般公共预算收入",
        .governmentFund:
            "政府性基金预算拨款收入 政府性基金预算财政拨款收入 政府性基金预算财政拨款 政府性基金预算拨款 政府性基金预算资金 政府性基金预算 政府性基金 政府性基金收入 政府性基金预算收入",
        .stateCapital:
            "国有资本经营预算拨款收入 国有资本经营预算财政拨款收入 国有资本经营预算财政拨款 国有资本经营预算拨款 国有资本经营预算资金 国有资本经营预算 国有资本经营预算收入",
        .specialAccount: "财政专户管理资金收入 财政专户管理资金 财政专户管理的资金收入 专户资金", .business: "事业单位经营收入 经营收入",
        .service: "事业收入", .superiorSubsidy: "上级补助收入", .subordinateRemittance: "附属单位上缴收入", .other: "其他收入",
        .unitFunds: "单位资金 单位资金收入 其他资金", .generalPublicOperating: "经费拨款补助 经费拨款 公共财政拨款补助资金",
        .generalPublicEarmarked: "专项收入", .openingDrawn: "动用上年结转和结余资金",
    ]

    /// A row that was told by its name.
    struct Place {
        var side: Int
        var row: SummaryRow
    }

    /// The row of a name on a side, without regard to what stands above it.
    func row(_ name: String, side: String) -> SummaryRow? {
        for folded in Self.readings(name) {
            if side == "expenditure" {
                if let row = expenditure[folded] ?? categories[folded] { return row }
            } else if let row = income[folded] {
                return row
            }
        }
        return nil
    }

    /// The name without an ordinal, and as it stands, for 一般公共 begins like one.
    private static func readings(_ name: String) -> [String] {
        let whole = PrintedText.folded(name)
        var readings = [PrintedText.folded(String(PrintedText.withoutOrdinal(name).text)), whole]
        // Punctuation behind the ordinal may be lost.
        let rest = whole.drop { "一二三四五六七八九十廿".contains($0) }
        if rest.count < whole.count, rest.count > 2 { readings.append(String(rest)) }
        return readings
    }
}

/// Keys of one side while its rows are read: sub-items belong to the heading above them.
struct RowKeys {
    let names: RowNames
    let side: String
    private var used = Set<String>()
    /// The last row with sub-items of its own, and its depth.
    private var heading: (row: SummaryRow, depth: Int?)?
    /// The last row at the top, to which rows without an ordinal belong.
    private var item: (row: SummaryRow, depth: Int)?
    /// The last row behind 本年合计 that balances: 上年结转, 结转下年 and the like.
    private var balance: SummaryRow?

    init(_ names: RowNames, side: String) {
        self.names = names
        self.side = side
    }

    private static let headings: [SummaryRow] = [.opening, .appropriation, .unitFunds, .specialAccount, .purpose]

    /// The key of the row of a name, and whether the form knows it.
    mutating func key(_ name: String) -> (row: SummaryRow, isKnown: Bool) {
        let (plain, depth) = PrintedText.withoutOrdinal(name)
        var found = names.row(name, side: side)
        if let heading, let row = found ?? Self.plainRow(plain) {
            let below = SummaryRow(rawValue: heading.row.rawValue + "." + row.rawValue)
            let isDeeper = depth.map { own in heading.depth.map { own > $0 } ?? true } ?? true
            if KnownRows.position[below.rawValue] != nil, isDeeper, !used.contains(below.rawValue) { found = below }
        }
        var isKnown = found != nil
        if let row = found, used.contains(row.rawValue) {
            isKnown = false
            found = nil
        }
        let row = found ?? balancing(plain, isPart: plain.count < name.count) ?? open(plain, depth: depth)
        used.insert(row.rawValue)
        if Self.headings.contains(row) {
            heading = (row, depth)
        } else if let old = heading, !row.rawValue.hasPrefix(old.row.rawValue + "."), isKnown {
            if let depth, let own = old.depth, depth > own {} else { heading = nil }
        }
        if let depth, row.parent == nil, !row.isStructural { item = (row, depth) }
        if row.isStructural { item = nil }
        if row == .total {
            balance = nil
        } else if isKnown, row.isStructural, row.parent == nil, used.contains(SummaryRow.currentTotal.rawValue) {
            balance = row
        }
        return (row, isKnown)
    }

    /// A row that the form does not know between 本年合计 and 总计: it is no item of the year. What begins with 其中 or an
    /// ordinal is a part of the balance above; 结余 that is used or distributed is that row in other words.
    private func balancing(_ name: Substring, isPart: Bool) -> SummaryRow? {
        let text = String(name).replacing(".", by: "．")
        guard used.contains(SummaryRow.currentTotal.rawValue), !used.contains(SummaryRow.total.rawValue), !text.isEmpty
        else { return nil }
        if isPart, let balance, balance != .currentTotal {
            return SummaryRow(rawValue: balance.rawValue + "." + text)
        }
        let surplus: SummaryRow = side == "income" ? .usedSurplus : .surplusDistribution
        let isSurplus = ["结余", "事业基金", "收支差额"].contains { text.has($0) } && !text.has("结转")
        return isSurplus && !used.contains(surplus.rawValue) ? surplus : nil
    }

    private static func plainRow(_ name: Substring) -> SummaryRow? {
        switch PrintedText.folded(String(name)) {
        case "基本支出": SummaryRow(rawValue: "basic")
        case "项目支出": SummaryRow(rawValue: "project")
        case "单位预留机动经费": SummaryRow(rawValue: "reserve")
        default: nil
        }
    }

    /// A row that the form does not know, by its name. Without an ordinal, or with a deeper one, it is a part of the item
    /// above.
    private func open(_ name: Substring, depth: Int?) -> SummaryRow {
        let text = String(name).replacing(".", by: "．")
        if let item, depth.map({ $0 > item.depth }) ?? true, !text.isEmpty {
            return SummaryRow(rawValue: item.row.rawValue + "." + text)
        }
        return SummaryRow(rawValue: text)
    }
}
