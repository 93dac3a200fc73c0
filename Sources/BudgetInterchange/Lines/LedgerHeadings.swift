import BudgetCodes
import BudgetModel

/// The headings of a table of budget lines, and what stands above them.
struct LedgerHeadings {
    /// The column of each field that was found.
    private(set) var columns = [LedgerField: Int]()
    /// The heading of each field that was found.
    private(set) var names = [LedgerField: String]()
    /// How many columns have a heading or stand before one that has.
    private(set) var count = 0
    /// The unit of the amounts.
    private(set) var unit = AmountUnit.yuan
    let separator: UInt8
    /// The first line below the headings.
    private(set) var line = 1
    private(set) var position = 0

    /// A title, a unit line and more may stand above.
    private static let linesAbove = 20

    /// Finds the headings of some fields. `amountHeading` names the column of the amounts, where several have some.
    init(
        _ bytes: SourceBytes, path: String?, fields: Set<LedgerField>, amountHeading: String?
    ) throws(LedgerError) {
        // The headings tell the separator: with the wrong one all of them are one cell.
        for separator in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
            if let found = try Self(bytes, separator, path, fields, amountHeading) {
                self = found
                return
            }
        }
        if let amountHeading { throw LedgerError(.noSuchHeading, path: path, column: amountHeading) }
        throw LedgerError(.missingHeading, path: path)
    }

    private init?(
        _ bytes: SourceBytes, _ separator: UInt8, _ path: String?, _ fields: Set<LedgerField>, _ amountHeading: String?
    ) throws(LedgerError) {
        self.separator = separator
        let start = bytes.starts(with: TextEncoding.utf8Mark) ? TextEncoding.utf8Mark.count : 0
        var scanner = LineScanner(bytes, separator: separator, from: start, line: 1, places: [])
        var stated: (unit: AmountUnit?, text: String, line: Int)?
        for _ in 0..<Self.linesAbove {
            guard let number = scanner.skipBlankLines(), let texts = scanner.nextTexts() else { return nil }
            let headings = texts.map { text in Heading(text, isAmount: amountHeading.map { $0 == text }) }
            let found = headings.compactMap(\.field).filter { $0 == .amount || fields.contains($0) }
            guard found.contains(.amount), found.count > 1 else {
                guard let unit = UnitLine(texts) else { continue }
                if let one = stated?.unit, let other = unit.unit, one != other {
                    throw LedgerError(.contradictingUnits(one, other), path: path, line: number, text: unit.text)
                }
                stated = (unit.unit, unit.text, number)
                continue
            }
            count = (texts.lastIndex { !$0.isEmpty } ?? -1) + 1
            try setColumns(headings, texts, fields, path: path, line: number)
            let own = headings[columns[.amount] ?? 0]
            if own.hasUnknownUnit {
                throw LedgerError(.unknownUnit, path: path, line: number, column: names[.amount], text: own.text)
            }
            if let unit = own.unit {
                self.unit = unit
            } else if let stated {
                guard let unit = stated.unit else {
                    throw LedgerError(.unknownUnit, path: path, line: stated.line, text: stated.text)
                }
                self.unit = unit
            }
            (position, line) = (scanner.position, scanner.line)
            return
        }
        return nil
    }

    private mutating func setColumns(
        _ headings: [Heading], _ texts: [String], _ fields: Set<LedgerField>, path: String?, line: Int
    ) throws(LedgerError) {
        for (index, heading) in headings.enumerated() {
            guard let field = heading.field, field == .amount || fields.contains(field) else { continue }
            if let other = names[field] {
                throw LedgerError(.repeatedHeading(other), path: path, line: line, column: texts[index])
            }
            names[field] = texts[index]
            columns[field] = index
        }
    }
}

/// A heading taken apart: `金额（万元）`, `AMT`.
private struct Heading {
    let text: String
    var field: LedgerField?
    var unit: AmountUnit?
    /// Whether it names a unit that amounts do not have, such as 千元.
    var hasUnknownUnit = false

    /// A heading. Where the column of the amounts was named, `isAmount` says whether this is it.
    init(_ text: String, isAmount: Bool?) {
        self.text = text
        var name = text.withoutSpaces.folded.lowercased()
        if let ending = Self.unitEnding(name) {
            name.removeLast(ending.count)
            unit = AmountUnit(ending.trimmingUnit)
            hasUnknownUnit = unit == nil
        }
        field = LedgerField.byHeading[name]
        if let isAmount, isAmount || field == .amount { field = isAmount ? .amount : nil }
    }

    /// `(万元)`, `(单位:万元)` or `/万元` at the end.
    private static func unitEnding(_ name: String) -> Substring? {
        guard let start = name.lastIndex(where: { $0 == "(" || $0 == "/" }), start > name.startIndex else { return nil }
        let ending = name[start...]
        return ending.trimmingUnit.hasSuffix("元") ? ending : nil
    }
}

/// A line above the headings that names the unit of the amounts: `单位：万元`, `金额单位:元`, `（单位：人民币万元）`.
private struct UnitLine {
    /// `nil` for a unit that amounts do not have, such as 千元.
    let unit: AmountUnit?
    let text: String

    init?(_ cells: [String]) {
        let cells = cells.filter { !$0.isEmpty }
        for (index, cell) in cells.enumerated() {
            let name = cell.withoutSpaces.folded
            guard let range = name.lastRange(of: "单位:") else { continue }
            // The unit may stand in the next cell.
            var rest = name[range.upperBound...]
            let next = (index + 1 < cells.count ? cells[index + 1] : "").withoutSpaces.folded
            if rest.isEmpty { rest = next[...] }
            // What follows the unit is not a part of it: `单位：万元、%`.
            let end = rest.firstIndex { ")、,;/%(".contains($0) && $0 != rest.first } ?? rest.endIndex
            let word = rest[..<end].trimmingUnit
            let unit = AmountUnit(word)
            // A unit in the other sense has a name, such as 单位：服务中心.
            let others = ["千元", "百元", "十元", "百万元", "千万元", "十万元", "十亿元", "美元"]
            guard unit != nil || others.contains(String(word)) else { continue }
            self.unit = unit
            text = cell
            return
        }
        return nil
    }
}

extension AmountUnit {
    fileprivate init?(_ name: Substring) {
        guard let unit = Self.allCases.first(where: { $0.name(in: .chinese) == name }) else { return nil }
        self = unit
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The text without brackets, 单位 and 人民币.
    fileprivate var trimmingUnit: Substring {
        var rest = self[...]
        for start in ["(", "/", "金额单位:", "单位:", "人民币"] where rest.hasPrefix(start) { rest.removeFirst(start.count) }
        for end in [")", "人民币", "("] where rest.hasSuffix(end) { rest.removeLast(end.count) }
        return rest
    }

    /// Where a text stands for the last time.
    fileprivate func lastRange(of text: String) -> Range<Index>? {
        var end = endIndex
        while end > startIndex {
            if self[..<end].hasSuffix(text) { return index(end, offsetBy: -text.count)..<end }
            end = index(before: end)
        }
        return nil
    }
}
