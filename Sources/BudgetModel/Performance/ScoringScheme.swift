/// 评分办法: how scores follow from targets and actual values, as data.
public struct ScoringScheme: Hashable, Codable, Identifiable, Sendable {
    /// The stable name.
    public var id: String
    /// Where the scheme is printed.
    public var source: String
    /// How many decimals a score has; rounded half up.
    public var decimals: Int
    /// 定性指标档次, best first.
    public var bands: [Band]
    /// 等级, best first.
    public var grades: [Grade]
    /// Points of the execution rate and of the classes of level one, where the scheme sets them.
    public var weights: Weights?
    /// Texts of an actual value that take an indicator out of the evaluation.
    public var notApplicable: [String]

    /// One band of qualitative scores, in per cent of the weight.
    public struct Band: Hashable, Codable, Sendable {
        /// What the band says.
        public var name: String
        /// The lowest score in per cent, included.
        public var lower: Int
        /// The highest score in per cent.
        public var upper: Int

        /// A band from lower to upper per cent.
        public init(_ name: String, _ lower: Int, _ upper: Int) {
            self.name = name
            self.lower = lower
            self.upper = upper
        }
    }

    /// One grade of the total.
    public struct Grade: Hashable, Codable, Sendable {
        /// 优, 良, 中, 差.
        public var name: String
        /// The lowest total, included.
        public var from: FixedDecimal

        /// A grade from a total.
        public init(_ name: String, from: FixedDecimal) {
            self.name = name
            self.from = from
        }
    }

    /// Points of the execution rate and of each class of level one; together 100.
    public struct Weights: Hashable, Codable, Sendable {
        /// 预算执行率.
        public var execution: FixedDecimal
        /// 一级指标.
        public var levels: [IndicatorClass: FixedDecimal]

        /// Points of the execution rate and of each class.
        public init(execution: FixedDecimal, levels: [IndicatorClass: FixedDecimal]) {
            self.execution = execution
            self.levels = levels
        }

        /// The points when there is no satisfaction to ask for: they go to the effects.
        public var withoutSatisfaction: Weights {
            var copy = self
            guard let points = copy.levels.removeValue(forKey: .satisfaction) else { return self }
            let effect = copy.levels[.effect] ?? FixedDecimal(0)
            copy.levels[.effect] = FixedDecimal(tenThousandths: effect.tenThousandths + points.tenThousandths)
            return copy
        }
    }

    /// A scheme with two decimals, the usual grades and the given bands.
    public init(id: String, source: String, bands: [Band], weights: Weights? = nil) {
        self.id = id
        self.source = source
        self.decimals = 2
        self.bands = bands
        self.grades = [
            Grade("优", from: FixedDecimal(90)), Grade("良", from: FixedDecimal(80)), Grade("中", from: FixedDecimal(60)),
            Grade("差", from: FixedDecimal(0)),
        ]
        self.weights = weights
        self.notApplicable = ["不适用"]
    }

    /// 武汉市2023年度自评表备注: bands 100–80–50, weights 20/40/30/10.
    public static let wuhan2023 = ScoringScheme(
        id: "wuhan-2023", source: "武汉市2023年度绩效自评表备注",
        bands: [Band("达成", 80, 100), Band("部分达成", 50, 80), Band("未达成", 0, 50)],
        weights: Weights(
            execution: FixedDecimal(20),
            levels: [.output: FixedDecimal(40), .effect: FixedDecimal(30), .satisfaction: FixedDecimal(10)]))

    /// 财预〔2020〕10号: bands 100–80–60, weights 10/50/30/10. Not confirmed against the document itself.
    public static let national2020 = ScoringScheme(
        id: "national-2020", source: "财预〔2020〕10号（未经核实）",
        bands: [Band("达成", 80, 100), Band("部分达成", 60, 80), Band("未达成", 0, 60)],
        weights: Weights(
            execution: FixedDecimal(10),
            levels: [.output: FixedDecimal(50), .effect: FixedDecimal(30), .satisfaction: FixedDecimal(10)]))

    /// 财预〔2021〕101号: weights 10/20/40/20/10 with cost as a level of its own. Not confirmed against the document itself.
    public static let central2021 = ScoringScheme(
        id: "central-2021", source: "财预〔2021〕101号（未经核实）", bands: national2020.bands,
        weights: Weights(
            execution: FixedDecimal(10),
            levels: [
                .cost: FixedDecimal(20), .output: FixedDecimal(40), .effect: FixedDecimal(20),
                .satisfaction: FixedDecimal(10),
            ]))

    /// The schemes that are known.
    public static let all = [wuhan2023, national2020, central2021]

    /// The scheme of a stable name.
    public static func named(_ id: String) -> ScoringScheme? { all.first { $0.id == id } }

    /// The grade of a total.
    public func grade(of total: FixedDecimal) -> String? {
        grades.first { total >= $0.from }?.name
    }
}
