import Testing

@testable import BudgetCodes

/// Checks on the checked-in text itself.
@Suite("Catalogue data")
struct CatalogueDataTests {
    /// One classification with its type taken away, so that a test can run over all of them.
    struct Subject: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lines: [String]
        let table: CatalogueTable
        let leadingDigit: Int
        let deepest: CodeLevel

        init<C: Classification>(_: C.Type, _ text: StaticString) {
            testDescription = C.officialName
            lines = "\(text)".split(separator: "\n").map(String.init)
            table = C.catalogue.box.table
            leadingDigit = C.leadingDigit
            deepest = C.deepestLevel
        }

        func names(in year: Int32) -> [Int32: [String]] {
            var result: [Int32: [String]] = [:]
            for row in table.rows.indices where table.rows[row].covers(year) {
                result[table.rows[row].code, default: []].append(table.name(of: row))
            }
            return result
        }
    }

    static let subjects = [
        Subject(Functional.self, CatalogueText.functional),
        Subject(DepartmentEconomic.self, CatalogueText.departmentEconomic),
        Subject(GovernmentEconomic.self, CatalogueText.governmentEconomic),
        Subject(Revenue.self, CatalogueText.revenue),
    ]

    static let years: [Int32] = Array(2_005...2_030)

    @Test("every line is read as it is written", arguments: subjects)
    func lines(subject: Subject) {
        #expect(subject.lines.count == subject.table.rows.count)
        for (line, row) in zip(subject.lines, subject.table.rows.indices) {
            let fields = line.split(separator: " ", maxSplits: 3).map(String.init)
            #expect(String(subject.table.rows[row].code) == fields[0])
            #expect(subject.table.span(of: row).description == fields[1])
            #expect(subject.table.name(of: row) == fields[3])
            switch subject.table.evidence(of: row) {
            case .published(let years):
                #expect(fields[2].hasPrefix("p:"))
                #expect(!years.isEmpty)
                #expect(years.allSatisfy { subject.table.rows[row].covers(Int32($0)) }, "\(line)")
            case .carriedBack, .carriedOn: Issue.record("a name is carried in an edition only")
            case .corroborated: #expect(["o", "t"].contains(fields[2].first))
            case .unverified: #expect(["s", "a", "h"].contains(fields[2].first))
            }
        }
    }

    @Test("codes are well formed and in prefix order", arguments: subjects)
    func order(subject: Subject) {
        let codes = subject.table.rows.map(\.code)
        #expect(codes.allSatisfy { categoryValue(of: $0) / 100 == subject.leadingDigit })
        #expect(codes.allSatisfy { String($0).count <= subject.deepest.digitCount && String($0).count % 2 == 1 })
        for (left, right) in zip(codes, codes.dropFirst()) {
            #expect(prefixOrderKey(left) <= prefixOrderKey(right), "\(left) \(right)")
        }
    }

    @Test("in every year each code has its parent", arguments: subjects)
    func parents(subject: Subject) {
        for year in Self.years {
            let names = subject.names(in: year)
            #expect(names.keys.allSatisfy { $0 < 1_000 || names[$0 / 100] != nil }, "\(year)")
        }
    }

    @Test("no name stands twice for a code", arguments: subjects)
    func distinctNames(subject: Subject) {
        let pairs = subject.table.rows.indices.map { "\(subject.table.rows[$0].code) \(subject.table.name(of: $0))" }
        #expect(Set(pairs).count == pairs.count)
    }

    @Test("a name is not valid where documents print only another one", arguments: subjects)
    func oneName(subject: Subject) {
        let table = subject.table
        for year in Self.years {
            let current = table.rows.indices.filter {
                table.rows[$0].covers(year) && table.rows[$0].basis == .published
            }
            let byCode = Dictionary(grouping: current) { table.rows[$0].code }
            for (code, rows) in byCode where rows.count > 1 {
                let years = rows.map { table.evidence(of: $0).years }
                guard years.contains(where: { $0.contains(Int(year)) }) else { continue }
                let isRight = years.allSatisfy { years in
                    years.contains(Int(year)) || years.contains { $0 < year } && years.contains { $0 > year }
                }
                #expect(isRight, "\(code) \(year)")
            }
        }
    }

    @Test("items that end in 99 are named 其他…", arguments: subjects)
    func others(subject: Subject) {
        let exceptions: Set<String> = [
            // The word stands further inside.
            "2082699", "2083099", "2101299", "2140499", "2140699", "2170199", "2170299", "2296099", "2310299",
            "2310399",
            "2320299",
            "2320399", "110090199",
            // One document writes 其它.
            "2081199",
            // Late payment charges and fines.
            "103020399", "103021699", "103021799", "103021899",
        ]
        for row in subject.table.rows.indices where subject.table.rows[row].code % 100 == 99 {
            let name = subject.table.name(of: row)
            let code = String(subject.table.rows[row].code)
            #expect(name.hasPrefix("其他") || exceptions.contains(code), "\(code) \(name)")
        }
    }

    @Test("names have no trace of text extraction", arguments: subjects)
    func cleanNames(subject: Subject) {
        for row in subject.table.rows.indices {
            let name = subject.table.name(of: row)
            #expect(!name.contains { $0.isWhitespace || $0.isASCII || "()，。：".contains($0) }, "\(name)")
            #expect((2...40).contains(name.count), "\(name)")
            #expect(!["人力资源和社会保障局", "事业管理局", "当年预算"].contains { name.contains($0) }, "\(name)")
        }
    }

    @Test("what was left out is not there")
    func exclusions() {
        #expect(Catalogue.departmentEconomic.names(of: "30000").isEmpty)
        #expect(Catalogue.departmentEconomic.names(of: "360").isEmpty)
        #expect(Catalogue.departmentEconomic.names(of: "30210").isEmpty)
        #expect(Catalogue.departmentEconomic.names(of: "30202").map(\.name) == ["印刷费"])
        #expect(Catalogue.functional[2024]["213"]?.name == "农林水支出")
    }

    @Test("real documents print these names", arguments: printedNames.split(separator: "\n").map(String.init))
    func printed(line: String) throws {
        let fields = line.split(separator: " ", maxSplits: 2).map(String.init)
        let year = try #require(Int(fields[0]))
        // Extraction makes brackets half-width.
        let official = fields[2].replacing("(", with: "（").replacing(")", with: "）")
        let (name, match, evidence) =
            if let code = FunctionalCode(fields[1]) {
                (
                    Catalogue.functional[year][code]?.name, Catalogue.functional[year].match(code, fields[2]),
                    Catalogue.functional[year][code]?.evidence
                )
            } else {
                try {
                    let code = try #require(DepartmentEconomicCode(fields[1]))
                    let edition = Catalogue.departmentEconomic[year]
                    return (edition[code]?.name, edition.match(code, fields[2]), edition[code]?.evidence)
                }()
            }
        #expect(name == official)
        #expect(match == (official == fields[2] ? .exact : .variant(expected: official)))
        #expect(evidence?.years.contains(year) == true)
    }

    @Test("changes name codes and years that the text bears out")
    func changes() throws {
        let text = "\(CatalogueText.functionalChanges)".split(separator: "\n")
        #expect(Catalogue.functional.changes.count == text.count)
        #expect(Catalogue.departmentEconomic.changes.count == 5)
        for change in Catalogue.functional.changes {
            switch change.kind {
            case .rename:
                #expect(change.old == change.new)
                let before = Catalogue.functional[change.years.lowerBound - 1]
                let after = Catalogue.functional[change.years.upperBound]
                for code in change.new { #expect(before[code]?.name != after[code]?.name, "\(code)") }
            case .add: #expect(change.old.isEmpty && !change.new.isEmpty)
            case .delete: #expect(!change.old.isEmpty && change.new.isEmpty)
            case .move: #expect(change.old.count == 1 && change.new.count == 1)
            case .split: #expect(change.old.count == 1 && change.new.count > 1)
            case .merge: #expect(change.old.count > 1 && change.new.count == 1)
            }
            for code in change.new {
                #expect(Catalogue.functional[change.years.upperBound].contains(code), "\(change)")
            }
            for code in change.old where !change.new.contains(code) && change.kind != .rename {
                // Reused codes are there again.
                let isReused = Catalogue.functional.changes.contains { $0.kind == .add && $0.new.contains(code) }
                #expect(isReused || !Catalogue.functional[change.years.upperBound].contains(code), "\(change)")
            }
        }
    }
}
