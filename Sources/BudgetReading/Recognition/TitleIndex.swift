import BudgetCodes
import BudgetModel

/// 表名索引: which forms a printed title may stand for.
struct TitleIndex {
    private struct Name {
        let text: String
        /// The letters in UTF-8: they are compared by bytes, for comparing Chinese text as strings normalises it first.
        let letters: [UInt8]
        let form: Form.ID
        let kind: Disclosure.Kind?
    }

    private let names: [Name]
    /// The same without words that places put in or leave out.
    private let looseNames: [Name]
    /// The last letters of all names. Most lines of a document end with others.
    private let ends: Set<Unicode.Scalar>
    /// Whether titles are those of governments.
    var isOfGovernment = false

    init(forms: [Form], practices: [Practice]) {
        var names: [Name] = []
        var looseNames: [Name] = []
        var seen = Set<String>()
        func add(_ title: String, _ form: Form.ID) {
            let letters = PrintedText.folded(title)
            guard letters.count > 2, seen.insert(letters + "|" + form.rawValue).inserted else { return }
            names.append(Name(text: letters, letters: Array(letters.utf8), form: form, kind: form.kind))
            let text = Self.loose(title)
            looseNames.append(Name(text: text, letters: Array(text.utf8), form: form, kind: form.kind))
        }
        // A form that does as well somewhere may stand below the title of the other everywhere.
        var layouts: [Form.ID: [Form.ID]] = [:]
        for table in practices.flatMap(\.tables) where !table.alternatives.isEmpty {
            let family = [table.form] + table.alternatives
            for form in family { layouts[form, default: []] += family.filter { $0 != form } }
        }
        for form in forms {
            for title in [form.officialName] + form.aliases {
                for id in [form.id] + (layouts[form.id] ?? []) { add(title, id) }
            }
        }
        for practice in practices {
            for table in practice.tables {
                for form in [table.form] + table.alternatives + (layouts[table.form] ?? []) { add(table.title, form) }
            }
        }
        self.names = names
        self.looseNames = looseNames
        ends = Set(names.compactMap(\.text.unicodeScalars.last)).union(["续", "表"])
    }

    /// A title that a text was taken for.
    struct Match {
        var forms: [Form.ID]
        /// The letters that agree.
        var length: Int
        var isExact: Bool
    }

    /// The forms whose name a text ends with. What stands before the name must be a year, a number or whose document it
    /// is, and no other words of budgets.
    func match(_ text: String) -> Match? {
        if isOfGovernment { return GovernmentTitles.standard.match(text) }
        guard text.utf8.count < 400 else { return nil }
        let title = String(Self.title(text))
        var letters = PrintedText.folded(title)
        // 表（按功能分类科目）
        let hasBracket = title.hasSuffix("）") || title.hasSuffix(")")
        guard let last = letters.unicodeScalars.last, hasBracket || ends.contains(last) else { return nil }
        for mark in ["续", "续表"] where letters.hasSuffix(mark) { letters = String(letters.dropLast(mark.count)) }
        guard letters.count > 2, letters.count < 90, letters.has("表") else { return nil }
        if let match = best(names, letters, isExact: true) { return match }
        return best(looseNames, Self.loose(title), isExact: false)
    }

    private func best(_ names: [Name], _ letters: String, isExact: Bool) -> Match? {
        let bytes = Array(letters.utf8)
        var length = 0
        var forms: [Form.ID] = []
        for name in names where name.letters.count >= length && name.letters.count <= bytes.count {
            guard bytes[(bytes.count - name.letters.count)...].elementsEqual(name.letters),
                Self.isPlain(String(decoding: bytes.dropLast(name.letters.count), as: UTF8.self))
            else { continue }
            if name.letters.count > length {
                length = name.letters.count
                forms = []
            }
            if !forms.contains(name.form) { forms.append(name.form) }
        }
        return forms.isEmpty ? nil : Match(forms: forms, length: length, isExact: isExact)
    }

    /// A line without the unit and the like behind the title.
    static func title(_ text: String) -> Substring {
        var title = text[...]
        for mark in ["单位：", "单位:", "金额单位", "填报"] {
            if let place = title.place(of: mark), place.lowerBound > title.startIndex {
                title = title[..<place.lowerBound]
            }
        }
        while let last = title.last, last == "：" || last == ":" || last.isWhitespace { title = title.dropLast() }
        return title
    }

    /// The letters of a title without words that places put in or leave out, and without 按功能分类科目 in brackets.
    private static func loose(_ title: String) -> String {
        var plain = ""
        var depth = 0
        for character in title {
            if "（([〔【".contains(character) {
                depth += 1
            } else if "）)]〕】".contains(character) {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                plain.append(character)
            }
        }
        var text = PrintedText.folded(plain.hasSuffix("表") ? plain : title)
        for mark in ["续", "续表"] where text.hasSuffix(mark) { text = String(text.dropLast(mark.count)) }
        for word in ["情况", "明细", "公开", "总体"] { text = text.replacing(word, by: word == "总体" ? "总" : "") }
        for fund in ["一般公共预算", "政府性基金预算", "国有资本经营预算"] {
            text = text.replacing(fund + "财政拨款", by: fund)
        }
        for (long, short) in [("预算表", "表"), ("决算表", "表"), ("经费支出表", "经费表")] {
            text = text.replacing(long, by: short)
        }
        return text
    }

    /// Whether what stands before a name says nothing of what the table is about.
    private static func isPlain(_ prefix: String) -> Bool {
        if prefix.isEmpty { return true }
        var text = prefix
        for word in ["部门预算", "单位预算", "部门决算", "单位决算", "预算公开", "决算公开", "预算年度", "项目支出绩效"] {
            text = text.replacing(word, by: "")
        }
        let words = [
            "财政拨款", "政府性基金", "国有资本", "一般公共", "基本支出", "项目", "三公", "采购", "收入", "支出", "预算", "决算", "机关运行",
            "功能", "经济", "分类", "绩效", "转移", "专户", "债务", "资产", "人员", "明细", "收支", "说明", "根据",
        ]
        return !words.contains { text.has($0) }
    }
}

extension Form.ID {
    /// The kind of documents that have a form of the package.
    var kind: Disclosure.Kind? {
        if rawValue.hasPrefix("budget.") { return .budget }
        if rawValue.hasPrefix("final-accounts.") { return .finalAccounts }
        return nil
    }
}
