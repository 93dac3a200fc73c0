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
    private var links: [Link] = []

    /// What is kept of a row.
    struct Link {
        /// The number of its twig.
        let twig: Int
        /// The next row of the same twig; -1 for the last one.
        fileprivate(set) var next = -1
    }

    /// The number of the twig of each row.
    var twigOfRow: LazyMapSequence<[Link], Int> { links.lazy.map(\.twig) }

    /// 指标框架, if the names belong to one that is known.
    var frame: IndicatorFrame? { frameNumber.map { lexicon.frame(at: $0) } }

    /// 一级指标.
    struct Branch {
        /// The name as printed where it appears first.
        let name: String
        /// What it is about, if the frame knows it.
        fileprivate(set) var known: FrameNames.Class?
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
        fileprivate(set) var known: FrameNames.Class?
        /// Whether it is a matter of cost, or its branch is.
        fileprivate(set) var isCost = false
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
        links.reserveCapacity(rows.count)
        branches.reserveCapacity(4)
        twigs.reserveCapacity(8)
        var cells = LevelCells(lexicon)
        var branchPlaces = NumberPlaces()
        var twigPlaces = NumberPlaces()
        for position in rows.indices {
            // Each is taken out of its row once: that counts a reference.
            let (one, two) = (rows[position].levelOne, rows[position].levelTwo)
            let printed = cells.read(one, two)
            let branch = branchPlaces.place(of: cells.oneName, in: branches, \.key)
            if branch == branches.count {
                let name = printed.areSwapped ? two : one
                branches.append(Branch(name: printed.beginsOne ? name : "", key: cells.oneName))
            }
            let key = branch << 32 | cells.twoName
            let twig = twigPlaces.place(of: key, in: twigs, \.key)
            links.append(Link(twig: twig))
            if twig < twigs.count {
                links[twigs[twig].lastRow].next = position
                twigs[twig].lastRow = position
                continue
            }
            twigs.append(
                Twig(
                    branch: branch, name: printed.areSwapped ? one : two, key: key, base: cells.twoBase,
                    firstRow: position, lastRow: position))
            if branches[branch].firstTwig < 0 {
                branches[branch].firstTwig = twig
            } else {
                twigs[branches[branch].lastTwig].next = twig
            }
            branches[branch].lastTwig = twig
        }
        frameNumber = lexicon.frameNumber(of: branches.lazy.map(\.key).filter { $0 != cells.blank })
        setClasses()
    }

    /// Sets what the names are about: as the frame has it, else as any frame does.
    private mutating func setClasses() {
        for number in branches.indices {
            let key = branches[number].key
            branches[number].known = lexicon.levelOne(key, in: frameNumber) ?? lexicon.anyLevelOne(key)
        }
        for number in twigs.indices {
            let (branch, base) = (twigs[number].branch, twigs[number].base)
            let key = branches[branch].key
            var found = lexicon.levelTwo(base, below: key, in: frameNumber)
            if found == nil, lexicon.hasLevelTwo(base) {
                found = lexicon.anyLevelTwo(base, below: key)
            }
            twigs[number].known = found
            twigs[number].isCost = found?.isCost == true || branches[branch].known?.isCost == true
        }
    }

    /// What a class of level one is about, if the frame knows it.
    func kind(of branch: Branch) -> IndicatorClass? { branch.known.map { lexicon.kind($0.number) } }

    /// What a class of level two is about, if the frame knows it.
    func kind(of twig: Twig) -> IndicatorClass? { twig.known.map { lexicon.kind($0.number) } }

    /// 应属的一级指标: the level one that the frame has a class under, where it stands under another that no frame has it
    /// under.
    func proper(of twig: Twig) -> String? {
        guard twig.known == nil, lexicon.hasLevelTwo(twig.base) else { return nil }
        return lexicon.levelOne(of: twig.base, in: frameNumber)
    }

    /// The names of level one and two that stand together and should not.
    var misplaced: Set<[String]> {
        Set(twigs.lazy.filter { proper(of: $0) != nil }.map { [branches[$0.branch].name, $0.name] })
    }

    /// Goes over the numbers of the rows, branch by branch and twig by twig, each in order of first appearance.
    ///
    /// It is asked with the outline and has none itself, which would count its lists.
    struct RowOrder {
        /// The branch and the twig of the row that was last.
        private(set) var branch = -1
        private(set) var twig = -1
        private var row = -1

        /// The next row of the same outline.
        mutating func next(in outline: IndicatorOutline) -> Int? {
            if row >= 0 { row = outline.links[row].next }
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
    private let lexicon: IndicatorLexicon
    private var names: NameNumbers
    /// Level one of the row above as printed, and what it is: most rows repeat it.
    private var above: (text: String, number: Int, isLevelOne: Bool)
    /// The number of no name.
    var blank: Int { names.blank }
    private(set) var oneName: Int
    /// With what stands behind a colon: each core task is its own.
    private(set) var twoName: Int
    /// Without it.
    private(set) var twoBase: Int

    init(_ lexicon: IndicatorLexicon) {
        self.lexicon = lexicon
        names = NameNumbers(lexicon)
        above = ("", names.blank, false)
        (oneName, twoName, twoBase) = (names.blank, names.blank, names.blank)
    }

    /// Reads the cells of a row below this one.
    ///
    /// - Returns: Whether level one and two stand in each other's column, and whether a level one begins here: its cell
    ///   is neither blank, because it is merged with the one above, nor says the same.
    mutating func read(_ one: String, _ two: String) -> (areSwapped: Bool, beginsOne: Bool) {
        if !one.hasBytes(of: above.text) {
            let number = names.number(of: one)
            above = (one, number, lexicon.hasLevelOne(number))
        }
        var name = above.number
        var areSwapped = false
        if !above.isLevelOne, lexicon.hasLevelTwo(name) {
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
