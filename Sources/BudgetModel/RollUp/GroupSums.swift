import BudgetCodes

/// Groups in order, with their sums: the result of one grouping, exact whatever is added.
struct GroupSums: Hashable, Sendable {
    var grouping: Grouping
    /// One column for each dimension of the grouping.
    var keys: [KeyColumn]
    var sums: [WideSum]

    /// How the keys of two groups stand to each other: -1, 0 or 1.
    @inline(__always)
    private func compare(_ position: Int, _ other: GroupSums, _ otherPosition: Int) -> Int {
        for (column, otherColumn) in zip(keys, other.keys) {
            let order = column.compare(position, otherColumn, otherPosition)
            if order != 0 { return order }
        }
        return 0
    }

    /// Whether every group is there once and in order.
    var isSorted: Bool {
        if keys.isEmpty { return sums.count <= 1 }
        return sums.indices.dropFirst().allSatisfy { compare($0 - 1, self, $0) < 0 }
    }

    /// The sums of both, for the same grouping.
    func merged(with other: GroupSums) -> GroupSums {
        if other.sums.isEmpty { return self }
        if sums.isEmpty { return other }
        var picks: [Int32] = []
        var result: [WideSum] = []
        picks.reserveCapacity(max(sums.count, other.sums.count))
        result.reserveCapacity(max(sums.count, other.sums.count))
        var left = 0
        var right = 0
        while left < sums.count || right < other.sums.count {
            let order =
                left == sums.count ? 1 : right == other.sums.count ? -1 : compare(left, other, right)
            if order <= 0 {
                picks.append(Int32(truncatingIfNeeded: left))
                result.append(sums[left])
                left += 1
                if order == 0 {
                    result[result.count - 1] += other.sums[right]
                    right += 1
                }
            } else {
                picks.append(~Int32(truncatingIfNeeded: right))
                result.append(other.sums[right])
                right += 1
            }
        }
        return GroupSums(
            grouping: grouping, keys: zip(keys, other.keys).map { $0.picked(picks, other: $1) }, sums: result)
    }

    /// The sums by a grouping that follows from this one.
    func coarsened(to grouping: Grouping) -> GroupSums {
        var numbers: [[Int32]] = []
        var values: [KeyColumn] = []
        for dimension in grouping.dimensions {
            let index = self.grouping.dimensions.firstIndex { $0.axis == dimension.axis } ?? 0
            let (column, distinct) = keys[index].coarsened(to: dimension).numbered()
            numbers.append(column)
            values.append(distinct)
        }
        var groups = GroupHash(counts: values.map(\.count))
        var result: [WideSum] = []
        for position in sums.indices {
            let group = groups.group { numbers[$0][position] }
            if group == result.count {
                result.append(sums[position])
            } else {
                result[group] += sums[position]
            }
        }
        return GroupSums(grouping, groups: groups, values: values) { result[$0] }
    }

    /// Sorted groups from hashed ones.
    init(_ grouping: Grouping, groups: GroupHash, values: [KeyColumn], sum: (Int) -> WideSum) {
        let sorted = groups.sorted(orders: values.map { $0.order() })
        self.init(
            grouping, values,
            values.indices.map { dimension in sorted.map { groups.number($0, dimension) } },
            sums: sorted.map(sum))
    }

    /// Groups whose keys are numbers of values, dimension by dimension.
    init(_ grouping: Grouping, _ values: [KeyColumn], _ numbers: [[Int32]], sums: [WideSum]) {
        self.init(grouping: grouping, keys: zip(values, numbers).map { $0.gathered($1) }, sums: sums)
    }

    init(grouping: Grouping, keys: [KeyColumn], sums: [WideSum]) {
        self.grouping = grouping
        self.keys = keys
        self.sums = sums
    }
}

/// Finds the group of a combination of numbers. Combinations are packed into 128 bits, however many dimensions there
/// are.
struct GroupHash {
    private struct Packed: Hashable {
        var high: UInt64 = 0
        var low: UInt64 = 0
    }

    /// Where the number of a dimension stands: in which half and how far up.
    private struct Field {
        var isHigh: Bool
        var shift: UInt64
        var mask: UInt64
    }

    private let fields: [Field]
    private var packed: [Packed] = []
    /// The group at a slot plus one, 0 for an empty slot.
    private var slots: [Int32]

    /// For dimensions of so many numbers each.
    init(counts: [Int]) {
        // The first dimension stands highest, so that combinations of ranks are ordered as numbers.
        var fields: [Field] = []
        var low: UInt64 = 0
        var high: UInt64 = 0
        for count in counts.reversed() {
            let bits = UInt64(Int.bitWidth - max(count - 1, 1).leadingZeroBitCount)
            let mask = (1 << bits) - 1 as UInt64
            if high == 0, low + bits <= 64 {
                fields.append(Field(isHigh: false, shift: low, mask: mask))
                low += bits
            } else {
                fields.append(Field(isHigh: true, shift: high, mask: mask))
                high += bits
            }
        }
        // Numbers of agencies and projects have at most 31 bits, those of codes 20 and 14, the rest 8, 2 and 3.
        precondition(high <= 64)
        self.fields = fields.reversed()
        slots = Array(repeating: 0, count: 1_024)
    }

    /// How many groups there are.
    var count: Int { packed.count }

    /// The group of a combination; a new one gets the next number.
    @inline(__always)
    mutating func group(_ number: (_ dimension: Int) -> Int32) -> Int {
        let key = pack(number)
        if packed.count * 2 >= slots.count { grow() }
        var slot = position(of: key)
        while slots[slot] != 0 {
            let group = Int(slots[slot]) - 1
            if packed[group] == key { return group }
            slot = (slot + 1) & (slots.count - 1)
        }
        packed.append(key)
        slots[slot] = Int32(truncatingIfNeeded: packed.count)
        return packed.count - 1
    }

    /// The number of a dimension in a group.
    func number(_ group: Int, _ dimension: Int) -> Int32 {
        let field = fields[dimension]
        let bits = (field.isHigh ? packed[group].high : packed[group].low) >> field.shift & field.mask
        return Int32(truncatingIfNeeded: bits)
    }

    /// The groups by the order of the numbers, dimension by dimension.
    ///
    /// - Parameters:
    ///   - orders: The numbers of each dimension in order.
    ///   - places: The dimensions from the first to the last that is sorted by; by default as they are.
    func sorted(orders: [[Int32]], by places: [Int]? = nil) -> [Int] {
        let ranks = orders.map { order in
            var ranks = [Int32](repeating: 0, count: order.count)
            for (rank, number) in order.enumerated() { ranks[Int(number)] = Int32(truncatingIfNeeded: rank) }
            return ranks
        }
        let places = places ?? Array(fields.indices)
        let layout = GroupHash(counts: places.map { orders[$0].count })
        let keys = packed.indices.map { group in
            layout.pack { ranks[places[$0]][Int(number(group, places[$0]))] }
        }
        return integerOrder(of: keys.map(\.high), from: integerOrder(of: keys.map(\.low))).map { Int($0) }
    }

    @inline(__always)
    private func pack(_ number: (_ dimension: Int) -> Int32) -> Packed {
        var key = Packed()
        for (dimension, field) in fields.enumerated() {
            let bits = UInt64(UInt32(bitPattern: number(dimension))) << field.shift
            if field.isHigh { key.high |= bits } else { key.low |= bits }
        }
        return key
    }

    private func position(of key: Packed) -> Int {
        // Fibonacci hashing of both halves.
        let mixed = (key.low ^ (key.high &* 0x9E37_79B9_7F4A_7C15)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) >> 7) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (group, key) in packed.enumerated() {
            var slot = position(of: key)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: group + 1)
        }
    }
}
