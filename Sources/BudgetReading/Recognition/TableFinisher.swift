import BudgetCodes
import BudgetModel

/// 定表: makes a table of a draft: tells columns that could not be read and figures that have slipped by what adds up, and
/// finds the decimals.
struct TableFinisher {
    var draft: DraftTable
    let unit: AmountUnit
    var judge: TableJudge
    /// The most trials that one table is worth.
    private var trials: Int
    private let decimals: Int

    init(_ draft: DraftTable, in unit: AmountUnit, header: Disclosure.Header) {
        self.draft = draft
        self.unit = unit
        judge = TableJudge(header)
        // A trial goes through the whole table, so long tables get few.
        trials = max(40, min(1_500, 400_000 / max(draft.lines.count, 1)))
        var report: [ReadingReport.CellReading]?
        var decimals = DraftTable.Decimals()
        _ = draft.sections(in: unit, &report, &decimals)
        self.decimals = decimals.hasFigures ? decimals.most : 2
    }

    /// The table with the captions given, and its report.
    mutating func finish(_ caption: Caption) -> (table: Table, cells: [ReadingReport.CellReading]) {
        if draft.isAligned { leaveGuessedColumns() }
        placeUnknownColumns()
        moveFragments()
        let isLeftOut = draft.isAligned && leavesTableThatDoesNotAddUp()
        for fragment in draft.fragments where fragment.isTied {
            let line = draft.lines[fragment.lines.lowerBound]
            draft.notes.append(.init(.shortRow, line.name, line: LineID(draft.lineID(line))))
        }
        var report: [ReadingReport.CellReading]? = []
        var decimals = DraftTable.Decimals()
        let sections = draft.sections(in: unit, &report, &decimals)
        for cell in draft.lost where PrintedFigure.isFigure(cell.text) {
            report?.append(
                .init(
                    line: LineID(cell.line), column: ColumnID(cell.column), status: .lost, reason: .unknownRow,
                    text: cell.text, page: cell.field.page, box: cell.field.box))
        }
        var caption = caption
        let most = decimals.hasFigures ? decimals.most : 2
        caption.precision = Precision(checking: unit, decimals: min(most, unit.decimalsOfFen)) ?? .tenThousandYuan
        caption.columns = draft.printedColumns
        if let total = decimals.total, total < most, draft.form.sides.count == 1,
            isRounded(sections[0], decimals: total)
        {
            caption.lineDecimals = [LineDecimals(.total, total)]
        }
        if isLeftOut {
            // The blanks are ours: nothing that other tables say against them is a finding.
            let columns = Set(draft.form.sides.flatMap { $0.columns.map(\.name) }).sorted()
            caption.remarks += columns.map { Remark("没有框线，各数对不上，全表未取数", column: ColumnID($0)) }
        }
        return (Table(draft.form, SharedCaption(caption), sides: sections), report ?? [])
    }

    /// Whether 合计 is what the lines add up to, but with fewer decimals.
    private func isRounded(_ section: Section, decimals: Int) -> Bool {
        guard let precision = Precision(checking: unit, decimals: decimals) else { return false }
        var isRounded = false
        for column in 0..<section.width where section.value(-1, column) != Section.blank {
            var sum: Int64 = 0
            for row in 0..<section.count where section.key(of: row).parent == nil {
                let value = section.value(row, column)
                guard value != Section.blank else { continue }
                let (next, overflow) = sum.addingReportingOverflow(value)
                guard !overflow else { return false }
                sum = next
            }
            let (difference, overflow) = section.value(-1, column).subtractingReportingOverflow(sum)
            guard !overflow, difference.magnitude <= precision.quantum.fen.magnitude / 2 else { return false }
            if difference != 0 { isRounded = true }
        }
        return isRounded
    }

    // MARK: Tables without lines

    /// Without lines a heading may stand over the wrong column: one that only resembles its column keeps it when more
    /// relations hold so.
    private mutating func leaveGuessedColumns() {
        for number in draft.blocks.indices {
            for column in draft.blocks[number].guessed.sorted() {
                guard let place = draft.blocks[number].places[column], hasFigures(column, block: number) else {
                    continue
                }
                let with = judge.verdict(draft, in: unit, decimals: decimals)
                draft.blocks[number].places[column] = nil
                let without = judge.verdict(draft, in: unit, decimals: decimals)
                if with.violated <= without.violated, with.holds > without.holds {
                    draft.blocks[number].places[column] = place
                }
            }
        }
    }

    /// Where more relations are violated than hold, columns or rows have slipped: no figure is sure. Where figures
    /// without a name were lost, one that is violated says so.
    private mutating func leavesTableThatDoesNotAddUp() -> Bool {
        let verdict = judge.verdict(draft, in: unit, decimals: decimals)
        guard verdict.violated > 1 && verdict.violated > verdict.holds || verdict.violated > 0 && draft.hasNamelessRow
        else {
            return false
        }
        for number in draft.blocks.indices { draft.blocks[number].places = [:] }
        for line in draft.lines.indices {
            for figure in draft.lines[line].figures.indices { draft.lines[line].figures[figure].isPlaced = false }
        }
        return true
    }

    // MARK: Columns

    /// Columns with figures whose headings are none of the form: one that cannot be read is the column of the form with
    /// which the table adds up, when there is just one; others are columns of their own.
    private mutating func placeUnknownColumns() {
        for number in draft.blocks.indices {
            let block = draft.blocks[number]
            let side = block.side
            for column in block.columns where block.places[column.index] == nil {
                let name = column.path.joined(separator: " ")
                guard !block.percentages.contains(column.index), hasFigures(column.index, block: number) else {
                    continue
                }
                let isForeign = block.foreign.contains(column.index)
                if !isForeign, !ColumnMatcher.isReadable(column.path.last ?? ""),
                    let place = provenPlace(column.index, block: number)
                {
                    draft.blocks[number].places[column.index] = place
                    draft.blocks[number].guessed.insert(column.index)
                    continue
                }
                // Without lines a heading may be cut or stand over another column: such a column is not made up.
                if draft.isAligned {
                    draft.notes.append(.init(.openColumn, name))
                    continue
                }
                let layout = draft.form.sides[side]
                let count = draft.open[side].count
                guard layout.columns.count + count < Layout.columnLimit, !name.isEmpty else { continue }
                draft.open[side].append(
                    PrintedColumn(
                        "extra\(count + 1)", heading: name, side: layout.side.isEmpty ? nil : layout.side))
                draft.blocks[number].places[column.index] = layout.columns.count + count
                draft.notes.append(.init(.openColumn, name, column: ColumnID("extra\(count + 1)")))
                if !isForeign { bindOpenColumn(side, count) }
            }
        }
    }

    /// Makes an open column part of the sum with which the table adds up only then, or where more adds up and nothing is
    /// violated.
    private mutating func bindOpenColumn(_ side: Int, _ number: Int) {
        let before = judge.verdict(draft, in: unit, decimals: decimals)
        var best: (sum: String, verdict: TableJudge.Verdict)?
        for identity in draft.form.sides[side].identities {
            let sum = draft.form.sides[side].columns[identity.sum].name
            draft.open[side][number].partOf = sum
            let now = judge.verdict(draft, in: unit, decimals: decimals)
            let least = best?.verdict ?? before
            if now.violated < least.violated || now.violated == 0 && now.holds > least.holds && now.open < least.open {
                best = (sum, now)
            }
        }
        draft.open[side][number].partOf = best?.sum
    }

    private func hasFigures(_ column: Int, block: Int) -> Bool {
        draft.lines.contains { line in
            line.block == block && line.figures.contains { $0.column == column && PrintedFigure.isFigure($0.text) }
        }
    }

    /// The only column that a printed one may be: with its figures there the table adds up best, and nothing is violated
    /// that was not before.
    private mutating func provenPlace(_ column: Int, block: Int) -> Int? {
        let side = draft.blocks[block].side
        let taken = Set(draft.blocks.filter { $0.side == side }.flatMap { $0.places.values })
        let untouched = draft.fragments
        moveFragments()
        let before = judge.verdict(draft, in: unit, decimals: decimals)
        var best: [Int] = []
        var least: TableJudge.Verdict?
        for place in draft.form.sides[side].columns.indices where !taken.contains(place) {
            draft.fragments = untouched
            draft.blocks[block].places[column] = place
            moveFragments()
            let verdict = judge.verdict(draft, in: unit, decimals: decimals)
            guard verdict.violated <= before.violated, verdict.holds > before.holds else { continue }
            if verdict < least ?? verdict || best.isEmpty {
                (best, least) = ([place], verdict)
            } else if verdict == least {
                best.append(place)
            }
        }
        draft.fragments = untouched
        draft.blocks[block].places[column] = nil
        return best.count == 1 ? best[0] : nil
    }

    // MARK: Fragments

    /// Rows with fewer cells than columns: read as they stand when the table adds up so; else moved to where it does, when
    /// there is one such place only; else their figures are left out.
    private mutating func moveFragments() {
        guard !draft.fragments.isEmpty else { return }
        var current = judge.verdict(draft, in: unit, decimals: decimals)
        for _ in 0..<2 {
            var hasChanged = false
            for number in draft.fragments.indices {
                let fragment = draft.fragments[number]
                let columns = figureColumns(of: fragment)
                guard !columns.isEmpty else { continue }
                var best: [[Int: Int]] = []
                var least = current
                let before = fragment.moves
                var isTied = false
                for moves in movings(
                    columns, missing: fragment.missing, block: draft.lines[fragment.lines.lowerBound].block)
                {
                    guard trials > 0 else { break }
                    trials -= 1
                    draft.fragments[number].moves = moves
                    let verdict = judge.verdict(draft, in: unit, decimals: decimals)
                    if verdict < least {
                        (best, least) = ([moves], verdict)
                    } else if verdict == least {
                        if best.isEmpty { isTied = true } else { best.append(moves) }
                    }
                }
                draft.fragments[number].isTied = isTied && best.isEmpty
                draft.fragments[number].moves = before
                guard let first = best.first else { continue }
                draft.fragments[number].isAmbiguous = best.count > 1
                if best.count == 1 {
                    draft.fragments[number].moves = first
                    current = least
                    hasChanged = true
                }
            }
            if !hasChanged { break }
        }
    }

    /// The columns in which a fragment has figures.
    private func figureColumns(of fragment: DraftTable.Fragment) -> [Int] {
        var columns = Set<Int>()
        for line in fragment.lines {
            for figure in draft.lines[line].figures where PrintedFigure.isFigure(figure.text) {
                columns.insert(figure.column)
            }
        }
        return columns.sorted()
    }

    /// All ways to put columns further to the right, in their order, as far as cells are missing.
    private func movings(_ columns: [Int], missing: Int, block: Int) -> [[Int: Int]] {
        let known = draft.blocks[block].places
        var results: [[Int: Int]] = []
        func add(_ index: Int, _ shift: Int, _ moves: [Int: Int]) {
            guard results.count < 600 else { return }
            guard index < columns.count else {
                if moves.contains(where: { $0.key != $0.value }) { results.append(moves) }
                return
            }
            for own in shift...max(shift, missing) where known[columns[index] + own] != nil {
                var next = moves
                next[columns[index]] = columns[index] + own
                add(index + 1, own, next)
            }
        }
        add(0, 0, [:])
        return results
    }
}
