/// 无框线表的表头: the headings of tables without lines, as cells with spans.
///
/// Headings stand in the middle of their cells, so that a heading beside a group, which is as high as the group and what
/// stands below it together, stands between their lines. That tells which columns belong to a group, and which do not.
struct AlignedHeadings {
    /// Lines of one heading.
    private struct Heading {
        var words: [PageWord]
        var box: Box
        var isGroup: Bool
        var isUpper = false
        var isLower = false
    }

    /// How many rows the headings have.
    let rowCount: Int
    let cells: [TableGrid.Cell]

    /// The headings of one or two rows; `nil` where there are more, or where they cannot be told apart.
    ///
    /// - Parameters:
    ///   - words: The words above the first figures.
    ///   - columns: Where each column begins and ends.
    ///   - column: The column of a word.
    ///   - isGroup: Whether several words stand below a word.
    init?(
        _ words: [PageWord], columns: [(Double, Double)], page: Int, column columnOf: (PageWord) -> Int,
        isGroup: (PageWord) -> Bool
    ) {
        var stacks = Array(repeating: [Heading](), count: columns.count)
        let words = words.sorted { ($0.box.centerY, $0.box.left) < ($1.box.centerY, $1.box.left) }
        // Groups that all begin where a column does stand over it, whatever else they reach over.
        let wide = words.filter(isGroup)
        var lefts: [Int?] = []
        for word in wide { lefts.append(columns.firstIndex { abs($0.0 - word.box.left) < 1 }) }
        let areLeft = lefts.allSatisfy { $0 != nil }
        func column(_ word: PageWord) -> Int {
            guard areLeft, let place = wide.firstIndex(of: word), let left = lefts[place] else { return columnOf(word) }
            return left
        }
        var byColumn = Array(repeating: [PageWord](), count: columns.count)
        for word in words { byColumn[column(word)].append(word) }
        var tops: [PageWord] = []
        var others: [PageWord] = []
        for word in words {
            let place = column(word)
            let isWide = isGroup(word)
            let isTop = !isWide && Self.isTopGroup(word, place, byColumn)
            if isTop { tops.append(word) } else if !isWide { others.append(word) }
            let isGroup = isTop || isWide
            if let last = stacks[place].indices.last, let above = stacks[place][last].words.last,
                word.box.centerY - above.box.centerY < 1.55 * word.box.height, stacks[place][last].isGroup == isGroup
            {
                stacks[place][last].words.append(word)
                stacks[place][last].box = stacks[place][last].box.union(word.box)
            } else {
                stacks[place].append(Heading(words: [word], box: word.box, isGroup: isGroup))
            }
        }
        // Whether headings begin at the top of their cells: those beside a group then begin where it does.
        let hasTop = tops.contains { group in
            others.contains { abs($0.box.centerY - group.box.centerY) < 0.3 * group.box.height }
        }
        guard !words.isEmpty, stacks.allSatisfy({ $0.count < 3 }) else { return nil }
        for place in stacks.indices {
            for number in stacks[place].indices {
                let isFirstOfTwo = number == 0 && stacks[place].count == 2
                stacks[place][number].isUpper = isFirstOfTwo || stacks[place][number].isGroup
                stacks[place][number].isLower = number == 1
            }
        }
        guard stacks.allSatisfy({ $0.count < 2 || !$0[1].isUpper }) else { return nil }
        let upper = stacks.flatMap { $0 }.filter(\.isUpper)
        func cell(_ one: Heading, row: Int, column: Int, rows: Int = 1, columns: Int = 1) -> TableGrid.Cell {
            TableGrid.Cell(
                row: row, column: column, rowSpan: rows, columnSpan: columns, text: WordLines.text(of: one.words),
                page: page, box: one.box)
        }
        guard !upper.isEmpty else {
            rowCount = 1
            cells = stacks.indices.compactMap { place in
                stacks[place].first.map { cell($0, row: 0, column: place) }
            }
            return
        }
        let lower = stacks.flatMap { $0 }.filter { one in
            one.isLower
                || !one.isUpper
                    && upper.contains { group in
                        let overlap = min(one.box.right, group.box.right) - max(one.box.left, group.box.left)
                        return group.box.bottom < one.box.bottom && overlap > 0.5 * one.box.width
                    }
        }
        guard !lower.isEmpty else { return nil }
        let top = upper.reduce(0) { $0 + $1.box.centerY } / Double(upper.count)
        let bottom = lower.reduce(0) { $0 + $1.box.centerY } / Double(lower.count)
        guard bottom - top > 0.8 * upper[0].words[0].box.height else { return nil }
        // Nearer to the lower line than to the middle of both.
        let limit = top + 0.75 * (bottom - top)
        var isBelow = Array(repeating: false, count: columns.count)
        var hasMiddle = false
        for place in stacks.indices {
            guard let last = stacks[place].last else {
                isBelow[place] = place > 0 && isBelow[place - 1]
                continue
            }
            let isLow =
                hasTop
                ? last.words[0].box.centerY > top + 0.75 * last.words[0].box.height : last.box.centerY > limit
            isBelow[place] = stacks[place].count == 2 || last.isUpper || isLow
            if !isBelow[place], last.box.centerY > top + 0.25 * (bottom - top) { hasMiddle = true }
        }
        var cells: [TableGrid.Cell] = []
        var place = 0
        while place < columns.count {
            guard isBelow[place] else {
                if let one = stacks[place].first { cells.append(cell(one, row: 0, column: place, rows: 2)) }
                place += 1
                continue
            }
            var end = place
            while end + 1 < columns.count, isBelow[end + 1] { end += 1 }
            for column in place...end {
                if let one = stacks[column].last, !one.isUpper { cells.append(cell(one, row: 1, column: column)) }
            }
            let groups = (place...end).filter { stacks[$0].first?.isUpper == true }
            for (number, range) in Self.ranges(
                of: groups.compactMap { stacks[$0].first?.box }, at: groups, in: place...end, columns,
                isWhole: hasMiddle
            ).enumerated() {
                guard let one = stacks[groups[number]].first else { continue }
                cells.append(cell(one, row: 0, column: range.lowerBound, columns: range.count))
            }
            place = end + 1
        }
        rowCount = 2
        self.cells = cells
    }

    /// Whether a word heads a group where headings begin at the top of their cells: the heading of the next column begins
    /// beside the word below it.
    private static func isTopGroup(_ word: PageWord, _ place: Int, _ words: [[PageWord]]) -> Bool {
        guard place + 1 < words.count, words[place].first == word, words[place].count > 1,
            let last = words[place].last, let next = words[place + 1].first, let lastOfNext = words[place + 1].last
        else { return false }
        let below = words[place][1]
        guard abs(below.box.centerY - next.box.centerY) < 0.3 * word.box.height,
            below.box.centerY - word.box.centerY > 0.8 * word.box.height
        else { return false }
        // Headings of four and of two lines in the middle of their cells.
        let middle = (word.box.centerY + last.box.centerY) / 2
        return abs(middle - (next.box.centerY + lastOfNext.box.centerY) / 2) > 0.4 * word.box.height
    }

    /// The columns of groups that stand side by side. Where groups begin at the left of their first columns each reaches to
    /// the next one; else each stands in the middle of its columns.
    private static func ranges(
        of boxes: [Box], at places: [Int], in run: ClosedRange<Int>, _ columns: [(Double, Double)], isWhole: Bool
    ) -> [ClosedRange<Int>] {
        guard let first = boxes.first else { return [] }
        if boxes.count == 1, isWhole { return [run] }
        let isLeft = zip(boxes, places).allSatisfy { abs($0.left - columns[$1].0) < 0.6 * $0.height }
        if isLeft, !isWhole || abs(first.left - columns[run.lowerBound].0) < 0.6 * first.height {
            return places.indices.map {
                places[$0]...($0 + 1 < places.count ? places[$0 + 1] - 1 : run.upperBound)
            }
        }
        var result: [ClosedRange<Int>] = []
        var next = run.lowerBound
        for (number, place) in places.enumerated() {
            let last = number + 1 < places.count ? places[number + 1] - 1 : run.upperBound
            var best = (distance: Double.infinity, range: place...place)
            for start in (isWhole ? next...next : min(next, place)...place) {
                for end in max(start, place)...max(start, place, last) {
                    let middle = (columns[start].0 + columns[end].1) / 2
                    let distance = abs(middle - boxes[number].centerX)
                    if distance < best.distance { best = (distance, start...end) }
                }
            }
            result.append(best.range)
            next = best.range.upperBound + 1
        }
        return result
    }
}
