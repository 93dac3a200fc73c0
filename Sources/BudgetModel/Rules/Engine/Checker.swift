public import BudgetCodes

/// 审核器: evaluates the rules of a book over documents, one after the other. What it needs for one document it keeps
/// for the next.
public struct Checker: Sendable {
    /// The rules.
    public let book: RuleBook
    /// Severities, silenced rules and waivers.
    public let profile: Profile
    /// The classification of a year to check against, instead of that of each document's year.
    private let editions: Editions?
    /// The practice that all documents follow, instead of that of their place and year.
    private let practice: (Practice?, PracticeProgram)?
    /// What answers findings, by fingerprint.
    private let explanations: [Fingerprint: String]

    private var names: CodeNames
    private var memory: CheckMemory

    /// A checker.
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - profile: Severities, silenced rules and waivers.
    ///   - editions: The classification to check codes and names against; by default the built-in catalogue of each
    ///     document's year.
    ///   - practice: What the documents have and print; by default that of their place and year, see
    ///     ``PracticeBook/standard``.
    public init(
        rules: RuleBook = .standard, profile: Profile = .standard, editions: Editions? = nil,
        practice: Practice? = nil
    ) {
        book = rules
        self.profile = profile
        self.editions = editions
        explanations = profile.explanations
        names = CodeNames(editions ?? Editions(year: 0))
        memory = CheckMemory(rules.program)
        self.practice = practice.map { ($0, PracticeProgram($0, rules.program)) }
    }

    /// 审核: evaluates every rule and reports what was checked and what was found.
    ///
    /// Cost grows linearly with the document.
    public mutating func check(_ document: Disclosure) -> Report {
        if editions == nil { names.select(year: document.header.fiscalYear) }
        let tables = document.tables.tables
        let (practice, columns) = practice ?? book.practice(for: document.header)
        let counts = memory.check(tables, columns, book, names)
        var evaluation = Evaluation(
            document, rules: book.rules, profile: profile, explanations: explanations, counts: counts)
        if !memory.marks.isEmpty {
            var maker = FindingMaker(document, book.program, names, fills: memory.fills)
            evaluation.reserveCapacity(memory.marks.count)
            for mark in memory.marks { maker.record(mark, in: &evaluation) }
        }
        if let (projects, basic) = memory.projectTables {
            evaluation.checkProjectNames(tables[projects], tables[basic], book.projectNames)
        }
        evaluation.tellRepeatsApart()
        if !document.performance.isEmpty { evaluation.checkPerformance(of: document, book.performance) }
        if document.header.entity == .government {
            evaluation.checkCodes(ofGovernment: document, book.general, editions)
            var check = GovernmentCheck(document, evaluation)
            for entry in book.program.governmentRules { check.evaluate(entry) }
            evaluation = check.evaluation
        }
        for entry in book.program.documentRules {
            var check = DocumentCheck(document, entry.rule, evaluation)
            entry.check(&check)
            evaluation = check.evaluation
        }
        return evaluation.report(practice)
    }
}

extension Disclosure {
    /// 审核: evaluates every rule and reports what was checked and what was found.
    ///
    /// Pure and without side effects; cost grows linearly with the document. To check many documents make one
    /// ``Checker``.
    ///
    /// - Parameters:
    ///   - rules: The rules. Forms that they do not know are checked by what their layouts say.
    ///   - profile: Severities, silenced rules and waivers.
    ///   - editions: The classification to check codes and names against; by default the built-in catalogue of the
    ///     document's year.
    ///   - practice: What the document has and prints; by default that of its place and year, see
    ///     ``PracticeBook/standard``.
    public func validate(
        rules: RuleBook = .standard, profile: Profile = .standard, editions: Editions? = nil,
        practice: Practice? = nil
    ) -> Report {
        var checker = Checker(rules: rules.covering(self), profile: profile, editions: editions, practice: practice)
        return checker.check(self)
    }
}

/// 分类科目版本: the editions of the classifications that a document is checked against.
public struct Editions: Sendable {
    /// 支出功能分类.
    public var functional: Edition<Functional>
    /// 部门预算支出经济分类.
    public var departmentEconomic: Edition<DepartmentEconomic>
    /// 收入分类, which only the tables of governments print.
    public var revenue: Edition<Revenue> {
        get { ownRevenue ?? Catalogue.revenue[year] }
        set { ownRevenue = newValue }
    }
    /// 政府预算支出经济分类, which only the tables of governments print.
    public var governmentEconomic: Edition<GovernmentEconomic> {
        get { ownGovernmentEconomic ?? Catalogue.governmentEconomic[year] }
        set { ownGovernmentEconomic = newValue }
    }

    // The text of a classification is read when it is first used; most documents do not need these.
    private let year: Int
    private var ownRevenue: Edition<Revenue>?
    private var ownGovernmentEconomic: Edition<GovernmentEconomic>?

    /// The built-in editions of a year.
    public init(year: Int) {
        self.year = year
        functional = Catalogue.functional[year]
        departmentEconomic = Catalogue.departmentEconomic[year]
    }
}
