import BudgetCodes

/// 栏义: which money a column, a row or a whole form stands for. What is not said is `nil`.
struct Meaning: Sendable {
    var side = Side.expenditure
    /// The funds that are put there, in the order that matters: lines made from there have the first.
    var sources: [FundColumn] = []
    /// The same as a set; empty when nothing is said of funds.
    var funds = FundSet([])
    /// 本年 or 上年结转; `nil` takes both.
    var period: FundPeriod?
    /// 支出类别. In a form that tells kinds apart, `nil` stands for a kind that is not known.
    var kind: ExpenditureKind?
    /// 部门预算支出经济分类. In a form that tells codes apart, none stands for a code that is not known.
    var codes: [DepartmentEconomicCode] = []

    enum Side: Sendable {
        case income, expenditure
        /// 结转下年: what is left, which is no money of lines.
        case closing
        /// 机关运行经费, which shows money once more.
        case operating
    }

    /// 收入 of some funds, of this year unless said otherwise.
    static func income(_ funds: FundColumn..., period: FundPeriod? = .current) -> Meaning {
        Meaning(side: .income, sources: funds, funds: FundSet(funds), period: period)
    }

    /// 支出 of a kind; `nil` when it is not known.
    static func kind(_ kind: ExpenditureKind?) -> Meaning { Meaning(kind: kind) }

    /// 支出 of some funds.
    static func paid(
        by funds: FundColumn..., period: FundPeriod? = nil, kind: ExpenditureKind? = nil
    ) -> Meaning {
        Meaning(sources: funds, funds: FundSet(funds), period: period, kind: kind)
    }

    /// 支出 by economic code.
    static func codes(_ codes: DepartmentEconomicCode...) -> Meaning { Meaning(codes: codes) }

    /// 支出, and nothing more.
    static let spending = Meaning()
    /// 结转下年.
    static let closing = Meaning(side: .closing)
    /// 机关运行经费: 公用经费 of the budget that the form is about.
    static let operating = Meaning(side: .operating)

    /// The fund of lines that are made from there.
    var nature: FundNature? { sources.first?.nature }
}

/// 表义: which money a form shows, and where. Tables are derived and taken apart by it, and by nothing else.
struct FormMeaning: Sendable {
    let form: Form
    let view: View
    /// The money of the whole form.
    let scope: Meaning
    /// What must be known of the lines.
    private(set) var needs: [Need]
    /// What to say when more than that turns out not to be known.
    private(set) var lacks: String
    /// The columns of the only list or of the expenditure side; `nil` for what is no money, such as 年末结转.
    let columns: [Meaning?]
    /// The columns that a derived table has; the form has others for other layouts.
    private(set) var derived: [Int]
    /// The layout of the only list or of the expenditure side, with the sums of these columns alone.
    private(set) var layout: Layout
    /// The rows of a form with fixed rows, by its sides.
    private(set) var rows: [[RowMeaning]]
    /// How a place prints the table; `nil` for the official form.
    private(set) var practice: Practice.Table?

    /// Which part of the books a form shows.
    enum View: Sendable {
        /// Income and expenditure by code.
        case lines
        /// Income and expenditure in fixed rows.
        case summary
        case economic, threePublic, projects
    }

    /// What a form needs to know, and how to say that it is not known.
    struct Need: Sendable {
        let dimension: Dimension
        let lacks: String

        enum Dimension: Sendable {
            /// The function or the kind of all expenditure.
            case functions, kinds
            /// Which of the three budgets pays, or which brings in the money.
            case funds, sources
            /// The function of the income that the form shows.
            case incomeFunctions
        }

        init(_ dimension: Dimension, _ lacks: String) {
            self.dimension = dimension
            self.lacks = lacks
        }
    }

    // Which of its dimensions the columns tell apart.
    private(set) var tellsFunds = false
    private(set) var tellsKinds = false
    private(set) var tellsCodes = false

    /// A form whose lines have codes.
    ///
    /// - Parameter count: How many columns a derived table has, by default all.
    init<Table: CodedTable>(
        _ table: Table.Type, _ view: View, scope: Meaning = .spending, needs: [Need] = [], lacks: String = "",
        deriving count: Int? = nil, rows: [RowMeaning] = [], columns: [Table.Column: Meaning]
    ) {
        self.init(
            Table.form, view, scope, needs, lacks, count, [rows], Table.Column.allCases.map { columns[$0] })
    }

    /// A form of income and expenditure, with the columns of expenditure.
    init<Table: TwoSidedTable>(
        _ table: Table.Type, scope: Meaning = .spending, needs: [Need], income: [RowMeaning],
        expenditure: [RowMeaning], columns: [Table.ExpenditureColumn: Meaning] = [:]
    ) {
        self.init(
            Table.form, .summary, scope, needs, "", nil, [income, expenditure],
            Table.ExpenditureColumn.allCases.map { columns[$0] })
    }

    private init(
        _ form: Form, _ view: View, _ scope: Meaning, _ needs: [Need], _ lacks: String, _ count: Int?,
        _ rows: [[RowMeaning]], _ columns: [Meaning?]
    ) {
        self.form = form
        self.view = view
        self.scope = scope
        self.needs = needs
        self.lacks = lacks
        self.columns = columns
        layout = form.sides[form.sides.count - 1]
        derived = []
        self.rows = rows
        derive(layout.columns.indices.prefix(count ?? columns.count).filter { !layout.columns[$0].isLocal })
    }

    /// Makes derived tables have some of the columns.
    private mutating func derive(_ places: [Int]) {
        derived = places
        layout = form.sides[form.sides.count - 1].keeping(places)
        tellsFunds = derived.contains { columns[$0]?.funds.isEmpty == false }
        tellsKinds = derived.contains { columns[$0]?.kind != nil }
        tellsCodes = derived.contains { columns[$0]?.codes.isEmpty == false }
    }

    /// The form as a place prints it.
    func printed(by table: Practice.Table) -> FormMeaning {
        var meaning = self
        meaning.practice = table
        if let names = table.columns(of: layout.side) {
            meaning.derive(names.compactMap(layout.position(of:)).sorted())
        } else {
            meaning.derive(layout.columns.indices.filter { !layout.columns[$0].isLocal })
        }
        // Income by code in a table of one fund is an account of that fund.
        if view == .lines, !scope.funds.isEmpty, meaning.derived.contains(where: { columns[$0]?.side == .income }) {
            meaning.needs.append(Need(.incomeFunctions, "收入的支出功能分类"))
        }
        if view == .summary, let rows = table.rows {
            meaning.rows = form.sides.map { side in
                RowMeaning.rows(rows.filter { ($0.side ?? "") == side.side }, of: side)
            }
            meaning.lacks = "全部用完的资金，而此表没有结转下年一行"
        }
        return meaning
    }

    /// Derived tables have the first of the columns alone.
    var withoutParts: FormMeaning {
        var meaning = self
        meaning.derive(Array(derived.prefix(1)))
        return meaning
    }

    /// The columns of a derived table, as a place prints them.
    var printedColumns: [PrintedColumn] {
        let names = derived.map { layout.columns[$0].name }
        guard let printed = practice?.columns else { return names.map { PrintedColumn($0) } }
        return printed.filter { names.contains($0.name) }
    }

    /// Whether the place prints 合计 and no lines.
    var isTotalOnly: Bool { view == .lines && practice?.rows?.map(\.row) == [.total] }
}

/// 行义: which money a row of a form with fixed rows stands for.
struct RowMeaning: Sendable {
    let row: SummaryRow
    let name: String
    let value: Value

    enum Value: Sendable {
        /// The money of lines.
        case money(Meaning)
        /// The income of some funds with a row for each of its sub-items.
        case items(Meaning)
        /// Not one row but many: the expenditure by 类.
        case categories
        case usedSurplus, surplusDistribution
        /// 年末结转结余: what comes in less what is spent.
        case closing
        /// The sum of other rows, by the formula of the layout.
        case sum
        /// 决算数 of the adjusted budget instead of what was spent.
        case adjustedBudget
        /// The income of a sub-item.
        case item
        /// A row whose figure lines do not tell.
        case unknown
    }

    init(_ row: SummaryRow, _ value: Value) { self.init(row, row.officialName, value) }

    init(_ row: SummaryRow, _ name: String, _ value: Value) {
        self.row = row
        self.name = name
        self.value = value
    }
}
