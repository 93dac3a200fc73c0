import BudgetCodes
import BudgetInterchange
import BudgetModel
import Foundation
import Testing

/// The reports of the examples and of many seeded variants are those that `digests.txt` keeps.
///
/// With the environment variable `GOLDEN_DUMP` set to a folder, the test writes there the lines of every variant as
/// `<id>.txt` and all digests as `digests.txt`. Dumps of two commits show with `diff -r` what a change did.
@Suite struct GoldenReportTests {
    @Test func everyVariantHasItsReport() async throws {
        let variants = try Variant.all()
        let expected = try Self.keptDigests()
        let documents = try Dictionary(
            uniqueKeysWithValues: Set(variants.map(\.example)).map { name in
                let path = try #require(Example(rawValue: name)).path
                return (name, try DocumentTree(json: Array(try Data(contentsOf: URL(filePath: path)))))
            })
        let dump = ProcessInfo.processInfo.environment["GOLDEN_DUMP"].map { URL(filePath: $0) }
        if let dump { try FileManager.default.createDirectory(at: dump, withIntermediateDirectories: true) }

        let digests = try await withThrowingTaskGroup(of: [Digest].self) { group in
            let stride = ProcessInfo.processInfo.activeProcessorCount
            for first in 0..<stride {
                group.addTask {
                    try Swift.stride(from: first, to: variants.count, by: stride)
                        .map { try Self.digest(of: variants[$0], in: documents, dump) }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }.sorted {
                $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
            }
        }

        #expect(digests.count >= 324)
        #expect(digests.count == expected.count, "variants.json and digests.txt are not of one making")
        for digest in digests {
            #expect(
                digest.line == expected[digest.id],
                "\(digest.id) differs: run with GOLDEN_DUMP=folder, before and after the change, and compare \(digest.id).txt"
            )
        }
        if let dump {
            let text = digests.map { $0.line + "\n" }.joined()
            try Data(text.utf8).write(to: dump.appending(path: "digests.txt"))
        }
    }

    private struct Digest: Sendable {
        let id: String
        /// `id fnv1a64 holds rounding violated notEvaluated waived findings`
        let line: String
    }

    private static func digest(of variant: Variant, in documents: [String: DocumentTree], _ dump: URL?) throws -> Digest
    {
        let tree = try variant.applied(to: #require(documents[variant.example]))
        let report = try Disclosure(json: Array(tree.json.utf8)).validate()
        let text = goldenLines(report).map { $0 + "\n" }.joined()
        if let dump { try Data(text.utf8).write(to: dump.appending(path: "\(variant.id).txt")) }
        let counts = report.counts
        let numbers = [counts.holds, counts.rounding, counts.violated, counts.notEvaluated, counts.waived]
        let words = [variant.id, hash(text)] + (numbers + [report.findings.count]).map { String($0) }
        return Digest(id: variant.id, line: words.joined(separator: " "))
    }

    /// 64-bit FNV-1a as 16 hexadecimal digits.
    private static func hash(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func keptDigests() throws -> [String: String] {
        let text = try String(contentsOf: Variant.folder.appending(path: "digests.txt"), encoding: .utf8)
        let lines = text.split(separator: "\n").map { (String($0.prefix { $0 != " " }), String($0)) }
        return try Dictionary(lines) { _, second in throw Variant.EditError(reason: "two digests: \(second)") }
    }
}
