/// A row of an indicator table.
public protocol IndicatorRow: Hashable, Sendable {
    /// 一级指标 as printed; blank where the cell is merged with the one above.
    var levelOne: String { get }
    /// 二级指标 as printed; blank where the cell is merged with the one above.
    var levelTwo: String { get }
    /// 三级指标 as printed.
    var levelThree: String { get }
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
    public struct Branch: Hashable, Sendable {
        /// The name as printed where it appears first.
        public let name: String
        /// What it is about, if the frame knows it.
        public let kind: IndicatorClass?
        /// 二级指标, in order of first appearance.
        public fileprivate(set) var twigs: [Twig]
    }

    /// 二级指标 with its rows.
    public struct Twig: Hashable, Sendable {
        /// The name as printed where it appears first.
        public let name: String
        /// What it is about, if the frame knows it.
        public let kind: IndicatorClass?
        /// 三级指标, in the order of the form.
        public fileprivate(set) var leaves: [Leaf]
    }

    /// 三级指标: a row, and where it stands in the form.
    public struct Leaf: Hashable, Sendable {
        /// The row as printed.
        public let row: Row
        /// The number of the row in the form, from 0.
        public let position: Int
    }

    /// The tree of the rows of a form.
    public init(_ rows: [Row]) {
        let cells = rows.map { IndicatorTree.levels(of: $0) }
        frame = IndicatorFrame.recognized(cells.map(\.one))
        var places: [IndicatorName: Int] = [:]
        var twigPlaces: [[IndicatorName: Int]] = []
        var one = ""
        var two = ""
        for (position, cell) in cells.enumerated() {
            // A blank cell is merged with the one above; a new level one begins a new level two.
            if !cell.one.isEmpty, IndicatorName(cell.one) != IndicatorName(one) { two = "" }
            one = cell.one.isEmpty ? one : cell.one
            two = cell.two.isEmpty ? two : cell.two
            let level = frame?.level(named: one)
            let branch = places[IndicatorName(one)] ?? branches.count
            if branch == branches.count {
                places[IndicatorName(one)] = branch
                branches.append(Branch(name: one, kind: level?.kind, twigs: []))
                twigPlaces.append([:])
            }
            // Level-two names keep what stands behind a colon: each core task is its own.
            let key = IndicatorName(exactly: two)
            let twig = twigPlaces[branch][key] ?? branches[branch].twigs.count
            if twig == branches[branch].twigs.count {
                twigPlaces[branch][key] = twig
                branches[branch].twigs.append(Twig(name: two, kind: level?.part(named: two)?.kind, leaves: []))
            }
            branches[branch].twigs[twig].leaves.append(Leaf(row: rows[position], position: position))
        }
    }

    /// Level one and two of a row, put right where they stand in each other's column.
    private static func levels(of row: Row) -> (one: String, two: String) {
        let one = IndicatorName(row.levelOne)
        let two = IndicatorName(row.levelTwo)
        let isSwapped =
            !IndicatorVocabulary.ones.contains(one) && IndicatorVocabulary.twos.contains(one)
            && IndicatorVocabulary.ones.contains(two)
        return isSwapped ? (row.levelTwo, row.levelOne) : (row.levelOne, row.levelTwo)
    }

    /// The rows of the form, as printed and in its order.
    public var rows: [Row] {
        leaves.sorted { $0.position < $1.position }.map(\.row)
    }

    /// Every row, branch by branch.
    public var leaves: [Leaf] {
        branches.flatMap { $0.twigs.flatMap(\.leaves) }
    }

    /// Calls a function with every row and its path.
    public func forEach(_ body: (_ path: IndicatorPath, _ row: Row) throws -> Void) rethrows {
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

    /// The tree of the rows for which a condition holds. Merged cells are not filled in; use ``forEach(_:)`` for that.
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
    public static func merging(_ trees: [IndicatorTree]) -> IndicatorTree {
        IndicatorTree(trees.flatMap(\.rows))
    }
}

/// 指标路径: where an indicator stands in the tree.
public struct IndicatorPath: Hashable, Sendable {
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

    fileprivate init<Row>(
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

extension IndicatorName {
    /// The name with what stands behind a colon.
    init(exactly printed: String) {
        let colon = printed.firstIndex { $0 == ":" || $0 == "：" }
        self = IndicatorName(printed, subject: colon.map { String(printed[$0...]) })
    }

    private init(_ printed: String, subject: String?) {
        let base = IndicatorName(printed)
        self.init(text: base.text + (subject ?? ""))
    }

    private init(text: String) {
        self.text = text
    }
}

/// The names of all frames, by level.
private enum IndicatorVocabulary {
    static let ones = Set(IndicatorFrame.all.flatMap { $0.levels.flatMap { $0.names.map { IndicatorName($0) } } })
    static let twos = Set(
        IndicatorFrame.all.flatMap { $0.levels.flatMap { $0.parts.flatMap { $0.names.map { IndicatorName($0) } } } })
}
