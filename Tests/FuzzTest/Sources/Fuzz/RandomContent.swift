import BudgetInterchange
import BudgetModel
import BudgetReading

/// Takes choices from bytes; when there are no more, the first choice.
struct Choices {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var isEmpty: Bool { bytes.isEmpty }

    /// A number below a bound.
    mutating func next(_ bound: Int) -> Int { Int(bytes.popFirst() ?? 0) % max(bound, 1) }

    /// One of some values.
    mutating func one<Value>(of values: [Value]) -> Value {
        let place = next(256) << 8 | next(256)
        return values[place % values.count]
    }

    /// A length on a page, now and then none at all.
    mutating func length() -> Double {
        let kind = next(64)
        let value = Double(next(256) << 2 | next(4)) / 1.5
        switch kind {
        case 0: return .nan
        case 1: return .infinity
        case 2: return -value
        case 3: return value * 1e300
        case 4: return value * 1e9
        default: return value
        }
    }
}

/// What stands in tables: names, headings, lines, codes and figures.
private let vocabulary: [String] = {
    var texts = [
        "", "合计", "小计", "总计", "本年收入合计", "单位：万元", "金额单位：元", "注：本表为空。", "本单位无此项收支", "—", "0.00",
        "1,234.56", "1, 234. 56", "-3.00", "100%", "12 34", "5.001", "1e9", "99999999999999999", "201", "20101",
        "2010101", "01", "208|05",
        "301 工资福利支出", "205.0", "类", "款", "项", "科目编码", "科目名称", "功能分类科目编码", "支出功能分类", "2025年部门预算公开", "目录",
        "一级指标", "二级指标", "三级指标", "指标值", "年度指标值", "实际完成值", "分值", "得分", "权重", "产出指标", "数量指标", "≥95%", "项目名称",
        "年度绩效目标", "年度资金总额", "预算数", "执行数", "执行率", "偏差原因", "满意度指标", "一、", "1.", "附件1", "续表",
    ]
    for form in FormBook.standard.forms + FormBook.government.forms.prefix(40) {
        texts += [form.officialName] + form.aliases
        for layout in form.sides { texts += layout.columns.map(\.heading) }
    }
    return texts
}()

private let forms = FormBook.standard.forms.filter { !$0.sides.isEmpty }

/// Words and lines as numbers.
func randomPages(_ bytes: [UInt8]) -> [PageContent] {
    var choices = Choices(bytes)
    var pages: [PageContent] = []
    for number in 1...1 + choices.next(3) {
        var page = PageContent(number: number, words: [])
        for _ in 0..<choices.next(60) {
            let (x, y) = (choices.length(), choices.length())
            let box = Box(left: x, top: y, right: x + Double(choices.next(90)), bottom: y + Double(choices.next(14)))
            page.words.append(PageWord(choices.one(of: vocabulary), box))
        }
        for _ in 0..<choices.next(40) {
            let (place, start, end) = (choices.length(), choices.length(), choices.length())
            page.rulings.append(
                choices.next(2) == 0
                    ? .level(place, from: start, to: end) : .upright(place, from: start, to: end))
        }
        pages.append(page)
    }
    return pages
}

/// A grid: the headings of a form and rows below them, with cells left out, moved and spanned; or anything.
private func randomGrid(_ choices: inout Choices) -> TableGrid {
    var cells: [TableGrid.Cell] = []
    var headings = ["科目编码", "科目名称"]
    if choices.next(4) > 0 {
        headings += choices.one(of: forms).sides.flatMap { $0.columns.map(\.heading) }
    } else {
        for _ in 0..<choices.next(10) { headings.append(choices.one(of: vocabulary)) }
    }
    let (rows, columns) = (choices.next(30), max(1, headings.count + choices.next(5) - 2))
    for row in 0..<rows {
        for column in 0..<columns {
            let kind = choices.next(32)
            var text = row == 0 && column < headings.count ? headings[column] : choices.one(of: vocabulary)
            if row > 0, column > 1, kind < 20 { text = "\(choices.next(256)).\(choices.next(100))" }
            if row > 0, column == 0, kind < 20 { text = "2\(choices.next(100))0\(choices.next(10))" }
            var cell = TableGrid.Cell(row: row, column: column, text: text, page: kind == 21 ? -5 : row / 9 + 1)
            switch kind {
            case 22: continue
            case 23: cell.columnSpan = choices.next(8)
            case 24: cell.rowSpan = choices.next(8)
            case 25: (cell.row, cell.column) = (choices.next(40) - 3, choices.next(20) - 3)
            case 26: (cell.rowSpan, cell.columnSpan) = (choices.next(2) == 0 ? .max : .min, .max)
            case 27: (cell.row, cell.column) = (.min, .max)
            case 28: cell.box = Box(left: choices.length(), top: 1, right: choices.length(), bottom: 9)
            default: break
            }
            cells.append(cell)
        }
    }
    let origin = choices.one(of: TableGrid.Origin.allCases)
    return TableGrid(rowCount: rows, columnCount: columns, cells: cells, origin: origin)
}

/// Grids with random spans between random texts. Whatever they are, there is a document; it survives writing, is checked
/// and shown, and no more figures are read than are printed.
func fuzzRecognition(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    var content = PublishedContent()
    for _ in 0..<1 + choices.next(6) {
        for _ in 0..<choices.next(4) { content.parts.append(.text(.init(choices.one(of: vocabulary)))) }
        if choices.next(3) > 0 { content.parts.append(.text(.init(choices.one(of: forms).officialName))) }
        let grid = randomGrid(&choices)
        content.parts.append(.grid(grid))
    }
    check(content)
    let recognition = recognizer.recognize(content)
    let document = recognition.disclosure
    for finding in document.validate().findings.prefix(50) {
        precondition(!finding.message(in: .chinese).isEmpty && !finding.message(in: .english).isEmpty)
        _ = recognition.report.cell(at: finding.cell.location)
    }
    _ = document.grids
    let printed = content.grids.reduce(0) { $0 + $1.cells.count { $0.text.contains { $0.isNumber } } }
    let read = recognition.report.count(.recognized) + recognition.report.count(.corrected)
    precondition(read <= printed, "more figures are read than are printed")
    guard let again = try? Disclosure(json: document.json()) else { return }
    precondition(again == document, "a document does not survive writing")
}

private let recognizer = DisclosureRecognizer()
