import BudgetCodes

/// One dimension of one grouping while a ledger is scanned: gives every line a small number.
private enum LineNumbers {
    /// Codes, numbered as they come.
    case codes(CodeNumbers, isFunction: Bool)
    /// Values that the ledger has numbered, through a table to the numbers of this level.
    case agencies(numbers: [Int32], KeyColumn, isWhole: Bool)
    case projects(KeyColumn)
    case funds(numbers: [Int32], KeyColumn)
    case traits(numbers: [Int32], KeyColumn)

    init(_ dimension: Dimension, _ ledger: BudgetLedger) {
        switch dimension {
        case .function(let level):
            self = .codes(CodeNumbers(end: 3_000_000, limit: level.codeLimit), isFunction: true)
        case .economic(let level):
            self = .codes(CodeNumbers(end: 40_000, limit: level.codeLimit), isFunction: false)
        case .agency:
            let (numbers, values) = Self.table(.agency([nil] + ledger.agencyTable.values), dimension)
            self = .agencies(numbers: numbers, values, isWhole: dimension.isWhole)
        case .project:
            self = .projects(.project([nil] + ledger.projectTable.values))
        case .fund, .fundGroup:
            let (numbers, values) = Self.table(.fund([nil] + ledger.fundTable.values), dimension)
            // 256 entries, so that any byte is in range.
            self = .funds(numbers: numbers + Array(repeating: 0, count: 256 - numbers.count), values)
        case .period, .kind, .mainKind:
            let all = (0..<UInt8.max).map { LineTraits(byte: $0) } + [LineTraits(byte: .max)]
            let column: KeyColumn = dimension == .period ? .period(all.map(\.period)) : .kind(all.map(\.kind))
            let (numbers, values) = column.coarsened(to: dimension).numbered()
            self = .traits(numbers: numbers, values)
        }
    }

    private static func table(_ column: KeyColumn, _ dimension: Dimension) -> ([Int32], KeyColumn) {
        guard dimension.isWhole else { return column.coarsened(to: dimension).numbered() }
        return ((0..<column.count).map { Int32(truncatingIfNeeded: $0) }, column)
    }

    /// The values by number.
    var values: KeyColumn {
        switch self {
        case .codes(let numbers, let isFunction): isFunction ? .function(numbers.codes) : .economic(numbers.codes)
        case .agencies(_, let values, _), .projects(let values), .funds(_, let values), .traits(_, let values): values
        }
    }

    /// How many numbers are in use so far.
    var count: Int {
        switch self {
        case .codes(let numbers, _): numbers.codes.count
        case .agencies(_, let values, _), .projects(let values), .funds(_, let values), .traits(_, let values):
            values.count
        }
    }

    var isCodes: Bool {
        if case .codes = self { true } else { false }
    }

    /// Writes the numbers of some lines.
    mutating func write(_ ledger: BudgetLedger, _ range: Range<Int>, into slots: inout [Int32]) {
        switch self {
        case .codes(var numbers, let isFunction):
            // Taken out and put back, so that the tables are changed in place.
            self = .projects(.project([]))
            numbers.number(isFunction ? ledger.functions : ledger.economics, range, into: &slots)
            self = .codes(numbers, isFunction: isFunction)
        case .agencies(let numbers, _, let isWhole):
            if isWhole {
                for (slot, position) in range.enumerated() { slots[slot] = ledger.agencies[position] }
            } else {
                for (slot, position) in range.enumerated() { slots[slot] = numbers[Int(ledger.agencies[position])] }
            }
        case .projects:
            for (slot, position) in range.enumerated() { slots[slot] = ledger.projects[position] }
        case .funds(let numbers, _):
            for (slot, position) in range.enumerated() { slots[slot] = numbers[Int(ledger.funds[position])] }
        case .traits(let numbers, _):
            for (slot, position) in range.enumerated() { slots[slot] = numbers[Int(ledger.traits[position])] }
        }
    }

    /// Multiplies the slots and adds the numbers of some lines.
    mutating func fold(_ ledger: BudgetLedger, _ range: Range<Int>, into slots: inout [Int32], spare: inout [Int32]) {
        let count = Int32(truncatingIfNeeded: count)
        switch self {
        case .funds(let numbers, _):
            for (slot, position) in range.enumerated() {
                slots[slot] = slots[slot] &* count &+ numbers[Int(ledger.funds[position])]
            }
        default:
            write(ledger, range, into: &spare)
            for slot in 0..<range.count { slots[slot] = slots[slot] &* count &+ spare[slot] }
        }
    }
}

/// One grouping while a ledger is scanned.
///
/// Where the possible groups are few they are the entries of one array, found by arithmetic alone; otherwise they are
/// hashed.
private struct GroupingScan {
    private let grouping: Grouping
    /// The dimensions, codes first: how many codes there are is known only at the end, and the first number may grow.
    private var dimensions: [LineNumbers]
    /// For each dimension of the grouping its place above.
    private let places: [Int]
    /// `nil` when the groups are the entries of an array.
    private var hash: GroupHash?
    private var sums: [Int64]
    private var seen: [Bool]
    private var slots = [Int32](repeating: 0, count: LedgerScan.chunk)
    private var spare = [Int32](repeating: 0, count: LedgerScan.chunk)

    init(_ grouping: Grouping, _ ledger: BudgetLedger, _ range: Range<Int>) {
        self.grouping = grouping
        let order = orderedPlaces(grouping.dimensions.count) {
            grouping.dimensions[$0].scanRank < grouping.dimensions[$1].scanRank
        }
        var dimensions = order.map { LineNumbers(grouping.dimensions[$0], ledger) }
        places = grouping.dimensions.indices.map { order.firstIndex(of: $0) ?? 0 }

        // Codes are counted first, unless only the leading number is open and little hangs on it.
        let codes = dimensions.prefix { $0.isCodes }.count
        let inner = dimensions.dropFirst().reduce(1) { $0.saturatingMultiply($1.isCodes ? .max : $1.count) }
        if codes > 0, inner > 16 {
            var spare = [Int32](repeating: 0, count: LedgerScan.chunk)
            for index in 0..<codes {
                LedgerScan.forEachChunk(of: range) { dimensions[index].write(ledger, $0, into: &spare) }
            }
        }
        let possible =
            inner <= 16 ? 0 : dimensions.reduce(1) { $0.saturatingMultiply($1.count) }
        let isDense = possible <= max(65_536, range.count)
        hash = isDense ? nil : GroupHash(counts: dimensions.map(\.count))
        let size = isDense ? dimensions.reduce(1) { $0.saturatingMultiply(max($1.count, 1)) } : 0
        sums = Array(repeating: 0, count: size)
        seen = Array(repeating: false, count: size)
        self.dimensions = dimensions
    }

    mutating func add(_ ledger: BudgetLedger, _ amounts: [Int64], _ range: Range<Int>) {
        if hash == nil { addDense(ledger, amounts, range) } else { addHashed(ledger, amounts, range) }
    }

    private mutating func addDense(_ ledger: BudgetLedger, _ amounts: [Int64], _ range: Range<Int>) {
        guard !dimensions.isEmpty else {
            for position in range { sums[0] &+= amounts[position] }
            seen[0] = true
            return
        }
        if addDirect(ledger, amounts, range) { return }
        dimensions[0].write(ledger, range, into: &slots)
        for index in dimensions.indices.dropFirst() {
            dimensions[index].fold(ledger, range, into: &slots, spare: &spare)
        }
        makeRoom()
        LedgerLoops.add(amounts, range, slots: slots, offset: range.lowerBound, to: &sums, &seen)
    }

    /// The entries of all groups that are possible so far.
    private mutating func makeRoom() {
        let size = dimensions.reduce(1) { $0 * max($1.count, 1) }
        guard size > sums.count else { return }
        let more = max(size, sums.count * 2) - sums.count
        sums += Array(repeating: 0, count: more)
        seen += Array(repeating: false, count: more)
    }

    /// Adds without writing slots first, for the groupings that are asked for most: by a code, by a code and a column
    /// of bytes, by the whole number of a unit or project.
    private mutating func addDirect(_ ledger: BudgetLedger, _ amounts: [Int64], _ range: Range<Int>) -> Bool {
        guard dimensions.count <= 2 else { return false }
        var bytes: (column: [UInt8], numbers: [Int32])?
        if dimensions.count == 2 {
            switch dimensions[1] {
            case .funds(let numbers, _): bytes = (ledger.funds, numbers)
            case .traits(let numbers, _): bytes = (ledger.traits, numbers)
            default: return false
            }
        }
        switch dimensions[0] {
        case .codes(var codes, let isFunction):
            // Taken out and put back, so that the tables are changed in place.
            dimensions[0] = .projects(.project([]))
            let column = isFunction ? ledger.functions : ledger.economics
            let inner = dimensions.count == 2 ? max(dimensions[1].count, 1) : 1
            var position = range.lowerBound
            while true {
                let rest = position..<range.upperBound
                if let bytes {
                    position = LedgerLoops.add(
                        amounts, rest, codes: codes, column, bytes.column, bytes.numbers, inner, to: &sums, &seen
                    )
                } else {
                    position = LedgerLoops.add(amounts, rest, codes: codes, column, to: &sums, &seen)
                }
                guard position < range.upperBound else { break }
                _ = codes.add(column[position])
                let size = codes.codes.count * inner
                if size > sums.count {
                    sums += Array(repeating: 0, count: max(size, sums.count * 2) - sums.count)
                    seen += Array(repeating: false, count: sums.count - seen.count)
                }
            }
            dimensions[0] = .codes(codes, isFunction: isFunction)
            return true
        case .agencies(_, _, isWhole: true) where bytes == nil:
            LedgerLoops.add(amounts, range, slots: ledger.agencies, offset: 0, to: &sums, &seen)
            return true
        case .projects where bytes == nil:
            LedgerLoops.add(amounts, range, slots: ledger.projects, offset: 0, to: &sums, &seen)
            return true
        default:
            return false
        }
    }

    private mutating func addHashed(_ ledger: BudgetLedger, _ amounts: [Int64], _ range: Range<Int>) {
        var columns: [[Int32]] = []
        for index in dimensions.indices {
            dimensions[index].write(ledger, range, into: &slots)
            columns.append(slots)
        }
        guard var hash else { return }
        self.hash = nil
        for (slot, position) in range.enumerated() {
            let group = hash.group { columns[$0][slot] }
            if group == sums.count { sums.append(0) }
            sums[group] &+= amounts[position]
        }
        self.hash = hash
    }

    /// The groups in order.
    func result() -> GroupSums {
        let values = places.map { dimensions[$0].values }
        if let hash {
            let sorted = hash.sorted(orders: dimensions.map { $0.values.order() }, by: places)
            let numbers = places.map { place in sorted.map { hash.number($0, place) } }
            return GroupSums(grouping, values, numbers, sums: sorted.map { WideSum(sums[$0]) })
        }
        // Every combination in the order of the keys.
        let orders = values.map { $0.order() }
        var strides = Array(repeating: 1, count: dimensions.count)
        for index in dimensions.indices.dropLast().reversed() {
            strides[index] = strides[index + 1] * max(dimensions[index + 1].count, 1)
        }
        let steps = places.map { strides[$0] }
        var numbers = Array(repeating: [Int32](), count: orders.count)
        var result: [WideSum] = []
        func visit(_ dimension: Int, _ slot: Int, _ key: inout [Int32]) {
            guard dimension < orders.count else {
                guard seen[slot] else { return }
                result.append(WideSum(sums[slot]))
                for index in key.indices { numbers[index].append(key[index]) }
                return
            }
            for number in orders[dimension] {
                key[dimension] = number
                visit(dimension + 1, slot + Int(number) * steps[dimension], &key)
            }
        }
        var key = Array(repeating: Int32(0), count: orders.count)
        if !sums.isEmpty { visit(0, 0, &key) }
        return GroupSums(grouping, values, numbers, sums: result)
    }
}

/// Adds up the lines of a ledger by several groupings in one pass.
enum LedgerScan {
    /// How many lines are taken at a time: their numbers stay in the first cache.
    static let chunk = 2_048

    static func forEachChunk(of range: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + chunk, range.upperBound)
            body(start..<end)
            start = end
        }
    }

    /// The sums of a range of lines. The magnitudes of the amounts, one for each line of the ledger, must be below 2^63
    /// together, so that no sum can overflow.
    static func sums(
        _ ledger: BudgetLedger, _ amounts: [Int64], _ range: Range<Int>, by groupings: [Grouping]
    ) -> [GroupSums] {
        var scans = groupings.map { GroupingScan($0, ledger, range) }
        forEachChunk(of: range) { lines in
            for index in scans.indices { scans[index].add(ledger, amounts, lines) }
        }
        return scans.map { $0.result() }
    }
}

extension Dimension {
    /// Codes come first, functional ones before economic ones.
    fileprivate var scanRank: Int { axis.rawValue }
}

extension Int {
    fileprivate func saturatingMultiply(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}

extension CodeLevel {
    fileprivate var codeLimit: Int32 {
        switch self {
        case .category: 1_000
        case .section: 100_000
        case .item, .subitem: .max
        }
    }
}
