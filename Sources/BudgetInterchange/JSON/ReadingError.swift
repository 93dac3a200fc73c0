public import BudgetCodes

/// 读取错误: a file or text that could not be read as a document: where, and what should have stood there.
public struct ReadingError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Kind: String, Hashable, Codable, Sendable {
        /// The file is not there or may not be read.
        case unreadable
        /// More than the limits of reading allow.
        case tooLarge
        /// Not JSON.
        case malformed
        /// JSON, but not a document of this schema.
        case unexpected
    }

    /// What went wrong.
    public let kind: Kind
    /// The file, where there is one.
    public let path: String?
    /// The key path inside the document, such as `budget.departmentExpenditure.lines[3].total`; empty for the whole.
    public let keyPath: String
    /// The line, from 1; `nil` when the text was not looked at.
    public let line: Int?
    /// The number of characters (Unicode scalars) of the line up to the place, with it; `nil` with the line.
    public let column: Int?
    /// What stands there, on one line and cut off behind 40 characters; empty at the end of the text, `nil` when
    /// something is missing.
    public let found: String?
    private let expected: JSONDetail

    /// What was expected, as the rest of a sentence.
    public func expected(in language: Language) -> String { expected.text(in: language) }

    /// One line without the file: the place, what was expected and what was found.
    public func message(in language: Language) -> String {
        let expected = expected(in: language)
        switch language {
        case .chinese:
            var place = line.map { "第\($0)行" } ?? ""
            place += column.map { "第\($0)列" } ?? ""
            let parts = [place, keyPath].filter { !$0.isEmpty }
            guard kind != .unreadable else { return (parts + [expected]).joined(separator: "：") }
            let end = found.map { "，实为" + ($0.isEmpty ? "文本结束" : $0) } ?? ""
            return (parts + ["应为\(expected)\(end)"]).joined(separator: "：")
        case .english:
            var place = line.map { "line \($0)" } ?? ""
            place += column.map { ", column \($0)" } ?? ""
            let parts = [place, keyPath].filter { !$0.isEmpty }
            guard kind != .unreadable else { return (parts + [expected]).joined(separator: ": ") }
            let end = found.map { ", found " + ($0.isEmpty ? "the end of the text" : $0) } ?? ""
            return (parts + ["expected \(expected)\(end)"]).joined(separator: ": ")
        }
    }
}

extension ReadingError: CustomStringConvertible {
    /// One line in English: the file and the message.
    public var description: String { (path.map { $0 + ": " } ?? "") + message(in: .english) }
}

extension ReadingError {
    /// The error of a fault.
    ///
    /// - Parameters:
    ///   - fault: Where and what.
    ///   - detail: What was expected, when only the one who found the fault can say.
    ///   - text: The text that was read. It is gone through once more.
    ///   - path: The file.
    ///   - firstLine: The number of the first line of the text, for one that is a line of a file.
    init(
        _ fault: JSONFault, detail: JSONDetail? = nil, in text: ArraySlice<UInt8>, path: String?, firstLine: Int = 1
    ) {
        let place = JSONPlace(of: fault.offset, in: text)
        kind = detail?.isLimit == true ? .tooLarge : fault.expected.isSyntax ? .malformed : .unexpected
        self.path = path
        keyPath = place.keyPath
        line = place.line + firstLine - 1
        column = place.column
        found = detail?.isMissing == true ? nil : place.found
        expected = detail ?? JSONDetail(fault.expected)
    }

    /// A text or file that is larger than a limit.
    static func tooLarge(_ size: Int, limit: Int, path: String?, line: Int? = nil) -> ReadingError {
        ReadingError(
            kind: .tooLarge, path: path, line: line, found: String(size),
            expected: JSONDetail("不超过\(limit)字节", "at most \(limit) bytes"))
    }

    /// A file that cannot be read.
    static func unreadable(path: String) -> ReadingError {
        ReadingError(
            kind: .unreadable, path: path, line: nil, found: nil,
            expected: JSONDetail("文件无法读取", "the file cannot be read"))
    }

    private init(kind: Kind, path: String?, line: Int?, found: String?, expected: JSONDetail) {
        self.kind = kind
        self.path = path
        self.found = found
        self.expected = expected
        keyPath = ""
        self.line = line
        column = nil
    }
}

/// What was expected, in both languages, where no code of ``JSONExpectation`` says it.
struct JSONDetail: Hashable, Sendable {
    private let chinese: String
    private let english: String
    /// Whether something is not there, so that there is nothing to be shown.
    let isMissing: Bool
    /// Whether there is more than the limits of reading allow.
    let isLimit: Bool

    init(_ chinese: String, _ english: String, isMissing: Bool = false, isLimit: Bool = false) {
        self.chinese = chinese
        self.english = english
        self.isMissing = isMissing
        self.isLimit = isLimit
    }

    init(_ expected: JSONExpectation) {
        self.init(expected.text(in: .chinese), expected.text(in: .english))
    }

    func text(in language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
