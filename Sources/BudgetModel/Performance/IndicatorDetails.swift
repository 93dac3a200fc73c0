/// 指标的其他栏: the columns of an indicator that only some places print.
///
/// In JSON they stand beside the names of the indicator.
public struct IndicatorDetails: Hashable, Codable, Sendable {
    /// 指标性质: a comparator, 定性, 定量, 正向 or 反向, as printed.
    public var nature: String?
    /// 度量单位, 计量单位.
    public var unit: String?
    /// 调整指标值: the target after it was changed during the year.
    public var adjustedTarget: String?
    /// 评分标准, 绩效标准, 评分细则.
    public var standard: String?
    /// 指标解释.
    public var explanation: String?
    /// 是否核心指标, often printed as ★.
    public var isCore: Bool?
    /// 实现措施.
    public var measures: String?
    /// 备注.
    public var note: String?
    /// 复核分: the points that a reviewer gave.
    public var reviewScore: FixedDecimal?
    /// 得分系数: the part of the weight that was reached.
    public var scoreFactor: FixedDecimal?
    /// 合并得分: over how many rows the cell of the score is merged, this one first. The rows below print no score.
    public var mergedRows: Int?
    /// 全年预计完成: what a monitoring form expects for the whole year.
    public var forecast: String?
    /// 完成目标可能性 as printed: 确定能, 有可能 or 完全不可能.
    public var likelihood: String?
    /// 偏差原因 by the columns of a monitoring form: 经费保障, 制度保障, 人员保障, 硬件条件保障, 其他.
    public var causes: [LabeledText]?
    /// 分地区指标值: the targets of a transfer by region, one for each column.
    public var regionTargets: [LabeledText]?

    /// No such column.
    public init() {}
}

/// Details where a form prints them. Most forms do not, so that rows stay small.
struct OptionalDetails: Hashable, Sendable {
    /// One or none, never one that is empty.
    private var list: [IndicatorDetails] = []

    var value: IndicatorDetails {
        get { list.first ?? IndicatorDetails() }
        _modify {
            var details = list.popLast() ?? IndicatorDetails()
            defer { if details != IndicatorDetails() { list = [details] } }
            yield &details
        }
    }

    var isEmpty: Bool { list.isEmpty }

    init() {}

    init(from decoder: any Decoder) throws {
        value = try IndicatorDetails(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        for details in list { try details.encode(to: encoder) }
    }
}

extension Indicator {
    /// A figure of another year with the unit that the form prints in a column of its own.
    func withUnit(_ printed: String) -> String {
        guard hasDetails, let unit = details.unit, TargetValue(printed).quantity?.unit.isEmpty == true,
            TargetValue(printed + unit).quantity != nil
        else { return printed }
        return printed + unit
    }
}

extension IndicatorRow {
    /// 完整指标值: the target with the comparator of 指标性质 and with 度量单位, where it does not have them itself; the
    /// adjusted target where the form prints one.
    ///
    /// `95`, `≥` and `%` in three columns are `≥95%`. What could not be read then stays as printed.
    public var statedTarget: String? {
        guard hasDetails else { return target }
        let details = details
        guard let printed = details.adjustedTarget ?? target else { return nil }
        guard let quantity = TargetValue(printed).quantity else { return printed }
        var stated = printed
        if quantity.comparator == nil, let nature = details.nature,
            TargetValue(nature + "1").quantity?.comparator != nil
        {
            stated = nature + stated
        }
        if quantity.unit.isEmpty, let unit = details.unit, TargetValue(stated + unit).quantity != nil { stated += unit }
        return stated
    }
}
