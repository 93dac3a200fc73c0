import BudgetCodes
import BudgetModel

/// 政府文件的封面: whether a content is the book of a government, and whose, for which year and what kind it is.
struct GovernmentHeader {
    var kind: Disclosure.Kind?
    var year: Int?
    var name: String?
    var title: String?

    // MARK: Whose document

    /// Whether a content is the book of a government rather than of a department: by the titles of its tables. Most titles
    /// of departments have none of the words, so that little is done for their documents.
    static func isGovernment(_ content: PublishedContent, departments: TitleIndex) -> Bool {
        var own = 0
        var others = 0
        func count(_ text: String) {
            guard text.count < 90, text.has("表") || text.hasSuffix("算") else { return }
            if isTitle(text) { own += 1 } else if departments.match(text) != nil, !mayBeBoth(text) { others += 1 }
        }
        for part in content.parts {
            switch part {
            case .text(let line): count(line.text)
            case .grid(let grid):
                // Titles of workbooks stand in rows of the grid.
                for cell in grid.cells.prefix(4) where cell.row < 3 { count(cell.text) }
            }
        }
        return own > others
    }

    /// Whether a line is the title of a table that only governments publish.
    private static func isTitle(_ text: String) -> Bool {
        let plain = PrintedText.joined(text)
        if ["部门", "单位公开", "绩效"].contains(where: { plain.has($0) }) { return false }
        let books = [
            "一般公共预算", "政府性基金", "国有资本经营", "社会保险基金", "税收返还", "政府债务", "地方政府", "政府一般债务", "政府专项债务",
            "财政收支", "三公", "预备费", "财政专户", "基本支出", "养老保险基金", "医疗保险基金",
        ]
        guard let book = books.lazy.compactMap({ plain.place(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound })
        else { return false }
        if GovernmentTitles.namesLevel(plain) { return true }
        let sure = [
            "转移支付", "地方政府", "政府债务", "政府一般债务", "政府专项债务", "社会保险基金", "养老保险基金", "医疗保险基金", "预备费",
            "公共预算收入", "基金收入", "基金预算收入", "经营收入", "经营预算收入", "公共预算收支", "基金收支", "基金预算收支", "经营预算收支",
        ]
        if sure.contains(where: { plain.has($0) }) { return true }
        // 某市一般公共预算支出表, where a department has its name before it.
        return plain[..<book.lowerBound].last.map { "省市县区州盟旗".contains($0) } ?? false
    }

    /// Titles that governments and departments print alike.
    private static func mayBeBoth(_ text: String) -> Bool {
        ["一般公共预算", "政府性基金", "国有资本经营", "三公", "财政收支"].contains { text.has($0) }
    }

    // MARK: Header

    /// Reads the lines before the first table, then the titles of the tables.
    init(cover: [String], titles: [String]) {
        for index in cover.indices.prefix(40) {
            for count in 1...3 where title == nil && index + count <= cover.count {
                let lines = cover[index..<index + count]
                if count > 1, lines.contains(where: { $0.hasSuffix("表") || $0.has("单位") }) { break }
                read(lines.joined())
            }
        }
        let titles = titles.map { GovernmentTitles.split($0).title }
        let names = titles.compactMap(Self.region)
        if name == nil { name = Self.mostCommon(names) }
        if year == nil { year = Self.mostCommon(titles.compactMap { PrintedText.year(in: $0) }) }
        if kind == nil { kind = Self.mostCommon(titles.compactMap(Self.kind)) }
    }

    private mutating func read(_ text: String) {
        let plain = PrintedText.joined(text)
        guard plain.count < 80, PrintedText.year(in: plain) != nil, !plain.hasSuffix("。"), !plain.has("说明"),
            !plain.hasSuffix("表") || plain.hasSuffix("报表") || plain.hasSuffix("公开表") || plain.hasSuffix("附表"),
            let kind = Self.kind(plain)
        else { return }
        title = plain
        self.kind = kind
        year = Self.years(plain).max()
        name = Self.region(plain)
    }

    /// What a title says of the kind: the execution of last year's budget and a draft for this year are one document,
    /// that of this year.
    static func kind(_ text: String) -> Disclosure.Kind? {
        if text.has("草案") { return .budget }
        if text.has("执行情况") || text.has("预算执行") { return .execution }
        if text.has("决算") { return .finalAccounts }
        return text.has("预算") ? .budget : nil
    }

    /// All years of a text.
    static func years(_ text: String) -> [Int] {
        text.split { !($0.isASCII && $0.isNumber) }.compactMap { digits in
            digits.utf8.count == 4 ? Int(digits).flatMap { (1990...2099).contains($0) ? $0 : nil } : nil
        }
    }

    /// The region that a title begins with: 某市 of 2025年某市本级一般公共预算收入表.
    static func region(_ title: String) -> String? {
        var text = PrintedText.joined(title.halfWidth)
        for word in ["关于", "年末", "年度", "年底", "年"] { text = text.replacing(word, by: "") }
        text.removeAll { $0.isASCII }
        var end = text.endIndex
        let stops = [
            "省本级", "市本级", "县本级", "区本级", "本级", "省级", "市级", "县级", "区级", "人民政府", "财政", "政府", "地方", "一般公共", "国有", "社会",
            "预算", "决算", "税收", "分地区", "新增", "债", "和", "及", "与", "全", "各", "对", "“",
        ]
        for stop in stops {
            if let place = text.place(of: stop)?.lowerBound, place < end { end = place }
        }
        var name = String(text[..<end])
        // 某市市级 leaves 某市; 某省级 leaves 某, which is 某省.
        if name.isEmpty == false, let next = text[end...].first, "省市县区州".contains(next), !isRegion(name) {
            name.append(next)
        }
        return isRegion(name) ? name : nil
    }

    private static func isRegion(_ name: String) -> Bool {
        guard name.count >= 2 && name.count <= 20, let last = name.last, let first = name.first else { return false }
        return "省市县区州盟旗".contains(last) && !"本我自全各省市县区".contains(first)
    }

    private static func mostCommon<Value: Hashable>(_ values: [Value]) -> Value? {
        var counts: [Value: Int] = [:]
        var best: (value: Value, count: Int)?
        for value in values {
            counts[value, default: 0] += 1
            if counts[value, default: 0] > best?.count ?? 0 { best = (value, counts[value, default: 0]) }
        }
        return best?.value
    }
}
