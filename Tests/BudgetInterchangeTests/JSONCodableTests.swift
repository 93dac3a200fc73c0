import BudgetModel
import Foundation
import Testing

@testable import BudgetInterchange

/// Our decoder and encoder against those of Foundation.
@Suite struct JSONCodableTests {
    private func foundation(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    private func ours(_ value: some Encodable, _ layout: JSONWriter.Layout = .pretty) throws -> [UInt8] {
        var writer = JSONWriter(layout)
        try writer.encode(value)
        return writer.bytes
    }

    @Test(arguments: Example.allCases) func readsAndWritesPerformanceForms(of example: Example) throws {
        let forms = try example.document.performance
        let text = try foundation(forms)
        #expect(try ours(forms) == text)
        let decoded = try JSONTree(text).decode(PerformanceForms.self)
        #expect(decoded.value == forms)
        #expect(decoded.value == (try JSONDecoder().decode(PerformanceForms.self, from: Data(text))))
        #expect(decoded.unknownKeys.isEmpty)
        #expect(try JSONTree(try ours(forms, .compact)).decode(PerformanceForms.self).value == forms)
    }

    /// Forms with every kind of value.
    private static var sample: PerformanceForms {
        var forms = PerformanceForms()
        var project = ProjectSelfEvaluation()
        project.name = "项目\"甲\"\n"
        project.execution.budget = Amount(fen: 1_234_567)
        project.execution.actual = Amount(fen: -1)
        project.execution.rate = FixedDecimal(tenThousandths: 999_999)
        project.execution.sources = [MoneyRow("财政拨款")]
        var indicator = EvaluatedIndicator("产出指标", "数量指标", "人次")
        indicator.weight = FixedDecimal(tenThousandths: 1)
        project.indicators = [indicator]
        forms.projectSelfEvaluations = [project]
        var department = DepartmentSelfEvaluation()
        department.basicExpenditure = Amount.interchangeLimit
        department.total = FixedDecimal(100)
        forms.departmentSelfEvaluation = department
        var work = KeyWork()
        work.tasks = [KeyWork.Task(number: 1, matter: "事项")]
        forms.keyWork = work
        return forms
    }

    @Test func readsAndWritesSelfEvaluations() throws {
        var forms = Self.sample
        let text = try foundation(forms)
        #expect(try ours(forms) == text)
        #expect(try JSONTree(text).decode(PerformanceForms.self).value == forms)
        // What no number holds exactly is kept as well.
        forms.departmentSelfEvaluation?.projectExpenditure = Amount(fen: .max)
        #expect(try JSONTree(ours(forms)).decode(PerformanceForms.self).value == forms)
    }

    /// The tables still are plain Codable values, so whole documents go through as well.
    @Test(arguments: Example.allCases) func readsAndWritesDocuments(example: Example) throws {
        let text = [UInt8](try Data(contentsOf: URL(filePath: example.path)))
        let decoded = try JSONTree(text).decode(Disclosure.self)
        #expect(decoded.value == (try example.document))
        #expect(decoded.unknownKeys.isEmpty)
        #expect(try ours(decoded.value) == foundation(decoded.value))
        #expect(try ours(decoded.value) + [0x0A] == text)
    }

    @Test func writesAmountsAsFoundationDoes() throws {
        var random = SplitMix(seed: 2)
        let limit = Amount.interchangeLimit.fen
        var fens: [Int64] = [0, 1, -1, 9, 10, 99, 100, 101, 148_430_000, limit, -limit, limit - 1]
        for bits in 0..<52 {
            for _ in 0..<40 { fens.append(Int64.random(in: -(1 << bits)...(1 << bits), using: &random)) }
        }
        for fen in fens {
            let amount = Amount(fen: fen)
            let text = try ours([amount])
            #expect(text == (try foundation([amount])))
            #expect(try JSONTree(text).decode([Amount].self).value == [amount])
            let decimal = FixedDecimal(tenThousandths: fen % 10_000_000_000_000)
            #expect(try ours([decimal]) == foundation([decimal]))
            #expect(try JSONTree(ours([decimal])).decode([FixedDecimal].self).value == [decimal])
        }
    }

    @Test(
        arguments: [
            (7_036_874_417_766_400, "\"70368744177664.00\""), (7_036_874_417_766_401, "\"70368744177664.01\""),
            (-7_036_874_417_766_450, "\"-70368744177664.50\""), (.max, "\"92233720368547758.07\""),
            (.min, "\"-92233720368547758.08\""), (7_036_874_417_766_399, "70368744177663.99"),
        ] as [(Int64, String)])
    func writesLargeAmountsAsStrings(fen: Int64, text: String) throws {
        #expect(try ours(Amount(fen: fen), .compact) == Array(text.utf8))
        #expect(try JSONTree(Array(text.utf8)).decode(Amount.self).value == Amount(fen: fen))
    }

    private struct Mixed: Codable, Hashable {
        var accented: String
        var a10: [Int]
        var a2: [[String]]
        var upper: [String: Int8]
        var empty: [String: Bool]
        var large: UInt64
        var small: Int64
        var double: Double
        var float: Float
        var missing: Int?
        var optionals: [Int?]

        enum CodingKeys: String, CodingKey {
            case accented = "\u{E4}"
            case upper = "B"
            case a10, a2, empty, large, small, double, float, missing, optionals
        }
    }

    @Test func laysOutAsFoundationDoes() throws {
        let value = Mixed(
            accented: "/\"\u{1}é", a10: [], a2: [[], ["x"]], upper: ["": -1, "z": 1, "Z": 2], empty: [:], large: .max,
            small: .min,
            double: 0.1, float: 1.5, missing: nil, optionals: [1, nil, 3])
        let text = try foundation(value)
        #expect(try ours(value) == text)
        #expect(try JSONTree(text).decode(Mixed.self).value == value)
        let compact = JSONEncoder()
        compact.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try ours(value, .compact) == Array(compact.encode(value)))
    }

    @Test func refusesNumbersOutsideOfTheirType() throws {
        #expect(throws: JSONFailure.self) { try JSONTree(Array("[128]".utf8)).decode([Int8].self) }
        #expect(throws: JSONFailure.self) { try JSONTree(Array("[-1]".utf8)).decode([UInt8].self) }
        #expect(throws: JSONFailure.self) { try JSONTree(Array("[18446744073709551616]".utf8)).decode([UInt64].self) }
        #expect(throws: JSONFailure.self) { try JSONTree(Array("1e999".utf8)).decode(Double.self) }
        #expect(throws: EncodingError.self) { try ours([Double.infinity]) }
        #expect(try ours(FixedDecimal(tenThousandths: 10_000_000_000_000)) == Array("1000000000".utf8))
    }

    /// Every change of a form is read as Foundation reads it, or refused with a place.
    @Test func agreesOnMutations() throws {
        let source = try ours(Self.sample, .compact)
        var random = SplitMix(seed: 31)
        let spare = Array("{}[]:,\"\\0123456789eE+-. tfnula".utf8) + [0xE6, 0x80]
        var agreed = 0
        var refused = 0
        for _ in 0..<4_000 {
            var text = source
            let index = Int.random(in: 0..<text.count, using: &random)
            text[index] = spare[Int.random(in: 0..<spare.count, using: &random)]
            let theirs = try? JSONDecoder().decode(PerformanceForms.self, from: Data(text))
            guard let tree = try? JSONTree(text), let own = try? tree.decode(PerformanceForms.self).value else {
                refused += 1
                continue
            }
            // What Foundation reads is the same. Of what we read it refuses only 0e1, taking it for a leading zero.
            if let theirs {
                #expect(own == theirs)
            } else {
                #expect(String(decoding: text, as: UTF8.self).contains(/0[eE]/))
            }
            agreed += 1
        }
        #expect(agreed > 300 && refused > 100)
    }
}
