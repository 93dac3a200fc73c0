import BudgetReading
import Testing

@Suite("Tables in text") struct TextReaderTests {
    private func texts(_ grid: TableGrid) -> [[String]] {
        (0..<grid.rowCount).map { row in (0..<grid.columnCount).map { grid.text(row, $0) } }
    }

    @Test("HTML as people write it: spans, cells that are not closed, entities, paragraphs")
    func html() throws {
        let content = HTMLReader().content(
            of: """
                <!DOCTYPE html><style>td{a:b}</style><p>公开01表</p><!-- <table> -->
                <TABLE border=1><tr><td rowspan=2>项目<td colspan="2">决算&nbsp;数</tr>
                <tr><td>基本<td>项目</tr><tr><td><p>一、工资</p><p>福利</p></td><td>1,234.50<td>&lt;3&#65;</table>
                单位：万元
                """)
        let grid = try #require(content.grids.first)
        #expect(texts(grid) == [["项目", "决算 数", ""], ["", "基本", "项目"], ["一、工资\n福利", "1,234.50", "<3A"]])
        #expect(grid[1, 0]?.text == "项目")
        #expect(grid[0, 2]?.text == "决算 数")
        #expect(content.texts.map(\.text) == ["公开01表", "单位：万元"])
    }

    @Test("a table inside of a table is its own grid, and layout tables are text")
    func nested() {
        let content = HTMLReader().content(
            of: "<table><tr><td>标题<table><tr><td>a<td>b<tr><td>c<td>d</table></td></tr></table>")
        #expect(content.grids.map(texts) == [[["a", "b"], ["c", "d"]]])
        #expect(content.texts.map(\.text) == ["标题"])
    }

    @Test(
        "no text traps",
        arguments: [
            "", "<", "<table", "<table><td rowspan=999999999 colspan=999999999>x", "<td>x</table></table>",
            "<table><tr><td rowspan=0>a<td colspan=-1>b", "&#xFFFFFFFF;&;&#;", "<a b='", "<!--", "<script>",
            String(repeating: "<table><tr><td>", count: 300),
        ])
    func hostile(html: String) {
        let content = HTMLReader().content(of: html)
        for grid in content.grids { #expect(grid.rowCount * grid.columnCount <= TableGrid.limit) }
        _ = MarkdownReader().content(of: html)
        _ = TabularTextReader().content(of: html)
    }

    @Test("Markdown: pipes, escaped pipes, HTML inside")
    func markdown() {
        let content = MarkdownReader().content(
            of:
                "# 一、收支总表\n\n| 项目 | 金额 |\n|:--|--:|\n| a\\|b | 1<br>2 |\n| c | |\n\n<table><tr><td>x<td>y</table>\n**注**"
        )
        #expect(content.grids.map(texts) == [[["项目", "金额"], ["a|b", "1\n2"], ["c", ""]], [["x", "y"]]])
        #expect(content.texts.map(\.text) == ["一、收支总表", "注"])
    }

    @Test("published text with tabs")
    func tabs() {
        let content = TabularTextReader().content(of: "收支总表\n\n项 目\t预算数\n\n工资\t13559. 21\n合计\t1\n说明：无\n")
        #expect(content.grids.map(texts) == [[["项 目", "预算数"], ["工资", "13559. 21"], ["合计", "1"]]])
        #expect(content.texts.map(\.text) == ["收支总表", "说明：无"])
    }
}
