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
    if let ledger = try? BudgetLedger(csv: bytes) { for line in ledger { _ = line.amount } }
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

/// The loop of libFuzzer, called from our own entry point because the package manager renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runFuzzer(&argumentCount, &arguments) { fuzz($0, $1) }
