import BudgetCodes
public import BudgetModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension BudgetLedger {
    /// Reads budget lines from CSV or TSV.
    ///
    /// The columns are found by their headings, which may stand below a title: English names, identifiers of the
    /// national data standard or Chinese names; see ``LedgerField``. Other columns are passed over. Amounts are in 元
    /// unless the heading says otherwise (`金额（万元）`). A blank cell is an unknown dimension; a blank amount is an error.
    ///
    /// - Parameters:
    ///   - csv: The text in UTF-8.
    ///   - path: The name of the source, for errors.
    ///   - amountHeading: The heading of the column to read, where several have amounts.
    ///   - limits: How much is accepted.
    /// - Throws: ``LedgerError`` with the line and the column.
    public init(
        csv: [UInt8], path: String? = nil, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) {
        self.init()
        var reader = try LedgerReader(csv, path: path, limits: limits, amountHeading: amountHeading)
        while try reader.advance() {
            let line = try reader.budgetLine()
            guard canHold(line.fund) else { throw LedgerError(.tooManyFunds, path: path) }
            append(line)
            if let agency = line.agency, let name = reader.name(.agencyName) { setName(name, ofAgency: agency) }
            if let project = line.project, let name = reader.name(.projectName) { setName(name, ofProject: project) }
        }
    }

    /// Reads budget lines from a CSV or TSV file.
    ///
    /// - Throws: ``LedgerError`` with the file, the line and the column.
    public init(
        contentsOf path: String, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) {
        try self.init(
            csv: try fileBytes(path, limits: limits), path: path, amountHeading: amountHeading, limits: limits)
    }
}

extension IncomeLine {
    /// Reads income lines from CSV or TSV, with headings as ``BudgetLedger/init(csv:path:amountHeading:limits:)`` has
    /// them.
    ///
    /// - Throws: ``LedgerError`` with the line and the column.
    public static func lines(
        csv: [UInt8], path: String? = nil, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) -> [IncomeLine] {
        var lines: [IncomeLine] = []
        var reader = try LedgerReader(csv, path: path, limits: limits, amountHeading: amountHeading)
        while try reader.advance() { lines.append(try reader.incomeLine()) }
        return lines
    }

    /// Reads income lines from a CSV or TSV file.
    ///
    /// - Throws: ``LedgerError`` with the file, the line and the column.
    public static func lines(
        contentsOf path: String, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) -> [IncomeLine] {
        try lines(csv: try fileBytes(path, limits: limits), path: path, amountHeading: amountHeading, limits: limits)
    }
}

/// The bytes of a file within the limits.
private func fileBytes(_ path: String, limits: LedgerLimits) throws(LedgerError) -> [UInt8] {
    do {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        if let size = attributes[.size] as? any BinaryInteger, Int(clamping: size) > limits.bytes {
            throw LedgerError(.tooLarge(limit: limits.bytes), path: path)
        }
        return try Array(Data(contentsOf: URL(filePath: path)))
    } catch let error as LedgerError {
        throw error
    } catch {
        throw LedgerError(.unreadable, path: path)
    }
}
