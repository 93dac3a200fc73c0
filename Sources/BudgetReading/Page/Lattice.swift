/// 框线成表: the tables that ruling lines draw on a page.
///
/// Lines that nearly meet are taken to meet, and lines that cross belong to one table. Where an edge between two cells is
/// not drawn they are one. A word belongs to the cell that its middle lies in.
struct Lattice {
    /// How far apart lines may be and still be taken for one.
    static let tolerance = 4.0
    /// The most places of one table; more are no table that people read.
    private static let placeLimit = 200_000
    /// The most pairs of lines of a page that are looked at.
    private static let pairLimit = 4_000_000

    /// A table on a page, before its words are put in.
    struct Frame {
        /// The upright lines from the left, and the level ones from the top.
        var columns: [Double]
        var rows: [Double]
        /// Whether an end was closed that no line closes.
        var hasOpenEnd: Bool
        /// For each place, row by row, the first place of the cell that it belongs to.
        var owners: [Int]

        var columnCount: Int { columns.count - 1 }
        var rowCount: Int { rows.count - 1 }
        var box: Box {
            Box(left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1])
        }

        /// The place of a word, or `nil` when it stands outside.
        func place(of word: PageWord) -> Int? {
            guard let column = columns.span(of: word.box.centerX), let row = rows.span(of: word.box.centerY) else {
                return nil
            }
            return row * columnCount + column
        }
    }

    /// The tables of a page, from the top.
    static func frames(of rulings: [Ruling]) -> [Frame] {
        let level = snapped(rulings.filter { $0.isLevel && $0.isProper }).filter { $0.end - $0.start > 6 }
        let upright = snapped(rulings.filter { !$0.isLevel && $0.isProper }).filter { $0.end - $0.start > 6 }
        var sets = Sets(count: level.count + upright.count)
        var pairs = 0
        for (place, line) in level.enumerated() {
            // Upright lines are in order of their positions.
            var next = upright.firstPlace { $0.position >= line.start - tolerance }
            while next < upright.count, upright[next].position <= line.end + tolerance {
                if upright[next].start - tolerance <= line.position, line.position <= upright[next].end + tolerance {
                    sets.join(place, level.count + next)
                }
                next += 1
                pairs += 1
            }
            guard pairs < pairLimit else { return [] }
        }
        var groups: [Int: (level: [Ruling], upright: [Ruling])] = [:]
        for (place, line) in level.enumerated() { groups[sets.root(place), default: ([], [])].level.append(line) }
        for (place, line) in upright.enumerated() {
            groups[sets.root(level.count + place), default: ([], [])].upright.append(line)
        }
        return groups.values.compactMap { frame($0.level, $0.upright) }
            .sorted { ($0.rows[0], $0.columns[0]) < ($1.rows[0], $1.columns[0]) }
    }

    /// Lines of nearly the same position as one, in order, and their pieces joined.
    static func snapped(_ lines: [Ruling]) -> [Ruling] {
        var result: [Ruling] = []
        let inOrder = lines.sorted { $0.position < $1.position }
        var first = 0
        while first < inOrder.count {
            var last = first
            while last + 1 < inOrder.count, inOrder[last + 1].position - inOrder[first].position <= tolerance {
                last += 1
            }
            let position = (inOrder[first].position + inOrder[last].position) / 2
            var piece: Ruling?
            for line in inOrder[first...last].sorted(by: { $0.start < $1.start }) {
                if let open = piece, line.start <= open.end + tolerance {
                    piece?.end = max(open.end, line.end)
                } else {
                    if let piece { result.append(piece) }
                    piece = Ruling(isLevel: line.isLevel, position: position, start: line.start, end: line.end)
                }
            }
            if let piece { result.append(piece) }
            first = last + 1
        }
        return result
    }

    private static func frame(_ level: [Ruling], _ upright: [Ruling]) -> Frame? {
        var level = level
        let hasOpenEnd = closeEnds(&level, upright)
        let columns = positions(upright)
        let rows = positions(level)
        guard columns.count > 1, rows.count > 1, (columns.count - 1) <= placeLimit / (rows.count - 1) else {
            return nil
        }
        var frame = Frame(columns: columns, rows: rows, hasOpenEnd: hasOpenEnd, owners: [])
        frame.owners = owners(frame, level, upright)
        // A single cell is a frame round something, not a table.
        return Set(frame.owners).count > 1 ? frame : nil
    }

    /// A table that a page break cuts has no line at its end: it is closed where at least two upright lines stand out.
    private static func closeEnds(_ level: inout [Ruling], _ upright: [Ruling]) -> Bool {
        guard let top = level.map(\.position).min(), let bottom = level.map(\.position).max() else { return false }
        var isClosed = false
        let above = upright.filter { $0.start < top - 6 }
        if above.count > 1, let start = above.map(\.start).min(), let left = above.map(\.position).min(),
            let right = above.map(\.position).max()
        {
            level.append(.level(start, from: left, to: right))
            isClosed = true
        }
        let below = upright.filter { $0.end > bottom + 6 }
        if below.count > 1, let end = below.map(\.end).max(), let left = below.map(\.position).min(),
            let right = below.map(\.position).max()
        {
            level.append(.level(end, from: left, to: right))
            isClosed = true
        }
        return isClosed
    }

    private static func positions(_ lines: [Ruling]) -> [Double] {
        var positions: [Double] = []
        for position in lines.map(\.position).sorted() {
            if let last = positions.last, position - last <= tolerance { continue }
            positions.append(position)
        }
        return positions
    }

    /// Which places are one cell: those between which no line is drawn.
    private static func owners(_ frame: Frame, _ level: [Ruling], _ upright: [Ruling]) -> [Int] {
        let (rows, columns) = (frame.rowCount, frame.columnCount)
        // For each inner border the places at which it is drawn.
        var hasRight = Array(repeating: false, count: rows * columns)
        var hasBelow = Array(repeating: false, count: rows * columns)
        for line in upright {
            guard let border = frame.columns.nearest(line.position), border > 0, border < columns else { continue }
            mark(line, frame.rows) { hasRight[$0 * columns + border - 1] = true }
        }
        for line in level {
            guard let border = frame.rows.nearest(line.position), border > 0, border < rows else { continue }
            mark(line, frame.columns) { hasBelow[(border - 1) * columns + $0] = true }
        }
        var sets = Sets(count: rows * columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let place = row * columns + column
                if column + 1 < columns, !hasRight[place] { sets.join(place, place + 1) }
                if row + 1 < rows, !hasBelow[place] { sets.join(place, place + columns) }
            }
        }
        return (0..<rows * columns).map { sets.root($0) }
    }

    /// Calls a function with every space between borders of which a line covers more than half.
    private static func mark(_ line: Ruling, _ borders: [Double], _ body: (Int) -> Void) {
        var space = max(borders.firstPlace { $0 > line.start } - 1, 0)
        while space + 1 < borders.count, borders[space] < line.end {
            let (start, end) = (borders[space], borders[space + 1])
            if min(end, line.end) - max(start, line.start) > 0.5 * (end - start) { body(space) }
            space += 1
        }
    }
}

extension [Double] {
    /// The space between two neighbours that a number lies in, or `nil` outside; the list is in order.
    fileprivate func span(of value: Double) -> Int? {
        let next = firstPlace { $0 > value }
        return next > 0 && next < count ? next - 1 : nil
    }

    /// The place of the nearest number within the tolerance.
    fileprivate func nearest(_ value: Double) -> Int? {
        let next = firstPlace { $0 >= value }
        var best: Int?
        for place in [next - 1, next] where indices.contains(place) {
            guard abs(self[place] - value) <= 2 * Lattice.tolerance else { continue }
            if best.map({ abs(self[place] - value) < abs(self[$0] - value) }) ?? true { best = place }
        }
        return best
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first place from which on a condition holds, for a list in which it holds from somewhere on.
    func firstPlace(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Numbers in sets that are joined.
private struct Sets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(_ number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (root(one), root(other))
        // The smallest is the root, so that the first place of a cell stands for it.
        if one < other { parents[other] = one } else { parents[one] = other }
    }
}
