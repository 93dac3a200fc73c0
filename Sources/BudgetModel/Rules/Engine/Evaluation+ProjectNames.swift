import BudgetCodes

// Unsafe, and why it is safe: the memory is lent for one call. There is an item for each code of the list of names, whose
// places are the bits that names have, and names are folded as far as there is room.

extension Evaluation {
    /// Compares the projects of 人员经费 and 公用经费 with the economic items that their names say, within the general
    /// public budget.
    ///
    /// A project whose name has several items, or is not known, may be a part of each. So an item lies between the projects
    /// that can be nothing else and these with all that may be more. Between the ends nothing is said.
    mutating func checkProjectNames(_ projects: Table, _ basic: Table, _ rules: ProjectNameRules) {
        guard projects.sides[0].hasProjectGroups else { return }
        let names = rules.names
        withUnsafeTemporaryAllocation(of: ProjectItem.self, capacity: names.codes.count) { items in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 120) { room in
                for group in ProjectGroup.all {
                    let lists = ProjectLists(projects, basic, group)
                    guard lists.areOfSameMoney() else { continue }
                    items.initialize(repeating: ProjectItem())
                    let rest = lists.add(names, to: items, room)
                    for place in items.indices where items[place].count > 0 && !items[place].isUnclear {
                        compare(lists, names, place, items[place], rest, room, rules.rule)
                    }
                }
            }
        }
    }

    private mutating func compare(
        _ lists: ProjectLists, _ names: ProjectNames, _ place: Int, _ item: ProjectItem, _ rest: ProjectItem,
        _ room: UnsafeMutableBufferPointer<UInt8>, _ rule: NumberedRule
    ) {
        guard !rest.isUnclear, let (row, count, printed) = lists.item(names.codes[place]),
            // A zero says no more than a row that is not printed.
            (printed == 0) == (item.sum == 0)
        else { return }
        let (some, overflow) = item.more.addingReportingOverflow(rest.sum)
        let (most, otherOverflow) = item.sum.addingReportingOverflow(some)
        guard !overflow, !otherOverflow else { return }
        let isMore = printed > most
        guard isMore || printed <= item.sum else { return }
        var sum = RunningSum()
        let addends = isMore ? item.count + item.moreCount + rest.count : item.count
        let precision = lists.basic.caption.precision
        let width = lists.projects.caption.precision.width &* Int64(addends)
        sum.add(value: isMore ? most : item.sum, width: width &+ precision.width &* Int64(count - 1))
        check(rule, printed: Amount(fen: printed), precision: precision, sum: sum) {
            var cell = lists.basic.cell(0, row, lists.group.column)
            cell.amount = Amount(fen: printed)
            return cell
        } others: {
            var cells: [Cell] = []
            lists.forEachProject { row in
                let own = lists.items(ofRow: row, names, room)
                guard own & 1 << UInt64(place) != 0, isMore || own.nonzeroBitCount == 1 else { return }
                for column in ProjectLists.columns where lists.projects.sides[0][row, column] != nil {
                    cells.append(lists.projects.cell(0, row, column))
                }
            }
            return cells
        }
    }
}

/// What the names of projects say of one item.
private struct ProjectItem {
    /// The projects that are of this item only.
    var sum: Int64 = 0
    var count = 0
    /// The projects that may be of this item.
    var more: Int64 = 0
    var moreCount = 0
    /// Whether the figure of one of them is not known.
    var isUnclear = false

    /// Adds a project of so many figures.
    mutating func add(_ amount: (fen: Int64, count: Int), isCertain: Bool) {
        let (sum, overflow) = (isCertain ? self.sum : more).addingReportingOverflow(amount.fen)
        let number = max(amount.count, 1)
        if isCertain {
            (self.sum, count) = (sum, count + number)
        } else {
            (more, moreCount) = (sum, moreCount + number)
        }
        isUnclear = isUnclear || overflow
    }
}

/// A group of 基本支出 among the projects, by its printed number, and its column in the table by economic item.
private struct ProjectGroup {
    let number: Int64
    let column: Int

    static let all = [
        ProjectGroup(number: 1, column: BasicExpenditure.Column.personnel.position),
        ProjectGroup(number: 2, column: BasicExpenditure.Column.operating.position),
    ]
}

/// The projects of one group, and the items that they are held against.
private struct ProjectLists {
    let projects: Table
    let basic: Table
    let group: ProjectGroup
    // Parts of the tables, for reading them where they are would count the references of all parts each time.
    private let rows: [Section.Row]
    private let cells: [Int64]
    private let text: [UInt8]
    private let width: Int
    private let step: Int64

    private static let total = ProjectExpenditure.Column.total.position
    private static let generalPublic = ProjectExpenditure.Column.generalPublic.position
    private static let carried = ProjectExpenditure.Column.carriedGeneralPublic.position
    /// The general public budget, of this year and carried over.
    static let columns = [generalPublic, carried]

    init(_ projects: Table, _ basic: Table, _ group: ProjectGroup) {
        self.projects = projects
        self.basic = basic
        self.group = group
        rows = projects.sides[0].rows
        cells = projects.sides[0].cells
        text = projects.sides[0].text
        width = projects.sides[0].width
        step = projects.caption.precision.width
    }

    /// The amount of a project, or ``Section/blank``.
    private func value(_ row: Int, _ column: Int) -> Int64 { cells[(row + 1) * width + column] }

    /// Goes through the projects below the rows of the group.
    func forEachProject(_ body: (_ row: Int) -> Void) {
        var current: Int64 = -1
        for row in rows.indices {
            let key = rows[row].key
            if key.isGroup {
                current = key.bits
            } else if key.agency != nil {
                current = -1
            } else if current == group.number {
                body(row)
            }
        }
    }

    /// The money of the general public budget in a row; `nil` where a blank cell may be more than nothing.
    private func amount(_ row: Int) -> (fen: Int64, count: Int)? {
        var sum = LineSum()
        sum.add(value(row, Self.generalPublic))
        sum.add(value(row, Self.carried))
        if sum.blank > 0 {
            var parts = LineSum()
            for column in 0..<width where column != Self.total { parts.add(value(row, column)) }
            let total = value(row, Self.total)
            let known = RunningSum(
                fen: parts.fen, width: step, printed: Int(parts.printed), overflowed: parts.overflowed)
            guard total != Section.blank, total == 0 || parts.printed > 0,
                case .verdict(let verdict) = Outcome(printed: total, width: step, sum: known, .equal),
                verdict != .violated
            else { return nil }
        }
        return sum.overflowed ? nil : (sum.fen, Int(sum.printed))
    }

    /// Whether the rows of the group are the total of the column, within their rounding.
    func areOfSameMoney() -> Bool {
        var sum = RunningSum()
        for row in rows.indices where rows[row].key.isGroup && rows[row].key.bits == group.number {
            guard let (fen, count) = amount(row) else { return false }
            sum.add(value: fen, width: step &* Int64(count))
        }
        let printed = basic.sides[0].value(-1, group.column)
        guard printed != Section.blank, sum.printed > 0,
            case .verdict(let verdict) = Outcome(
                printed: printed, width: basic.caption.precision.width, sum: sum, .equal)
        else { return false }
        return verdict != .violated
    }

    /// Adds the projects to the items that their names say, and returns those whose names are not known.
    func add(
        _ names: ProjectNames, to items: UnsafeMutableBufferPointer<ProjectItem>,
        _ room: UnsafeMutableBufferPointer<UInt8>
    ) -> ProjectItem {
        var rest = ProjectItem()
        forEachProject { row in
            let own = self.items(ofRow: row, names, room)
            let amount = amount(row)
            let isCertain = own.nonzeroBitCount == 1
            // What may be less than nothing makes no upper end.
            let usable = amount.flatMap { $0.fen < 0 && !isCertain ? nil : $0 }
            guard own != .max else {
                if let usable { rest.add(usable, isCertain: true) } else { rest.isUnclear = true }
                return
            }
            var left = own
            while left != 0 {
                let place = left.trailingZeroBitCount
                if let usable { items[place].add(usable, isCertain: isCertain) } else { items[place].isUnclear = true }
                left &= left - 1
            }
        }
        return rest
    }

    /// The items of a project, a bit for each.
    func items(ofRow row: Int, _ names: ProjectNames, _ room: UnsafeMutableBufferPointer<UInt8>) -> UInt64 {
        let start = row == 0 ? 0 : Int(rows[row - 1].nameEnd)
        return text.withUnsafeBufferPointer {
            names.items(of: UnsafeBufferPointer(rebasing: $0[start..<Int(rows[row].nameEnd)]), room)
        }
    }

    /// The rows of an item: the first one, how many there are, and their sum; `nil` where one is blank or none printed.
    func item(_ code: Int32) -> (row: Int, count: Int, fen: Int64)? {
        var sum = LineSum()
        var first = -1
        let rows = basic.sides[0].rows
        for row in rows.indices where rows[row].key.code == code {
            if first < 0 { first = row }
            sum.add(basic.sides[0].value(row, group.column))
        }
        return first < 0 || sum.blank > 0 || sum.overflowed ? nil : (first, Int(sum.printed), sum.fen)
    }
}
