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
    private(set) var rows: [IndicatorRow] = []
    /// Rows that could not be read, cells in columns that nobody knows, and what was put together.
    private(set) var notes: [ReadingReport.Note] = []
    private(set) var places: [Int: IndicatorColumn] = [:]
    /// The columns of values in their order.
    private var order: [IndicatorColumn] = []
    private var one: (name: String, points: FixedDecimal?) = ("", nil)
    private var two: (name: String, points: FixedDecimal?) = ("", nil)
    private var goal: PrintedGridRow.Field?
    /// The third name that is merged over rows, and how many of them are left.
    private var merged: (field: PrintedGridRow.Field, rows: Int)?
    private let words = IndicatorWords.shared
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
        guard filled.contains(where: { $0.text.utf8.count <= 40 && $0.text.contains("指标") }) else { return false }
        let known = filled.compactMap { $0.text.count <= 12 ? IndicatorColumn($0.text) : nil }
        return Set(known).count > 1 && known.contains { $0.isLevel && $0 != .goal }
    }

    /// Whether a row is another row of the heading: words of headings and nothing else.
    func isHeading(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        guard rows.isEmpty, !filled.isEmpty else { return false }
        return filled.allSatisfy {
            IndicatorColumn($0.text) != nil || Self.isYear($0.text) || $0.text.contains("近两年")
                || IndicatorColumn.region(of: $0.text) != nil && $0.column > (levelColumn(.three) ?? .max)
                || $0.text == "其他" && order.contains { if case .cause = $0 { true } else { false } }
        }
    }

    private static func isYear(_ text: String) -> Bool { text.hasSuffix("年") && PrintedText.year(in: text) != nil }

    mutating func addHeading(_ row: PrintedGridRow) {
        let years = row.filled.compactMap { Self.isYear($0.text) ? PrintedText.year(in: $0.text) : nil }
        var own: [(column: Int, kind: IndicatorColumn)] = []
        for field in row.filled where !field.text.contains("近两年") {
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
        if first.column == 0, places[0] == nil, PrintedText.folded(first.text).contains("绩效指标") {
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

    private func isClass(_ text: String) -> Bool { words.isOne(text) || words.isTwo(text) }

    /// A row some of whose cells are missing: names are told by what they say, values by their order.
    private mutating func addByWords(_ all: ArraySlice<PrintedGridRow.Field>, _ row: PrintedGridRow) {
        var fields = all
        var own = IndicatorRow()
        var levels: [PrintedGridRow.Field] = []
        let firstValue = places.filter { !$0.value.isLevel }.map(\.key).min() ?? .max
        while let field = fields.first, levels.count < 3 {
            let isLevel = isClass(field.text)
            if !isLevel, field.column >= firstValue { break }
            levels.append(field)
            fields = fields.dropFirst()
            // Behind the names of classes stands one name more; a class that no frame has is told by its column.
            if !isLevel, !isClass(field, before: fields.first, firstValue) { break }
        }
        guard !levels.isEmpty || !fields.isEmpty else { return }
        if let last = levels.last, !isClass(last.text) || levels.count == 3 {
            (own.three, own.weight) = IndicatorPoints.split(last.text)
            own.name = last
            take(levels.dropLast())
        } else {
            take(levels)
        }
        if !addValues(Array(fields), to: &own) {
            // Where the third name is blank the first value was taken for it.
            guard let last = levels.last, !own.three.isEmpty, addValues([last] + fields, to: &own) else {
                notes.append(.init(.ambiguous, row.text, page: row.page))
                return
            }
            (own.three, own.weight) = ("", nil)
            own.name = nil
        }
        // A value that is the name again, or no value at all: cells are missing.
        let target = own.values[.target]?.text ?? ""
        let isName = !own.three.isEmpty && target.hasPrefix(own.three) && !target.contains(where: \.isNumber)
        if isName || own.values.isEmpty && levels.count > 1 && own.name != nil {
            notes.append(.init(.ambiguous, row.text, page: row.page))
            if isName { return }
        }
        append(own, levels, isPlaced: false)
    }

    private mutating func append(_ row: IndicatorRow, _ levels: [PrintedGridRow.Field], isPlaced: Bool) {
        var own = row
        own.goal = goal
        own.levels = levels
        (own.one, own.oneWeight) = one
        (own.two, own.twoWeight) = two
        if own.values.isEmpty, let last = rows.indices.last, levels.count == 1, own.three.contains(where: \.isLetter),
            own.name?.page != rows[last].name?.page || own.name?.page == nil
        {
            // What is left of a name on the next page.
            rows[last].three += own.three
            notes.append(.init(.gluedText, rows[last].three, page: own.name?.page))
            return
        }
        // A row that names a class and no indicator is one of the form: …….
        guard !own.three.isEmpty || !own.values.isEmpty || isPlaced && !levels.isEmpty else { return }
        rows.append(own)
    }

    /// Whether a cell is a class because another name follows in a column of levels.
    private func isClass(_ field: PrintedGridRow.Field, before next: PrintedGridRow.Field?, _ firstValue: Int) -> Bool {
        guard let next, places[field.column] == .one || places[field.column] == .two, next.column < firstValue,
            places[next.column] == .two || places[next.column] == .three
        else { return false }
        return !next.text.unicodeScalars.contains { ("0"..."9").contains($0.halfWidth) && !next.text.hasSuffix("分)") }
    }

    /// Level one and two of the names of classes, in whatever order they stand.
    private mutating func take(_ levels: [PrintedGridRow.Field]) {
        let names = levels.filter { isClass($0.text) }
        if names.count > 1 {
            let isSwapped = words.isSwapped(names[0].text, names[1].text)
            one = IndicatorPoints.split(names[isSwapped ? 1 : 0].text)
            two = IndicatorPoints.split(names[isSwapped ? 0 : 1].text)
            return
        }
        // Classes that no frame has, by their columns.
        for field in levels where !isClass(field.text) {
            if places[field.column] == .one { (one, two) = (IndicatorPoints.split(field.text), ("", nil)) }
            if places[field.column] == .two { two = IndicatorPoints.split(field.text) }
        }
        guard let name = names.first else { return }
        // Beside a class that no frame has, the column tells.
        if levels.contains(where: { places[$0.column] == .one && $0.column != name.column }) {
            if places[name.column] == .two { two = IndicatorPoints.split(name.text) }
            return
        }
        // 成本 is both: below 产出, and a class of its own.
        let isOne =
            words.isOne(name.text) && !words.isTwo(name.text, below: one.name)
            && (!words.isTwo(name.text) || name.column == levelColumn(.one))
            || places[name.column] == .one
                && levels.contains { places[$0.column] == .two && !isClass($0.text) && $0.column > name.column }
        if isOne {
            let below = levels.first { places[$0.column] == .two && !isClass($0.text) }
            (one, two) = (IndicatorPoints.split(name.text), below.map { IndicatorPoints.split($0.text) } ?? ("", nil))
        } else {
            two = IndicatorPoints.split(name.text)
        }
    }

    func levelColumn(_ kind: IndicatorColumn) -> Int? { places.first { $0.value == kind }?.key }

    private func addValues(_ fields: [PrintedGridRow.Field], to row: inout IndicatorRow) -> Bool {
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
