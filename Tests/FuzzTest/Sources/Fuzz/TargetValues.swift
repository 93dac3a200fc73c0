import BudgetModel

/// A text as a target value, as the name of a class, and in a form that is scored.
///
/// What must hold for every text is checked, so that a wrong reading is found like a crash.
func fuzzTargetValues(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let texts = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        .split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false).map { String($0) }
    for text in texts {
        let value = TargetValue(text)
        precondition(value.text == text)
        precondition(value.comparison(to: value) == value.comparison(to: TargetValue(text)))
        // A quantity in print is read as the same number.
        if let quantity = value.quantity, quantity.label == nil, let again = TargetValue(quantity.text).quantity {
            precondition(again.number == quantity.number)
        }
    }
    func text(_ index: Int) -> String { texts.indices.contains(index) ? texts[index] : "" }
    var row = EvaluatedIndicator(text(0), text(1), text(4))
    (row.target, row.actual) = (text(2), text(3))
    row.weight = FixedDecimal(10)
    var other = EvaluatedIndicator(text(1), text(0), text(4))
    (other.target, other.actual) = (text(3), text(2))
    let rows = [row, other, row]
    let score = FormScore(rows, execution: BudgetExecution(), by: .hubei2020)
    precondition(score.indicators.map(\.position).sorted() == [0, 1, 2])
    for indicator in score.indicators {
        guard let range = indicator.recomputed else { continue }
        precondition(range.lowerBound >= FixedDecimal(0) && range.upperBound <= FixedDecimal(10))
    }
    let tree = IndicatorTree(rows)
    precondition(tree.rows == rows)
    precondition(tree.leaves.map(\.position) == score.indicators.map(\.position))
    return 0
}
