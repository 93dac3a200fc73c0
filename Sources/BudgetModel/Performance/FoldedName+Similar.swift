import BudgetCodes

extension FoldedName {
    /// Whether two names differ by so few letters that they mean the same: at most a fifth of the longer one, and none of
    /// them a number, for the first and the second of something are two things.
    func isSimilar(to other: FoldedName) -> Bool {
        let length = max(letters.count, other.letters.count)
        guard self != other, length >= 5, length <= 60, numerals == other.numerals else { return false }
        return distance(to: other, limit: length / 5) != nil
    }

    /// The figures of a name, in order: 一 to 十, 甲 to 丁, digits and Latin letters.
    private var numerals: [UInt32] {
        letters.filter { $0 < 0x80 || Self.chineseNumerals.contains($0) }
    }

    private static let chineseNumerals = Set("一二三四五六七八九十甲乙丙丁".unicodeScalars.map(\.value))
}
