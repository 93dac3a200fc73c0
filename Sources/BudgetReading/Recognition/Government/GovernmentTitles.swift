import BudgetCodes
import BudgetModel

/// 政府表名索引: which forms of governments a printed title may stand for.
///
/// What places put around a name says nothing of the form: years, the region, the level, 预算 or 决算. So names and titles
/// are compared without them, and the level is read on its own.
struct GovernmentTitles: Sendable {
    private struct Name: Sendable {
        /// The letters in UTF-8.
        let letters: [UInt8]
        /// The place in ``GovernmentForm/all``.
        let form: Int
    }

    private let names: [Name]
    /// The same without words that places put in or leave out.
    private let looseNames: [Name]

    /// The forms of the package; made when the first document of a government is read.
    static let standard = GovernmentTitles(GovernmentForm.all)

    init(_ forms: [GovernmentForm]) {
        var names: [Name] = []
        var loose: [Name] = []
        for (number, form) in forms.enumerated() {
            var titles = [form.officialName]
            for title in form.forms.flatMap(\.aliases) where !titles.contains(title) { titles.append(title) }
            for title in titles {
                let core = Self.core(title)
                names.append(Name(letters: Array(core.utf8), form: number))
                loose.append(Name(letters: Array(Self.loose(core).utf8), form: number))
            }
        }
        self.names = names
        looseNames = loose
    }

    /// The forms whose name a text ends with, for the level that it names.
    func match(_ text: String) -> TitleIndex.Match? {
        guard text.utf8.count < 400, text.has("表") || text.hasSuffix("算") else { return nil }
        let title = PrintedText.joined(String(TitleIndex.title(text)).halfWidth)
        guard title.count < 90, title.hasSuffix("表") || title.hasSuffix(")") || title.hasSuffix("算") else { return nil }
        let core = Self.core(title)
        guard core.utf8.count >= 9 else { return nil }
        let found = best(names, core).map { ($0, true) } ?? best(looseNames, Self.loose(core)).map { ($0, false) }
        guard let ((forms, length), isExact) = found else { return nil }
        let scope = Self.scope(title)
        let ids = Self.withSiblings(forms).map { GovernmentForm.all[$0][scope].id }
        return TitleIndex.Match(forms: ids, length: length, isExact: isExact)
    }

    private func best(_ names: [Name], _ core: String) -> (forms: [Int], length: Int)? {
        let bytes = Array(core.utf8)
        var length = 0
        var forms: [Int] = []
        for name in names where name.letters.count >= length && name.letters.count <= bytes.count {
            guard name.letters.count > 5, bytes[(bytes.count - name.letters.count)...].elementsEqual(name.letters),
                Self.isPlain(String(decoding: bytes.dropLast(name.letters.count), as: UTF8.self))
            else { continue }
            if name.letters.count > length {
                length = name.letters.count
                forms = []
            }
            if !forms.contains(name.form) { forms.append(name.form) }
        }
        return forms.isEmpty ? nil : (forms, length)
    }

    /// Places print a table by items and one by regions, or a table of funds in rows and one in columns, under one title.
    /// What stands in the table tells.
    private static func withSiblings(_ forms: [Int]) -> [Int] {
        var all = forms
        for form in forms {
            let name = GovernmentForm.all[form].name
            var others = ["\(name)-by-region", "\(name)-by-fund"]
            for end in ["-by-region", "-by-fund"] where name.hasSuffix(end) {
                others.append(String(name.dropLast(end.count)))
            }
            if name.hasPrefix("debt-balance") { others.append("debt-limits-by-region") }
            if name == "debt-limits-by-region" { others.append("debt-balance") }
            for (number, other) in GovernmentForm.all.enumerated() where others.contains(other.name) {
                if !all.contains(number) { all.append(number) }
            }
        }
        return all
    }

    // MARK: What a title says

    /// `表4-1 某省2023年…表` as the number and the title. A number may stand close to the year.
    static func split(_ text: String) -> (number: String?, title: String) {
        let printed = TitleIndex.title(text)
        let trimmed = String(printed).halfWidth.drop { $0.isWhitespace }
        // Brackets stay as they are printed.
        func joined(_ count: Int) -> String { PrintedText.joined(String(printed.suffix(count))) }
        var rest = trimmed
        for mark in ["附表", "表"] where rest.hasPrefix(mark) {
            rest = rest.dropFirst(mark.count)
            break
        }
        let hasMark = rest.count < trimmed.count
        let chinese = rest.prefix { "一二三四五六七八九十".contains($0) }
        var number =
            chinese.isEmpty
            ? rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") || $0 == "、" } : chinese
        var title = rest.dropFirst(number.count)
        if title.hasPrefix("年"), number.count >= 4 {
            title = rest.dropFirst(number.count - 4)
            number = number.dropLast(4)
        }
        let isNumber = hasMark || title.first?.isWhitespace == true || number.last == "、"
        guard !number.isEmpty, isNumber, title.count > 4 else { return (nil, joined(trimmed.count)) }
        if title.first == "、" { title = title.dropFirst() }
        while let last = number.last, last == "." || last == "-" || last == "、" { number = number.dropLast() }
        let mark = trimmed.prefix(trimmed.count - rest.count)
        return (mark + String(number), joined(title.count))
    }

    /// 级次: the level that a title names. A region alone means all of it.
    static func scope(_ title: String) -> GovernmentScope {
        var text = withoutTemplateLevels(title)
        for words in ["对市县", "对各市县", "对县区", "对区县", "对下级", "对下"] { text = text.replacing(words, by: "") }
        let isWhole = wholes.contains { text.has($0) }
        if text.has("本级") { return isWhole && text.has("和") ? .whole : .own }
        if isWhole { return .whole }
        if ["市县", "县市", "区县", "县区", "各县", "各区"].contains(where: { text.has($0) }) { return .below }
        if levels.contains(where: { text.has($0) }) { return .managed }
        return .whole
    }

    /// Whether a text names a level.
    static func namesLevel(_ text: String) -> Bool {
        text.has("本级") || wholes.contains { text.has($0) } || levels.contains { text.has($0) }
    }

    private static let wholes = ["全省", "全区", "全市", "全县", "全州", "全盟", "全旗", "全国", "全辖", "全地区"]
    private static let levels = ["省级", "自治区级", "区级", "市级", "县级", "州级", "盟级", "旗级"]

    /// 云浮市（县、区）: what a template leaves to whoever fills it in.
    private static func withoutTemplateLevels(_ title: String) -> String {
        var result = ""
        var rest = title.halfWidth[...]
        while let open = rest.firstIndex(of: "(") {
            guard let close = rest[open...].firstIndex(of: ")") else { break }
            result += rest[..<open]
            let inside = rest[rest.index(after: open)..<close]
            if !inside.allSatisfy({ "省市县区州旗级、,，/和或".contains($0) }) { result += rest[open...close] }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// What is left of a title without the words that say nothing of the form.
    private static func core(_ title: String) -> String {
        var text = PrintedText.folded(withoutTemplateLevels(title))
        while let digit = text.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            let end = text[digit...].firstIndex { !($0.isASCII && $0.isNumber) } ?? text.endIndex
            text.removeSubrange(digit..<end)
        }
        for word in noise { text = text.replacing(word, by: "") }
        return text
    }

    private static let noise = [
        "自治区对市县", "省级对市县", "省对市县", "区级对市县", "市级对县区", "市对县区", "市对下", "对各市县", "对市县", "对县区", "对下",
        "省本级", "自治区本级", "市本级", "县本级", "区本级", "州本级", "本级", "执行情况", "情况", "执行", "决算", "预算", "草案", "代编",
        "地方", "公开", "年度", "以及", "及", "和", "与", "的", "表",
    ]

    /// Without words that tell apart few forms, and that many places print or leave out.
    private static func loose(_ core: String) -> String {
        var text = core
        for word in ["明细", "分类", "按", "功能", "总", "完成", "安排", "分项目"] { text = text.replacing(word, by: "") }
        return text
    }

    /// Whether what stands before a name says nothing of what the table is about.
    private static func isPlain(_ prefix: String) -> Bool {
        let words = [
            "收入", "支出", "收支", "一般公共", "政府性基金", "国有资本", "社会保险", "债务", "债券", "转移支付", "三公", "专户", "基金", "部门",
            "单位", "采购", "项目",
        ]
        return !words.contains { prefix.has($0) }
    }
}
