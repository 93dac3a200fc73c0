public import BudgetCodes

/// A sum that cannot be made.
public enum RollUpError: Error, Hashable, Sendable {
    /// Two lines would count the same money twice, because one contains the other.
    case mixedLevels(ancestor: String, descendant: String)
    /// A line has no parts at the level that is asked for.
    case tooCoarse(line: String)
    /// The sum of a group is beyond the range of amounts.
    case outOfRange(line: String, column: String)

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        switch (self, language) {
        case (.mixedLevels(let ancestor, let descendant), .chinese): "\(ancestor) 包含 \(descendant)，不能相加"
        case (.mixedLevels(let ancestor, let descendant), .english):
            "\(ancestor) contains \(descendant); adding both would count the same money twice"
        case (.tooCoarse(let line), .chinese): "\(line) 没有列出所要求级次的下级"
        case (.tooCoarse(let line), .english): "\(line) has no lines at the level that is asked for"
        case (.outOfRange(let line, let column), .chinese): "\(line) \(column) 的合计超出金额范围"
        case (.outOfRange(let line, let column), .english):
            "the sum of \(line) \(column) is beyond the range of amounts"
        }
    }
}

extension RollUpError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}

extension AmountColumns {
    /// The sum of two rows, column by column; blank and blank stay blank.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    @_semantics("optimize.sil.specialize.generic.never")
    public func adding(_ other: Self, line: String = "") throws(RollUpError) -> Self {
        var sum = self
        for column in Self.columns {
            guard let amount = other[column] else { continue }
            guard let total = (self[column] ?? .zero).adding(amount) else {
                throw .outOfRange(line: line, column: column.name)
            }
            sum[column] = total
        }
        return sum
    }
}

extension CodedTable {
    /// 末级行: the lines that no printed line is a part of.
    public var leaves: [Line<LineID, Amounts>] {
        var isParent = Array(repeating: false, count: lines.count)
        for case .some(let parent) in parentIndices() { isParent[parent] = true }
        return lines.indices.filter { !isParent[$0] }.map { lines[$0] }
    }

    /// The sum of lines, which must not contain each other.
    ///
    /// - Throws: ``RollUpError/mixedLevels(ancestor:descendant:)`` when a line is a part of another, and
    ///   ``RollUpError/outOfRange(line:column:)``.
    @_semantics("optimize.sil.specialize.generic.never")
    public static func sum(_ lines: [Line<LineID, Amounts>]) throws(RollUpError) -> Amounts {
        var byKey: [LineID: String] = [:]
        for line in lines { byKey[line.key] = line.key.description }
        var sum = Amounts()
        for line in lines {
            var ancestor = line.key.parent
            while let key = ancestor {
                if let name = byKey[key] { throw .mixedLevels(ancestor: name, descendant: line.key.description) }
                ancestor = key.parent
            }
            sum = try sum.adding(line.amounts, line: line.key.description)
        }
        return sum
    }

    /// 合并: the table of a department from the tables of its units: lines of the same key are added, every level of
    /// every table by itself, and the totals too. Lines by code come out in
    /// prefix order. The caption is the first table's, in the finest precision of all.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    @_semantics("optimize.sil.specialize.generic.never")
    public static func consolidating(_ tables: [Self]) throws(RollUpError) -> Self {
        guard let first = tables.first else { return Self() }
        var result = Self()
        result.caption = .consolidating(tables.map(\.caption))
        var indices: [[LineID]: Int] = [:]
        for table in tables {
            if let total = table.total {
                result.total = try (result.total ?? Amounts()).adding(total, line: "total")
            }
            // Units may share a project, so a line is told by the lines that it belongs to as well.
            for (line, path) in zip(table.lines, table.linePaths) {
                if let index = indices[path], !line.key.mayRepeat || line.key.isSum {
                    result.lines[index].amounts =
                        try result.lines[index].amounts.adding(line.amounts, line: line.key.description)
                } else {
                    indices[path] = result.lines.count
                    result.lines.append(line)
                }
            }
        }
        if result.lines.isEmpty, result.total == nil { result.caption = first.caption }
        if let precedes = LineID.order { result.lines = result.lines.ordered { precedes($0.key, $1.key) } }
        if !result.isEmpty { result.caption.noneStatement = nil }
        return result
    }
}

extension CodedTable {
    /// For each line its key and, where the place of a line says what it belongs to, the keys above.
    var linePaths: [[LineID]] {
        guard LineID.order == nil else { return lines.map { [$0.key] } }
        var paths: [[LineID]] = []
        paths.reserveCapacity(lines.count)
        for (line, parent) in zip(lines, parentIndices()) {
            // A line stands behind the one that it belongs to; where it does not, its key must do.
            let above = parent.flatMap { $0 < paths.count ? paths[$0] : nil } ?? []
            paths.append(above + [line.key])
        }
        return paths
    }
}

extension LineKey {
    /// Whether the line is a sum by its nature, like the groups of projects.
    fileprivate var isSum: Bool {
        if let row = self as? ProjectRow { !row.isProject } else { false }
    }
}

extension CodedTable {
    /// 汇总: the table with one line for each code of a level, made from the leaves, and 合计 from those.
    ///
    /// A line keeps the name that the table prints for its code; otherwise `name` is asked.
    ///
    /// - Parameters:
    ///   - level: 类, 款 or 项.
    ///   - name: The name of a code that the table does not print.
    /// - Throws: ``RollUpError/tooCoarse(line:)`` when a leaf is above the level, and
    ///   ``RollUpError/outOfRange(line:column:)``.
    @_semantics("optimize.sil.specialize.generic.never")
    public func rolledUp<C>(to level: CodeLevel, name: (Code<C>) -> String? = { _ in nil }) throws(RollUpError) -> Self
    where LineID == Code<C> {
        try summed(name: name) { leaf throws(RollUpError) in
            guard let code = leaf.ancestor(at: level) else { throw .tooCoarse(line: leaf.description) }
            return [code]
        }
    }

    /// 逐级汇总: the table with every level made anew from the leaves: 款, 类 and 合计.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    @_semantics("optimize.sil.specialize.generic.never")
    public func rebuilt<C>(name: (Code<C>) -> String? = { _ in nil }) throws(RollUpError) -> Self
    where LineID == Code<C> {
        try summed(name: name) { leaf throws(RollUpError) in [leaf] + leaf.ancestors }
    }

    /// The table with one line for each key that the leaves add to, in prefix order.
    @_semantics("optimize.sil.specialize.generic.never")
    private func summed<C>(
        name: (Code<C>) -> String?, groups: (Code<C>) throws(RollUpError) -> [Code<C>]
    ) throws(RollUpError) -> Self where LineID == Code<C> {
        var names: [Code<C>: String] = [:]
        for line in lines where names[line.key] == nil { names[line.key] = line.name }
        var sums: [Code<C>: Amounts] = [:]
        var total = Amounts()
        for leaf in leaves {
            for code in try groups(leaf.key) {
                sums[code] = try (sums[code] ?? Amounts()).adding(leaf.amounts, line: code.description)
            }
            total = try total.adding(leaf.amounts, line: "total")
        }
        var result = Self()
        result.caption = caption
        result.total = total
        result.lines = sums.keys.ordered().map { code in
            Line(code, names[code] ?? name(code) ?? code.description, amounts: sums[code] ?? Amounts())
        }
        return result
    }
}
