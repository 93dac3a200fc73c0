import BudgetInterchange
import BudgetModel

/// The documents work from memory: lines of JSON read as documents, and checked by every rule of the package.
public struct DocumentsWork: Sendable {
    /// The text of every document.
    public let lines: [ArraySlice<UInt8>]

    /// Splits JSON Lines.
    public init(_ text: [UInt8]) {
        lines = text.split(separator: UInt8(ascii: "\n"))
    }

    /// Reads every document.
    public func decode() -> RowCount {
        var result = RowCount()
        forEach { result.add($0) }
        return result
    }

    /// Reads and checks every document.
    public func check() -> Checked {
        var checker = Checker()
        var result = Checked()
        forEach { result.add(checker.check($0)) }
        return result
    }

    /// What is in all documents.
    public func contents() -> Decoded {
        var result = Decoded()
        forEach { result.add($0) }
        return result
    }

    /// What is found in all documents, by rule.
    public func totals() -> RuleTotals {
        var checker = Checker()
        var result = RuleTotals()
        forEach { result.add(checker.check($0)) }
        return result
    }

    private func forEach(_ use: (Disclosure) -> Void) {
        var reader = DisclosureReader()
        for line in lines {
            do throws(ReadingError) {
                use(try reader.read(line).disclosure)
            } catch {
                fatalError("\(error)")
            }
        }
    }
}
