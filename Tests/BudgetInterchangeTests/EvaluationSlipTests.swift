import BudgetInterchange
import BudgetModel
import Testing

/// Every slip that a layout of self-evaluation can have is found at its place, and only there.
@Suite struct EvaluationSlipTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let file: LayoutFile
        let name: String
        /// The rule without what all have, the line and the column.
        let found: [String]
        let make: @Sendable (inout Sheet) -> Void

        init(_ file: LayoutFile, _ name: String, _ found: String..., make: @escaping @Sendable (inout Sheet) -> Void) {
            (self.file, self.name, self.found, self.make) = (file, name, found, make)
        }

        var testDescription: String { "\(file) \(name)" }
    }

    /// The form of a project or of a whole unit.
    struct Sheet {
        var execution: BudgetExecution
        var rows: [EvaluatedIndicator]
        var total: FixedDecimal?
        var reviewTotal: FixedDecimal?
        var indicatorWeight: FixedDecimal?

        init(_ form: ProjectSelfEvaluation) {
            (execution, rows, total) = (form.execution, form.indicators, form.total)
            (reviewTotal, indicatorWeight) = (form.reviewTotal, form.indicatorWeight)
        }

        init(_ form: DepartmentSelfEvaluation) {
            (execution, rows, total) = (form.execution, form.indicators, form.total)
            (reviewTotal, indicatorWeight) = (form.reviewTotal, form.indicatorWeight)
        }

        /// Other points, and the score and the total that go with them.
        mutating func weigh(_ row: Int, more points: Int) {
            rows[row].weight = rows[row].weight.map { $0 + points }
            score(row, more: points)
        }

        mutating func score(_ row: Int, more points: Int) {
            rows[row].score = rows[row].score.map { $0 + points }
            total = total.map { $0 + points }
            guard let review = rows[row].details.reviewScore else { return }
            rows[row].details.reviewScore = review + points
            reviewTotal = reviewTotal.map { $0 + points }
        }

        /// Another score and the total that goes with it.
        mutating func execute(_ score: String) {
            guard let score = FixedDecimal(score), let old = execution.score else { return }
            total = total.map {
                FixedDecimal(tenThousandths: $0.tenThousandths + score.tenThousandths - old.tenThousandths)
            }
            execution.score = score
        }

        /// A quality that was partly reached, with full marks.
        mutating func band(_ row: Int) {
            (rows[row].target, rows[row].actual) = ("明显改善", "部分达成预期指标")
            (rows[row].details.nature, rows[row].details.unit) = (nil, nil)
        }
    }

    private static let money: [Slip] =
        [LayoutFile.chizhou, .tianchang, .ezhou, .lijiang, .sichuan, .ningde].map { file in
            let line = file == .ningde ? "" : "甲项目/"
            return Slip(file, "money", "execution.sources \(line)预算执行情况 initialBudget") {
                $0.execution.initialBudget = Amount(yuan: 7_000)
            }
        } + [
            Slip(.suizhou, "money", "execution.sources 甲项目/合计 budget") {
                ($0.execution.budget, $0.execution.rate) = (Amount(yuan: 1_100_000), nil)
                $0.execution.sources?[4].budget = Amount(yuan: 1_100_000)
            },
            Slip(.hengshan, "money", "execution.sources 甲专项/预算执行情况 budget") {
                $0.execution.sources?[1].budget = Amount(yuan: 600_000)
                $0.execution.sources?[1].rate = FixedDecimal("66.67")
            },
            Slip(.yueyang, "money", "execution.sources 甲项目/预算执行情况 budget") {
                $0.execution.sources?[2].budget = Amount(yuan: 200_000)
            },
        ]

    private static let rates: [Slip] =
        [
            (LayoutFile.chizhou, "96"), (.tianchang, "96"), (.ezhou, "98"), (.lijiang, "98"), (.sichuan, "95"),
            (.hubei, "95"), (.suizhou, "89"), (.ningde, "95"), (.chongqing, "98"),
        ].map { file, rate in
            let line = file == .ningde || file == .chongqing ? "" : "甲项目/"
            return Slip(file, "rate", "execution.rate \(line)预算执行情况 rate") { $0.execution.rate = FixedDecimal(rate) }
        } + [
            Slip(.hengshan, "rate", "execution.rate 甲专项/预算执行情况 rate") { $0.execution.rate = FixedDecimal(92) },
            Slip(.chizhou, "rate of a source", "execution.rate 甲项目/其中：当年财政拨款 rate") {
                $0.execution.sources?[0].rate = FixedDecimal("94.54")
            },
            Slip(.hengshan, "rate of a source", "execution.rate 甲专项/县级资金 rate") {
                $0.execution.sources?[1].rate = FixedDecimal(90)
            },
            Slip(.ningde, "rate of a source", "execution.rate 市级 rate") {
                $0.execution.sources?[1].rate = FixedDecimal(80)
            },
        ]

    private static let executionScores: [Slip] =
        [
            (LayoutFile.chizhou, "9.6"), (.tianchang, "9"), (.lijiang, "9"), (.sichuan, "10"), (.hubei, "19"),
            (.chongqing, "9"),
        ].map { file, score in
            let line = file == .chongqing ? "" : "甲项目/"
            return Slip(file, "execution score", "execution.score \(line)预算执行情况 score") { $0.execute(score) }
        } + [
            Slip(.ezhou, "execution score", "execution.score 甲项目/预算执行情况 score") {
                $0.execution.score = FixedDecimal(98)
            },
            Slip(.lijiang, "execution score above its points", "score.range 甲项目/预算执行情况 score") { $0.execute("11") },
        ]

    private static let weights: [Slip] =
        [
            Slip(.chizhou, "weight", "weights.level-one 甲项目/产出指标(50分) levelOneWeight") { $0.weigh(0, more: 5) },
            Slip(
                .tianchang, "weight", "weights.whole 甲项目/权重合计 weight", "weights.scheme 甲项目/产出指标 levelOneWeight"
            ) { $0.weigh(0, more: 5) },
            Slip(
                .tianchang, "weights that are 100 together", "weights.scheme 甲项目/产出指标 levelOneWeight",
                "weights.scheme 甲项目/效益指标 levelOneWeight"
            ) {
                $0.weigh(0, more: 5)
                $0.weigh(5, more: -5)
            },
            Slip(.hubei, "weight", "weights.indicators 甲项目/年度绩效指标 indicatorWeight") {
                $0.indicatorWeight = FixedDecimal(85)
            },
            Slip(.suizhou, "weight of a level two", "weights.level-two 甲项目/项目管理 财务制度 levelTwoWeight") {
                $0.weigh(1, more: -1)
            },
            Slip(.suizhou, "weight of a level one", "weights.level-one 甲项目/项目绩效 levelOneWeight") {
                $0.rows[5].levelOneWeight = FixedDecimal(80)
            },
            Slip(.suizhou, "weight of a level one on a later row", "weights.level-one 甲项目/项目绩效 levelOneWeight") {
                $0.rows[7].levelOneWeight = FixedDecimal(80)
            },
            Slip(.ningjin, "weight above a blank level", "weights.level-one 甲项目/制度 levelOneWeight") {
                $0.rows[0].levelOneWeight = FixedDecimal(25)
            },
            Slip(.guangdong, "weight of one row of a level", "weights.level-one 管理效率 levelOneWeight") {
                $0.rows[3].levelOneWeight = FixedDecimal(60)
            },
            Slip(.guangdong, "weight of a row", "weights.level-one 管理效率 levelOneWeight") { $0.weigh(2, more: 5) },
        ]
        + [
            LayoutFile.ezhou, .lijiang, .sichuan, .ningjin, .yueyang, .evaluation, .ningde, .chongqing, .shouxian,
        ].map { file in
            let line = [LayoutFile.ningde, .chongqing, .shouxian].contains(file) ? "" : "甲项目/"
            return Slip(file, "weight", "weights.whole \(line)权重合计 weight") { $0.weigh(2, more: 5) }
        }

    private static let levels: [Slip] = [
        (LayoutFile.tianchang, 7, "产出指标", "服务对象满意度指标"), (.lijiang, 3, "产出指标", "环境效益指标"),
        (.sichuan, 3, "产出指标", "服务对象满意度指标"), (.ezhou, 3, "产出指标", "社会效益指标"),
        (.hengshan, 2, "产出指标", "社会效益指标"), (.ningde, 2, "产出指标", "社会效益指标"),
    ].map { file, row, branch, name in
        let line = file == .ningde ? "" : file == .hengshan ? "甲专项/" : "甲项目/"
        return Slip(file, "level", "indicator.level-two \(line)\(name) levelTwo") { $0.rows[row].levelOne = branch }
    }

    private static let scores: [Slip] = [
        Slip(.chizhou, "score", "score 甲项目/带动产值 score") { $0.score(4, more: -1) },
        Slip(.tianchang, "score", "score 甲项目/培训人数 score") {
            $0.rows[0].actual = "40人"
            $0.rows[0].deviation = "需求减少"
        },
        Slip(.ezhou, "score", "score.assumed 甲项目/巡查次数 score") { $0.score(1, more: -2) },
        Slip(.lijiang, "score", "score 甲项目/监测点数量 score") { $0.score(0, more: -1) },
        Slip(.sichuan, "score", "score 甲项目/群众满意度 score") { $0.score(3, more: 1) },
        Slip(.hubei, "score", "score 甲项目/合格率 score") { $0.score(2, more: -1) },
        Slip(.hubei, "score above the points of its level", "score.range 甲项目/服务场次 score") { $0.score(0, more: 1) },
        Slip(.suizhou, "score", "score 甲项目/修建里程 score") { $0.score(5, more: -1) },
        Slip(.ningjin, "score", "score.range 甲项目/检测批次 score") { $0.score(1, more: 1) },
        Slip(.yueyang, "score", "score.assumed 甲项目/建成座数 score") { $0.score(4, more: -1) },
        Slip(.evaluation, "score", "score.assumed 甲项目/质量达标率 score") { $0.score(6, more: -1) },
        Slip(.ningde, "score", "score.assumed 办理件数 score") { $0.score(0, more: -1) },
        Slip(.chongqing, "score", "score 新增岗位 score") { $0.score(0, more: -1) },
        Slip(.shouxian, "score", "score.range 信息完整 score") { $0.score(0, more: 1) },
        Slip(.guangdong, "score", "score.assumed 执行率 score") { $0.score(3, more: -1) },
        Slip(.suizhou, "review score", "score.range 甲项目/机构健全 reviewScore", "total 甲项目/复核总分 reviewTotal") {
            $0.rows[2].details.reviewScore = FixedDecimal(3)
        },
    ]

    private static let directions: [Slip] =
        [
            (LayoutFile.chizhou, 7, "≤90%", "学员满意度"), (.tianchang, 7, "≤90%", "学员满意度"),
        ].map { file, row, target, name in
            Slip(file, "direction", "score 甲项目/\(name) score") { $0.rows[row].target = target }
        } + [
            Slip(.lijiang, "direction", "score 甲项目/水质达标率 score") { $0.rows[3].details.nature = "≤" },
            Slip(.chongqing, "direction", "score 群众满意度 score") { $0.rows[3].details.nature = "≤" },
            Slip(.sichuan, "direction against its column", "direction 甲项目/更新设备台数 target") {
                $0.rows[0].target = "≤15"
            },
            Slip(.suizhou, "direction", "score 甲项目/受益村 score") {
                ($0.rows[7].target, $0.rows[7].actual) = ("≤6个", "7个")
            },
        ]

    private static let units: [Slip] = [
        (LayoutFile.chizhou, 0, "95%", "甲项目/培训人数"), (.tianchang, 0, "50万元", "甲项目/培训人数"),
        (.ezhou, 1, "100%", "甲项目/巡查次数"), (.lijiang, 3, "93个", "甲项目/水质达标率"),
        (.sichuan, 0, "100%", "甲项目/更新设备台数"), (.hubei, 2, "95次", "甲项目/合格率"),
        (.suizhou, 5, "20万元", "甲项目/修建里程"), (.hengshan, 1, "100户", "甲专项/验收合格率"),
        (.yueyang, 4, "100%", "甲项目/建成座数"), (.evaluation, 5, "100%", "甲项目/完成数量"),
        (.ningde, 0, "100%", "办理件数"), (.chongqing, 1, "90人", "培训合格率"), (.guangdong, 3, "95万元", "执行率"),
    ].map { file, row, actual, line in
        Slip(file, "unit", "unit \(line) actual") { $0.rows[row].actual = actual }
    }

    private static let bands: [Slip] = [
        (LayoutFile.chizhou, 5, "就业人数"), (.tianchang, 5, "就业人数"), (.lijiang, 0, "监测点数量"), (.hubei, 4, "知晓率"),
    ].map { file, row, name in
        Slip(file, "band", "score 甲项目/\(name) score") { $0.band(row) }
    }

    private static let totals: [Slip] =
        [
            LayoutFile.chizhou, .tianchang, .ezhou, .lijiang, .sichuan, .hubei, .suizhou, .ningjin, .yueyang,
            .evaluation,
            .ningde, .chongqing, .shouxian, .guangdong,
        ].map { file in
            let line = [LayoutFile.ningde, .chongqing, .shouxian, .guangdong].contains(file) ? "" : "甲项目/"
            return Slip(file, "total", "total \(line)总分 total") { $0.total = $0.total.map { $0 + -3 } }
        } + [
            Slip(.suizhou, "review total", "total 甲项目/复核总分 reviewTotal") { $0.reviewTotal = FixedDecimal(100) }
        ]

    private static let deviations: [Slip] = [
        Slip(.chizhou, "no reason", "deviation 甲项目/带动产值 score") { $0.rows[4].deviation = "无" },
        Slip(.hengshan, "no reason without points", "deviation 甲专项/改造户数 score") {
            ($0.rows[0].target, $0.rows[0].deviation) = ("≥100户", nil)
        },
        Slip(.shouxian, "no reason for a score", "deviation 目标明确 score") { $0.rows[2].deviation = nil },
    ]

    @Test(
        arguments: money + rates + executionScores + weights + levels + scores + directions + units + bands + totals
            + deviations)
    func everySlipIsFoundAtItsPlace(slip: Slip) throws {
        var document = try Disclosure(json: try slip.file.text)
        change(&document.performance, slip.make)
        let found = document.validate().findings(.violated).filter { $0.severity != .note }.map { finding in
            let place = finding.cell.location
            let rule = finding.rule.rawValue.dropFirst("performance.".count)
            let name = rule.hasPrefix("self-evaluation.") ? rule.dropFirst("self-evaluation.".count) : rule
            return "\(name) \(place.line?.rawValue ?? "") \(place.column?.rawValue ?? "")"
        }
        #expect(found == slip.found)
    }

    private func change(_ forms: inout PerformanceForms, _ make: (inout Sheet) -> Void) {
        for number in forms.projectSelfEvaluations.indices {
            var sheet = Sheet(forms.projectSelfEvaluations[number])
            make(&sheet)
            forms.projectSelfEvaluations[number].execution = sheet.execution
            forms.projectSelfEvaluations[number].indicators = sheet.rows
            forms.projectSelfEvaluations[number].total = sheet.total
            forms.projectSelfEvaluations[number].reviewTotal = sheet.reviewTotal
            forms.projectSelfEvaluations[number].indicatorWeight = sheet.indicatorWeight
        }
        guard let form = forms.departmentSelfEvaluation else { return }
        var sheet = Sheet(form)
        make(&sheet)
        forms.departmentSelfEvaluation?.execution = sheet.execution
        forms.departmentSelfEvaluation?.indicators = sheet.rows
        forms.departmentSelfEvaluation?.total = sheet.total
        forms.departmentSelfEvaluation?.reviewTotal = sheet.reviewTotal
        forms.departmentSelfEvaluation?.indicatorWeight = sheet.indicatorWeight
    }

    /// What the points add up to is told.
    @Test func aWholeOfAHundredAndFiveIsTold() throws {
        var document = try Disclosure(json: try LayoutFile.evaluation.text)
        change(&document.performance) { $0.weigh(2, more: 5) }
        let finding = try #require(document.validate().findings(.violated).first { $0.severity == .error })
        #expect(finding.message(in: .chinese) == "甲项目 权重合计 105，应为 100")
        #expect(finding.message(in: .english) == "甲项目 权重合计 105, expected 100")
    }

    /// Where not enough is printed nobody says that the points are 100, and nobody is silent.
    @Test(arguments: [LayoutFile.evaluation, .chizhou, .lijiang, .chongqing, .shouxian, .sichuan])
    func pointsThatAreNotPrintedAreNotEvaluated(file: LayoutFile) throws {
        let rule: Rule.ID = "performance.self-evaluation.weights.whole"
        let document = try Disclosure(json: try file.text)
        #expect(document.validate().counts(of: rule).holds == 1)
        var partial = document
        change(&partial.performance) {
            $0.rows[1].weight = nil
            for row in $0.rows.indices where $0.rows[row].levelOne.contains("(") {
                $0.rows[row].levelOne = String($0.rows[row].levelOne.prefix { $0 != "(" })
            }
        }
        #expect(partial.validate().counts(of: rule).notEvaluated == 1)
        var none = partial
        change(&none.performance) {
            for row in $0.rows.indices { $0.rows[row].weight = nil }
        }
        #expect(none.validate().counts(of: rule).notEvaluated == 1)
    }

    /// 加分项 and 扣分项 stand beside the hundred.
    @Test(arguments: [("加分项", 5), ("扣分项", -5)]) func pointsBesideTheHundredAreNotEvaluated(name: String, points: Int)
        throws
    {
        var document = try Disclosure(json: try LayoutFile.evaluation.text)
        change(&document.performance) {
            var row = EvaluatedIndicator(name, "", "获得表彰")
            (row.weight, row.score) = (FixedDecimal(points), FixedDecimal(0))
            $0.rows.append(row)
        }
        let counts = document.validate().counts(of: "performance.self-evaluation.weights.whole")
        #expect(counts.notEvaluated == 1 && counts.violated == 0)
    }

    /// Seven rows of 50 points print 7.14 each.
    @Test func roundedPointsAreRight() throws {
        var document = try Disclosure(json: try LayoutFile.chizhou.text)
        change(&document.performance) {
            var rows = Array($0.rows[4...])
            for number in 0..<7 {
                var row = EvaluatedIndicator("产出指标(50分)", "数量指标", "指标\(number)")
                (row.target, row.actual) = ("≥1个", "1个")
                (row.weight, row.score) = (FixedDecimal("7.14"), FixedDecimal("7.14"))
                rows.insert(row, at: number)
            }
            ($0.rows, $0.total) = (rows, FixedDecimal("98.98"))
        }
        #expect(document.validate().findings(.violated).isEmpty)
    }

    @Test func aFormWithoutPointsIsNotEvaluated() throws {
        let report = try Disclosure(json: try LayoutFile.hengshan.text).validate()
        #expect(report.counts(of: "performance.self-evaluation.weights.whole").notEvaluated == 1)
    }

    /// Nothing of nothing is no rate, and what is blank is none either.
    @Test(arguments: [LayoutFile.chizhou, .lijiang, .sichuan, .hubei, .chongqing, .ezhou])
    func anExecutionWithoutABudgetIsNotEvaluated(file: LayoutFile) throws {
        let rule: Rule.ID = "performance.self-evaluation.execution.score"
        for budget in [Amount?.none, .zero] {
            var document = try Disclosure(json: try file.text)
            change(&document.performance) {
                ($0.execution.budget, $0.execution.rate, $0.execution.sources) = (budget, nil, nil)
            }
            let counts = document.validate().counts(of: rule)
            #expect(counts.notEvaluated == 1 && counts.violated == 0 && counts.holds == 0)
        }
    }

    /// Figures in 万元 are rounded, and so are the rates of which scores are made.
    @Test(arguments: [("9.44", "94.44", true), ("9.44", "94.4", true), ("9.4", "94", true), ("9.5", "94.44", false)])
    func executionScoresAreThoseOfTheFiguresOrOfThePrintedRate(score: String, rate: String, isRight: Bool) throws {
        var document = try Disclosure(json: try LayoutFile.chizhou.text)
        change(&document.performance) {
            ($0.execution.budget, $0.execution.actual) = (Amount(yuan: 900_000), Amount(yuan: 850_000))
            ($0.execution.rate, $0.execution.sources) = (FixedDecimal(rate), nil)
            $0.execute(score)
        }
        let counts = document.validate().counts(of: "performance.self-evaluation.execution.score")
        #expect(counts.holds == (isRight ? 1 : 0) && counts.violated == (isRight ? 0 : 1))
    }

    @Test func aRateMayBeAPartOfOne() throws {
        var document = try Disclosure(json: try LayoutFile.chizhou.text)
        change(&document.performance) { $0.execution.rate = FixedDecimal("0.95") }
        #expect(document.validate().findings(.violated).isEmpty)
    }

    /// Reasons where nothing deviates are noted; words that say so are no reasons, and more than the target deviates.
    @Test(arguments: [("物价上涨", "50人", 1), ("无", "50人", 0), ("已完成", "50人", 0), ("/", "50", 0), ("报名较多", "60人", 0)])
    func aReasonWithoutADeviationIsNoted(reason: String, actual: String, count: Int) throws {
        var document = try Disclosure(json: try LayoutFile.chizhou.text)
        change(&document.performance) { ($0.rows[0].deviation, $0.rows[0].actual) = (reason, actual) }
        let found = document.validate().findings(.violated)
        #expect(found.map(\.rule) == Array(repeating: "performance.self-evaluation.reason", count: count))
        #expect(found.allSatisfy { $0.severity == .note && $0.cell.location.column == "deviation" })
    }

    /// The levels are compared with a scheme that a user gives; the one that is assumed says nothing.
    @Test func levelsAreComparedWithAScheme() throws {
        let rule: Rule.ID = "performance.self-evaluation.weights.scheme"
        let document = try Disclosure(json: try LayoutFile.lijiang.text)
        #expect(document.validate().findings.allSatisfy { $0.rule != rule })
        let own = document.validate(profile: Profile(scoring: .national2020))
        #expect(own.counts(of: rule).holds == 1)
        let other = document.validate(profile: Profile(scoring: .hubei2020)).findings.filter { $0.rule == rule }
        #expect(other.map { $0.cell.location.line?.rawValue } == ["甲项目/预算执行情况", "甲项目/产出指标"])
        #expect(other.map { $0.message(in: .chinese) }.last == "甲项目 产出指标 权重 50，应为 40")
        #expect(other.allSatisfy { $0.severity == .warning })
        let strange = document.validate(profile: Profile(scoring: .suizhou))
        #expect(strange.counts(of: rule).notEvaluated == 1)
    }
}

extension FixedDecimal {
    fileprivate static func + (left: FixedDecimal, right: Int) -> FixedDecimal {
        FixedDecimal(tenThousandths: left.tenThousandths + Int64(right) * 10_000)
    }
}
