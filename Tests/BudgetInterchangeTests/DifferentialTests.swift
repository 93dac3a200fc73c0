import Foundation
import Testing

@testable import BudgetInterchange
@testable import BudgetModel

/// The reader on bytes and the writer against the Codable types through Foundation.
@Suite struct DifferentialTests {
    private func decoder() throws -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.userInfo[.formBook] = try RandomDocument.book
        return decoder
    }

    private func encoder(_ formatting: JSONEncoder.OutputFormatting) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        return encoder
    }

    /// Where two readings differ.
    private static func difference(_ left: Disclosure?, _ right: Disclosure) -> String {
        guard let left else { return "refused" }
        if left.header != right.header { return "header: \(left.header) \(right.header)" }
        if left.performance != right.performance { return "performance" }
        if left.remarks != right.remarks { return "remarks: \(left.remarks) \(right.remarks)" }
        for (one, other) in zip(left.tables, right.tables) where one != other {
            if one.caption != other.caption { return "caption: \(one.caption) \(other.caption)" }
            for (left, right) in zip(one.sides, other.sides) where left != right {
                for row in 0..<min(left.count, right.count) where left.record(row) != right.record(row) {
                    return "row \(left.record(row)) \(right.record(row))"
                }
                return "section \(left) \(right)"
            }
            return "form \(one.form) \(other.form)"
        }
        return left == right ? "" : "tables: \(left.tables.map(\.form.id)) \(right.tables.map(\.form.id))"
    }

    /// What two texts have where they begin to differ.
    private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> String {
        let place = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
        let start = Swift.max(0, place - 60)
        return shown(Array(left[start...].prefix(120))) + " instead of " + shown(Array(right[start...].prefix(120)))
    }

    private static func shown(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self) }

    private func performance() throws -> [PerformanceForms] {
        try Example.allCases.map { try $0.document.performance }.filter { $0 != PerformanceForms() }
    }

    @Test(arguments: Example.allCases) func examplesAreReadAlike(example: Example) throws {
        let data = try Data(contentsOf: URL(filePath: example.path))
        var reader = DisclosureReader()
        let result = try reader.read(data, path: example.path)
        #expect(result.unknownKeys.isEmpty)
        #expect(try JSONDecoder().decode(Disclosure.self, from: data) == result.disclosure)
        #expect(result.disclosure.json() == [UInt8](data))
    }

    /// Documents are read and written alike, in both layouts; the reader is the same for all of them.
    @Test(arguments: 0..<8) func randomDocumentsAreReadAndWrittenAlike(part: Int) throws {
        var random = RandomDocument(seed: UInt64(1_000 + part))
        random.performance = try performance()
        random.density = 4 + 4 * part
        var reader = DisclosureReader(forms: try RandomDocument.book)
        var pretty = DisclosureWriter(.pretty)
        var compact = DisclosureWriter(.compact)
        let (foundation, plain, spaced) = (try decoder(), encoder([]), encoder([.prettyPrinted]))
        for _ in 0..<250 {
            let document = random.next()
            let text = compact.json(of: document)
            let expected = [UInt8](try plain.encode(document)) + [0x0A]
            #expect((text == expected) == true, "\(Self.firstDifference(text, expected))")
            let long = pretty.json(of: document)
            let expectedLong = [UInt8](try spaced.encode(document)) + [0x0A]
            #expect((long == expectedLong) == true, "\(Self.firstDifference(long, expectedLong))")
            for bytes in [text, long] {
                let result = try reader.read(bytes)
                #expect(result.disclosure == document)
                #expect(result.unknownKeys.isEmpty)
            }
            #expect(try foundation.decode(Disclosure.self, from: Data(text)) == document)
        }
    }

    /// The same, where the reader does not know the forms of others.
    @Test func undeclaredFormsAreReadAndWrittenAlike() throws {
        var random = RandomDocument(seed: 5)
        random.forms = RandomDocument.ownForms.filter { $0.place.part == .tables }
        random.density = 100
        var reader = DisclosureReader()
        var writer = DisclosureWriter(.compact)
        var count = 0
        for _ in 0..<300 {
            let text = writer.json(of: random.next())
            let result = try reader.read(text)
            #expect(try JSONDecoder().decode(Disclosure.self, from: Data(text)) == result.disclosure)
            // What is declared is held; read again it is the same.
            let again = writer.json(of: result.disclosure)
            #expect(try reader.read(again).disclosure == result.disclosure)
            if result.unknownKeys.isEmpty {
                #expect(again == text)
                count += 1
            }
        }
        #expect(count > 20)
    }

    /// Keys in any order, and lines before the caption that declares their columns.
    @Test func keysComeInAnyOrder() throws {
        var random = RandomDocument(seed: 6)
        random.density = 20
        var reader = DisclosureReader(forms: try RandomDocument.book)
        var writer = DisclosureWriter(.compact)
        for _ in 0..<200 {
            let document = random.next()
            var shuffled: [UInt8] = []
            let tree = try JSONTree(writer.json(of: document))
            tree.appendShuffled(0, to: &shuffled, &random.generator)
            #expect(try reader.read(shuffled).disclosure == document)
        }
    }

    /// Changed texts: the same value, or both refuse; or the reader is stricter, for one of the reasons below.
    @Test(arguments: 0..<8) func changedTextsAreReadAlike(part: Int) throws {
        var random = RandomDocument(seed: UInt64(2_000 + part))
        (random.density, random.lineLimit) = (4, 2)
        let allPerformance = try performance()
        var reader = DisclosureReader(forms: try RandomDocument.book)
        let foundation = try decoder()
        var (same, refused, stricter) = (0, 0, 0)
        for _ in 0..<125 {
            random.performance = random.chance(2) ? allPerformance : []
            let text = random.next().json(random.chance(50) ? .compact : .pretty)
            for _ in 0..<20 {
                let changed = Mutation.change(text, &random)
                let theirs = try? foundation.decode(Disclosure.self, from: Data(changed))
                do throws(ReadingError) {
                    let ours = try reader.read(changed).disclosure
                    let difference = Self.difference(theirs, ours)
                    // Foundation takes 0e1 for a number with a leading zero.
                    if theirs == nil, Self.shown(changed).contains(/0[eE]/) { continue }
                    #expect(difference == "", "\(Self.shown(changed))")
                    same += 1
                } catch {
                    if theirs == nil {
                        refused += 1
                    } else {
                        stricter += 1
                        #expect(
                            Strictness.allows(error, changed) == true,
                            "\(error): \(Self.shown(changed))")
                    }
                }
            }
        }
        #expect(same > 200 && refused > 200 && stricter > 0, "\(same) \(refused) \(stricter)")
    }
}

/// Why the reader may refuse what Foundation reads.
private enum Strictness {
    static func allows(_ error: ReadingError, _ text: [UInt8]) -> Bool {
        // Foundation takes one of two values, and nobody knows which was meant.
        if error.expected(in: .english) == "each key once" { return true }
        // Foundation reads UTF-8 that is none, and surrogates alone, as replacement characters.
        if String(validating: text, as: UTF8.self) == nil { return true }
        // Foundation reads numbers as binary floating point, which loses what a third decimal says when there are many.
        if error.expected(in: .english).hasPrefix("an amount") { return true }
        // Foundation lets a comma stand behind the last element.
        if error.kind == .malformed, String(decoding: text, as: UTF8.self).contains(/,\s*[}\]]/) { return true }
        // Foundation does not look into values that nobody asks for. Here every text that is no JSON is refused.
        if error.kind == .malformed, (try? JSONSerialization.jsonObject(with: Data(text))) == nil { return true }
        return false
    }
}
