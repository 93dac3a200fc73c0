import BudgetCodes
import Testing

@Suite("Texts in texts") struct TextSearchTests {
    @Test(
        "a text is found as the standard library finds it",
        arguments: [
            ("一般公共预算财政拨款", "预算"), ("一般公共预算财政拨款", "一"), ("款", "拨款"), ("aab", "ab"), ("aaab", "aab"), ("", "a"),
            ("2023年度2023年", "2023年"), ("预算数", "预算数"), ("预算数", "预算数表"), ("é", "e"), ("甲乙丙", "丙"),
        ])
    func places(_ text: String, _ part: String) {
        // Search by hand, one scalar after the other.
        let (whole, searched) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
        let starts = whole.indices.filter { whole[$0...].starts(with: searched) }
        #expect(text.has(part) == !starts.isEmpty)
        #expect(
            text.place(of: part).map { text.unicodeScalars.distance(from: text.startIndex, to: $0.lowerBound) }
                == starts.first)
        #expect(text.place(of: part).map { String(text[$0]) } == (starts.isEmpty ? nil : part))
        #expect(text.dropFirst().has(part) == starts.contains { $0 > 0 })
    }

    @Test("what stands between, and what is put there instead")
    func parts() {
        #expect("a<br><br>b<br>".parts(separatedBy: "<br>") == ["a", "", "b", ""])
        #expect("对市县补助，对市县".replacing("对市县", by: "") == "补助，")
        #expect("2023年".replacing("年", by: "|").replacing("月", by: "") == "2023|")
        #expect("甲乙".replacing("", by: "丙") == "甲乙" && "".replacing("甲", by: "乙") == "")
        let rest = "甲乙甲丙".dropFirst()
        #expect(rest.place(of: "甲").map { String(rest[$0.upperBound...]) } == "丙")
    }
}
