import BudgetCodes

extension DebtFigures {
    /// What a row of a table of debt says, by its words; rows without take it from the numbered row above them.
    private struct Meaning {
        var measure: DebtKey.Measure?
        var name: OutlineName?
        /// Whether it is about limits given in advance for the next year, which are other figures.
        var isInAdvance = false
    }

    mutating func addRows(
        _ table: GovernmentTable, _ list: GovernmentList, kind ofTable: DebtKey.Kind?,
        _ place: (String) -> (scope: GovernmentScope, years: Int, phase: DebtKey.Phase)?
    ) {
        let columns = list.phases.compactMap { column in
            place(list.layout.columns[column].name).map { (column: column, place: $0) }
        }
        let isOfTimes = table.scope != nil
        var top = Meaning()
        var parts: [Int: [GovernmentFigure]] = [:]
        for (row, name) in list.outline.names.enumerated() {
            let own = DebtKey.Measure(name)
            if name.isHead {
                top = Meaning(measure: own, name: name, isInAdvance: name.contains(.inAdvance))
            }
            guard !top.isInAdvance, let measure = own ?? top.measure else { continue }
            let group = list.section.texts(of: row)["group"].map { OutlineName($0) }
            guard measure == .limit || !name.contains(.partsOfIssued) else {
                // New and refinancing bonds make up what is issued of a kind.
                if measure == .issued, ofTable == nil, group == nil, name.contains(.special) {
                    for (column, _) in columns where list.section[row, column] != nil {
                        parts[column, default: []].append(list.figure(row, column))
                    }
                }
                continue
            }
            guard
                let kind = ofTable ?? group.flatMap(DebtKey.Kind.init) ?? DebtKey.Kind(name)
                    ?? (name.isHead ? .all : nil),
                name.isHead || own == nil || own == top.measure
            else { continue }
            let time = name.saysTime ? name : top.name ?? name
            for (column, place) in columns where list.section[row, column] != nil {
                var key = DebtKey(
                    measure: measure, kind: kind, scope: place.scope, year: 0, phase: place.phase,
                    isBonds: name.contains(.bonds))
                let base = isOfTimes && list.layout.columns[column].name != "amount" ? year : year(of: list.table)
                key.year = base + place.years
                if let printed = time.year {
                    // The year of a column of another time is that of the row, moved.
                    key.year = printed + (isOfTimes ? place.years : 0)
                } else if time.contains(.lastYear) {
                    key.year -= 1
                }
                if time.contains(.budget) { key.phase = .budget }
                // A limit is printed as the budget, where the outcome is blank.
                let hasOutcome = columns.contains { other, place in
                    place.phase == .outcome && place.years == 0 && list.section[row, other] != nil
                }
                if measure == .limit, key.phase != .outcome, !hasOutcome, !isBudget { key.phase = .outcome }
                add(key, [list.figure(row, column)])
            }
        }
        for (column, place) in columns {
            guard let figures = parts[column] else { continue }
            let year = (isOfTimes ? year : year(of: list.table)) + place.years
            add(DebtKey(measure: .issued, kind: .special, scope: place.scope, year: year, phase: place.phase), figures)
        }
    }
}

extension DebtKey.Measure {
    /// What a name says; `nil` where it says nothing of that.
    fileprivate init?(_ name: OutlineName) {
        if name.contains(.limit) {
            self = .limit
        } else if name.contains(.balance) {
            self = .balance
        } else if name.contains(.principal) {
            self = .principal
        } else if name.contains(.interest) {
            self = .interest
        } else if name.contains(.issued) {
            self = .issued
        } else {
            return nil
        }
    }
}

extension DebtKey.Kind {
    /// 一般, 专项 or 合计; `nil` where a name says neither or both.
    fileprivate init?(_ name: OutlineName) {
        switch (name.contains(.general), name.contains(.special)) {
        case (true, false): self = .general
        case (false, true): self = .special
        default:
            guard name.isTotal else { return nil }
            self = .all
        }
    }
}

extension OutlineName.Words {
    fileprivate static let limit = OutlineName.Words("限额")
    fileprivate static let balance = OutlineName.Words("余额")
    fileprivate static let principal = OutlineName.Words("还本")
    fileprivate static let interest = OutlineName.Words("付息")
    fileprivate static let issued = OutlineName.Words("发行", "举借", "转贷收入")
    fileprivate static let partsOfIssued = OutlineName.Words("新增", "再融资", "置换", "国际", "外国", "外债", "政府债券")
    fileprivate static let general = OutlineName.Words("一般")
    fileprivate static let special = OutlineName.Words("专项")
    fileprivate static let bonds = OutlineName.Words("债券")
    fileprivate static let lastYear = OutlineName.Words("上年")
    fileprivate static let time = OutlineName.Words("上年", "当年", "本年", "年末")
    fileprivate static let budget = OutlineName.Words("预算")
    fileprivate static let inAdvance = OutlineName.Words("提前下达")
    fileprivate static let ownLevels = OutlineName.Words("本级", "省级", "市级", "县级", "区级", "州级", "盟级")
    fileprivate static let wholes = OutlineName.Words("全省", "全区", "全市", "全县", "全州", "全盟")
}

extension OutlineName {
    /// Whether a row begins a part of a table of debt.
    fileprivate var isHead: Bool { numbering == .chinese || (numbering == .none && !isOfWhich && starts(with: "附")) }

    /// Whether a name says of which time it is.
    fileprivate var saysTime: Bool { year != nil || contains(.time) }

    var isOwnLevelOfRegions: Bool { isOwnLevel || ends(with: .ownLevels) }

    var isWhole: Bool { isOne(of: .wholes) }

    fileprivate func starts(with character: Unicode.Scalar) -> Bool { folded.letters.first == character.value }

    /// The first year that is printed in it, as `2024年`.
    var year: Int? {
        var digits = 0
        var number = 0
        for letter in folded.letters {
            if (0x30...0x39).contains(letter) {
                digits += 1
                number = digits > 4 ? 0 : number * 10 + Int(letter) - 0x30
            } else {
                if digits == 4, (1990...2100).contains(number), letter == 0x5E74 { return number }
                (digits, number) = (0, 0)
            }
        }
        return nil
    }
}
