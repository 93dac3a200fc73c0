import BudgetInterchange
import Foundation
import Testing

/// 137 tables that governments published: every figure is held, and shown as it was printed.
@Suite struct GovernmentFigureTests {
    private static let documents: [String: Disclosure] = {
        var documents: [String: Disclosure] = [:]
        for name in GovernmentFigures.documents {
            documents[name] = try? Disclosure(json: GovernmentFigures.text(of: name))
        }
        return documents
    }()

    /// The table of a list, and which of its sides the list is.
    private func table(of list: GovernmentFigures.List) throws -> (table: Table, sides: [(Int, String)]) {
        let document = try #require(Self.documents[list.document], "\(list.document) cannot be read")
        let table = try #require(document.tables.first { $0.form.place.key == list.form })
        #expect(table.form.place.part == .government)
        return (table, Array(table.form.sides.map { $0.side.isEmpty ? "lines" : $0.side }.enumerated()))
    }

    @Test func allTablesAreThere() {
        let lists = GovernmentFigures.lists
        #expect(lists.count == 137)
        #expect(lists.reduce(0) { $0 + $1.rows.count } == 11_472)
        #expect(lists.reduce(0) { $0 + $1.count } == 34_815)
        for list in lists { #expect(list.count > 0, "\(list)") }
        // Four of them are printed as two tables, income and expenditure.
        #expect(Self.documents.values.reduce(0) { $0 + $1.tables.count } == 133)
    }

    @Test(arguments: GovernmentFigures.documents)
    func everyKeyIsKnownAndNothingIsLost(document name: String) throws {
        var reader = DisclosureReader()
        let read = try reader.read(Array(GovernmentFigures.text(of: name)))
        #expect(read.unknownKeys.isEmpty)
        #expect(try Disclosure(json: read.disclosure.json()) == read.disclosure)
        let encoded = try JSONEncoder().encode(read.disclosure)
        #expect(try JSONDecoder().decode(Disclosure.self, from: encoded) == read.disclosure)
        #expect(read.disclosure.header.entity == .government)
    }

    @Test(arguments: GovernmentFigures.lists)
    func figuresAreHeld(list: GovernmentFigures.List) throws {
        let (table, sides) = try table(of: list)
        #expect(table.caption.title == list.title)
        #expect(table.caption.formulas == list.formulas)
        for (side, name) in sides {
            let rows = list.rows.filter { $0.side == name }
            let first = sides[..<side].reduce(0) { $0 + table.sides[$1.0].count }
            if rows.isEmpty { continue }
            let lines = table.lines[first..<first + table.sides[side].count]
            try #require(lines.count == rows.count)
            for (line, row) in zip(lines, rows) {
                #expect(line.name == row.name)
                #expect(line.key.description == (row.code.isEmpty ? row.name : row.code))
                #expect(line.indent == row.indent)
                #expect(line.number == row.number)
                #expect(line.texts["group"] ?? "" == row.group)
                #expect(line.texts["printed"] ?? "" == row.printed)
                for (column, value) in zip(list.columns, row.values) {
                    let amount = line[column].map { $0.formatted(table.caption.precision, grouping: false) }
                    #expect(amount ?? line.texts[column] ?? "" == value, "\(row.name) \(column)")
                    if let amount = line[column] { #expect(table.caption.precision.holds(amount)) }
                }
            }
        }
    }

    @Test(arguments: GovernmentFigures.lists)
    func figuresAreShownAsPrinted(list: GovernmentFigures.List) throws {
        let (table, sides) = try table(of: list)
        let grid = table.grid
        #expect(grid.title.hasSuffix(list.title))
        for (_, name) in sides {
            let rows = list.rows.filter { $0.side == name }
            if rows.isEmpty { continue }
            let heading = ["lines": "名称", "income": "收入项目", "expenditure": "支出项目"][name] ?? ""
            let start = try #require(grid.columns.firstIndex { $0.heading == heading })
            let first = try #require(grid.columns[start...].firstIndex { $0.heading == list.headings.first })
            let places = first..<first + list.columns.count
            try #require(places.upperBound <= grid.columns.count)
            #expect(grid.columns[places].map(\.heading) == list.headings)
            let shown = grid.rows.filter { !$0[start].isEmpty }
            try #require(shown.count == rows.count)
            for (cells, row) in zip(shown, rows) {
                #expect(cells[start] == String(repeating: "  ", count: row.indent) + row.name)
                if !row.code.isEmpty { #expect(cells[..<start].last == row.code) }
                if let number = row.number { #expect(cells.contains(String(number))) }
                let figures = places.map { grid.columns[$0].isAmount ? cells[$0].replacing(",", with: "") : cells[$0] }
                #expect(figures == row.values, "\(row.name)")
                for text in [row.group, row.printed] where !text.isEmpty { #expect(cells.contains(text)) }
            }
        }
    }
}
