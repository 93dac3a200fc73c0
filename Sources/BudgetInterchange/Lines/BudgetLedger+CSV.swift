import BudgetCodes
public import BudgetModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension LedgerReading {
    /// Reads budget lines from CSV or TSV.
    ///
    /// The columns are found by their headings, which may stand below a title: English names, identifiers of the
    /// national data standard or Chinese names; see ``LedgerField``. Other columns are passed over. Cells are parted by
    /// commas, tabs or semicolons. A blank cell is an unknown dimension; a blank amount is an error, and so is a cell
    /// behind the last heading.
    ///
    /// Amounts are in 元 unless the heading says otherwise (`金额（万元）`), or a line above the headings (`单位：万元`).
    /// Lines of 合计, 小计 and 总计 are left out and listed in ``skipped``: a line whose first text is one, or whose code
    /// or name is.
    ///
    /// - Parameters:
    ///   - csv: The text in UTF-8 or GB18030, or in UTF-16 with a byte order mark.
    ///   - path: The name of the source, for errors.
    ///   - amountHeading: The heading of the column to read, where several have amounts.
    ///   - limits: How much is accepted.
    /// - Throws: ``LedgerError`` with the line and the column.
    public init(
        csv: [UInt8], path: String? = nil, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) {
        let result = csv.withUnsafeBufferPointer {
            LedgerReader.result($0, path: path, limits: limits, fields: .expenditure, amountHeading: amountHeading)
        }
        let reader = try result.get()
        self.init(ledger: reader.ledger, skipped: reader.skipped)
    }

    /// Reads budget lines from a CSV or TSV file.
    ///
    /// - Throws: ``LedgerError`` with the file, the line and the column.
    public init(
        contentsOf path: String, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) {
        let reader = try LedgerReader.read(
            contentsOf: path, limits: limits, fields: .expenditure, amountHeading: amountHeading)
        self.init(ledger: reader.ledger, skipped: reader.skipped)
    }
}

extension BudgetLedger {
    /// Reads budget lines from CSV or TSV. ``LedgerReading/init(csv:path:amountHeading:limits:)`` does the same, and
    /// tells what was left out.
    ///
    /// - Throws: ``LedgerError`` with the line and the column.
    public init(
        csv: [UInt8], path: String? = nil, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) {
        self = try LedgerReading(csv: csv, path: path, amountHeading: amountHeading, limits: limits).ledger
    }

    /// Reads budget lines from a CSV or TSV file. ``LedgerReading/init(contentsOf:amountHeading:limits:)`` does the
    /// same, and tells what was left out.
    ///
    /// - Throws: ``LedgerError`` with the file, the line and the column.
    public init(
        contentsOf path: String, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) {
        self = try LedgerReading(contentsOf: path, amountHeading: amountHeading, limits: limits).ledger
    }
}

extension IncomeLine {
    /// Reads income lines from CSV or TSV, as ``LedgerReading/init(csv:path:amountHeading:limits:)`` reads budget
    /// lines. Lines of sums are left out.
    ///
    /// - Throws: ``LedgerError`` with the line and the column.
    public static func lines(
        csv: [UInt8], path: String? = nil, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) -> [IncomeLine] {
        let result = csv.withUnsafeBufferPointer {
            LedgerReader.result($0, path: path, limits: limits, fields: .income, amountHeading: amountHeading)
        }
        return try result.get().incomeLines
    }

    /// Reads income lines from a CSV or TSV file.
    ///
    /// - Throws: ``LedgerError`` with the file, the line and the column.
    public static func lines(
        contentsOf path: String, amountHeading: String? = nil, limits: LedgerLimits = LedgerLimits()
    ) throws(LedgerError) -> [IncomeLine] {
        try LedgerReader.read(contentsOf: path, limits: limits, fields: .income, amountHeading: amountHeading)
            .incomeLines
    }
}

extension Set<LedgerField> {
    /// What budget lines have.
    fileprivate static var expenditure: Self { Set(LedgerField.allCases).subtracting([.item]) }
    /// What income lines have.
    fileprivate static var income: Self { [.agency, .agencyName, .function, .fund, .item, .period, .amount] }
}

extension LedgerReader {
    /// What was read, as income.
    fileprivate var incomeLines: [IncomeLine] {
        ledger.indices.map { index in
            let line = ledger[index]
            return IncomeLine(
                agency: line.agency, function: line.function, fund: line.fund,
                item: items.isEmpty ? nil : items[index], period: line.period, amount: line.amount)
        }
    }

    /// A reader that has read a file.
    fileprivate static func read(
        contentsOf path: String, limits: LedgerLimits, fields: Set<LedgerField>, amountHeading: String?
    ) throws(LedgerError) -> LedgerReader {
        let result = try fileData(path, limits: limits).withUnsafeBytes { bytes in
            LedgerReader.result(
                bytes.bindMemory(to: UInt8.self), path: path, limits: limits, fields: fields,
                amountHeading: amountHeading)
        }
        return try result.get()
    }

    /// A reader that has read bytes.
    fileprivate static func result(
        _ bytes: UnsafeBufferPointer<UInt8>, path: String?, limits: LedgerLimits, fields: Set<LedgerField>,
        amountHeading: String?
    ) -> Result<LedgerReader, LedgerError> {
        guard bytes.count <= limits.bytes else {
            return .failure(LedgerError(.tooLarge(limit: limits.bytes), path: path))
        }
        guard let source = SourceBytes(bytes) else {
            return .failure(LedgerError(.missingHeading, path: path))
        }
        func read(_ source: SourceBytes) -> Result<LedgerReader, LedgerError> {
            Result { () throws(LedgerError) in
                var reader = try LedgerReader(
                    source, path: path, limits: limits, fields: fields, amountHeading: amountHeading)
                try reader.read()
                return reader
            }
        }
        do throws(TextEncoding.Unreadable) {
            guard let text = try TextEncoding.convert(source) else { return read(source) }
            return text.withUnsafeBufferPointer { text in
                SourceBytes(text).map(read) ?? .failure(LedgerError(.missingHeading, path: path))
            }
        } catch {
            return .failure(LedgerError(.unknownEncoding, path: path, line: error.line))
        }
    }
}

/// The bytes of a file within the limits.
private func fileData(_ path: String, limits: LedgerLimits) throws(LedgerError) -> Data {
    do {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        if let size = attributes[.size] as? any BinaryInteger, Int(clamping: size) > limits.bytes {
            throw LedgerError(.tooLarge(limit: limits.bytes), path: path)
        }
        return try Data(contentsOf: URL(filePath: path))
    } catch let error as LedgerError {
        throw error
    } catch {
        throw LedgerError(.unreadable, path: path)
    }
}
