import BudgetInterchange

/// The JSON form of `budget check`, written document by document. The findings are as the library writes them.
enum FindingsOutput {
    static let head = #"{"schema":"china-budget-findings/1","documents":["#

    /// The end: the explanations that answered nothing in any document, if there are any.
    static func tail(_ unused: [UnusedWaiver]) -> String {
        let list = unused.isEmpty ? nil : try? JSONText.encode(unused)
        return list.map { "],\"unusedWaivers\":\($0)}" } ?? "]}"
    }

    static func encode(
        _ path: String, _ document: Disclosure, _ report: Report, _ language: Language
    ) throws(Failure) -> String {
        try JSONText.encode(
            Document(
                path: path, header: document.header, practice: report.practice?.id, counts: report.counts,
                findings: report.findings),
            language: language)
    }

    private struct Document: Encodable {
        let path: String
        let header: Disclosure.Header
        let practice: String?
        let counts: VerdictCounts
        let findings: [Finding]
    }
}
