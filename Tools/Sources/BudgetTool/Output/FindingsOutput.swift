import BudgetInterchange
import BudgetReading

/// The JSON form of `budget check`, written document by document. The findings are as the library writes them.
enum FindingsOutput {
    static let head = #"{"schema":"china-budget-findings/1","documents":["#

    /// The end: the explanations that answered nothing in any document, if there are any.
    static func tail(_ unused: [UnusedWaiver]) -> String {
        let list = unused.isEmpty ? nil : try? JSONText.encode(unused)
        return list.map { "],\"unusedWaivers\":\($0)}" } ?? "]}"
    }

    static func encode(
        _ source: Documents.Source, _ report: Report, _ language: Language
    ) throws(Failure) -> String {
        try JSONText.encode(
            Document(
                path: source.path, header: source.document.header, practice: report.practice?.id,
                counts: report.counts, findings: report.findings,
                reading: source.reading.map { Reading($0, report.findings) }),
            language: language)
    }

    private struct Document: Encodable {
        let path: String
        let header: Disclosure.Header
        let practice: String?
        let counts: VerdictCounts
        let findings: [Finding]
        /// How the document was read out of a published file.
        let reading: Reading?
    }

    /// What was read of a published file, and where the cells of findings stand in it.
    private struct Reading: Encodable {
        let tables: [Table]
        let unknownTables: [Table]
        let corrected: Int
        let lost: Int
        let pagesWithoutWords: [Int]
        /// The pages of lines like rows that no table has, one for each line.
        let unreadLines: [Int]?
        let places: [Place]

        struct Table: Encodable {
            let form: Form.ID?
            let title: String?
            let firstPage: Int?
            let lastPage: Int?
            let confidencePercent: Int?
        }

        /// The pages of a finding, those of a workbook its sheets, and the cells of it that were put right or lost.
        struct Place: Encodable {
            let fingerprint: String
            let pages: [Int]
            /// Where the cells stand in a workbook.
            let addresses: [String]?
            let doubtful: [Doubt]
        }

        struct Doubt: Encodable {
            let location: Location
            let status: ReadingReport.Status
            let reason: ReadingReport.Reason?
            let text: String?
            let page: Int?
            let address: String?
        }

        init(_ report: ReadingReport, _ findings: [Finding]) {
            tables = report.tables.map {
                Table(
                    form: $0.form, title: $0.title, firstPage: $0.firstPage, lastPage: $0.lastPage,
                    confidencePercent: $0.confidence.isFinite ? Int(($0.confidence * 100).rounded()) : nil)
            }
            unknownTables = report.unknownTables.map {
                Table(
                    form: $0.form, title: $0.title, firstPage: $0.page, lastPage: $0.grid.pages?.upperBound,
                    confidencePercent: nil)
            }
            (corrected, lost) = (report.count(.corrected), report.count(.lost))
            pagesWithoutWords = report.pagesWithoutWords
            let unread = report.notes.filter { $0.reason == .unreadLine }.map { $0.page ?? 0 }
            unreadLines = unread.isEmpty ? nil : unread
            let places = CellPlaces(report)
            self.places = findings.map { finding in
                let addresses = places.addresses(of: finding)
                return Place(
                    fingerprint: finding.fingerprint.description, pages: places.pages(of: finding),
                    addresses: addresses.isEmpty ? nil : addresses,
                    doubtful: places.doubts(of: finding).map { location, cell in
                        Doubt(
                            location: location, status: cell.status, reason: cell.reason, text: cell.text,
                            page: cell.page, address: cell.address)
                    })
            }
        }
    }
}
