import BudgetCodes
import BudgetModel

/// 表单项: the labels of performance forms.
enum FormLabel: Hashable {
    case agency, name, code, department, implementer, category, nature, type, person, telephone, address, postalCode
    case filed, basicTotal, projectTotal, annualGoal, longTermGoal, total, deviation, improvements, duties, tasks
    case function, startYear, endYear, justification, plan, totalBudget, currentBudget, earlierBudgets, costBasis

    /// The label that a text is.
    init?(_ text: String) {
        var folded = PrintedText.folded(String(PrintedText.withoutOrdinal(text).text))
        while let last = folded.last, last.isASCII, last.isNumber { folded.removeLast() }
        guard folded.count <= 24 else { return nil }
        guard let label = Self.labels[folded] ?? Self.prefixed(folded) else { return nil }
        self = label
    }

    private static func prefixed(_ text: String) -> FormLabel? {
        if text.hasPrefix("偏差") { return .deviation }
        if text.hasPrefix("改进措施") { return .improvements }
        if text.hasPrefix("项目前两年预算") { return .earlierBudgets }
        if text.hasPrefix("长期目标截止") { return .longTermGoal }
        return nil
    }

    private static let labels: [String: FormLabel] = [
        "单位名称": .agency, "部门名称": .agency, "部门单位名称": .agency, "项目名称": .name, "项目编码": .code, "主管部门": .department,
        "项目主管部门": .department, "项目实施单位": .implementer, "项目执行单位": .implementer, "实施单位": .implementer,
        "项目类别": .category, "支出项目类别": .category, "项目属性": .nature, "项目类型": .type, "填报人": .person, "项目负责人": .person,
        "联系电话": .telephone, "单位地址": .address, "邮政编码": .postalCode, "填报日期": .filed, "基本支出总额": .basicTotal,
        "项目支出总额": .projectTotal, "年度目标": .annualGoal, "年度绩效目标": .annualGoal, "长期目标": .longTermGoal, "总分": .total,
        "部门职能概述": .duties, "年度工作任务": .tasks, "支出功能分类": .function, "起始年度": .startYear, "终止年度": .endYear,
        "项目立项依据": .justification, "项目实施方案": .plan, "项目总预算": .totalBudget, "项目当年预算": .currentBudget,
        "项目主要内容": .plan,
    ]
}

/// 选项框: which of the printed boxes is ticked.
enum FormChoice {
    /// The ticked choice of cells such as `1. 部门预算项目 ☑`, or the text where there are no boxes.
    static func chosen(_ texts: [String]) -> String? {
        let all = texts.joined(separator: " ")
        let hasBoxes = ["□", "☑", "☒", "√", "■", "<input"].contains { all.contains($0) }
        guard hasBoxes else { return texts.first }
        var text = ""
        var rest = all[...]
        while let open = rest.firstRange(of: "<input") {
            text += rest[..<open.lowerBound]
            rest = rest[open.lowerBound...]
            let end = rest.firstIndex(of: ">") ?? rest.endIndex
            text += rest[..<end].contains("checked") ? "☑" : "□"
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
        }
        text += rest
        for mark in ["■", "☒", "√"] { text = text.replacing(mark, with: "☑") }
        // A box stands behind its words or before them; with a number before the words it stands behind.
        let parts = text.split { $0 == "□" || $0 == "☑" }
        var marks = text.filter { $0 == "□" || $0 == "☑" }.map { $0 == "☑" }[...]
        for part in parts where !marks.isEmpty {
            let isTicked = marks.removeFirst()
            let words = PrintedText.withoutOrdinal(PrintedText.joined(String(part))).text
            if isTicked, !words.isEmpty { return String(words) }
        }
        return nil
    }
}
