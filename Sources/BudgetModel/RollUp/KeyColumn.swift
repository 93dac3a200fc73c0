import BudgetCodes

/// One column of the keys of groups. An unknown value is 0 or `nil`, and comes first in order.
///
/// Codes are their digits, as in a ledger.
enum KeyColumn: Hashable, Sendable {
    case function([Int32])
    case economic([Int32])
    case agency([AgencyID?])
    case project([ProjectID?])
    case fund([FundNature?])
    case period([FundPeriod?])
    case kind([ExpenditureKind?])

    /// The values at some positions.
    func gathered(_ positions: [Int32]) -> KeyColumn {
        func gather<Value>(_ values: [Value]) -> [Value] { positions.map { values[Int($0)] } }
        switch self {
        case .function(let values): return .function(gather(values))
        case .economic(let values): return .economic(gather(values))
        case .agency(let values): return .agency(gather(values))
        case .project(let values): return .project(gather(values))
        case .fund(let values): return .fund(gather(values))
        case .period(let values): return .period(gather(values))
        case .kind(let values): return .kind(gather(values))
        }
    }

    /// The values of a coarser level.
    func coarsened(to dimension: Dimension) -> KeyColumn {
        guard !dimension.isWhole else { return self }
        switch (self, dimension) {
        case (.function(let values), .function(let level)): return .function(values.map { coarse($0, level) })
        case (.economic(let values), .economic(let level)): return .economic(values.map { coarse($0, level) })
        case (.agency(let values), .agency(let depth)): return .agency(values.map { $0?.prefix(depth) })
        case (.fund(let values), _): return .fund(values.map { $0?.group })
        case (.kind(let values), _): return .kind(values.map { $0?.main })
        default: return self
        }
    }

    /// Equal values under one number: for each value its number, and the values by number, 0 for unknown.
    func numbered() -> (numbers: [Int32], values: KeyColumn) {
        func number<Value: Hashable>(_ values: [Value], unknown: Value) -> ([Int32], [Value]) {
            var known: [Value: Int32] = [unknown: 0]
            var distinct = [unknown]
            let numbers = values.map { value in
                if let number = known[value] { return number }
                let number = Int32(truncatingIfNeeded: distinct.count)
                known[value] = number
                distinct.append(value)
                return number
            }
            return (numbers, distinct)
        }
        switch self {
        case .function(let values):
            let (numbers, distinct) = number(values, unknown: 0)
            return (numbers, .function(distinct))
        case .economic(let values):
            let (numbers, distinct) = number(values, unknown: 0)
            return (numbers, .economic(distinct))
        case .agency(let values):
            let (numbers, distinct) = number(values, unknown: nil)
            return (numbers, .agency(distinct))
        case .project(let values):
            let (numbers, distinct) = number(values, unknown: nil)
            return (numbers, .project(distinct))
        case .fund(let values):
            let (numbers, distinct) = number(values, unknown: nil)
            return (numbers, .fund(distinct))
        case .period(let values):
            let (numbers, distinct) = number(values, unknown: nil)
            return (numbers, .period(distinct))
        case .kind(let values):
            let (numbers, distinct) = number(values, unknown: nil)
            return (numbers, .kind(distinct))
        }
    }

    /// The numbers of the values in order, for values that differ.
    func order() -> [Int32] {
        func sort<Key: Comparable>(_ keys: [Key?]) -> [Int32] {
            orderedPlaces(keys.count) { precedes(keys[$0], keys[$1]) }.map { Int32(truncatingIfNeeded: $0) }
        }
        switch self {
        case .function(let values), .economic(let values): return integerOrder(of: values.map(codeOrder))
        case .agency(let values):
            // Numbers are sorted many times as fast as codes, and there are thousands of units. What the numbers do not
            // tell apart is compared.
            let keys = values.map { $0?.orderKey ?? 0 }
            let order = integerOrder(of: keys)
            let isTold = zip(order, order.dropFirst()).allSatisfy { keys[Int($0)] != keys[Int($1)] }
            return isTold
                ? order
                : order.sorted { left, right in
                    let (leftKey, rightKey) = (keys[Int(left)], keys[Int(right)])
                    if leftKey != rightKey { return leftKey < rightKey }
                    return precedes(values[Int(left)], values[Int(right)])
                }
        case .project(let values): return projectOrder(of: values)
        case .fund(let values): return sort(values.map { $0?.rawValue })
        case .period(let values): return sort(values)
        case .kind(let values): return sort(values)
        }
    }

    /// How a value of this column stands to one of another column of the same axis: -1 before, 0 equal, 1 after.
    @inline(__always)
    func compare(_ position: Int, _ other: KeyColumn, _ otherPosition: Int) -> Int {
        func compare<Value: Comparable>(_ left: Value?, _ right: Value?) -> Int {
            left == right ? 0 : precedes(left, right) ? -1 : 1
        }
        switch (self, other) {
        case (.function(let left), .function(let right)), (.economic(let left), .economic(let right)):
            let (left, right) = (left[position], right[otherPosition])
            return left == right ? 0 : codeOrder(left) < codeOrder(right) ? -1 : 1
        case (.agency(let left), .agency(let right)): return compare(left[position], right[otherPosition])
        case (.project(let left), .project(let right)): return compare(left[position], right[otherPosition])
        case (.fund(let left), .fund(let right)):
            return compare(left[position]?.rawValue, right[otherPosition]?.rawValue)
        case (.period(let left), .period(let right)): return compare(left[position], right[otherPosition])
        case (.kind(let left), .kind(let right)): return compare(left[position], right[otherPosition])
        default: return 0
        }
    }

    /// Values of two columns of one axis: a pick of 0 or more is a position here, the complement of a pick below 0 a
    /// position there.
    func picked(_ picks: [Int32], other: KeyColumn) -> KeyColumn {
        func pick<Value>(_ left: [Value], _ right: [Value]) -> [Value] {
            picks.map { $0 >= 0 ? left[Int($0)] : right[Int(~$0)] }
        }
        switch (self, other) {
        case (.function(let left), .function(let right)): return .function(pick(left, right))
        case (.economic(let left), .economic(let right)): return .economic(pick(left, right))
        case (.agency(let left), .agency(let right)): return .agency(pick(left, right))
        case (.project(let left), .project(let right)): return .project(pick(left, right))
        case (.fund(let left), .fund(let right)): return .fund(pick(left, right))
        case (.period(let left), .period(let right)): return .period(pick(left, right))
        case (.kind(let left), .kind(let right)): return .kind(pick(left, right))
        default: return self
        }
    }
}

/// The number by which codes are ordered by prefix: the digits filled with zeros to seven, then the level.
@inline(__always)
func codeOrder(_ value: Int32) -> UInt64 {
    let digits = UInt64(UInt32(bitPattern: value))
    if value < 1_000 { return digits * 10_000 * 8 + 1 }
    if value < 100_000 { return digits * 100 * 8 + 2 }
    return digits * 8 + 3
}

/// Whether a value comes before another; unknown comes first.
@inline(__always)
private func precedes<Value: Comparable>(_ left: Value?, _ right: Value?) -> Bool {
    guard let right else { return false }
    guard let left else { return true }
    return left < right
}

/// A code at a level; a code above the level stays.
private func coarse(_ value: Int32, _ level: CodeLevel) -> Int32 {
    var value = value
    let limit: Int32 =
        switch level {
        case .category: 1_000
        case .section: 100_000
        case .item, .subitem: .max
        }
    while value >= limit { value /= 100 }
    return value
}

extension Identity where Code == AgencyCode {
    /// The order of codes as a number; names come last.
    fileprivate var orderKey: UInt64 { code?.orderKey ?? .max }

    /// The first groups of a code; a name stays.
    func prefix(_ depth: Int) -> Self {
        guard case .code(var code) = self else { return self }
        while code.depth > max(depth, 1), let parent = code.parent { code = parent }
        return .code(code)
    }
}

extension FundNature {
    /// The nature of the first digit.
    var group: FundNature { FundNature(rawValue: String(rawValue.prefix(1))) }
}

extension KeyColumn {
    /// The values of one dimension of some keys.
    init(_ axis: Dimension.Axis, _ keys: [GroupKey]) {
        switch axis {
        case .function: self = .function(keys.map { $0.function?.value ?? 0 })
        case .economic: self = .economic(keys.map { $0.economic?.value ?? 0 })
        case .agency: self = .agency(keys.map(\.agency))
        case .project: self = .project(keys.map(\.project))
        case .fund: self = .fund(keys.map(\.fund))
        case .period: self = .period(keys.map(\.period))
        case .kind: self = .kind(keys.map(\.kind))
        }
    }

    /// How many values there are.
    var count: Int {
        switch self {
        case .function(let values), .economic(let values): values.count
        case .agency(let values): values.count
        case .project(let values): values.count
        case .fund(let values): values.count
        case .period(let values): values.count
        case .kind(let values): values.count
        }
    }
}
