import BudgetCodes

// Unsafe, and why it is safe: names are looked at as ranges of the section's own bytes, within the closure that lends
// them, and the ranges are those that the section keeps.

extension CheckPass {
    /// Codes and names against the catalogue, levels that are not printed, and keys that repeat.
    func checkCodes(
        _ side: Program.Side, _ span: SectionSpan, _ general: GeneralRules, _ names: CodeNames
    ) {
        lists.pointee.rowMarks.removeAll(keepingCapacity: true)
        if span.kind.isCoded || span.hasMalformed { checkShapes(span, general) }
        if span.kind != .agency, span.kind != .project {
            if !side.isSide, !span.hasMalformed { checkLevels(span, general) }
            if names.hasYear { checkNames(span, general, names) }
        }
        // A line whose code is none may be the one that is missing, or begin a block of lines.
        if !span.hasMalformed {
            if span.kind != .project { checkParentsArePrinted(span, general) }
            checkDuplicates(span, general)
        }
        guard !lists.pointee.rowMarks.isEmpty else { return }
        // As a reader goes through the table: row by row.
        lists.pointee.rowMarks.sort { ($0.row, $0.order) < ($1.row, $1.order) }
        for entry in lists.pointee.rowMarks { lists.pointee.marks.append(entry.mark) }
    }

    private func mark(
        _ subject: Mark.Subject, _ rule: NumberedRule, _ span: SectionSpan, _ row: Int, order: Int
    ) {
        var mark = Mark(subject: subject, ordinal: rule.ordinal, verdict: .violated)
        mark.set(span, row: row)
        lists.pointee.rowMarks.append((row, order, mark))
    }

    /// Lines by code whose code is none. Other lines of a side may have any key, and are not counted.
    private func checkShapes(_ span: SectionSpan, _ general: GeneralRules) {
        guard span.hasMalformed else { return counts.add(.holds, general.malformedCode.ordinal, span.rowCount) }
        let section = tables[span.table].sides[span.side]
        var holds = span.kind.isCoded ? span.rowCount : 0
        for row in 0..<span.rowCount where section.isMalformed(row) || section.looksMiscoded(row) {
            if span.kind.isCoded { holds &-= 1 }
            mark(.malformedCode, general.malformedCode, span, row, order: 0)
        }
        counts.add(.holds, general.malformedCode.ordinal, holds)
    }

    /// A figure that is not split up down to the last level. A line without figures has nothing to split up.
    private func checkLevels(_ span: SectionSpan, _ general: GeneralRules) {
        var holds = 0
        for row in 0..<span.rowCount where !rows[span.firstRow &+ row].isParent {
            let code = rows[span.firstRow &+ row].key.code
            guard code != 0, !isBlank(row, span) else { continue }
            if CodeNames.isEconomic(code) ? code >= 10_000 : code >= 1_000_000 {
                holds &+= 1
            } else {
                mark(.tooCoarse, general.level, span, row, order: 0)
            }
        }
        counts.add(.holds, general.level.ordinal, holds)
    }

    private func isBlank(_ row: Int, _ span: SectionSpan) -> Bool {
        for column in 0..<span.width where cells[span.cell(row, column)] != Section.blank { return false }
        return true
    }

    private func checkNames(_ span: SectionSpan, _ general: GeneralRules, _ names: CodeNames) {
        var firm = 0
        var uncertain = 0
        let text = tables[span.table].sides[span.side].text
        text.withUnsafeBufferPointer { text in
            var start = 0
            for row in 0..<span.rowCount {
                let end = Int(rows[span.firstRow &+ row].nameEnd)
                let code = rows[span.firstRow &+ row].key.code
                defer { start = end }
                guard code != 0 else { continue }
                let name = UnsafeBufferPointer(rebasing: text[start..<end])
                // Forms number their rows: `六、`. Tables by code do not, so that the name is looked at first.
                let isNumbered = span.kind == .row
                let first = isNumbered ? unnumbered(name) : name
                var standing = names.standing(of: code, first)
                if case .otherName = standing {
                    let second = isNumbered ? name : unnumbered(name)
                    if second.count != first.count { standing = names.standing(of: code, second) }
                }
                switch standing {
                case .attested: firm &+= 1
                // Attested in other years. Most documents have few of these.
                case .named: if names.isFirm(code) { firm &+= 1 } else { uncertain &+= 1 }
                case .unknownCode:
                    let rule = names.wouldKnow(code) ? general.unknownCode : general.uncertainCode
                    mark(.unknownCode, rule, span, row, order: 1)
                case .otherName: checkName(code, String(decoding: name, as: UTF8.self), span, row, general, names)
                }
            }
        }
        add(holds: firm, isFirm: true, general)
        add(holds: uncertain, isFirm: false, general)
    }

    /// Counts codes with the name of the catalogue: with the rules that warn where it is sure of the name, otherwise with
    /// those that make notes.
    private func add(holds: Int, isFirm: Bool, _ general: GeneralRules) {
        if isFirm {
            counts.add(.holds, general.unknownCode.ordinal, holds)
            counts.add(.holds, general.name.ordinal, holds)
            counts.add(.holds, general.formerName.ordinal, holds)
        } else {
            counts.add(.holds, general.uncertainCode.ordinal, holds)
            counts.add(.holds, general.uncertainName.ordinal, holds)
        }
    }

    private func unnumbered(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: name[numberingEnd(name)...])
    }

    private func checkName(
        _ code: Int32, _ printed: String, _ span: SectionSpan, _ row: Int, _ general: GeneralRules, _ names: CodeNames
    ) {
        let isFirm = names.isFirm(code)
        counts.add(.holds, isFirm ? general.unknownCode.ordinal : general.uncertainCode.ordinal, 1)
        let name = withoutNumbering(printed)
        guard !name.isEmpty, name != String(code) else { return }
        let match = names.match(code, name)
        switch match {
        case .exact, .alternative, .variant, .unknownCode:
            counts.add(.holds, isFirm ? general.name.ordinal : general.uncertainName.ordinal, 1)
            if isFirm { counts.add(.holds, general.formerName.ordinal, 1) }
        case .formerName, .laterName, .different:
            // What the catalogue has from other years, or from no document, makes no name wrong.
            var rule = isFirm ? general.name : general.uncertainName
            if isFirm, case .formerName = match { rule = general.formerName }
            mark(.name, rule, span, row, order: 2)
        }
    }

    /// A layout may leave out a level altogether; a parent is missing only where others of its level are printed.
    private func checkParentsArePrinted(_ span: SectionSpan, _ general: GeneralRules) {
        if span.isComplete { return counts.add(.holds, general.missingParent.ordinal, span.linesBelow) }
        var levels: UInt32 = 0
        for row in 0..<span.rowCount { levels |= 1 << UInt32(min(level(row, span), 31)) }
        // Nothing but top lines.
        guard levels > 1 else { return }
        var holds = 0
        for row in 0..<span.rowCount {
            let level = level(row, span)
            guard level > 0, levels & (1 << UInt32(min(level - 1, 31))) != 0 else { continue }
            if isDirectParent(of: row, span, at: level) {
                holds &+= 1
            } else {
                mark(.missingParent, general.missingParent, span, row, order: 3)
            }
        }
        counts.add(.holds, general.missingParent.ordinal, holds)
    }

    /// Keys that stand in more than one line of a unit, below the same line. Units may follow each other without being
    /// named: a line that has others below it each time begins a block.
    private func checkDuplicates(_ span: SectionSpan, _ general: GeneralRules) {
        if span.isComplete {
            counts.add(.holds, general.duplicateLine.ordinal, span.rowCount)
            return
        }
        let section = tables[span.table].sides[span.side]
        struct Line: Hashable {
            let key: RowKey
            let unit: Agency?
            let parent: Int32
        }
        var seen: [Line: Int] = [:]
        seen.reserveCapacity(section.count)
        var holds = 0
        for row in 0..<section.count {
            let key = section.key(of: row)
            guard !key.mayRepeat else { continue }
            let parent = rows[span.firstRow &+ row].parent
            let line = Line(key: key, unit: section.unit(of: row), parent: parent)
            let first = seen[line]
            if first == nil { seen[line] = row }
            let isBlock = first.map { parent < 0 && isParent($0, span) && isParent(row, span) } ?? true
            if isBlock {
                holds += 1
            } else {
                mark(.duplicateLine, general.duplicateLine, span, row, order: 4)
            }
        }
        counts.add(.holds, general.duplicateLine.ordinal, holds)
    }

    private func isParent(_ row: Int, _ span: SectionSpan) -> Bool { rows[span.firstRow &+ row].isParent }

    /// How many keys are above the key of a row.
    @inline(__always)
    private func level(_ row: Int, _ span: SectionSpan) -> Int {
        let key = rows[span.firstRow &+ row].key
        if key.code != 0 { return span.kind == .row || key.code < 1_000 ? 0 : key.code < 100_000 ? 1 : 2 }
        if key.knownRow >= 0 { return KnownRows.parents[key.knownRow] >= 0 ? 1 : 0 }
        return tables[span.table].sides[span.side].levelByKey(row)
    }

    /// Whether the nearest printed ancestor of a row is the one right above it.
    private func isDirectParent(of row: Int, _ span: SectionSpan, at level: Int) -> Bool {
        let parent = Int(rows[span.firstRow &+ row].parent)
        guard parent >= 0 else { return false }
        let code = rows[span.firstRow &+ row].key.code
        if code != 0 { return rows[span.firstRow &+ parent].key.code == code / 100 }
        return self.level(parent, span) == level - 1
    }
}

extension Section {
    /// How many keys are above the key of a row that is no number.
    fileprivate func levelByKey(_ row: Int) -> Int {
        var level = 0
        var next = key(of: row).parent
        while let key = next {
            level += 1
            next = key.parent
        }
        return level
    }
}
