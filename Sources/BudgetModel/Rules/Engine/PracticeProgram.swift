/// A practice as numbers, for the forms of one program: what is demanded, and which columns are always printed.
struct PracticeProgram: Sendable {
    /// For each form the slots of which one must be there; none when it is not demanded.
    let demands: [[Int]]
    /// For each side the columns that a table prints whose caption does not say which, a bit for each.
    let columns: [UInt64]
    /// For each form whether the place does not publish it: other places do, and the practice does not name it.
    let isUnpublished: [Bool]

    /// - Parameter practice: `nil` demands nothing.
    init(_ practice: Practice?, _ program: Program) {
        var demands = Array(repeating: [Int](), count: program.forms.count)
        var columns = program.sides.map(\.officialColumns)
        for table in practice?.tables ?? [] {
            guard let slot = program.slots[table.form] else { continue }
            if table.isDemanded { demands[slot] = [slot] + table.alternatives.compactMap { program.slots[$0] } }
            for (side, layout) in program.forms[slot].sides.enumerated() {
                guard let names = table.columns(of: layout.side) else { continue }
                columns[slot * 2 + side] = layout.bits(of: names)
            }
        }
        self.demands = demands
        self.columns = columns
        let published = practice.map { Self.forms(of: [$0]) }
        isUnpublished = program.forms.map { form in
            published.map { !$0.contains(form.id) && Self.knownForms.contains(form.id) } ?? false
        }
    }

    /// What places publish as far as is known. A practice says nothing about forms of one's own.
    private static let knownForms = forms(of: PracticeBook.standard.practices)

    private static func forms(of practices: [Practice]) -> Set<Form.ID> {
        Set(practices.flatMap(\.tables).flatMap { [$0.form] + $0.alternatives })
    }
}

extension Layout {
    /// Columns by name, a bit for each; columns beyond share the last one.
    func bits(of names: some Sequence<String>) -> UInt64 {
        var bits: UInt64 = 0
        for name in names {
            if let place = position(of: name) { bits |= 1 << UInt64(min(place, 63)) }
        }
        return bits
    }
}

extension Table {
    /// The columns of a side that the caption declares, a bit for each; all that the official form has, when it declares
    /// none of the side.
    func declaredColumns(of side: Int, _ layout: Layout) -> UInt64 {
        var bits: UInt64 = 0
        var isOpen = false
        // Columns are mostly declared in the order of the form.
        var next = 0
        let own = form.sides[side].columns.count
        for column in sharedCaption.caption.columns ?? []
        where (column.side ?? (layout.side == "income" ? nil : layout.side)) == layout.side {
            let isNext = next < layout.columns.count && layout.columns[next].name == column.name
            guard let place = isNext ? next : layout.position(of: column.name) else { continue }
            bits |= 1 << UInt64(min(place, 63))
            isOpen = isOpen || place >= own
            next = place + 1
        }
        // Of two sides only what one has beyond the form may be declared.
        guard bits == 0 || layout.side != "" && isOpen else { return bits }
        for (place, column) in form.sides[side].columns.enumerated() where !column.isLocal {
            bits |= 1 << UInt64(min(place, 63))
        }
        return bits
    }
}
