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
        /// Other words that forms print as the result of an indicator in this band: 达成预期指标.
        public var words: [String]?

        /// A band from lower to upper per cent.
        public init(_ name: String, _ lower: Int, _ upper: Int, words: [String]? = nil) {
            self.name = name
            self.lower = lower
            self.upper = upper
            self.words = words
        }

        /// Whether a printed result is a word of the band.
        func isCalled(_ text: String) -> Bool {
            name.hasBytes(of: text) || words?.contains { $0.hasBytes(of: text) } == true
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
        /// 预算执行率; zero where it has no points.
        public var execution: FixedDecimal
        /// 一级指标; empty where each form has its own. A class that no frame knows has its name as raw value.
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

    /// The grade of a total.
    public func grade(of total: FixedDecimal) -> String? {
        grades.first { total >= $0.from }?.name
    }
}
