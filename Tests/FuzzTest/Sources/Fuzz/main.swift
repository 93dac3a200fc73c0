import BudgetCodes
import BudgetInterchange
import BudgetModel

/// One input for every reader. Whatever the bytes, each gives a value or an error, and values survive use.
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let document = try? Disclosure(json: bytes) {
        _ = document.validate().findings.map { $0.message(in: .english) }
        _ = document.grids
    }
    _ = try? Edition<Functional>(importing: bytes, year: 2025)
    fuzzLines(bytes)
    guard count <= 200 else { return 0 }
    let text = String(decoding: bytes, as: UTF8.self)
    for unit in AmountUnit.allCases { _ = try? Amount.parse(text, unit: unit) }
    _ = FixedDecimal(text)
    let value = TargetValue(text)
    _ = value.comparison(to: TargetValue("≥1%"))
    _ = IndicatorTree([Indicator(text, text, text)])
    _ = try? FunctionalCode(parsing: text)
    _ = try? AgencyCode(parsing: text)
    _ = try? ProjectCode(parsing: text)
    _ = ProjectRow(text)
    _ = Catalogue.functional[2025].search(text)
    _ = Catalogue.functional[2025].match("208", text)
    return 0
}

/// One input for the reader of budget lines alone.
func fuzzLines(_ bytes: [UInt8]) {
    if let reading = try? LedgerReading(csv: bytes) {
        for line in reading.ledger { _ = line.amount }
        try? reading.ledger.checkLevels()
        _ = try? reading.ledger.rollUp(by: [[.function(.section), .fund], [.unit, .project], [.mainKind]]).tables()
    }
    do throws(LedgerError) {
        _ = try IncomeLine.lines(csv: bytes)
    } catch {
        _ = error.message(in: .chinese)
    }
}

/// The loop of libFuzzer, called from our own entry point because the package manager renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
// libFuzzer passes over options that it does not know.
let workload = CommandLine.arguments.first { $0.hasPrefix("-workload=") }?.dropFirst(10)
_ = runFuzzer(&argumentCount, &arguments) { start, count in
    switch workload {
    case "csv":
        fuzzLines(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    case "json":
        fuzzReader(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    case "targets": return fuzzTargetValues(start, count)
    default:
        guard let reader = workload.flatMap({ PublishedReader(rawValue: String($0)) }) else {
            return fuzz(start, count)
        }
        reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    }
}
