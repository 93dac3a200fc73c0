import BudgetCodes
import BudgetModel

/// 栏目对应: which column of a layout each printed column is.
struct ColumnMatcher {
    /// The headings that stand for each column of a layout, each as its pieces.
    private let headings: [[[String]]]
    private let identities: [Layout.Identity]
    /// Columns that only some places print: others are preferred.
    private let isLocal: [Bool]
    /// What the figures of the document are about: those of other years are columns of their own.
    private let period: ColumnPeriod
    /// The pieces of all headings before the last one.
    let groups: Set<String>
    /// The columns whose headings end with a text, by the text.
    let leaves: [String: Set<Int>]

    /// Whether no spans say over which columns a group stands.
    let isInferred: Bool

    init(_ layout: Layout, form: Form.ID, practices: [Practice], year: Int?, isInferred: Bool = false) {
        self.isInferred = isInferred
        var headings: [[[String]]] = layout.columns.map {
            [Self.pieces($0.heading.split(separator: " ").map(String.init))]
        }
        for practice in practices {
            guard let table = practice.table(form), let columns = table.columns else { continue }
            for column in columns where (column.side ?? (layout.side == "income" ? nil : layout.side)) == layout.side {
                guard let heading = column.heading, let place = layout.position(of: column.name) else { continue }
                let pieces = Self.pieces(heading.split(separator: " ").map(String.init))
                if !headings[place].contains(pieces) { headings[place].append(pieces) }
            }
        }
        for (place, column) in layout.columns.enumerated() {
            for other in Self.otherNames[column.name] ?? [] {
                let pieces = Self.pieces(other.split(separator: " ").map(String.init))
                if !headings[place].contains(pieces) { headings[place].append(pieces) }
            }
        }
        self.headings = headings
        identities = layout.identities
        isLocal = layout.columns.map(\.isLocal)
        period = ColumnPeriod(year: year, kind: form.kind)
        groups = Set(headings.flatMap { $0.flatMap { $0.dropLast() } })
        var leaves: [String: Set<Int>] = [:]
        for (place, own) in headings.enumerated() {
            for heading in own { if let leaf = heading.last { leaves[leaf, default: []].insert(place) } }
        }
        self.leaves = leaves
    }

    /// Other headings of columns, by the names of the columns.
    private static let otherNames: [String: [String]] = [
        "business": ["经营收入", "经营支出"], "specialAccount": ["财政专户管理资金收入", "专户资金"],
        "total": ["三公经费财政拨款预算总额"],
        "vehicles": [
            "公务用车购置及运行维护费 小计", "公务用车购置及运行维护支出 小计", "公务用车购置和运行费 小计",
            "公务用车费 小计",
        ],
        "vehiclePurchase": ["公务用车购置", "购置费"], "vehicleOperation": ["公务用车运行维护费", "运行费", "运行维护费"],
        "overseas": ["因公出国境费用", "因公出国境"], "generalPublic": ["一般公共预算拨款", "一般公共预算财政拨款"],
        "governmentFund": ["政府性基金预算拨款", "政府性基金预算财政拨款"], "personnel": ["人员支出"],
        "operating": ["日常公用经费", "日常公用支出", "公用支出"], "fiscal": ["财政拨款"],
        "subordinateSubsidy": ["对附属单位补助"], "closing": ["结转下年"],
    ]

    /// A printed column and the column of the layout that it is.
    struct Match {
        /// The place among the printed columns.
        var printed: Int
        /// The place in the layout.
        var place: Int
        /// How well the headings agree, to 100.
        var score: Int
    }

    /// What becomes of printed columns.
    struct Result {
        var matches: [Match] = []
        /// Columns whose heading says nothing known, by their places.
        var unknown: [Int] = []
        /// Columns of other years and of changes.
        var foreign: [Int] = []
        /// Columns of percentages, which are no amounts.
        var percentages: [Int] = []
        /// Columns of which several could be the same one of the layout; they are among the unknown ones, too.
        var competing: [Int] = []
    }

    /// The columns of a layout for printed columns, each at most once, the best first.
    func match(_ printedPaths: [[String]]) -> Result {
        var result = Result()
        let natures = period.natures(printedPaths)
        result.foreign = natures.indices.filter { natures[$0] == .other }
        result.percentages = natures.indices.filter { natures[$0] == .percentage }
        let own = natures.indices.filter { natures[$0] == .own }
        let paths = Self.withoutCommonGroup(own.map { printedPaths[$0] })
        let pieces = paths.map(Self.pieces)
        let hasOtherGroup = zip(paths, pieces).map { path, pieces in
            pieces.count == 1 && path.dropLast().contains { !Self.isFiller($0) }
        }
        var candidates: [Match] = []
        for (printed, path) in paths.enumerated() {
            // A group without a heading of its own below it is the sum of the group.
            let isSum = path.count == 1 && paths.contains { $0.count > 1 && $0[0] == path[0] }
            for place in headings.indices {
                var score = headings[place].map { self.score(pieces[printed], $0, isSum: isSum) }.max() ?? 0
                // In text a group may reach further than it should; a name that only one column has is enough there.
                let isOnly = isInferred && paths.count { $0.last == path.last } == 1
                if !isOnly, isPart(pieces[printed], place) { score = 0 }
                // Below a group that says nothing it is no better than below another one.
                if hasOtherGroup[printed] { score = min(score, 95) }
                if isLocal[place], score < 100 { score -= 10 }
                if score >= 40 { candidates.append(Match(printed: printed, place: place, score: score)) }
            }
        }
        candidates.sort { ($1.score, $0.printed, $0.place) < ($0.score, $1.printed, $1.place) }
        var holder = Array(repeating: -1, count: headings.count)
        var matched = Array(repeating: -1, count: paths.count)
        for (number, candidate) in candidates.enumerated()
        where holder[candidate.place] < 0 && matched[candidate.printed] < 0 {
            holder[candidate.place] = number
            matched[candidate.printed] = number
        }
        var isOut = competing(candidates, holder: holder, matched: matched)
        result.competing = isOut.indices.filter { isOut[$0] }.map { own[$0] }
        leaveGroupsOut(pieces, matched.map { $0 < 0 ? nil : candidates[$0].place }, &isOut)
        result.matches = matched.indices.compactMap { matched[$0] < 0 || isOut[$0] ? nil : candidates[matched[$0]] }
        preferPlainSums(&result.matches)
        let placed = Set(result.matches.map(\.printed))
        result.unknown = paths.indices.filter { !placed.contains($0) }.map { own[$0] }
        for index in result.matches.indices { result.matches[index].printed = own[result.matches[index].printed] }
        return result
    }

    /// Whether a printed column is a part of a column of the layout, and so none of the others: 人员经费 below 基本支出
    /// where the layout has 基本支出 alone.
    private func isPart(_ path: [String], _ place: Int) -> Bool {
        guard path.count > 1, let leaf = path.last else { return false }
        for group in path.dropLast() where group != leaf {
            guard let wholes = leaves[group], !Self.isTotal(group) else { continue }
            if wholes.contains(place) {
                if !Self.isTotal(leaf) { return true }
            } else if !headings[place].contains(where: { $0.dropLast().contains(group) }) {
                return true
            }
        }
        return false
    }

    /// Columns that would do as well as another one for a column of the layout: nothing says which of them it is.
    private func competing(_ candidates: [Match], holder: [Int], matched: [Int]) -> [Bool] {
        var isOut = Array(repeating: false, count: matched.count)
        var best = Array(repeating: -1, count: matched.count)
        for (number, candidate) in candidates.enumerated() where best[candidate.printed] < 0 {
            best[candidate.printed] = number
        }
        for (number, candidate) in candidates.enumerated() {
            let printed = candidate.printed
            guard candidates[best[printed]].score == candidate.score, holder[candidate.place] != number,
                holder[candidate.place] >= 0,
                matched[printed] < 0 || candidates[matched[printed]].score + 20 < candidate.score
            else { continue }
            let other = candidates[holder[candidate.place]]
            guard other.score == candidate.score else { continue }
            isOut[printed] = true
            isOut[other.printed] = true
        }
        return isOut
    }

    /// Columns below a group of which the layout knows nothing are those of the table only where there is one such group,
    /// or one with most of them.
    private func leaveGroupsOut(_ paths: [[String]], _ places: [Int?], _ isOut: inout [Bool]) {
        var members: [String: [Int]] = [:]
        for (printed, path) in paths.enumerated() where !isOut[printed] && path.count > 1 {
            guard let place = places[printed], let group = path.first, !isKnown(group), leaves[group] == nil,
                !headings[place].contains(where: { $0.count >= path.count })
            else { continue }
            members[group, default: []].append(printed)
        }
        guard members.count > 1 else { return }
        let most = members.values.map(\.count).max() ?? 0
        let isClear = members.values.count { $0.count == most } == 1
        for own in members.values where own.count < most || !isClear {
            for printed in own { isOut[printed] = true }
        }
    }

    private func isKnown(_ group: String) -> Bool {
        groups.contains(group) || groups.contains { isLikeGroup($0, group) }
    }

    /// 合计 is the sum of what is printed: a sum that only some places print is none where its parts are not there.
    private func preferPlainSums(_ matches: inout [Match]) {
        let matched = Set(matches.map(\.place))
        for index in matches.indices where isLocal[matches[index].place] {
            guard let own = identities.first(where: { $0.sum == matches[index].place }),
                !own.addends.contains(where: matched.contains),
                let plain = identities.first(where: { identity in
                    !isLocal[identity.sum] && !matched.contains(identity.sum)
                        && identity.addends.contains(where: matched.contains)
                })
            else { continue }
            matches[index].place = plain.sum
        }
    }

    /// Headings without a group that stands above all of them.
    private static func withoutCommonGroup(_ paths: [[String]]) -> [[String]] {
        var paths = paths
        while paths.count > 1, let group = paths[0].first, paths[0].count > 1,
            paths.allSatisfy({ $0.first == group }), paths.contains(where: { $0.count > 1 })
        {
            paths = paths.map { $0.count > 1 ? Array($0.dropFirst()) : ["合计"] }
        }
        return paths
    }

    /// Whether a heading has words that headings have.
    static func isReadable(_ text: String) -> Bool {
        words.contains { text.has($0) }
    }

    private static let words = [
        "支出", "收入", "预算", "决算", "经费", "合计", "小计", "资金", "结转", "结余", "拨款", "金额", "基金", "费", "数", "补助", "总计",
        "专户", "上年", "下年", "年初", "年末", "当年", "本年",
    ]

    /// Headings that say nothing of what a column holds.
    private static let fillers: Set<String> = [
        "金额", "预算数", "决算数", "预算", "决算", "本年预算数", "本年预算", "本年决算数", "收入", "支出", "金额单位",
    ]

    /// Whether a group says nothing but the year, or that amounts stand below it.
    private static func isFiller(_ group: String) -> Bool { pieces([group]) == ["合计"] || group.hasPrefix("其中") }

    /// The pieces of a heading that say something: without units, years and 金额.
    private static func pieces(_ path: [String]) -> [String] {
        var pieces: [String] = []
        for piece in path {
            var text = PrintedText.folded(piece)
            if let year = PrintedText.year(in: text) {
                text = text.replacing("\(year)年度", by: "").replacing("\(year)年", by: "")
            }
            for unit in ["万元", "亿元"] where text.hasSuffix(unit) { text = String(text.dropLast(unit.count)) }
            if ["总计", "本年支出合计", "本年收入合计", "支出合计", "收入合计", "支出总计"].contains(text) { text = "合计" }
            if Self.fillers.contains(text) || text.isEmpty { continue }
            if pieces.last != text { pieces.append(text) }
        }
        // A group that was misread says nothing.
        if pieces.count > 1, let leaf = pieces.last { pieces = pieces.dropLast().filter(isReadable) + [leaf] }
        return pieces.isEmpty ? ["合计"] : pieces
    }
}
