import BudgetCodes
import BudgetInterchange

@testable import BudgetModel

/// Makes documents of every form with everything that a document can hold.
struct RandomDocument {
    var generator: SplitMix
    /// Performance forms to choose from.
    var performance: [PerformanceForms] = []
    /// How likely a form is there, in percent, and how many lines it has at most.
    var density = 30
    var lineLimit = 6
    var forms =
        FormBook.standard.forms.filter { !$0.sides.isEmpty } + FormBook.government.forms.prefix(6)
        + RandomDocument.ownForms

    /// Forms of others, one with two sides and codes.
    static let ownForms: [Form] = {
        do {
            return [
                try Form(
                    id: "shanghai.reserve", officialName: "准备金表",
                    sides: [
                        try Layout(
                            keys: .functional, columns: [.init("planned", "计划数"), .init("used", "已用数")],
                            identities: [.init("planned", ["used"])])
                    ]),
                try Form(
                    id: "budget.debt-service", officialName: "还本付息表",
                    sides: [
                        try Layout(keys: .row, side: "income", columns: [.init("amount", "金额")]),
                        try Layout(keys: .expenditure, side: "expenditure", columns: [.init("principal", "本金")]),
                    ]),
            ]
        } catch {
            return []
        }
    }()

    static var book: FormBook {
        get throws { try FormBook.standard.adding(ownForms) }
    }

    init(seed: UInt64) { generator = SplitMix(seed: seed) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }

    mutating func text() -> String {
        let parts = [
            "工资福利支出", "其他", "（", "）", "a", "B7", " ", "\"", "\\", "/", "\n", "\t", "\u{1}", "é", "😀", "一、", "\u{2028}",
            "\u{7F}", "办公费", "x\u{308}", "\u{FEFF}", "ࠀ", "\u{D7FF}", "\u{E000}", "\u{10FFFF}",
        ]
        return (0..<Int.random(in: 0...5, using: &generator)).map { _ in pick(parts) }.joined()
    }

    mutating func amount() -> Amount {
        let bits = Int.random(in: 1...62, using: &generator)
        let fen = Int64.random(in: 0...(1 << Int64(bits)), using: &generator)
        return Amount(fen: chance(10) ? -fen : chance(30) ? fen / 100 * 100 : fen)
    }

    mutating func agencyCode() -> AgencyCode {
        let groups = Int.random(in: 1...7, using: &generator)
        let digits = (0..<3 * groups).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
        return AgencyCode(digits) ?? "001"
    }

    mutating func agency() -> Agency { Agency(code: chance(50) ? agencyCode() : nil, name: text()) }

    mutating func key(_ kind: KeyKind) -> RowKey {
        // What is no code is kept as a text: typing errors, rows of other forms, codes of other classifications.
        if kind.isCoded, chance(5) {
            let texts = ["20805O5", "208-05", "2080505.0", "", "502", "total", "other", "opening.generalPublic", "1"]
            return RowKey(printed: chance(50) ? pick(texts) : text(), kind: kind)
        }
        switch kind {
        case .functional: return .functional(pick(["201", "20805", "2080505", "229", "2299999"]))
        case .economic: return .economic(pick(["301", "30101", "399", "39999"]))
        case .expenditure: return chance(50) ? key(.functional) : key(.economic)
        case .agency: return .agency(agencyCode())
        case .project:
            return .project(
                ProjectRow(pick(["1", "2", "057", "057007", "42011425057T000000130", "某项目\"A\"", text() + "项目"])))
        case .row:
            let own = SummaryRow(rawValue: pick(["208", "213", "20805", "2", "own.item", "299999999", text() + "行"]))
            return .row(chance(50) ? pick(KnownRows.rows) : own)
        case .outline:
            let texts = ["101", "20101", "2010101", "103014801", "2025", "total", "增值税", text()]
            return .row(SummaryRow(rawValue: pick(texts)))
        }
    }

    mutating func caption(of form: Form) -> Caption {
        var caption = Caption(
            precision: pick([.yuan, .tenThousandYuan, Precision(unit: .hundredMillionYuan, decimals: 4)]))
        if chance(50) { caption.number = text() }
        if chance(50) { caption.title = text() }
        if chance(20) { caption.heading = text() }
        if chance(20) { caption.isUnitPrinted = false }
        if chance(20) { caption.year = Int.random(in: 1990...2030, using: &generator) }
        if chance(20) { caption.formulas = [text(), text()] }
        if chance(20) { caption.notes = [text()] }
        if chance(20) { caption.noneStatement = text() }
        if chance(20) { caption.remarks = [Remark(text())] }
        if chance(10) { caption.remarks.append(Remark(text(), line: "208", column: chance(50) ? "total" : nil)) }
        if chance(5) { caption.remarks.append(Remark(text(), column: "total")) }
        if chance(10) { caption.lineDecimals = [LineDecimals(.total, 0), LineDecimals("208", 1)] }
        if chance(30) {
            let known = form.sides.flatMap { $0.columns }.map { PrintedColumn($0.name) }
            let side = form.isTwoSided && chance(50) ? "income" : nil
            let part = chance(50) ? known.first?.name : nil
            let own = [
                PrintedColumn("zOwn", heading: text(), side: side, partOf: part), PrintedColumn("aaOwn2"),
                PrintedColumn("name", heading: "?"),
            ]
            caption.columns = Array(known.shuffled(using: &generator).prefix(3))
            caption.columns?.append(contentsOf: own.prefix(Int.random(in: 0...3, using: &generator)))
        }
        return caption
    }

    mutating func cells(_ layout: Layout) -> [Int64] {
        layout.columns.map { _ in chance(50) ? amount().fen : Section.blank }
    }

    mutating func table(_ form: Form) -> Table {
        var table = Table(form)
        table.caption = caption(of: form)
        let isDescribed = chance(20)
        for side in form.sides.indices {
            let layout = table.layout(of: side)
            for _ in 0..<Int.random(in: 0...lineLimit, using: &generator) {
                let key = key(layout.keys)
                var texts: [String: String] = [:]
                for column in layout.texts where isDescribed && chance(60) { texts[column.name] = text() }
                table.sides[side].append(
                    Section.Record(
                        key: key, name: chance(90) ? text() : key.description,
                        number: chance(20) ? Int(Int32.random(in: -5...200, using: &generator)) : nil,
                        unit: isDescribed && chance(60) ? agency() : nil,
                        category: isDescribed && chance(60) ? text() : nil, texts: texts,
                        indent: layout.keys == .outline && chance(50) ? Int.random(in: 0...255, using: &generator) : 0,
                        cells: cells(layout)))
            }
            if layout.side.isEmpty, chance(60) { table.sides[side].setTotal(cells(layout)) }
        }
        return table
    }

    mutating func next() -> Disclosure {
        var header = Disclosure.Header(
            pick(Disclosure.Kind.allCases), of: pick(Disclosure.Entity.allCases),
            fiscalYear: Int.random(in: 1990...2030, using: &generator), agency: agency())
        if chance(30) { header.superior = agency() }
        if chance(30) { header.division = "420114" }
        if chance(30) { header.title = text() }
        if chance(30) { header.published = "2024-10-12" }
        var tables: [Table] = []
        for form in forms where chance(density) { tables.append(table(form)) }
        var remarks: [String] = []
        if chance(20) { remarks = [text(), text()] }
        var forms = PerformanceForms()
        if !performance.isEmpty, chance(10) { forms = pick(performance) }
        return Disclosure(header, tables: Tables(tables), performance: forms, remarks: remarks)
    }
}
