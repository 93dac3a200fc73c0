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
        /// Form, line, column and amount of some of them.
        var samples: [String] = []

        var testDescription: String { file }
    }

    static let readings: [Reading] = [
        .init(
            file: "central.html", tables: 5, read: 124, open: 7, percentages: 10, found: 12, planted: 13,
            samples: [
                "budget.three-public-expenses budgeted total 110.00",
                "budget.three-public-expenses budgeted extra1 120.00",
                "budget.income-by-function total service 500.00", "budget.income-by-function 206 usedSurplus 300.00",
                "budget.general-public-expenditure 206 total 7000.00",
                "budget.general-public-expenditure 206 extra1 7500.00",
                "budget.income-expenditure-summary income.usedSurplus amount 300.00",
            ]),
        .init(
            file: "shanghai.html", tables: 9, read: 161, found: 11, planted: 12,
            samples: [
                "budget.income-expenditure-summary income.appropriation.generalPublic amount 70570000.00",
                "budget.three-public-expenses budgeted agencyOperating 130.00",
                "budget.income-by-function 2060301 service 3000000.00",
            ]),
        .init(
            file: "jiangsu.html", tables: 11, read: 235, open: 2, found: 11, planted: 12,
            samples: [
                "budget.three-public-expenses budgeted overall 20.00",
                "budget.three-public-expenses budgeted total 12.50",
                "budget.fiscal-basic-expenditure 302 operating 500.00",
                "budget.department-income 037001 openingGeneralPublic 260.40",
            ]),
        .init(
            file: "zhejiang.md", tables: 4, read: 122, open: 9, found: 13, planted: 13,
            samples: [
                "budget.three-public-expenses budgeted total 12.50",
                "budget.department-expenditure total total 7507.00",
                "budget.department-expenditure total extra1 7246.60",
            ]),
        .init(
            file: "guangdong.html", tables: 6, read: 155, open: 1, found: 12, planted: 13,
            samples: [
                "budget.three-public-expenses budgeted total 12.50",
                "budget.three-public-expenses budgeted extra1 130.00",
                "budget.general-public-expenditure 2060303 project 2410.40",
                "budget.basic-expenditure 30211 total 89.75",
            ]),
        .init(
            file: "beijing.html", tables: 10, read: 140, leftOut: 5, found: 10, planted: 12,
            samples: [
                "budget.three-public-expenses budgeted total 125000.00",
                "budget.general-public-expenditure 206 operating 5000000.00",
            ]),
        .init(
            file: "sichuan.txt", tables: 6, read: 96, leftOut: 34, open: 2, found: 11, planted: 13,
            samples: [
                "budget.income-by-function total opening 260.40",
                "budget.general-public-expenditure total total 7057.00",
                "budget.three-public-expenses budgeted total 12.50",
            ]),
        .init(
            file: "shandong.html", tables: 5, read: 176, open: 6, percentages: 12, found: 11, planted: 13,
            samples: [
                "budget.income-by-function total fiscal 7796.60", "budget.income-by-function total opening 260.40",
                "budget.general-public-expenditure total total 7057.00", "budget.basic-expenditure 301 total 4101.00",
            ]),
        .init(
            file: "henan.html", tables: 5, read: 63, open: 9, found: 11, planted: 13,
            samples: ["budget.department-expenditure total basic 4976.60"]),
        .init(
            file: "anhui.html", tables: 4, read: 102, found: 13, planted: 13,
            samples: [
                "budget.department-expenditure 2080505 basic 512.30",
                "budget.income-expenditure-summary income.unitFunds amount 450.00",
                "budget.general-public-expenditure 2060301 operating 500.00",
                "budget.basic-expenditure 30108 personnel 512.30",
            ]),
        .init(
            file: "school.html", tables: 6, read: 123, open: 1, found: 12, planted: 12,
            samples: [
                "budget.project-expenditure 教学设备更新 total 120.00", "budget.project-expenditure 教师培训 generalPublic 6.00",
                "budget.project-expenditure total extra1 24.00",
                "budget.government-procurement A02010100计算机 total 100.00",
            ]),
        .init(
            file: "site.html", tables: 4, read: 106, found: 13, planted: 13,
            samples: [
                "budget.department-expenditure 2210201 basic 62.30",
                "budget.general-public-expenditure 2080505 personnel 78.50",
            ]),
        .init(
            file: "hunan.md", tables: 3, unknown: 2, read: 92, leftOut: 20, open: 3, found: 4, planted: 13,
            samples: ["budget.income-expenditure-summary expenditure.206 amount 6530.90"]),
        .init(
            file: "yunnan.html", tables: 4, read: 86, found: 12, planted: 12,
            samples: ["budget.department-expenditure total basic 49766000.00"]),
        .init(
            file: "final-national.html", tables: 9, read: 257, found: 12, planted: 12,
            samples: [
                "final-accounts.three-public-expenses budgeted total 12.50",
                "final-accounts.three-public-expenses actual total 10.10",
                "final-accounts.basic-expenditure 30211 operating 89.75",
                "final-accounts.income total service 330.00",
            ]),
        .init(
            file: "final-district.txt", tables: 4, read: 101, open: 5, found: 10, planted: 13,
            samples: [
                "final-accounts.three-public-expenses actual total 101000.00",
                "final-accounts.three-public-expenses budgeted total 125000.00",
                "final-accounts.three-public-expenses budgeted extra1 98000.00",
                "final-accounts.general-public-expenditure total total 70570000.00",
                "final-accounts.government-fund 2120899 opening -50000.00",
            ]),
    ]

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

    @Test("the figures are those of the year and the column", arguments: readings)
    func values(_ expected: Reading) throws {
        let content = Self.content(try Self.text(expected.file), expected.file)
        let document = DisclosureRecognizer().recognize(content).disclosure
        for sample in expected.samples {
            let parts = sample.split(separator: " ").map(String.init)
            let table = try #require(document.tables[Form.ID(rawValue: parts[0])])
            let amount = try Amount.parse(parts[3], unit: table.caption.precision.unit)
            #expect(table[parts[1], parts[2]] == amount, "\(sample)")
        }
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
