import BudgetCodes

/// 行列的读法所据: the rows of an outline, or of one group of them, with all that tells how they belong together.
struct OutlineFrame: Sendable {
    let section: Section
    /// The rows of the section that belong to it. Places of rows are counted from its start.
    let range: Range<Int>
    let content: GovernmentRows
    /// The classification that names are looked up in.
    let index: NameIndex?
    let year: Int
    /// The columns that have figures.
    let columns: [Int]
    /// Whether figures of a column are differences, by the place in ``columns``.
    let isDifference: [Bool]
    /// The width of the interval for which a figure stands.
    let width: Int64
    let names: [OutlineName]
    let indents: [Int]
    let codes: [Int32]
    /// The rows that a workbook hides, for nothing is in them.
    let isHidden: [Bool]
    /// Whether some figures are below zero, so that a lost one may be.
    let hasNegative: Bool
    let isCoded: Bool
    let isNumbered: Bool
    let isIndented: Bool
    /// Whether codes stand deeper than those that they belong to.
    let codesStandDeeper: Bool

    init(_ table: Table, side: Int, range: Range<Int>, content: GovernmentRows, year: Int) {
        let section = table.sides[side]
        let layout = table.layout(of: side)
        self.section = section
        self.range = range
        self.content = content
        self.year = year
        let columns = layout.columns.indices.filter { column in
            column < section.width && range.contains { section.value($0, column) != Section.blank }
        }
        self.columns = columns
        isDifference = columns.map {
            let name = layout.columns[$0].name
            return name == "change" || name == "changeFromBudget" || name.hasSuffix("Change")
        }
        width = table.caption.precision.width
        hasNegative = range.contains { row in
            columns.contains { section.value(row, $0) < 0 && section.value(row, $0) != Section.blank }
        }
        let names = range.map { OutlineName(section.name(of: $0)) }
        let indents = range.map(section.indent)
        let codes = range.map { section.rows[$0].key.code }
        (self.names, self.indents, self.codes) = (names, indents, codes)
        isHidden = range.map { row in
            guard !section.texts.isEmpty, section.texts[row]["printed"] == "否" else { return false }
            return columns.allSatisfy { section.value(row, $0) == Section.blank || section.value(row, $0) == 0 }
        }
        isCoded = codes.count { $0 != 0 } * 2 >= range.count && !range.isEmpty
        isNumbered = names.contains { $0.numbering != .none }
        isIndented = indents.contains { $0 != indents[0] }
        var deeper = 0
        for place in codes.indices.dropFirst() where codes[place].isBelow(codes[place - 1]) {
            deeper += indents[place] > indents[place - 1] ? 1 : -1
        }
        codesStandDeeper = deeper > 0
        index =
            switch content {
            case .revenue: NameIndex.revenue
            case .expenditure: NameIndex.functional
            case .economic: NameIndex.economic
            case .balance: side == 0 ? NameIndex.revenue : NameIndex.functional
            default: nil
            }
    }

    var count: Int { range.count }

    /// The figure of a row in a column, by their places.
    func value(_ row: Int, _ column: Int) -> Int64 {
        section.value(range.lowerBound + row, columns[column])
    }
}

extension NameIndex {
    fileprivate static let revenue = NameIndex(Catalogue.revenue)
    fileprivate static let functional = NameIndex(Catalogue.functional)
    fileprivate static let economic = NameIndex(Catalogue.governmentEconomic)
}

extension Int32 {
    /// Whether a code belongs below another one.
    func isBelow(_ other: Int32) -> Bool {
        guard other > 0, self > other else { return false }
        var code = self
        while code > other { code /= 10 }
        return code == other
    }

    /// Whether a code is one level below another one.
    func isRightBelow(_ other: Int32) -> Bool { other > 0 && self / 100 == other }
}

// MARK: Figures

extension OutlineFrame {
    /// What the figures of a column say of a relation.
    enum Status: Sendable {
        /// No figure is printed.
        case nothing
        case holds
        case rounding
        /// More than the sum.
        case more
        /// Less than the sum.
        case less
        /// More than the sum, and an addend is blank; or less, where figures may be below zero.
        case lost
        case blankTotal
        case blankAddends

        var isOff: Bool { self == .more || self == .less || self == .lost }
        var agrees: Bool { self == .holds || self == .rounding }
    }

    struct Outcome: Sendable {
        var status: Status
        /// How much it says: 0 for 0 = 0, 1 for a figure printed twice, 2 for a sum.
        var weight = 0
        /// The printed figure less the sum.
        var difference: Int64 = 0
    }

    func outcome(_ sum: OutlineSum, _ column: Int) -> Outcome {
        let printed = value(sum.total, column)
        var addition = Addition()
        for row in sum.addends { addition.add(value(row, column), 1) }
        for row in sum.less { addition.add(value(row, column), -1) }
        if sum.isAtLeast, printed < 0 || addition.hasNegative || isDifference[column] {
            return Outcome(status: .nothing)
        }
        return addition.outcome(printed, self, isAtLeast: sum.isAtLeast)
    }

    /// Figures that are added up.
    struct Addition {
        private(set) var fen: Int64 = 0
        private(set) var printed: Int64 = 0
        private(set) var blank = 0
        private var notNull = 0
        private(set) var hasNegative = false
        /// Whether what is taken off is blank, so that the sum may be less.
        private var isReversed = false

        mutating func add(_ value: Int64, _ sign: Int64) {
            guard value != Section.blank else {
                blank += 1
                if sign < 0 { isReversed = true }
                return
            }
            fen &+= sign &* value
            printed += 1
            if value != 0 { notNull += 1 }
            if value < 0 { hasNegative = true }
        }

        func outcome(_ total: Int64, _ frame: OutlineFrame, isAtLeast: Bool = false) -> Outcome {
            guard total != Section.blank else {
                if printed == 0 { return Outcome(status: .nothing) }
                return Outcome(status: fen == 0 ? .holds : .blankTotal, difference: 0 &- fen)
            }
            guard printed > 0 else { return Outcome(status: total == 0 ? .holds : .blankAddends, difference: total) }
            let difference = total &- fen
            let weight = total == 0 && notNull == 0 ? 0 : notNull > 1 ? 2 : 1
            if difference == 0 { return Outcome(status: .holds, weight: weight) }
            if isAtLeast, difference > 0 { return Outcome(status: .holds, weight: weight, difference: difference) }
            let room = frame.width &* (printed + 1)
            if difference.magnitude <= UInt64(max(room, 0)) / 2 {
                return Outcome(status: .rounding, weight: weight, difference: difference)
            }
            let isOpen = blank > 0 && (difference > 0 || frame.hasNegative || isReversed)
            let status: Status = isOpen ? .lost : difference < 0 ? .less : .more
            return Outcome(status: status, weight: weight, difference: difference)
        }
    }

    /// What all columns say of a relation: how many sums agree, and points for it.
    func support(_ sum: OutlineSum) -> (agreeing: Int, off: Int, lost: Int, points: Int) {
        var agreeing = 0
        var off = 0
        var lost = 0
        var points = 0
        let isLenient = content == .expenditure
        for column in columns.indices {
            let outcome = outcome(sum, column)
            switch outcome.status {
            case .holds: points += [0, 1, 3][outcome.weight]
            case .rounding: points += outcome.weight == 2 ? 1 : 0
            case .less: points -= 3
            // Expenditure that is secret is not printed.
            case .more: points -= isLenient ? 1 : 3
            case .lost: points -= 1
            default: break
            }
            if outcome.status.agrees, outcome.weight == 2 || (outcome.weight == 1 && sum.terms.count == 1) {
                agreeing += 1
            }
            if outcome.status.isOff { off += 1 }
            if outcome.status == .lost { lost += 1 }
        }
        return (agreeing, off, lost, points)
    }

    /// Whether nothing contradicts a relation, and at least one column says something for it.
    func holds(_ sum: OutlineSum, weight: Int = 1) -> Bool {
        var agrees = false
        for column in columns.indices {
            let outcome = outcome(sum, column)
            if outcome.status.isOff { return false }
            if outcome.status.agrees, outcome.weight >= weight { agrees = true }
        }
        return agrees
    }
}
