import BudgetInterchange

/// The budget lines that a command is given.
enum Ledgers {
    /// Whether a path is read as budget lines rather than as a document.
    static func isLedger(_ path: String) -> Bool {
        [".csv", ".tsv"].contains { path.hasSuffix($0) }
    }

    /// Reads the lines of a file, or of standard input.
    static func read(_ path: String, amountHeading: String? = nil) throws(LedgerError) -> BudgetLedger {
        guard path == "-" else { return try BudgetLedger(contentsOf: path, amountHeading: amountHeading) }
        let limits = LedgerLimits()
        return try BudgetLedger(
            csv: FileHandles.readStandardInput(limit: limits.bytes), path: "standard input",
            amountHeading: amountHeading, limits: limits)
    }
}
