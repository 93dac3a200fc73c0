import BudgetCodes

/// 政府预决算表: a table of a government's own books, and the levels for which it is published.
///
/// Documents print most of them twice or three times: for the whole province, city or county, and for its own level
/// alone. Each is a ``Form`` of its own, such as `government.general-revenue.own`, so that a document holds one table of
/// a form. What its rows are is said once, here.
public struct GovernmentForm: Hashable, Sendable {
    /// The id without `government.` and level, such as `general-revenue`.
    public let name: String
    /// The official name.
    public let officialName: String
    /// The name in English.
    public let englishName: String
    /// 账本: the book that the table belongs to.
    public let book: GovernmentBook
    /// What the rows are: of the only list, or of income and expenditure.
    public let contents: [GovernmentRows]
    /// The levels for which it is published; none for tables that stand once in a document.
    public let scopes: [GovernmentScope]
    /// The forms, one for each level.
    public let forms: [Form]

    /// A form for each of its levels.
    ///
    /// - Parameters:
    ///   - contents: What the rows are: of one list, or of income and expenditure.
    ///   - columns: The columns.
    ///   - titles: Other names that documents print.
    init(
        _ name: String, _ officialName: String, _ englishName: String, _ book: GovernmentBook,
        _ contents: GovernmentRows..., scopes: [GovernmentScope] = GovernmentScope.allCases,
        columns: GovernmentColumns = .phases, titles: [String] = []
    ) {
        self.name = name
        self.officialName = officialName
        self.englishName = englishName
        self.book = book
        self.contents = contents
        self.scopes = scopes
        let layouts = zip(contents.count == 1 ? [""] : ["income", "expenditure"], contents).map {
            columns.layout(side: $0.0)
        }
        forms =
            scopes.isEmpty
            ? [Form(Form.ID("government.\(name)"), officialName, englishName, aliases: titles, sides: layouts)]
            : scopes.map { scope in
                Form(
                    Form.ID("government.\(name).\(scope.rawValue)"), "\(officialName)（\(scope.officialName)）",
                    "\(englishName), \(scope.englishName)", aliases: titles, sides: layouts)
            }
    }

    /// The form of a level; of the only table, where there are no levels.
    public subscript(scope: GovernmentScope) -> Form {
        scopes.firstIndex(of: scope).map { forms[$0] } ?? forms[0]
    }

    public static func == (left: GovernmentForm, right: GovernmentForm) -> Bool { left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// 级次: the level that a table of a government is about.
public enum GovernmentScope: String, CaseIterable, Codable, Sendable {
    /// 全省, 全区, 全市, 全县: the government and all below it.
    case whole
    /// 本级: the government alone.
    case own
    /// 市县: all governments below it.
    case below
    /// 省级, 市级 of some places: 本级 with what it gives to governments below.
    case managed

    /// The name of the level.
    public var officialName: String {
        switch self {
        case .whole: "全辖"
        case .own: "本级"
        case .below: "下级"
        case .managed: "本级及补助下级"
        }
    }

    /// The name in English.
    public var englishName: String {
        switch self {
        case .whole: "all levels"
        case .own: "own level"
        case .below: "levels below"
        case .managed: "own level with transfers"
        }
    }
}

/// 账本: the book of a government that a table belongs to.
public enum GovernmentBook: String, CaseIterable, Codable, Sendable {
    /// 财政收支总表.
    case summary
    /// 一般公共预算.
    case generalPublic
    /// 政府性基金预算.
    case governmentFund
    /// 国有资本经营预算.
    case stateCapital
    /// 社会保险基金预算.
    case socialInsurance
    /// 地方政府债务.
    case debt
    /// “三公”经费, performance and others.
    case other
}

/// 行内容: what the rows of a list are, and so which codes they may have and what adds up.
public enum GovernmentRows: String, CaseIterable, Codable, Sendable {
    /// 收入分类科目, with 转移性收入 and totals.
    case revenue
    /// 支出功能分类科目, with 转移性支出 and totals.
    case expenditure
    /// 政府预算支出经济分类科目.
    case economic
    /// The items of one side of 收支总表.
    case balance
    /// 社会保险基金, and 其中 what they are made of.
    case funds
    /// The items of tables of debt.
    case debt
    /// 地区.
    case regions
    /// 项目 and other items of one's own.
    case items
    /// “三公”经费.
    case threePublic
}
