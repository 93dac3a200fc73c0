extension Evaluation {
    /// The rules about performance forms.
    mutating func checkPerformance(of document: Disclosure, _ rules: PerformanceRules) {
        let forms = document.performance
        if let goal = forms.departmentGoal { checkFunding(goal, in: document, rules.funding) }
        checkProjectForms(forms.projectGoals, in: document, rules.projects)
        checkSelfEvaluations(forms, in: document, rules.evaluation)
        checkIndicators(forms, rules.indicators)
    }
}
