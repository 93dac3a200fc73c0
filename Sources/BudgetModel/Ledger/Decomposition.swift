import BudgetCodes

extension BudgetBooks {
    /// 分解: the figures of the last level of a published document as lines, as far as the document tells.
    ///
    /// A document shows the same money by function, by economic code, by project and by source, but not by all of them
    /// together. So the books have a view for each, and dimensions that are not disclosed stay unknown. Deriving the
    /// tables again gives the published figures of the last level, and totals within rounding.
    ///
    /// What 支出总表 shows beyond the tables of the three budgets is paid by 财政专户 or 单位资金. Its fund is known
    /// when the document has income from one such source only.
    public init(decomposing document: Disclosure) {
        self = Decomposition(document).books()
    }
}

extension Disclosure {
    /// 分解: the figures of the last level as lines; see ``BudgetBooks/init(decomposing:)``.
    public func decomposed() -> BudgetBooks { BudgetBooks(decomposing: self) }
}

/// Takes a document apart.
struct Decomposition {
    let document: Disclosure
    let forms: [FormMeaning]
    /// Whose lines they are when no unit is printed.
    let agency: AgencyID

    init(_ document: Disclosure) {
        self.document = document
        forms = FormMeaning.forms(of: document.header.kind)
        let body = document.header.agency
        agency = body.code.map(AgencyID.code) ?? .named(body.name)
    }

    /// A figure of the last level, and what it stands for.
    struct Figure {
        let key: RowKey
        let meaning: Meaning
        let amount: Amount
    }

    /// The books of the document.
    func books() -> BudgetBooks {
        var books = BudgetBooks()
        guard let whole = form(where: { $0.isByFunction && $0.scope.funds.isEmpty }) else { return books }
        let funds = forms.filter { $0.isByFunction && !$0.scope.funds.isEmpty }
        let sources = income(&books)
        books.expenditure = expenditure(funds, whole, sources)
        books.leavesUnknownFundsOut = funds.allSatisfy { document.tables[$0.form.id] != nil }
        // In final accounts what was left from the years before is no figure of the tables that are added up.
        let counted = document.header.kind == .finalAccounts ? sources.filter { $0.period != .carriedOver } : sources
        books.tolerance = tolerance(
            books.expenditure.count + counted.count, document.tables[whole.form.id]?.caption.precision)
        for form in forms where document.tables[form.form.id] != nil {
            switch form.view {
            case .economic: books.economic = economic(form)
            case .projects: books.projects = projects(form)
            case .threePublic:
                for row in form.rows[0] {
                    let ledger = threePublic(form, row.row)
                    if case .adjustedBudget = row.value {
                        books.adjustedBudget = ledger
                    } else {
                        books.threePublic = ledger
                    }
                }
            case .lines, .summary: break
            }
        }
        return books
    }

    /// The first form of the document's kind that is what is asked for.
    func form(where isIt: (FormMeaning) -> Bool) -> FormMeaning? { forms.first(where: isIt) }

    // MARK: Figures

    /// A table of the document and what its columns stand for.
    struct Source {
        let section: Section
        let layout: Layout
        let meanings: [Meaning?]

        /// The figures of a row that no others in it add up to.
        func figures(_ row: Int) -> [Figure] {
            let key = section.key(of: row)
            return section.leafColumns(row, layout).compactMap { column in
                guard let meaning = meanings[column], let amount = section[row, column] else { return nil }
                return Figure(key: key, meaning: meaning, amount: amount)
            }
        }
    }

    /// The only list of a form, `nil` when the document does not have the table.
    func source(_ form: FormMeaning) -> Source? {
        guard let table = document.tables[form.form.id] else { return nil }
        let layout = table.layout(of: 0)
        return Source(section: table.sides[0], layout: layout, meanings: form.meanings(of: layout))
    }

    /// The figures of the last level of a table by code.
    func figures(_ form: FormMeaning?) -> [Figure] {
        guard let source = form.flatMap(source) else { return [] }
        return source.section.leafRows.flatMap(source.figures)
    }

    /// A ledger without lines that knows the names of the document's bodies.
    func names() -> BudgetLedger {
        var ledger = BudgetLedger()
        for body in [document.header.agency, document.header.superior].compactMap({ $0 }) {
            if let code = body.code { ledger.setName(body.name, ofAgency: .code(code)) }
        }
        for form in forms where form.view == .lines && form.layout.keys == .agency {
            guard let section = document.tables[form.form.id]?.sides[0] else { continue }
            for row in 0..<section.count {
                if case .agency(let code) = section.key(of: row) {
                    ledger.setName(section.name(of: row), ofAgency: .code(code))
                }
            }
        }
        return ledger
    }

    /// How far sums of so many printed figures may be apart.
    private func tolerance(_ figures: Int, _ precision: Precision?) -> Amount {
        let quantum = (precision ?? .tenThousandYuan).quantum.fen
        let (width, overflow) = quantum.multipliedReportingOverflow(by: Int64(clamping: figures + 2))
        return Amount(fen: overflow ? .max : width)
    }
}

extension FormMeaning {
    /// Whether the form shows expenditure by function.
    fileprivate var isByFunction: Bool {
        view == .lines && layout.keys != .agency && columns.contains { $0?.side == .expenditure }
    }

    /// What the columns of a printed table stand for. One that the form does not know is what it is a part of.
    fileprivate func meanings(of layout: Layout) -> [Meaning?] {
        layout.columns.indices.map { column in
            if column < columns.count { return columns[column] }
            let sum = layout.identities.first { $0.addends.contains(column) }?.sum
            return sum.flatMap { $0 < columns.count ? columns[$0] : nil }
        }
    }
}

extension Section {
    /// The columns of a row with a figure that no other printed columns add up to.
    func leafColumns(_ row: Int, _ layout: Layout) -> [Int] {
        (0..<width).filter { column in
            value(row, column) != Self.blank
                && !layout.identities.contains { identity in
                    identity.sum == column
                        && (identity.addends + identity.subtrahends).contains { value(row, $0) != Self.blank }
                }
        }
    }
}
