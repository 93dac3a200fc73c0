import BudgetInterchange

extension Edition {
    /// Why a code is not found, and which one may have been meant, in one line.
    func explainMissing(_ code: Code<C>) -> String {
        let text = "\(code): not in \(isOfficial ? "the table" : "the catalogue of \(year)")"
        if let last = C.catalogue.names(of: code).last {
            let now = HistoryReport(code, until: year)?.successors.map(\.code) ?? []
            let successors = now.isEmpty || now == ["\(code)"] ? "" : ", now \(now.joined(separator: " and "))"
            let span = last.span == YearSpan() ? "in the built-in catalogue" : "valid \(last.span)"
            return "\(text); \(last.name) is \(span)\(successors)"
        }
        if let near = nearestCode(to: code) { return "\(text); did you mean \(near)?" }
        guard let above = code.ancestors.lazy.compactMap({ self[$0] }).first else { return text }
        return "\(text); the nearest code above is \(above)"
    }
}
