/// The name of a class without what forms add to it: spaces, 指标, points in brackets, a subject behind a colon.
///
/// Names are compared by bytes. Comparing Chinese text as `String` does normalises it first, which costs more than
/// everything else that is done with an indicator.
struct IndicatorName: Sendable {
    /// A text that begins with the name; a printed name is kept as it is where only its end is cut off.
    private let source: String
    private let count: Int

    /// - Parameter keepsSubject: Whether what stands behind a colon is a part of the name: 核心业务产出：….
    init(_ printed: String, keepsSubject: Bool = false) {
        source = printed.utf8.contains(where: Self.mayBeginMark) ? Self.withoutMarks(printed, keepsSubject) : printed
        let bytes = source.utf8
        let suffix: StaticString = "指标"
        let hasSuffix =
            bytes.count > suffix.utf8CodeUnitCount
            && bytes.suffix(suffix.utf8CodeUnitCount).elementsEqual(
                UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
        count = hasSuffix ? bytes.count - suffix.utf8CodeUnitCount : bytes.count
    }

    var isEmpty: Bool { count == 0 }

    /// Whether something that may have to be taken out can begin with a byte: spaces, brackets, colons, full-width
    /// forms.
    private static func mayBeginMark(_ byte: UInt8) -> Bool {
        byte <= 0x3A || byte == 0xE3 || byte == 0xEF
    }

    private static func withoutMarks(_ printed: String, _ keepsSubject: Bool) -> String {
        let text = printed.filter { !$0.isWhitespace }
        var bytes = text.utf8[...]
        if let bracket = bytes.firstIndex(of: ["(", "（"]), bytes[bracket...].firstIndex(of: ["分"]) != nil {
            bytes = bytes[..<bracket]
        }
        guard let colon = bytes.firstIndex(of: [":", "："]) else { return String(Substring(bytes)) }
        // The name proper ends at the colon, and 指标 may stand before it.
        let name = IndicatorName(String(Substring(bytes[..<colon])))
        let base = String(Substring(name.source.utf8.prefix(name.count)))
        return keepsSubject ? base + String(Substring(bytes[colon...])) : base
    }
}

extension IndicatorName: Hashable {
    static func == (left: IndicatorName, right: IndicatorName) -> Bool {
        left.count == right.count
            && left.withBytes { own in right.withBytes { other in own.elementsEqual(other) } }
    }

    func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = source.utf8.withContiguousStorageIfAvailable({
            body(UnsafeBufferPointer(rebasing: $0[..<count]))
        }) {
            return result
        }
        var copy = source
        return copy.withUTF8 { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }
}

extension String {
    /// Whether two texts have the same bytes; much cheaper than `==` for Chinese text.
    func hasBytes(of other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { others in own.elementsEqual(others) }
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}

extension Substring.UTF8View {
    /// Where one of several texts begins first.
    fileprivate func firstIndex(of texts: [StaticString]) -> Index? {
        var index = startIndex
        while index < endIndex {
            let rest = self[index...]
            for text in texts
            where rest.starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) {
                return index
            }
            index = self.index(after: index)
        }
        return nil
    }
}

/// The names of a frame, ready to be looked up.
struct FrameLexicon: Sendable {
    let frame: IndicatorFrame
    /// 一级指标.
    private let ones: [IndicatorName: Int]
    /// 二级指标, by the number of level one.
    private let twos: [[IndicatorName: IndicatorClass]]

    @_optimize(none)
    private init(_ frame: IndicatorFrame) {
        self.frame = frame
        var ones: [IndicatorName: Int] = [:]
        var twos: [[IndicatorName: IndicatorClass]] = []
        for (index, level) in frame.levels.enumerated() {
            for name in level.names { ones[IndicatorName(name)] = index }
            var parts: [IndicatorName: IndicatorClass] = [:]
            for part in level.parts {
                for name in part.names { parts[IndicatorName(name)] = part.kind }
            }
            twos.append(parts)
        }
        self.ones = ones
        self.twos = twos
    }

    private static let all = IndicatorFrame.all.map(FrameLexicon.init)

    /// The names of level one and level two of all frames.
    static let allOnes = Set(all.flatMap { $0.ones.keys })
    static let allTwos = Set(all.flatMap { $0.twos.flatMap(\.keys) })

    /// The smallest frame that has all names.
    static func recognized(_ names: [IndicatorName]) -> FrameLexicon? {
        let names = names.filter { !$0.isEmpty }
        guard !names.isEmpty else { return nil }
        return all.filter { lexicon in names.allSatisfy { lexicon.ones[$0] != nil } }
            .min { $0.frame.levels.count < $1.frame.levels.count }
    }

    func levelOne(_ name: IndicatorName) -> IndicatorClass? {
        ones[name].map { frame.levels[$0].kind }
    }

    func levelTwo(_ name: IndicatorName, below levelOne: IndicatorName) -> IndicatorClass? {
        ones[levelOne].flatMap { twos[$0][name] }
    }
}
