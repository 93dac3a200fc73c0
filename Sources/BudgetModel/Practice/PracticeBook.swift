import BudgetCodes

/// 惯例汇编: the practices from which that of a document is chosen.
public struct PracticeBook: Hashable, Sendable {
    /// The practices. Of two that fit a document equally well the later one is taken.
    public let practices: [Practice]

    /// A book of practices.
    public init(_ practices: [Practice]) { self.practices = practices }

    /// The book with further practices, which are preferred to those that fit as well.
    public func adding(_ others: [Practice]) -> PracticeBook { PracticeBook(practices + others) }

    /// The practice of an id; the last one, when several have it.
    public subscript(id: String) -> Practice? { practices.last { $0.id == id } }

    /// The practice that a document follows: of those of its kind and year the one for the smallest division in which it
    /// is; without a known division the national one. `nil` when there is none for its kind.
    public func practice(for header: Disclosure.Header) -> Practice? {
        place(for: header).map { practices[$0] }
    }

    /// The place of the practice in ``practices``. It is asked for every document, so nothing is compared but numbers.
    func place(for header: Disclosure.Header) -> Int? {
        var best: (place: Int, rank: Int)?
        for place in practices.indices {
            guard let rank = rank(of: place, for: header), rank >= best?.rank ?? 0 else { continue }
            best = (place, rank)
        }
        return best?.place
    }

    /// How well a practice fits a document, or `nil` when it is for others. By place and field by field, for a copy of each
    /// practice would count its references.
    private func rank(of place: Int, for header: Disclosure.Header) -> Int? {
        let entity = practices[place].entity
        guard header.kind == practices[place].kind, practices[place].firstYear ?? .min <= header.fiscalYear,
            header.fiscalYear <= practices[place].lastYear ?? .max,
            entity == nil ? header.entity != .government : entity == header.entity
        else { return nil }
        let ofEntity = entity == nil ? 0 : 1
        guard !practices[place].divisions.isEmpty else { return ofEntity }
        guard let division = header.division else { return nil }
        var level = 0
        for own in practices[place].divisions where own ~= division { level = max(level, own.level.rawValue) }
        return level == 0 ? nil : 2 * level + ofEntity
    }

    /// The practices of the package: the national minimum, and places whose documents were looked at.
    public static let standard = PracticeBook([
        .nationalBudget, .nationalFinalAccounts, .hubeiBudget2024, .hubeiBudget2025, .shanghaiBudget,
        .shanghaiUnitBudget, .shanghaiFinalAccounts, .jiangsuBudget,
    ])
}

extension Practice {
    /// The practice that a document follows: one of ``PracticeBook/standard``.
    public static func standard(for header: Disclosure.Header) -> Practice? {
        PracticeBook.standard.practice(for: header)
    }
}
