import BudgetCodes

/// 绩效问题: what is wrong with an indicator or a form. The texts of the finding fill the wording.
public enum PerformanceProblem: String, CaseIterable, Codable, Sendable {
    /// A rate without a per cent sign.
    case missingPercent
    /// A rate of at least, or more than, 100 %.
    case boundBeyondHundred
    /// Words where something is to be counted.
    case notMeasurable
    /// Comparators that change within one row.
    case mixedComparators
    /// Units that change within one row.
    case mixedUnits
    /// 无 or …… instead of a value or a name.
    case placeholder
    /// No value for the current year.
    case blankCurrentYear
    /// A long-term target that is easier than the annual one.
    case weakerLongTerm
    /// A long-term target in another unit than the annual one.
    case otherUnitLongTerm
    /// A long-term target in another direction than the annual one.
    case otherDirectionLongTerm
    /// A basis that differs between the long-term and the annual table.
    case otherBasis
    /// A category that differs between the long-term and the annual table.
    case otherCategory
    /// A figure of an earlier year that is not of the series of the others.
    case seriesBreak
    /// Names of the long-term and the annual table that nearly agree.
    case similarName
    /// A level-two indicator under another level one than its own.
    case misplacedLevelTwo
    /// Indicators of a project that are those of the whole unit.
    case copiedFromUnit
    /// A word as the result of a target in figures.
    case wordForNumber
    /// A target that was missed without a reason.
    case unexplainedDeviation
    /// A score below the full points without a reason.
    case unexplainedScore
    /// A reason for a deviation where there is none.
    case reasonWithoutDeviation
    /// A result in another kind of unit than its target.
    case otherUnitOfResult
    /// A target in another direction than the column for it says.
    case otherDirection
    /// Unit price times quantity that is not the amount.
    case priceTimesQuantity
    /// A project without a form.
    case formMissing
    /// A form without a project.
    case projectMissing
    /// A project whose forms call it otherwise.
    case otherProjectName
    /// No goal form of the department, or an empty one, although there are projects.
    case departmentGoalMissing
    /// No value for the current year in a whole column.
    case blankCurrentColumn
    /// A long-term goal that ends in the budget year, or before.
    case endedLongTerm
    /// A long-term goal of a project that ends in the budget year, or before.
    case endedProject
    /// A target that was due before the budget year.
    case pastDeadline
    /// An end before the beginning.
    case endBeforeStart
    /// A period that the budget year is not in.
    case outsideYear
    /// A project that begins after a year that it had a budget in.
    case budgetBeforeStart
    /// A target of at least nothing.
    case boundOfNothing
    /// Words of the long-term and the annual table that differ by a letter.
    case similarWords
    /// An indicator of cost that is more than the budget.
    case aboveBudget
    /// Frames that differ within a document.
    case otherFrames
    /// A project with the name of its unit.
    case namedLikeUnit
    /// An expected expenditure that is more than the budget.
    case forecastAboveBudget
    /// An expected expenditure that is less than what was spent.
    case forecastBelowActual
    /// A target that is certain to be reached by a form that expects less.
    case certainButMissed

    /// The problem in words.
    func message(_ texts: [String], _ language: Language) -> String {
        func text(_ index: Int) -> String { index < texts.count ? texts[index] : "" }
        let list = texts.joined(separator: language == .chinese ? "、" : "; ")
        switch (self, language) {
        case (.missingPercent, .chinese): return "指标值 \(text(0)) 缺少%"
        case (.missingPercent, .english): return "the value \(text(0)) has no per cent sign"
        case (.boundBeyondHundred, .chinese): return "指标值 \(text(0)) 超出比率的上限"
        case (.boundBeyondHundred, .english): return "the value \(text(0)) asks for more than a rate can be"
        case (.notMeasurable, .chinese): return "指标值 \(text(0)) 无法衡量"
        case (.notMeasurable, .english): return "the value \(text(0)) cannot be measured"
        case (.mixedComparators, .chinese): return "各年比较符方向不一致：\(list)"
        case (.mixedComparators, .english): return "the comparators of the years differ in direction: \(list)"
        case (.mixedUnits, .chinese): return "各年计量单位不一致：\(list)"
        case (.mixedUnits, .english): return "the units of the years differ: \(list)"
        case (.placeholder, .chinese): return "以“\(text(0))”代替内容：\(texts.dropFirst().joined(separator: "、"))"
        case (.placeholder, .english):
            return "has \"\(text(0))\" in place of content: \(texts.dropFirst().joined(separator: "; "))"
        case (.blankCurrentYear, .chinese): return "当年指标值空白"
        case (.blankCurrentYear, .english): return "the value of the current year is blank"
        case (.weakerLongTerm, .chinese): return "长期目标 \(text(0)) 低于年度目标 \(text(1))"
        case (.weakerLongTerm, .english):
            return "the long-term target \(text(0)) is weaker than the annual one, \(text(1))"
        case (.otherUnitLongTerm, .chinese): return "长期目标 \(text(0)) 与年度目标 \(text(1)) 单位不同"
        case (.otherUnitLongTerm, .english):
            return "long-term target \(text(0)) and annual target \(text(1)) differ in unit"
        case (.otherDirectionLongTerm, .chinese): return "长期目标 \(text(0)) 与年度目标 \(text(1)) 方向不同"
        case (.otherDirectionLongTerm, .english):
            return "long-term target \(text(0)) and annual target \(text(1)) differ in direction"
        case (.otherBasis, .chinese): return "长期与年度指标的确定依据不同，共 \(texts.count) 项：\(list)"
        case (.otherBasis, .english): return "long-term and annual basis differ for \(texts.count) indicators: \(list)"
        case (.otherCategory, .chinese): return "长期与年度指标的分类不同：\(list)"
        case (.otherCategory, .english): return "long-term and annual category differ: \(list)"
        case (.seriesBreak, .chinese): return "\(text(0)) 印为 \(text(1))，而同一口径的数为 \(text(2))"
        case (.seriesBreak, .english):
            return "\(text(0)) is printed as \(text(1)); the series of the other years has \(text(2))"
        case (.similarName, .chinese): return "年度指标表中名称为“\(text(0))”"
        case (.similarName, .english): return "the annual table calls it \"\(text(0))\""
        case (.misplacedLevelTwo, .chinese): return "“\(text(0))”列在“\(text(1))”下，应属“\(text(2))”"
        case (.misplacedLevelTwo, .english):
            return "\"\(text(0))\" stands under \"\(text(1))\", and belongs to \"\(text(2))\""
        case (.copiedFromUnit, .chinese): return "\(text(0)) 项指标与单位整体自评相同"
        case (.copiedFromUnit, .english): return "\(text(0)) indicators are those of the whole unit"
        case (.wordForNumber, .chinese): return "指标值为 \(text(0))，完成值为“\(text(1))”，不是数值"
        case (.wordForNumber, .english): return "the target is \(text(0)), and the result \"\(text(1))\" is no figure"
        case (.unexplainedDeviation, .chinese): return "未完成目标（\(text(0))，实际 \(text(1))），没有说明原因"
        case (.unexplainedDeviation, .english):
            return "missed its target (\(text(0)), actual \(text(1))) without a reason"
        case (.unexplainedScore, .chinese): return "得 \(text(0)) 分，满分 \(text(1)) 分，没有说明原因"
        case (.unexplainedScore, .english): return "has \(text(0)) of \(text(1)) points without a reason"
        case (.reasonWithoutDeviation, .chinese): return "指标值 \(text(0))，完成值 \(text(1))，没有偏差而填有原因"
        case (.reasonWithoutDeviation, .english):
            return "gives a reason although the result \(text(1)) does not deviate from the target \(text(0))"
        case (.otherUnitOfResult, .chinese): return "指标值为 \(text(0))，完成值为 \(text(1))，计量单位不同"
        case (.otherUnitOfResult, .english):
            return "the target is \(text(0)) and the result \(text(1)), in another unit"
        case (.otherDirection, .chinese): return "指标性质为 \(text(0))，指标值为 \(text(1))，方向不同"
        case (.otherDirection, .english): return "the nature is \(text(0)) and the target \(text(1)): directions differ"
        case (.priceTimesQuantity, .chinese): return "单价 × 数量 = \(text(0))，印为 \(text(1))（\(text(2))）"
        case (.priceTimesQuantity, .english): return "price × quantity = \(text(0)), printed \(text(1)) (\(text(2)))"
        case (.formMissing, .chinese): return "没有对应的绩效目标表"
        case (.formMissing, .english): return "has no performance form"
        case (.projectMissing, .chinese): return "项目支出表中没有对应的项目"
        case (.projectMissing, .english): return "has no line in the project table"
        case (.otherProjectName, .chinese): return "绩效目标表中的名称为\(texts.map { "“\($0)”" }.joined(separator: "、"))"
        case (.otherProjectName, .english):
            return "the performance forms call it \(texts.map { "\"\($0)\"" }.joined(separator: ", "))"
        case (.departmentGoalMissing, .chinese): return "没有填报，而预算中有项目支出"
        case (.departmentGoalMissing, .english): return "is not filled in although the budget has projects"
        case (.blankCurrentColumn, .chinese): return "以前年度有数，当年一栏全部空白"
        case (.blankCurrentColumn, .english):
            return "the column of the current year is blank, those of earlier years are not"
        case (.endedLongTerm, .chinese): return "长期目标截止 \(text(0)) 年，预算年度为 \(text(1)) 年"
        case (.endedLongTerm, .english): return "the long-term goal ends in \(text(0)), the budget is for \(text(1))"
        case (.endedProject, .chinese): return "项目 \(text(0)) 年终止，却有长期目标；预算年度为 \(text(1)) 年"
        case (.endedProject, .english):
            return "has long-term goals although the project ends in \(text(0)); the budget is for \(text(1))"
        case (.pastDeadline, .chinese): return "指标值 \(text(0)) 的时限早于预算年度 \(text(1))"
        case (.pastDeadline, .english): return "the target \(text(0)) was due before the budget year, \(text(1))"
        case (.endBeforeStart, .chinese): return "起于 \(text(0))，止于 \(text(1))"
        case (.endBeforeStart, .english): return "begins in \(text(0)) and ends in \(text(1))"
        case (.outsideYear, .chinese): return "起止年度 \(text(0)) 不含预算年度 \(text(1))"
        case (.outsideYear, .english): return "\(text(0)) does not include the budget year, \(text(1))"
        case (.budgetBeforeStart, .chinese): return "起始年度为 \(text(0))，而 \(text(1)) 年已有预算"
        case (.budgetBeforeStart, .english): return "begins in \(text(0)), and had a budget in \(text(1))"
        case (.boundOfNothing, .chinese): return "指标值 \(text(0)) 没有提出要求"
        case (.boundOfNothing, .english): return "the value \(text(0)) asks for nothing"
        case (.similarWords, .chinese): return "长期指标表写作“\(text(0))”，年度指标表写作“\(text(1))”"
        case (.similarWords, .english):
            return "the long-term table says \"\(text(0))\", and the annual one \"\(text(1))\""
        case (.aboveBudget, .chinese): return "指标值 \(text(0)) 大于项目预算 \(text(1))"
        case (.aboveBudget, .english): return "the target \(text(0)) is more than the budget of the project, \(text(1))"
        case (.otherFrames, .chinese): return "各项目的一级指标不同：\(texts.joined(separator: "；"))"
        case (.otherFrames, .english): return "the projects have different indicators of level one: \(list)"
        case (.namedLikeUnit, .chinese): return "项目名称就是单位名称"
        case (.namedLikeUnit, .english): return "the project has the name of the unit"
        case (.forecastAboveBudget, .chinese): return "全年预计 \(text(0)) 大于预算 \(text(1))"
        case (.forecastAboveBudget, .english):
            return "\(text(0)) is expected for the year, more than the budget, \(text(1))"
        case (.forecastBelowActual, .chinese): return "全年预计 \(text(0)) 小于已执行 \(text(1))"
        case (.forecastBelowActual, .english):
            return "\(text(0)) is expected for the year, less than was spent, \(text(1))"
        case (.certainButMissed, .chinese): return "全年预计 \(text(0))，没有达到 \(text(1))，却填“\(text(2))”"
        case (.certainButMissed, .english):
            return "\(text(0)) is expected, short of \(text(1)), and marked \"\(text(2))\""
        }
    }
}

extension ScoringAssumption {
    /// The assumption in words.
    func name(in language: Language) -> String {
        switch (self, language) {
        case (.reverseFromClass, .chinese): "目标未标方向，成本类按反向计"
        case (.reverseFromClass, .english): "the target has no direction; cost was taken as reverse"
        case (.reverseFromName, .chinese): "目标未标方向，按指标名称作反向计"
        case (.reverseFromName, .english): "the target has no direction; by its name less was taken as better"
        case (.directionUnclear, .chinese): "目标未标方向，按名称无法判断"
        case (.directionUnclear, .english): "the target has no direction, and the name does not tell it"
        case (.inProportion, .chinese): "表上未载明评分办法，按比例计"
        case (.inProportion, .english): "the form does not say how it is scored; points were taken in proportion"
        case (.positiveByDefault, .chinese): "目标未标方向，按正向计"
        case (.positiveByDefault, .english): "the target has no direction; more was taken as better"
        }
    }
}
