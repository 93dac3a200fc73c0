public import BudgetCodes

/// 部门汇总: the disclosures of units put together into one for their department.
///
/// Figures of the same line are added, every level of every table by itself; projects and performance forms are put
/// one after the other. Of the goals of whole units only the funds and the planned projects can be put together; the goals
/// and indicators of a department are its own. Money that units pay each other is counted on both sides, as no table says who paid whom.
public struct Consolidation: Hashable, Sendable {
    /// The document of the department.
    public let disclosure: Disclosure
    /// How many documents were put together.
    public let unitCount: Int

    /// Puts the documents of units together.
    ///
    /// Tables that only some of the documents have are made from those; the remarks say so.
    ///
    /// - Parameters:
    ///   - units: Documents of one kind and year, none of which contains another.
    ///   - header: The header of the department's document.
    /// - Throws: ``ConsolidationError``.
    @_optimize(none)
    public init(of units: [Disclosure], header: Disclosure.Header) throws(ConsolidationError) {
        for (index, unit) in units.enumerated() {
            guard unit.header.kind == header.kind, unit.header.fiscalYear == header.fiscalYear else {
                throw .mixed(unit.header.agency.name)
            }
            for other in units[..<index] where other.header.agency.overlaps(unit.header.agency) {
                throw .overlap(other.header.agency.name, unit.header.agency.name)
            }
        }
        var visitor = ConsolidatingVisitor(units: units, result: Disclosure(header))
        Disclosure.visitTables(&visitor)
        if let error = visitor.error { throw .sum(error) }
        var result = visitor.result
        result.performance.departmentGoal = .consolidating(units.compactMap(\.performance.departmentGoal))
        result.performance.projectGoals = units.flatMap(\.performance.projectGoals)
        result.performance.projectSelfEvaluations = units.flatMap(\.performance.projectSelfEvaluations)
        disclosure = result
        unitCount = units.count
    }

    /// 与部门公开数核对: every figure of a published document of the department that differs from the sum of its units,
    /// and every line that only one of both has.
    ///
    /// A difference that the rounding of all printed figures explains has the verdict ``Verdict/rounding``.
    public func differences(from published: Disclosure) -> [ConsolidationDifference] {
        var visitor = DifferenceVisitor(published: published, sum: disclosure, unitCount: unitCount)
        Disclosure.visitTables(&visitor)
        return visitor.differences
    }
}

/// A figure that a department published and that is not the sum of its units.
public struct ConsolidationDifference: Hashable, Codable, Sendable {
    /// The place and the published figure; `nil` in a line or a table that the department did not publish.
    public let published: Cell
    /// The sum of the units; `nil` when none of them has the line or the table.
    public let sum: Amount?
    /// The published figure less the sum, blank as zero; `nil` when it is beyond the range of amounts.
    public let difference: Amount?
    /// ``Verdict/rounding`` or ``Verdict/violated``; ``Verdict/notEvaluated`` when one side lacks the whole table.
    public let verdict: Verdict
}

/// Why documents cannot be put together.
public enum ConsolidationError: Error, Hashable, Sendable {
    /// A document is of another kind or year than the department's.
    case mixed(String)
    /// Two documents are of the same body, or one body belongs to the other.
    case overlap(String, String)
    /// A sum is beyond the range of amounts.
    case sum(RollUpError)

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        switch (self, language) {
        case (.mixed(let name), .chinese): "\(name)的文件种类或年度不同，不能汇总"
        case (.mixed(let name), .english): "the document of \(name) is of another kind or year"
        case (.overlap(let one, let other), .chinese): "\(one)和\(other)相互包含，不能汇总"
        case (.overlap(let one, let other), .english):
            "\(one) and \(other) contain each other; adding both would count the same money twice"
        case (.sum(let error), _): error.message(in: language)
        }
    }
}

extension ConsolidationError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}

extension Agency {
    /// Whether two bodies are the same or one belongs to the other, as far as codes or, without them, names tell.
    fileprivate func overlaps(_ other: Agency) -> Bool {
        guard let code, let otherCode = other.code else { return name == other.name }
        return code == otherCode || code.isAncestor(of: otherCode) || otherCode.isAncestor(of: code)
    }
}

extension DepartmentPerformanceGoal {
    /// The funds and the planned projects of several units; `nil` when there are none.
    fileprivate static func consolidating(_ goals: [DepartmentPerformanceGoal]) -> DepartmentPerformanceGoal? {
        guard let first = goals.first else { return nil }
        var result = DepartmentPerformanceGoal()
        result.caption = .consolidating(goals.map(\.caption))
        result.funding.year = first.funding.year
        for goal in goals {
            result.funding.income.add(goal.funding.income)
            result.funding.expenditure.add(goal.funding.expenditure)
            result.projects += goal.projects
        }
        if !result.isEmpty { result.caption.noneStatement = nil }
        return result
    }
}

extension [FundingLine] {
    /// Adds lines by name. Shares are of one unit and are left out; a figure beyond the range of amounts too.
    fileprivate mutating func add(_ lines: [FundingLine]) {
        for line in lines {
            let index = firstIndex { $0.name == line.name } ?? count
            if index == count { append(FundingLine(line.name)) }
            for path in [\FundingLine.current, \.lastYear, \.yearBeforeLast] {
                guard let amount = line[keyPath: path] else { continue }
                self[index][keyPath: path] = (self[index][keyPath: path] ?? .zero).adding(amount)
            }
        }
    }
}

extension TwoSidedTable {
    /// 合并: the table of a department from the tables of its units, row by row.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    @_semantics("optimize.sil.specialize.generic.never")
    public static func consolidating(_ tables: [Self]) throws(RollUpError) -> Self {
        var result = Self()
        result.caption = .consolidating(tables.map(\.caption))
        for table in tables {
            try result.income.add(table.income)
            try result.expenditure.add(table.expenditure)
        }
        if !result.isEmpty { result.caption.noneStatement = nil }
        return result
    }
}

extension Array {
    /// Adds the rows of another list: equal rows are summed, new ones go behind the row that they follow there.
    @_semantics("optimize.sil.specialize.generic.never")
    fileprivate mutating func add<Amounts>(_ rows: [Element]) throws(RollUpError)
    where Element == Line<SummaryRow, Amounts> {
        var last: Int?
        for row in rows {
            if let index = firstIndex(where: { $0.key == row.key }) {
                self[index].amounts = try self[index].amounts.adding(row.amounts, line: row.key.description)
                last = index
            } else {
                let index = last.map { $0 + 1 } ?? 0
                insert(row, at: index)
                last = index
            }
        }
    }
}

extension Caption {
    /// The caption of a table that is put together: as the first one prints it, in the finest precision of all.
    static func consolidating(_ captions: [Caption]) -> Caption {
        guard var caption = captions.first else { return Caption() }
        for other in captions where other.precision.quantum < caption.precision.quantum {
            caption.precision = other.precision
        }
        if !captions.allSatisfy({ $0.columns == caption.columns }) { caption.columns = nil }
        return caption
    }
}

/// Puts every table of the units together.
private struct ConsolidatingVisitor: TableVisitor {
    let units: [Disclosure]
    var result: Disclosure
    var error: RollUpError?

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        consolidate(place) { tables throws(RollUpError) in try Table.consolidating(tables) }
    }

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        consolidate(place) { tables throws(RollUpError) in try Table.consolidating(tables) }
    }

    @_semantics("optimize.sil.specialize.generic.never")
    private mutating func consolidate<Table: DisclosureTable>(
        _ place: WritableKeyPath<Disclosure, Table?>, _ body: ([Table]) throws(RollUpError) -> Table
    ) {
        let tables = units.compactMap { $0[keyPath: place] }
        guard !tables.isEmpty, error == nil else { return }
        if tables.count < units.count {
            let missing = units.filter { $0[keyPath: place] == nil }.map(\.header.agency.name)
            result.remarks.append("\(Table.form.officialName)不含未公开此表的单位：\(missing.joined(separator: "、"))")
        }
        do throws(RollUpError) {
            result[keyPath: place] = try body(tables)
        } catch {
            self.error = error
        }
    }
}

/// Describes the cells of one list of lines.
private struct CellPlace {
    let form: Form
    /// `income.` or `expenditure.` for a side, else empty.
    let prefix: String
    let precision: Precision

    @_semantics("optimize.sil.specialize.generic.never")
    func cell<Amounts>(_ line: String, _ name: String, _ column: Column<Amounts>, _ amounts: Amounts?) -> Cell {
        Cell(
            Location(table: form.id, line: prefix + line, column: column.name), form: form, lineName: name,
            columnLabel: column.label, amount: amounts?[column])
    }
}

/// Compares the tables of two documents cell by cell.
private struct DifferenceVisitor: TableVisitor {
    let published: Disclosure
    let sum: Disclosure
    let unitCount: Int
    var differences: [ConsolidationDifference] = []

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        guard let (own, sum) = both(place) else { return }
        compare(
            (own.lines, own.linePaths), (sum.lines, sum.linePaths), Table.form, "", own.caption.precision,
            sum.caption.precision)
        let place = CellPlace(form: Table.form, prefix: "", precision: own.caption.precision)
        compare(own.total, sum.total, sum.caption.precision, place, "total", "合计")
    }

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        guard let (own, sum) = both(place) else { return }
        let (precision, other) = (own.caption.precision, sum.caption.precision)
        @_semantics("optimize.sil.specialize.generic.never")
        func paths<Amounts>(_ lines: [Line<SummaryRow, Amounts>]) -> [[SummaryRow]] { lines.map { [$0.key] } }
        compare(
            (own.income, paths(own.income)), (sum.income, paths(sum.income)), Table.form, "income.", precision, other)
        compare(
            (own.expenditure, paths(own.expenditure)), (sum.expenditure, paths(sum.expenditure)), Table.form,
            "expenditure.", precision, other)
    }

    /// The tables of both; when one is missing, that is the difference.
    @_semantics("optimize.sil.specialize.generic.never")
    private mutating func both<Table: DisclosureTable>(
        _ place: KeyPath<Disclosure, Table?>
    ) -> (Table, Table)? {
        let (own, sum) = (published[keyPath: place], sum[keyPath: place])
        if let own, let sum { return (own, sum) }
        guard own != nil || sum != nil else { return nil }
        let cell = Cell(Location(table: Table.form.id), form: Table.form)
        differences.append(
            ConsolidationDifference(published: cell, sum: nil, difference: nil, verdict: .notEvaluated))
        return nil
    }

    @_semantics("optimize.sil.specialize.generic.never")
    private mutating func compare<LineID, Amounts>(
        _ own: (lines: [Line<LineID, Amounts>], paths: [[LineID]]),
        _ sum: (lines: [Line<LineID, Amounts>], paths: [[LineID]]),
        _ form: Form, _ prefix: String, _ precision: Precision, _ otherPrecision: Precision
    ) {
        let place = CellPlace(form: form, prefix: prefix, precision: precision)
        // Lines of one path are taken one after the other.
        var sums: [[LineID]: [Line<LineID, Amounts>]] = [:]
        for (line, path) in zip(sum.lines, sum.paths).reversed() { sums[path, default: []].append(line) }
        for (line, path) in zip(own.lines, own.paths) {
            let other = sums[path]?.popLast()
            compare(line.amounts, other?.amounts, otherPrecision, place, line.key.description, line.name)
        }
        // What only the units have, in order.
        for path in sum.paths {
            guard let line = sums[path]?.popLast() else { continue }
            compare(nil, line.amounts, otherPrecision, place, line.key.description, line.name)
        }
    }

    @_semantics("optimize.sil.specialize.generic.never")
    private mutating func compare<Amounts: AmountColumns>(
        _ own: Amounts?, _ sum: Amounts?, _ precision: Precision, _ place: CellPlace, _ line: String,
        _ name: String
    ) {
        for column in Amounts.columns {
            let (printed, expected) = (own?[column], sum?[column])
            let (difference, overflow) = (printed ?? .zero).fen.subtractingReportingOverflow((expected ?? .zero).fen)
            guard overflow || difference != 0 else { continue }
            // The sum of n rounded figures against one: (n + 1) half quanta.
            let quantum = max(place.precision.quantum.fen, precision.quantum.fen)
            let (room, roomOverflow) = quantum.multipliedReportingOverflow(by: Int64(clamping: unitCount + 1))
            let (twice, twiceOverflow) = difference.magnitude.multipliedReportingOverflow(by: 2)
            let isWithin = !overflow && !twiceOverflow && (roomOverflow || twice <= room.magnitude)
            differences.append(
                ConsolidationDifference(
                    published: place.cell(line, name, column, own), sum: expected,
                    difference: overflow ? nil : Amount(fen: difference),
                    verdict: isWithin ? .rounding : .violated))
        }
    }
}
