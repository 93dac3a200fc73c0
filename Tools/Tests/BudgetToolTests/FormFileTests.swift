import BudgetReading
import Foundation
import Testing

@testable import BudgetTool

/// Documents with performance forms, as PDF that scripts/published.py makes of our examples.
@Suite("PDF with performance forms", .enabled(if: hasPoppler)) struct FormFileTests {
    private struct Output: Decodable {
        let documents: [Document]

        struct Document: Decodable {
            let findings: [Finding]
            let reading: Reading?
        }

        struct Finding: Decodable {
            let rule: String
            let verdict: String
            let fingerprint: String
            let location: [String: String]
        }

        struct Reading: Decodable {
            let places: [Place]
            let lost: Int
        }

        struct Place: Decodable {
            let fingerprint: String
            let pages: [Int]
        }
    }

    private func check(_ path: String) async throws -> Output.Document {
        let run = await Run("check", path, "--format", "json")
        return try #require(try JSONDecoder().decode(Output.self, from: Data(run.output.utf8)).documents.first)
    }

    private static let published = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Published").path(percentEncoded: false)

    @Test(
        "the same is found as in the JSON, and every finding says on which page",
        arguments: [
            ("guangshui-2025-performance", "open", [2, 3]), ("wuhan-2023-final-accounts", "thin", [7]),
        ])
    func findings(name: String, layout: String, pages: [Int]) async throws {
        let wanted = try await check("\(examples)/\(name).json")
        let found = try await check("\(Self.published)/\(name).\(layout).pdf")
        func keys(_ document: Output.Document) -> [String] {
            document.findings.map { "\($0.rule) \($0.verdict) \($0.location.sorted { $0.key < $1.key })" }.sorted()
        }
        #expect(keys(found) == keys(wanted) && !wanted.findings.isEmpty)
        let reading = try #require(found.reading)
        #expect(reading.lost == 0)
        let places = Dictionary(reading.places.map { ($0.fingerprint, $0.pages) }) { first, _ in first }
        for finding in found.findings { #expect(places[finding.fingerprint]?.isEmpty == false, "\(finding.location)") }
        let performance = found.findings.filter { $0.location["table"]?.hasPrefix("performance.") == true }
        #expect(Set(performance.flatMap { places[$0.fingerprint] ?? [] }).isSuperset(of: pages))
    }
}
