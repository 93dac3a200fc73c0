import BudgetCodes
import BudgetModel

/// Reads a table of budget lines into the columns of a ledger.
///
/// Lines are scanned a few hundred at a time, and each of their columns is read by itself: a loop over cells that give
/// a code or a number at once, as nearly all do, and a slow way for the others, by their text.
struct LedgerReader {
    private(set) var ledger = BudgetLedger()
    private(set) var skipped: [LedgerReading.SkippedLine] = []
    /// The items of income lines, one for each line of the ledger, where they are read.
    private(set) var items: [SummaryRow?] = []

    private let path: String?
    private let limits: LedgerLimits
    private let bytes: SourceBytes
    private let headings: LedgerHeadings
    private let fields: Set<LedgerField>
    private var scanner: LineScanner
    private var lines: ScannedLines
    /// The place of each field among the cells that are kept, by its place among all fields; -1 when there is none.
    private var places = Array(repeating: -1, count: LedgerField.allCases.count)
    /// The places of cells that mean nothing but may say 合计: those before the amounts.
    private var otherPlaces: [Int] = []

    // What stands in a cell is read once for every text; lines repeat a few of them, or many.
    private var known = Array(repeating: CellNumbers(), count: LedgerField.allCases.count)
    private var itemValues: [SummaryRow] = []
    private var agencyNames = NameCells()
    private var projectNames = NameCells()

    // The block that is being read: how many of its lines are, and what was found in them.
    private var end = 0
    private var failure: LedgerError?
    private var isLeftOut = [Bool](repeating: false, count: ScannedLines.capacity)
    private var hasLeftOut = false

    /// A number that stands for 合计 or the like.
    private static let sumWord: Int32 = -1

    /// Finds the headings. `amountHeading` names the column to read where several have amounts.
    init(
        _ bytes: SourceBytes, path: String?, limits: LedgerLimits, fields: Set<LedgerField>, amountHeading: String?
    ) throws(LedgerError) {
        self.path = path
        self.limits = limits
        self.bytes = bytes
        self.fields = fields
        headings = try LedgerHeadings(bytes, path: path, fields: fields, amountHeading: amountHeading)
        var places = Array(repeating: -1, count: headings.count)
        for (field, column) in headings.columns {
            self.places[field.place] = field.place
            places[column] = field.place
        }
        var width = LedgerField.allCases.count
        for column in 0..<(headings.columns[.amount] ?? 0) where places[column] < 0 {
            places[column] = width
            otherPlaces.append(width)
            width += 1
        }
        scanner = LineScanner(
            bytes, separator: headings.separator, from: headings.position, line: headings.line, places: places)
        lines = ScannedLines(bytes, width: width)
    }

    // MARK: Lines

    /// Reads all lines.
    mutating func read() throws(LedgerError) {
        var block = LedgerBlock(count: ScannedLines.capacity)
        var itemBlock = [Int32](repeating: 0, count: ScannedLines.capacity)
        while true {
            let start = scanner.position
            scanner.scan(into: &lines)
            guard lines.count > 0 || scanner.problem == nil && !scanner.isAtEnd else { break }
            end = lines.count
            if ledger.isEmpty, lines.count > 0 {
                let share = (scanner.position - start) / lines.count + 1
                ledger.reserveCapacity(min((bytes.count - start) / share + lines.count, limits.lines))
            }
            readDimensions(&block)
            readItems(&itemBlock)
            readOtherCells()
            readAmounts(&block)
            let count = hasLeftOut ? closeGaps(&block, &itemBlock) : end
            try append(block, itemBlock, count)
            if let failure { throw failure }
            guard scanner.problem == nil else { break }
        }
        if let problem = scanner.problem { throw error(problem) }
        skipped.sort { $0.line < $1.line }
        ledger.setNames(ofAgencies: agencyNames.names, ofProjects: projectNames.names)
    }

    private mutating func append(_ block: LedgerBlock, _ itemBlock: [Int32], _ count: Int) throws(LedgerError) {
        guard ledger.count + count <= limits.lines else {
            throw LedgerError(.tooManyLines(limit: limits.lines), path: path, line: lines.numbers[0])
        }
        ledger.append(block, count: count)
        guard places[LedgerField.item.place] >= 0 else { return }
        for number in itemBlock[0..<count] { items.append(number == 0 ? nil : itemValues[Int(number) - 1]) }
    }

    /// Takes out the lines that are left out, and gives the number of those that stay.
    private mutating func closeGaps(_ block: inout LedgerBlock, _ itemBlock: inout [Int32]) -> Int {
        var count = 0
        for line in 0..<end {
            if isLeftOut[line] {
                isLeftOut[line] = false
                continue
            }
            block.move(line, to: count)
            itemBlock[count] = itemBlock[line]
            count += 1
        }
        hasLeftOut = false
        return count
    }

    private mutating func leaveOut(_ line: Int) {
        isLeftOut[line] = true
        hasLeftOut = true
    }

    /// The cells of a line as texts, whatever columns are kept.
    private func texts(_ line: Int) -> [String] {
        LineScanner.texts(bytes, separator: headings.separator, at: lines.starts[line])
    }

    /// What says that a line is the sum of others: its first text, or the text of a column that is read.
    private func sumWord(_ line: Int) -> String? {
        let texts = texts(line)
        if let first = texts.first(where: { !$0.isEmpty }), isSumWord(first) { return first }
        for (field, column) in headings.columns.sorted(by: { $0.value < $1.value }) where field != .amount {
            if column < texts.count, isSumWord(texts[column]) { return texts[column] }
        }
        return nil
    }

    /// Leaves a line out when it is the sum of others; false when it is not.
    private mutating func leaveOutSum(_ line: Int) -> Bool {
        if isLeftOut[line] { return true }
        guard let text = sumWord(line) else { return false }
        skipped.append(LedgerReading.SkippedLine(line: lines.numbers[line], text: text))
        leaveOut(line)
        return true
    }

    /// Remembers that the lines before one are the last that can be read.
    private mutating func fail(_ line: Int, _ kind: LedgerError.Kind, _ field: LedgerField, _ text: String) {
        end = line
        failure = LedgerError(kind, path: path, line: lines.numbers[line], column: headings.names[field], text: text)
    }

    private func error(_ problem: LineScanner.Problem) -> LedgerError {
        switch problem.kind {
        case .unclosedQuote: LedgerError(.unclosedQuote, path: path, line: problem.line)
        case .longLine: LedgerError(.tooLong, path: path, line: problem.line)
        case .extraCell(let text):
            LedgerError(.tooManyCells(headings: headings.count), path: path, line: problem.line, text: text)
        }
    }

    // MARK: Columns

    /// Reads the cells of a column as numbers.
    ///
    /// - Parameters:
    ///   - plain: The number of a cell at once, or a negative one.
    ///   - read: The number of a text, or `nil` when it cannot be read.
    @inline(__always)
    private mutating func readColumn(
        _ field: LedgerField, into numbers: inout [Int32],
        expected: @autoclosure () -> String, plain: (inout Self, SourceBytes, Cell) -> Int32,
        read: (inout Self, String) -> Int32?
    ) {
        let index = field.place
        let place = places[index]
        guard place >= 0 else { return }
        let bytes = lines.bytes
        var line = 0
        while line < end {
            let cell = lines[place, line]
            var number: Int32 = 0
            if !cell.isBlank {
                number = plain(&self, bytes, cell)
                if number < 0 { number = known[index].number(of: cell, in: bytes) }
                if number < 0 { number = readText(line, cell, field, expected(), read) }
            }
            numbers[line] = number
            line &+= 1
        }
    }

    /// The number of a cell by its text. A line of sums is left out; another that cannot be read ends the lines.
    private mutating func readText(
        _ line: Int, _ cell: Cell, _ field: LedgerField, _ expected: String, _ read: (inout Self, String) -> Int32?
    ) -> Int32 {
        if lines.bytes.mayBeSumWord(cell), leaveOutSum(line) { return 0 }
        let text = lines.bytes.trimmedText(cell)
        if text.isEmpty { return 0 }
        if let number = read(&self, text) {
            known[field.place].set(number, for: cell, in: lines.bytes)
            return number
        }
        if !leaveOutSum(line) { fail(line, .malformed(expected: expected), field, lines.bytes.text(cell)) }
        return 0
    }

    private mutating func readDimensions(_ block: inout LedgerBlock) {
        readColumn(
            .function, into: &block.functions,
            expected: "支出功能分类科目代码 EXP_FUNC_CODE, 3, 5 or 7 digits from 2",
            plain: { $1.code($2, first: UInt8(ascii: "2"), digits: 7) },
            read: { (try? FunctionalCode(parsing: leadingCode($1)))?.value })
        readColumn(
            .economic, into: &block.economics,
            expected: "部门支出经济分类代码 DEP_BGT_ECO_CODE, 3 or 5 digits from 3",
            plain: { $1.code($2, first: UInt8(ascii: "3"), digits: 5) },
            read: { (try? DepartmentEconomicCode(parsing: leadingCode($1)))?.value })
        readAgencies(&block.agencies)
        readProjects(&block.projects)
        readFunds(&block.funds)
        readTraits(&block.traits)
    }

    private mutating func readAgencies(_ numbers: inout [Int32]) {
        readColumn(
            .agency, into: &numbers, expected: "单位代码 AGENCY_CODE, 3 to 21 digits",
            plain: { _, _, _ in -1 },
            read: { reader, text in
                guard let code = try? AgencyCode(parsing: leadingCode(text)) else { return nil }
                return reader.ledger.number(of: AgencyID.code(code))
            })
        guard places[LedgerField.agencyName.place] >= 0 else { return }
        var names = NameCells()
        swap(&names, &agencyNames)
        readNames(.agencyName, &names, beside: .agency, &numbers) { $0.ledger.number(of: AgencyID.named($1)) }
        agencyNames = names
    }

    private mutating func readProjects(_ numbers: inout [Int32]) {
        // Codes of projects have several shapes in use. One that is not of the national shape is kept as a name, digits
        // and all.
        readColumn(
            .project, into: &numbers, expected: "项目代码 PRO_CODE",
            plain: { reader, bytes, cell in
                bytes.projectCode(cell).map { reader.ledger.number(of: $0) } ?? -1
            },
            read: { reader, text in
                reader.ledger.number(of: projectCode(text).map(ProjectID.code) ?? .named(text))
            })
        guard places[LedgerField.projectName.place] >= 0 else { return }
        var names = NameCells()
        swap(&names, &projectNames)
        readNames(.projectName, &names, beside: .project, &numbers) { $0.ledger.number(of: ProjectID.named($1)) }
        projectNames = names
    }

    /// Reads names: of what has a code in its line, or else of something that is known by its name only.
    private mutating func readNames(
        _ field: LedgerField, _ names: inout NameCells, beside code: LedgerField,
        _ numbers: inout [Int32], number: (inout Self, String) -> Int32
    ) {
        let place = places[field.place]
        guard place >= 0 else { return }
        let hasCodes = places[code.place] >= 0
        var line = 0
        while line < end {
            let cell = lines[place, line]
            var result = hasCodes ? numbers[line] : 0
            if !cell.isBlank {
                let name = names.name(of: cell, in: lines.bytes)
                if name == Self.sumWord {
                    if !leaveOutSum(line) { result = 0 }
                } else if name > 0 {
                    if result > 0 {
                        names.setName(name, of: result)
                    } else {
                        result = names.number(of: name)
                        if result == 0 {
                            result = number(&self, names.texts[Int(name) - 1])
                            names.setNumber(result, of: name)
                        }
                    }
                }
            }
            numbers[line] = result
            line &+= 1
        }
    }

    private mutating func readFunds(_ numbers: inout [UInt8]) {
        guard places[LedgerField.fund.place] >= 0 else { return }
        var wide = [Int32](repeating: 0, count: ScannedLines.capacity)
        readColumn(
            .fund, into: &wide, expected: "资金性质 FUND_TYPE_CODE such as 11, or 一般公共预算资金",
            plain: { _, _, _ in -1 },
            read: { reader, text in
                guard let fund = LedgerWords.fundNature(text) else { return nil }
                // More than a ledger holds are told apart from the others below.
                return reader.ledger.number(of: fund).map { Int32($0) } ?? 256
            })
        for line in 0..<end {
            if wide[line] == 256 {
                fail(line, .tooManyFunds, .fund, "")
                return
            }
            numbers[line] = UInt8(truncatingIfNeeded: wide[line])
        }
    }

    private mutating func readTraits(_ traits: inout [UInt8]) {
        guard places[LedgerField.period.place] >= 0 || places[LedgerField.kind.place] >= 0 else { return }
        var kindNumbers = [Int32](repeating: 0, count: ScannedLines.capacity)
        var periodNumbers = kindNumbers
        readColumn(
            .kind, into: &kindNumbers, expected: "人员经费, 公用经费, 项目支出 or the like", plain: { _, _, _ in -1 },
            read: { _, text in
                let kind = LedgerWords.kinds[text] ?? LedgerWords.kinds[leadingCode(text)]
                return kind.map { Int32(LedgerBlock.traits(kind: $0)) }
            })
        readColumn(
            .period, into: &periodNumbers, expected: "本年 or 上年结转, current or carriedOver",
            plain: { _, _, _ in -1 },
            read: { _, text in LedgerWords.periods[text].map { Int32(LedgerBlock.traits(period: $0)) } })
        for line in 0..<end { traits[line] = UInt8(truncatingIfNeeded: kindNumbers[line] | periodNumbers[line]) }
    }

    private mutating func readItems(_ numbers: inout [Int32]) {
        readColumn(
            .item, into: &numbers, expected: "an item of 收支总表 such as 经费拨款（补助）",
            plain: { _, _, _ in -1 },
            read: { reader, text in
                guard let item = LedgerWords.items[text] else { return nil }
                reader.itemValues.append(item)
                return Int32(truncatingIfNeeded: reader.itemValues.count)
            })
    }

    /// Looks for 合计 in the cells that mean nothing.
    private mutating func readOtherCells() {
        for place in otherPlaces {
            for line in 0..<end {
                let cell = lines[place, line]
                if cell.isBlank || !lines.bytes.mayBeSumWord(cell) { continue }
                _ = leaveOutSum(line)
            }
        }
    }

    // MARK: Amounts

    private mutating func readAmounts(_ block: inout LedgerBlock) {
        let place = places[LedgerField.amount.place]
        let decimals = headings.unit.decimalsOfFen
        var line = 0
        while line < end {
            let fen = lines.bytes.decimal(lines[place, line], decimals: decimals)
            block.amounts[line] = fen ?? readAmount(line, lines[place, line])
            line &+= 1
        }
    }

    /// An amount in another form than digits and a point.
    private mutating func readAmount(_ line: Int, _ cell: Cell) -> Int64 {
        if isLeftOut[line] { return 0 }
        let text = lines.bytes.text(cell, limit: 400)
        do throws(AmountError) {
            if let amount = try Amount.parse(text, unit: headings.unit) { return amount.fen }
        } catch {
            if !leaveOutSum(line) {
                fail(line, .malformed(expected: "digits such as 13,382.00, no finer than one fen"), .amount, text)
            }
            return 0
        }
        if texts(line).allSatisfy(\.isEmpty) {
            leaveOut(line)
        } else if !leaveOutSum(line) {
            fail(line, .missingAmount, .amount, "")
        }
        return 0
    }
}
