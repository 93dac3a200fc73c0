/// 指标框架汇编: the frames that indicators are put into, those of the package and those of others.
public struct FrameBook: Sendable {
    /// The frames of others, in the order in which they were added.
    public let added: [IndicatorFrame]
    /// Their names and those of the package, ready to be looked up.
    let lexicon: IndicatorLexicon

    /// The frames of the package.
    public static let standard = FrameBook(added: [])

    /// 增补: a book with more frames. One with the id of another takes its place.
    ///
    /// Among frames that have all names of a form the one with the fewest levels is taken, and of those the first: those of
    /// others stand before those of the package.
    public func adding(_ frames: [IndicatorFrame]) -> FrameBook {
        let ids = Set(frames.map(\.id))
        return FrameBook(added: added.filter { !ids.contains($0.id) } + frames)
    }

    /// All frames.
    public var frames: [IndicatorFrame] { Self.all(added) }

    private init(added: [IndicatorFrame]) {
        self.added = added
        lexicon = IndicatorLexicon(Self.all(added))
    }

    private static func all(_ added: [IndicatorFrame]) -> [IndicatorFrame] {
        let ids = Set(added.map(\.id))
        return added + IndicatorFrame.all.filter { !ids.contains($0.id) }
    }

    /// 识别: the frame that the level-one names of a form belong to: the smallest that has all of them.
    public func frame(of levelOnes: some Sequence<String>) -> IndicatorFrame? {
        var names = NameNumbers(lexicon)
        let numbers = levelOnes.map { names.number(of: $0) }.filter { $0 != names.blank }
        return lexicon.frameNumber(of: numbers).map { lexicon.frame(at: $0) }
    }
}

extension FrameBook: Hashable {
    public static func == (left: FrameBook, right: FrameBook) -> Bool { left.added == right.added }

    public func hash(into hasher: inout Hasher) { hasher.combine(added) }
}

extension FrameBook: Codable {
    // A book in a file is the list of its own frames.

    public init(from decoder: any Decoder) throws {
        self = Self.standard.adding(try decoder.singleValueContainer().decode([IndicatorFrame].self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(added)
    }
}
