import BudgetCodes
import BudgetModel

/// One document while it is recognised.
struct RecognitionRun {
    let recognizer: DisclosureRecognizer
    let content: PublishedContent
    let scanner: ContentScanner
    var report = ReadingReport()
    var header: Disclosure.Header
    var tables: [Table] = []
    var forms = PerformanceForms()
    var unitOfDocument: AmountUnit?

    /// A table that was recognised, before its unit is known.
    private struct Found {
        var candidate: ContentScanner.Candidate
        var draft: DraftTable
        var confidence: Double
        var unit: AmountUnit?
    }

    init(_ recognizer: DisclosureRecognizer, _ content: PublishedContent, _ scanner: ContentScanner) {
        self.recognizer = recognizer
        self.content = content
        self.scanner = scanner
        let cover = CoverReader(scanner.cover + scanner.shortLines)
        let known = recognizer.known
        let kind = known.kind ?? cover.kind ?? Self.kind(of: scanner)
        header = Disclosure.Header(
            kind ?? .budget, of: known.entity ?? cover.entity ?? .department,
            fiscalYear: known.fiscalYear ?? cover.year ?? 0, agency: known.agency ?? Agency(name: cover.name ?? ""))
        header.title = cover.title
        header.published = cover.published
        header.division = known.division
        if known.agency == nil, let printed = cover.printedAgency {
            if header.agency.name.isEmpty { header.agency.name = printed.name }
            if PrintedText.folded(header.agency.name) == PrintedText.folded(printed.name) {
                header.agency.code = printed.code
                if known.entity == nil, let code = printed.code { header.entity = code.depth > 1 ? .unit : .department }
            }
        }
        let titled = scanner.candidates.filter { $0.title != nil }
        let above = titled.map(\.above)
        if header.fiscalYear == 0 {
            let years = Set(titled.compactMap { PrintedText.year(in: $0.title?.text ?? "") })
            header.fiscalYear = CoverReader.year(above: above) ?? (years.count == 1 ? years.first : nil) ?? 0
        }
        if header.agency.name.isEmpty, let name = CoverReader.department(above: above) { header.agency.name = name }
        if cover.title == nil { report.notes.append(.init(.inferredHeader, header.agency.name)) }
        if scanner.isOfGovernment { readGovernmentHeader() }
    }

    /// The kind of most titles.
    private static func kind(of scanner: ContentScanner) -> Disclosure.Kind? {
        let kinds = scanner.candidates.compactMap { $0.title?.match.forms.first?.kind }
        let finals = kinds.count { $0 == .finalAccounts }
        return kinds.isEmpty ? nil : finals * 2 > kinds.count ? .finalAccounts : .budget
    }

    private var year: Int? { header.fiscalYear == 0 ? nil : header.fiscalYear }

    mutating func finish() -> Recognition {
        if scanner.isOfGovernment {
            readGovernmentTables()
            addEmptyTables()
        } else {
            readTables()
        }
        completeHeader()
        report.pagesWithoutWords = content.pagesWithoutWords
        for line in content.unreadLines ?? [] {
            report.notes.append(.init(.unreadLine, line.text, page: line.page, box: line.box))
        }
        report.addAddresses(of: content.sheets)
        let disclosure = Disclosure(header, tables: Tables(tables), performance: forms, remarks: [])
        return Recognition(disclosure, report)
    }

    /// The tables of a department or unit, then its performance forms.
    private mutating func readTables() {
        var found: [Found] = []
        var others: [ContentScanner.Candidate] = []
        for candidate in scanner.candidates {
            guard let table = recognize(candidate) else {
                others.append(candidate)
                continue
            }
            guard !found.contains(where: { $0.draft.form.id == table.draft.form.id }) else {
                addUnknown(candidate, .repeatedTable)
                continue
            }
            found.append(table)
        }
        unitOfDocument = Self.mostCommon(found.compactMap(\.unit))
        for table in found { add(table) }
        addEmptyTables()
        addForms(others)
        addLooseForm()
    }

    mutating func addUnknown(_ candidate: ContentScanner.Candidate, _ reason: ReadingReport.Reason) {
        if reason == .unknownTable, isBesideTables(candidate) { return }
        report.unknownTables.append(
            .init(
                title: candidate.above.last { $0.count < 60 && ($0.hasSuffix("表") || $0.has("表（")) }
                    ?? candidate.above.last,
                form: candidate.title.flatMap { $0.match.forms.count == 1 ? $0.match.forms[0] : nil },
                page: candidate.page, reason: reason,
                grid: candidate.grid))
    }

    /// Whether a grid says nothing that a table could say: contents, covers and links of a page. It has no figure, but for
    /// years and what stands beside titles, and no words of performance forms.
    private func isBesideTables(_ candidate: ContentScanner.Candidate) -> Bool {
        let words = ["绩效", "指标", "目标"]
        for row in candidate.parts.all {
            if row.filled.count < 4, row.filled.contains(where: { recognizer.isTitle($0.text) }) { continue }
            for field in row.filled {
                let isYear = field.text.count == 4 && field.text.hasPrefix("20")
                if isYear || PrintedText.year(in: field.text) != nil && !field.text.has(".") { continue }
                if PrintedText.hasDigit(field.text) || words.contains(where: { field.text.has($0) }) {
                    return false
                }
            }
        }
        return true
    }

    static func mostCommon(_ units: [AmountUnit]) -> AmountUnit? {
        AmountUnit.allCases.filter(units.contains).max { left, right in
            units.count { $0 == left } < units.count { $0 == right }
        }
    }

    // MARK: Forms

    /// The form that fits a grid best: of those with its title, else of all.
    private func recognize(_ candidate: ContentScanner.Candidate) -> Found? {
        // No table has so many columns, and every column is looked up in every row.
        guard candidate.parts.columnCount <= 400 else { return nil }
        let blocks = candidate.parts.blocks()
        var best: (draft: DraftTable, confidence: Double)?
        if let title = candidate.title {
            for form in recognizer.candidates(title.match, kind: header.kind) where !form.sides.isEmpty {
                let draft = recognizer.table(form, candidate.parts, blocks, year: year)
                let confidence = (title.match.isExact ? 1 : 0.9) * (0.4 + 0.6 * draft.fit)
                // An empty table has its heading alone, and that may be hard to read.
                let isStated = scanner.emptyTables.contains { $0.title == title.text }
                let isEnough =
                    draft.fit >= 0.35 || !isStated && candidate.parts.body.allSatisfy { $0.filled.count < 3 }
                if isEnough, confidence > best?.confidence ?? 0 { best = (draft, confidence) }
            }
        }
        if best == nil, candidate.title == nil, candidate.parts.headingCount > 0, candidate.parts.body.count > 1 {
            var isTied = false
            for form in recognizer.forms.forms where !form.sides.isEmpty {
                guard form.id.kind == nil || form.id.kind == header.kind else { continue }
                guard form.sides[0].columns.count > 1 || form.isTwoSided else { continue }
                let draft = recognizer.table(form, candidate.parts, blocks, year: year)
                // One or two columns are those of many forms.
                guard draft.fit >= 0.85, form.isTwoSided || draft.blocks.contains(where: { $0.places.count > 2 }) else {
                    continue
                }
                let confidence = draft.fit * 0.75
                if confidence == best?.confidence { isTied = true }
                if confidence > best?.confidence ?? 0 { (best, isTied) = ((draft, confidence), false) }
            }
            if isTied { best = nil }
            best?.draft.notes.append(.init(.inferredTitle, candidate.above.last ?? ""))
        }
        guard let best else { return nil }
        let unit =
            candidate.above.lazy.compactMap { UnitLine.unit(in: $0) }.last
            ?? candidate.parts.headings.lazy.flatMap { $0 }.compactMap { UnitLine.unit(inHeading: $0) }.first
        return Found(candidate: candidate, draft: best.draft, confidence: best.confidence, unit: unit)
    }

    // MARK: Tables

    private mutating func add(_ found: Found) {
        let form = found.draft.form
        let kind = header.kind
        let custom = recognizer.practices.practices.first { $0.kind == kind && $0.table(form.id)?.precision != nil }?
            .table(form.id)?.precision?.unit
        let unit = found.unit ?? unitOfDocument ?? custom ?? .tenThousandYuan
        var caption = caption(of: found.candidate, isEmpty: isEmpty(found.draft))
        caption.isUnitPrinted = found.unit != nil
        var finisher = TableFinisher(found.draft, in: unit, header: header)
        let (table, cells) = finisher.finish(caption)
        var reading = ReadingReport.TableReading(
            form: form.id, title: caption.title, firstPage: found.candidate.page, lastPage: found.candidate.lastPage,
            confidence: 0, cells: cells, notes: finisher.draft.notes)
        if found.unit == nil { reading.notes.append(.init(.inferredUnit, unit.name(in: .chinese))) }
        for note in found.candidate.grid.notes where note.kind == .overlapping || note.kind == .unreadable {
            reading.notes.append(
                .init(note.kind == .unreadable ? .noAmount : .emptyRow, note.text, page: note.page))
        }
        for note in found.candidate.grid.notes where note.kind == .joinedColumns {
            reading.notes.append(.init(.joinedColumns, PrintedText.joined(note.text), page: note.page))
        }
        for note in found.candidate.grid.notes where note.kind == .hidden {
            reading.notes.append(.init(.hidden, note.text, page: note.page))
        }
        let lost = cells.count { $0.status == .lost }
        let kept = cells.isEmpty ? 1 : Double(cells.count - lost) / Double(cells.count)
        reading.confidence = ((found.confidence * kept * 100).rounded()) / 100
        report.tables.append(reading)
        tables.append(table)
    }

    func caption(of candidate: ContentScanner.Candidate, isEmpty: Bool) -> Caption {
        var caption = Caption()
        if let title = candidate.title?.text { (caption.number, caption.title) = Self.title(title) }
        if let heading = candidate.heading {
            let (number, text) = Self.title(heading)
            caption.number = caption.number ?? number
            if text != caption.title { caption.heading = text }
        }
        for line in candidate.above.suffix(8) {
            let plain = PrintedText.joined(line)
            if GridParts.isNumber(plain) { caption.number = plain }
        }
        for note in candidate.parts.notes + candidate.below {
            if let formulas = NoteText.formulas(in: note) {
                caption.formulas += formulas
            } else if NoteText.isNoneStatement(note), caption.noneStatement == nil, isEmpty {
                caption.noneStatement = note
            } else if NoteText.isNote(note)
                || !caption.notes.isEmpty && PrintedText.startsWithDigit(note)
            {
                caption.notes.append(note)
            }
        }
        return caption
    }

    private func isEmpty(_ draft: DraftTable) -> Bool {
        !draft.lines.contains { $0.figures.contains { PrintedFigure.isFigure($0.text) } }
    }

    /// `三、部门支出总表` as the number and the title.
    private static func title(_ text: String) -> (number: String?, title: String) {
        let plain = PrintedText.joined(text)
        let (rest, depth) = PrintedText.withoutOrdinal(plain)
        guard depth == 0 else { return (nil, plain) }
        let number = plain.prefix { "一二三四五六七八九十".contains($0) }
        return (number.isEmpty ? nil : String(number), String(rest))
    }

    /// Tables that are a title and a statement alone.
    private mutating func addEmptyTables() {
        for empty in scanner.emptyTables {
            guard let form = recognizer.candidates(empty.match, kind: header.kind).first, !form.sides.isEmpty,
                !tables.contains(where: { $0.form.id == form.id })
            else { continue }
            var caption = Caption(precision: Precision(unit: unitOfDocument ?? .tenThousandYuan, decimals: 2))
            (caption.number, caption.title) = Self.title(empty.title)
            caption.noneStatement = empty.statement
            caption.isUnitPrinted = false
            var table = Table(form)
            table.caption = caption
            tables.append(table)
            report.tables.append(
                .init(
                    form: form.id, title: caption.title, firstPage: empty.page, lastPage: empty.page, confidence: 0.9,
                    cells: [], notes: []))
        }
    }

    // MARK: Header

    /// The codes of the unit and of the department above it stand in 收入总表; the division in the codes of projects.
    private mutating func completeHeader() {
        if let income = tables.first(where: { $0.form.sides.first?.keys == .agency }) {
            let own = PrintedText.folded(header.agency.name)
            let units = income.lines.compactMap { line -> Agency? in
                guard case .agency(let code) = line.key else { return nil }
                return Agency(code: code, name: line.name)
            }
            let unit =
                units.first { PrintedText.folded($0.name) == own } ?? units.first { $0.code == header.agency.code }
            if let unit {
                if header.agency.code == nil { header.agency.code = unit.code }
                if let code = header.agency.code, code.depth > 1 {
                    if recognizer.known.entity == nil { header.entity = .unit }
                    header.superior = units.first { $0.code == code.parent }
                }
            } else if header.agency.name.isEmpty, let first = units.first {
                header.agency = first
            }
        }
        if header.division == nil, let projects = tables.first(where: { $0.form.sides.first?.keys == .project }) {
            let codes = projects.lines.compactMap { line -> DivisionCode? in
                guard case .project(.project(let code)) = line.key else { return nil }
                return code.division
            }
            if let first = codes.first, codes.allSatisfy({ $0 == first }) { header.division = first }
        }
        if header.fiscalYear == 0 {
            header.fiscalYear = scanner.shortLines.lazy.compactMap { PrintedText.year(in: $0) }.first ?? 0
            report.notes.append(.init(.inferredHeader, "\(header.fiscalYear)"))
        }
    }
}
