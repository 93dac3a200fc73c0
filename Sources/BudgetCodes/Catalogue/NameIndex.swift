/// The codes that bear a name, for tables that print names without codes.
///
/// Made once for a classification; it knows the names of all years.
package struct NameIndex: Sendable {
    private struct Place: Sendable {
        let code: Int32
        let firstYear: Int16
        let lastYear: Int16
    }

    private var places: [FoldedName: [Place]] = [:]

    package init<C: Classification>(_ catalogue: ClassificationCatalogue<C>) {
        let table = catalogue[0].table
        for row in table.rows.indices {
            let place = Place(
                code: table.rows[row].code, firstYear: table.rows[row].firstYear, lastYear: table.rows[row].lastYear)
            places[FoldedName(Self.withoutLevel(table.name(of: row))), default: []].append(place)
        }
    }

    /// A name without the level behind it: 其他支出 for 其他支出(款).
    private static func withoutLevel(_ name: String) -> String {
        let end = name.unicodeScalars.suffix(3).map(\.halfWidth)
        guard end.count == 3, end[0] == "(", end[2] == ")", "类款项目".unicodeScalars.contains(end[1]) else { return name }
        return String(name.dropLast(3))
    }

    /// The codes that have a name in a year; those that had it in another year, where none has it in this one.
    package func codes(named name: FoldedName, in year: Int) -> [Int32] {
        guard let found = places[name] else { return [] }
        let current = found.filter { Int($0.firstYear) <= year && year <= Int($0.lastYear) }
        return (current.isEmpty ? found : current).map(\.code)
    }
}
