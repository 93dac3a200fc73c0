import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

@Suite("Tables too wide for their paper")
struct SidewaysTests {
    /// A page with a ruled table: cells 60 wide and 20 high. An empty text beside a name in the first row belongs to it.
    private func page(_ number: Int, _ rows: [[String]], title: String? = nil, top: Double = 100) -> PageContent {
        var page = PageContent(number: number, words: [])
        if let title { page.words.append(PageWord(title, Box(left: 50, top: 50, right: 200, bottom: 62))) }
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() {
                let (left, top) = (50 + 60 * Double(column), top + 20 * Double(row))
                page.rulings += Ruling.edges(of: Box(left: left, top: top, right: left + 60, bottom: top + 20))
                guard !text.isEmpty else { continue }
                page.words.append(PageWord(text, Box(left: left + 5, top: top + 5, right: left + 55, bottom: top + 15)))
            }
        }
        return page
    }

    private func grids(_ pages: [PageContent]) -> [[[String]]] {
        PageReader().content(of: pages).grids.map { grid in
            (0..<grid.rowCount).map { row in (0..<grid.columnCount).map { grid.text(row, $0) } }
        }
    }

    private let left = [["名称", "合计", "基本支出"], ["合计", "3.00", "1.00"], ["机关", "2.00", "1.00"], ["中心", "1.00", ""]]
    private let right = [["项目支出", "其他"], ["2.00", ""], ["1.00", ""], ["1.00", ""]]

    @Test("columns on the next page are joined, with their page, and a note says so")
    func joined() throws {
        let content = PageReader().content(of: [page(1, left, title: "支出总表"), page(2, right)])
        let grid = try #require(content.grids.first)
        #expect(content.grids.count == 1)
        #expect(grids([page(1, left), page(2, right)]) == [zip(left, right).map { $0 + $1 }])
        #expect(grid[1, 3]?.page == 2)
        #expect(grid.notes.contains { $0.kind == .joinedColumns && $0.page == 2 })
    }

    @Test("so are those of a table over two pages, behind its last page")
    func overTwoPages() {
        let more = [["名称", "合计", "基本支出"], ["其他", "5.00", "5.00"]]
        let rest = [["项目支出", "其他"], ["", "4.00"]]
        #expect(
            grids([page(1, left), page(2, more), page(3, right), page(4, rest)])
                == [zip(left, right).map { $0 + $1 } + [["其他", "5.00", "5.00", "", "4.00"]]])
    }

    @Test("and those of three pages side by side")
    func three() {
        #expect(
            grids([page(1, left), page(2, right), page(3, right)])
                == [zip(left, right).map { $0 + $1 + $1 }])
    }

    @Test("other tables are not: with names, without headings, with other rows, below a title, or not on the next page")
    func others() {
        let named = [["项目", "其他"], ["甲", "2.00"], ["乙", "1.00"], ["丙", "1.00"]]
        let bare = [["项目支出", ""], ["2.00", "1.00"], ["1.00", ""], ["1.00", ""]]
        #expect(grids([page(1, left), page(2, named)]).count == 2)
        #expect(grids([page(1, left), page(2, bare)]).count == 2)
        #expect(grids([page(1, left), page(2, right.dropLast())]).count == 2)
        #expect(grids([page(1, left), page(2, right, top: 104)]).count == 2)
        #expect(grids([page(1, left), page(2, right, title: "项目支出表")]).count == 2)
        #expect(grids([page(1, left), page(3, right)]).count == 2)
    }

    @Test("the report of the reading says which columns were joined")
    func report() throws {
        let first = [["科目编码", "科目名称", "合计"], ["", "合计", "3.00"], ["20801", "机关", "3.00"]]
        let second = [["基本支出", "项目支出"], ["1.00", "2.00"], ["1.00", "2.00"]]
        let content = PageReader().content(of: [page(1, first, title: "部门支出总表"), page(2, second)])
        let table = try #require(DisclosureRecognizer().recognize(content).report.tables.first)
        #expect(table.cells.count == 6)
        #expect(table.lastPage == 2)
        #expect(table.notes.contains { $0.reason == .joinedColumns && $0.text.contains("基本支出") && $0.page == 2 })
    }
}
