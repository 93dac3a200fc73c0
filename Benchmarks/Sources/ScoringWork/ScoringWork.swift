import BudgetModel

/// The scoring work: 100,000 indicators in 10,000 self-evaluation forms, read from their printed texts and scored.
public enum ScoringWork {
    /// How many indicators there are.
    public static let count = 100_000
    private static let perForm = 10

    /// The forms, as printed. peers/scoring/scoring.py makes the same rows.
    public static let forms: [ProjectSelfEvaluation] = (0..<count / perForm).map { form in
        var evaluation = ProjectSelfEvaluation()
        evaluation.indicators = (form * perForm..<(form + 1) * perForm).map(row)
        return evaluation
    }

    private static func row(_ index: Int) -> EvaluatedIndicator {
        let target = 100 + index * 7_919 % 900
        let actual = 100 + index * 104_729 % 900
        let kinds = ["数量指标", "成本指标", "质量指标", "时效指标", "社会效益指标"]
        let kind = index % kinds.count
        var row = EvaluatedIndicator(kind == 4 ? "效益指标" : "产出指标", kinds[kind], "指标\(index % perForm)")
        row.weight = FixedDecimal(tenThousandths: Int64(10_000 + index % 9 * 5_000))
        switch kind {
        case 0: (row.target, row.actual) = ("≥\(target)人", "\(actual)人")
        case 1: (row.target, row.actual) = ("≤\(target).5万元", "\(actual)万元")
        case 2: (row.target, row.actual) = ("\(target)%", "\(actual)%")
        case 3: (row.target, row.actual) = ("不低于\(target)本", "\(actual)本")
        default: (row.target, row.actual) = ("持续稳定", "持续稳定")
        }
        return row
    }

    /// The lowest scores that the scheme allows, added up, in ten-thousandths of a point.
    public static func score(_ forms: [ProjectSelfEvaluation]) -> Int64 {
        var sum: Int64 = 0
        for form in forms {
            for score in form.scored(by: .hubei2020).indicators {
                sum += score.recomputed?.lowerBound.tenThousandths ?? 0
            }
        }
        return sum
    }
}
