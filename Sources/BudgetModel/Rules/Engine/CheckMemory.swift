// Unsafe, and why it is safe: the lists are made large enough for all tables of the document first, and are then lent
// for one pass, which changes none of their lengths. Each section has at most as many codes, and at most as many of 类, as
// it has rows, and an end for each list.

/// What a checker needs for one document and keeps for the next.
struct CheckMemory: Sendable {
    private var sections: [SectionSpan]
    private var rows: [Figures.Row] = []
    private var cells: [Int64] = []
    private var codeRows: [Figures.CodeRow] = []
    private var parents: [Int32] = []
    private var lists = CheckPass.Lists()
    private let closingSection: Int?
    /// The sections of 项目支出表 and 一般公共预算基本支出表.
    private let projectSections: (projects: Int, basic: Int)?

    /// What did not simply hold in the last document, in the order of the tables.
    var marks: [Mark] { lists.marks }

    /// The blank cells of the last document that are known through their parts.
    var fills: [Mark] { lists.fills }

    /// What the tables of the last document say of the cells that performance forms are compared with.
    var readings: [CellReading] { lists.readings }

    /// The place of 项目支出表 in the last document, when it has one.
    var projectTable: Int? {
        projectSections.flatMap { sections[$0.projects].table >= 0 ? sections[$0.projects].table : nil }
    }

    /// The places of 项目支出表 and 一般公共预算基本支出表 in the last document, when it has both.
    var projectTables: (projects: Int, basic: Int)? {
        guard let (projects, basic) = projectSections, sections[projects].table >= 0, sections[basic].table >= 0 else {
            return nil
        }
        return (sections[projects].table, sections[basic].table)
    }

    init(_ program: Program) {
        sections = Array(repeating: SectionSpan(), count: program.sides.count)
        closingSection = program.slots[IncomeExpenditureSummary.form.id].map { $0 * 2 + 1 }
        if let projects = program.slots[ProjectExpenditure.form.id], let basic = program.slots[BasicExpenditure.form.id]
        {
            projectSections = (projects * 2, basic * 2)
        } else {
            projectSections = nil
        }
    }

    /// Evaluates everything that compares figures, codes and names of tables, and leaves what does not hold in
    /// ``marks``, and what forms are compared with in ``readings``.
    mutating func check(
        _ tables: [Table], hasForms: Bool, _ practice: PracticeProgram, _ book: RuleBook, _ names: CodeNames
    ) -> Counts {
        makeRoom(for: tables)
        var counts = Counts(ruleCount: book.rules.count)
        let closingSection = closingSection
        // Taken out meanwhile, so that they change in place.
        var lists = CheckPass.Lists()
        swap(&lists, &self.lists)
        lists.marks.removeAll(keepingCapacity: true)
        lists.fills.removeAll(keepingCapacity: true)
        lists.steps.removeAll(keepingCapacity: true)
        lists.suspects.removeAll(keepingCapacity: true)
        lists.readings.removeAll(keepingCapacity: true)
        let projects = projectSections?.projects
        counts.withMemory { counts in
            withFigures { figures in
                let present = figures.take(tables, book.program)
                withUnsafeMutablePointer(to: &lists) { lists in
                    let pass = CheckPass(
                        counts: counts, tables: tables, sections: figures.sections, rows: figures.rows,
                        cells: figures.cells, codeRows: figures.codeRows, cellCount: figures.cellCount,
                        lists: lists, closingSection: closingSection, blankSum: book.general.blankSum.ordinal)
                    pass.run(present, practice, book, names)
                    if hasForms { pass.readForForms(book.program, projects: projects) }
                }
            }
        }
        swap(&lists, &self.lists)
        return counts
    }

    private mutating func makeRoom(for tables: [Table]) {
        var (rowCount, cellCount, sectionCount) = (0, 0, 0)
        for place in tables.indices {
            for side in tables[place].sides.indices {
                rowCount += tables[place].sides[side].rows.count
                cellCount += tables[place].sides[side].cells.count
                sectionCount += 1
            }
        }
        Self.grow(&rows, rowCount, .none)
        Self.grow(&cells, cellCount, 0)
        Self.grow(&codeRows, 2 * (rowCount + sectionCount), .end)
        Self.grow(&parents, rowCount, 0)
    }

    /// Makes a list as long as it must be at least. No list is empty, so that each has an address.
    private static func grow<Element>(_ list: inout [Element], _ count: Int, _ filler: Element) {
        guard list.count <= count else { return }
        list.append(contentsOf: repeatElement(filler, count: count + 1 - list.count))
    }

    private mutating func withFigures(_ body: (inout Figures) -> Void) {
        sections.withUnsafeMutableBufferPointer { sections in
            rows.withUnsafeMutableBufferPointer { rows in
                cells.withUnsafeMutableBufferPointer { cells in
                    codeRows.withUnsafeMutableBufferPointer { codeRows in
                        parents.withUnsafeMutableBufferPointer { parents in
                            guard let sections = sections.baseAddress, let rows = rows.baseAddress,
                                let cells = cells.baseAddress, let codeRows = codeRows.baseAddress,
                                let parents = parents.baseAddress
                            else { return }
                            var figures = Figures(
                                sections: sections, rows: rows, cells: cells, codeRows: codeRows, parents: parents)
                            body(&figures)
                        }
                    }
                }
            }
        }
    }
}
