import BudgetReading
import Testing

@Suite("Tables of ruling lines") struct LatticeTests {
    /// A page with a table of equal cells whose words stand in their middles.
    private func page(
        _ number: Int = 1, _ rows: [[String]], top: Double = 100, isOpenAbove: Bool = false, isOpenBelow: Bool = false,
        thin: Bool = false
    ) -> PageContent {
        let (width, height, left) = (80.0, 20.0, 50.0)
        let right = left + width * Double(rows[0].count)
        let bottom = top + height * Double(rows.count)
        var rulings: [Ruling] = []
        for row in 0...rows.count {
            if row == 0 && isOpenAbove || row == rows.count && isOpenBelow { continue }
            let y = top + height * Double(row)
            rulings +=
                thin
                ? Ruling.edges(of: Box(left: left, top: y - 0.4, right: right, bottom: y + 0.4))
                : [.level(y, from: left, to: right)]
        }
        for column in 0...rows[0].count {
            rulings.append(.upright(left + width * Double(column), from: top, to: bottom))
        }
        var words: [PageWord] = []
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty {
                let (x, y) = (left + width * Double(column) + 5, top + height * Double(row) + 5)
                words.append(PageWord(text, Box(left: x, top: y, right: x + 40, bottom: y + 10)))
            }
        }
        return PageContent(number: number, words: words, rulings: rulings)
    }

    private func texts(_ grid: TableGrid) -> [[String]] {
        (0..<grid.rowCount).map { row in (0..<grid.columnCount).map { grid.text(row, $0) } }
    }

    @Test("drawn by strokes or by thin rectangles", arguments: [false, true])
    func plain(thin: Bool) throws {
        let rows = [["项目", "金额"], ["工资", "1.00"], ["", "2.00"]]
        let grid = try #require(PageReader().content(of: [page(1, rows, thin: thin)]).grids.first)
        #expect(texts(grid) == rows)
        #expect(grid.origin == .ruled)
        #expect(grid[1, 1]?.page == 1)
        #expect(grid[1, 1]?.box == Box(left: 135, top: 125, right: 175, bottom: 135))
    }

    @Test("an edge that is not drawn joins two cells")
    func spans() throws {
        var page = page(1, [["甲", "乙"], ["丙", "丁"]])
        page.rulings.removeAll { !$0.isLevel && $0.position == 130 }
        page.rulings.append(.upright(130, from: 120, to: 140))
        let grid = try #require(PageReader().content(of: [page]).grids.first)
        #expect(grid[0, 0]?.columnSpan == 2)
        #expect(grid[0, 1]?.text == "甲 乙")
        #expect(texts(grid)[1] == ["丙", "丁"])
    }

    @Test("a table that a page break cuts keeps the row that no line closes, and goes on")
    func pageBreak() throws {
        let pages = [
            page(1, [["项目", "金额"], ["甲", "1.00"]], isOpenBelow: true),
            page(2, [["项目", "金额"], ["乙", "2.00"]], top: 60, isOpenAbove: true),
        ]
        let content = PageReader().content(of: pages)
        let grid = try #require(content.grids.first)
        #expect(content.grids.count == 1)
        #expect(texts(grid) == [["项目", "金额"], ["甲", "1.00"], ["乙", "2.00"]])
        #expect(grid.pages == 1...2)
        #expect(Set(grid.notes.map(\.kind)) == [.openEnd, .joinedPages, .repeatedHeading])
    }

    @Test("a title between two tables parts them")
    func titles() {
        var second = page(2, [["项目", "金额"], ["乙", "2.00"]])
        second.words.append(PageWord("支出总表", Box(left: 100, top: 40, right: 160, bottom: 52)))
        let content = PageReader().content(of: [page(1, [["项目", "金额"], ["甲", "1.00"]]), second])
        #expect(content.grids.count == 2)
        #expect(content.texts.map(\.text) == ["支出总表"])
    }

    @Test("without lines the words tell the columns, and the grid says so")
    func aligned() throws {
        var page = page(1, [["项目", "基本支出", "项目支出"], ["工资", "1.00", "2.00"], ["合计", "3.00", "4.00"]])
        page.rulings = []
        let grid = try #require(PageReader().content(of: [page]).grids.first)
        #expect(grid.origin == .aligned)
        #expect(texts(grid) == [["项目", "基本支出", "项目支出"], ["工资", "1.00", "2.00"], ["合计", "3.00", "4.00"]])
    }

    @Test("without lines a heading between the two rows of headings stands beside the group, not below it")
    func groups() throws {
        func word(_ text: String, _ left: Double, _ middle: Double) -> PageWord {
            PageWord(text, Box(left: left, top: middle - 5, right: left + 10 * Double(text.count), bottom: middle + 5))
        }
        var page = page(1, [["项目"]])
        page.rulings = []
        page.words = [
            word("一般公共预算支出表", 200, 40), word("单位：万元", 400, 60),
            word("项目", 50, 100), word("合计", 150, 100), word("基本支出", 250, 90), word("人员经费", 250, 110),
            word("公用经费", 350, 110), word("项目支出", 450, 100),
            word("工资", 50, 130), word("9.00", 190, 130), word("2.00", 290, 130), word("3.00", 390, 130),
            word("4.00", 490, 130),
        ]
        let grid = try #require(PageReader().content(of: [page]).grids.first)
        #expect(grid.origin == .aligned)
        #expect(grid.rowCount == 3)
        #expect(grid[0, 2]?.columnSpan == 2)
        #expect(grid[0, 4]?.rowSpan == 2)
        #expect(grid[1, 1]?.text == "合计")
        #expect(grid.text(2, 4) == "4.00")
    }

    @Test("figures that stand without a gap are parted where they are figures of two decimals each")
    func glued() throws {
        var page = page(1, [["项目", "基本支出", "项目支出"], ["工资", "", ""], ["2024.12.31", "1.1.2.3.4", "12345678"]])
        page.words.append(PageWord("9,374,800.00-374.00", Box(left: 140, top: 125, right: 280, bottom: 135)))
        let grid = try #require(PageReader().content(of: [page]).grids.first)
        #expect(
            texts(grid)
                == [
                    ["项目", "基本支出", "项目支出"], ["工资", "9,374,800.00", "-374.00"], ["2024.12.31", "1.1.2.3.4", "12345678"],
                ])
        #expect(grid.notes == [.init(.parted, page: 1, text: "9,374,800.00-374.00")])
    }

    @Test("a page without words is named")
    func scans() {
        #expect(PageReader().content(of: [PageContent(number: 3, words: [])]).pagesWithoutWords == [3])
    }

    @Test("no lines and words trap, whatever their numbers")
    func hostile() {
        let odd = [0, -1, 1e308, -.infinity, .infinity, .nan, .leastNonzeroMagnitude]
        var page = PageContent(number: 1, words: [])
        for a in odd {
            for b in odd {
                for c in odd {
                    page.rulings += [.level(a, from: b, to: c), .upright(a, from: b, to: c)]
                    page.words.append(PageWord("x", Box(left: a, top: b, right: c, bottom: a)))
                }
            }
        }
        _ = PageReader().content(of: [page, page])
    }
}
