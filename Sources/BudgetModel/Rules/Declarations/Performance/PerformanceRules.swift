/// The rules about performance forms.
struct PerformanceRules: Sendable {
    let funding: FundingRules
    let projects: ProjectFormRules
    let evaluation: EvaluationRules
    let indicators: IndicatorRules
    let monitoring: MonitoringRules

    init(_ numbering: inout RuleNumbering) {
        funding = FundingRules(&numbering)
        projects = ProjectFormRules(&numbering)
        evaluation = EvaluationRules(&numbering)
        indicators = IndicatorRules(&numbering)
        monitoring = MonitoringRules(&numbering)
    }
}

extension Disclosure {
    /// An example document of performance forms. Not copied into every example, which made 27 KB of code.
    @inline(never)
    static func performanceExample(_ fill: (inout Disclosure) -> Void) -> Disclosure {
        var document = Disclosure(Header(.performance, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        fill(&document)
        return document
    }
}
