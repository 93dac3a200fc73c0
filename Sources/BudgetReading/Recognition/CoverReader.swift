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
                if count > 1, Self.standsAlone(line) || Self.standsAlone(lines[index + count - 1]) { break }
                read(lines[index..<index + count].joined())
            }
        }
    }

    /// Lines that are no part of a title that is wrapped: titles of tables, 部门：某某局, and 封面 as the name of a sheet.
    private static func standsAlone(_ line: String) -> Bool {
        line.hasSuffix("表") && !line.hasSuffix("公开表") || line.has("：") || line.has(":")
            || line.count < 6 && ["封面", "封皮", "目录", "附件"].contains(where: line.hasPrefix)
    }

    private mutating func read(_ text: String) {
        let plain = PrintedText.joined(text)
        guard plain.count < 80, let year = PrintedText.year(in: plain) else { return }
        let kinds: KeyValuePairs<String, Disclosure.Kind> = ["决算": .finalAccounts, "预算": .budget, "绩效": .performance]
        guard let (word, kind) = kinds.first(where: { plain.has($0.key) }), !plain.hasSuffix("。"),
            !plain.has("说明"), !plain.hasPrefix("第")
        else { return }
        if plain.hasSuffix("表"), !plain.hasSuffix("\(word)公开表") {
            readTable(plain, year, kind)
            return
        }
        var name = plain
        for number in ["\(year)年度", "\(year)年"] { name = name.replacing(number, by: "|") }
        guard name.has("|") else { return }
        for tail in ["单位\(word)公开", "部门\(word)公开", "单位\(word)", "部门\(word)", "\(word)公开", word] {
            guard let place = name.place(of: tail) else { continue }
            name = String(name[..<place.lowerBound])
            break
        }
        name = name.replacing("|", by: "")
        for open in ["[", "［", "【"] where name.hasPrefix(open) { name = Self.agency(name)?.name ?? name }
        name = Self.department(name) ?? name
        name = Self.withoutNumber(name.filter { !"《》“”\"".contains($0) })
        guard name.count >= 3, name.count <= 50 else {
            // 2025年部门预算 says the year, and nobody.
            if name.count < 3, self.year == nil, plain.hasSuffix(word) { (self.year, self.kind) = (year, kind) }
            return
        }
        self.title = plain
        self.year = year
        self.kind = kind
        self.name = name
        entity = plain.has("单位\(word)") ? .unit : plain.has("部门\(word)") ? .department : nil
    }

    /// 某局2025年部门整体绩效目标表: the title of a table names its department, too, where no cover does.
    private mutating func readTable(_ plain: String, _ year: Int, _ kind: Disclosure.Kind) {
        guard name == nil, let place = plain.place(of: "\(year)年") else { return }
        let name = Self.withoutNumber(String(plain[..<place.lowerBound]))
        let others = ["预算", "决算", "收入", "支出", "收支", "表", "：", ":", "、"]
        guard (4...40).contains(name.count), !others.contains(where: { name.has($0) }) else { return }
        (self.name, self.year, self.kind) = (name, year, kind)
    }

    /// A name without `附件1：`, `01.` and the like before it, as files are numbered.
    private static func withoutNumber(_ name: String) -> String {
        var rest = name[...]
        if rest.hasPrefix("附件") {
            rest = rest.dropFirst(2).drop { $0.isNumber || "一二三四五六七八九十".contains($0) }
        } else {
            rest = rest.drop { $0.isASCII && ($0.isNumber || $0.isLetter) }
        }
        let end = rest.drop { "：:.．、-—_（）() ".contains($0) }
        return end.startIndex > rest.startIndex || rest.startIndex == name.startIndex ? String(end) : name
    }

    /// 部门：某某局: the department or unit that most tables name above them.
    static func department(above tables: [[String]]) -> String? {
        var counts: [String: Int] = [:]
        for lines in tables {
            for name in Set(lines.compactMap(department)) { counts[name, default: 0] += 1 }
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.flatMap { 2 * $0.value > tables.count ? $0.key : nil }
    }

    /// 部门：某某局, 编制单位：某某局 and the like.
    static func department(_ line: String) -> String? {
        let marks = [
            "部门/单位", "部门（单位）", "单位（部门）", "部门名称", "单位名称", "编制单位", "编制部门", "填报单位", "填报部门", "预算单位", "部门", "单位",
        ]
        let text = line.drop(while: \.isWhitespace)
        guard let mark = marks.first(where: text.hasPrefix) else { return nil }
        let rest = text.dropFirst(mark.count)
        guard let colon = rest.first, colon == "：" || colon == ":" else { return nil }
        var value = rest.dropFirst().drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        for mark in ["金额单位", "单位：", "单位:"] {
            if let place = value.place(of: mark) { value = value[..<place.lowerBound] }
        }
        let name = agency(String(value))?.name ?? String(value)
        guard (3...40).contains(name.count), !name.contains(where: \.isNumber),
            UnitLine.unit(in: "单位：" + name) == nil
        else { return nil }
        return name
    }

    /// 2023年度: the year that stands alone above most tables.
    static func year(above tables: [[String]]) -> Int? {
        let years = tables.compactMap { lines in
            lines.lazy.flatMap { $0.split(whereSeparator: \.isWhitespace) }.compactMap { word -> Int? in
                let plain = String(word)
                guard let year = PrintedText.year(in: plain), plain == "\(year)年度" || plain == "\(year)年" else {
                    return nil
                }
                return year
            }.first
        }
        guard let first = years.first, 2 * years.count > tables.count, years.allSatisfy({ $0 == first }) else {
            return nil
        }
        return first
    }

    /// `[057007]某中心`, also without its first bracket.
    static func agency(_ line: String) -> Agency? {
        let plain = PrintedText.joined(line.halfWidth)
        guard plain.hasPrefix("[") || plain.has("]"), plain.count < 60, let (code, rest) = CodeCell.leading(plain),
            let agency = AgencyCode(code), rest.count > 2, !rest.has("年")
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
