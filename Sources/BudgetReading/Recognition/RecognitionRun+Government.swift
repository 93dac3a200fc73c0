import BudgetCodes
import BudgetModel

/// 政府预决算公开: the tables of a government's own books.
extension RecognitionRun {
    /// A table that was read, before its unit is known.
    private struct GovernmentTable {
        var candidate: ContentScanner.Candidate
        var reader: GovernmentTableReader
        var confidence: Double
        var unit: AmountUnit?
        var year: Int?

        var id: Form.ID { reader.draft.form.id }
    }

    /// Reads who publishes the book, for which year and what kind it is.
    mutating func readGovernmentHeader() {
        let titles = scanner.candidates.compactMap { $0.title?.text } + scanner.emptyTables.map(\.title)
        let printed = GovernmentHeader(cover: scanner.cover + scanner.shortLines, titles: titles)
        let known = recognizer.known
        header.entity = .government
        header.kind = known.kind ?? printed.kind ?? .budget
        header.fiscalYear = known.fiscalYear ?? printed.year ?? 0
        if known.agency == nil { header.agency = Agency(name: printed.name ?? "") }
        header.title = printed.title
        header.superior = nil
        report.notes.removeAll { $0.reason == .inferredHeader }
        if printed.title == nil || header.agency.name.isEmpty {
            report.notes.append(.init(.inferredHeader, header.agency.name))
        }
    }

    /// Reads all tables. What is no table of a government may be a performance form.
    mutating func readGovernmentTables() {
        var found: [GovernmentTable] = []
        var others: [ContentScanner.Candidate] = []
        for candidate in scanner.candidates {
            if let table = governmentTable(candidate) { found.append(table) } else { others.append(candidate) }
        }
        // Of two tables of a form that of the year of the document counts.
        let own = found.indices.filter { found[$0].year == header.fiscalYear }
        let order = own + found.indices.filter { found[$0].year != header.fiscalYear }
        var kept: [GovernmentTable] = []
        var positions: [Form.ID: Int] = [:]
        for index in order {
            guard let place = positions[found[index].id] else {
                positions[found[index].id] = kept.count
                kept.append(found[index])
                continue
            }
            if !kept[place].reader.goOn(with: found[index].reader) {
                addUnknown(found[index].candidate, .repeatedTable)
            }
        }
        unitOfDocument = Self.mostCommon(kept.compactMap(\.unit))
        for table in kept { add(table) }
        addForms(others)
        for line in scanner.titlesWithoutGrid {
            report.notes.append(.init(.unknownTable, PrintedText.joined(line.text), page: line.page))
        }
    }

    /// The form of the title that fits a grid best.
    private func governmentTable(_ candidate: ContentScanner.Candidate) -> GovernmentTable? {
        guard let title = candidate.title, candidate.parts.columnCount <= 400, candidate.parts.headingCount > 0 else {
            return nil
        }
        let printed = GovernmentHeader.years(GovernmentTitles.split(title.text).title).max()
        let year =
            GovernmentColumnMatcher.year(of: candidate.parts.headings) ?? printed
            ?? (header.fiscalYear == 0 ? nil : header.fiscalYear)
        var best: (reader: GovernmentTableReader, fit: Double)?
        for id in title.match.forms {
            guard let (form, _) = GovernmentForm.form(of: id) else { continue }
            var reader = GovernmentTableReader(form, id, candidate.parts, year: year)
            reader.read()
            let fit = reader.draft.fit
            if fit >= 0.25, fit > best?.fit ?? 0 { best = (reader, fit) }
        }
        guard let best else { return nil }
        let unit =
            candidate.above.lazy.compactMap { UnitLine.unit(in: $0) }.last
            ?? candidate.parts.headings.lazy.flatMap { $0 }.compactMap { UnitLine.unit(inHeading: $0) }.first
        return GovernmentTable(
            candidate: candidate, reader: best.reader,
            confidence: (title.match.isExact ? 1 : 0.9) * (0.4 + 0.6 * best.fit), unit: unit, year: year)
    }

    private mutating func add(_ found: GovernmentTable) {
        var draft = found.reader.draft
        var columns = found.reader.columns
        let unit = found.unit ?? unitOfDocument ?? .tenThousandYuan
        draft.settleSums(in: unit, &columns)
        draft.bindOpenColumns(in: unit)
        var cells: [ReadingReport.CellReading]? = []
        var decimals = DraftTable.Decimals()
        let sections = draft.sections(in: unit, &cells, &decimals)
        for line in draft.lines {
            for (column, field) in line.percentages {
                cells?.append(
                    .init(
                        line: LineID(draft.lineID(line)), column: ColumnID(column), status: .recognized,
                        page: field.page, box: field.box))
            }
        }
        for cell in draft.lost {
            cells?.append(
                .init(
                    line: LineID(cell.line), column: ColumnID(cell.column), status: .lost, reason: .otherColumn,
                    text: cell.text, page: cell.field.page, box: cell.field.box))
        }
        var caption = caption(of: found.candidate, isEmpty: !decimals.hasFigures)
        if let title = found.candidate.title?.text {
            let (number, text) = GovernmentTitles.split(title)
            caption.title = text
            caption.number = number ?? caption.number
            caption.heading = nil
        }
        caption.isUnitPrinted = found.unit != nil
        let most = decimals.hasFigures ? decimals.most : 2
        caption.precision = Precision(checking: unit, decimals: min(most, unit.decimalsOfFen)) ?? .tenThousandYuan
        caption.columns = columns.map { column in
            draft.open.joined().first { $0.name == column.name && $0.side == column.side } ?? column
        }
        if caption.formulas.isEmpty { caption.formulas = found.reader.formulas }
        if let year = found.year, year != header.fiscalYear, header.fiscalYear != 0 { caption.year = year }
        let readings = cells ?? []
        let lost = readings.count { $0.status == .lost }
        let share = readings.isEmpty ? 1 : Double(readings.count - lost) / Double(readings.count)
        var reading = ReadingReport.TableReading(
            form: draft.form.id, title: caption.title, firstPage: found.candidate.page,
            lastPage: found.candidate.lastPage, confidence: (found.confidence * share * 100).rounded() / 100,
            cells: readings, notes: draft.notes)
        if found.unit == nil { reading.notes.append(.init(.inferredUnit, unit.name(in: .chinese))) }
        for note in found.candidate.grid.notes where note.kind == .joinedColumns {
            reading.notes.append(.init(.joinedColumns, PrintedText.joined(note.text), page: note.page))
        }
        report.tables.append(reading)
        tables.append(Table(draft.form, SharedCaption(caption), sides: sections))
    }
}

extension DraftTable {
    /// 债务限额 合计 beside 新增一般债务限额 and 新增专项债务限额 is their sum and no limit of all debt: a sum whose own parts are not
    /// printed is that of others, where it is in every row.
    fileprivate mutating func settleSums(in unit: AmountUnit, _ columns: inout [PrintedColumn]) {
        for number in blocks.indices {
            let side = blocks[number].side
            let layout = form.sides[side]
            let taken = Set(blocks.filter { $0.side == side }.flatMap { $0.places.values })
            for own in layout.identities
            where taken.contains(own.sum) && own.addends.allSatisfy({ !taken.contains($0) }) {
                let others = layout.identities.filter { other in
                    !taken.contains(other.sum) && other.addends.allSatisfy(taken.contains)
                }
                guard others.count == 1, let column = blocks[number].places.first(where: { $0.value == own.sum })?.key
                else { continue }
                let section = sections(in: unit)[side]
                let rows = (0..<section.count).filter { section.value($0, own.sum) != Section.blank }
                let isSum = rows.allSatisfy { row in
                    var sum: Int64 = 0
                    for part in others[0].addends where section.value(row, part) != Section.blank {
                        sum = sum.addingReportingOverflow(section.value(row, part)).partialValue
                    }
                    return sum == section.value(row, own.sum)
                }
                guard rows.count > 1, isSum else { continue }
                blocks[number].places[column] = others[0].sum
                blocks[number].guessed.insert(column)
                let (old, new) = (layout.columns[own.sum].name, layout.columns[others[0].sum].name)
                for place in columns.indices where columns[place].name == old { columns[place].name = new }
            }
        }
    }

    /// Makes the open columns parts of 合计 where they add up to it in most rows.
    fileprivate mutating func bindOpenColumns(in unit: AmountUnit) {
        for side in form.sides.indices where open[side].count > 1 {
            let layout = form.sides[side]
            guard let total = layout.position(of: "total") else { continue }
            let section = sections(in: unit)[side]
            let parts = layout.columns.count..<layout.columns.count + open[side].count
            var counts = (holds: 0, all: 0)
            for row in 0..<section.count where section.value(row, total) != Section.blank {
                var sum: Int64 = 0
                for column in parts where section.value(row, column) != Section.blank {
                    sum = sum.addingReportingOverflow(section.value(row, column)).partialValue
                }
                counts.all += 1
                if sum == section.value(row, total) { counts.holds += 1 }
            }
            guard counts.holds * 2 > counts.all else { continue }
            for column in open[side].indices { open[side][column].partOf = "total" }
        }
    }
}
