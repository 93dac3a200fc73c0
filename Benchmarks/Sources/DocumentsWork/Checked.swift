import BudgetModel

/// What checking finds, by the five checks of the peers.
public struct Checked: Equatable, Sendable {
    /// Documents.
    public var documents = 0
    /// Violations of R1 to R5.
    public var (parents, totals, rows, tables, codes) = (0, 0, 0, 0, 0)
    /// Relations by verdict.
    public var verdicts = VerdictCounts()
    /// Documents in which anything is violated.
    public var wrong = 0

    /// The answer as the peers print it.
    public var text: String { "\(parents) \(totals) \(rows) \(tables) \(codes)" }

    /// Counts the findings of a document.
    mutating func add(_ report: Report) {
        documents += 1
        verdicts += report.counts
        if report.worstSeverity != nil { wrong += 1 }
        // The peers count a row once, whatever columns of it are wrong.
        var wrongRows: Set<Row> = []
        for finding in report.findings where finding.verdict == .violated {
            guard let check = Check(finding.rule) else { continue }
            if check.countsRows {
                guard wrongRows.insert(Row(rule: finding.rule, line: finding.cell.location.line)).inserted else {
                    continue
                }
            }
            self[keyPath: check.count] += 1
        }
    }

    static func += (left: inout Self, right: Self) {
        left.documents += right.documents
        left.parents += right.parents
        left.totals += right.totals
        left.rows += right.rows
        left.tables += right.tables
        left.codes += right.codes
        left.verdicts += right.verdicts
        left.wrong += right.wrong
    }

    private struct Row: Hashable {
        var rule: Rule.ID
        var line: LineID?
    }
}

/// The five checks of the peers.
private enum Check {
    case parents, totals, rows, tables, codes

    /// Whether a row with several wrong columns is one violation.
    var countsRows: Bool { self != .tables && self != .codes }

    /// Where it is counted.
    var count: WritableKeyPath<Checked, Int> {
        switch self {
        case .parents: \.parents
        case .totals: \.totals
        case .rows: \.rows
        case .tables: \.tables
        case .codes: \.codes
        }
    }

    /// The check that a rule belongs to, if any: clean documents have no finding of severity warning or more, and each
    /// planted defect is found, so what the five checks count is a part of what ours find.
    init?(_ id: Rule.ID) {
        let rule = id.rawValue
        if rule == "codes.unknown" || rule == "codes.uncertain-code" {
            self = .codes
        } else if Self.relations.contains(rule) {
            self = .tables
        } else if rule.hasPrefix("final-accounts.cross.") {
            return nil
        } else if rule.hasSuffix(".parent-sum") {
            self = .parents
        } else if rule.hasSuffix(".total-sum") || rule.hasSuffix(".current-total") {
            self = .totals
        } else if rule.contains(".row-sum") {
            self = .rows
        } else {
            return nil
        }
    }

    /// The equalities between tables that the peers check.
    private static let relations: Set<String> = [
        "final-accounts.cross.summary.income.current-total", "final-accounts.cross.summary.expenditure.current-total",
        "final-accounts.cross.summary.balance", "final-accounts.cross.summary.expenditure",
        "final-accounts.cross.appropriation.general-public",
        "final-accounts.cross.appropriation.general-public.current-total",
        "final-accounts.cross.appropriation.government-fund.current-total",
        "final-accounts.cross.appropriation.state-capital.current-total", "final-accounts.cross.general-public.basic",
        "final-accounts.income-expenditure-summary.income.total",
        "final-accounts.income-expenditure-summary.expenditure.total",
    ]
}

/// Everything that checking finds, by rule.
public struct RuleTotals: Sendable {
    /// The counts that the timed work has, too.
    public var checked = Checked()
    /// Violations by rule.
    public var violated: [String: Int] = [:]
    /// Relations that could not be evaluated, by rule.
    public var notEvaluated: [String: Int] = [:]

    /// Counts the findings of a document.
    mutating func add(_ report: Report) {
        checked.add(report)
        for (rule, counts) in report.countsByRule {
            if counts.violated > 0 { violated[rule.rawValue, default: 0] += counts.violated }
            if counts.notEvaluated > 0 { notEvaluated[rule.rawValue, default: 0] += counts.notEvaluated }
        }
    }
}
