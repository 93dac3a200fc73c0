/// Numbers for the lines of tables of one form: lines that mean the same have the same number.
///
/// A line is told by its key. Units have the same groups and may share projects, so these are told by the lines that they
/// belong to as well; and where a layout prints units beside codes, a line is told by both. What has no code is told by its
/// name as well.
struct LinePlaces {
    private struct Place: Hashable {
        let above: Int
        let key: RowKey
        let unit: String?
    }

    private var numbers = [Place: Int]()
    /// For each number that of the line that it belongs to, or -1; keys tell it except for projects.
    private(set) var above: [Int] = []

    /// How many numbers there are.
    var count: Int { above.count }

    /// The number of each line of a section.
    mutating func numbers(of section: Section) -> [Int] {
        let parents = section.kind == .project ? section.parents : []
        var result: [Int] = []
        result.reserveCapacity(section.count)
        for row in 0..<section.count {
            // A line stands behind the one that it belongs to; where it does not, its key must do.
            let parent = parents.isEmpty ? -1 : Int(parents[row])
            var unit = section.kind == .expenditure ? section.unit(of: row)?.name : nil
            if section.isMalformed(row) { unit = (unit.map { $0 + "/" } ?? "") + section.name(of: row) }
            let place = Place(
                above: parent >= 0 && parent < row ? result[parent] : -1, key: section.key(of: row), unit: unit)
            if let number = numbers[place] {
                result.append(number)
            } else {
                numbers[place] = above.count
                result.append(above.count)
                above.append(place.above)
            }
        }
        return result
    }
}
