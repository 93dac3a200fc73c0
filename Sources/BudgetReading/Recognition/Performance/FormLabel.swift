import BudgetModel

/// 表单项: the labels of performance forms. Their names are the columns in locations of findings.
enum FormLabel: String {
    case agency, name, code, department, implementer, category, nature, type, person, telephone, address, postalCode
    case filed, basicExpenditure, projectExpenditure, annualGoal, longTermGoal, goalResult, total, reviewTotal, grade
    case conclusion, problems, deviationAnalysis, improvements, duties, annualTasks, function, startYear, endYear,
        period
    case region, justification, feasibility, necessity, plan, totalBudget, currentBudget, earlierBudgets, budgetChange
    case costExplanation, executionWeight

    /// The label that a text is.
    init?(_ text: String) {
        guard text.count <= 40 else { return nil }
        var folded = PrintedText.folded(String(PrintedText.withoutOrdinal(text).text))
        while let last = folded.last, last.isASCII, last.isNumber { folded.removeLast() }
        guard folded.count <= 24 else { return nil }
        if let label = Self.labels[folded] {
            self = label
        } else if let found = Self.beginnings.first(where: { folded.hasPrefix($0.text) }) {
            self = found.label
        } else {
            return nil
        }
    }

    /// Whether it is a sum of money.
    var isMoney: Bool {
        switch self {
        case .basicExpenditure, .projectExpenditure, .totalBudget, .currentBudget: true
        default: false
        }
    }

    private static let beginnings: [(text: String, label: FormLabel)] = [
        ("偏差", .deviationAnalysis), ("改进措施", .improvements), ("项目前两年预算", .earlierBudgets),
        ("项目当年预算与前两年", .budgetChange), ("长期目标截止", .longTermGoal), ("执行率分值", .executionWeight),
    ]

    private static let labels: [String: FormLabel] = [
        "单位名称": .agency, "部门名称": .agency, "部门单位名称": .agency, "填报单位": .agency, "项目名称": .name,
        "专项名称": .name, "项目编码": .code, "主管部门": .department, "项目主管部门": .department, "主管部门及代码": .department,
        "项目实施单位": .implementer, "项目执行单位": .implementer, "实施单位": .implementer, "预算单位": .agency,
        "项目单位": .implementer, "项目类别": .category, "支出项目类别": .category, "项目属性": .nature, "项目类型": .type,
        "填报人": .person, "项目负责人": .person, "联系电话": .telephone, "单位地址": .address, "邮政编码": .postalCode,
        "填报日期": .filed, "基本支出总额": .basicExpenditure, "项目支出总额": .projectExpenditure, "年度目标": .annualGoal,
        "年度绩效目标": .annualGoal, "年度总体目标": .annualGoal, "预期目标": .annualGoal, "年初设定目标": .annualGoal,
        "年度总体绩效目标": .annualGoal, "实际完成情况": .goalResult, "目标实际完成情况": .goalResult,
        "年度总体目标完成情况": .goalResult, "年度目标实际完成情况": .goalResult, "全年实际完成情况": .goalResult, "长期目标": .longTermGoal,
        "中期目标": .longTermGoal, "实施期目标": .longTermGoal, "总分": .total, "自评总分": .total, "自评得分合计": .total,
        "复核总分": .reviewTotal, "复核得分": .reviewTotal, "评价等级": .grade, "自评等级": .grade, "评价结论": .conclusion,
        "自评结论": .conclusion, "存在问题": .problems, "存在的问题": .problems, "部门职能概述": .duties, "年度工作任务": .annualTasks,
        "支出功能分类": .function, "起始年度": .startYear, "终止年度": .endYear, "开始时间": .startYear, "结束时间": .endYear,
        "起止时间": .period, "项目起止时间": .period, "实施期": .period, "项目期": .period, "实施期限": .period, "区域": .region,
        "所在区域": .region, "项目立项依据": .justification, "立项依据": .justification, "可行性": .feasibility,
        "项目可行性": .feasibility, "必要性": .necessity, "项目必要性": .necessity, "项目实施方案": .plan, "项目主要内容": .plan,
        "项目总预算": .totalBudget, "项目当年预算": .currentBudget, "预算金额": .currentBudget, "项目预算": .currentBudget,
        "测算依据及说明": .costExplanation,
    ]
}
