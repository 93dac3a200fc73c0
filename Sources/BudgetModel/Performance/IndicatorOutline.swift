/// 指标层次: the classes of an indicator table, and which of them each row belongs to.
///
/// Cells that are merged over rows, and level one and two in each other's column, are put right here. Rows are not
/// copied: the tree and the scores are both made from this.
struct IndicatorOutline {
    private let lexicon: IndicatorLexicon
    /// The number of the frame, if the names belong to one that is known.
    private var frameNumber: Int?
    /// 一级指标, in order of first appearance.
    private(set) var branches: [Branch] = []
    /// 二级指标, in order of first appearance in the whole table.
    private(set) var twigs: [Twig] = []
    /// The number of the twig of each row.
    private(set) var twigOfRow: [Int] = []
    /// The next row of the same twig, for each row; -1 for the last one.
    private var nextRow: [Int] = []

    /// 指标框架, if the names belong to one that is known.
    var frame: IndicatorFrame? { frameNumber.map { lexicon.frame(at: $0) } }

    /// 一级指标.
    struct Branch {
        /// The name as printed where it appears first.
        let name: String
        /// What it is about, if the frame knows it.
        fileprivate(set) var kind: IndicatorClass?
        fileprivate(set) var isCost = false
        /// The number of its name.
        fileprivate let key: Int
        /// The first and the last of its twigs.
        fileprivate var firstTwig = -1
        fileprivate var lastTwig = -1
    }

    /// 二级指标.
    struct Twig {
        /// The number of the branch.
        let branch: Int
        /// The name as printed where it appears first.
        let name: String
        /// What it is about, if the frame knows it.
        fileprivate(set) var kind: IndicatorClass?
        /// Whether it is a matter of cost, or its branch is.
        fileprivate(set) var isCost = false
        /// 应属的一级指标: the level one that the frame has it under, where it stands under another that no frame has it
        /// under.
        fileprivate(set) var proper: String?
        /// The numbers of its branch and of its name, together.
        fileprivate let key: Int
        /// The number of its name without what stands behind a colon.
        fileprivate let base: Int
        /// The next twig of the branch.
        fileprivate var next = -1
        /// The first and the last of its rows.
        fileprivate let firstRow: Int
        fileprivate var lastRow: Int
    }

    init(_ rows: [some IndicatorRow], frames: FrameBook = .standard) {
        lexicon = frames.lexicon
        twigOfRow.reserveCapacity(rows.count)
        nextRow.reserveCapacity(rows.count)
        branches.reserveCapacity(4)
        twigs.reserveCapacity(8)
        var cells = LevelCells(lexicon)
        var branchPlaces = NumberPlaces()
        var twigPlaces = NumberPlaces()
        for position in rows.indices {
            // Many rows repeat the cells above.
            if position > 0, rows[position].levelTwo.hasBytes(of: rows[position - 1].levelTwo),
                rows[position].levelOne.hasBytes(of: rows[position - 1].levelOne)
            {
                add(position, to: twigOfRow[position - 1])
                continue
            }
            let printed = cells.read(rows[position].levelOne, rows[position].levelTwo, lexicon)
            let branch = branchPlaces.place(of: cells.oneName, in: branches, \.key)
            if branch == branches.count {
                let name = printed.areSwapped ? rows[position].levelTwo : rows[position].levelOne
                branches.append(Branch(name: printed.beginsOne ? name : "", key: cells.oneName))
            }
            let key = branch << 32 | cells.twoName
            let twig = twigPlaces.place(of: key, in: twigs, \.key)
            if twig < twigs.count {
                add(position, to: twig)
                continue
            }
            let name = printed.areSwapped ? rows[position].levelOne : rows[position].levelTwo
            twigs.append(
                Twig(branch: branch, name: name, key: key, base: cells.twoBase, firstRow: position, lastRow: position))
            if branches[branch].firstTwig < 0 {
                branches[branch].firstTwig = twig
            } else {
                twigs[branches[branch].lastTwig].next = twig
            }
            branches[branch].lastTwig = twig
            twigOfRow.append(twig)
            nextRow.append(-1)
        }
        frameNumber = lexicon.frameNumber(of: branches.lazy.map(\.key).filter { $0 != cells.blank })
        setClasses()
    }

    /// Adds the next row to a twig.
    private mutating func add(_ row: Int, to twig: Int) {
        nextRow[twigs[twig].lastRow] = row
        twigs[twig].lastRow = row
        twigOfRow.append(twig)
        nextRow.append(-1)
    }

    /// Sets what the names are about: as the frame has it, else as any frame does.
    private mutating func setClasses() {
        for number in branches.indices {
            let key = branches[number].key
            guard let found = lexicon.levelOne(key, in: frameNumber) ?? lexicon.anyLevelOne(key) else { continue }
            branches[number].kind = found.kind
            branches[number].isCost = found.isCost
        }
        for number in twigs.indices {
            let (branch, base) = (twigs[number].branch, twigs[number].base)
            let key = branches[branch].key
            var found = lexicon.levelTwo(base, below: key, in: frameNumber)
            if found == nil, lexicon.hasLevelTwo(base) {
                found = lexicon.anyLevelTwo(base, below: key)
                if found == nil { twigs[number].proper = lexicon.levelOne(of: base, in: frameNumber) }
            }
            twigs[number].kind = found?.kind
            twigs[number].isCost = found?.isCost == true || branches[branch].isCost
        }
    }

    /// The names of level one and two that stand together and should not.
    var misplaced: Set<[String]> {
        Set(twigs.lazy.filter { $0.proper != nil }.map { [branches[$0.branch].name, $0.name] })
    }

    /// The numbers of the rows, branch by branch and twig by twig, each in order of first appearance.
    var rowsByTwig: RowOrder { RowOrder(outline: self) }

    /// Goes from row to row by the links.
    struct RowOrder: Sequence, IteratorProtocol {
        fileprivate let outline: IndicatorOutline
        private var branch = -1
        private var twig = -1
        private var row = -1

        fileprivate init(outline: IndicatorOutline) {
            self.outline = outline
        }

        mutating func next() -> Int? {
            if row >= 0 { row = outline.nextRow[row] }
            if row < 0 {
                if twig >= 0 { twig = outline.twigs[twig].next }
                if twig < 0 {
                    branch += 1
                    // Every branch has a twig, and every twig a row.
                    guard branch < outline.branches.count else { return nil }
                    twig = outline.branches[branch].firstTwig
                }
                row = outline.twigs[twig].firstRow
            }
            return row
        }
    }
}

/// Level one and two of a row, with merged cells filled in and swapped columns put right.
private struct LevelCells {
    private var names: NameNumbers
    /// The number of no name.
    var blank: Int { names.blank }
    private(set) var oneName: Int
    /// With what stands behind a colon: each core task is its own.
    private(set) var twoName: Int
    /// Without it.
    private(set) var twoBase: Int

    init(_ lexicon: IndicatorLexicon) {
        names = NameNumbers(lexicon)
        (oneName, twoName, twoBase) = (names.blank, names.blank, names.blank)
    }

    /// Reads the cells of a row below this one.
    ///
    /// - Returns: Whether level one and two stand in each other's column, and whether a level one begins here: its cell
    ///   is neither blank, because it is merged with the one above, nor says the same.
    mutating func read(
        _ one: String, _ two: String, _ lexicon: IndicatorLexicon
    ) -> (areSwapped: Bool, beginsOne: Bool) {
        var name = names.number(of: one)
        var areSwapped = false
        if !lexicon.hasLevelOne(name), lexicon.hasLevelTwo(name) {
            let other = names.number(of: two)
            if lexicon.hasLevelOne(other) { (name, areSwapped) = (other, true) }
        }
        let (hasOne, hasTwo) = areSwapped ? (!two.isEmpty, !one.isEmpty) : (!one.isEmpty, !two.isEmpty)
        let beginsOne = hasOne && name != oneName
        // A new level one begins a new level two.
        if beginsOne { (oneName, twoName, twoBase) = (name, blank, blank) }
        if hasTwo { (twoName, twoBase) = names.numbers(ofLevelTwo: areSwapped ? one : two) }
        return (areSwapped, beginsOne)
    }
}
