/// The name of a class without what forms add to it: spaces, 指标, points in brackets, a subject behind a colon.
///
/// Names are compared by bytes. Comparing Chinese text as `String` does normalises it first, which costs more than
/// everything else that is done with an indicator.
struct IndicatorName: Sendable {
    let text: String

    /// - Parameter keepsSubject: Whether what stands behind a colon is a part of the name: 核心业务产出：….
    init(_ printed: String, keepsSubject: Bool = false) {
        var text = printed
        guard text.utf8.contains(where: Self.mayBeginMark) else {
            self.text = Self.withoutSuffix(text.utf8[...])
            return
        }
        if text.utf8.contains(where: { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) || text.contains("\u{3000}") {
            text = text.filter { !$0.isWhitespace }
        }
        var bytes = text.utf8[...]
        if let bracket = bytes.firstIndex(of: ["(", "（"]), bytes[bracket...].firstIndex(of: ["分"]) != nil {
            bytes = bytes[..<bracket]
        }
        var subject: Substring.UTF8View?
        if let colon = bytes.firstIndex(of: [":", "："]) {
            subject = keepsSubject ? bytes[colon...] : nil
            bytes = bytes[..<colon]
        }
        self.text = Self.withoutSuffix(bytes) + (subject.map { String(Substring($0)) } ?? "")
    }

    /// Whether something that may have to be taken out can begin with a byte: spaces, brackets, colons, full-width
    /// forms.
    private static func mayBeginMark(_ byte: UInt8) -> Bool {
        byte <= 0x3A || byte == 0xE3 || byte == 0xEF
    }

    private static func withoutSuffix(_ bytes: Substring.UTF8View) -> String {
        let suffix = "指标".utf8
        let hasSuffix = bytes.count > suffix.count && bytes.suffix(suffix.count).elementsEqual(suffix)
        return String(Substring(hasSuffix ? bytes.dropLast(suffix.count) : bytes))
    }
}

extension IndicatorName: Hashable {
    static func == (left: IndicatorName, right: IndicatorName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
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
    static func recognized(_ names: Set<IndicatorName>) -> FrameLexicon? {
        let names = names.filter { !$0.text.isEmpty }
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
