import BudgetCodes

/// 对比: two disclosures of one body, table by table and line by line: year on year, or a budget against its final
/// accounts.
///
/// Lines are matched by code. A code that was renamed, moved, merged or split between the editions of both years is
/// matched through the catalogue. Every line of both documents is in the result, with what became of it.
public struct DisclosureComparison: Hashable, Codable, Sendable {
    /// 对比方式.
    public let basis: Basis
    /// The header of the document that is compared against.
    public let before: Disclosure.Header
    /// The header of the document that is compared.
    public let after: Disclosure.Header
    /// The tables in the order of publication.
    public let tables: [TableComparison]

    /// What is compared.
    public enum Basis: String, CaseIterable, Codable, Sendable {
        /// 上年与本年: two documents of one kind.
        case yearOnYear
        /// 预算与决算: a budget against final accounts.
        case execution
    }

    /// Compares two documents.
    ///
    /// - Parameters:
    ///   - before: The document of the earlier year, or the budget.
    ///   - after: The document of the later year, or the final accounts.
    public init(_ before: Disclosure, _ after: Disclosure) {
        self.before = before.header
        self.after = after.header
        let isExecution = before.header.kind == .budget && after.header.kind == .finalAccounts
        basis = isExecution ? .execution : .yearOnYear
        let left = ComparableTable.all(of: before, asBudget: false)
        // The tables of final accounts take the names of those of the budget that they are held against.
        let right = ComparableTable.all(of: after, asBudget: isExecution)
        let matcher = CodeMatcher(from: before.header.fiscalYear, to: after.header.fiscalYear)
        var tables: [TableComparison] = []
        for table in left {
            tables.append(TableComparison(table, right.first { $0.id == table.id }, matcher))
        }
        for table in right where !left.contains(where: { $0.id == table.id }) {
            tables.append(TableComparison(nil, table, matcher))
        }
        self.tables = tables
    }

    /// 变动最大的行: the lines of the last level with the largest changes, largest first.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - table: The ``Form/id`` of a table; by default 支出总表 of a budget, 支出决算表 of final accounts.
    public func largestMovers(_ count: Int, in table: String? = nil) -> [ComparedRow] {
        let id =
            table ?? tables.first { [DepartmentExpenditure.form.id, FinalExpenditure.form.id].contains($0.form) }?.form
        guard let rows = tables.first(where: { $0.form == id })?.rows else { return [] }
        func size(_ row: ComparedRow) -> UInt64 { row.figures.first?.change?.fen.magnitude ?? 0 }
        // Sorting is not stable as such; equal changes stay in the order of the table.
        let moved = rows.enumerated().filter { $0.element.isLastLevel && size($0.element) > 0 }
        let sorted = moved.ordered { (size($1.element), $0.offset) < (size($0.element), $1.offset) }
        return sorted.prefix(max(count, 0)).map(\.element)
    }
}

/// One table of a comparison.
public struct TableComparison: Hashable, Codable, Sendable {
    /// The ``Form/id`` of the table, the budget's where a budget is compared with final accounts.
    public let form: String
    /// The official name.
    public let name: String
    /// Which of the documents have the table.
    public let presence: Presence
    /// The finer of the precisions of both.
    public let precision: Precision
    /// The columns, in the order of the form.
    public let columns: [ComparedColumn]
    /// Every line of both tables.
    public let rows: [ComparedRow]

    /// Which of the documents have a table.
    public enum Presence: String, CaseIterable, Codable, Sendable {
        /// Both have it, with figures or declared empty.
        case both
        /// The later document has not, so that nothing can be said about its lines.
        case onlyBefore
        /// The earlier document has not.
        case onlyAfter
    }
}

/// A column of a comparison.
public struct ComparedColumn: Hashable, Codable, Sendable {
    /// The name of the ``Column``.
    public let name: String
    /// The official heading.
    public let label: String
}

/// One line of a comparison: what it was, what became of it, and its figures.
public struct ComparedRow: Hashable, Codable, Sendable {
    /// The keys of the lines in the earlier document; several when codes were merged.
    public let before: [String]
    /// The keys of the lines in the later document; several when a code was split.
    public let after: [String]
    /// The name in the later document, or in the earlier one where there is no other.
    public let name: String
    /// The earlier name, when it differs.
    public let formerName: String?
    /// What became of the line.
    public let fate: Fate
    /// Whether no printed line is below the line in either table.
    public let isLastLevel: Bool
    /// The figures, in the order of the columns; columns that both leave blank are not there.
    public let figures: [ComparedFigure]

    /// 变动情况: what became of a line.
    public enum Fate: String, CaseIterable, Codable, Sendable {
        /// Both have the line.
        case kept
        /// 更名: the name changed.
        case renamed
        /// 调整编码: the code changed.
        case moved
        /// 合并: several codes became one.
        case merged
        /// 拆分: one code became several.
        case split
        /// 新增: only the later document has it.
        case added
        /// 减少: only the earlier document has it.
        case removed
        /// 未对比: the other document lacks the whole table.
        case notCompared

        /// The word in tables.
        public var officialName: String {
            switch self {
            case .kept: ""
            case .renamed: "更名"
            case .moved: "调整编码"
            case .merged: "合并"
            case .split: "拆分"
            case .added: "新增"
            case .removed: "减少"
            case .notCompared: "未对比"
            }
        }
    }
}

/// One figure of a comparison.
public struct ComparedFigure: Hashable, Codable, Sendable {
    /// The name of the column.
    public let column: String
    /// 上年数, 预算数; `nil` when blank or not there.
    public let before: Amount?
    /// 本年数, 决算数.
    public let after: Amount?
    /// 增减额: after less before, blank as zero; `nil` when it is beyond the range or the table is missing.
    public let change: Amount?
    /// 增减率 in per cent of the earlier figure, two decimals; `nil` where ``note`` says why.
    public let rate: FixedDecimal?
    /// 完成预算 in per cent: the later figure of the earlier one, two decimals.
    public let completion: FixedDecimal?
    /// Why there is no rate.
    public let note: Note?

    /// Why a figure has no rate.
    public enum Note: String, CaseIterable, Codable, Sendable {
        /// 上年为零: nothing can be a per cent of zero.
        case previousZero
        /// The other document lacks the table.
        case tableMissing
        /// Beyond the range of amounts or percentages.
        case outOfRange

        /// The words in tables.
        public func officialName(_ basis: DisclosureComparison.Basis) -> String {
            switch self {
            case .previousZero: basis == .execution ? "预算为零" : "上年为零"
            case .tableMissing: "缺表"
            case .outOfRange: "超出范围"
            }
        }
    }

    init(_ column: String, _ before: Amount?, _ after: Amount?, isComparable: Bool) {
        self.column = column
        self.before = before
        self.after = after
        guard isComparable else {
            (change, rate, completion, note) = (nil, nil, nil, .tableMissing)
            return
        }
        let (old, new) = (before ?? .zero, after ?? .zero)
        let (difference, overflow) = new.fen.subtractingReportingOverflow(old.fen)
        guard !overflow else {
            (change, rate, completion, note) = (nil, nil, nil, .outOfRange)
            return
        }
        change = Amount(fen: difference)
        guard old != .zero else {
            // Nothing out of nothing is no change.
            rate = new == .zero ? FixedDecimal(0) : nil
            completion = nil
            note = new == .zero ? nil : .previousZero
            return
        }
        // Growth is against the size of the earlier figure: from -10 to 5 it is 150 %.
        let growth = FixedDecimal.percent(Amount(fen: difference), of: old)
        rate = old < .zero ? growth.map { FixedDecimal(tenThousandths: -$0.tenThousandths) } : growth
        completion = .percent(new, of: old)
        note = rate == nil || completion == nil ? .outOfRange : nil
    }
}
