/// 指标层次: the classes of an indicator table, and which of them each row belongs to.
///
/// Cells that are merged over rows, and level one and two in each other's column, are put right here. Rows are not
/// copied: the tree and the scores are both made from this.
struct IndicatorOutline {
    /// 指标框架, if the names belong to one that is known.
    private(set) var frame: IndicatorFrame?
    /// 一级指标, in order of first appearance.
    private(set) var branches: [Branch] = []
    /// 二级指标, in order of first appearance in the whole table.
    private(set) var twigs: [Twig] = []
    /// The number of the twig of each row.
    private(set) var twigOfRow: [Int] = []

    /// 一级指标.
    struct Branch {
        /// The name as printed where it appears first.
        let name: String
        /// What it is about, if the frame knows it.
        fileprivate(set) var kind: IndicatorClass?
        fileprivate(set) var isCost = false
        /// The number of its name.
        fileprivate let key: Int
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
        /// The number of its name without what stands behind a colon.
        fileprivate let base: Int
    }

    init(_ rows: [some IndicatorRow], frames: FrameBook = .standard) {
        let lexicon = frames.lexicon
        twigOfRow.reserveCapacity(rows.count)
        branches.reserveCapacity(4)
        twigs.reserveCapacity(8)
        var cells = LevelCells(lexicon)
        var branchPlaces = NumberPlaces()
        var twigPlaces = NumberPlaces()
        for position in rows.indices {
            let (one, two) = (rows[position].levelOne, rows[position].levelTwo)
            // Many rows repeat the cells above.
            if position > 0, two.hasBytes(of: rows[position - 1].levelTwo),
                one.hasBytes(of: rows[position - 1].levelOne)
            {
                twigOfRow.append(twigOfRow[position - 1])
                continue
            }
            let printed = cells.read(one, two, lexicon)
            let branch = branchPlaces.place(of: cells.oneName)
            if branch == branches.count { branches.append(Branch(name: printed.one, key: cells.oneName)) }
            let twig = twigPlaces.place(of: branch << 32 | cells.twoName)
            if twig == twigs.count { twigs.append(Twig(branch: branch, name: printed.two, base: cells.twoBase)) }
            twigOfRow.append(twig)
        }
        let known = lexicon.frame(of: branches.lazy.map(\.key).filter { $0 != cells.blank })
        frame = known?.frame
        setClasses(known, lexicon)
    }

    /// Sets what the names are about: as the frame has it, else as any frame does.
    private mutating func setClasses(_ known: FrameNames?, _ lexicon: IndicatorLexicon) {
        for number in branches.indices {
            let key = branches[number].key
            guard let found = known?.levelOne(key) ?? lexicon.anyLevelOne(key) else { continue }
            branches[number].kind = found.kind
            branches[number].isCost = found.isCost
        }
        for number in twigs.indices {
            let (branch, base) = (twigs[number].branch, twigs[number].base)
            let key = branches[branch].key
            var found = known?.levelTwo(base, below: key)
            if found == nil, lexicon.hasLevelTwo(base) {
                found = lexicon.anyLevelTwo(base, below: key)
                if found == nil { twigs[number].proper = known?.levelOne(of: base) }
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
    var rowsByTwig: [Int] {
        // First how many rows each branch has, then where its next twig begins, then where the next row of each twig
        // stands: counted, not sorted.
        var places = Array(repeating: 0, count: branches.count + twigs.count)
        let ofTwig = branches.count
        for twig in twigOfRow {
            places[ofTwig + twig] += 1
            places[twigs[twig].branch] += 1
        }
        var start = 0
        for branch in branches.indices { (places[branch], start) = (start, start + places[branch]) }
        for (number, twig) in twigs.enumerated() {
            let count = places[ofTwig + number]
            places[ofTwig + number] = places[twig.branch]
            places[twig.branch] += count
        }
        var rows = Array(repeating: 0, count: twigOfRow.count)
        for (row, twig) in twigOfRow.enumerated() {
            rows[places[ofTwig + twig]] = row
            places[ofTwig + twig] += 1
        }
        return rows
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
    /// - Returns: What the cells print, in the right columns and blank where a cell is merged with the one above: the
    ///   names of the classes that begin here.
    mutating func read(
        _ printedOne: String, _ printedTwo: String, _ lexicon: IndicatorLexicon
    ) -> (one: String, two: String) {
        var (one, two) = (printedOne, printedTwo)
        var name = names.number(of: one)
        // Level one and two may stand in each other's column.
        if !lexicon.hasLevelOne(name), lexicon.hasLevelTwo(name) {
            let other = names.number(of: two)
            if lexicon.hasLevelOne(other) {
                swap(&one, &two)
                name = other
            }
        }
        // A blank cell is merged with the one above; a new level one begins a new level two.
        if !one.isEmpty, name != oneName {
            oneName = name
            (twoName, twoBase) = (blank, blank)
        } else {
            one = ""
        }
        if !two.isEmpty { (twoName, twoBase) = names.numbers(ofLevelTwo: two) }
        return (one, two)
    }
}
