/// Reads GB18030, which spreadsheets in China write; GBK and GB 2312 are parts of it.
///
/// Characters of two bytes are those of a table; most of it follows by counting the Chinese characters in order.
/// Characters of four bytes are all others in order.
struct GB18030 {
    /// The characters of two bytes, 190 for each first byte from 81.
    private let pairs: [UInt16]
    /// The characters of four bytes up to FFFF, in order.
    private let fours: [UInt16]

    init() {
        var pairs = [UInt16](repeating: 0, count: 126 * 190)
        var isPair = [Bool](repeating: false, count: 0x10000)
        func set(_ values: some Sequence<UInt32>, leads: ClosedRange<Int>, trails: ClosedRange<Int>) {
            var values = values.makeIterator()
            for lead in leads {
                for trail in trails where trail != 0x7F {
                    guard let value = values.next() else { return }
                    pairs[(lead - 0x81) * 190 + trail - (trail > 0x7F ? 0x41 : 0x40)] = UInt16(
                        truncatingIfNeeded: value)
                    isPair[Int(value & 0xFFFF)] = true
                }
            }
        }
        set(Self.hanzi, leads: 0xB0...0xF7, trails: 0xA1...0xFE)
        set(Self.codes(GB18030Table.symbols), leads: 0xA1...0xA9, trails: 0xA1...0xFE)
        set(Self.codes(GB18030Table.moreSymbols), leads: 0xA8...0xA9, trails: 0x40...0xA0)
        // The other Chinese characters in order, first to A0FE, then from AA40 on, and some more behind them.
        let others = (0x4E00...0x9FA5).filter { !isPair[Int($0)] } + Self.codes(GB18030Table.last)
        set(others, leads: 0x81...0xA0, trails: 0x40...0xFE)
        set(others.dropFirst(32 * 190), leads: 0xAA...0xFE, trails: 0x40...0xA0)
        // Three areas for characters of users.
        set(0xE000..., leads: 0xAA...0xAF, trails: 0xA1...0xFE)
        set(0xE234..., leads: 0xF8...0xFE, trails: 0xA1...0xFE)
        set(0xE4C6..., leads: 0xA1...0xA7, trails: 0x40...0xA0)
        self.pairs = pairs
        fours = (0x80...0xFFFF as ClosedRange<UInt32>)
            .filter { !(0xD800...0xDFFF).contains($0) && !isPair[Int($0)] }.map { UInt16(truncatingIfNeeded: $0) }
    }

    /// The Chinese characters of the table. Places that have none stand for private characters from E810 on.
    private static var hanzi: [UInt32] {
        var next: UInt32 = 0xE810
        return GB18030Table.hanzi.description.unicodeScalars.filter { $0 != "\n" }.map { scalar in
            guard scalar == "." else { return scalar.value }
            defer { next += 1 }
            return next
        }
    }

    /// Numbers of four hexadecimal digits.
    private static func codes(_ text: StaticString) -> [UInt32] {
        var codes: [UInt32] = []
        var code: UInt32 = 0
        var count = 0
        for byte in text.description.utf8 where byte != UInt8(ascii: "\n") {
            code = code << 4 | UInt32(byte < 0x3A ? byte - 0x30 : byte - 0x37)
            count += 1
            if count % 4 == 0 {
                codes.append(code)
                code = 0
            }
        }
        return codes
    }

    /// The text in UTF-8, or the offset of the first byte that cannot be read.
    func decode(_ source: SourceBytes) -> (text: [UInt8], invalid: Int?) {
        var text: [UInt8] = []
        text.reserveCapacity(source.count + source.count / 2)
        var offset = 0
        while offset < source.count {
            let lead = source[offset]
            if lead < 0x80 {
                text.append(lead)
                offset += 1
                continue
            }
            guard lead > 0x80, lead < 0xFF, offset + 1 < source.count else { return (text, offset) }
            let trail = Int(source[offset + 1])
            if trail >= 0x40, trail != 0x7F, trail != 0xFF {
                let index = (Int(lead) - 0x81) * 190 + trail - (trail > 0x7F ? 0x41 : 0x40)
                text.appendUTF8(UInt32(pairs[index]))
                offset += 2
            } else {
                guard let value = fourBytes(source, offset) else { return (text, offset) }
                text.appendUTF8(value)
                offset += 4
            }
        }
        return (text, nil)
    }

    /// The character of four bytes at an offset: a number of digits to the bases 10 and 126 in turn.
    private func fourBytes(_ source: SourceBytes, _ offset: Int) -> UInt32? {
        guard offset + 4 <= source.count else { return nil }
        let (first, second) = (Int(source[offset]) - 0x81, Int(source[offset + 1]) - 0x30)
        let (third, fourth) = (Int(source[offset + 2]) - 0x81, Int(source[offset + 3]) - 0x30)
        guard (0..<10).contains(second), (0..<126).contains(third), (0..<10).contains(fourth) else { return nil }
        let number = ((first * 10 + second) * 126 + third) * 10 + fourth
        if number < fours.count { return UInt32(fours[number]) }
        // Those beyond FFFF begin at 90308130.
        guard number >= 189_000, number < 189_000 + 0x100000 else { return nil }
        return UInt32(truncatingIfNeeded: number - 189_000 + 0x10000)
    }
}

extension [UInt8] {
    /// Adds a character of 80 or more.
    mutating func appendUTF8(_ value: UInt32) {
        func rest(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: value >> shift & 0x3F) }
        if value < 0x800 {
            append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
        } else {
            if value < 0x10000 {
                append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
            } else {
                append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
                append(rest(12))
            }
            append(rest(6))
        }
        append(rest(0))
    }
}
