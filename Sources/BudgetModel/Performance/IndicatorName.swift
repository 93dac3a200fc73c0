// Why the pointers here are safe: bytes are lent by a string or by `withUnsafeTemporaryAllocation` for the length of one
// call. What is written is never longer than what is read, and the buffer has room for all of that.

/// The name of a class without what forms add to it: spaces, 指标, points in brackets, a subject behind a colon.
///
/// Names are compared by bytes: comparing Chinese text as `String` does normalises it first, which costs more than
/// everything else that is done with an indicator.
struct IndicatorName: Sendable {
    /// A text that begins with the name; a printed name is kept as it is where only its end is cut off.
    private let source: String
    /// How many bytes of the source are the name.
    private let count: Int

    /// - Parameter keepsSubject: Whether what stands behind a colon is a part of the name: 核心业务产出：….
    init(_ printed: String, keepsSubject: Bool = false) {
        (source, count) = printed.withBytes { bytes in
            Self.withName(in: bytes, keepsSubject: keepsSubject) { name, isBeginning in
                (isBeginning ? printed : String(name), name.count)
            }
        }
    }

    var isEmpty: Bool { count == 0 }

    /// Whether what stands behind a colon may tell the name from another.
    static func mayHaveSubject(_ printed: String) -> Bool {
        printed.withBytes { bytes in bytes.contains { $0 == UInt8(ascii: ":") || $0 == 0xEF } }
    }

    /// Lends the name that stands in a printed text, and whether the text begins with it.
    static func withName<Result>(
        in printed: UnsafeBufferPointer<UInt8>, keepsSubject: Bool = false,
        _ body: (UnsafeBufferPointer<UInt8>, _ isBeginning: Bool) -> Result
    ) -> Result {
        let isPlain = !printed.contains(where: mayBeginMark)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: isPlain ? 0 : printed.count) { buffer in
            var name = printed
            if !isPlain {
                let count = copy(printed, into: buffer, keepsSubject: keepsSubject)
                name = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<count])
            }
            return body(withoutSuffix(name), isPlain)
        }
    }

    /// Whether something that may have to be taken out can begin with a byte: spaces, brackets, colons, full-width
    /// forms.
    private static func mayBeginMark(_ byte: UInt8) -> Bool {
        byte <= 0x3A || byte == 0xE3 || byte == 0xEF
    }

    /// 数量指标 is 数量; 指标 alone stays.
    private static func withoutSuffix(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let suffix: StaticString = "指标"
        guard name.count > suffix.utf8CodeUnitCount, name.ends(in: suffix) else { return name }
        return name.first(name.count - suffix.utf8CodeUnitCount)
    }

    /// Copies a printed name without spaces, points in brackets, and what stands behind a colon.
    private static func copy(
        _ printed: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>, keepsSubject: Bool
    ) -> Int {
        var count = 0
        var cursor = ByteCursor(printed)
        while !cursor.isAtEnd {
            let start = cursor.index
            let isSpace = cursor.scalar.properties.isWhitespace
            cursor.skipScalar()
            if isSpace { continue }
            for index in start..<cursor.index {
                buffer[count] = printed[index]
                count += 1
            }
        }
        var name = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<count])
        if let bracket = name.firstIndex(where: { $0 == "(" || $0 == "（" }),
            name.firstIndex(from: bracket, where: { $0 == "分" }) != nil
        {
            name = name.first(bracket)
        }
        guard let colon = name.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return name.count }
        // The name proper ends at the colon, and 指标 may stand before it.
        var end = withoutSuffix(name.first(colon)).count
        guard keepsSubject else { return end }
        for index in colon..<name.count {
            buffer[end] = name[index]
            end += 1
        }
        return end
    }
}

extension IndicatorName: Hashable {
    static func == (left: IndicatorName, right: IndicatorName) -> Bool {
        left.count == right.count
            && left.withName { own in right.withName { others in own.hasBytes(of: others) } }
    }

    func hash(into hasher: inout Hasher) {
        withName { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Lends the name.
    func withName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        source.withBytes { body($0.first(count)) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where a character first is one of those asked for, from an index on.
    fileprivate func firstIndex(from start: Int = 0, where isWanted: (Unicode.Scalar) -> Bool) -> Int? {
        var cursor = ByteCursor(self)
        cursor.index = start
        while !cursor.isAtEnd {
            if isWanted(cursor.scalar) { return cursor.index }
            cursor.skipScalar()
        }
        return nil
    }
}
