public import BudgetCodes

/// 单位性质: what decides which government economic code pays for a unit.
public enum AgencyNature: String, CaseIterable, Codable, Sendable {
    /// 行政单位, and 事业单位 that are run like them (参照公务员法管理): 501 to 504.
    case administrative
    /// 事业单位: 505 and 506.
    case institution

    /// The official name.
    public var officialName: String {
        switch self {
        case .administrative: "行政单位"
        case .institution: "事业单位"
        }
    }
}

extension Code where C == DepartmentEconomic {
    /// 对应的政府预算支出经济分类: the government codes to which this code can belong when it is spent by a unit of a
    /// nature. Several mean that it cannot be told, none that no pair is known.
    ///
    /// - Parameter nature: What the unit is; `nil` when it is not known.
    public func governmentCodes(of nature: AgencyNature?) -> [GovernmentEconomicCode] {
        let codes = governmentCodes
        guard let nature else { return codes }
        let ofInstitutions = codes.filter { $0.parent == "505" || $0.parent == "506" }
        switch nature {
        case .administrative: return codes.filter { !ofInstitutions.contains($0) }
        case .institution: return ofInstitutions.isEmpty ? codes : ofInstitutions
        }
    }
}

/// 部门经济分类转换为政府经济分类: basic expenditure by government economic code, and what no such code can be told for.
///
/// The mapping is not one to one: wages belong to 50101 in an agency and to 50501 in a public institution. What has
/// several codes, or none that is known, is held back and never guessed.
public struct EconomicConversion: Hashable, Sendable {
    /// What has exactly one code, by code in order.
    public let sums: [Sum]
    /// 未能转换: what is held back, in order.
    public let heldBack: [HeldBack]

    /// The money of one government economic code.
    public struct Sum: Hashable, Sendable {
        /// 政府预算支出经济分类: the 款.
        public let code: GovernmentEconomicCode
        /// 金额.
        public let amount: Amount
    }

    /// Money whose government economic code cannot be told.
    public struct HeldBack: Hashable, Sendable {
        /// 部门预算支出经济分类; `nil` when the lines do not know it.
        public let code: DepartmentEconomicCode?
        /// The codes that it may be; none when no pair is known.
        public let candidates: [GovernmentEconomicCode]
        /// 金额.
        public let amount: Amount
    }
}

extension BudgetBooks {
    /// 基本支出转换为政府经济分类: the basic expenditure of the general public budget by government economic code.
    ///
    /// Lines whose kind is not known are not basic expenditure. Cost grows with the lines and the groups.
    ///
    /// - Parameter natures: What the units are, by their codes or names; a unit without a nature has that of the
    ///   nearest unit above it.
    /// - Throws: ``DerivationError`` when lines contain each other, or a sum is beyond the range of amounts.
    public func governmentEconomics(
        natures: [AgencyID: AgencyNature] = [:]
    ) throws(DerivationError) -> EconomicConversion {
        let grouping: Grouping =
            natures.isEmpty
            ? [.economic(.section), .fund, .mainKind] : [.unit, .economic(.section), .fund, .mainKind]
        struct Source: Hashable {
            let code: DepartmentEconomicCode?
            let nature: AgencyNature?
        }
        // The pairs are gone through once for each code and nature.
        var candidates: [Source: [GovernmentEconomicCode]] = [:]
        var sources: [Source: WideSum] = [:]
        for row in try (economic ?? expenditure).sums(by: grouping) where row.key.kind == .basic {
            guard try FundColumn(row.key.fund) == .generalPublic else { continue }
            let source = Source(
                code: row.key.economic, nature: row.key.agency.flatMap { Self.nature(of: $0, natures) })
            if candidates[source] == nil {
                candidates[source] = source.code?.governmentCodes(of: source.nature) ?? []
            }
            sources[source, default: .zero] += WideSum(row.amount.fen)
        }
        var known: [GovernmentEconomicCode: WideSum] = [:]
        var heldBack: [EconomicConversion.HeldBack] = []
        for (source, sum) in sources {
            let codes = candidates[source] ?? []
            if codes.count == 1 {
                known[codes[0], default: .zero] += sum
            } else if sum != .zero {
                heldBack.append(
                    .init(code: source.code, candidates: codes, amount: try sum.amount(of: source.code?.description)))
            }
        }
        var sums: [EconomicConversion.Sum] = []
        for (code, sum) in known {
            sums.append(.init(code: code, amount: try sum.amount(of: code.description)))
        }
        return EconomicConversion(
            sums: sums.sorted { $0.code < $1.code },
            heldBack: heldBack.sorted { left, right in
                let (one, other) = (left.code.map { prefixPlace($0) } ?? 0, right.code.map { prefixPlace($0) } ?? 0)
                return (one, left.candidates.count) < (other, right.candidates.count)
            })
    }

    private static func nature(of agency: AgencyID, _ natures: [AgencyID: AgencyNature]) -> AgencyNature? {
        if let own = natures[agency] { return own }
        return agency.code?.ancestors.lazy.compactMap { natures[.code($0)] }.first
    }
}

/// A number by which department economic codes are in order.
private func prefixPlace(_ code: DepartmentEconomicCode) -> Int32 {
    code.value < 1_000 ? code.value * 100 : code.value
}

extension BudgetLedger {
    /// The lines added up by one grouping.
    ///
    /// - Throws: ``DerivationError/sum(_:)``, also when lines contain each other.
    func sums(by grouping: Grouping) throws(DerivationError) -> RollUpTable {
        try sums(by: [grouping])[0]
    }

    /// The lines added up by some groupings in one pass.
    func sums(by groupings: [Grouping]) throws(DerivationError) -> [RollUpTable] {
        do throws(RollUpError) {
            try checkLevels()
            return try rollUp(by: groupings).tables()
        } catch {
            throw .sum(error)
        }
    }
}

extension WideSum {
    /// The amount of so many 分.
    func amount(of line: String?) throws(DerivationError) -> Amount {
        guard let amount else { throw .sum(.outOfRange(line: LineID(line ?? "total"), column: "amount")) }
        return amount
    }
}
