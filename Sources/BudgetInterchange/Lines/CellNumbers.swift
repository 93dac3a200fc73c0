/// What the cells of one column stand for, as a number for every text: lines repeat a few texts, or many.
struct CellNumbers {
    private struct Entry {
        /// The bytes of up to eight, or a hash of more.
        var word: UInt64
        /// Where more than eight bytes are kept.
        var place: Int32
        /// How many bytes; 0 for an empty entry.
        var count: Int32
        var number: Int32
    }

    private var entries = [Entry](repeating: Entry(word: 0, place: 0, count: 0, number: 0), count: 64)
    private var used = 0
    private var bytes: [UInt8] = []
    // Input that is made to meet at one entry would have to know it.
    private let seed = UInt64.random(in: 0 ... .max)

    /// A column in which every cell differs is not worth remembering beyond this.
    private static var limit: Int { 1 << 21 }
    private static var longest: Int { 512 }

    /// What no cell stands for.
    static let unknown = Int32.min

    /// The number of a cell, or ``unknown``. It must not be blank.
    @inline(__always)
    func number(of cell: Cell, in source: SourceBytes) -> Int32 {
        guard cell.count <= Self.longest else { return Self.unknown }
        let word = cell.count <= 8 ? source.word(of: cell) : source.hash(of: cell, seed: seed)
        var index = index(of: word, cell.count)
        while true {
            let entry = entries[index]
            if entry.count == 0 { return Self.unknown }
            if entry.word == word, Int(entry.count) == cell.count,
                cell.count <= 8 || source.isEqual(cell, bytes, at: Int(entry.place))
            {
                return entry.number
            }
            index = (index &+ 1) & (entries.count &- 1)
        }
    }

    /// Remembers the number of a cell that is not known yet.
    mutating func set(_ number: Int32, for cell: Cell, in source: SourceBytes) {
        guard !cell.isBlank, cell.count <= Self.longest, used < Self.limit, bytes.count < 1 << 28
        else { return }
        if used * 2 >= entries.count { grow() }
        let isShort = cell.count <= 8
        let word = isShort ? source.word(of: cell) : source.hash(of: cell, seed: seed)
        let place = Int32(truncatingIfNeeded: bytes.count)
        if !isShort { source.append(cell, to: &bytes) }
        insert(Entry(word: word, place: place, count: Int32(truncatingIfNeeded: cell.count), number: number))
        used += 1
    }

    @inline(__always)
    private func index(of word: UInt64, _ count: Int) -> Int {
        let mixed = mixed(word ^ seed, 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count))
        return Int(truncatingIfNeeded: mixed) & (entries.count &- 1)
    }

    private mutating func insert(_ entry: Entry) {
        var index = index(of: entry.word, Int(entry.count))
        while entries[index].count != 0 { index = (index + 1) & (entries.count - 1) }
        entries[index] = entry
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: Entry(word: 0, place: 0, count: 0, number: 0), count: old.count * 2)
        for entry in old where entry.count != 0 { insert(entry) }
    }
}
