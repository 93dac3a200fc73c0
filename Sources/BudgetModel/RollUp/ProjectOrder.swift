import BudgetCodes

/// The positions of projects in order, unknown first. There may be a million, and numbers are sorted many times as fast
/// as codes or names.
func projectOrder(of projects: [ProjectID?]) -> [Int32] {
    let keys = ProjectKeys(projects)
    var order = integerOrder(of: keys.high, from: integerOrder(of: keys.low))
    // What the numbers do not tell apart is compared.
    var start = 0
    while start < order.count {
        var end = start + 1
        while end < order.count, keys.areEqual(order[start], order[end]) { end += 1 }
        if end - start > 1 {
            let run = Array(order[start..<end])
            let places = orderedPlaces(run.count) { left, right in
                guard let left = projects[Int(run[left])], let right = projects[Int(run[right])] else { return false }
                return left < right
            }
            for (offset, place) in places.enumerated() { order[start + offset] = run[place] }
        }
        start = end
    }
    return order
}

/// The order of projects as far as two numbers tell it.
private struct ProjectKeys {
    private(set) var high: [UInt64] = []
    private(set) var low: [UInt64] = []
    /// Projects of one division follow each other as a rule.
    private var division: (code: DivisionCode, number: UInt64)?
    /// Whether names are ordered by their bytes.
    private let hasPlainNames: Bool

    init(_ projects: [ProjectID?]) {
        hasPlainNames = projects.allSatisfy { project in
            guard case .named(let name) = project else { return true }
            return name.unicodeScalars.allSatisfy(\.isPlain)
        }
        high.reserveCapacity(projects.count)
        low.reserveCapacity(projects.count)
        for project in projects {
            switch project {
            case nil: add(0, 0)
            case .code(let code): add(code)
            case .named(let name): add(name)
            }
        }
    }

    func areEqual(_ left: Int32, _ right: Int32) -> Bool {
        high[Int(left)] == high[Int(right)] && low[Int(left)] == low[Int(right)]
    }

    private mutating func add(_ first: UInt64, _ second: UInt64) {
        high.append(first)
        low.append(second)
    }

    /// Division, year and department in the first number, kind and serial number in the second.
    private mutating func add(_ code: ProjectCode) {
        let number: UInt64
        if let division, division.code == code.division {
            number = division.number
        } else {
            // A project code has a division of six digits.
            number = UInt64(code.division.description) ?? 0
            division = (code.division, number)
        }
        let place = (number * 100 + UInt64(code.year % 100)) << 32 | code.department.orderKey >> 50
        let letter = UInt64(code.kind.rawValue.utf8.first ?? 0)
        add(1 << 62 | place, letter << 32 | UInt64(code.serial))
    }

    /// The first bytes of a name.
    private mutating func add(_ name: String) {
        var (first, second): (UInt64, UInt64) = (0, 0)
        if hasPlainNames {
            for (index, byte) in name.utf8.prefix(15).enumerated() {
                let place = UInt64(truncatingIfNeeded: index)
                if place < 7 {
                    first |= UInt64(byte) << (48 - place * 8)
                } else {
                    second |= UInt64(byte) << (112 - place * 8)
                }
            }
        }
        add(2 << 62 | first, second)
    }
}

extension Unicode.Scalar {
    /// Whether the character stays as it is when texts are normalised, whatever stands beside it. Texts of such
    /// characters are ordered as their bytes are.
    fileprivate var isPlain: Bool {
        switch value {
        // ASCII, Chinese characters, their punctuation, full-width letters.
        case 0x20...0x7E, 0x4E00...0x9FFF, 0x2010...0x203B, 0x3001...0x3029, 0xFF01...0xFF5E: true
        default: false
        }
    }
}
