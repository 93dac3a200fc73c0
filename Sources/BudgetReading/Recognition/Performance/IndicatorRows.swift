import BudgetCodes
import BudgetModel

/// 指标行: a row of an indicator table as it was read.
struct IndicatorRow {
    var goal: PrintedGridRow.Field?
    var one = ""
    var two = ""
    var three = ""
    var oneWeight: FixedDecimal?
    var twoWeight: FixedDecimal?
    var weight: FixedDecimal?
    /// The cells of the names, where the row has them.
    var levels: [PrintedGridRow.Field] = []
    /// The cell of the third name.
    var name: PrintedGridRow.Field?
    var values: [IndicatorColumn: PrintedGridRow.Field] = [:]

    /// Rows of the same cell of a score, this one first.
    var mergedRows: Int? {
        guard let score = values[.score], score.rowSpan > 1, score.rowSpan > name?.rowSpan ?? 1 else { return nil }
        return score.rowSpan
    }
}

/// Reads the rows of one indicator table.
struct IndicatorTable {
    var rows: [IndicatorRow] = []
    /// Rows that could not be read, cells in columns that nobody knows, and what was put together.
    var notes: [ReadingReport.Note] = []
    private(set) var places: [Int: IndicatorColumn] = [:]
    /// The columns of values in their order.
    var order: [IndicatorColumn] = []
    var one: (name: String, points: FixedDecimal?) = ("", nil)
    var two: (name: String, points: FixedDecimal?) = ("", nil)
    var goal: PrintedGridRow.Field?
    /// The third name that is merged over rows, and how many of them are left.
    var merged: (field: PrintedGridRow.Field, rows: Int)?
    let words = IndicatorWords.shared
    /// The cell of the heading, for what is about the whole table.
    let heading: PrintedGridRow.Field?

    /// A table with its first heading row.
    init(_ heading: PrintedGridRow) {
        self.heading = heading.filled.first
        addHeading(heading)
    }

    /// Without lines, lines of text are taken for rows: cells of several lines are torn apart there, and names in the
    /// middle of the rows that they are merged over stand beside one of them. Only where every row has all of its names
    /// and a value can the table be told.
    func isRegular(_ row: PrintedGridRow) -> Bool {
        let needed =
            places.filter { $0.value.isLevel }.keys + [levelColumn(.target), levelColumn(.score)].compactMap { $0 }
        return needed.allSatisfy { column in row.field(column).map { !$0.isBlank } ?? false }
    }

    /// Gives up the rows, which cannot be told.
    mutating func giveUp(_ texts: [(text: String, page: Int?)]) {
        rows = []
        notes = texts.map { .init(.ambiguous, $0.text, page: $0.page) }
    }

    /// Results or scores; a column of scores that nobody has filled in is none.
    var hasActual: Bool {
        order.contains(.actual) || order.contains(.forecast) || rows.contains { $0.values[.score] != nil }
    }
    var isMonitoring: Bool { order.contains(.forecast) || order.contains(.likelihood) }
    var hasYears: Bool { order.contains(.lastYear) || order.contains(.yearBeforeLast) }

    /// Whether a row begins an indicator table: names of levels, and more.
    static func begins(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        guard filled.contains(where: { $0.text.utf8.count <= 40 && $0.text.has("指标") }) else { return false }
        let known = filled.compactMap { $0.text.count <= 12 ? IndicatorColumn($0.text) : nil }
        return Set(known).count > 1 && known.contains { $0.isLevel && $0 != .goal }
    }

    /// Whether a row is another row of the heading: words of headings and nothing else.
    func isHeading(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        guard rows.isEmpty, !filled.isEmpty else { return false }
        return filled.allSatisfy {
            IndicatorColumn($0.text) != nil || Self.isYear($0.text) || $0.text.has("近两年")
                || IndicatorColumn.region(of: $0.text) != nil && $0.column > (levelColumn(.three) ?? .max)
                || $0.text == "其他" && order.contains { if case .cause = $0 { true } else { false } }
        }
    }

    private static func isYear(_ text: String) -> Bool { text.hasSuffix("年") && PrintedText.year(in: text) != nil }

    mutating func addHeading(_ row: PrintedGridRow) {
        let years = row.filled.compactMap { Self.isYear($0.text) ? PrintedText.year(in: $0.text) : nil }
        var own: [(column: Int, kind: IndicatorColumn)] = []
        for field in row.filled where !field.text.has("近两年") {
            if Self.isYear(field.text) {
                let isLast = PrintedText.year(in: field.text) == years.max()
                own.append((field.column, isLast ? .lastYear : .yearBeforeLast))
            } else if let kind = IndicatorColumn(field.text) {
                own.append((field.column, kind))
            } else if field.text == "其他", order.contains(.cause("经费保障")) || own.contains(where: { $0.kind.isCause }) {
                own.append((field.column, .cause("其他")))
            } else if let region = IndicatorColumn.region(of: field.text) {
                own.append((field.column, region))
            }
        }
        for (column, kind) in own {
            // 指标值 stands above the years.
            if let old = places[column], old.isLevel, !kind.isLevel { continue }
            for (other, known) in places where known == kind { places[other] = nil }
            places[column] = kind
        }
        let known = places.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isLevel }
        order = known
        for missing in own.map(\.kind) where !missing.isLevel && !order.contains(missing) {
            // Headings of years that slipped stand before the one of this year.
            let place = missing == .yearBeforeLast || missing == .lastYear ? order.firstIndex(of: .target) : nil
            order.insert(missing, at: place ?? order.count)
        }
    }

    // MARK: Rows

    mutating func add(_ row: PrintedGridRow) {
        var fields = row.filled[...]
        guard let first = fields.first else { return }
        // Titles of groups at the left: 年度绩效指标（80分）.
        if first.column == 0, places[0] == nil, PrintedText.folded(first.text).has("绩效指标") {
            fields = fields.dropFirst()
        }
        if let column = places.first(where: { $0.value == .goal })?.key, let name = fields.first, name.column == column
        {
            goal = name
            fields = fields.dropFirst()
        }
        guard !fields.isEmpty else { return }
        if !addByColumns(Array(fields), row) { addByWords(fields, row) }
    }

    /// A row all of whose cells stand below headings, with the names of classes in columns of names.
    private mutating func addByColumns(_ fields: [PrintedGridRow.Field], _ row: PrintedGridRow) -> Bool {
        let firstValue = places.filter { !$0.value.isLevel }.map(\.key).min() ?? .max
        guard row.isWhole, let third = levelColumn(.three) else { return false }
        let levels = fields.filter { $0.column < firstValue && places[$0.column]?.isLevel == true }
        let values = fields.filter { $0.column >= firstValue && places[$0.column]?.isLevel != true }
        guard levels.count + values.count == fields.count, !levels.isEmpty || merged != nil,
            // A class among the values: cells have slipped. So they have where a class stands below third names.
            !values.contains(where: { isClass($0.text) }),
            values.contains(where: { places[$0.column] != nil }) || row.isPlaced && values.isEmpty,
            row.isPlaced || !haveSlipped(levels)
        else { return false }
        var own = IndicatorRow()
        let classes = levels.filter { $0.column != third }
        take(classes)
        let name = levels.first { $0.column == third }
        if let name {
            (own.three, own.weight) = IndicatorPoints.split(name.text)
            own.name = name
            merged = name.rowSpan > 1 ? (name, name.rowSpan - 1) : nil
        } else if let (field, rows) = merged {
            // One indicator over several rows.
            own.three = IndicatorPoints.split(field.text).name
            own.name = field
            merged = rows > 1 ? (field, rows - 1) : nil
        }
        for field in values {
            if let kind = places[field.column] {
                own.values[kind] = field
            } else {
                notes.append(.init(.openColumn, field.text, page: field.page))
            }
        }
        append(own, levels, isPlaced: row.isPlaced)
        return true
    }

    /// Whether names seem to have slipped to the left or right: a class of level two stands alone in the column of level
    /// one, a class in that of third names without one before it, or what is no class stands last before a blank name.
    private func haveSlipped(_ levels: [PrintedGridRow.Field]) -> Bool {
        func field(_ kind: IndicatorColumn) -> PrintedGridRow.Field? { levels.first { places[$0.column] == kind } }
        if let own = field(.one), words.isTwo(own.text), !words.isOne(own.text) {
            return !(field(.two).map { words.isOne($0.text) } ?? false)
        }
        if field(.three) == nil, let last = levels.last, !isClass(last.text) { return true }
        return field(.two) == nil && levelColumn(.two) != nil && field(.three).map { isClass($0.text) } ?? false
    }

    func levelColumn(_ kind: IndicatorColumn) -> Int? { places.first { $0.value == kind }?.key }

    func addValues(_ fields: [PrintedGridRow.Field], to row: inout IndicatorRow) -> Bool {
        if fields.isEmpty { return true }
        if fields.allSatisfy({ places[$0.column].map { !$0.isLevel } ?? false }) {
            for field in fields { if let kind = places[field.column] { row.values[kind] = field } }
            return true
        }
        // Cells have slipped: as many values as there are columns stand in their order.
        guard fields.count == order.count else { return false }
        for (kind, field) in zip(order, fields) { row.values[kind] = field }
        return true
    }
}

extension IndicatorColumn {
    fileprivate var isCause: Bool { if case .cause = self { true } else { false } }
}
