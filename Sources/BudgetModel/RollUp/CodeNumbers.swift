/// Small numbers for the codes of a column, given as the codes come. Two array reads find a number, and only the parts
/// of the tables that have codes are ever touched.
struct CodeNumbers {
    /// The distinct codes by their numbers.
    private(set) var codes: [Int32] = []
    private var numbers = [Int32: Int32]()
    /// For the digits of a code but the last two, the page with the numbers of its codes. Page 0 has none.
    private(set) var directory: [Int32]
    /// Pages of 100 entries: a number plus one, or 0 where no code has come yet.
    private(set) var pages = [Int32](repeating: 0, count: 100)
    private let limit: Int32

    /// Numbers for codes below `end`, cut to the digits of a level: codes at or above `limit` lose two digits until
    /// they are below.
    init(end: Int32, limit: Int32) {
        directory = [Int32](repeating: 0, count: Int(end / 100) + 1)
        self.limit = limit
    }

    /// The number of a code that has none yet.
    @inline(never)
    mutating func add(_ code: Int32) -> Int32 {
        var cut = code
        while cut >= limit { cut /= 100 }
        let number: Int32
        if let known = numbers[cut] {
            number = known
        } else {
            number = Int32(truncatingIfNeeded: codes.count)
            codes.append(cut)
            numbers[cut] = number
        }
        let entry = Int(code / 100)
        if directory[entry] == 0 {
            directory[entry] = Int32(truncatingIfNeeded: pages.count / 100)
            pages += [Int32](repeating: 0, count: 100)
        }
        pages[Int(directory[entry]) * 100 + Int(code % 100)] = number + 1
        return number
    }

    /// Writes the numbers of some codes.
    mutating func number(_ column: [Int32], _ range: Range<Int>, into slots: inout [Int32]) {
        var slot = 0
        for position in range {
            let code = column[position]
            let (entry, rest) = UInt32(bitPattern: code).quotientAndRemainder(dividingBy: 100)
            let found = pages[Int(directory[Int(entry)]) &* 100 &+ Int(rest)]
            slots[slot] = found == 0 ? add(code) : found &- 1
            slot &+= 1
        }
    }
}
