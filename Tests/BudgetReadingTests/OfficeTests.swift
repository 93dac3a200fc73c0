import Testing

@testable import BudgetReading

@Suite("Office files") struct OfficeTests {
    /// A zip file whose parts are stored as they are.
    private func archive(_ parts: [(name: String, text: String)]) throws -> ZipArchive {
        var bytes: [UInt8] = []
        var list: [UInt8] = []
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        for (name, text) in parts {
            let (name, text) = (Array(name.utf8), Array(text.utf8))
            let sizes = number(text.count, 4) + number(text.count, 4) + number(name.count, 2) + number(0, 2)
            let fixed = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + sizes
            list += number(0x0201_4B50, 4) + number(20, 2) + fixed + number(0, 10) + number(bytes.count, 4) + name
            bytes += number(0x0403_4B50, 4) + fixed + name + text
        }
        let count = number(parts.count, 2)
        let end = number(0x0605_4B50, 4) + number(0, 4) + count + count + number(list.count, 4) + number(bytes.count, 4)
        return try #require(ZipArchive(bytes + list + end + number(0, 2)))
    }

    private func texts(_ grid: TableGrid) -> [[String]] {
        (0..<grid.rowCount).map { row in (0..<grid.columnCount).map { grid.text(row, $0) } }
    }

    private func workbook(_ sheet: String, strings: String = "", styles: String = "", state: String = "") throws
        -> PublishedContent
    {
        let archive = try archive([
            (
                "_rels/.rels",
                #"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="/xl/book.xml"/></Relationships>"#
            ),
            (
                "xl/book.xml",
                #"<workbook><sheets><sheet name="收支总表" sheetId="1" r:id="r7" \#(state)/></sheets></workbook>"#
            ),
            (
                "xl/_rels/book.xml.rels",
                #"<Relationships><Relationship Id="r7" Type="x/worksheet" Target="sheets/../one.xml"/></Relationships>"#
            ),
            ("xl/one.xml", "<worksheet>\(sheet)</worksheet>"),
            ("xl/sharedStrings.xml", "<sst>\(strings)</sst>"), ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
        ])
        return try #require(WorkbookReader().content(of: archive))
    }

    @Test("formulas that nobody has computed are named, and those that give an empty text are not")
    func formulas() throws {
        let content = try workbook(
            """
            <sheetData>
            <row r="1"><c r="A1" t="str"><v>项目</v></c><c r="B1" t="str"><v>预算数</v></c></row>
            <row r="2"><c r="A2" t="str"><v>合计</v></c><c r="B2"><f>B3+B4</f><v/></c></row>
            <row r="3"><c r="A3" t="str"><v>甲</v></c><c r="B3"><f>1+1</f><v>2</v></c></row>
            <row r="4"><c r="A4" t="str"><v>乙</v></c><c r="B4" t="str"><f>""</f><v></v></c><c r="C4"><f>B4</f></c></row>
            </sheetData>
            """)
        let grid = try #require(content.grids.first)
        #expect(grid.notes.map(\.kind) == [.unreadable] && grid.notes.map(\.text) == ["B2 C4"])
        #expect(grid.text(2, 1) == "2")
    }

    @Test("a sheet: title, unit and note are texts, the rest a grid, figures as they are printed")
    func sheet() throws {
        let styles = """
            <numFmts><numFmt numFmtId="176" formatCode="#,##0.00_ ;[Red]\\-#,##0.00\\ "/></numFmts>
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs>
            """
        let strings = "<si><t>项目</t><rPh><t>x</t></rPh></si><si><r><t>预</t></r><r><t>算数</t></r></si>"
        let content = try workbook(
            """
            <cols><col min="3" max="3" hidden="1"/></cols><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>2025年收支总表</t></is></c></row>
            <row r="2"><c r="C2" t="str"><v>单位：万元</v></c></row>
            <row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>1</v></c><c t="str"><v>比例</v></c></row>
            <row r="5"><c r="A5" t="str"><v>工资</v></c><c r="B5" s="1"><f>1+1</f><v>1234.5650000000001</v></c><c s="2"><v>0.5</v></c></row>
            <row r="6"><c r="A6" t="str"><v>其他</v></c></row>
            <row r="7"><c r="A7" t="str"><v>合计</v></c><c r="B7" s="1"><v>-0.1</v></c></row>
            <row r="9"><c r="A9" t="str"><v>注：本表&#10;为空。</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:A4"/></mergeCells>
            """, strings: strings, styles: styles)
        #expect(content.texts.map(\.text) == ["收支总表", "2025年收支总表", "单位：万元", "注：本表 为空。"])
        let grid = try #require(content.grids.first)
        #expect(
            texts(grid) == [["项目", "预算数", "比例"], ["工资", "1,234.57", "50.00%"], ["其他", "", ""], ["合计", "-0.10", ""]])
        #expect(grid.notes.map(\.kind) == [.hidden])
        #expect(grid.origin == .workbook)
    }

    @Test("merged cells, two tables on a sheet, a hidden sheet")
    func merged() throws {
        func row(_ number: Int, _ cells: [String: String]) -> String {
            "<row r=\"\(number)\">"
                + cells.sorted { $0.key < $1.key }
                .map { "<c r=\"\($0.key)\(number)\" t=\"str\"><v>\($0.value)</v></c>" }.joined() + "</row>"
        }
        let content = try workbook(
            "<sheetData>" + row(1, ["B": "科目", "D": "支出"]) + row(2, ["D": "基本", "E": "项目"])
                + row(3, ["B": "201", "C": "服务", "D": "1", "E": "2"]) + row(5, ["B": "基金支出表"])
                + row(6, ["B": "编码", "D": "金额"]) + row(7, ["B": "208", "D": "3"])
                + "</sheetData><mergeCell ref=\"B1:C2\"/><mergeCell ref=\"D1:E1\"/><mergeCell ref=\"B5:E5\"/><mergeCell ref=\"E1:B7\"/><mergeCell ref=\"!\"/>",
            state: #"state="veryHidden""#)
        #expect(
            content.grids.map(texts) == [
                [["科目", "", "支出", ""], ["", "", "基本", "项目"], ["201", "服务", "1", "2"]],
                [["编码", "", "金额"], ["208", "", "3"]],
            ])
        let head = content.grids[0][0, 0]
        #expect(head?.rowSpan == 2 && head?.columnSpan == 2)
        #expect(content.texts.map(\.text) == ["收支总表", "基金支出表"])
        #expect(content.grids[0].notes == [.init(.hidden, page: 1, text: "收支总表")])
    }

    @Test(
        "numbers as formats print them",
        arguments: [
            ("General", "0.1", "0.1"), ("General", "1234.5600000000001", "1234.56"), ("General", "205", "205"),
            ("General", "1E-3", "0.001"), ("General", "1.5E+3", "1500"), ("General", "-0", "0"),
            ("0.00", "205", "205.00"),
            ("0.00_ ", "-1.005", "-1.01"), ("#,##0.00", "1234567.891", "1,234,567.89"), ("#,##0", "999.5", "1,000"),
            ("#,##0.00_);\\(#,##0.00\\)", "-3", "-3.00"), ("0.00;-0.00;;@", "0", ""), ("0.##", "1.5", "1.5"),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "-"),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-12.5", "-12.50"), ("0%", "0.125", "13%"),
            ("#,##0,", "1234567", "1,235"), ("0.00\"万元\"", "2", "2.00万元"), ("@", "301", "301"), ("#", "0", ""),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "45658", "2025年1月1日"), ("yyyy-mm-dd", "36526", "2000-01-01"),
            ("yyyy/m/d h:mm", "45658.75", "2025/1/1 18:00"), ("yyyy/m/d", "60", "1900/3/1"), ("0.00", "x", "x"),
            ("# ?/?", "0.5", "0.5"), ("0.00E+00", "12345", "12345"), ("[Red]0.0", "0.05", "0.1"),
            ("0.00", "9.995", "10.00"), ("0", "0.4", "0"), ("0.0", "99999999999999999999", "100000000000000000000.0"),
        ])
    func numbers(format: String, value: String, text: String) {
        #expect(NumberFormat(format).text(of: value) == text)
    }

    @Test("days are counted from 1904 where a workbook says so")
    func from1904() {
        #expect(NumberFormat("yyyy/m/d", is1904: true).text(of: "0") == "1904/1/1")
        #expect(NumberFormat("yyyy/m/d", is1904: true).text(of: "366") == "1905/1/1")
    }

    @Test("a sheet that cannot be read is named; texts that cannot be read end the reading")
    func damagedParts() throws {
        let book = "<workbook><sheets><sheet name='一' r:id='r1'/><sheet name='二' r:id='r2'/></sheets></workbook>"
        let links = """
            <Relationships><Relationship Id="r1" Type="x/worksheet" Target="one.xml"/>
            <Relationship Id="r2" Type="x/worksheet" Target="two.xml"/></Relationships>
            """
        let sheet = "<row r='1'><c r='A1' t='str'><v>科目</v></c><c r='B1' t='s'><v>0</v></c></row>"
        let parts = [
            ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", links), ("xl/one.xml", sheet),
            ("xl/two.xml", String(repeating: " ", count: 2_000)), ("xl/sharedStrings.xml", "<si><t>金额</t></si>"),
        ]
        var reader = WorkbookReader()
        reader.byteLimit = 1_500
        let content = try #require(reader.content(of: try archive(parts)))
        #expect(content.sheets == ["一", "二"] && content.lostSheets == ["二"])
        #expect(content.grids.map(texts) == [[["科目", "金额"]]])
        reader.byteLimit = book.utf8.count + 10
        #expect(reader.content(of: try archive(parts)) == nil)
        #expect(WorkbookReader().content(of: try archive(parts))?.lostSheets == nil)
    }

    @Test(
        "cells of workbooks have addresses",
        arguments: [(0, 0, "A1"), (4, 25, "Z5"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")])
    func addresses(row: Int, column: Int, name: String) throws {
        let content = try workbook(
            "<row r='\(row + 1)'><c r='\(name)' t='str'><v>x</v></c><c t='str'><v>y</v></c></row>")
        #expect(content.grids.first?.cells.first?.box?.cellName == name)
        #expect(Box(left: .nan, top: 0, right: 1, bottom: 1).cellName == nil)
        #expect(Box(left: 0, top: -1, right: 1, bottom: 1).cellName == nil)
        #expect(column >= 0)
    }

    @Test("numbers too long for a zip file stand in further fields")
    func longNumbers() throws {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let long = [UInt8](repeating: 0xFF, count: 4)
        let (name, text) = (Array("a.xml".utf8), Array("<a/>".utf8))
        let fixed = number(45, 2) + number(0, 12) + long + long + number(name.count, 2)
        let part = number(0x0403_4B50, 4) + fixed + number(0, 2) + name + text
        let extra =
            number(0x7777, 2) + number(2, 2) + [1, 2] + number(1, 2) + number(24, 2) + number(text.count, 8)
            + number(text.count, 8) + number(0, 8)
        let list =
            number(0x0201_4B50, 4) + number(45, 2) + fixed + number(extra.count, 2) + number(0, 10) + long + name
            + extra
        let record =
            number(0x0606_4B50, 4) + number(44, 8) + number(0, 12) + number(1, 8) + number(1, 8)
            + number(list.count, 8) + number(part.count, 8)
        let locator = number(0x0706_4B50, 4) + number(0, 4) + number(part.count + list.count, 8) + number(1, 4)
        let end = number(0x0605_4B50, 4) + number(0, 4) + [0xFF, 0xFF, 0xFF, 0xFF] + long + long + number(0, 2)
        let archive = try #require(ZipArchive(part + list + record + locator + end))
        #expect(archive.names == ["a.xml"] && archive.part("a.xml") == text && !archive.isEncrypted)
        for cut in 1..<(list.count + record.count) {
            // Damaged, it gives nothing or its part, and never traps.
            var bytes = part + list + record + locator + end
            bytes[part.count + cut] ^= 0xFF
            _ = ZipArchive(bytes)?.part("a.xml")
        }
    }

    @Test("a text document: paragraphs, cells over columns and rows, deleted text left out")
    func textDocument() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
        }
        let body = """
            <w:p><w:r><w:t>收支</w:t></w:r><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:r><w:t>总表</w:t></w:r></w:p>
            <w:tbl><w:tr>\(cell("科目", #"<w:vMerge w:val="restart"/>"#))\(cell("支出", #"<w:gridSpan w:val="2"/>"#))</w:tr>
            <w:tr>\(cell("", "<w:vMerge/>"))\(cell("基本"))\(cell("项目"))</w:tr>
            <w:tr>\(cell("合计"))\(cell("1.00"))\(cell("2.00</w:t><w:br/><w:t>万元"))</w:tr></w:tbl>
            <w:tbl><w:tr>\(cell("只是一格"))</w:tr></w:tbl><w:p><w:r><w:t>说明</w:t><w:tab/><w:t>无</w:t></w:r></w:p>
            """
        let content = try #require(
            TextDocumentReader().content(of: try archive([("word/document.xml", "<w:document>\(body)</w:document>")])))
        let grid = try #require(content.grids.first)
        #expect(texts(grid) == [["科目", "支出", ""], ["", "基本", "项目"], ["合计", "1.00", "2.00\n万元"]])
        #expect(grid[1, 0]?.text == "科目")
        #expect(content.texts.map(\.text) == ["收支总表", "只是一格", "说明 无"])
    }

    @Test("packed parts: codes of the block, fixed codes, stored bytes")
    func inflate() {
        let fixed: [UInt8] = [0x4B, 0x4C, 0x1C, 0x05, 0xC4, 0x82, 0xA4, 0xE4, 0x14, 0x00]
        let plain = Array(repeating: UInt8(ascii: "a"), count: 300) + Array("bcd".utf8)
        #expect(Inflate.unpacked(fixed[...], limit: 303) == plain)
        #expect(Inflate.unpacked(fixed[...], limit: 302) == nil)
        let dynamic: [UInt8] = [
            0x25, 0x90, 0x41, 0x12, 0x04, 0x21, 0x08, 0xC4, 0x3E, 0xE4, 0x01, 0x10, 0x51, 0xAA, 0xFF, 0xFF,
            0xAF, 0x0D, 0xB3, 0x27, 0x8B, 0x92, 0x0E, 0x01, 0x5B, 0x26, 0x5F, 0x57, 0xB9, 0x5C, 0xBD, 0x9E,
            0xBC, 0x56, 0x28, 0xCE, 0x6A, 0xED, 0x5A, 0x5B, 0xD9, 0xCB, 0x4D, 0x95, 0x2B, 0xF5, 0x7C, 0xB9,
            0xCB, 0xCD, 0xD6, 0x91, 0x07, 0x45, 0xC8, 0x33, 0x57, 0x11, 0xE9, 0x81, 0x74, 0x81, 0x09, 0xA2,
            0x4E, 0xBE, 0x40, 0xC5, 0x6B, 0x58, 0x3B, 0xF2, 0x83, 0xF9, 0xD0, 0x08, 0x83, 0xCB, 0x74, 0x78,
            0xF9, 0x72, 0x80, 0x27, 0x1A, 0xE0, 0xB9, 0x35, 0xC0, 0x22, 0x5E, 0x2A, 0x0A, 0xD3, 0xE5, 0xE3,
            0xEA, 0x4E, 0x97, 0x1E, 0x89, 0xA7, 0x26, 0x1E, 0x6A, 0x50, 0x8D, 0x07, 0xDC, 0xCD, 0xF3, 0x3E,
            0x43, 0x77, 0x46, 0x26, 0x5E, 0x33, 0x1F, 0xCB, 0xC0, 0x06, 0xCD, 0x8D, 0xDA, 0xDF, 0xF3, 0x13,
            0x3D, 0x68, 0xD3, 0x5B, 0x70, 0x2E, 0xCF, 0x6C, 0x24, 0xBF, 0x6C, 0xC7, 0xDE, 0x2F, 0xC7, 0xD6,
            0x9B, 0xB5, 0x5B, 0x61, 0x70, 0xB6, 0xC2, 0x39, 0x07, 0xF4, 0x08, 0x6B, 0xE8, 0xB1, 0xED, 0x53,
            0x8E, 0x34, 0x87, 0x1E, 0x67, 0xD6, 0xE1, 0x5A, 0x45, 0x59, 0x8A, 0xCB, 0x2F, 0xBD, 0xCF, 0xC6,
            0x3B, 0x7A, 0xA2, 0xDA, 0x03, 0x7A, 0xDA, 0x98, 0xFC, 0x6F, 0xD1, 0x73, 0x8C, 0x5D, 0xE3, 0xBE,
            0x73, 0x04, 0x4C, 0x3F,
        ]
        let numbers = (0..<60).map { "\($0 * $0),\($0 * 7 % 13);" }.joined()
        #expect(Inflate.unpacked(dynamic[...], limit: 1_000) == Array(numbers.utf8))
        for count in dynamic.indices { #expect(Inflate.unpacked(dynamic[..<count], limit: 1_000) == nil) }
        let stored: [UInt8] = [0x01, 0x03, 0x00, 0xFC, 0xFF, 0x61, 0x62, 0x63]
        #expect(Inflate.unpacked(stored[...], limit: 3) == Array("abc".utf8))
        #expect(Inflate.unpacked(stored[...], limit: 2) == nil)
        #expect(Inflate.unpacked(stored.dropLast(), limit: 3) == nil)
    }

    @Test("values parted by commas, with quotes, line ends and a title")
    func separated() {
        let content = SeparatedTextReader().content(
            of: "支出表,,\r\n,,单位：元\r\n科目,\"金额\",\"注\"\r\n\"甲,乙\",\"1,234.00\",\"说 \"\"好\"\"\n二\"\r\n合计,5\r\n")
        #expect(content.texts.map(\.text) == ["支出表", "单位：元"])
        #expect(
            content.grids.map(texts) == [[["科目", "金额", "注"], ["甲,乙", "1,234.00", "说 \"好\"\n二"], ["合计", "5", ""]]])
    }

    @Test("no bytes trap")
    func hostile() throws {
        for text in [
            "", "PK", "PK\u{5}\u{6}" + String(repeating: "\0", count: 18), String(repeating: "PK\u{5}\u{6}", count: 30),
        ] {
            #expect(ZipArchive(Array(text.utf8)) == nil)
        }
        for sheet in [
            "<row r=\"99999999999\"><c r=\"ZZZZZZZZ99\"><v>1</v>", "<c><c><v>1</v></c><row/><row r=\"-5\"><c r=\"0\"/>",
            "<col min=\"0\" max=\"9999999\" hidden=\"1\"/><mergeCell ref=\"A1:XFD1048576\"/><c r=\"A1\" s=\"-1\"><v>1e400</v></c>",
            "<c r=\"A1\" t=\"s\"><v>-1</v></c><c r=\"XFD1048576\"><v>1</v></c><c r=\"B2\"><v>2</v></c>",
        ] {
            let content = try workbook(sheet)
            for grid in content.grids { #expect(grid.rowCount * grid.columnCount <= TableGrid.limit) }
        }
    }
}
