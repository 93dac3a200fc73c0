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
        let cells = IndicatorTree.levels(of: rows)
        // Rows of one level stand together, so this is nearly the list of distinct names.
        var ones: [IndicatorName] = []
        for cell in cells where ones.last != cell.oneName { ones.append(cell.oneName) }
        let lexicon = FrameLexicon.recognized(ones)
        frame = lexicon?.frame
        var places: [IndicatorName: Int] = [:]
        var twigPlaces: [[IndicatorName: Int]] = []
        var place: (branch: Int, twig: Int)?
        for (position, cell) in cells.enumerated() {
            if cell.isRepeated, let last = place {
                branches[last.branch].twigs[last.twig].leaves.append(Leaf(row: rows[position], position: position))
                continue
            }
            let branch = places[cell.oneName] ?? branches.count
            if branch == branches.count {
                places[cell.oneName] = branch
                branches.append(Branch(name: cell.one, kind: lexicon?.levelOne(cell.oneName), twigs: []))
                twigPlaces.append([:])
            }
            let twig = twigPlaces[branch][cell.twoName] ?? branches[branch].twigs.count
            if twig == branches[branch].twigs.count {
                twigPlaces[branch][cell.twoName] = twig
                let kind = lexicon?.levelTwo(cell.twoBase, below: cell.oneName)
                branches[branch].twigs.append(Twig(name: cell.two, kind: kind, leaves: []))
            }
            branches[branch].twigs[twig].leaves.append(Leaf(row: rows[position], position: position))
            place = (branch, twig)
        }
    }

    /// Level one and two of a row, with merged cells filled in and swapped columns put right.
    private struct Levels {
        var one = ""
        var two = ""
        var oneName = IndicatorName("")
        /// With what stands behind a colon: each core task is its own.
        var twoName = IndicatorName("")
        /// Without it.
        var twoBase = IndicatorName("")
        /// Whether the cells are those of the row above.
        var isRepeated = false
    }

    private static func levels(of rows: [Row]) -> [Levels] {
        var levels: [Levels] = []
        levels.reserveCapacity(rows.count)
        var current = Levels()
        var printedOne = ""
        var printedTwo = ""
        for row in rows {
            // Most rows repeat the cells above.
            let isRepeated =
                !levels.isEmpty && row.levelOne.hasBytes(of: printedOne) && row.levelTwo.hasBytes(of: printedTwo)
            if !isRepeated {
                (printedOne, printedTwo) = (row.levelOne, row.levelTwo)
                var (one, two) = (row.levelOne, row.levelTwo)
                var name = IndicatorName(one)
                if isSwapped(name, two) {
                    swap(&one, &two)
                    name = IndicatorName(one)
                }
                // A blank cell is merged with the one above; a new level one begins a new level two.
                if !one.isEmpty, name != current.oneName { current = Levels(one: one, oneName: name) }
                if !two.isEmpty {
                    current.two = two
                    current.twoBase = IndicatorName(two)
                    let hasSubject = two.utf8.contains { $0 == 0x3A || $0 == 0xEF }
                    current.twoName = hasSubject ? IndicatorName(two, keepsSubject: true) : current.twoBase
                }
            }
            current.isRepeated = isRepeated
            levels.append(current)
        }
        return levels
    }

    /// Whether level one and two stand in each other's column.
    private static func isSwapped(_ name: IndicatorName, _ two: String) -> Bool {
        guard !FrameLexicon.allOnes.contains(name), FrameLexicon.allTwos.contains(name) else { return false }
        return FrameLexicon.allOnes.contains(IndicatorName(two))
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
