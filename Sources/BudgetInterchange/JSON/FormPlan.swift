import BudgetModel

/// How the tables of one form are read.
struct FormPlan: Sendable {
    let form: Form
    private var keys: JSONKeyPlan
    /// Made when the first table is read.
    private var sides: [SidePlan] = []
    /// The columns for which ``sides`` are made, besides those of the form.
    private var columns: [PrintedColumn]?
    private var caption = CaptionReader.Known()

    init(_ form: Form) {
        self.form = form
        keys = form.isTwoSided ? Self.twoSided : Self.oneSided
    }

    private static let oneSided = JSONKeyPlan(["caption", "lines", "total"])
    private static let twoSided = JSONKeyPlan(["caption", "expenditure", "income"])

    /// Values that were skipped because the caption, which says what columns there are, comes behind them.
    private struct Skipped {
        var first: Int?
        var second: Int?
    }

    /// Reads a table, which is not null.
    mutating func read(
        _ scanner: inout JSONScanner, _ tools: inout TableTools, _ context: inout ReadingContext
    ) throws(JSONFault) -> Table {
        var object = try scanner.beginObject()
        var caption = Caption()
        var hasCaption = false
        var skipped = Skipped()
        var sections = TableSections()
        while let key = try scanner.nextKey(of: &object, &keys) {
            if key < 0 {
                try context.skip(object.otherKey, &scanner)
            } else if key == 0 {
                if try !scanner.takeNull() {
                    try tools.captions.read(&scanner, into: &caption, &self.caption, &context)
                }
                hasCaption = true
                prepare(for: caption.columns, textSize: scanner.count, &tools)
            } else if try scanner.takeNull() {
                continue
            } else if hasCaption {
                try read(key, &scanner, &tools, &sections, &context)
            } else {
                if key == 1 { skipped.first = scanner.offset } else { skipped.second = scanner.offset }
                try scanner.skip()
            }
        }
        if !hasCaption { prepare(for: nil, textSize: scanner.count, &tools) }
        let end = scanner.offset
        if let place = skipped.first { try read(1, at: place, &scanner, &tools, &sections, &context) }
        if let place = skipped.second { try read(2, at: place, &scanner, &tools, &sections, &context) }
        scanner.goForward(to: end)
        return Table(form, caption: caption, sides: finish(sections, tools.lines))
    }

    private mutating func read(
        _ key: Int, at place: Int, _ scanner: inout JSONScanner, _ tools: inout TableTools,
        _ sections: inout TableSections, _ context: inout ReadingContext
    ) throws(JSONFault) {
        if place < scanner.offset { scanner.goBack(to: place) } else { scanner.goForward(to: place) }
        try read(key, &scanner, &tools, &sections, &context)
    }

    /// Reads the value of a key other than the caption.
    @inline(__always) private mutating func read(
        _ key: Int, _ scanner: inout JSONScanner, _ tools: inout TableTools, _ sections: inout TableSections,
        _ context: inout ReadingContext
    ) throws(JSONFault) {
        guard sides.count == 2 else {
            if key == 1 {
                try sides[0].readLines(&scanner, into: &tools.lines, &context)
            } else {
                try sides[0].readTotal(&scanner, into: &tools.lines, &context)
            }
            return
        }
        let side = key == 1 ? 1 : 0
        tools.lines.begin(width: sides[side].width, textSize: scanner.count)
        try sides[side].readLines(&scanner, into: &tools.lines, &context)
        let section = tools.lines.section(sides[side].kind, width: sides[side].width)
        if side == 0 { sections.income = section } else { sections.expenditure = section }
    }

    private func finish(_ sections: TableSections, _ lines: borrowing LineScratch) -> [Section] {
        guard sides.count == 2 else { return [lines.section(sides[0].kind, width: sides[0].width)] }
        return [
            sections.income ?? Section(kind: sides[0].kind, width: sides[0].width),
            sections.expenditure ?? Section(kind: sides[1].kind, width: sides[1].width),
        ]
    }

    /// Makes the sides have the columns that a caption declares, before anything is read by them.
    private mutating func prepare(for columns: [PrintedColumn]?, textSize: Int, _ tools: inout TableTools) {
        if columns != self.columns || sides.isEmpty {
            var caption = Caption()
            caption.columns = columns
            sides = form.sides.map { SidePlan($0.adding(caption.openColumns(of: $0))) }
            self.columns = columns
        }
        if sides.count == 1 { tools.lines.begin(width: sides[0].width, textSize: textSize) }
    }
}

/// The sections of a form with two sides.
struct TableSections {
    var income: Section?
    var expenditure: Section?
}

/// What the reading of all tables shares.
struct TableTools: Sendable {
    var lines = LineScratch()
    var captions = CaptionReader()
}
