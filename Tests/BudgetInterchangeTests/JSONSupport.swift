@testable import BudgetInterchange

/// Reads a text with a fresh buffer to its end.
func scan<Value>(
    _ text: [UInt8], _ body: (inout JSONScanner) throws(JSONFault) -> Value
) throws(JSONFault) -> Value {
    var buffer = JSONBuffer()
    return try buffer.withScanner(of: text) { (scanner) throws(JSONFault) in
        let value = try body(&scanner)
        try scanner.end()
        return value
    }
}

func scan<Value>(_ text: String, _ body: (inout JSONScanner) throws(JSONFault) -> Value) throws(JSONFault) -> Value {
    try scan(Array(text.utf8), body)
}

/// The fault of a text that is skipped, and of the same text as a tree; they must agree.
func fault(of text: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
        try scan(text) { (scanner) throws(JSONFault) in try scanner.skip() }
        return nil
    } catch {
        return error
    }
}

func treeFault(of text: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
        _ = try JSONTree(text)
        return nil
    } catch {
        return error
    }
}
