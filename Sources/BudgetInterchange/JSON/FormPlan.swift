import BudgetModel

/// How the tables of one form are read.
struct FormPlan: Sendable {
    let form: Form
    private var keys: JSONKeyPlan
    /// Made when the first table is read.
    private var sides: [SidePlan] = []
    /// The columns for which ``sides`` are made, besides those of the form.
    private var columns: [PrintedColumn]?
    /// The caption of the last table that had one.
    private var known = CaptionReader.Known()

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
        var isCaptioned = false
        var hasCaption = false
        var skipped = Skipped()
        var sections = TableSections()
        while let key = try scanner.nextKey(of: &object, &keys) {
            if key < 0 {
                try context.skip(object.otherKey, &scanner)
            } else if key == 0 {
                isCaptioned = try !scanner.takeNull()
                if isCaptioned { try tools.captions.read(&scanner, into: &known, &context) }
                hasCaption = true
                prepare(for: isCaptioned ? known.caption.columns : nil, &tools)
            } else if try scanner.takeNull() {
                continue
            } else if hasCaption {
                try read(key, &scanner, &tools, &sections, &context)
            } else {
                if key == 1 { skipped.first = scanner.offset } else { skipped.second = scanner.offset }
                try scanner.skip()
            }
        }
        if !hasCaption { prepare(for: nil, &tools) }
        let end = scanner.offset
        if let place = skipped.first { try read(1, at: place, &scanner, &tools, &sections, &context) }
        if let place = skipped.second { try read(2, at: place, &scanner, &tools, &sections, &context) }
        scanner.goForward(to: end)
        return Table(form, isCaptioned ? known.shared : .none, sides: finish(consume sections, tools.lines))
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
        tools.lines.begin(width: sides[side].width)
        try sides[side].readLines(&scanner, into: &tools.lines, &context)
        sections.add(side, tools.lines.section(sides[side].kind, width: sides[side].width))
    }

    private func finish(_ sections: consuming TableSections, _ lines: borrowing LineScratch) -> [Section] {
        guard sides.count == 2 else { return [lines.section(sides[0].kind, width: sides[0].width)] }
        if !sections.has.income {
            sections.add(0, Section(kind: sides[0].kind, width: sides[0].width))
        }
        if !sections.has.expenditure {
            sections.add(1, Section(kind: sides[1].kind, width: sides[1].width))
        }
        return sections.all
    }

    /// Makes the sides have the columns that a caption declares, before anything is read by them.
    private mutating func prepare(for columns: [PrintedColumn]?, _ tools: inout TableTools) {
        if columns != self.columns || sides.isEmpty {
            var caption = Caption()
            caption.columns = columns
            sides = form.sides.map { SidePlan($0.adding(caption.openColumns(of: $0))) }
            self.columns = columns
        }
        if sides.count == 1 { tools.lines.begin(width: sides[0].width) }
    }
}

/// The sections of a form with two sides, as they come.
struct TableSections {
    private(set) var all: [Section] = []
    private(set) var has = (income: false, expenditure: false)

    @inline(__always) mutating func add(_ side: Int, _ section: consuming Section) {
        all.reserveCapacity(2)
        if side == 1 {
            all.append(section)
            has.expenditure = true
        } else {
            all.insert(section, at: 0)
            has.income = true
        }
    }
}

/// What the reading of all tables shares.
struct TableTools: Sendable {
    var lines = LineScratch()
    var captions = CaptionReader()
}
