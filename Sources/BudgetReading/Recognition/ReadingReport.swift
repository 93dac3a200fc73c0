public import BudgetCodes
public import BudgetModel

/// 读取报告: where every figure of a document was found in the file, and what was skipped, put right or lost on the way.
public struct ReadingReport: Hashable, Codable, Sendable {
    /// The tables that were recognised, in the order of the file.
    public var tables: [TableReading] = []
    /// 未识别的表: grids that are no table of a known form.
    public var unknownTables: [UnknownTable] = []
    /// What there is to say about the document as a whole.
    public var notes: [Note] = []
    /// 扫描页: pages without words, which must be recognised by other means first.
    public var pagesWithoutWords: [Int] = []
    /// 工作表: the names of the sheets of a workbook, which count as pages; `nil` in other files.
    public var sheets: [String]?

    /// A report about nothing.
    public init() {}

    /// 单表读取情况: how one table was read.
    public struct TableReading: Hashable, Codable, Sendable {
        /// The form that the table was taken for.
        public var form: Form.ID
        /// The title as printed.
        public var title: String?
        /// The first and the last page, from 1, where there are pages.
        public var firstPage: Int?
        public var lastPage: Int?
        /// 可信度: how sure the reading is, from 0 to 1.
        public var confidence: Double
        /// The figures.
        public var cells: [CellReading]
        /// Rows and columns that were skipped, and what was assumed.
        public var notes: [Note]
    }

    /// 单元格读取情况: a figure of a table, and where it stands in the file.
    public struct CellReading: Hashable, Codable, Sendable {
        /// The line, as in findings.
        public var line: LineID
        /// The column, as in findings.
        public var column: ColumnID
        /// What became of it.
        public var status: Status
        /// Why it was put right or lost.
        public var reason: Reason?
        /// The text as printed, where it was not simply read.
        public var text: String?
        /// The page, from 1, where there are pages.
        public var page: Int?
        /// Where it stands on the page.
        public var box: Box?
        /// 单元格地址: where it stands in a workbook, as `收支总表!C5`; `nil` in other files.
        public var address: String?
    }

    /// 读取结果: what became of a cell.
    public enum Status: String, CaseIterable, Codable, Sendable {
        /// 已识别: it was read as printed.
        case recognized
        /// 已更正: it was read after something was put right.
        case corrected
        /// 丢失: something is printed, but the table does not have it.
        case lost
    }

    /// 原因: why something was put right, skipped or lost.
    public enum Reason: String, CaseIterable, Codable, Sendable {
        /// Spaces stood inside the figure, beside a separator or between all characters.
        case spacing
        /// Spaces stood between digits, which may be two figures.
        case brokenFigure
        /// Other text stood in the same cell.
        case gluedText
        /// The figure has digits of a computation, such as 158.75000000000003.
        case noise
        /// The text is no amount.
        case noAmount
        /// The figure has decimals finer than one 分.
        case tooFine
        /// The amount has a unit that is not that of the table.
        case otherUnit
        /// Cells of the row were missing, and what adds up tells where the others belong.
        case slipped
        /// Cells of the row were missing, and where the others belong cannot be told.
        case ambiguous
        /// Cells of rows are missing at the end, and what adds up does not say otherwise.
        case shortRow
        /// The heading cannot be read, and what adds up tells the column.
        case heading
        /// The row of totals has no name.
        case unnamedTotal
        /// The row has neither key nor figures.
        case emptyRow
        /// The row of the same key was read before.
        case repeatedRow
        /// The row does not belong to the form.
        case unknownRow
        /// The column does not belong to the form, and is kept as one of its own.
        case openColumn
        /// Several columns could be the same one of the form, and nothing says which; each is kept as one of its own.
        case competing
        /// The column holds no amounts.
        case otherColumn
        /// The unit is not printed, and was taken from other tables or from custom.
        case inferredUnit
        /// The table was found by its headings, for its title cannot be read.
        case inferredTitle
        /// 隐藏: rows, columns or a sheet that the file does not show; they were read all the same.
        case hidden
        /// The form was read before.
        case repeatedTable
        /// The grid is of no known form.
        case unknownTable
        /// What the header of the document says was taken from elsewhere, or is not there.
        case inferredHeader
        /// 未读入的行: a line with figures that stands like a row of a table, and is in none.
        case unreadLine
        /// 横向分页: columns on later pages, where the table is too wide for its paper, were joined to it.
        case joinedColumns
    }

    /// 说明: something that was skipped, assumed or put right, apart from single cells.
    public struct Note: Hashable, Codable, Sendable {
        /// Why.
        public var reason: Reason
        /// The text concerned.
        public var text: String
        /// The line, where it is known.
        public var line: LineID?
        /// The column, where it is known.
        public var column: ColumnID?
        /// The page, from 1, where there are pages.
        public var page: Int?
        /// Where it stands on the page, where that is known.
        public var box: Box?

        /// A note.
        public init(
            _ reason: Reason, _ text: String, line: LineID? = nil, column: ColumnID? = nil, page: Int? = nil,
            box: Box? = nil
        ) {
            self.box = box
            self.reason = reason
            self.text = text
            self.line = line
            self.column = column
            self.page = page
        }
    }

    /// 未识别的表: a grid that is no table of a known form, with what stands above it.
    public struct UnknownTable: Hashable, Codable, Sendable {
        /// The title above it, where there is one.
        public var title: String?
        /// The form whose title it has, where that is one; `nil` else.
        public var form: Form.ID?
        /// The first page, from 1.
        public var page: Int?
        /// Why it was not read.
        public var reason: Reason
        /// The grid.
        public var grid: TableGrid
    }
}

extension ReadingReport {
    /// Where a cell of a finding stands in the file, or `nil` when nothing is printed there.
    public func cell(at location: Location) -> CellReading? {
        guard let line = location.line, let column = location.column else { return nil }
        // There is one form for each project.
        for table in tables where table.form == location.table {
            if let cell = table.cells.first(where: { $0.line == line && $0.column == column }) { return cell }
        }
        return nil
    }

    /// How many cells have a status.
    public func count(_ status: Status) -> Int {
        tables.reduce(0) { $0 + $1.cells.count { $0.status == status } }
    }
}

extension ReadingReport.Reason {
    /// The reason as a sentence.
    public func message(in language: Language) -> String {
        let text: BilingualText =
            switch self {
            case .spacing: .init("数字中间有空格", "there were spaces inside the figure")
            case .brokenFigure: .init("数字被拆开，也可能是两个数", "the figure was broken; it may be two")
            case .gluedText: .init("与其他文字在同一格", "other text stood in the same cell")
            case .noise: .init("带有计算误差的尾数", "the figure has digits of a computation")
            case .noAmount: .init("不是金额", "it is no amount")
            case .tooFine: .init("小数位数超过了分", "its decimals are finer than one fen")
            case .otherUnit: .init("金额单位与本表不同", "its unit is not that of the table")
            case .slipped: .init("本行缺格，按勾稽关系归位", "cells of the row were missing; sums tell where it belongs")
            case .ambiguous: .init("本行缺格，无法确定所在栏", "cells of the row were missing; its column cannot be told")
            case .shortRow: .init("行末缺格，按从左到右的次序读取", "cells are missing at its end; it was read from the left")
            case .heading: .init("栏目无法辨认，按勾稽关系确定", "the heading cannot be read; sums tell the column")
            case .unnamedTotal: .init("合计行没有行名", "the row of totals has no name")
            case .emptyRow: .init("既无编码也无金额", "the row has neither key nor figures")
            case .repeatedRow: .init("同一行重复", "the row was read before")
            case .unknownRow: .init("不是本表的行", "the row is none of the form")
            case .openColumn: .init("表式以外的栏，照原样保留", "a column beyond the form, kept as it is")
            case .competing: .init("几栏都可能是表式的同一栏，照原样保留", "one of several for the same column; kept as it is")
            case .otherColumn: .init("不是金额栏", "the column holds no amounts")
            case .inferredUnit: .init("没有印出金额单位", "the unit is not printed")
            case .inferredTitle: .init("按栏目识别", "recognised by its headings")
            case .hidden: .init("隐藏的行、列或工作表，也已读入", "hidden rows, columns or sheets, read all the same")
            case .repeatedTable: .init("同一表重复", "a table of this form was read before")
            case .unknownTable: .init("没有对应的表式", "of no known form")
            case .inferredHeader: .init("文件信息取自他处或缺失", "taken from elsewhere, or not there")
            case .joinedColumns: .init("后页的栏并入本表（横向分页）", "columns on later pages were joined to the table")
            case .unreadLine: .init("像表中的一行，但没有读入任何表", "it looks like a row of a table, and none has it")
            }
        return language == .chinese ? text.chinese : text.english
    }
}
