import BudgetCodes
import BudgetModel

/// 绩效表: reads the labels, lines and indicators of one performance form from its rows.
struct PerformanceFormReader {
    /// What is known of the form: texts by their labels.
    var values: [FormLabel: String] = [:]
    private(set) var longTerm: [IndicatorRow] = []
    private(set) var annual: [IndicatorRow] = []
    private(set) var evaluated: [IndicatorRow] = []
    /// The rows of the table of budget and execution.
    var moneyRows: [MoneyRow] = []
    var executionWeight: FixedDecimal?
    var funding = FundingComposition()
    var projects: [PlannedProject] = []
    var sources: [MoneyRow] = []
    var midTermSources: [MoneyRow] = []
    var costs: [ProjectCost] = []
    var procurement: [ProjectProcurement] = []
    var tasks: [PlannedTask] = []
    var goals: [ProjectGoal] = []
    /// 未列栏目: labels that the model has no place for, and what stands behind them.
    var fields: [LabeledText] = []
    private(set) var indicatorWeight: FixedDecimal?
    var longTermEnd: Int?
    var throughMonth: Int?
    private(set) var isMonitoring = false
    var notes: [ReadingReport.Note] = []
    /// Where everything stands.
    var cells: [FormCell] = []
    /// How many rows say something, and how many were understood.
    private(set) var counts = (good: 0, all: 0)

    let unit: AmountUnit
    var section = Section.none
    private var table: IndicatorTable?
    /// The table at the right of it, and its first column: 中期 and 年度 side by side.
    private var right: (table: IndicatorTable, column: Int)?
    /// Whether the words above an indicator table say 长期 or 年度; `nil` where they cannot be read.
    private var isLongTerm: Bool?
    /// Indicators of a table of which nothing says whether it is the long-term one.
    private var undecided: [IndicatorRow] = []
    /// Columns of names whose rows are about the mid-term.
    var midTermColumns: Set<Int> = []
    /// The rows of an indicator table without lines, and whether some of them cannot be told.
    private var torn: [(text: String, page: Int?)] = []
    private var isIrregular = false
    /// How many columns the grid of the open indicator table has.
    private var columnCount = 0
    var hasExpenditure = false
    /// Labels whose texts stand in the row below.
    var pending: [(label: FormLabel, column: Int)] = []

    enum Section {
        case none
        case execution([Int: MoneyColumn])
        case funding([Int: FundingColumn])
        case funds(names: Set<Int>)
        case list(FormList)
    }

    init(in unit: AmountUnit) { self.unit = unit }

    /// Reads lines above the form such as 填报日期：2024年6月30日.
    mutating func read(line: String) {
        let plain = PrintedText.joined(line)
        for mark in ["：", ":"] {
            guard let place = plain.place(of: mark), let label = FormLabel(String(plain[..<place.lowerBound]))
            else {
                continue
            }
            let value = String(plain[place.upperBound...])
            if !value.isEmpty, values[label] == nil { values[label] = value }
            return
        }
    }

    /// Reads the rows of a grid. A form may go on in the next one.
    mutating func read(_ rows: [PrintedGridRow], columns: Int, isRuled: Bool = true) {
        let isSame = table == nil || columns == columnCount
        for row in rows where !row.filled.isEmpty {
            var row = row.withoutMarkup
            if !isSame, table != nil {
                if row.isPlaced, columns < columnCount {
                    // The columns of names that are merged over the end of a page may not be drawn on the next one.
                    row = row.moved(by: columnCount - columns)
                } else {
                    // The columns of an open table say nothing of a grid that has others.
                    (row.isPlaced, row.isWhole) = (false, false)
                }
            }
            if IndicatorTable.begins(row) {
                columnCount = columns
                torn = []
                isIrregular = false
            }
            read(row)
            guard !isRuled, let table, !IndicatorTable.begins(row), !table.rows.isEmpty else { continue }
            torn.append((row.text, row.page))
            if !table.isRegular(row) { isIrregular = true }
        }
    }

    /// Takes what is open for finished.
    mutating func finish() {
        closeTable()
        takeUndecided(asLongTerm: false)
    }

    private mutating func read(_ row: PrintedGridRow) {
        let filled = row.filled
        counts.all += 1
        let words = PrintedText.folded(filled.prefix(2).map(\.text).joined())
        if IndicatorTable.begins(row), table?.isHeading(row) != true {
            closeTable()
            if words.has("长期") || words.has("中期") {
                isLongTerm = true
            } else if words.has("年度") {
                isLongTerm = false
            }
            if let first = filled.first {
                indicatorWeight = IndicatorPoints.split(first.text).points ?? indicatorWeight
            }
            open(row)
            section = .none
            counts.good += 1
            return
        }
        let whole = PrintedText.folded(filled.map(\.text).joined())
        let isTitle = filled.count <= 3 && whole.count <= 14 && Self.isTitle(whole)
        if isTitle || isEnd(filled) { closeTable() }
        if words.has("长期绩效目标") || words.has("长期绩效指标") { isLongTerm = true }
        if words.has("年度绩效目标") || words.has("年度绩效指标") { isLongTerm = false }
        if isTitle {
            // Letters in the middle may be misread.
            if whole.hasSuffix("目标表"), whole.hasPrefix("长期") || whole.hasPrefix("年度") {
                isLongTerm = whole.hasPrefix("长期")
            }
            section = .none
            counts.good += 1
            return
        }
        if table != nil {
            add(row)
            counts.good += 1
            return
        }
        let isRead = readPending(filled) || begins(row) || readLabels(filled) || readLine(row) || readField(filled)
        if isRead {
            counts.good += 1
        } else if !NoteText.isNote(row.text), row.text.contains(where: { $0.isLetter || $0.isNumber }) {
            notes.append(.init(.unknownRow, row.text, page: row.page))
        }
    }

    /// A row that names what stands below it.
    private static func isTitle(_ words: String) -> Bool {
        words.hasSuffix("目标表") || words.hasSuffix("绩效指标") || words.hasSuffix("绩效总目标") || words.hasSuffix("明细测算")
            || words == "项目采购" || words == "项目资金来源"
    }

    // MARK: Indicators

    /// Opens the table of a heading, or two where names and values stand there twice.
    private mutating func open(_ row: PrintedGridRow) {
        let kinds = row.filled.map { (column: $0.column, kind: IndicatorColumn($0.text)) }
        let thirds = kinds.filter { $0.kind == .three }.map(\.column)
        let seconds = kinds.filter { $0.kind == .two }.map(\.column)
        guard thirds.count == 2, kinds.count(where: { $0.kind == .target }) == 2, row.isPlaced else {
            table = IndicatorTable(row)
            return
        }
        let column = seconds.count == 2 ? seconds[1] : thirds[1]
        table = IndicatorTable(row.part { $0 < column })
        let one = kinds.first { $0.kind == .one }?.column
        right = (IndicatorTable(row.part { $0 >= column || $0 == one }), column)
    }

    private mutating func add(_ row: PrintedGridRow) {
        guard var own = table else { return }
        table = nil
        if let (known, column) = right {
            right = nil
            var other = known
            let left = row.part { $0 < column }
            let classes = other.levelColumn(.one)
            if own.isHeading(left) {
                own.addHeading(left)
                other.addHeading(row.part { $0 >= column })
            } else {
                own.add(left)
                other.add(row.part { $0 >= column || $0 == classes })
            }
            right = (other, column)
        } else if own.isHeading(row) {
            own.addHeading(row)
        } else {
            own.add(row)
        }
        table = own
    }

    /// Whether a row ends an indicator table.
    private func isEnd(_ fields: [PrintedGridRow.Field]) -> Bool {
        guard let first = fields.first else { return false }
        if NoteText.isNote(first.text) || first.text.count > 200 && fields.count < 3 { return true }
        let text = PrintedText.folded(first.text)
        if text.hasPrefix("年度目标") || text.hasPrefix("长期目标") || text.hasPrefix("年度绩效目标表") || text.hasPrefix("长期绩效目标表") {
            return true
        }
        return FormLabel(first.text) != nil
    }

    private mutating func closeTable() {
        guard var own = table else { return }
        table = nil
        if isIrregular { own.giveUp(torn) }
        (torn, isIrregular) = ([], false)
        notes += own.notes
        if let (other, _) = right {
            right = nil
            notes += other.notes
            longTerm += own.rows
            annual += other.rows
            return
        }
        if own.isMonitoring { isMonitoring = true }
        if own.hasActual {
            evaluated += own.rows
        } else if own.hasYears || isLongTerm == false {
            annual += own.rows
            // The table above it is the one of the long term.
            if own.hasYears { takeUndecided(asLongTerm: true) }
        } else if isLongTerm == true {
            longTerm += own.rows
        } else {
            undecided += own.rows
        }
        isLongTerm = nil
    }

    private mutating func takeUndecided(asLongTerm isLongTerm: Bool) {
        if isLongTerm { longTerm += undecided } else { annual += undecided }
        undecided = []
    }
}
