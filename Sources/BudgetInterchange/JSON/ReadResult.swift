public import BudgetModel

/// 读取结果: a document as read, with what the reader did not understand.
public struct ReadResult: Hashable, Sendable {
    /// The document.
    public let disclosure: Disclosure
    /// The keys that have no place in a document, such as misspelt ones, in the order of the text; the first 1,000.
    ///
    /// Keys whose value is null or has nothing in it are left out, for they say nothing.
    public let unknownKeys: [UnknownKey]
    /// How many unknown keys there are in all.
    public let unknownKeyCount: Int
}

/// 未知键: a key of a text that nothing reads, with its place.
public struct UnknownKey: Hashable, Sendable {
    /// The key path, such as `budget.departmentExpenditure.lines[3].totl`.
    public let keyPath: String
    /// The line, from 1.
    public let line: Int
    /// The number of characters (Unicode scalars) of the line up to the key, with it.
    public let column: Int
}

extension UnknownKey {
    /// How many unknown keys of a document are named.
    static let limit = 1_000

    /// The keys that begin at offsets of a text; the first of them.
    static func keys(at offsets: [Int], in text: ArraySlice<UInt8>, firstLine: Int) -> [UnknownKey] {
        var walk = JSONPlaceWalk(text)
        return offsets.sorted().prefix(limit).map { offset in
            walk.advance(to: text.startIndex + offset)
            return UnknownKey(keyPath: walk.keyPath, line: walk.line + firstLine - 1, column: walk.column)
        }
    }
}
