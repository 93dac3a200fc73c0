import BudgetCodes

/// Some lines on their way into a ledger, column by column: what a reader fills.
///
/// Codes are their digits, 0 when unknown. Units, projects and funds are the numbers that the ledger gave for them, 0
/// when unknown.
package struct LedgerBlock {
    package var functions: [Int32]
    package var economics: [Int32]
    package var agencies: [Int32]
    package var projects: [Int32]
    package var funds: [UInt8]
    package var traits: [UInt8]
    package var amounts: [Int64]

    /// A block of lines that know nothing.
    package init(count: Int) {
        functions = Array(repeating: 0, count: count)
        economics = functions
        agencies = functions
        projects = functions
        funds = Array(repeating: 0, count: count)
        traits = funds
        amounts = Array(repeating: 0, count: count)
    }

    /// Moves a line to another place.
    package mutating func move(_ line: Int, to place: Int) {
        functions[place] = functions[line]
        economics[place] = economics[line]
        agencies[place] = agencies[line]
        projects[place] = projects[line]
        funds[place] = funds[line]
        traits[place] = traits[line]
        amounts[place] = amounts[line]
    }

    /// Kind and period as a ledger keeps them. Both together are the sum of the two alone.
    package static func traits(kind: ExpenditureKind? = nil, period: FundPeriod? = nil) -> UInt8 {
        LineTraits(kind: kind, period: period).byte
    }
}
