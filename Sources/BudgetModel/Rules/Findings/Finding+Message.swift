public import BudgetCodes

extension Finding {
    /// The finding as one sentence with its arithmetic: `301 工资福利支出 合计 148.43，下级合计 148.44，差 −0.01（尾数）`.
    ///
    /// Amounts are in the unit of the table.
    public func message(in language: Language) -> String {
        if let problem {
            let text = message(problem, language) + alsoStands(language)
            guard let explanation else { return text }
            return language == .chinese
                ? "\(text)（\(verdict.name(in: language))：\(explanation)）"
                : "\(text) (\(verdict.name(in: language)): \(explanation))"
        }
        switch verdict {
        case .notEvaluated: return notEvaluatedMessage(language)
        default: return arithmeticMessage(language)
        }
    }

    /// Where the same stands once more.
    private func alsoStands(_ language: Language) -> String {
        guard !others.isEmpty else { return "" }
        let places = others.map { place(of: $0, language) }
        return language == .chinese
            ? "（另见 \(places.joined(separator: "、"))）" : " (also \(places.joined(separator: "; ")))"
    }

    /// An amount in the precision of the table, with a typographic minus.
    private func text(_ amount: Amount?, _ language: Language) -> String {
        guard let amount else { return language == .chinese ? "空白" : "blank" }
        // A figure that the table could not print shows all its decimals.
        let finest = Precision(unit: precision.unit, decimals: precision.unit.decimalsOfFen)
        let text = amount.formatted(precision.holds(amount) ? precision : finest)
        return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }

    private func arithmeticMessage(_ language: Language) -> String {
        let name = cell.name(in: language)
        let printed = (name.isEmpty ? "" : name + " ") + figure(of: cell, language)
        let sum = expectation(language)
        let gap = difference.map { (language == .chinese ? "，差 " : ", difference ") + text($0, language) } ?? ""
        var end = verdict.name(in: language)
        if let assumption = phrase.assumption {
            end += language == .chinese ? "，\(assumption.chinese)" : ", \(assumption.english)"
        }
        if let explanation { end += language == .chinese ? "：\(explanation)" : ": \(explanation)" }
        switch language {
        case .chinese: return "\(printed)，\(sum)\(gap)（\(end)）"
        case .english: return "\(printed), \(sum)\(gap) (\(end))"
        }
    }

    private func notEvaluatedMessage(_ language: Language) -> String {
        var words = cell.name(in: language)
        // What is not about figures has none.
        let isAboutFigures = cell.amount != nil || reason?.isAboutFigures == true
        if isAboutFigures || words.isEmpty {
            let amount = figure(of: cell, language)
            words += words.isEmpty ? amount : " " + amount
        }
        if !others.isEmpty {
            words += language == .chinese ? "，对应 " : ", against "
            words += others.map { described($0, language) }.joined(separator: language == .chinese ? "、" : "; ")
        }
        let why = reason?.name(in: language) ?? ""
        return language == .chinese ? "\(words)（未核对：\(why)）" : "\(words) (not evaluated: \(why))"
    }

    /// What the printed figure is compared with, and its amount.
    private func expectation(_ language: Language) -> String {
        var sum = text(expected, language)
        if others.contains(where: \.isDerived), [.columns, .children, .rows].contains(phrase) {
            sum += language == .chinese ? "（含由分项推算的数）" : " (some made from their parts)"
        }
        switch (phrase, language) {
        case (.columns, .chinese): return "各栏合计 \(sum)"
        case (.columns, .english): return "columns add up to \(sum)"
        case (.children, .chinese): return "下级合计 \(sum)"
        case (.children, .english): return "lines below add up to \(sum)"
        case (.rows, .chinese): return "各行合计 \(sum)"
        case (.rows, .english): return "rows add up to \(sum)"
        case (.atLeast, .chinese): return "应不小于 \(terms(language)) \(sum)"
        case (.atLeast, .english): return "expected at least \(terms(language)) \(sum)"
        case (_, .chinese): return others.isEmpty ? "应为 \(sum)" : "\(terms(language)) \(sum)"
        case (_, .english): return others.isEmpty ? "expected \(sum)" : "\(terms(language)) \(sum)"
        }
    }

    /// The cells that make up the expected figure, each with its amount when there are several.
    private func terms(_ language: Language) -> String {
        if others.count == 1, let other = others.first, !other.isSubtracted { return place(of: other, language) }
        var terms = ""
        for other in others {
            if other.isSubtracted { terms += terms.isEmpty ? "−" : " − " } else if !terms.isEmpty { terms += " + " }
            terms += described(other, language)
        }
        return terms + (others.isEmpty ? "" : " =")
    }

    private func described(_ other: Cell, _ language: Language) -> String {
        let name = place(of: other, language)
        return (name.isEmpty ? "" : name + " ") + figure(of: other, language)
    }

    /// The amount of a cell, and whether it was made from its parts.
    private func figure(of cell: Cell, _ language: Language) -> String {
        let amount = text(cell.amount, language)
        guard cell.isDerived else { return amount }
        return amount + (language == .chinese ? "（空白，由分项推算）" : " (blank, made from its parts)")
    }

    /// The table and the cell of another figure; the table is left out when it is the same.
    private func place(of other: Cell, _ language: Language) -> String {
        let name = other.name(in: language)
        guard other.location.table != cell.location.table else { return name }
        return language == .chinese ? "\(other.tableName)［\(name)］" : "\(other.location.table) [\(name)]"
    }

    /// The kind of evidence; for a name that documents of the year do not print, with the nearest year that does.
    private func described(_ evidence: Evidence, _ language: Language) -> String {
        let name = evidence.name(in: language)
        switch evidence {
        case .carriedBack(let years): return years.first.map { "\(name) \($0)" } ?? name
        case .carriedOn(let years): return years.last.map { "\(name) \($0)" } ?? name
        default: return name
        }
    }

    private func message(_ problem: Problem, _ language: Language) -> String {
        let own = cell.name(in: language)
        // A row without a name is one of its table.
        let name = own.isEmpty ? cell.tableName : own
        let amount = text(cell.amount, language)
        switch (problem, language) {
        case (.performance(let kind, let texts), _):
            return "\(name)\(language == .chinese ? "：" : ": ")\(kind.message(texts, language))"
        case (.points(let printed, let lower, let upper, let assumption), _):
            let range = lower == upper ? "\(lower)" : "\(lower)–\(upper)"
            let figure = printed.map { "\($0)" } ?? text(nil, language)
            let why = assumption.map { $0.name(in: language) }
            return language == .chinese
                ? "\(name) \(figure)，应为 \(range)\(why.map { "（\($0)）" } ?? "")"
                : "\(name) \(figure), expected \(range)\(why.map { " (\($0))" } ?? "")"
        case (.custom(let chinese, let english), _):
            let text = BilingualText(chinese, english)[language]
            return own.isEmpty ? text : "\(name)\(language == .chinese ? "：" : ": ")\(text)"
        case (.unknownCode, .chinese):
            return "\(name)：当年分类科目中查不到此编码"
        case (.unknownCode, .english):
            return "\(name): the catalogue of the year does not know this code"
        case (.uncertainCode, .chinese):
            return "\(name)：内置目录中没有此编码；目录对当年这一级科目掌握不全，可能是新增或后来取消的编码"
        case (.uncertainCode, .english):
            return "\(name): the catalogue does not have this code, but may lack codes of this level in that year: "
                + "new ones, and those deleted since"
        case (.otherName(let expected, let evidence), .chinese):
            return "\(name)：分类科目中为“\(expected)”（\(described(evidence, language))）"
        case (.otherName(let expected, let evidence), .english):
            return "\(name): the catalogue says \(expected) (\(described(evidence, language)))"
        case (.formerName(let until, let expected, let evidence), .chinese):
            let years = until.map { "\($0)年及以前" } ?? "以前年度"
            return "\(name)：名称为\(years)口径，现为“\(expected)”（\(described(evidence, language))）"
        case (.formerName(let until, let expected, let evidence), .english):
            let years = until.map { "until \($0)" } ?? "earlier"
            return "\(name): the name of \(years), now \(expected) (\(described(evidence, language)))"
        case (.malformedCode(let code, let kind), _):
            let text = BilingualText(
                code.isEmpty
                    ? "没有编码，应为\(kind.codeShape.chinese)" : "“\(code.prefix(40))”无法识别，应为\(kind.codeShape.chinese)",
                code.isEmpty
                    ? "there is no code; expected \(kind.codeShape.english)"
                    : "\"\(code.prefix(40))\" is no code; expected \(kind.codeShape.english)")[language]
            return own.isEmpty ? text : "\(name)\(language == .chinese ? "：" : ": ")\(text)"
        case (.missingParent(let code), .chinese):
            return "\(name)：表中没有上级科目 \(code)"
        case (.missingParent(let code), .english):
            return "\(name): the level above, \(code), is not printed"
        case (.tooCoarse, .chinese): return "\(name)：没有细化到末级科目"
        case (.tooCoarse, .english): return "\(name): is not split up to the last level"
        case (.duplicateLine, .chinese): return "\(name)：重复列示"
        case (.duplicateLine, .english): return "\(name): stands in more than one line"
        case (.emptyWithoutStatement, .chinese): return "空表未作说明"
        case (.emptyWithoutStatement, .english): return "the table is empty and does not say why"
        case (.statementContradicted, .chinese): return "说明没有数据，表中却有数"
        case (.statementContradicted, .english): return "states that there is nothing to report, but has figures"
        case (.missingTable, .chinese): return "缺少此表"
        case (.missingTable, .english): return "the table is missing"
        case (.negative, .chinese): return "\(name) \(amount)：为负数"
        case (.negative, .english): return "\(name) \(amount): below zero"
        case (.overPrecise, .chinese): return "\(name) \(cell.amount?.description ?? "") 元：小数位数超过表中所列"
        case (.overPrecise, .english):
            return "\(name) \(cell.amount?.description ?? "") yuan: finer than the table prints"
        }
    }
}

extension NotEvaluatedReason {
    /// Whether it is about a figure of money, which is said then.
    fileprivate var isAboutFigures: Bool {
        switch self {
        case .remarked, .selection, .otherLayout, .uncertainMeaning, .notComputable, .incompletePoints: false
        default: true
        }
    }
}
