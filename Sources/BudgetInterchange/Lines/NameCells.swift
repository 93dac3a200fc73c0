/// The names in the cells of one column, with what they name.
struct NameCells {
    private(set) var texts: [String] = []
    private var cells = CellNumbers()
    /// For each name the number of what is known by it alone, 0 where nothing is.
    private var numbers: [Int32] = []
    /// For each number of what has a code its name, and the one that was met last.
    private var chosen: [(name: Int32, last: Int32)] = []

    /// The number of a name from 1, 0 for a blank one, -1 for 合计 and the like.
    @inline(__always)
    mutating func name(of cell: Cell, in source: SourceBytes) -> Int32 {
        let name = cells.number(of: cell, in: source)
        return name == CellNumbers.unknown ? read(cell, source) : name
    }

    private mutating func read(_ cell: Cell, _ source: SourceBytes) -> Int32 {
        let text = source.trimmedText(cell)
        var name: Int32 = 0
        if source.mayBeSumWord(cell), isSumWord(text) {
            name = -1
        } else if !text.isEmpty {
            texts.append(text)
            numbers.append(0)
            name = Int32(truncatingIfNeeded: texts.count)
        }
        cells.set(name, for: cell, in: source)
        return name
    }

    func number(of name: Int32) -> Int32 { numbers[Int(name) - 1] }

    mutating func setNumber(_ number: Int32, of name: Int32) { numbers[Int(name) - 1] = number }

    /// Names a number. Of several names the first in order of characters stays, so that the order of lines does not
    /// matter.
    mutating func setName(_ name: Int32, of number: Int32) {
        let index = Int(number)
        while chosen.count <= index { chosen.append((0, 0)) }
        guard chosen[index].last != name else { return }
        chosen[index].last = name
        let known = chosen[index].name
        if known == 0 || texts[Int(name) - 1] < texts[Int(known) - 1] { chosen[index].name = name }
    }

    /// The numbers that have names.
    var names: [(Int32, String)] {
        chosen.indices.compactMap { index in
            let name = chosen[index].name
            return name == 0 ? nil : (Int32(truncatingIfNeeded: index), texts[Int(name) - 1])
        }
    }
}
