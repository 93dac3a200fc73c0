import BudgetCodes
import BudgetModel

extension IndicatorRow {
    /// The columns that only some places print.
    var details: IndicatorDetails? {
        var details = IndicatorDetails()
        details.nature = values[.nature]?.text
        details.unit = values[.unit]?.text
        details.adjustedTarget = values[.adjustedTarget]?.text
        details.standard = values[.standard]?.text
        details.explanation = values[.explanation]?.text
        details.isCore = values[.core].flatMap { ["是": true, "★": true, "√": true, "否": false][$0.text] }
        details.measures = values[.measures]?.text
        details.note = values[.note]?.text
        details.reviewScore = values[.reviewScore].flatMap { IndicatorPoints.points($0.text) }
        details.scoreFactor = values[.scoreFactor].flatMap { IndicatorPoints.points($0.text) }
        details.mergedRows = mergedRows
        details.forecast = values[.forecast]?.text
        details.likelihood = values[.likelihood]?.text
        var causes: [LabeledText] = []
        var regions: [LabeledText] = []
        for (column, field) in values.sorted(by: { $0.value.column < $1.value.column }) {
            switch column {
            case .cause(let name): causes.append(LabeledText(name, field.text))
            case .region(let name): regions.append(LabeledText(name, field.text))
            default: break
            }
        }
        if !causes.isEmpty { details.causes = causes }
        if !regions.isEmpty { details.regionTargets = regions }
        return details == IndicatorDetails() ? nil : details
    }
}
