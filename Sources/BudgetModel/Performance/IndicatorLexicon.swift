import BudgetCodes

/// The names of all frames, ready to be looked up by their bytes.
///
/// Its tables stand in a list of one, so that a copy counts one reference and not six.
struct IndicatorLexicon: Sendable {
    private let tables: [Tables]

    private struct Tables: Sendable {
        let names: NameTable
        /// What classes are about, by their numbers.
        let classes: [IndicatorClass]
        /// The frames, those with few levels first.
        let frames: [FrameNames]
        /// The frames that have each name as level one, as bits: the names for the first 64 frames, then for the next.
        let framesOfOne: [UInt64]
        /// Whether each name stands for a class of level one, and of level two, in any frame. Every row asks for it.
        let isOne: [Bool]
        let isTwo: [Bool]
    }

    init(_ frames: [IndicatorFrame]) {
        let levels = frames.flatMap(\.levels)
        let names = NameTable(levels.flatMap { $0.names + $0.parts.flatMap(\.names) })
        let classes = Array(Set((levels + levels.flatMap(\.parts)).map(\.kind)))
        let numbers = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
        let known = frames.ordered { $0.levels.count < $1.levels.count }.map { FrameNames($0, names, numbers) }
        let framesOfOne = stride(from: 0, to: known.count, by: 64).flatMap { first in
            let some = known[first...].prefix(64)
            return (0..<names.count).map { name -> UInt64 in
                some.indices.reduce(0) { $0 | (known[$1].hasLevelOne(name) ? 1 << UInt64($1 - first) : 0) }
            }
        }
        tables = [
            Tables(
                names: names, classes: classes, frames: known, framesOfOne: framesOfOne,
                isOne: (0..<names.count).map { name in known.contains { $0.hasLevelOne(name) } },
                isTwo: (0..<names.count).map { name in known.contains { $0.hasLevelTwo(name) } })
        ]
    }

    /// How many names there are.
    var count: Int { tables[0].names.count }

    /// The number of a name as it is written in a frame, perhaps with 指标 behind it.
    func number(ofSpelling printed: UnsafeBufferPointer<UInt8>) -> Int? { tables[0].names.number(ofSpelling: printed) }

    /// The number of a name as it is written in a frame.
    func number(ofName name: UnsafeBufferPointer<UInt8>) -> Int? { tables[0].names.number(ofName: name) }

    /// Whether a frame has a class of level one of a name. Numbers beyond the lexicon are names that no frame has.
    func hasLevelOne(_ name: Int) -> Bool { name < count && tables[0].isOne[name] }

    /// Whether a frame has a class of level two of a name.
    func hasLevelTwo(_ name: Int) -> Bool { name < count && tables[0].isTwo[name] }

    /// What a class is about.
    func kind(_ number: Int) -> IndicatorClass { tables[0].classes[number] }

    /// A frame by its number.
    func frame(at number: Int) -> IndicatorFrame { tables[0].frames[number].frame }

    /// The number of the smallest frame that has all names as level one; `nil` for no names.
    func frameNumber(of names: some Sequence<Int>) -> Int? {
        for first in stride(from: 0, to: tables[0].frames.count, by: 64) {
            let start = first / 64 * count
            var candidates = UInt64.max
            var isEmpty = true
            for name in names {
                candidates &= name < count ? tables[0].framesOfOne[start + name] : 0
                isEmpty = false
            }
            if isEmpty { return nil }
            if candidates != 0, candidates.trailingZeroBitCount < tables[0].frames.count - first {
                return first + candidates.trailingZeroBitCount
            }
        }
        return nil
    }

    /// What a name of level one is about in a frame.
    func levelOne(_ name: Int, in frame: Int?) -> FrameNames.Class? {
        frame.flatMap { tables[0].frames[$0].levelOne(name) }
    }

    /// What a name of level two is about in a frame, below a name of level one.
    func levelTwo(_ name: Int, below levelOne: Int, in frame: Int?) -> FrameNames.Class? {
        frame.flatMap { tables[0].frames[$0].levelTwo(name, below: levelOne) }
    }

    /// The official name of the first level of a frame that a name of level two belongs to.
    func levelOne(of name: Int, in frame: Int?) -> String? { frame.flatMap { tables[0].frames[$0].levelOne(of: name) } }

    /// What a name of level one is about in the smallest frame that has it.
    func anyLevelOne(_ name: Int) -> FrameNames.Class? {
        frameNumber(of: CollectionOfOne(name)).flatMap { tables[0].frames[$0].levelOne(name) }
    }

    /// What a name of level two is about in a frame that has it below another; below a name that none has, in any.
    func anyLevelTwo(_ name: Int, below levelOne: Int) -> FrameNames.Class? {
        // Of a level one that nobody knows, nobody knows what belongs to it.
        let isKnown = hasLevelOne(levelOne)
        for frame in tables[0].frames {
            let found = isKnown ? frame.levelTwo(name, below: levelOne) : frame.levelTwo(name)
            if let found { return found }
        }
        return nil
    }
}

/// A frame by the numbers of its names.
struct FrameNames: Sendable {
    let frame: IndicatorFrame
    /// The class of level one that each name stands for, as a number in `frame.levels`.
    private var ones: [Int?]
    /// The class of level two that each name stands for, below each of the levels.
    private var twos: [[Class?]]
    /// The classes of level one.
    private let levels: [Class?]

    /// A class, and what is asked of it most.
    struct Class: Sendable {
        /// What it is about, as its number in the lexicon: nothing is counted when it is copied.
        let number: Int
        let isCost: Bool
    }

    fileprivate init(_ frame: IndicatorFrame, _ names: NameTable, _ numbers: [IndicatorClass: Int]) {
        func known(_ kind: IndicatorClass) -> Class? { numbers[kind].map { Class(number: $0, isCost: kind.isCost) } }
        self.frame = frame
        levels = frame.levels.map { known($0.kind) }
        ones = Array(repeating: nil, count: names.count)
        twos = Array(repeating: Array(repeating: nil, count: names.count), count: frame.levels.count)
        for (index, level) in frame.levels.enumerated() {
            for number in names.numbers(of: level.names) { ones[number] = index }
            for part in level.parts {
                for number in names.numbers(of: part.names) { twos[index][number] = known(part.kind) }
            }
        }
    }

    fileprivate func hasLevelOne(_ number: Int) -> Bool { ones[number] != nil }

    fileprivate func hasLevelTwo(_ number: Int) -> Bool { twos.contains { $0[number] != nil } }

    func levelOne(_ name: Int) -> Class? {
        guard name < ones.count, let level = ones[name] else { return nil }
        return levels[level]
    }

    func levelTwo(_ name: Int, below levelOne: Int) -> Class? {
        guard name < ones.count, levelOne < ones.count, let level = ones[levelOne] else { return nil }
        return twos[level][name]
    }

    /// The class of a name of level two in any of the levels.
    func levelTwo(_ name: Int) -> Class? {
        guard name < ones.count else { return nil }
        return twos.lazy.compactMap { $0[name] }.first
    }

    /// The official name of the first level that a name of level two belongs to.
    func levelOne(of name: Int) -> String? {
        guard name < ones.count, let level = twos.firstIndex(where: { $0[name] != nil }) else { return nil }
        return frame.levels[level].names.first
    }
}

/// Names by number, found by their bytes. A name with 指标 behind it is found, too.
private struct NameTable: Sendable {
    /// How many names there are.
    private(set) var count = 0
    private var slots: [Slot]

    /// The bytes of all spellings, one behind the other.
    private var bytes: [UInt8] = []

    /// A place for a spelling: the one that its bytes say, or one behind it.
    private struct Slot: Sendable {
        var start = 0
        var end = 0
        var number = -1
        /// Whether the spelling is the name itself.
        var isName = false
    }

    init(_ printed: [String]) {
        // A power of two; at most a quarter is taken, so that a search ends soon.
        var size = 64
        while size < printed.count * 12 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        for text in printed where !add(Self.name(of: text), count, isName: true) { count += 1 }
        for slot in slots where slot.isName {
            let name = bytes[slot.start..<slot.end]
            _ = add(name + Array("指标".utf8), slot.number, isName: false)
            // 产出目标 is 产出 in forms of goals; it may have points behind it.
            _ = add(name + Array("目标".utf8), slot.number, isName: true)
        }
    }

    /// Adds a spelling, and says whether it was there already.
    private mutating func add(_ spelling: some Collection<UInt8>, _ number: Int, isName: Bool) -> Bool {
        let place = Array(spelling).withUnsafeBufferPointer { self.place(of: $0) }
        guard slots[place].number < 0 else { return true }
        slots[place] = Slot(start: bytes.count, end: bytes.count + spelling.count, number: number, isName: isName)
        bytes += spelling
        return false
    }

    func number(ofSpelling printed: UnsafeBufferPointer<UInt8>) -> Int? {
        let number = slots[place(of: printed)].number
        return number < 0 ? nil : number
    }

    func number(ofName name: UnsafeBufferPointer<UInt8>) -> Int? {
        let place = place(of: name)
        return slots[place].isName ? slots[place].number : nil
    }

    /// The numbers of names that the table was made with.
    func numbers(of printed: [String]) -> [Int] {
        printed.compactMap { text in Self.name(of: text).withUnsafeBufferPointer { number(ofName: $0) } }
    }

    private static func name(of printed: String) -> [UInt8] {
        printed.withBytes { bytes in IndicatorName.withName(in: bytes) { name, _ in Array(name) } }
    }

    /// Where a spelling stands, or the free place where it would.
    private func place(of spelling: UnsafeBufferPointer<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            slots.withUnsafeBufferPointer { slots in
                var place = Int(truncatingIfNeeded: spelling.fingerprint) & (slots.count - 1)
                while slots[place].number >= 0 {
                    let known = UnsafeBufferPointer(rebasing: bytes[slots[place].start..<slots[place].end])
                    if known.hasBytes(of: spelling) { break }
                    place = (place + 1) & (slots.count - 1)
                }
                return place
            }
        }
    }
}
