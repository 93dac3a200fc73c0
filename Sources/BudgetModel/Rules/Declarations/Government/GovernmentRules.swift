/// 政府预决算审核规则: the rules about the books of a government, in the order in which they are evaluated.
enum GovernmentRules {
    static let all: [RuleDefinition] = outline + percentages + books + levels + transfers + debt + socialInsurance
}

extension RuleDefinition {
    /// A rule about the books of a government.
    static func government(
        _ rule: Rule, example: @escaping @Sendable (_ passing: Bool) -> Disclosure,
        check: @escaping @Sendable (inout GovernmentCheck) -> Void
    ) -> RuleDefinition {
        RuleDefinition(rule, .government(check), example: example)
    }
}
