import BudgetInterchange

/// What is known about a code over the years.
struct HistoryReport: Encodable {
    let code: String
    let names: [NameReport]
    let changes: [ChangeReport]
    /// The edition that successors and predecessors are in.
    let year: Int
    /// What the code became until that edition, seen from `successorsFrom`.
    let successors: [NamedCode]
    let successorsFrom: Int?
    /// What the code of that edition was before, in the edition of `predecessorsIn`.
    let predecessors: [NamedCode]
    let predecessorsIn: Int?

    /// Returns nil when neither a name nor a change of the code is known.
    init?<C: Classification>(_ code: Code<C>, until year: Int) {
        let catalogue = C.catalogue
        let names = catalogue.names(of: code)
        // A change of a code above takes the codes below along.
        let line = [code] + code.ancestors
        let changes = catalogue.changes.filter { change in
            line.contains { change.old.contains($0) || change.new.contains($0) }
        }
        guard !names.isEmpty || changes.contains(where: { $0.old.contains(code) || $0.new.contains(code) }) else {
            return nil
        }
        self.code = code.description
        self.year = year
        self.names = names.map(NameReport.init).sorted { ($0.firstYear ?? .min) < ($1.firstYear ?? .min) }
        self.changes = changes.map(ChangeReport.init)

        // The code is followed from before its first change, or, when it is gone, from its last year.
        let isThere = catalogue[year].contains(code)
        let lastYear = names.compactMap(\.span.lastYear).max()
        let leaving = changes.filter { change in
            change.kind != .rename && change.years.lowerBound <= year && line.contains { change.old.contains($0) }
        }
        let before = leaving.map { $0.years.lowerBound - 1 }.min()
        successorsFrom = isThere ? before : lastYear.flatMap { $0 < year ? $0 : nil } ?? before
        successors =
            successorsFrom.map { start in
                // Without a known change a code stays what it is; one that is gone by then went nobody knows where.
                catalogue[start].successors(of: code, in: year).filter { $0 != code || isThere }.map {
                    NamedCode($0, in: year)
                }
            } ?? []

        let coming = changes.filter { change in
            change.kind != .rename && change.years.lowerBound <= year && line.contains { change.new.contains($0) }
        }
        let earlier = coming.map { $0.years.lowerBound - 1 }.min()
        predecessorsIn = earlier
        predecessors =
            earlier.map { start in
                catalogue[year].predecessors(of: code, in: start).map { NamedCode($0, in: start) }
            } ?? []
    }
}

/// A name of a code with its years.
struct NameReport: Encodable {
    let name: String
    let firstYear: Int?
    let lastYear: Int?
    let evidence: EvidenceReport

    init(_ record: RecordedName) {
        name = record.name
        firstYear = record.span.firstYear
        lastYear = record.span.lastYear
        evidence = EvidenceReport(record.evidence)
    }

    /// The years as text.
    var span: String { spanText(firstYear, lastYear) }
}

/// A change in which a code, or one above it, takes part.
struct ChangeReport: Encodable {
    let kind: String
    let firstYear: Int
    let lastYear: Int
    let old: [String]
    let new: [String]
    let evidence: EvidenceReport
    /// The official word. Not part of the JSON.
    let word: String

    init<C: Classification>(_ change: CodeChange<C>) {
        kind = change.kind.rawValue
        firstYear = change.years.lowerBound
        lastYear = change.years.upperBound
        old = change.old.map(\.description)
        new = change.new.map(\.description)
        evidence = EvidenceReport(change.evidence)
        word = change.kind.officialName
    }

    /// The years of which one is the first edition with the change.
    var years: String { firstYear == lastYear ? "\(firstYear)" : "\(firstYear)或\(lastYear)" }

    private enum CodingKeys: String, CodingKey {
        case kind, firstYear, lastYear, old, new, evidence
    }
}
