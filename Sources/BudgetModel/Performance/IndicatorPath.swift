/// 指标路径: where an indicator stands in the tree.
public struct IndicatorPath: Hashable, Codable, Sendable {
    /// 一级指标.
    public let levelOne: String
    /// 二级指标.
    public let levelTwo: String
    /// 三级指标.
    public let levelThree: String
    /// What level one is about.
    public let levelOneKind: IndicatorClass?
    /// What level two is about.
    public let levelTwoKind: IndicatorClass?

    /// The path of a row of an outline.
    init(_ outline: IndicatorOutline, row: Int, levelThree: String) {
        let twig = outline.twigs[outline.twigOfRow[row]]
        let branch = outline.branches[twig.branch]
        levelOne = branch.name
        levelTwo = twig.name
        self.levelThree = levelThree
        levelOneKind = outline.kind(of: branch)
        levelTwoKind = outline.kind(of: twig)
    }

    init<Row>(
        _ branch: IndicatorTree<Row>.Branch, _ twig: IndicatorTree<Row>.Twig, _ leaf: IndicatorTree<Row>.Leaf
    ) {
        levelOne = branch.name
        levelTwo = twig.name
        levelThree = leaf.row.levelThree
        levelOneKind = branch.kind
        levelTwoKind = twig.kind
    }

    /// 反向 for indicators of cost; `nil` where the frame says nothing.
    public var direction: IndicatorDirection? {
        levelOneKind?.isCost == true || levelTwoKind?.isCost == true ? .reverse : nil
    }
}

extension IndicatorPath: CustomStringConvertible {
    public var description: String { "\(levelOne) › \(levelTwo) › \(levelThree)" }
}
