import BudgetCodes
import BudgetInterchange
import BudgetModel
import Testing

/// What holds for every self-evaluation form, whatever its layout.
@Suite struct EvaluationPropertyTests {
    static let files: [LayoutFile] = [
        .chizhou, .tianchang, .ezhou, .lijiang, .sichuan, .hubei, .suizhou, .hengshan, .ningjin, .yueyang, .evaluation,
        .ningde, .chongqing, .shouxian, .guangdong,
    ]

    /// The form of a layout as that of a project: its rows, execution and total.
    private func form(_ file: LayoutFile) throws -> ProjectSelfEvaluation {
        let forms = try Disclosure(json: try file.text).performance
        if let form = forms.projectSelfEvaluations.first { return form }
        let unit = try #require(forms.departmentSelfEvaluation)
        var form = ProjectSelfEvaluation()
        (form.name, form.caption, form.execution) = ("甲项目", unit.caption, unit.execution)
        (form.indicators, form.total, form.reviewTotal) = (unit.indicators, unit.total, unit.reviewTotal)
        return form
    }

    private func document(_ form: ProjectSelfEvaluation) -> Disclosure {
        var document = Disclosure(
            Disclosure.Header(.performance, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        document.performance.projectSelfEvaluations = [form]
        return document
    }

    private let schemes = ScoringScheme.all + [.unstated]

    /// Recomputed scores are within 0 and the points, those of levels and of the whole too, whatever the results are.
    @Test(arguments: files) func scoresStayWithinThePoints(file: LayoutFile) throws {
        var generator = SplitMix(seed: 7)
        let original = try form(file)
        for scheme in schemes {
            for _ in 0..<20 {
                var form = original
                for row in form.indicators.indices {
                    let number = Int.random(in: 0...300, using: &generator)
                    let unit = ["", "%", "个", "万元"].randomElement(using: &generator) ?? ""
                    form.indicators[row].actual = "\(number)\(unit)"
                }
                form.execution.actual = Amount(yuan: Int64.random(in: 0...9_000_000, using: &generator))
                let score = form.scored(by: scheme)
                for indicator in score.indicators {
                    guard let range = indicator.allowed, let weight = indicator.fullMarks else { continue }
                    #expect(range.lowerBound >= FixedDecimal(0) && range.upperBound <= weight)
                }
                for level in score.levels {
                    guard let range = level.recomputed, let weight = level.weight else { continue }
                    #expect(range.lowerBound >= FixedDecimal(0) && range.upperBound <= weight)
                }
                if let points = score.execution, let weight = form.execution.weight {
                    #expect(points >= FixedDecimal(0) && points <= weight)
                }
                if let total = score.total {
                    #expect(total.lowerBound >= FixedDecimal(0) && total.upperBound <= FixedDecimal(100))
                }
            }
        }
    }

    /// The rows with merged cells filled in: they mean the same in any order then.
    private func filled(_ form: ProjectSelfEvaluation) -> ProjectSelfEvaluation {
        var filled = form
        IndicatorTree(form.indicators).walk { path, row in
            guard let place = form.indicators.firstIndex(of: row) else { return }
            (filled.indicators[place].levelOne, filled.indicators[place].levelTwo) = (path.levelOne, path.levelTwo)
        }
        return filled
    }

    /// The aggregate of one project is the project.
    @Test(arguments: files.filter { $0 != .hubei && $0 != .hengshan })
    func oneProjectIsItself(file: LayoutFile) throws {
        let form = filled(try form(file))
        for scheme in schemes {
            let rows = scheme.aggregate([form])
            #expect(rows.count == form.indicators.count)
            #expect(Set(rows) == Set(form.indicators))
        }
    }

    /// Neither scores nor findings depend on the order of the rows.
    @Test(arguments: files.filter { $0 != .hubei }) func theOrderOfRowsDoesNotMatter(file: LayoutFile) throws {
        var generator = SplitMix(seed: 11)
        var form = filled(try form(file))
        // Something to find.
        form.indicators[1].score = form.indicators[0].score
        form.indicators[0].actual = "3人"
        func said(_ form: ProjectSelfEvaluation) -> [String] {
            document(form).validate().findings.map { "\($0.rule) \($0.severity) \($0.message(in: .chinese))" }.sorted()
        }
        let (expected, score) = (said(form), form.scored(by: .unstated))
        for _ in 0..<10 {
            var other = form
            other.indicators.shuffle(using: &generator)
            #expect(said(other) == expected)
            let again = other.scored(by: .unstated)
            #expect(again.total == score.total)
            #expect(
                Dictionary(again.levels.map { ($0.name, $0.recomputed) }) { first, _ in first }
                    == Dictionary(score.levels.map { ($0.name, $0.recomputed) }) { first, _ in first })
        }
    }

    /// The order of projects and of units does not change what is found of each.
    @Test func theOrderOfProjectsDoesNotMatter() throws {
        var forms: [ProjectSelfEvaluation] = []
        for (number, file) in Self.files.enumerated() {
            var form = try form(file)
            form.name = "项目\(number)"
            form.total = form.total.map { FixedDecimal(tenThousandths: $0.tenThousandths - 10_000) }
            forms.append(form)
        }
        func said(_ forms: [ProjectSelfEvaluation]) -> [String] {
            var all = document(forms[0])
            all.performance.projectSelfEvaluations = forms
            return all.validate().findings.map { "\($0.rule) \($0.message(in: .chinese))" }.sorted()
        }
        var generator = SplitMix(seed: 3)
        let expected = said(forms)
        #expect(expected.count >= Self.files.count - 1)
        for _ in 0..<5 { #expect(said(forms.shuffled(using: &generator)) == expected) }
    }

    /// Computed scores are written, read again and are right then.
    @Test(arguments: files) func writtenScoresAreReadAndRight(file: LayoutFile) throws {
        var form = try form(file)
        for row in form.indicators.indices where form.indicators[row].details.mergedRows == nil {
            form.indicators[row].score = nil
        }
        (form.total, form.reviewTotal, form.execution.score) = (nil, nil, nil)
        let scheme = ScoringScheme.matching(form)
        for end in BandEnd.allCases {
            var written = form
            written.write(form.scored(by: scheme), ofBands: end)
            let again = try Disclosure(json: document(written).json()).performance.projectSelfEvaluations
            #expect(again == [written])
            let score = written.scored(by: scheme)
            #expect(score.differences.isEmpty)
            #expect(score.execution == nil || score.execution == written.execution.score)
            let rules = document(written).validate().findings(.violated).map(\.rule.rawValue)
            #expect(!rules.contains { $0.hasSuffix(".score") || $0.hasSuffix(".range") || $0.hasSuffix(".total") })
            var second = written
            second.write(score, ofBands: end)
            #expect(second == written)
        }
    }
}
