import BudgetCodes
import BudgetModel

/// Reads the cells of a table of budget lines.
struct LedgerReader {
    private var text: DelimitedText
    private var fields = DelimitedText.Fields()
    private let path: String?
    private let limits: LedgerLimits
    /// The column of each field, by its place among all fields; -1 when there is none.
    private var columns = Array(repeating: -1, count: LedgerField.allCases.count)
    private var headings: [LedgerField: String] = [:]
    private var unit = AmountUnit.yuan
    private var count = 0

    // What stands in a cell is read once for every text; lines repeat a few of them.
    private var agencies = CellCache<AgencyID?>()
    private var projects = CellCache<ProjectID?>()
    private var functions = CellCache<FunctionalCode?>()
    private var economics = CellCache<DepartmentEconomicCode?>()
    private var funds = CellCache<FundNature?>()
    private var periods = CellCache<FundPeriod?>()
    private var kinds = CellCache<ExpenditureKind?>()
    private var items = CellCache<SummaryRow?>()

    /// Finds the headings. `amountHeading` names the column to read where several have amounts.
    init(
        _ bytes: [UInt8], path: String?, limits: LedgerLimits, amountHeading: String?
    ) throws(LedgerError) {
        self.path = path
        self.limits = limits
        guard bytes.count <= limits.bytes else { throw LedgerError(.tooLarge(limit: limits.bytes), path: path) }
        guard bytes.isUTF8 else { throw LedgerError(.notUTF8, path: path) }
        text = DelimitedText(bytes, separator: UInt8(ascii: ","), maximumCellCount: 512)
        // The headings tell the separator: with the wrong one all of them are one cell.
        for separator in [UInt8(ascii: ","), UInt8(ascii: "\t")] {
            text = DelimitedText(bytes, separator: separator, maximumCellCount: 512)
            if try findColumns(amountHeading) { return }
        }
        if let amountHeading { throw LedgerError(.noSuchHeading, path: path, column: amountHeading) }
        throw LedgerError(.missingHeading, path: path)
    }

    // MARK: Headings

    private mutating func findColumns(_ amountHeading: String?) throws(LedgerError) -> Bool {
        // A title and a unit line may stand above.
        for _ in 0..<20 {
            guard text.next(into: &fields) else { break }
            var found: [(field: LedgerField, heading: String, unit: AmountUnit?, index: Int)] = []
            for index in fields.ranges.indices {
                let heading = text.text(of: index, in: fields).trimmedCell
                if let amountHeading {
                    // The column that is asked for, and no other, has the amounts.
                    if heading == amountHeading {
                        found.append((.amount, heading, Heading(heading).unit, index))
                        continue
                    }
                }
                guard let field = Heading(heading).field, field != .amount || amountHeading == nil else { continue }
                found.append((field, heading, Heading(heading).unit, index))
            }
            guard found.contains(where: { $0.field == .amount }), found.count > 1 else { continue }
            for (field, heading, unit, index) in found {
                if let other = headings[field] {
                    throw LedgerError(.repeatedHeading(other), path: path, line: fields.line, column: heading)
                }
                headings[field] = heading
                columns[field.place] = index
                if field == .amount, let unit { self.unit = unit }
            }
            return true
        }
        return false
    }

    /// A heading taken apart: `金额（万元）`, `AMT`.
    private struct Heading {
        var field: LedgerField?
        var unit: AmountUnit?

        init(_ text: String) {
            var name = text.withoutSpaces.folded.lowercased()
            for unit in AmountUnit.allCases {
                for ending in ["(\(unit.name(in: .chinese)))", "/\(unit.name(in: .chinese))"]
                where name.hasSuffix(ending) {
                    name.removeLast(ending.count)
                    self.unit = unit
                }
            }
            field = LedgerField.byHeading[name]
        }
    }

    // MARK: Lines

    /// Goes to the next line that has anything; false at the end.
    mutating func advance() throws(LedgerError) -> Bool {
        while text.next(into: &fields) {
            guard !fields.ranges.allSatisfy(\.isEmpty) else { continue }
            count += 1
            guard count <= limits.lines else {
                throw LedgerError(.tooManyLines(limit: limits.lines), path: path, line: fields.line)
            }
            return true
        }
        if let line = text.unclosedQuoteLine { throw LedgerError(.unclosedQuote, path: path, line: line) }
        return false
    }

    mutating func budgetLine() throws(LedgerError) -> BudgetLine {
        BudgetLine(
            agency: try agency(), project: try project(), function: try function(), economic: try economic(),
            fund: try fund(), period: try period(), kind: try kind(), amount: try amount())
    }

    mutating func incomeLine() throws(LedgerError) -> IncomeLine {
        IncomeLine(
            agency: try agency(), function: try function(), fund: try fund(), item: try item(), period: try period(),
            amount: try amount())
    }

    /// The text of a cell, `nil` when the column is not there or the cell is blank.
    func name(_ field: LedgerField) -> String? {
        let column = columns[field.place]
        guard fields.ranges.indices.contains(column), !fields.ranges[column].isEmpty else { return nil }
        let name = text.text(of: column, in: fields).trimmedCell
        return name.isEmpty ? nil : name
    }

    private func bytes(_ field: LedgerField) -> ArraySlice<UInt8>? {
        let column = columns[field.place]
        return column < 0 ? nil : text.bytes(of: column, in: fields)
    }

    private func fail(_ kind: LedgerError.Kind, _ field: LedgerField) -> LedgerError {
        LedgerError(
            kind, path: path, line: fields.line, column: headings[field],
            text: columns[field.place] < 0 ? "" : text.text(of: columns[field.place], in: fields))
    }

    /// The value of a cell by its cache, or read from its text.
    private mutating func value<Value>(
        _ field: LedgerField, _ cache: WritableKeyPath<Self, CellCache<Value?>>, expected: String,
        read: (String) -> Value?
    ) throws(LedgerError) -> Value? {
        guard let bytes = bytes(field), !bytes.isEmpty else { return nil }
        if let known = self[keyPath: cache][bytes] { return known }
        let text = String(decoding: bytes, as: UTF8.self).trimmedCell
        guard !text.isEmpty else { return nil }
        guard let value = read(text) else { throw fail(.malformed(expected: expected), field) }
        self[keyPath: cache][bytes] = value
        return value
    }

    private mutating func agency() throws(LedgerError) -> AgencyID? {
        let agency = try value(.agency, \.agencies, expected: "单位代码 AGENCY_CODE, 3 to 21 digits") { text in
            (try? AgencyCode(parsing: leadingCode(text))).map(AgencyID.code)
        }
        return agency ?? name(.agencyName).map { .named($0) }
    }

    private mutating func project() throws(LedgerError) -> ProjectID? {
        // Codes of projects have several shapes in use. One that is not of the national shape is kept as a name.
        let project = try value(.project, \.projects, expected: "项目代码 PRO_CODE") { text in
            (try? ProjectCode(parsing: text)).map(ProjectID.code) ?? .named(text)
        }
        return project ?? name(.projectName).map { .named($0) }
    }

    private mutating func function() throws(LedgerError) -> FunctionalCode? {
        // Plain digits need no memory.
        if let code = bytes(.function)?.withUnsafeBufferPointer({ FunctionalCode(utf8: $0) }) { return code }
        return try value(.function, \.functions, expected: "支出功能分类科目代码 EXP_FUNC_CODE, 3, 5 or 7 digits from 2") {
            try? FunctionalCode(parsing: leadingCode($0))
        }
    }

    private mutating func economic() throws(LedgerError) -> DepartmentEconomicCode? {
        if let code = bytes(.economic)?.withUnsafeBufferPointer({ DepartmentEconomicCode(utf8: $0) }) { return code }
        return try value(.economic, \.economics, expected: "部门支出经济分类代码 DEP_BGT_ECO_CODE, 3 or 5 digits from 3") {
            try? DepartmentEconomicCode(parsing: leadingCode($0))
        }
    }

    private mutating func fund() throws(LedgerError) -> FundNature? {
        try value(.fund, \.funds, expected: "资金性质 FUND_TYPE_CODE such as 11, or 一般公共预算资金") { text in
            let code = leadingCode(text)
            let isCode = !code.isEmpty && code.utf8.count <= 6 && code.utf8.allSatisfy { (48...57).contains($0) }
            return isCode ? FundNature(rawValue: code) : LedgerWords.fund(text)
        }
    }

    private mutating func period() throws(LedgerError) -> FundPeriod? {
        try value(.period, \.periods, expected: "本年 or 上年结转, current or carriedOver") { LedgerWords.periods[$0] }
    }

    private mutating func kind() throws(LedgerError) -> ExpenditureKind? {
        try value(.kind, \.kinds, expected: "人员经费, 公用经费, 项目支出 or the like") { text in
            LedgerWords.kinds[text] ?? LedgerWords.kinds[leadingCode(text)]
        }
    }

    private mutating func item() throws(LedgerError) -> SummaryRow? {
        try value(.item, \.items, expected: "an item of 收支总表 such as 经费拨款（补助）") { LedgerWords.items[$0] }
    }

    private func amount() throws(LedgerError) -> Amount {
        guard let bytes = bytes(.amount) else { throw fail(.missingAmount, .amount) }
        if unit == .yuan, let fen = plainFen(bytes) { return Amount(fen: fen) }
        let amount: Amount?
        do throws(AmountError) {
            amount = try Amount.parse(String(decoding: bytes, as: UTF8.self), unit: unit)
        } catch {
            throw fail(.malformed(expected: "digits such as 13,382.00, no finer than one fen"), .amount)
        }
        guard let amount else { throw fail(.missingAmount, .amount) }
        return amount
    }
}
