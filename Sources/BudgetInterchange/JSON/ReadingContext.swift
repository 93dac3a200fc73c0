/// What the parts of one reading share: what was not understood, and what a fault means.
struct ReadingContext: Sendable {
    let limits: ReadingLimits
    /// The offsets of unknown keys, in the order in which they were come by.
    private(set) var unknownKeys: [Int] = []
    /// What was expected, when the code of a fault does not say it.
    private(set) var detail: JSONDetail?
    private var rowsLeft = 0

    init(_ limits: ReadingLimits) { self.limits = limits }

    mutating func begin() {
        if !unknownKeys.isEmpty { unknownKeys = [] }
        detail = nil
        rowsLeft = limits.rows
    }

    /// Goes over the value of a key that nothing reads, and remembers the key if the value says anything.
    mutating func skip(_ key: JSONText, _ scanner: inout JSONScanner) throws(JSONFault) {
        let value = try JSONTree(&scanner)
        // The text of a key begins behind its quote.
        if value.carriesValue(0) { unknownKeys.append(key.start - 1) }
    }

    /// Forgets what was come by since there were so many unknown keys, for it is read again.
    mutating func forgetUnknownKeys(from count: Int) { unknownKeys.removeSubrange(count...) }

    mutating func addUnknownKeys(_ offsets: [Int]) { unknownKeys += offsets }

    /// A fault whose meaning is said here.
    mutating func fault(at offset: Int, _ detail: JSONDetail) -> JSONFault {
        self.detail = detail
        return JSONFault(offset: offset, expected: .described)
    }

    /// The fault of an object that lacks a key.
    mutating func missing(_ key: String, in object: JSONObject) -> JSONFault {
        fault(at: object.start, JSONDetail("键“\(key)”", "a key \"\(key)\"", isMissing: true))
    }

    /// Counts a line.
    @inline(__always) mutating func takeRow(at offset: Int) throws(JSONFault) {
        guard rowsLeft > 0 else { throw tooManyRows(at: offset) }
        rowsLeft &-= 1
    }

    private mutating func tooManyRows(at offset: Int) -> JSONFault {
        let text = JSONDetail("全部表不超过\(limits.rows)行", "at most \(limits.rows) lines in a document", isLimit: true)
        return fault(at: offset, text)
    }
}
