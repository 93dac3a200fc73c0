/// 重点工作完成情况表: the important tasks of a year and how far they were done.
public struct KeyWork: DisclosureTable {
    public static let form = Form("performance.key-work", "重点工作完成情况表", "Completion of key tasks")

    public var caption = Caption()
    /// The tasks, in printed order.
    public var tasks: [Task] = []
    /// The figures that the table cites.
    public var figures: [CitedFigure] = []

    public init() {}

    public var isEmpty: Bool { tasks.isEmpty }

    /// One task.
    public struct Task: Hashable, Codable, Sendable {
        /// 序号.
        public var number: Int
        /// 重要事项.
        public var matter: String
        /// 工作内容及目标.
        public var content: String?
        /// 完成情况.
        public var result: String?

        /// A task of a number and a matter.
        public init(number: Int, matter: String) {
            self.number = number
            self.matter = matter
        }
    }

    /// A figure cited in words, with its unit as printed.
    public struct CitedFigure: Hashable, Codable, Sendable {
        /// What the figure counts.
        public var name: String
        /// The figure as printed: `690.91万人`.
        public var value: String

        /// A cited figure.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }
}
