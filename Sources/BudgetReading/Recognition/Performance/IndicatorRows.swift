import BudgetCodes
import BudgetModel

/// 指标行: a row of an indicator table as it was read.
struct IndicatorRow {
    var goal: String?
    var one = ""
    var two = ""
    var three = ""
    var oneWeight: FixedDecimal?
    var twoWeight: FixedDecimal?
    var weight: FixedDecimal?
    var values: [IndicatorColumn: String] = [:]
}

/// 指标栏: what a column of an indicator table says.
enum IndicatorColumn: Hashable {
    case goal, one, two, three, target, lastYear, yearBeforeLast, actual, score, weight, basis, category, deviation

    /// The column of a heading, or `nil` when it is none of an indicator table.
    init?(_ heading: String) {
        let text = PrintedText.folded(heading)
        func has(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        if has("一级指标") {
            self = .one
        } else if has("二级指标") {
            self = .two
        } else if has("三级指标", "指标名称", "指标内容") {
            self = .three
        } else if has("目标名称") {
            self = .goal
        } else if has("前年") {
            self = .yearBeforeLast
        } else if text == "上年" || has("上年实际", "上年指标") {
            self = .lastYear
        } else if has("偏差", "原因分析", "未完成原因") {
            self = .deviation
        } else if has("确定依据", "绩效标准", "依据", "标准") {
            self = .basis
        } else if has("实际完成", "完成值", "实际值") {
            self = .actual
        } else if has("指标分类") {
            self = .category
        } else if has("得分", "自评分") {
            self = .score
        } else if text == "分值" || text == "权重" || has("分值权重") {
            self = .weight
        } else if has("预期当年", "预计当年", "当年实现", "指标值", "目标值") {
            self = .target
        } else {
            return nil
        }
    }

    /// Whether it is a place in the tree.
    var isLevel: Bool { self == .one || self == .two || self == .three || self == .goal }
}

/// 指标体系用词: names of classes of both levels, of all frames.
struct IndicatorWords: Sendable {
    static let shared = IndicatorWords()

    private let ones: Set<String>
    /// The official names of classes of level one.
    private let official: Set<String>
    private let twos: Set<String>
    /// The classes below each class of level one.
    private let parts: [String: Set<String>]

    private init() {
        let levels = IndicatorFrame.all.flatMap(\.levels)
        ones = Set(levels.flatMap(\.names))
        official = Set(levels.compactMap(\.names.first))
        twos = Set(levels.flatMap { $0.parts.flatMap(\.names) })
        var parts: [String: Set<String>] = [:]
        for level in levels {
            for name in level.names { parts[name, default: []].formUnion(level.parts.flatMap(\.names)) }
        }
        self.parts = parts
    }

    func isOne(_ name: String) -> Bool { ones.contains(Self.plain(name)) }
    func isTwo(_ name: String) -> Bool {
        if twos.contains(Self.plain(name)) { return true }
        // 核心业务产出：what it is about.
        guard let colon = name.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
        return twos.contains(Self.plain(String(name[..<colon])))
    }

    /// Whether a name is the class of level two and the next one that of level one. Some names are both, such as
    /// 服务对象满意度; the official name of a level one goes before its other spellings.
    func isSwapped(_ name: String, _ next: String) -> Bool {
        func rank(_ name: String) -> Int { official.contains(Self.plain(name)) ? 2 : isOne(name) ? 1 : 0 }
        return isTwo(name) && rank(name) < rank(next)
    }

    /// Whether a class of level two stands below one of level one in some frame.
    func isTwo(_ name: String, below one: String) -> Bool { parts[Self.plain(one)]?.contains(Self.plain(name)) == true }

    /// Without 指标 and points.
    private static func plain(_ name: String) -> String {
        let text = PrintedText.folded(IndicatorPoints.split(name).name)
        return text.hasSuffix("指标") && text.count > 2 ? String(text.dropLast(2)) : text
    }
}

/// 分值: the points in brackets behind a name, such as 数量指标（12.5分）.
enum IndicatorPoints {
    static func split(_ text: String) -> (name: String, points: FixedDecimal?) {
        let plain = text.halfWidth
        guard plain.hasSuffix("分)"), let open = plain.lastIndex(of: "(") else { return (text, nil) }
        let number = plain[plain.index(after: open)...].dropLast(2)
        guard let points = FixedDecimal(String(number)) else { return (text, nil) }
        // Widths change no count of characters.
        return (String(text.prefix(plain.distance(from: plain.startIndex, to: open))), points)
    }

    /// Points of a cell: `99.95分`.
    static func points(_ text: String) -> FixedDecimal? {
        let plain = PrintedText.joined(text.halfWidth)
        return FixedDecimal(plain.hasSuffix("分") ? String(plain.dropLast()) : plain)
    }
}

/// Reads the rows of one indicator table.
struct IndicatorTable {
    private(set) var rows: [IndicatorRow] = []
    /// Rows that could not be read.
    private(set) var lost: [PrintedGridRow] = []
    private var places: [Int: IndicatorColumn] = [:]
    /// The columns of values in their order.
    private var order: [IndicatorColumn] = []
    private var one: (name: String, points: FixedDecimal?) = ("", nil)
    private var two: (name: String, points: FixedDecimal?) = ("", nil)
    private var goal: String?
    private let words = IndicatorWords.shared

    /// A table with its first heading row.
    init(_ heading: PrintedGridRow) { addHeading(heading) }

    var hasActual: Bool { order.contains(.actual) }
    var hasYears: Bool { order.contains(.lastYear) || order.contains(.yearBeforeLast) }

    /// Whether a row is another row of the heading: words of headings and nothing else.
    func isHeading(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        guard rows.isEmpty, !filled.isEmpty else { return false }
        return filled.allSatisfy { IndicatorColumn($0.text) != nil || Self.isYear($0.text) || $0.text.contains("近两年") }
    }

    private static func isYear(_ text: String) -> Bool { text.hasSuffix("年") && PrintedText.year(in: text) != nil }

    mutating func addHeading(_ row: PrintedGridRow) {
        let years = row.filled.compactMap { Self.isYear($0.text) ? PrintedText.year(in: $0.text) : nil }
        var own: [(column: Int, kind: IndicatorColumn)] = []
        for field in row.filled where !field.text.contains("近两年") {
            if Self.isYear(field.text) {
                let isLast = PrintedText.year(in: field.text) == years.max()
                own.append((field.column, isLast ? .lastYear : .yearBeforeLast))
            } else if let kind = IndicatorColumn(field.text) {
                own.append((field.column, kind))
            }
        }
        for (column, kind) in own {
            // 指标值 stands above the years.
            if let old = places[column], old.isLevel, !kind.isLevel { continue }
            for (other, known) in places where known == kind { places[other] = nil }
            places[column] = kind
        }
        let known = places.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isLevel }
        order = known
        for missing in own.map(\.kind) where !missing.isLevel && !order.contains(missing) {
            // Headings of years that slipped stand before the one of this year.
            let place = missing == .yearBeforeLast || missing == .lastYear ? order.firstIndex(of: .target) : nil
            order.insert(missing, at: place ?? order.count)
        }
    }

    /// Adds a row; false when it is none of the table.
    mutating func add(_ row: PrintedGridRow) -> Bool {
        var fields = row.filled[...]
        guard let first = fields.first else { return true }
        // Titles of groups at the left: 年度绩效指标（80分）.
        if first.column == 0, places[0] == nil, PrintedText.folded(first.text).contains("绩效指标") {
            fields = fields.dropFirst()
        }
        var own = IndicatorRow()
        if let column = places.first(where: { $0.value == .goal })?.key, let name = fields.first, name.column == column
        {
            goal = name.text
            fields = fields.dropFirst()
        }
        var levels: [PrintedGridRow.Field] = []
        let firstValue = places.filter { !$0.value.isLevel }.map(\.key).min() ?? .max
        while let field = fields.first, levels.count < 3 {
            let isLevel = words.isOne(field.text) || words.isTwo(field.text)
            if !isLevel, field.column >= firstValue { break }
            levels.append(field)
            fields = fields.dropFirst()
            // Behind the names of classes stands one name more; a class that no frame has is told by its column.
            if !isLevel, !isClass(field, before: fields.first, firstValue) { break }
        }
        guard !levels.isEmpty || !fields.isEmpty else { return true }
        take(levels)
        (own.one, own.oneWeight) = one
        (own.two, own.twoWeight) = two
        if let last = levels.last, !words.isOne(last.text), !words.isTwo(last.text) || levels.count == 3 {
            (own.three, own.weight) = IndicatorPoints.split(last.text)
        }
        own.goal = goal
        if !addValues(Array(fields), to: &own) {
            // Where the third name is blank the first value was taken for it.
            guard let last = levels.last, !own.three.isEmpty, addValues([last] + fields, to: &own) else {
                lost.append(row)
                return true
            }
            (own.three, own.weight) = ("", nil)
        }
        if own.values.isEmpty, let last = rows.indices.last, !own.three.isEmpty, levels.count == 1 {
            // What is left of a name on the next page.
            rows[last].three += own.three
            return true
        }
        guard !own.three.isEmpty || !own.values.isEmpty else { return true }
        rows.append(own)
        return true
    }

    /// Whether a cell is a class because another name follows in a column of levels.
    private func isClass(_ field: PrintedGridRow.Field, before next: PrintedGridRow.Field?, _ firstValue: Int) -> Bool {
        guard let next, places[field.column] == .one || places[field.column] == .two, next.column < firstValue,
            places[next.column] == .two || places[next.column] == .three
        else { return false }
        return !next.text.unicodeScalars.contains { ("0"..."9").contains($0.halfWidth) && !next.text.hasSuffix("分)") }
    }

    /// Level one and two of the names of classes, in whatever order they stand.
    private mutating func take(_ levels: [PrintedGridRow.Field]) {
        let names = levels.filter { words.isOne($0.text) || words.isTwo($0.text) }
        if names.count > 1 {
            let isSwapped = words.isSwapped(names[0].text, names[1].text)
            one = IndicatorPoints.split(names[isSwapped ? 1 : 0].text)
            two = IndicatorPoints.split(names[isSwapped ? 0 : 1].text)
        } else if let name = names.first {
            // 成本 is both: below 产出, and a class of its own.
            let isOne =
                words.isOne(name.text) && !words.isTwo(name.text, below: one.name)
                && (!words.isTwo(name.text) || name.column == levelColumn(.one))
            if isOne {
                (one, two) = (IndicatorPoints.split(name.text), ("", nil))
            } else {
                two = IndicatorPoints.split(name.text)
            }
        } else if levels.count > 1 {
            // Classes that no frame has, by their columns.
            for field in levels.dropLast() {
                if places[field.column] == .one { (one, two) = (IndicatorPoints.split(field.text), ("", nil)) }
                if places[field.column] == .two { two = IndicatorPoints.split(field.text) }
            }
        }
    }

    private func levelColumn(_ kind: IndicatorColumn) -> Int? { places.first { $0.value == kind }?.key }

    private func addValues(_ fields: [PrintedGridRow.Field], to row: inout IndicatorRow) -> Bool {
        if fields.isEmpty { return true }
        if fields.allSatisfy({ places[$0.column].map { !$0.isLevel } ?? false }) {
            for field in fields { if let kind = places[field.column] { row.values[kind] = field.text } }
            return true
        }
        // Cells have slipped: as many values as there are columns stand in their order.
        guard fields.count == order.count else { return false }
        for (kind, field) in zip(order, fields) { row.values[kind] = field.text }
        return true
    }
}
