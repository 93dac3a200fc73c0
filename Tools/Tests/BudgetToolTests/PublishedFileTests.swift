import BudgetReading
import Foundation
import Testing

@testable import BudgetTool

/// The files that scripts/published.py makes.
private let published = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Published").path(percentEncoded: false)

@Suite("Published files") struct PublishedFileTests {
    /// A table that was printed: its rows without blanks.
    private struct Printed: Decodable {
        let title: String
        let rows: [[String]]
    }

    private static func clean(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// The rows of the script and those of the file, and the titles that stand outside of tables.
    private func rows(
        of name: String, onlyFigures: Bool = false
    ) throws -> (wanted: [[String]], found: [[String]], titles: [String], texts: String) {
        let stem = name.prefix { $0 != "." && $0 != "_" }
        let list = try Data(contentsOf: URL(filePath: "\(published)/\(stem).rows.json"))
        let tables = try JSONDecoder().decode([Printed].self, from: list)
        let content = try PublishedFile("\(published)/\(name)").content()
        var found: [[String]] = []
        for grid in content.grids {
            let byRow = Dictionary(grouping: grid.cells.filter { !Self.clean($0.text).isEmpty }, by: \.row)
            for (_, cells) in byRow.sorted(by: { $0.key < $1.key }) {
                found.append(cells.sorted { $0.column < $1.column }.map { Self.clean($0.text) })
            }
        }
        var wanted = tables.flatMap(\.rows)
        if onlyFigures {
            wanted = wanted.map(Self.figures).filter { !$0.isEmpty }
            found = found.map(Self.figures).filter { !$0.isEmpty }
        }
        return (wanted, found, tables.map(\.title), Self.clean(content.texts.map(\.text).joined(separator: "\n")))
    }

    private static func figures(_ row: [String]) -> [String] {
        row.filter { $0.contains(".") && $0.allSatisfy { $0.isNumber || ".,-".contains($0) } }
    }

    /// The rows that are not found, each as often as it is wanted.
    private func missing(_ wanted: [[String]], _ found: [[String]]) -> [[String]] {
        var left: [[String]: Int] = [:]
        for row in found { left[row, default: 0] += 1 }
        return wanted.filter { row in
            left[row, default: 0] -= 1
            return left[row, default: 0] < 0
        }
    }

    @Test(
        "every row of every table, its cells in their order",
        arguments: [
            "hubei.html", "hubei.gb18030.html", "hubei.xlsx", "hubei.docx", "hubei_content_list.json",
            "hubei.docling.json", "jiangsu.docx", "shanghai.xlsx",
        ])
    func files(name: String) throws {
        let (wanted, found, titles, texts) = try rows(of: name)
        #expect(missing(wanted, found).isEmpty)
        for title in titles { #expect(texts.contains(title)) }
    }

    @Test("texts without spans: every row of figures", arguments: ["hubei.md", "hubei.txt"])
    func texts(name: String) throws {
        let (wanted, found, _, _) = try rows(of: name, onlyFigures: true)
        #expect(missing(wanted, found).isEmpty)
    }

    @Test(
        "every row of a PDF with lines of all sorts", .enabled(if: hasPoppler),
        arguments: [
            "hubei.ruled.pdf", "hubei.thin.pdf", "hubei.white.pdf", "hubei.dark.pdf", "hubei.dashed.pdf",
            "hubei.open.pdf", "hubei.broken.pdf", "hubei.repeated.pdf", "hubei.cropped.pdf", "hubei.rotated.pdf",
            "jiangsu.gray.pdf", "jiangsu.framed.pdf",
            "shanghai.landscape.pdf", "shanghai.wrapped.pdf", "shanghai.calc.pdf", "accounts.ruled.pdf",
        ])
    func ruled(name: String) throws {
        let (wanted, found, titles, texts) = try rows(of: name)
        #expect(missing(wanted, found).isEmpty)
        for title in titles { #expect(texts.contains(title)) }
    }

    @Test(
        "tables that go on over pages, with their headings and without", .enabled(if: hasPoppler),
        arguments: [("hubei.broken.pdf", false), ("hubei.repeated.pdf", true)])
    func pageBreaks(name: String, repeats: Bool) throws {
        let notes = try PublishedFile("\(published)/\(name)").content().grids.flatMap(\.notes)
        #expect(notes.count { $0.kind == .joinedPages } >= 3)
        #expect(notes.contains { $0.kind == .repeatedHeading } == repeats)
        let (wanted, found, _, _) = try rows(of: name)
        // Headings stand once, however many pages there are.
        #expect(found.count == wanted.count, "\(name)")
    }

    @Test("every row of figures of a PDF by LibreOffice", .enabled(if: hasPoppler))
    func writer() throws {
        let (wanted, found, _, _) = try rows(of: "accounts.writer.pdf", onlyFigures: true)
        #expect(missing(wanted, found).isEmpty)
    }

    @Test("an old workbook", .enabled(if: hasOffice))
    func oldWorkbook() throws {
        let (wanted, found, _, _) = try rows(of: "hubei.xls")
        #expect(missing(wanted, found).isEmpty)
    }

    @Test("the kind is told by the content, whatever the ending", .enabled(if: hasPoppler))
    func wrongEnding() async throws {
        let folder = try TemporaryFolder.with { $0 }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, other) in [
            ("hubei.ruled.pdf", "a.xls"), ("hubei.html", "b.xls"), ("hubei.xlsx", "c.pdf"), ("hubei.docx", "d"),
        ] {
            try FileManager.default.copyItem(atPath: "\(published)/\(name)", toPath: "\(folder)/\(other)")
            let content = try PublishedFile("\(folder)/\(other)").content()
            #expect(content.grids.count > 4, "\(other)")
        }
    }

    @Test("standard input", .enabled(if: hasPoppler))
    func standardInput() throws {
        let bytes = try #require(PublishedFile.bytes(of: "\(published)/hubei.ruled.pdf"))
        #expect(try PublishedFile(standardInput: bytes).content().grids.count == 5)
    }

    /// An old office file whose only part has a name, in UTF-16.
    private func wide(_ name: String) -> [UInt8] {
        var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
        for byte in name.utf8 { bytes += [byte, 0] }
        return bytes
    }

    /// A zip file of one part that is not packed.
    private func zip(_ name: String, _ text: String, flags: Int = 0, method: Int = 0) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let (name, text) = (Array(name.utf8), Array(text.utf8))
        let fixed =
            number(20, 2) + number(flags, 2) + number(method, 2) + number(0, 8) + number(text.count, 4)
            + number(text.count, 4) + number(name.count, 2) + number(0, 2)
        let part = number(0x0403_4B50, 4) + fixed + name + text
        let list = number(0x0201_4B50, 4) + number(20, 2) + fixed + number(0, 14) + name
        return part + list + number(0x0605_4B50, 4) + number(0, 4) + number(1, 2) + number(1, 2) + number(list.count, 4)
            + number(part.count, 4) + number(0, 2)
    }

    @Test("pages without words are named, and those around them are read with their lines", .enabled(if: hasPoppler))
    func scannedPages() throws {
        /// Four cells with a figure each.
        let table = [(50, 700), (150, 700), (50, 680), (150, 680)].map { x, y in
            "\(x) \(y) 100 20 re S BT /F 9 Tf \(x + 5) \(y + 5) Td (\(x).\(y)) Tj ET"
        }.joined(separator: " ")
        var objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[5 0 R 6 0 R 7 0 R]/Count 3>>"]
        objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        objects.append("<</Length \(table.utf8.count)>>\nstream\n\(table)\nendstream")
        for content in ["/Contents 4 0 R", "", "/Contents 4 0 R"] {
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>\(content)>>")
        }
        let body = objects.enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
        let bytes = Array("%PDF-1.4\n\(body)trailer<</Root 1 0 R/Size 8>>\n%%EOF\n".utf8)
        let content = try PublishedFile(standardInput: bytes).content()
        #expect(content.pagesWithoutWords == [2] && content.pageCount == 3)
        #expect(content.remarks("x.pdf").first?.contains("images: 2; they need text recognition") ?? false)
        #expect(!content.grids.isEmpty && content.grids.allSatisfy { $0.origin == .ruled && $0.columnCount == 2 })
        #expect(content.grids.flatMap(\.cells).map(\.page) == [1, 1, 1, 1, 3, 3, 3, 3])
    }

    @Test("a department and its units in one file are checked one by one, and not added up")
    func severalDocuments() async throws {
        func document(_ cover: String) -> String {
            let rows = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t31.50\t1.00\t30.50\n208\t社会保障和就业支出\t31.50\t1.00\t30.50\n"
            let titles = ["部门支出总表", "一般公共预算支出表", "政府性基金预算支出表"]
            return cover + "\n" + titles.map { "\($0)\n单位：万元\n\(rows)\n" }.joined()
        }
        let path = try temporaryFile(
            document("某某市文化局2025年部门预算") + document("某某市图书馆2025年单位预算"), name: "两份.txt")
        let checked = await Run("check", path)
        #expect(checked.output.contains("\(path):1") && checked.output.contains("\(path):2"))
        #expect(checked.errors.contains("holds 2 documents: 某某市文化局, 某某市图书馆"))
        let added = await Run("rollup", path)
        #expect(added.status == 2 && added.errors.contains("某某市文化局 contains 某某市图书馆"))
        let lines = await Run("convert", path, "-o", "-")
        #expect(lines.status == 0 && lines.lines.count { $0.hasPrefix("{") } == 2)
        let refused = await Run("show", path)
        #expect(refused.status == 2 && refused.errors.contains("\(path):1"))
        // Each can be named.
        let second = await Run("check", "\(path):2")
        #expect(second.output.contains("某某市图书馆 2025") && !second.output.contains("某某市文化局"))
        #expect(await Run("show", "\(path):2").status == 0)
        #expect(await Run("compare", "\(path):1", "\(path):2").status == 0)
        let third = await Run("show", "\(path):3")
        #expect(third.status == 2 && third.errors.contains("holds 2 documents"))
        #expect(await Run("show", "\(path):x").errors.contains("no such file"))
        let both = try temporaryFile(lines.output, name: "both.jsonl")
        #expect(await Run("check", "\(both):2").output.contains("某某市图书馆"))
        #expect(await Run("check", "\(both):1", "\(both):2").output.contains("\(both):1"))
    }

    @Test("what cannot be read is said in a line")
    func failures() async throws {
        for (bytes, message) in [
            ([UInt8]("%PDF-1.4\n".utf8), hasPoppler ? "damaged" : "poppler"),
            ([0x50, 0x4B, 3, 4, 0, 0], "damaged"), ([0x50, 0x4B, 5, 6], "damaged"), ([0x89, 0x50, 0x4E, 0x47], "OCR"),
            (Array("Rar!".utf8), "unpack"), ([0, 1, 2, 3], "no known kind"), ([], "empty"),
            (wide("EncryptedPackage"), "password"),
            (zip("report.pdf", "%PDF-1.4"), "unpack"), (zip("OFD.xml", ""), "OFD"),
            (zip("ppt/presentation.xml", ""), "slides"), (zip("xl/workbook.xml", "", flags: 1), "password"),
            (zip("xl/workbook.xml", "<workbook/>"), "workbook is damaged"),
            (zip("word/document.xml", "<", method: 9), "document is damaged"),
        ] {
            do throws(Failure) {
                _ = try PublishedFile(standardInput: bytes).content()
                Issue.record("\(bytes) is read")
            } catch {
                #expect(error.message.contains(message), "\(error.message)")
                #expect(!error.message.contains("\n"))
            }
        }
    }
}

@Suite("PDF in parts", .enabled(if: hasPoppler)) struct PDFPartTests {
    @Test("the pages are the same, however many programs draw them", arguments: [(1, 1), (3, 2), (2, 16)])
    func parts(programs: Int, pages: Int) throws {
        let path = "\(published)/hubei.ruled.pdf"
        var file = PDFFile()
        let content = try file.content(of: path)
        file.drawing = (programs, pages)
        #expect(try file.content(of: path) == content)
        #expect(content.grids.contains { $0.origin == .ruled })
    }
}

@Suite("Programs of others") struct ExternalProgramTests {
    private let nobody = ExternalProgram.Package(title: "nothing", commands: "apt install nothing")

    @Test("their output, and what they say when they fail")
    func output() throws {
        let echo = ExternalProgram(names: ["echo"], package: nobody)
        // No shell reads the arguments.
        #expect(try echo.run(["$HOME; `ls`", "二"]) == Array("$HOME; `ls` 二\n".utf8))
        let sh = ExternalProgram(names: ["/no/such/program", "sh"], package: nobody)
        do throws(ExternalProgram.Problem) {
            _ = try sh.run(["-c", "echo Syntax Error: broken >&2; exit 3"])
            Issue.record("it failed")
        } catch {
            #expect(
                sh.failure(error, "x.pdf").message == "x.pdf: /no/such/program cannot read it: Syntax Error: broken")
        }
    }

    @Test("several at the same time: outputs in order, and one that fails ends the others")
    func several() throws {
        let sh = ExternalProgram(names: ["/no/such/program", "sh"], package: nobody, timeLimit: 20)
        let more = "i=0; while [ $i -lt 30000 ]; do echo 一二三四五六七八九十; i=$((i+1)); done"
        let outputs = try sh.run(each: [["-c", "sleep 0.1; echo a"], ["-c", more], ["-c", "echo c >&2"]])
        #expect(outputs.map(\.count) == [2, 30_000 * 31, 0])
        // Not the limit, which comes before the first one ends.
        do throws(ExternalProgram.Problem) {
            _ = try sh.run(each: [["-c", "sleep 60"], ["-c", "echo no; exit 4"]])
            Issue.record("one failed")
        } catch {
            guard case .failed(4, _) = error else { throw error }
        }
    }

    @Test("one that is missing is named, with the command to install it")
    func missing() {
        let program = ExternalProgram(names: ["no-such-program"], package: nobody)
        do throws(ExternalProgram.Problem) {
            _ = try program.run([])
            Issue.record("it is not there")
        } catch {
            #expect(program.failure(error, "x.pdf").message.contains("apt install nothing"))
        }
    }

    @Test("they are ended at their limits, with all that they have started")
    func limits() throws {
        var program = ExternalProgram(names: ["sh"], package: nobody, timeLimit: 0.2)
        let mark = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path(percentEncoded: false)
        defer { try? FileManager.default.removeItem(atPath: mark) }
        do throws(ExternalProgram.Problem) {
            _ = try program.run(["-c", "(sleep 1; echo x > \(mark)) & sleep 30"])
            Issue.record("it ends by itself")
        } catch {
            guard case .tookTooLong = error else { throw error }
        }
        usleep(1_200_000)
        #expect(!FileManager.default.fileExists(atPath: mark))
        program.timeLimit = 30
        program.outputLimit = 1_000_000
        do throws(ExternalProgram.Problem) {
            _ = try program.run(["-c", "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done"])
            Issue.record("it ends by itself")
        } catch {
            guard case .wroteTooMuch = error else { throw error }
        }
    }

    @Test("a conversion that is ended leaves neither files nor programs")
    func conversion() throws {
        let office = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Programs/endless-office").path(percentEncoded: false)
        let log = try temporaryFile("", name: "log")
        let source = try temporaryFile(log, name: "a.xls")
        let program = ExternalProgram(names: [office], package: nobody, timeLimit: 2)
        do throws(Failure) {
            _ = try OfficeConversion.converted(source, to: .sheets, by: program)
            Issue.record("it ends by itself")
        } catch {
            #expect(error.message.contains("a.xls") && error.message.contains("was ended"), "\(error.message)")
        }
        let arguments = try String(contentsOfFile: log, encoding: .utf8)
        let folder = try #require(arguments.split(whereSeparator: \.isWhitespace).last { $0.contains("/budget-") })
            .split(separator: "/").dropLast().joined(separator: "/")
        #expect(!FileManager.default.fileExists(atPath: "/" + folder), "\(folder)")
        usleep(2_000_000)
        #expect(try String(contentsOfFile: log, encoding: .utf8) == arguments)
    }

    @Test("a folder for files is taken away, also when something fails")
    func folders() throws {
        var path = ""
        #expect(throws: Failure.self) {
            try TemporaryFolder.with { folder throws(Failure) in
                path = folder
                throw Failure("no")
            }
        }
        #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: path))
    }
}

@Suite("The command with published files") struct PublishedCommandTests {
    @Test("the PDF of the example says what its JSON says, with pages", .enabled(if: hasPoppler))
    func example() async throws {
        struct Output: Decodable {
            struct Document: Decodable {
                struct Finding: Decodable {
                    let fingerprint: String
                    let verdict: String
                }
                struct Reading: Decodable {
                    struct Place: Decodable {
                        let fingerprint: String
                        let pages: [Int]
                    }
                    let corrected: Int
                    let lost: Int
                    let places: [Place]
                }
                let findings: [Finding]
                let reading: Reading?
            }
            let documents: [Document]
        }
        let name = examples + "/tianmen-2024-budget"
        let run = await Run("check", name + ".json", name + ".pdf", "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        let documents = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8)).documents
        try #require(documents.count == 2)
        func facts(_ document: Output.Document) -> [String] {
            document.findings.map { "\($0.fingerprint) \($0.verdict)" }.sorted()
        }
        #expect(facts(documents[0]) == facts(documents[1]) && facts(documents[0]).count >= 17)
        let reading = try #require(documents[1].reading)
        #expect(reading.corrected == 0 && reading.lost == 0)
        #expect(reading.places.count == documents[1].findings.count && reading.places.allSatisfy { !$0.pages.isEmpty })
    }

    @Test("grids as Markdown and as JSON")
    func grids() async throws {
        let run = await Run("convert", "\(published)/hubei.xlsx", "--grids", "-o", "-")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("| 科目编码 | 名称 | 合计 | 基本支出 |  |  | 项目支出 |"))
        let output = try temporaryFile("", name: "g.json")
        #expect(await Run("convert", "\(published)/hubei.html", "--grids", "-o", output).status == 0)
        let content = try JSONDecoder().decode(PublishedContent.self, from: Data(contentsOf: URL(filePath: output)))
        #expect(content.grids.count == 5)
    }

    @Test("a document and its report; findings name their pages", .enabled(if: hasPoppler))
    func convertAndCheck() async throws {
        let output = try temporaryFile("", name: "x.json")
        let report = try temporaryFile("", name: "x.reading.json")
        let run = await Run("convert", "\(published)/hubei.ruled.pdf", "-o", output, "--report", report)
        #expect(run.status == 0, "\(run.errors)")
        let reading = try JSONDecoder().decode(ReadingReport.self, from: Data(contentsOf: URL(filePath: report)))
        #expect(reading.tables.count >= 4)
        #expect(reading.tables.allSatisfy { $0.cells.isEmpty || $0.cells.contains { $0.page != nil } })
        #expect(await Run("show", output).status == 0)
        // Rows were left out of the fixture, so sums do not add up.
        let check = await Run("check", "\(published)/hubei.ruled.pdf", "--language", "en")
        #expect(check.status == 1)
        #expect(check.output.contains("  page "))
        #expect(check.output.contains("read: "))
        let json = await Run("check", "\(published)/hubei.ruled.pdf", "--format", "json")
        #expect(json.output.contains("\"pages\""))
    }

    @Test("a workbook: findings have addresses; without a year no code is compared, which is said")
    func addresses() async throws {
        let run = await Run("check", "\(published)/hubei.xlsx", "--language", "en")
        #expect(run.output.contains("!B"), "\(run.output)")
        #expect(!run.output.contains("codes.uncertain") && run.errors.contains("its year is not printed"))
        let json = await Run("check", "\(published)/hubei.xlsx", "--format", "json")
        #expect(json.output.contains("\"addresses\""))
        let report = try temporaryFile("", name: "x.reading.json")
        let document = try temporaryFile("", name: "x.json")
        #expect(await Run("convert", "\(published)/hubei.xlsx", "-o", document, "--report", report).status == 0)
        let reading = try JSONDecoder().decode(ReadingReport.self, from: Data(contentsOf: URL(filePath: report)))
        let cells = reading.tables.flatMap(\.cells)
        #expect(!cells.isEmpty && cells.allSatisfy { $0.address?.contains("!") ?? false })
        #expect(reading.sheets?.count == 6)
    }

    @Test("nothing is written when nothing was read")
    func nothingToWrite() async throws {
        let output = try temporaryFile("", name: "x.json")
        try FileManager.default.removeItem(atPath: output)
        let broken = try temporaryFile("PK\u{3}\u{4}", name: "x.xlsx")
        #expect(await Run("convert", broken, "-o", output).status == 2)
        #expect(!FileManager.default.fileExists(atPath: output))
        // In a folder a damaged document is one that cannot be read, and no other text.
        let folder = URL(filePath: broken).deletingLastPathComponent().path(percentEncoded: false)
        let run = await Run("check", folder)
        #expect(run.status == 2 && run.errors.contains("x.xlsx: it is damaged"))
    }

    @Test("a workbook without a cover: who and when from the name of the file, which is said")
    func nameOfFile() async throws {
        let file = try temporaryFile("", name: "武汉市服务中心2025年部门预算.xlsx")
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.copyItem(atPath: "\(published)/hubei.xlsx", toPath: file)
        let run = await Run("check", file, "--fail-on", "never")
        #expect(run.lines.first == "武汉市服务中心 2025 预算", "\(run.output.prefix(200))")
        #expect(run.errors.contains("from the name of the file"))
    }

    @Test("a folder: texts that are no documents are left out, damaged files are said")
    func folder() async throws {
        let file = try temporaryFile("# Notes\n\nNothing of money.\n", name: "notes.md")
        let folder = URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
        try FileManager.default.copyItem(atPath: "\(published)/hubei.html", toPath: folder + "/a.html")
        try FileManager.default.copyItem(
            atPath: examples + "/caidian-2025-budget.json", toPath: folder + "/b.json")
        let run = await Run("convert", folder, "-o", folder + "/out")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("notes.md: no table"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/out").sorted() == ["a.json", "b.json"])
        try Data("%PDF-1.4".utf8).write(to: URL(filePath: folder + "/c.pdf"))
        #expect(await Run("check", folder, "--fail-on", "never").status == 2)
        #expect(await Run("check", file).status == 2)
    }
}
