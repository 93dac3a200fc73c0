import BudgetCodes

/// A row of an indicator table.
public protocol IndicatorRow: Hashable, Sendable {
    /// 一级指标 as printed; blank where the cell is merged with the one above.
    var levelOne: String { get }
    /// 二级指标 as printed; blank where the cell is merged with the one above.
    var levelTwo: String { get }
    /// 三级指标 as printed.
    var levelThree: String { get }
    /// 指标值 as printed.
    var target: String? { get }
    /// The columns that only some places print.
    var details: IndicatorDetails { get }
    /// Whether there are any.
    var hasDetails: Bool { get }
}

extension Indicator: IndicatorRow {}
extension EvaluatedIndicator: IndicatorRow {}

/// 绩效指标树: indicators by level one and level two, whatever frame the form uses.
///
/// The rows stay as printed: cells that are merged over rows, and level one and two in each other's column, are put
/// right in the tree only. ``rows`` gives the form's rows back.
public struct IndicatorTree<Row: IndicatorRow>: Hashable, Sendable {
    /// 指标框架, if the names belong to one that is known.
    public let frame: IndicatorFrame?
    /// 一级指标, in order of first appearance.
    public private(set) var branches: [Branch] = []

    /// 一级指标 with its level-two indicators.
    public struct Branch: Hashable, Identifiable, Sendable {
        /// The name as printed where it appears first.
        public let name: String
        /// What it is about, if the frame knows it.
        public let kind: IndicatorClass?
        /// 二级指标, in order of first appearance.
        public fileprivate(set) var twigs: [Twig]

        /// The name, which no other branch of the tree has.
        public var id: String { name }
    }

    /// 二级指标 with its rows.
    public struct Twig: Hashable, Identifiable, Sendable {
        /// The name as printed where it appears first.
        public let name: String
        /// What it is about, if the frame knows it.
        public let kind: IndicatorClass?
        /// 三级指标, in the order of the form.
        public fileprivate(set) var leaves: [Leaf]

        /// The name, which no other twig of the branch has.
        public var id: String { name }
    }

    /// 三级指标: a row, and where it stands in the form.
    public struct Leaf: Hashable, Identifiable, Sendable {
        /// The row as printed.
        public let row: Row
        /// The number of the row in the form, from 0.
        public let position: Int

        /// The position.
        public var id: Int { position }
    }

    /// The tree of the rows of a form.
    ///
    /// - Parameters:
    ///   - rows: The rows as printed.
    ///   - frames: The frames that its names may belong to.
    public init(_ rows: [Row], frames: FrameBook = .standard) {
        let outline = IndicatorOutline(rows, frames: frames)
        frame = outline.frame
        branches = outline.branches.map { Branch(name: $0.name, kind: outline.kind(of: $0), twigs: []) }
        // Twigs stand in order of appearance, so each goes behind those of its branch that are there.
        let places = outline.twigs.map { twig in
            branches[twig.branch].twigs.append(Twig(name: twig.name, kind: outline.kind(of: twig), leaves: []))
            return branches[twig.branch].twigs.count - 1
        }
        for (position, twig) in outline.twigOfRow.enumerated() {
            branches[outline.twigs[twig].branch].twigs[places[twig]].leaves
                .append(Leaf(row: rows[position], position: position))
        }
    }

    /// The rows of the form, as printed and in its order.
    public var rows: [Row] {
        leaves.ordered { $0.position < $1.position }.map(\.row)
    }

    /// Every row, branch by branch.
    public var leaves: [Leaf] {
        branches.flatMap { $0.twigs.flatMap(\.leaves) }
    }

    /// Calls a function with every row and its path.
    public func walk(_ body: (_ path: IndicatorPath, _ row: Row) throws -> Void) rethrows {
        for branch in branches {
            for twig in branch.twigs {
                for leaf in twig.leaves {
                    try body(IndicatorPath(branch, twig, leaf), leaf.row)
                }
            }
        }
    }

    /// The path of the first indicator of a level-three name.
    public func path(of levelThree: String) -> IndicatorPath? {
        for branch in branches {
            for twig in branch.twigs {
                for leaf in twig.leaves where leaf.row.levelThree == levelThree {
                    return IndicatorPath(branch, twig, leaf)
                }
            }
        }
        return nil
    }

    /// The tree of the rows for which a condition holds. Merged cells are not filled in; use ``walk(_:)`` for that.
    public func filter(_ isIncluded: (_ path: IndicatorPath, _ row: Row) -> Bool) -> IndicatorTree {
        var tree = self
        for branch in branches.indices {
            for twig in branches[branch].twigs.indices {
                let twigNow = branches[branch].twigs[twig]
                tree.branches[branch].twigs[twig].leaves = twigNow.leaves.filter {
                    isIncluded(IndicatorPath(branches[branch], twigNow, $0), $0.row)
                }
            }
            tree.branches[branch].twigs.removeAll { $0.leaves.isEmpty }
        }
        tree.branches.removeAll { $0.twigs.isEmpty }
        return tree
    }

    /// 合并: the tree of several forms' rows, those of each form in their order.
    public static func merging(_ trees: [IndicatorTree], frames: FrameBook = .standard) -> IndicatorTree {
        IndicatorTree(trees.flatMap(\.rows), frames: frames)
    }
}

extension IndicatorTree: Codable where Row: Codable {}
extension IndicatorTree.Branch: Codable where Row: Codable {}
extension IndicatorTree.Twig: Codable where Row: Codable {}
extension IndicatorTree.Leaf: Codable where Row: Codable {}
