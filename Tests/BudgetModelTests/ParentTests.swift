import BudgetCodes
import BudgetModel
import Testing

/// Which line adds a line up, against the definition word for word.
enum SlowParents {
    /// The text of the key right above, or `nil` at the top.
    static func above(_ text: String, _ kind: KeyKind) -> String? {
        switch kind {
        case .functional, .economic, .expenditure: text.count > 3 ? String(text.dropLast(2)) : nil
        case .agency: text.count > 3 ? String(text.dropLast(3)) : nil
        case .row: text.lastIndex(of: ".").map { String(text[..<$0]) }
        case .project, .outline: nil
        }
    }

    static func parents(_ keys: [RowKey], _ kind: KeyKind, _ units: [Agency?]? = nil) -> [Int] {
        let units = units ?? keys.map { _ in nil }
        guard kind != .project else { return projectParents(keys) }
        let texts = keys.map(\.description)
        if [.functional, .economic, .expenditure].contains(kind) {
            return texts.indices.map { row in
                let chain = Array(sequence(first: texts[row], next: { above($0, kind) }).dropFirst())
                // Lines of the same unit, and those of none.
                let own = texts.indices.filter { units[$0] == units[row] || units[$0] == nil }
                for (place, ancestor) in chain.enumerated() {
                    guard let found = own.last(where: { $0 < row && texts[$0] == ancestor }) else {
                        let behind = own.filter { texts[$0] == ancestor }
                        if let first = behind.first(where: { units[$0] == units[row] }) ?? behind.first { return first }
                        continue
                    }
                    // Another block has begun since.
                    let between = own.filter { (found..<row).contains($0) }.map { texts[$0] }
                    if between.contains(where: chain[(place + 1)...].contains) { continue }
                    return found
                }
                return -1
            }
        }
        return texts.map { text in
            var next = above(text, kind)
            while let ancestor = next {
                if let row = texts.firstIndex(of: ancestor) { return row }
                next = above(ancestor, kind)
            }
            return -1
        }
    }

    private static func projectParents(_ keys: [RowKey]) -> [Int] {
        func unit(_ key: RowKey) -> String? {
            if case .project(.unit(let code)) = key { code.description } else { nil }
        }
        func isGroup(_ key: RowKey) -> Bool {
            if case .project(.group) = key { true } else { false }
        }
        return keys.indices.map { row in
            let before = keys[..<row]
            if let code = unit(keys[row]) {
                var next = above(code, .agency)
                while let ancestor = next {
                    if let found = before.lastIndex(where: { unit($0) == ancestor }) { return found }
                    next = above(ancestor, .agency)
                }
                return -1
            }
            if isGroup(keys[row]) { return before.lastIndex { unit($0) != nil } ?? -1 }
            return before.lastIndex { unit($0) != nil || isGroup($0) } ?? -1
        }
    }
}

@Suite struct ParentTests {
    @Test(arguments: KeyKind.allCases.filter { $0 != .outline })
    func agreeWithTheDefinition(kind: KeyKind) throws {
        let form = try Form(
            id: "test.keys", officialName: "表", sides: [Layout(keys: kind, columns: [.init("amount", "金额")])])
        var random = RandomTable(seed: 5)
        var nested = 0
        for _ in 0..<600 {
            let count = Int.random(in: 0...25, using: &random.generator)
            let texts = random.keys(kind, count: count)
            var table = Table(form)
            for text in texts { try table.append(text, named: text) }
            #expect(table.lines.map(\.key.description) == texts)
            let expected = SlowParents.parents(table.lines.map(\.key), kind)
            #expect(table.sides[0].parents.map(Int.init) == expected, "\(texts)")
            #expect(table.sides[0].leafRows == texts.indices.filter { !expected.contains($0) }, "\(texts)")
            nested += expected.filter { $0 >= 0 }.count
        }
        #expect(nested > 500)
    }

    /// The nearest line above that is printed less deep.
    @Test func depthTellsTheParents() throws {
        let form = try Form(
            id: "test.outline", officialName: "表", sides: [Layout(keys: .outline, columns: [.init("amount", "金额")])])
        var random = RandomTable(seed: 7)
        for _ in 0..<300 {
            let depths = (0..<Int.random(in: 0...25, using: &random.generator)).map { _ in
                Int.random(in: 0...4, using: &random.generator)
            }
            var table = Table(form)
            for depth in depths { try table.append("行", named: "行", indent: depth) }
            let expected = depths.indices.map { row in depths[..<row].lastIndex { $0 < depths[row] } ?? -1 }
            #expect(table.lines.map(\.indent) == depths)
            #expect(table.sides[0].parents.map(Int.init) == expected, "\(depths)")
        }
    }

    @Test func keysKnowTheirParents() {
        for kind in KeyKind.allCases where kind != .project {
            var random = RandomTable(seed: 6)
            for _ in 0..<300 {
                let text = random.key(kind)
                let key = RowKey(text, kind: kind)
                #expect(key?.description == text)
                #expect(key?.parent?.description == SlowParents.above(text, kind), "\(text)")
            }
        }
        #expect(FunctionalCode("2080505").parent == "20805")
        #expect(ExpenditureCode.economic("30101").parent == .economic("301"))
        #expect(ProjectRow.group(1).parent == nil)
        #expect(SummaryRow("opening.generalPublic").parent == .opening)
    }

    @Test func linesWithUnitsHaveTheSameParents() {
        var table = StateCapitalExpenditure()
        for code in ["223", "22301", "2230105", "301", "30101"] {
            if let key = RowKey(code, kind: .expenditure).flatMap(ExpenditureCode.init) {
                table.append(key, named: code)
            }
        }
        let parents = table.parentPositions
        for row in table.lines.indices { table.lines[row].unit = Agency(name: "单位\(row % 2)") }
        #expect(table.parentPositions == parents && parents == [nil, 0, 1, nil, 3])
    }
}
