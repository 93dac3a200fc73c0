import BudgetCodes
import BudgetModel

extension RecognitionRun {
    /// Performance forms among the grids that are no tables of lines; a form may go on over several of them.
    mutating func addForms(_ candidates: [ContentScanner.Candidate]) {
        var group: [ContentScanner.Candidate] = []
        for candidate in candidates.flatMap(Self.split) {
            if beginsForm(candidate) || group.isEmpty || KeyWorkReader.read(group[group.count - 1]) != nil {
                addForm(group)
                group = []
            }
            group.append(candidate)
        }
        addForm(group)
        // A file with forms and no tables is no budget.
        if tables.isEmpty, !forms.isEmpty, recognizer.known.kind == nil { header.kind = .performance }
    }

    /// The forms of one grid: sheets and joined pages may have several, one below the other.
    private static func split(_ candidate: ContentScanner.Candidate) -> [ContentScanner.Candidate] {
        let rows = candidate.parts.all
        var starts: [Int] = []
        var hasIndicators = false
        for (number, row) in rows.enumerated() {
            if IndicatorTable.begins(row) { hasIndicators = true }
            guard hasIndicators, let first = row.filled.first, let label = FormLabel(first.text),
                label == .name || label == .agency
            else { continue }
            // The lines right above are the title and the unit.
            var start = number
            while start > 0, rows[start - 1].filled.count <= 2, isCaption(rows[start - 1]) { start -= 1 }
            starts.append(start)
            hasIndicators = false
        }
        guard !starts.isEmpty else { return [candidate] }
        return zip([0] + starts, starts + [rows.count]).map { start, end in
            var own = candidate
            own.parts.all = Array(rows[start..<end])
            own.page = own.parts.all.lazy.compactMap(\.page).first ?? candidate.page
            own.lastPage = own.parts.all.reversed().lazy.compactMap(\.page).first ?? candidate.lastPage
            if start > 0 {
                own.above = own.parts.all.prefix { isCaption($0) }.flatMap { $0.filled.map(\.text) }
                own.title = nil
            }
            return own
        }
    }

    private static func isCaption(_ row: PrintedGridRow) -> Bool {
        row.filled.allSatisfy {
            $0.text.count < 60 && ($0.text.hasSuffix("表") || UnitLine.unit(in: $0.text) != nil)
                || $0.text.hasPrefix("填报日期")
        }
    }

    private func beginsForm(_ candidate: ContentScanner.Candidate) -> Bool {
        let rows = candidate.parts.all.filter { !$0.filled.isEmpty && !Self.isCaption($0) }
        let labels = rows.prefix(3).compactMap { row in row.filled.first.flatMap { FormLabel($0.text) } }
        return labels.first == .name || labels.first == .agency || labels.first == .department
    }

    private mutating func addForm(_ group: [ContentScanner.Candidate]) {
        guard let first = group.first else { return }
        let titles = group.lazy.flatMap(\.above)
        let unit =
            titles.compactMap { UnitLine.unit(in: $0) }.first
            ?? group.lazy.flatMap(\.rows).flatMap(\.filled).compactMap { UnitLine.unit(inHeading: $0.text) }.first
        var reader = PerformanceFormReader(in: unit ?? unitOfDocument ?? .tenThousandYuan)
        for candidate in group {
            for line in candidate.above where line.count < 60 { reader.read(line: line) }
            reader.read(
                candidate.parts.all, columns: candidate.parts.columnCount, isRuled: candidate.parts.origin != .aligned)
        }
        reader.finish()
        if let work = KeyWorkReader.read(first), group.count == 1 {
            forms.keyWork = work
            report.tables.append(
                .init(
                    form: KeyWork.form.id, title: work.caption.title, firstPage: first.page, lastPage: first.lastPage,
                    confidence: 0.9, cells: [], notes: []))
            return
        }
        guard reader.isForm else {
            for candidate in group { addUnknown(candidate, .unknownTable) }
            return
        }
        let title = first.title?.text ?? first.above.last { $0.count < 60 && $0.hasSuffix("表") }
        var caption = Caption(precision: Precision(unit: unit ?? unitOfDocument ?? .tenThousandYuan, decimals: 2))
        caption.title = title.map { PrintedText.joined($0) }
        caption.isUnitPrinted = unit != nil
        let isProject = title?.has("整体") != true && (reader.values[.name] != nil || title?.has("项目") == true)
        let (form, cells) = reader.add(to: &forms, caption: caption, isProject: isProject)
        if header.superior == nil, let department = reader.values[.department], header.entity == .unit,
            PrintedText.folded(department) != PrintedText.folded(header.agency.name)
        {
            header.superior = Agency(name: PrintedText.joined(department))
        }
        report.tables.append(
            .init(
                form: form, title: caption.title, firstPage: first.page, lastPage: group.last?.lastPage,
                confidence: (reader.fit * 80).rounded() / 100, cells: cells, notes: reader.notes))
    }

    /// A form in text without any table.
    mutating func addLooseForm() {
        guard scanner.candidates.isEmpty, tables.isEmpty, let reader = LooseFormReader(content.texts.map(\.text)) else {
            return
        }
        forms.departmentGoal = reader.form
        if let agency = reader.form.agency, header.agency.name.isEmpty { header.agency.name = agency }
        if recognizer.known.kind == nil { header.kind = .performance }
        var notes = reader.lost.map { ReadingReport.Note(.ambiguous, $0) }
        notes.append(.init(.inferredTitle, DepartmentPerformanceGoal.form.officialName))
        let count = reader.form.longTermIndicators.count + reader.form.annualIndicators.count
        let share = Double(count) / Double(max(count + reader.lost.count, 1))
        report.tables.append(
            .init(
                form: DepartmentPerformanceGoal.form.id, confidence: (share * 50).rounded() / 100, cells: reader.cells,
                notes: notes))
    }
}
