extension ScoringScheme {
    /// Words of 财预〔2020〕10号, which places print as results of qualities.
    private static func bands(_ middle: Int, _ upper: Int = 80) -> [Band] {
        [
            Band("达成", upper, 100, words: ["达成预期指标", "全部达成预期指标", "全部达成", "全部或基本达成预期指标", "达成年度指标"]),
            Band("部分达成", middle, upper, words: ["部分达成预期指标", "部分达成预期指标并具有一定效果", "部分达成年度指标并具有一定效果"]),
            Band("未达成", 0, middle, words: ["未达成预期指标", "未达成预期指标且效果较差", "未达成年度指标且效果较差"]),
        ]
    }

    private static func weights(_ execution: Int, _ levels: [IndicatorClass: Int]) -> Weights {
        Weights(execution: FixedDecimal(execution), levels: levels.mapValues { FixedDecimal($0) })
    }

    /// 湖北: bands 100–80–50, weights 20/40/30/10; printed in the notes of forms of 2020 and 2023.
    public static let hubei2020 = ScoringScheme(
        id: "hubei-2020", source: "鄂财绩发〔2020〕3号；湖北省内2020年、2022年、2023年度自评表备注", bands: bands(50),
        weights: weights(20, [.output: 40, .effect: 30, .satisfaction: 10]))

    /// 财预〔2020〕10号: weights 10/50/30/10, printed on forms of 2020 to 2022. The bands are not confirmed against the
    /// document itself.
    public static let national2020 = ScoringScheme(
        id: "national-2020", source: "财预〔2020〕10号；权重见2020年至2022年度自评表，档次未经核实", bands: bands(60),
        weights: weights(10, [.output: 50, .effect: 30, .satisfaction: 10]))

    /// 财预〔2021〕101号: weights 10/20/40/20/10 with cost as a level of its own. Not confirmed against the document itself.
    public static let central2021 = ScoringScheme(
        id: "central-2021", source: "财预〔2021〕101号（分值未经核实）", bands: bands(60),
        weights: weights(10, [.cost: 20, .output: 40, .effect: 20, .satisfaction: 10]))

    /// 四川 510000_0013zp: 10 for the execution rate, 90 for the indicators as each form splits them. It prints no bands.
    public static let sichuan = ScoringScheme(
        id: "sichuan-510000-0013zp", source: "四川省项目支出绩效自评表（报表编号510000_0013zp），2022年、2023年", bands: [],
        weights: weights(10, [:]))

    /// 湖北随州: 项目决策 2, 项目管理 13, 项目绩效 85, none for the execution rate. It prints no bands.
    public static let suizhou = ScoringScheme(
        id: "suizhou-2021", source: "湖北省随州市、广水市2021年、2022年度自评表", bands: [],
        weights: weights(0, [.decision: 2, .projectManagement: 13, .projectPerformance: 85]))

    /// 未载明: the form follows no scheme that is known. It has no bands and no weights.
    public static let unstated = ScoringScheme(id: "unstated", source: "表上未载明评分办法", bands: [])

    /// The schemes that are known, those with points for the levels first.
    public static let all = [hubei2020, national2020, central2021, suizhou, sichuan]

    /// The scheme of a stable name.
    public static func named(_ id: String) -> ScoringScheme? { (all + [unstated]).first { $0.id == id } }
}
