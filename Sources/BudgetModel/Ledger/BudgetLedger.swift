public import BudgetCodes

/// 预算明细账: budget lines by the million, kept in columns.
///
/// Lines are appended and iterated one by one; inside, every dimension is a column of small integers, 26 bytes a line,
/// so that sums run through memory in order. The tables of a disclosure are views of a ledger: see ``BudgetBooks`` and
/// ``rollUp(by:in:)``.
///
/// ```swift
/// var ledger = BudgetLedger()
/// ledger.append(BudgetLine(
///     agency: "057007", function: "2080109", economic: "30201", fund: .generalPublicBudget, period: .current,
///     kind: .project, amount: Amount(yuan: 300_000)))
/// let table = try ledger.rollUp(by: [[.function(.category), .fund]]).tables()[0]
/// ```
public struct BudgetLedger: Sendable {
    // One entry a line. Codes are their digits, 0 when unknown; the rest are numbers of interned values.
    private(set) var functions: [Int32] = []
    private(set) var economics: [Int32] = []
    private(set) var agencies: [Int32] = []
    private(set) var projects: [Int32] = []
    private(set) var funds: [UInt8] = []
    private(set) var traits: [UInt8] = []
    private(set) var amounts: [Int64] = []

    private(set) var agencyTable = InternedValues<AgencyID>()
    private(set) var projectTable = ProjectNumbers()
    private(set) var fundTable = InternedValues<FundNature>()

    /// The sum of the magnitudes of all amounts, `UInt64.max` when it is more than that. As long as it is below 2^63
    /// no sum of lines can leave the range of `Int64`.
    private(set) var magnitude: UInt64 = 0
    /// The levels of the codes of all lines.
    private(set) var functionLevels = CodeLevels()
    private(set) var economicLevels = CodeLevels()

    /// 单位名称: the names of units, where they are known.
    public private(set) var agencyNames: [AgencyID: String] = [:]
    /// 项目名称: the names of projects, where they are known.
    public private(set) var projectNames: [ProjectID: String] = [:]

    /// How many different fund sources a ledger can hold.
    public static let fundLimit = 255

    /// A ledger without lines.
    public init() {}

    /// A ledger of lines.
    public init(_ lines: some Sequence<BudgetLine>) {
        reserveCapacity(lines.underestimatedCount)
        for line in lines { append(line) }
    }

    /// Makes room for a number of lines.
    public mutating func reserveCapacity(_ count: Int) {
        functions.reserveCapacity(count)
        economics.reserveCapacity(count)
        agencies.reserveCapacity(count)
        projects.reserveCapacity(count)
        funds.reserveCapacity(count)
        traits.reserveCapacity(count)
        amounts.reserveCapacity(count)
    }

    /// Adds a line.
    ///
    /// - Precondition: The ledger has no more than ``fundLimit`` fund sources; see ``canHold(_:)``.
    public mutating func append(_ line: BudgetLine) {
        precondition(canHold(line.fund), "a ledger holds \(Self.fundLimit) fund sources")
        functions.append(line.function?.value ?? 0)
        economics.append(line.economic?.value ?? 0)
        agencies.append(agencyTable.number(of: line.agency))
        projects.append(projectTable.number(of: line.project))
        funds.append(UInt8(truncatingIfNeeded: fundTable.number(of: line.fund)))
        traits.append(LineTraits(kind: line.kind, period: line.period).byte)
        amounts.append(line.amount.fen)
        addMagnitude(line.amount.fen.magnitude)
        functionLevels.insert(line.function?.value ?? 0)
        economicLevels.insert(line.economic?.value ?? 0)
    }

    private mutating func addMagnitude(_ more: UInt64) {
        let (sum, overflow) = magnitude.addingReportingOverflow(more)
        magnitude = overflow ? .max : sum
    }

    /// Adds the lines and the names of another ledger.
    public mutating func append(contentsOf other: BudgetLedger) {
        reserveCapacity(count + other.count)
        for line in other { append(line) }
        for (agency, name) in other.agencyNames { setName(name, ofAgency: agency) }
        for (project, name) in other.projectNames { setName(name, ofProject: project) }
    }

    /// Whether a line of a fund source can be added.
    public func canHold(_ fund: FundNature?) -> Bool {
        guard let fund, fundTable.count > Self.fundLimit else { return true }
        return fundTable.contains(fund)
    }

    /// Gives a unit its name. Of several names the first in order of characters stays, so that the result does not
    /// depend on the order of the lines.
    public mutating func setName(_ name: String, ofAgency agency: AgencyID) {
        Self.keepFirst(of: name, and: &agencyNames[agency, default: name])
    }

    /// Gives a project its name. Of several names the first in order of characters stays.
    public mutating func setName(_ name: String, ofProject project: ProjectID) {
        Self.keepFirst(of: name, and: &projectNames[project, default: name])
    }

    private static func keepFirst(of name: String, and known: inout String) {
        if name < known { known = name }
    }
}

// What a reader of many lines needs: numbers for the values that it meets, and lines by the block.
extension BudgetLedger {
    /// The number of a unit in this ledger.
    package mutating func number(of agency: AgencyID?) -> Int32 { agencyTable.number(of: agency) }

    /// The number of a project in this ledger.
    package mutating func number(of project: ProjectID?) -> Int32 { projectTable.number(of: project) }

    /// The number of a project of a code in this ledger.
    package mutating func number(of project: ProjectCode) -> Int32 { projectTable.number(of: project) }

    /// The number of a fund source in this ledger; `nil` when it holds no more of them.
    package mutating func number(of fund: FundNature?) -> UInt8? {
        canHold(fund) ? UInt8(truncatingIfNeeded: fundTable.number(of: fund)) : nil
    }

    /// Gives units and projects the names that go with their numbers.
    package mutating func setNames(ofAgencies agencies: [(Int32, String)], ofProjects projects: [(Int32, String)]) {
        agencyNames.reserveCapacity(agencyNames.count + agencies.count)
        projectNames.reserveCapacity(projectNames.count + projects.count)
        for (number, name) in agencies { agencyTable[number].map { setName(name, ofAgency: $0) } }
        for (number, name) in projects { projectTable[number].map { setName(name, ofProject: $0) } }
    }

    /// Adds the first lines of a block.
    ///
    /// - Precondition: Codes are codes, and numbers are numbers of this ledger. The roll-up relies on it.
    package mutating func append(_ block: LedgerBlock, count: Int) {
        let lines = 0..<count
        precondition(
            Self.areBelow(block.functions[lines], 3_000_000) && Self.areBelow(block.economics[lines], 40_000)
                && Self.areBelow(block.agencies[lines], agencyTable.count)
                && Self.areBelow(block.projects[lines], projectTable.count)
                && block.funds[lines].allSatisfy { $0 < fundTable.count })
        functions += block.functions[lines]
        economics += block.economics[lines]
        agencies += block.agencies[lines]
        projects += block.projects[lines]
        funds += block.funds[lines]
        traits += block.traits[lines]
        amounts += block.amounts[lines]
        for amount in block.amounts[lines] { addMagnitude(amount.magnitude) }
        for code in block.functions[lines] { functionLevels.insert(code) }
        for code in block.economics[lines] { economicLevels.insert(code) }
    }

    private static func areBelow(_ numbers: ArraySlice<Int32>, _ end: Int) -> Bool {
        var largest: UInt32 = 0
        for number in numbers { largest = Swift.max(largest, UInt32(bitPattern: number)) }
        return Int(largest) < end
    }
}

/// The levels of some codes, given as digits.
struct CodeLevels: Sendable {
    private var bits: UInt8 = 0

    /// Adds the level of a code; 0 has none.
    @inline(__always)
    mutating func insert(_ code: Int32) {
        bits |= code == 0 ? 0 : code < 1_000 ? 1 : code < 100_000 ? 2 : 4
    }

    /// Whether there are codes of more than one level, so that one may be above another.
    var areSeveral: Bool { bits & (bits &- 1) != 0 }
}

/// Kind and period of a line in one byte.
struct LineTraits {
    let byte: UInt8

    init(byte: UInt8) {
        self.byte = byte
    }

    init(kind: ExpenditureKind?, period: FundPeriod?) {
        var byte: UInt8 = 0
        switch kind {
        case nil: break
        case .personnel: byte = 1
        case .operating: byte = 2
        case .basic: byte = 3
        case .project: byte = 4
        case .business: byte = 5
        case .paidToSuperior: byte = 6
        case .subordinateSubsidy: byte = 7
        case .reserve: byte = 32
        }
        switch period {
        case nil: break
        case .current: byte |= 8
        case .carriedOver: byte |= 16
        }
        self.byte = byte
    }

    var kind: ExpenditureKind? {
        switch byte & 39 {
        case 1: .personnel
        case 2: .operating
        case 3: .basic
        case 4: .project
        case 5: .business
        case 6: .paidToSuperior
        case 7: .subordinateSubsidy
        case 32: .reserve
        default: nil
        }
    }

    var period: FundPeriod? {
        switch byte & 24 {
        case 8: .current
        case 16: .carriedOver
        default: nil
        }
    }
}

extension BudgetLedger: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { amounts.count }

    /// The line at a position.
    public subscript(position: Int) -> BudgetLine {
        let traits = LineTraits(byte: traits[position])
        return BudgetLine(
            agency: agencyTable[agencies[position]], project: projectTable[projects[position]],
            function: FunctionalCode(value: functions[position]),
            economic: DepartmentEconomicCode(value: economics[position]),
            fund: fundTable[funds[position]], period: traits.period, kind: traits.kind,
            amount: Amount(fen: amounts[position]))
    }
}

extension BudgetLedger: Equatable {
    /// Two ledgers are equal when their lines are, in order, and the names that they know.
    public static func == (left: BudgetLedger, right: BudgetLedger) -> Bool {
        left.functions == right.functions && left.economics == right.economics && left.traits == right.traits
            && left.amounts == right.amounts && left.agencyNames == right.agencyNames
            && left.projectNames == right.projectNames && left.elementsEqual(right)
    }
}

extension BudgetLedger: Codable {
    private enum CodingKeys: String, CodingKey {
        case agencyNames, projectNames, lines
    }

    /// Reads lines and names.
    ///
    /// - Throws: `DecodingError`, also for more than ``fundLimit`` fund sources.
    public init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var lines = try container.nestedUnkeyedContainer(forKey: .lines)
        while !lines.isAtEnd {
            let line = try lines.decode(BudgetLine.self)
            guard canHold(line.fund) else {
                let reason = "expected at most \(Self.fundLimit) fund sources"
                throw DecodingError.dataCorruptedError(in: lines, debugDescription: reason)
            }
            append(line)
        }
        let agencies = try container.decodeIfPresent([String: String].self, forKey: .agencyNames) ?? [:]
        for (agency, name) in agencies { setName(name, ofAgency: AgencyID(agency)) }
        let projects = try container.decodeIfPresent([String: String].self, forKey: .projectNames) ?? [:]
        for (project, name) in projects { setName(name, ofProject: ProjectID(project)) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !agencyNames.isEmpty { try container.encode(texts(agencyNames), forKey: .agencyNames) }
        if !projectNames.isEmpty { try container.encode(texts(projectNames), forKey: .projectNames) }
        var lines = container.nestedUnkeyedContainer(forKey: .lines)
        for line in self { try lines.encode(line) }
    }
}

/// Names by the text of what they name, as JSON keeps them.
func texts<Code>(_ names: [Identity<Code>: String]) -> [String: String] {
    Dictionary(names.map { ($0.key.description, $0.value) }) { min($0, $1) }
}
