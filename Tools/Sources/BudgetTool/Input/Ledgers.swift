import BudgetInterchange

/// The budget lines that a command is given.
enum Ledgers {
    /// Whether a path is read as budget lines rather than as a document.
    static func isLedger(_ path: String) -> Bool {
        [".csv", ".tsv"].contains { path.hasSuffix($0) }
    }

    /// Reads the lines of a file, or of standard input, and says which lines are left out because they are sums.
    static func read(
        _ path: String, amountHeading: String? = nil, console: Console
    ) throws(LedgerError) -> BudgetLedger {
        let reading = try reading(path, amountHeading)
        let name = path == "-" ? "standard input" : path
        for skipped in reading.skipped.prefix(skippedLimit) {
            console.error("budget: \(name): line \(skipped.line): \(skipped.text): a sum, left out")
        }
        let more = reading.skipped.count - skippedLimit
        if more > 0 { console.error("budget: \(name): \(more) more lines of sums, left out") }
        return reading.ledger
    }

    /// How many lines that are left out are named.
    private static let skippedLimit = 20

    private static func reading(_ path: String, _ amountHeading: String?) throws(LedgerError) -> LedgerReading {
        guard path == "-" else { return try LedgerReading(contentsOf: path, amountHeading: amountHeading) }
        let limits = LedgerLimits()
        return try LedgerReading(
            csv: FileHandles.readStandardInput(limit: limits.bytes), path: "standard input",
            amountHeading: amountHeading, limits: limits)
    }
}
