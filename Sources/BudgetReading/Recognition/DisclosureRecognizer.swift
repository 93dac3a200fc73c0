public import BudgetCodes
public import BudgetModel

/// 识别: makes a document of what a published file says: grids become tables by their titles, headings and rows.
///
/// ```swift
/// let content = HTMLReader().content(of: html)
/// let recognition = DisclosureRecognizer().recognize(content)
/// recognition.disclosure.tables.count
/// recognition.report.tables[0].confidence
/// ```
///
/// Nothing is put right silently: the report says of every figure where it stands and what was done to it. Tables are never
/// recognised by their number or place.
public struct DisclosureRecognizer: Sendable {
    /// The forms that tables may have.
    public let forms: FormBook
    /// The titles, headings and rows that places print.
    public let practices: PracticeBook
    /// What is known of the document beforehand; what is `nil` is read from it.
    public var known = KnownHeader()
    private let titles: TitleIndex
    private let names: RowNames

    /// 已知信息: what is known of a document before it is read.
    public struct KnownHeader: Hashable, Sendable {
        /// 预算, 决算 or 绩效目标.
        public var kind: Disclosure.Kind?
        /// 预算年度.
        public var fiscalYear: Int?
        /// The department or unit.
        public var agency: Agency?
        /// Whether it is the document of a department or of a unit.
        public var entity: Disclosure.Entity?
        /// 行政区划.
        public var division: DivisionCode?

        /// Nothing is known.
        public init() {}
    }

    /// A recogniser.
    ///
    /// - Parameters:
    ///   - forms: The forms that tables may have, those of a user among them.
    ///   - practices: What places print. All of them help to recognise tables, whatever the place.
    public init(forms: FormBook = .standard, practices: PracticeBook = .standard) {
        self.forms = forms
        self.practices = practices
        titles = TitleIndex(forms: forms.forms, practices: practices.practices)
        names = RowNames(practices: practices.practices)
    }

    /// The document of a content. Whatever the content is, there is a result; the report says what is missing.
    public func recognize(_ content: PublishedContent) -> Recognition {
        var titles = titles
        titles.isOfGovernment =
            known.entity.map { $0 == .government } ?? GovernmentHeader.isGovernment(content, departments: titles)
        let scanner = ContentScanner(content, titles: titles)
        var run = RecognitionRun(self, content, scanner)
        return run.finish()
    }

    /// The documents of a content that may have several: a department and its units in one file. A document begins where
    /// another name stands on a cover or above tables, and tables follow that were there before; there is always one.
    public func recognizeAll(_ content: PublishedContent) -> [Recognition] {
        let contents = DocumentParts.split(content, titles: titles)
        guard contents.count > 1 else { return [recognize(content)] }
        var results: [Recognition] = []
        for own in contents {
            var result = recognize(own)
            if result.disclosure.header.fiscalYear == 0, let first = results.first?.disclosure.header {
                // Who comes later in a file may say no year again.
                var recognizer = self
                recognizer.known.fiscalYear = known.fiscalYear ?? first.fiscalYear
                result = recognizer.recognize(own)
            }
            if let first = results.first?.disclosure.header, first.entity == .department,
                result.disclosure.header.entity == .unit, result.disclosure.header.superior == nil
            {
                result.disclosure.header.superior = first.agency
                result.report.notes.append(.init(.inferredHeader, first.agency.name))
            }
            results.append(result)
        }
        return results
    }

    func table(_ form: Form, _ parts: GridParts, _ blocks: [GridBlock], year: Int?) -> DraftTable {
        var reader = TableReader(
            form, parts, blocks: blocks, names: names, practices: practices.practices, year: year)
        return reader.read()
    }

    /// The forms of a title, those of the kind of the document before others.
    func candidates(_ match: TitleIndex.Match, kind: Disclosure.Kind?) -> [Form] {
        let all = match.forms.compactMap { forms[$0] ?? FormBook.government[$0] }
        let own = all.filter { $0.id.kind == nil || kind == nil || $0.id.kind == kind }
        // A title in other words is never that of 决算 in a budget, nor the other way round.
        return own.isEmpty && (match.isExact || kind != .budget && kind != .finalAccounts) ? all : own
    }

    /// The titles that stand for performance forms and the like have no tables of lines.
    func isTitle(_ text: String) -> Bool { titles.match(text) != nil }
}

/// 识别结果: the document, and how it was read.
public struct Recognition: Hashable, Sendable {
    /// The document.
    public var disclosure: Disclosure
    /// Where everything was found, and what was skipped, put right or lost.
    public var report: ReadingReport

    /// A result of its parts.
    public init(_ disclosure: Disclosure, _ report: ReadingReport) {
        self.disclosure = disclosure
        self.report = report
    }
}
