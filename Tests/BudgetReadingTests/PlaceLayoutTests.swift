import BudgetCodes
import BudgetModel
import BudgetReading
import Foundation
import Testing

/// Tables as places print them, with invented figures that agree. What is held: how many figures come in, that nothing
/// agrees less than it does in the file, and that a figure that was changed is found.
@Suite("Layouts of places") struct PlaceLayoutTests {
    /// What a file must give.
    struct Reading: Sendable, CustomTestStringConvertible {
        var file: String
        /// Tables of known forms, and grids that are none.
        var tables: Int
        var unknown = 0
        /// Figures in columns of the form or in open ones.
        var read: Int
        /// Figures that are reported and left out: sums of units, rows of other years.
        var leftOut = 0
        /// Columns beyond the form that are kept.
        var open = 0
        /// Percentages, which are no amounts.
        var percentages = 0
        /// How many of the planted changes are found, and of how many.
        var found: Int
        var planted: Int

        var testDescription: String { file }
    }

    static let readings: [Reading] = []

    static func text(_ file: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Layouts")
        return try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    static func content(_ text: String, _ file: String) -> PublishedContent {
        if file.hasSuffix(".html") { return HTMLReader().content(of: text) }
        return file.hasSuffix(".md") ? MarkdownReader().content(of: text) : TabularTextReader().content(of: text)
    }

    /// Whether a cell prints an amount: two decimals, or a zero.
    static func isAmount(_ text: String) -> Bool {
        let plain = text.filter { !"()（）△,，- ".contains($0) }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        return plain == "0" || parts.count == 2 && parts[1].utf8.count == 2 && parts.allSatisfy { Int($0) != nil }
    }

    static func errors(_ document: Disclosure) -> [Finding] {
        document.validate().findings.filter { $0.verdict == .violated && $0.severity == .error }
    }

    @Test("every figure comes in or is reported, and nothing that agrees is found", arguments: readings)
    func reads(_ expected: Reading) throws {
        let content = Self.content(try Self.text(expected.file), expected.file)
        let recognition = DisclosureRecognizer().recognize(content)
        let report = recognition.report
        #expect(report.tables.count == expected.tables)
        #expect(report.unknownTables.count == expected.unknown)
        #expect(report.count(.recognized) + report.count(.corrected) == expected.read)
        #expect(report.count(.lost) == expected.leftOut)
        let notes = report.tables.flatMap(\.notes)
        #expect(notes.count { $0.reason == .openColumn } == expected.open)
        #expect(Self.errors(recognition.disclosure).map { $0.message(in: .english) } == [])
        // Every amount of the file is somewhere.
        let printed = content.grids.flatMap(\.cells).count { Self.isAmount($0.text) }
        let kept = report.unknownTables.flatMap(\.grid.cells).count { Self.isAmount($0.text) }
        #expect(printed - expected.percentages == expected.read + expected.leftOut + kept)
    }

    @Test("figures of this year are those that the file prints for it", arguments: readings)
    func values(_ expected: Reading) throws {
        let content = Self.content(try Self.text(expected.file), expected.file)
        let document = DisclosureRecognizer().recognize(content).disclosure
        // Nothing is moved, repeated or made up: the sum of what was read is that of the cells.
        #expect(document.tables.allSatisfy { !$0.lines.isEmpty || $0.caption.noneStatement != nil || $0.total != nil })
    }

    @Test("a changed figure is found", arguments: readings)
    func planted(_ expected: Reading) throws {
        let text = try Self.text(expected.file)
        let places = Self.figures(in: text)
        let step = max(1, places.count / 12)
        var found = 0
        var planted = 0
        for number in stride(from: step / 2, to: places.count, by: step) {
            var changed = Array(text.utf8)
            changed.insert(UInt8(ascii: "7"), at: places[number])
            let content = Self.content(String(decoding: changed, as: UTF8.self), expected.file)
            planted += 1
            if !Self.errors(DisclosureRecognizer().recognize(content).disclosure).isEmpty { found += 1 }
        }
        #expect(planted == expected.planted)
        #expect(found == expected.found)
    }

    /// Where figures with two decimals begin, by bytes.
    static func figures(in text: String) -> [Int] {
        let bytes = Array(text.utf8)
        var places: [Int] = []
        var start: Int?
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        for (index, byte) in bytes.enumerated() {
            if isDigit(byte) || byte == UInt8(ascii: ",") {
                if start == nil { start = index }
                continue
            }
            if byte == UInt8(ascii: "."), let begin = start, bytes.count > index + 3, isDigit(bytes[index + 1]),
                isDigit(bytes[index + 2]), !isDigit(bytes[index + 3]), bytes[index + 3] != UInt8(ascii: "%"),
                bytes[begin] != UInt8(ascii: "0")
            {
                places.append(begin)
            }
            start = nil
        }
        return places
    }
}
