public import BudgetCodes

/// 汇总表: the sums of one grouping, one row for each group, in the order of the keys.
///
/// Groups without a line are not there; a group whose lines cancel out is there with zero. Rows of lines that do not
/// know a dimension come first and have `nil` there.
public struct RollUpTable: Hashable, Sendable {
    /// By what the lines were grouped.
    public let grouping: Grouping
    private let keys: [KeyColumn]
    private let amounts: [Int64]

    init(_ part: GroupSums) throws(RollUpError) {
        grouping = part.grouping
        keys = part.keys
        var amounts: [Int64] = []
        amounts.reserveCapacity(part.sums.count)
        for (position, sum) in part.sums.enumerated() {
            guard let fen = sum.narrow else {
                let key = GroupKey(part.keys, position)
                throw .outOfRange(line: LineID(key.description), column: "amount")
            }
            amounts.append(fen)
        }
        self.amounts = amounts
    }

    /// One group and its sum.
    public struct Row: Hashable, Sendable {
        /// What the lines of the group have in common.
        public let key: GroupKey
        /// 金额: the sum of the lines.
        public let amount: Amount
    }

    /// The sum of all rows.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func total() throws(RollUpError) -> Amount {
        var sum = WideSum.zero
        for amount in amounts { sum += WideSum(amount) }
        guard let fen = sum.narrow else { throw .outOfRange(line: "total", column: "amount") }
        return Amount(fen: fen)
    }
}

extension RollUpTable: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { amounts.count }

    /// The row at a position.
    public subscript(position: Int) -> Row {
        Row(key: GroupKey(keys, position), amount: Amount(fen: amounts[position]))
    }
}

/// 分组键: what the lines of a group have in common. Dimensions that lines were not grouped by are `nil`.
public struct GroupKey: Hashable, Sendable {
    /// 支出功能分类.
    public var function: FunctionalCode?
    /// 部门预算支出经济分类.
    public var economic: DepartmentEconomicCode?
    /// 单位.
    public var agency: AgencyID?
    /// 项目.
    public var project: ProjectID?
    /// 资金性质.
    public var fund: FundNature?
    /// 本年 or 上年结转.
    public var period: FundPeriod?
    /// 支出类别.
    public var kind: ExpenditureKind?

    /// The group of everything.
    public init() {}

    init(_ columns: [KeyColumn], _ position: Int) {
        for column in columns {
            switch column {
            case .function(let values): function = FunctionalCode(value: values[position])
            case .economic(let values): economic = DepartmentEconomicCode(value: values[position])
            case .agency(let values): agency = values[position]
            case .project(let values): project = values[position]
            case .fund(let values): fund = values[position]
            case .period(let values): period = values[position]
            case .kind(let values): kind = values[position]
            }
        }
    }
}

extension GroupKey: CustomStringConvertible {
    /// What is known of the group, such as `2080109 11 project`; `total` for the group of everything.
    public var description: String {
        let parts: [String?] = [
            function?.description, economic?.description, agency?.description, project?.description, fund?.rawValue,
            period?.rawValue, kind?.rawValue,
        ]
        let known = parts.compactMap { $0 }
        return known.isEmpty ? "total" : known.joined(separator: " ")
    }
}

extension GroupKey: Codable {}
