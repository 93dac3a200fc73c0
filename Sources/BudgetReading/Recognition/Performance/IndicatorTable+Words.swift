import BudgetCodes
import BudgetModel

/// Rows of indicators whose cells are told by their words: classes, names and values.
extension IndicatorTable {
    func isClass(_ text: String) -> Bool { words.isOne(text) || words.isTwo(text) }

    /// A row some of whose cells are missing: names are told by what they say, values by their order.
    mutating func addByWords(_ all: ArraySlice<PrintedGridRow.Field>, _ row: PrintedGridRow) {
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

    mutating func append(_ row: IndicatorRow, _ levels: [PrintedGridRow.Field], isPlaced: Bool) {
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
    func isClass(_ field: PrintedGridRow.Field, before next: PrintedGridRow.Field?, _ firstValue: Int) -> Bool {
        guard let next, places[field.column] == .one || places[field.column] == .two, next.column < firstValue,
            places[next.column] == .two || places[next.column] == .three
        else { return false }
        return !next.text.unicodeScalars.contains { ("0"..."9").contains($0.halfWidth) && !next.text.hasSuffix("分)") }
    }

    /// Level one and two of the names of classes, in whatever order they stand.
    mutating func take(_ levels: [PrintedGridRow.Field]) {
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
}
