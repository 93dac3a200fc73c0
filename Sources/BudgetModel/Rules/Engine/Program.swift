import BudgetCodes

/// The rules about tables and between them as numbers: forms by slot, columns by place, rules by ordinal.
///
/// It is made once from the rules of a book; checking a document then looks up no name. What the checker reads in its
/// loops are flat lists of plain numbers, because lists inside of lists would count references in every step.
struct Program: Sendable {
    /// The forms with tables; the place of a form is its slot. Each slot has two places for sides.
    let forms: [Form]
    let slots: [Form.ID: Int]
    /// The sides of the forms, two places for each form.
    private(set) var sides: [Side] = []
    private(set) var identities: [Identity] = []
    private(set) var formulas: [Formula] = []
    private(set) var relations: [CellRelation] = []
    private(set) var keyed: [ColumnRelation] = []
    /// Columns of identities, cells of relations, keys of formulas, columns of relations by code.
    private(set) var columns: [Int] = []
    private(set) var cells: [CellSlot] = []
    private(set) var keys: [PackedKey] = []
    private(set) var columnSlots: [ColumnSlot] = []

    /// What relations and formulas were made from, for findings.
    private(set) var relationDeclarations: [Relation] = []
    private(set) var keyedDeclarations: [KeyedRelation] = []
    private(set) var formulaDeclarations: [RowFormula] = []
    /// Rows that have no number, whose keys in ``keys`` and ``cells`` are texts.
    private(set) var texts: [String] = []
    private(set) var documentRules: [DocumentRule] = []
    private(set) var governmentRules: [GovernmentRule] = []
    /// The cells that performance forms are compared with; see ``ComparedCell``.
    private(set) var formCells = 0..<0

    /// What is checked inside one list of lines.
    struct Side: Sendable {
        var identities = 0..<0
        var formulas = 0..<0
        /// The ordinals of the rules about levels and 合计; -1 when there is none.
        var parentSum = -1
        var totalSum = -1
        /// The columns of the official form, without those that only some places print; a bit for each, and columns
        /// beyond share the last one.
        var officialColumns: UInt64 = 0
        /// How many columns the form has.
        var width = 0
        /// Whether the form has two sides.
        var isSide = false
    }

    /// A column that is the sum of others; the columns that are taken off stand behind those that are added.
    struct Identity: Sendable {
        let ordinal: Int
        let number: Int
        let sum: Int
        let addends: Range<Int>
        let subtrahends: Range<Int>
    }

    /// A row that is the sum of others, or of all items.
    struct Formula: Sendable {
        let ordinal: Int
        let sum: PackedKey
        let addends: Range<Int>
        let isOfAllItems: Bool
    }

    /// Which row of a table is meant.
    enum RowChoice: UInt8, Sendable {
        case total, first, all
    }

    /// Where a cell of a relation stands.
    struct CellSlot: Sendable {
        let side: Int
        let column: Int
        let choice: RowChoice
        let condition: CellReference.Condition
        let key: PackedKey
        /// The same row below the heading 财政拨款, or without it; bits 0 when there is none, as below.
        let otherDepth: PackedKey
        /// The rows that it would be a part of.
        let heading: PackedKey
        let otherHeading: PackedKey
        /// Whether the row adds up or balances others.
        let isStructural: Bool
    }

    /// A relation between cells: the subject, what is added, what is taken off.
    struct CellRelation: Sendable {
        let ordinal: Int
        let comparison: Comparison
        let subject: Int
        let addends: Range<Int>
        let subtrahends: Range<Int>
        /// Cells of which the first is the sum of the others where the relation says something; empty when it always does.
        let premise: Range<Int>
        /// The tables that it is about.
        let tables: TableSet
        /// Whether it is only about documents that have all of these.
        let isIfPrinted: Bool
    }

    /// Tables as bits by slot. Slots beyond share the last one.
    struct TableSet: Sendable {
        private(set) var bits: UInt64 = 0

        mutating func insert(_ slot: Int) { bits |= 1 << UInt64(min(slot, 63)) }

        @inline(__always)
        func isDisjoint(_ other: TableSet) -> Bool { bits & other.bits == 0 }

        @inline(__always)
        func contains(_ other: TableSet) -> Bool { bits & other.bits == other.bits }
    }

    struct ColumnSlot: Sendable {
        let side: Int
        let column: Int
    }

    /// A relation code by code: the subject first.
    struct ColumnRelation: Sendable {
        let ordinal: Int
        let comparison: Comparison
        /// The least and the greatest code of the level.
        let codes: ClosedRange<Int32>
        let columns: Range<Int>
        /// The tables that it is about.
        let tables: TableSet
        /// Whether it is only about documents that have all of these.
        let isIfPrinted: Bool
    }

    struct DocumentRule: Sendable {
        let rule: NumberedRule
        let check: @Sendable (inout DocumentCheck) -> Void
    }

    struct GovernmentRule: Sendable {
        let rule: NumberedRule
        let check: @Sendable (inout GovernmentCheck) -> Void
    }

    /// Compiles the rules of a book. Rules about forms that are not among these are left out.
    init(_ definitions: [RuleDefinition], forms: [Form]) {
        self.forms = forms
        slots = Dictionary(forms.enumerated().map { ($1.id, $0) }) { first, _ in first }
        sides = Array(repeating: Side(), count: forms.count * 2)
        addTableRules(definitions)
        for (ordinal, definition) in definitions.enumerated() {
            switch definition.evaluation {
            case .relation(let relation): add(relation, ordinal)
            case .keyed(let relation): add(relation, ordinal)
            case .document(let check):
                documentRules.append(
                    DocumentRule(rule: NumberedRule(ordinal: ordinal), check: check))
            case .government(let check):
                governmentRules.append(GovernmentRule(rule: NumberedRule(ordinal: ordinal), check: check))
            default: break
            }
        }
        let first = cells.count
        for cell in ComparedCell.allCases { cells.append(slot(cell.reference)) }
        formCells = first..<cells.count
    }

    /// The rules inside of each list of lines, so that those of one list stand together.
    private mutating func addTableRules(_ definitions: [RuleDefinition]) {
        var found: [Int: [(ordinal: Int, evaluation: RuleEvaluation)]] = [:]
        for (ordinal, definition) in definitions.enumerated() {
            switch definition.evaluation {
            case .identity(let form, let side, _), .parentSum(let form, let side), .totalSum(let form, let side),
                .formula(let form, let side, _):
                guard let slot = slots[form], forms[slot].sides.indices.contains(side) else { continue }
                found[slot * 2 + side, default: []].append((ordinal, definition.evaluation))
            default: break
            }
        }
        for place in sides.indices {
            let form = forms[place / 2]
            guard form.sides.indices.contains(place % 2) else { continue }
            let layout = form.sides[place % 2]
            sides[place].isSide = !layout.side.isEmpty
            sides[place].width = layout.columns.count
            sides[place].officialColumns = layout.bits(of: layout.columns.lazy.filter { !$0.isLocal }.map(\.name))
            let (firstIdentity, firstFormula) = (identities.count, formulas.count)
            addIdentities(
                (found[place] ?? []).compactMap { ordinal, evaluation in
                    guard case .identity(_, _, let number) = evaluation else { return nil }
                    return (layout.identities[number], number, ordinal)
                })
            for (ordinal, evaluation) in found[place] ?? [] {
                switch evaluation {
                case .parentSum: sides[place].parentSum = ordinal
                case .totalSum: sides[place].totalSum = ordinal
                case .formula(_, _, let formula): add(formula, ordinal)
                default: break
                }
            }
            sides[place].identities = firstIdentity..<identities.count
            sides[place].formulas = firstFormula..<formulas.count
        }
    }

    /// Adds identities, those first whose sums are added up by others.
    private mutating func addIdentities(_ identities: [(identity: Layout.Identity, number: Int, ordinal: Int)]) {
        var left = identities
        while !left.isEmpty {
            let next = left.indices.first { place in
                let terms = left[place].identity.addends + left[place].identity.subtrahends
                return !left.contains { terms.contains($0.identity.sum) }
            }
            let (identity, number, ordinal) = left.remove(at: next ?? 0)
            add(identity, number, ordinal)
        }
    }

    private mutating func add(_ identity: Layout.Identity, _ number: Int, _ ordinal: Int) {
        let start = columns.count
        columns += identity.addends
        let middle = columns.count
        columns += identity.subtrahends
        identities.append(
            Identity(
                ordinal: ordinal, number: number, sum: identity.sum, addends: start..<middle,
                subtrahends: middle..<columns.count))
    }

    private mutating func add(_ formula: RowFormula, _ ordinal: Int) {
        let start = keys.count
        for row in formula.addends ?? [] { keys.append(key(.row(row))) }
        formulas.append(
            Formula(
                ordinal: ordinal, sum: key(.row(formula.sum)), addends: start..<keys.count,
                isOfAllItems: formula.addends == nil))
        formulaDeclarations.append(formula)
    }

    private mutating func add(_ relation: Relation, _ ordinal: Int) {
        guard relation.cells.allSatisfy({ slots[$0.form.id] != nil }) else { return }
        let start = cells.count
        for cell in relation.cells { cells.append(slot(cell)) }
        let middle = start + 1 + relation.addends.count
        let end = cells.count
        for cell in relation.premise { cells.append(slot(cell)) }
        relations.append(
            CellRelation(
                ordinal: ordinal, comparison: relation.comparison, subject: start, addends: start + 1..<middle,
                subtrahends: middle..<end, premise: end..<cells.count, tables: tables(relation.cells.map(\.form)),
                isIfPrinted: !relation.premise.isEmpty
                    || relation.cells.allSatisfy { $0.condition == .ifPrinted }))
        relationDeclarations.append(relation)
    }

    private mutating func slot(_ cell: CellReference) -> CellSlot {
        let side = (slots[cell.form.id] ?? 0) * 2 + cell.side
        let (choice, row): (RowChoice, RowKey?) =
            switch cell.row {
            case .total: (.total, nil)
            case .first(let row): (.first, row)
            case .all(let row): (.all, row)
            }
        let none = PackedKey(bits: 0)
        var item: SummaryRow?
        // Other rows than those of the package stand at one depth.
        if case .row(let known) = row, cell.layout.side == "income", RowKey.row(known.atOtherDepth).packed != nil {
            item = known
        }
        return CellSlot(
            side: side, column: cell.column, choice: choice, condition: cell.condition,
            key: row.map { key($0) } ?? none, otherDepth: item.map { key(.row($0.atOtherDepth)) } ?? none,
            heading: row?.parent.map { key($0) } ?? none,
            otherHeading: item?.atOtherDepth.parent.map { key(.row($0)) } ?? none,
            isStructural: row.flatMap { if case .row(let known) = $0 { known } else { nil } }?.isStructural ?? false)
    }

    private mutating func add(_ relation: KeyedRelation, _ ordinal: Int) {
        guard relation.columns.allSatisfy({ slots[$0.form.id] != nil }) else { return }
        let start = columnSlots.count
        for column in relation.columns {
            columnSlots.append(
                ColumnSlot(side: (slots[column.form.id] ?? 0) * 2 + column.side, column: column.column))
        }
        let codes: ClosedRange<Int32> =
            switch relation.level {
            case nil: 100...Int32.max
            case .category: 100...999
            case .section: 10_000...99_999
            case .item: 1_000_000...9_999_999
            case .subitem: 100_000_000...999_999_999
            }
        keyed.append(
            ColumnRelation(
                ordinal: ordinal, comparison: relation.comparison, codes: codes, columns: start..<columnSlots.count,
                tables: tables(relation.columns.map(\.form)), isIfPrinted: relation.isIfPrinted))
        keyedDeclarations.append(relation)
    }

    private func tables(_ forms: [Form]) -> TableSet {
        var tables = TableSet()
        for form in forms { tables.insert(slots[form.id] ?? 0) }
        return tables
    }

    /// The number of a key, or the place of its text.
    private mutating func key(_ key: RowKey) -> PackedKey {
        if let packed = key.packed { return packed }
        texts.append(key.description)
        return PackedKey(text: texts.count - 1)
    }

    /// The program with the sums that the caption of a table declares beyond its form.
    func adding(_ layout: Layout, side: Int, _ declaredSum: NumberedRule) -> Program {
        var program = self
        let known = sides[side].identities.map { identities[$0] }
        let start = program.identities.count
        program.addIdentities(
            layout.identities.enumerated().map { number, identity in
                (identity, number, known.first { $0.number == number }?.ordinal ?? declaredSum.ordinal)
            })
        program.sides[side].identities = start..<program.identities.count
        return program
    }
}
