/// Unpacks what the method "deflate" has packed (RFC 1951), as in parts of workbooks.
struct Inflate {
    private let source: ArraySlice<UInt8>
    private var place: Int
    private var bits: UInt64 = 0
    private var bitCount = 0
    private var output: [UInt8] = []
    private let limit: Int

    /// The bytes that a piece was made of, or `nil` when it is damaged or has more than a limit.
    static func unpacked(_ source: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        var inflate = Inflate(source, limit: limit)
        return inflate.run() ? inflate.output : nil
    }

    private init(_ source: ArraySlice<UInt8>, limit: Int) {
        self.source = source
        self.limit = limit
        place = source.startIndex
        output.reserveCapacity(min(limit, source.count * 4))
    }

    private mutating func run() -> Bool {
        while true {
            guard let isLast = take(1), let kind = take(2) else { return false }
            let isRead =
                switch kind {
                case 0: stored()
                case 1: fixedBlock()
                case 2: dynamicBlock()
                default: false
                }
            guard isRead else { return false }
            if isLast == 1 { return true }
        }
    }

    /// Fills up to at least 48 bits, as far as there are bytes.
    private mutating func fill() {
        while bitCount <= 48, place < source.endIndex {
            bits |= UInt64(source[place]) << UInt64(bitCount)
            bitCount += 8
            place += 1
        }
    }

    private mutating func take(_ count: Int) -> Int? {
        if bitCount < count { fill() }
        guard bitCount >= count else { return nil }
        let value = Int(truncatingIfNeeded: bits & (1 << UInt64(count) - 1))
        bits >>= UInt64(count)
        bitCount -= count
        return value
    }

    private mutating func stored() -> Bool {
        // Up to the next whole byte.
        let rest = bitCount % 8
        bits >>= UInt64(rest)
        bitCount -= rest
        guard let count = take(16), let check = take(16), count == ~check & 0xFFFF, output.count + count <= limit else {
            return false
        }
        for _ in 0..<count {
            guard let byte = take(8) else { return false }
            output.append(UInt8(truncatingIfNeeded: byte))
        }
        return true
    }

    private mutating func fixedBlock() -> Bool {
        guard let codes = Self.fixedCodes, let distances = Self.fixedDistances else { return false }
        return block(codes, distances)
    }

    private mutating func dynamicBlock() -> Bool {
        guard let codeCount = take(5).map({ $0 + 257 }), let distanceCount = take(5).map({ $0 + 1 }),
            let lengthCount = take(4).map({ $0 + 4 }), codeCount <= 286
        else { return false }
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in 0..<lengthCount {
            guard let length = take(3) else { return false }
            lengths[order[place]] = UInt8(truncatingIfNeeded: length)
        }
        guard let table = Codes(lengths) else { return false }
        lengths = []
        while lengths.count < codeCount + distanceCount {
            guard let symbol = symbol(table) else { return false }
            if symbol < 16 {
                lengths.append(UInt8(truncatingIfNeeded: symbol))
                continue
            }
            let repeated: (value: UInt8, count: Int)?
            switch symbol {
            case 16: repeated = lengths.last.flatMap { last in take(2).map { (last, $0 + 3) } }
            case 17: repeated = take(3).map { (0, $0 + 3) }
            default: repeated = take(7).map { (0, $0 + 11) }
            }
            guard let (value, count) = repeated, lengths.count + count <= codeCount + distanceCount else {
                return false
            }
            lengths += Array(repeating: value, count: count)
        }
        guard let codes = Codes(Array(lengths[..<codeCount])), let distances = Codes(Array(lengths[codeCount...]))
        else {
            return false
        }
        return block(codes, distances)
    }

    private mutating func block(_ codes: Codes, _ distances: Codes) -> Bool {
        while true {
            guard let symbol = symbol(codes) else { return false }
            if symbol < 256 {
                guard output.count < limit else { return false }
                output.append(UInt8(truncatingIfNeeded: symbol))
                continue
            }
            if symbol == 256 { return true }
            guard symbol <= 285, let length = value(Self.lengths[symbol - 257]), let code = self.symbol(distances),
                code < 30, let distance = value(Self.distances[code]), distance <= output.count,
                output.count + length <= limit
            else { return false }
            var from = output.count - distance
            for _ in 0..<length {
                output.append(output[from])
                from += 1
            }
        }
    }

    private mutating func value(_ entry: (base: Int, bits: Int)) -> Int? {
        entry.bits == 0 ? entry.base : take(entry.bits).map { $0 + entry.base }
    }

    private mutating func symbol(_ codes: Codes) -> Int? {
        if bitCount < 15 { fill() }
        let entry = codes.table[Int(truncatingIfNeeded: bits & UInt64(codes.mask))]
        let length = Int(entry & 15)
        guard length > 0, length <= bitCount else { return nil }
        bits >>= UInt64(length)
        bitCount -= length
        return Int(entry >> 4)
    }

    /// What each pattern of bits stands for.
    private struct Codes {
        /// For the next bits the symbol, times 16, and the length of its code; 0 where there is none.
        var table: [UInt16]
        var mask: Int

        /// The codes that follow from their lengths; `nil` when they are too many.
        init?(_ lengths: [UInt8]) {
            var counts = [Int](repeating: 0, count: 16)
            for length in lengths { counts[Int(length)] += 1 }
            counts[0] = 0
            let longest = max(counts.lastIndex { $0 > 0 } ?? 1, 1)
            var next = [Int](repeating: 0, count: 17)
            var code = 0
            for length in 1...15 {
                code = (code + counts[length - 1]) << 1
                next[length] = code
                guard code + counts[length] <= 1 << length else { return nil }
            }
            table = Array(repeating: 0, count: 1 << longest)
            mask = (1 << longest) - 1
            for (symbol, length) in lengths.enumerated() where length > 0 {
                let length = Int(length)
                var place = Self.reversed(next[length], length)
                next[length] += 1
                while place < table.count {
                    table[place] = UInt16(truncatingIfNeeded: symbol << 4 | length)
                    place += 1 << length
                }
            }
        }

        private static func reversed(_ code: Int, _ length: Int) -> Int {
            var (code, result) = (code, 0)
            for _ in 0..<length {
                result = result << 1 | code & 1
                code >>= 1
            }
            return result
        }
    }

    private static let fixedCodes = Codes((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = Codes(Array(repeating: 5, count: 30))

    private static let lengths: [(base: Int, bits: Int)] = {
        var entries: [(base: Int, bits: Int)] = []
        var base = 3
        for place in 0..<28 {
            let bits = place < 8 ? 0 : place / 4 - 1
            entries.append((base, bits))
            base += 1 << bits
        }
        return entries + [(258, 0)]
    }()

    private static let distances: [(base: Int, bits: Int)] = {
        var entries: [(base: Int, bits: Int)] = []
        var base = 1
        for place in 0..<30 {
            let bits = place < 4 ? 0 : place / 2 - 1
            entries.append((base, bits))
            base += 1 << bits
        }
        return entries
    }()
}
