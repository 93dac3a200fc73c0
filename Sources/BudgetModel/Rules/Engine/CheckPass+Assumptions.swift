import BudgetCodes

// Relations that rest on an assumption. They say nothing where the assumption is not sure.

extension CheckPass {
    /// Evaluates a relation that rests on an assumption, where both sides are printed.
    func check(_ program: Program, assumed place: Int) {
        let relation = program.relations[place]
        guard coversSameMoney(program, relation.premise),
            case .printed(let printed, let width, isPartial: false) = read(program.cells[relation.subject], program)
        else { return }
        var sum = RunningSum()
        for index in relation.addends {
            let cell = program.cells[index]
            switch read(cell, program) {
            case .printed(let value, let width, let isPartial):
                sum.add(value: value, width: width)
                if isPartial { sum.mayBeMore = true }
                if isPartial, value != Section.blank { sum.mayBeLess = true }
            case .missingRow:
                // A table by function has nothing where it does not print a code. Who does not print an economic item
                // may book it as another one, so that a difference says nothing.
                guard CodeNames.isEconomic(cell.key.code) else { continue }
                sum.mayBeMore = true
                sum.mayBeLess = true
            default: return
            }
        }
        // A zero says no more than a row that is not printed.
        guard sum.printed > 0, (printed == 0) == (sum.fen == 0) else { return }
        if case .verdict(.violated) = Outcome(printed: printed, width: width, sum: sum, .equal),
            printed > sum.fen ? sum.mayBeMore : sum.mayBeLess
        {
            return
        }
        let span = sections[program.cells[relation.subject].side]
        judge(
            .relation(Int32(truncatingIfNeeded: place), isRowPrinted: true), relation.ordinal, printed: printed,
            width: width, sum: sum, .equal, span, row: -1, column: program.cells[relation.subject].column)
    }

    /// Whether the first figure is printed and the sum of the others, within their rounding.
    private func coversSameMoney(_ program: Program, _ premise: Range<Int>) -> Bool {
        guard let first = premise.first,
            case .printed(let printed, let width, isPartial: false) = read(program.cells[first], program)
        else { return false }
        var sum = RunningSum()
        for index in premise.dropFirst() {
            guard case .printed(let value, let width, let isPartial) = read(program.cells[index], program),
                value == Section.blank || !isPartial
            else { return false }
            sum.add(value: value, width: width)
        }
        guard sum.printed > 0, case .verdict(let verdict) = Outcome(printed: printed, width: width, sum: sum, .equal)
        else { return false }
        return verdict != .violated
    }
}
