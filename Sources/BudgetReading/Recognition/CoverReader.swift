import BudgetCodes
import BudgetModel

/// 封面: who published a document, for which year and what kind it is, from its first lines and its titles.
struct CoverReader {
    var kind: Disclosure.Kind?
    var year: Int?
    var entity: Disclosure.Entity?
    var name: String?
    var title: String?
    var published: String?
    /// Units as `[057007]某中心` above tables.
    var printedAgency: Agency?

    /// Reads the lines before the first table, and those that name units.
    init(_ lines: [String]) {
        for (index, line) in lines.enumerated() {
            if printedAgency == nil, let agency = Self.agency(line) { printedAgency = agency }
            if index < 12, published == nil { published = Self.day(line) }
            guard title == nil, index < 40, PrintedText.year(in: line) != nil || lines.indices.contains(index + 1)
            else {
                continue
            }
            // A title may be wrapped.
            for count in 1...3 where title == nil && index + count <= lines.count {
                read(lines[index..<index + count].joined())
            }
        }
    }

    private mutating func read(_ text: String) {
        let plain = PrintedText.joined(text)
        guard plain.count < 80, let year = PrintedText.year(in: plain) else { return }
        let kinds: KeyValuePairs<String, Disclosure.Kind> = ["决算": .finalAccounts, "预算": .budget, "绩效": .performance]
        guard let (word, kind) = kinds.first(where: { plain.contains($0.key) }), !plain.hasSuffix("表"),
            !plain.hasSuffix("。"), !plain.contains("说明"), !plain.hasPrefix("第")
        else { return }
        var name = plain
        for number in ["\(year)年度", "\(year)年"] { name = name.replacing(number, with: "|") }
        guard name.contains("|") else { return }
        for tail in ["单位\(word)公开", "部门\(word)公开", "单位\(word)", "部门\(word)", "\(word)公开", word] {
            guard let place = name.firstRange(of: tail) else { continue }
            name = String(name[..<place.lowerBound])
            break
        }
        name = name.replacing("|", with: "")
        for open in ["[", "［", "【"] where name.hasPrefix(open) { name = Self.agency(name)?.name ?? name }
        name = name.filter { !"《》“”\"".contains($0) }
        guard name.count >= 3, name.count <= 50 else { return }
        self.title = plain
        self.year = year
        self.kind = kind
        self.name = name
        entity = plain.contains("单位\(word)") ? .unit : plain.contains("部门\(word)") ? .department : nil
    }

    /// `[057007]某中心`, also without its first bracket.
    static func agency(_ line: String) -> Agency? {
        let plain = PrintedText.joined(line.halfWidth)
        guard plain.hasPrefix("[") || plain.contains("]"), plain.count < 60, let (code, rest) = CodeCell.leading(plain),
            let agency = AgencyCode(code), rest.count > 2, !rest.contains("年")
        else { return nil }
        return Agency(code: agency, name: rest)
    }

    /// `2024年10月12日`.
    static func day(_ line: String) -> String? {
        let plain = PrintedText.joined(line.halfWidth)
        guard plain.count < 16, plain.hasSuffix("日") else { return nil }
        let parts = plain.dropLast().split { "年月".contains($0) }.compactMap { Int($0) }
        guard parts.count == 3, (1990...2099).contains(parts[0]), (1...12).contains(parts[1]),
            (1...31).contains(parts[2])
        else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts[0])-\(two(parts[1]))-\(two(parts[2]))"
    }
}
