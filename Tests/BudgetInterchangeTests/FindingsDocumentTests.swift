import BudgetCodes
import BudgetInterchange
import Foundation
import Testing

/// `Docs/Findings.md` lists what is found in the examples, and says of each finding what a reviewer does with it.
///
/// With the environment variable `FINDINGS_WRITE` set, the tables of the file are written anew. What the last column says
/// is kept; a new finding gets a question mark there, which the test does not take.
@Suite struct FindingsDocumentTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Docs/Findings.md")

    /// A table of the file, below the line that marks it.
    private enum Part: String, CaseIterable {
        case forms = "<!-- violated: forms and texts -->"
        case tables = "<!-- violated: tables -->"
        case rounding = "<!-- rounding -->"
        case notEvaluated = "<!-- not evaluated -->"

        func has(_ finding: Finding) -> Bool {
            let isAboutForms = [finding.rule.rawValue, finding.cell.location.table.rawValue].contains {
                $0.hasPrefix("performance.")
            }
            return switch self {
            case .forms: finding.verdict == .violated && isAboutForms
            case .tables: finding.verdict == .violated && !isAboutForms
            case .rounding: finding.verdict == .rounding
            case .notEvaluated: finding.verdict == .notEvaluated
            }
        }

        /// Whether a reviewer has something to decide.
        var isJudged: Bool { self == .forms || self == .tables }

        var head: [String] {
            isJudged
                ? ["| example | severity | rule | place | what is found | a reviewer |", "|---|---|---|---|---|---|"]
                : ["| example | rule | place | what is found |", "|---|---|---|---|"]
        }
    }

    /// A row of a table: what is found, and what a reviewer does with it.
    private struct Row {
        let found: String
        var judgement: String?

        init(_ example: Example, _ finding: Finding, _ part: Part) {
            let location = finding.cell.location
            let place = [
                location.table.rawValue, location.line?.rawValue, location.column?.rawValue, location.instance,
            ]
            var cells = [
                finding.rule.rawValue, place.compactMap { $0 }.joined(separator: " "), finding.message(in: .english),
            ]
            if part.isJudged { cells.insert(finding.severity.rawValue, at: 0) }
            cells.insert(String(example.rawValue.prefix { $0 != "-" }), at: 0)
            found = "| " + cells.map { $0.replacing("|", with: "/") }.joined(separator: " | ") + " |"
            judgement = part.isJudged ? "?" : nil
        }

        init(_ line: String, _ part: Part) {
            guard part.isJudged, let end = line.dropLast(2).range(of: " | ", options: .backwards) else {
                (found, judgement) = (line, nil)
                return
            }
            found = line[..<end.lowerBound] + " |"
            judgement = String(line[end.upperBound...].dropLast(2))
        }

        /// The example, the rule and the place, by which a judgement is kept when the words of a finding change.
        var key: [Substring] {
            let cells = found.split(separator: " | ", maxSplits: 4)
            return cells.count == 5 ? [cells[0], cells[2], cells[3]] : cells
        }

        var line: String { found + (judgement.map { " \($0) |" } ?? "") }
    }

    private static func rows() throws -> [Part: [Row]] {
        var rows: [Part: [Row]] = [:]
        for example in Example.allCases {
            for finding in try example.document.validate().findings {
                guard let part = Part.allCases.first(where: { $0.has(finding) }) else { continue }
                rows[part, default: []].append(Row(example, finding, part))
            }
        }
        return rows
    }

    /// The rows of the file below the mark of a part.
    private static func known(_ part: Part, in lines: [String]) throws -> (range: Range<Int>, rows: [Row]) {
        let mark = try #require(lines.firstIndex(of: part.rawValue), "the file has no \(part.rawValue)")
        let start = mark + 1
        let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
        return (start..<end, lines[start..<end].dropFirst(2).map { Row($0, part) })
    }

    @Test func everyFindingIsInTheFile() throws {
        let found = try Self.rows()
        var lines = try String(contentsOf: Self.path, encoding: .utf8).components(separatedBy: "\n")
        if ProcessInfo.processInfo.environment["FINDINGS_WRITE"] != nil {
            for part in Part.allCases {
                let known = try Self.known(part, in: lines)
                let judgements = Dictionary(known.rows.map { ($0.key, $0.judgement) }) { first, _ in first }
                let rows = (found[part] ?? []).map { row in
                    var row = row
                    if part.isJudged { row.judgement = judgements[row.key] ?? "?" }
                    return row.line
                }
                lines.replaceSubrange(known.range, with: rows.isEmpty ? [] : part.head + rows)
            }
            try lines.joined(separator: "\n").write(to: Self.path, atomically: true, encoding: .utf8)
        }
        for part in Part.allCases {
            let rows = try Self.known(part, in: lines).rows
            #expect(rows.map(\.found) == (found[part] ?? []).map(\.found), "\(part): set FINDINGS_WRITE and run again")
            for row in rows where part.isJudged {
                #expect(row.judgement?.contains("?") == false && row.judgement != "", "no judgement: \(row.found)")
            }
        }
    }
}
