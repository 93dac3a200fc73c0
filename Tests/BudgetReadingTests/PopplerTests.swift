import BudgetReading
import Testing

@Suite("What poppler prints") struct PopplerTests {
    @Test("words by the headings of their columns, also in another order, also outside of the page")
    func words() throws {
        let tsv = """
            level\tpage_num\tpar_num\ttop\tleft\twidth\theight\tconf\ttext
            1\t1\t0\t0\t0\t595.3\t841.9\t-1\t###PAGE###
            5\t1\t0\t72.53\t56.80\t10.5\t13.65\t100\t甲
            5\t1\t0\t2773\t-5\t10.5\t13.65\t100\t"乙\r
            1\t3\t0\t0\t0\t595.3\t841.9\t-1\t###PAGE###
            5\tx\t0\t0\t0\t0\t0\t0\t丙
            5\t1\t0
            """
        let pages = try #require(PopplerText(tsv: Array(tsv.utf8))).pages
        #expect(pages.map(\.number) == [1, 3])
        #expect(pages[0].words.map(\.text) == ["甲", "\"乙"])
        #expect(pages[0].words[0].box == Box(left: 56.80, top: 72.53, right: 67.30, bottom: 86.18))
        #expect(pages[0].words[1].box.top == 2773)
        #expect(pages[1].words.isEmpty)
        #expect(PopplerText(tsv: Array("level\tpage_num\ttext\n".utf8)) == nil)
        #expect(PopplerText(tsv: []) == nil)
    }

    private func lines(_ svg: String) -> [Ruling] {
        PopplerDrawing(svg: Array("<svg>\(svg)</svg>".utf8)).pages.flatMap { $0 }
    }

    @Test("strokes, thin rectangles and fat ones are lines; as attributes or as a style")
    func shapes() {
        #expect(
            lines(
                #"<path style="fill:none;stroke:rgb(0%,0%,0%);" d="M 10 20 L 110 20 " transform="matrix(1,0,0,-1,5,800)"/>"#
            )
                == [.level(780, from: 15, to: 115)])
        #expect(
            lines(#"<path fill="none" stroke="rgb(50%, 50%, 50%)" d="M 10 20 V 80"/>"#) == [
                .upright(10, from: 20, to: 80)
            ])
        #expect(
            lines(#"<path style="stroke:none;fill:rgb(0%,0%,0%)" d="M 10 20 L 110 20 L 110 21 L 10 21 Z M 10 20"/>"#)
                == [.level(20.5, from: 10, to: 110)])
        #expect(lines(#"<rect x="10" y="20" width="100" height="50" fill="rgb(80%,80%,80%)"/>"#).count == 4)
        // An outline that comes back to its beginning.
        #expect(lines(#"<path fill="none" stroke="black" d="M 0 0 L 50 0 L 50 30 L 0 30 Z"/>"#).count == 4)
    }

    @Test(
        "what is no line",
        arguments: [
            #"<path style="fill:none;stroke:rgb(100%,100%,100%);" d="M 10 20 L 110 20"/>"#,
            #"<path style="stroke:none;fill:rgb(99%,98%,100%);" d="M 0 0 L 50 0 L 50 30 L 0 30 Z"/>"#,
            #"<path fill="none" stroke="black" stroke-opacity="0" d="M 10 20 L 110 20"/>"#,
            #"<path fill="black" d="M 0 0 C 10 0 10 10 50 30 L 0 30 Z"/>"#,
            #"<path fill="black" d="M 0 0 L 50 20 L 0 40 Z"/>"#,
            #"<path fill="none" stroke="black" d="M 0 0 L 50 20"/>"#,
            #"<defs><path fill="none" stroke="black" d="M 10 20 L 110 20"/></defs>"#,
            #"<g><symbol><path d="M 10 20 L 110 20 L 110 21 L 10 21 Z"/></symbol></g>"#,
            #"<defs><clipPath id="c"><path d="M 0 0 L 9 0 L 9 9 L 0 9 Z"/></clipPath></defs><g clip-path="url(#c)"><path fill="none" stroke="black" d="M 10 20 L 110 20"/></g>"#,
        ])
    func noLines(svg: String) {
        #expect(lines(svg).isEmpty)
    }

    @Test("clips cut lines, groups move them, and groups that are drawn from elsewhere are seen")
    func groups() {
        let clip = #"<defs><clipPath id="c"><path d="M 0 0 L 50 0 L 50 30 L 0 30 Z"/></clipPath></defs>"#
        let line = #"<path fill="none" stroke="black" d="M 10 20 L 110 20"/>"#
        #expect(
            lines(clip + #"<g clip-path="url(#c)">"# + line + "</g>" + line)
                == [.level(20, from: 10, to: 50), .level(20, from: 10, to: 110)])
        let nested = #"<g transform="matrix(1,0,0,1,0,100)"><g transform="translate(5 5)">\#(line)</g></g>\#(line)"#
        #expect(lines(nested) == [.level(125, from: 15, to: 115), .level(20, from: 10, to: 110)])
        let used = ##"<defs><g id="surface5"><g>\##(line)</g></g></defs><use xlink:href="#surface5" x="1" y="2"/>"##
        #expect(lines(used) == [.level(22, from: 11, to: 111)])
        // A group that draws itself ends.
        _ = lines(##"<g id="a"><use xlink:href="#a"/><use xlink:href="#a"/></g>"##)
    }

    @Test("white cells on a dark rectangle are ruled by it")
    func whiteOnDark() {
        let white = #"<rect x="1" y="1" width="40" height="20" fill="white"/>"#
        #expect(lines(#"<rect x="0" y="0" width="100" height="50" fill="black"/>"# + white).count == 8)
        #expect(lines(white).isEmpty)
    }

    @Test("pages of one drawing")
    func pages() {
        let line = #"<path fill="none" stroke="black" d="M 10 20 L 110 20"/>"#
        let drawing = PopplerDrawing(
            svg: Array("<svg><pageSet><page>\(line)</page><page/><page>\(line)\(line)</page></pageSet>".utf8))
        #expect(drawing.pages.map(\.count) == [1, 0, 2])
        #expect(PopplerDrawing(svg: []).pages == [[]])
    }

    @Test("lines are moved to the words where a page is cut")
    func offsets() {
        let info = PopplerInfo(
            Array(
                """
                Pages:           3
                Encrypted:       no
                Page    1 rot:   0
                Page    2 rot:   90
                Page    1 MediaBox:      0.00     0.00   595.30   841.89
                Page    1 CropBox:     100.00   110.00   400.00   800.00
                Page    2 MediaBox:      0.00     0.00   595.30   841.89
                Page    2 CropBox:     100.00   110.00   400.00   800.00
                Page    3 MediaBox:      0.00     0.00   595.30   841.89
                Page    3 CropBox:       0.00     0.00   595.30   841.89
                """.utf8))
        #expect(info.pageCount == 3)
        #expect(!info.isEncrypted)
        #expect(info.offsets.keys.sorted() == [1, 2])
        #expect(info.offsets[1]?.x == 100)
        #expect(info.offsets[1].map { ($0.y * 100).rounded() } == 4189)
        #expect(info.offsets[2]?.x == 110)
        #expect(info.offsets[2]?.y == 100)
        var page = PageContent(number: 1, words: [], rulings: [.level(5, from: 1, to: 2), .upright(5, from: 1, to: 2)])
        page.moveRulings(x: 10, y: 100)
        #expect(page.rulings == [.level(105, from: 11, to: 12), .upright(15, from: 101, to: 102)])
    }

    @Test(
        "no bytes trap",
        arguments: [
            "", "<", "<g", "<g id='a", "<path d='M M L 1 Z Z'", "<path d=\"M 1e999 -. L .. 5\" stroke='black'/>",
            "</g></g>",
            "<![CDATA[", "<!--", "<?", "<page/>", "<use xlink:href='#'/>", "<path style=';;:;a' d=''/>",
            "<g transform='matrix(1,2' clip-path='url(#'>",
            "<path stroke='black' d='M 99999999999999999999999999999999999999 0 L 0 0' transform='matrix(9e9,9,9,9,9,9)'/>",
        ])
    func hostile(text: String) {
        _ = PopplerDrawing(svg: Array(text.utf8))
        _ = PopplerText(tsv: Array(text.utf8))
        _ = PopplerInfo(Array(text.utf8))
        _ = PopplerInfo(Array("Page 1 rot: \(text)\nPage 1 CropBox: \(text)\nPages: -9999999999999999999999".utf8))
    }
}
