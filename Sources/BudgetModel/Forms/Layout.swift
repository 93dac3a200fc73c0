import BudgetCodes

/// 版式: one list of lines of a form: what identifies a line, the columns, and what adds up.
///
/// Reading, writing, coding, rules, rendering and sums go by layouts; nothing else lists the columns of a form.
public struct Layout: Hashable, Sendable {
    /// What identifies a line.
    public let keys: KeyKind
    /// `income` or `expenditure` for a side of a form with two sides, else empty.
    public let side: String
    /// The columns in the order of the form.
    public let columns: [Column]
    /// 文字栏: columns of text that lines have beside their amounts, such as 采购组织形式.
    public let texts: [Column]
    /// 栏间关系: columns that are the sum of others.
    public let identities: [Identity]
    /// 行间关系: rows that are the sum of others.
    public let formulas: [RowFormula]
    /// Whether a line is the sum of the lines below it.
    public let addsUpLevels: Bool
    /// Whether 合计 is the sum of the top lines.
    public let addsUpTotal: Bool
    /// Whether a column, by its place, is the sum of others.
    let isSum: [Bool]

    /// 栏: one column of a layout.
    public struct Column: Hashable, Sendable {
        /// The name in JSON and in findings: letters and digits, beginning with a small letter.
        public let name: String
        /// The official heading, with group headings before it.
        public let heading: String
        /// 栏次: the printed column number, where the form numbers its columns.
        public let number: Int?
        /// 地方栏: whether only the layouts of some places print the column.
        public let isLocal: Bool
        /// 百分比栏: whether a column of text holds percentages as printed, such as `94.6`.
        public let isPercentage: Bool

        /// A column.
        public init(
            _ name: String, _ heading: String, number: Int? = nil, isLocal: Bool = false, isPercentage: Bool = false
        ) {
            self.name = name
            self.heading = heading
            self.number = number
            self.isLocal = isLocal
            self.isPercentage = isPercentage
        }
    }

    /// 栏间关系: a column that is the sum of others, by their places in ``Layout/columns``.
    public struct Identity: Hashable, Sendable {
        /// The column that holds the sum.
        public let sum: Int
        /// The columns that are added.
        public let addends: [Int]
        /// The columns that are taken off.
        public let subtrahends: [Int]
    }

    /// 栏间关系 by the names of columns, as forms from JSON have it.
    public struct NamedIdentity: Hashable, Codable, Sendable {
        /// The column that holds the sum.
        public var sum: String
        /// The columns that are added.
        public var addends: [String]
        /// The columns that are taken off; `nil` stands for none.
        public var subtrahends: [String]?

        /// 某栏 = Σ 各栏.
        public init(_ sum: String, _ addends: [String], less subtrahends: [String] = []) {
            self.sum = sum
            self.addends = addends
            self.subtrahends = subtrahends.isEmpty ? nil : subtrahends
        }
    }
}

/// 行标识种类: what identifies the lines of a layout.
public enum KeyKind: String, CaseIterable, Codable, Sendable {
    /// 支出功能分类科目.
    case functional
    /// 部门预算支出经济分类科目.
    case economic
    /// A functional or a department economic code, where layouts differ.
    case expenditure
    /// 单位.
    case agency
    /// 项目, with the units and groups that add them up.
    case project
    /// 表内项目: a row of the form, by its name.
    case row
    /// 行次: rows as printed, in their order and at their depth, with a code where the document prints one.
    case outline

    /// The name of the key in JSON.
    public var codingName: String {
        switch self {
        case .functional, .economic, .expenditure, .outline: "code"
        case .agency: "agency"
        case .project: "project"
        case .row: "row"
        }
    }

    /// What a line has beside its columns, so that no column can have the name.
    package var reservedNames: [String] {
        [codingName, "name", "number", "unit", "category"] + (self == .outline ? ["indent"] : [])
    }

    /// The heading of the column of keys.
    var heading: String {
        switch self {
        case .functional, .economic, .expenditure, .row, .outline: "科目编码"
        case .agency: "单位代码"
        case .project: "项目编码"
        }
    }
}

/// 行间关系: one row of a form that is the sum of others, as forms print it (`31行=(27+28+29)行`).
public struct RowFormula: Hashable, Codable, Sendable {
    /// The row that holds the sum.
    public let sum: SummaryRow
    /// The rows that are added; `nil` stands for all items at the top level.
    public let addends: [SummaryRow]?

    /// 某行 = Σ 各行, or all items at the top level when none are named.
    public static func sum(_ sum: SummaryRow, _ addends: [SummaryRow]? = nil) -> RowFormula {
        RowFormula(sum: sum, addends: addends)
    }
}

extension Layout {
    /// A list of lines whose columns are an enumeration.
    ///
    /// - Parameters:
    ///   - type: The columns.
    ///   - keys: What identifies a line.
    ///   - side: `income` or `expenditure` for a side of a form with two sides.
    ///   - first: The printed number of the first column, where the form numbers its columns.
    ///   - addsUpLevels: Whether a line is the sum of the lines below it.
    ///   - addsUpTotal: Whether 合计 is the sum of the top lines; sides have no such row.
    ///   - formulas: Rows that are the sum of others.
    ///   - texts: Columns of text.
    /// - Precondition: The names of the columns are as
    ///   ``init(keys:side:columns:identities:addsUpLevels:addsUpTotal:formulas:texts:)`` wants them.
    public init<C: FormColumn>(
        _ type: C.Type, keys: KeyKind = .row, side: String = "", numberedFrom first: Int? = nil,
        addsUpLevels: Bool = true, addsUpTotal: Bool = true, formulas: [RowFormula] = [], texts: [Column] = []
    ) {
        self.init(
            labels(of: type), C.localColumns.map(\.position), C.identities.map(\.named), of: type, keys, side, first,
            addsUpLevels, addsUpTotal, formulas, texts)
    }

    /// The same for all enumerations. Not copied into the initialiser of every form, which made 12 KB of code.
    @inline(never)
    private init(
        _ names: [(name: String, heading: String)], _ local: [Int], _ identities: [NamedIdentity], of type: Any.Type,
        _ keys: KeyKind, _ side: String, _ first: Int?, _ addsUpLevels: Bool, _ addsUpTotal: Bool,
        _ formulas: [RowFormula], _ texts: [Column]
    ) {
        let columns = names.enumerated().map { index, column in
            let isLocal = local.contains(index)
            return Column(
                column.name, column.heading, number: isLocal ? nil : first.map { $0 + index }, isLocal: isLocal)
        }
        do throws(FormError) {
            try self.init(
                keys: keys, side: side, columns: columns, identities: identities, addsUpLevels: addsUpLevels,
                addsUpTotal: addsUpTotal && side.isEmpty, formulas: formulas, texts: texts)
        } catch {
            preconditionFailure("\(type): \(error)")
        }
    }

    /// A list of lines of named columns.
    ///
    /// - Throws: ``FormError`` when a column has no name of letters and digits, stands twice, or has the name of
    ///   something else that a line has, such as `code` or `name`; or when an identity names no column.
    public init(
        keys: KeyKind, side: String = "", columns: [Column], identities: [NamedIdentity] = [],
        addsUpLevels: Bool = true, addsUpTotal: Bool = true, formulas: [RowFormula] = [], texts: [Column] = []
    ) throws(FormError) {
        var positions = [String: Int]()
        for (index, column) in (columns + texts).enumerated() {
            guard Layout.isName(column.name) else { throw FormError(.malformedColumn, column.name) }
            guard !keys.reservedNames.contains(column.name) else { throw FormError(.reservedColumn, column.name) }
            guard positions.updateValue(index, forKey: column.name) == nil else {
                throw FormError(.repeatedColumn, column.name)
            }
        }
        guard !columns.isEmpty, columns.count <= Layout.columnLimit else {
            throw FormError(.columnCount, String(columns.count))
        }
        func places(_ names: [String]) throws(FormError) -> [Int] {
            var places: [Int] = []
            for name in names {
                guard let place = positions[name], place < columns.count else { throw FormError(.unknownColumn, name) }
                places.append(place)
            }
            return places
        }
        var numbered: [Identity] = []
        for identity in identities {
            numbered.append(
                Identity(
                    sum: try places([identity.sum])[0], addends: try places(identity.addends),
                    subtrahends: try places(identity.subtrahends ?? [])))
        }
        self.init(
            keys: keys, side: side, columns: columns, texts: texts, identities: numbered, formulas: formulas,
            addsUpLevels: addsUpLevels, addsUpTotal: addsUpTotal)
    }

    private init(
        keys: KeyKind, side: String, columns: [Column], texts: [Column], identities: [Identity],
        formulas: [RowFormula], addsUpLevels: Bool, addsUpTotal: Bool
    ) {
        self.keys = keys
        self.side = side
        self.columns = columns
        self.texts = texts
        self.identities = identities
        self.formulas = formulas
        self.addsUpLevels = addsUpLevels
        self.addsUpTotal = addsUpTotal
        isSum = columns.indices.map { column in identities.contains { $0.sum == column } }
    }

    /// The layout with columns behind its own, some of which are part of a sum.
    package func adding(_ columns: [PrintedColumn]) -> Layout {
        guard !columns.isEmpty else { return self }
        var identities = identities
        for (index, column) in columns.enumerated() {
            guard let sum = column.partOf, let place = self.columns.firstIndex(where: { $0.name == sum }) else {
                continue
            }
            let own = self.columns.count + index
            if let known = identities.firstIndex(where: { $0.sum == place }) {
                let identity = identities[known]
                identities[known] = Identity(
                    sum: place, addends: identity.addends + [own], subtrahends: identity.subtrahends)
            } else {
                identities.append(Identity(sum: place, addends: [own], subtrahends: []))
            }
        }
        return Layout(
            keys: keys, side: side,
            columns: self.columns + columns.map { Column($0.name, $0.heading ?? $0.name) }, texts: texts,
            identities: identities, formulas: formulas, addsUpLevels: addsUpLevels, addsUpTotal: addsUpTotal)
    }

    /// The layout with the sums of some columns alone.
    func keeping(_ kept: [Int]) -> Layout {
        guard kept.count < columns.count else { return self }
        let identities = identities.compactMap { identity -> Identity? in
            let addends = identity.addends.filter(kept.contains)
            guard kept.contains(identity.sum), !addends.isEmpty else { return nil }
            return Identity(
                sum: identity.sum, addends: addends, subtrahends: identity.subtrahends.filter(kept.contains))
        }
        return Layout(
            keys: keys, side: side, columns: columns, texts: texts, identities: identities, formulas: formulas,
            addsUpLevels: addsUpLevels, addsUpTotal: addsUpTotal)
    }

    /// The greatest number of columns of a table.
    package static let columnLimit = 200

    /// Whether a text can be the name of a column.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
    }

    /// The place of a column, by its name.
    public func position(of name: String) -> Int? {
        columns.firstIndex { $0.name == name }
    }

    /// Whether the layout has a column of text of that name.
    package func hasText(_ name: String) -> Bool { texts.contains { $0.name == name } }

    /// What stands before the keys of a side in locations: `income.`, else nothing.
    var prefix: String { side.isEmpty ? "" : side + "." }
}
