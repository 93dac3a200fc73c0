import BudgetCodes
import BudgetInterchange
import BudgetModel
import Foundation
import Testing

/// Whatever a form leaves blank or says wrongly, no message about it has a hole.
@Suite struct PerformanceMessageTests {
    /// Names, units and the like that forms leave blank, all at once.
    private static let blanks: [Set<String>] = [
        [], ["name"], ["unit", "nature"], ["levelThree"], ["levelOne", "levelTwo", "levelThree", "name"], ["target"],
        ["actual"], ["weight"], ["levelOneWeight", "levelTwoWeight", "weight"], ["score"], ["target", "actual"],
    ]
    /// What is written wrongly, all at once.
    private static let slips: [(keys: Set<String>, value: Int)] = [
        ([], 0), (["weight"], 3), (["levelOneWeight", "levelTwoWeight"], 7), (["score"], -1), (["score"], 50),
        (["total", "reviewTotal"], -5), (["rate"], 4), (["budget", "amount", "current"], 12_300),
        (["actual", "initialBudget", "lastYear"], 45_600), (["reviewScore", "scoreFactor", "share"], 2),
    ]
    private static let words: [String] = ["", "无", "……", "≤7个", "98%", "部分达成", "12月底前"]

    @Test(arguments: LayoutFile.allCases) func noMessageHasAHole(file: LayoutFile) throws {
        let json = try JSONSerialization.jsonObject(with: Data(try file.text))
        var messages: Set<String> = []
        for blank in Self.blanks {
            for slip in Self.slips {
                for isEmpty in blank.isEmpty ? [false] : [false, true] {
                    let changed = Self.changed(json, "") { key, value in
                        if blank.contains(key) {
                            // Names must be there, and may be empty.
                            return isEmpty || key == "name" || key.hasPrefix("level")
                                ? (value is String ? "" : nil) : nil
                        }
                        if slip.keys.contains(key), let number = value as? NSNumber {
                            return NSDecimalNumber(decimal: number.decimalValue + Decimal(slip.value))
                        }
                        return value
                    }
                    messages.formUnion(try Self.messages(changed))
                }
            }
        }
        for (index, word) in Self.words.enumerated() {
            for keys in [Set(["target"]), ["actual"], ["deviation"], ["lastYear", "unit"], ["levelTwo"], ["nature"]] {
                var count = 0
                let changed = Self.changed(json, "") { key, value in
                    guard keys.contains(key), value is String else { return value }
                    count += 1
                    return count % 2 == index % 2 ? word : value
                }
                messages.formUnion(try Self.messages(changed))
            }
        }
        #expect(!messages.isEmpty)
        #expect(messages.filter(Self.hasHole).sorted() == [])
    }

    private static let holes = [
        "（）", "()", "“”", "\"\"", "［］", "[]", "  ", "：（", ": (", "：，", "、、", "（，", " ,", "( ", "，，", "；；", ": :", "：：",
        "，实际 ）", " 实际 ）",
    ]

    private static func hasHole(_ message: String) -> Bool {
        let ends: Set<Character> = ["：", ":", "，", ",", "、", ";", " ", "；"]
        guard let first = message.first, let last = message.last else { return true }
        return holes.contains { message.contains($0) } || ends.contains(first) || ends.contains(last)
    }

    private static func messages(_ json: Any) throws -> [String] {
        let data = try JSONSerialization.data(withJSONObject: json)
        let report = try Disclosure(json: Array(data)).validate()
        return report.findings.flatMap { finding in
            Language.allCases.map { finding.message(in: $0) }
        }
    }

    /// The tree with other leaves; those without a value are left out.
    private static func changed(_ json: Any, _ key: String, _ leaf: (String, Any) -> Any?) -> Any {
        if let object = json as? [String: Any] {
            var copy: [String: Any] = [:]
            for (key, value) in object.sorted(by: { $0.key < $1.key }) {
                if value is [String: Any] || value is [Any] {
                    copy[key] = ["header", "caption"].contains(key) ? value : changed(value, key, leaf)
                } else {
                    copy[key] = leaf(key, value)
                }
            }
            return copy
        }
        return (json as? [Any])?.map { changed($0, key, leaf) } ?? json
    }

    /// A target that was met is never said to be missed.
    @Test(arguments: [
        ("≥95%", "96%"), ("≥50人", "50人"), ("≤12月", "11月"), ("=100%", "100%"), ("持续", "持续"), ("90", "95"),
    ])
    func aTargetThatWasMetIsNotSaidToBeMissed(target: String, actual: String) {
        var form = ProjectSelfEvaluation()
        form.name = "甲项目"
        var row = EvaluatedIndicator("产出指标", "质量指标", "甲指标")
        (row.target, row.actual, row.weight, row.score) = (target, actual, FixedDecimal(10), FixedDecimal(8))
        form.indicators = [row]
        var document = Disclosure(
            Disclosure.Header(.performance, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        document.performance.projectSelfEvaluations = [form]
        let messages = document.validate().findings(.violated).flatMap { finding in
            Language.allCases.map { finding.message(in: $0) }
        }
        #expect(!messages.isEmpty)
        #expect(messages.allSatisfy { !$0.contains("未完成") && !$0.contains("missed") })
    }
}
