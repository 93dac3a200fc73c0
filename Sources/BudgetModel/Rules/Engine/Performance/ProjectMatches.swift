import BudgetCodes

/// 项目的对应: which line of the project table a project of another list is. Linear in the length of both.
struct ProjectMatches {
    typealias Row = Line<ProjectRow, ProjectExpenditure.Column>

    /// The projects of the table.
    let lines: [Row]
    /// Whether a project is one for a specific purpose, 特定目标类, which forms are made for.
    let isSpecific: [Bool]
    /// The rows of the table in which the projects stand, and what tells rows of one key apart.
    private(set) var rows: [Int] = []
    /// What each project costs, printed or made from its parts; `nil` where a part may be lost.
    let amounts: [Amount?]
    private let instances: [Int: String]
    private var byCode: [ProjectCode: [Int]] = [:]
    private var byName: [FoldedName: [Int]] = [:]

    /// One project of another list.
    struct Entry {
        let code: ProjectCode?
        let name: FoldedName
        let amount: Amount?

        init(_ name: String, _ amount: Amount?, code: ProjectCode? = nil) {
            self.code = code
            self.name = FoldedName(withoutNumbering(name))
            self.amount = amount
        }
    }

    /// The lines that an entry is, and whether they have another name there.
    struct Match {
        let lines: [Int]
        let hasOtherName: Bool
    }

    /// Beyond so many projects names are compared no more by likeness.
    private static let limit = 200

    init(_ table: ProjectExpenditure, _ tables: TableReadings) {
        var lines: [Row] = []
        var isSpecific: [Bool] = []
        var group: Int?
        instances = table.table.sides[0].instances
        for (row, line) in table.lines.enumerated() {
            if line.key.isProject { rows.append(row) }
            switch line.key {
            case .unit: group = nil
            case .group(let number): group = number
            case .project(let code):
                byCode[code, default: []].append(lines.count)
                isSpecific.append(code.kind == .specificGoal)
                lines.append(line)
            case .named:
                isSpecific.append(group == nil || group == 3)
                lines.append(line)
            }
        }
        self.lines = lines
        self.isSpecific = isSpecific
        amounts = rows.map {
            let sum = tables.sum(ofProjects: [$0], [.total])
            return sum.isSure ? sum.amount : nil
        }
        for (place, line) in lines.enumerated() { byName[FoldedName(line.name), default: []].append(place) }
    }

    /// What each entry of a list is: the line of the same code, else of the same name. Of what is left, two are the same
    /// project under two names when their amounts are equal and nobody else's, and either the names are alike or all of
    /// both lists is paired in this way.
    func match(_ entries: [Entry]) -> [Match?] {
        var matches = entries.map(known)
        let left = entries.indices.filter { matches[$0] == nil }
        guard !left.isEmpty else { return matches }
        var isTaken = Array(repeating: false, count: lines.count)
        for match in matches { for line in match?.lines ?? [] { isTaken[line] = true } }
        let free = lines.indices.filter { !isTaken[$0] && isSpecific[$0] }

        var freeByAmount: [Amount: [Int]] = [:]
        for line in free {
            if let amount = amounts[line] { freeByAmount[amount, default: []].append(line) }
        }
        var leftByAmount: [Amount: Int] = [:]
        for entry in left { if let amount = entries[entry].amount { leftByAmount[amount, default: 0] += 1 } }
        var pairs: [(entry: Int, line: Int)] = []
        for entry in left {
            guard let amount = entries[entry].amount, amount != .zero, leftByAmount[amount] == 1,
                let lines = freeByAmount[amount], lines.count == 1
            else { continue }
            pairs.append((entry, lines[0]))
        }
        let isComplete = pairs.count == left.count && pairs.count == free.count
        let mayBeAlike = left.count <= Self.limit
        for (entry, line) in pairs {
            let isAlike = mayBeAlike && FoldedName(lines[line].name).isSimilar(to: entries[entry].name)
            if isComplete || isAlike { matches[entry] = Match(lines: [line], hasOtherName: true) }
        }
        return matches
    }

    private func known(_ entry: Entry) -> Match? {
        if let code = entry.code, let places = byCode[code] {
            let hasName = places.contains { FoldedName(lines[$0].name) == entry.name }
            return Match(lines: places, hasOtherName: !hasName)
        }
        // A code that the table has not is another project, whatever its name.
        let places = (byName[entry.name] ?? []).filter { place in
            if case .project = lines[place].key { entry.code == nil } else { true }
        }
        return places.isEmpty ? nil : Match(lines: places, hasOtherName: false)
    }

    /// The place of a project in the table.
    func cell(_ place: Int) -> Cell {
        let line = lines[place]
        return Cell(
            Location(
                table: ProjectExpenditure.form.id, line: LineID(line.key.description),
                instance: instances[rows[place]]),
            form: ProjectExpenditure.form, lineName: line.name)
    }
}
