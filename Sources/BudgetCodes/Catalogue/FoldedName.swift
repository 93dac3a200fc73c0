/// A name without what print and extraction change: the width of characters, brackets, punctuation, spaces and case.
///
/// 维修（护）费 and 维修(护)费 fold to the same letters.
package struct FoldedName: Hashable {
    package let letters: [UInt32]

    package init(_ text: String, limit: Int = .max) {
        var letters: [UInt32] = []
        for scalar in text.unicodeScalars {
            guard letters.count < limit else { break }
            let value = scalar.halfWidth.value
            switch value {
            case 0x4E00...0x9FFF, 0x30...0x39, 0x61...0x7A: letters.append(value)
            case 0x41...0x5A: letters.append(value + 0x20)
            case ..<0x80: continue
            default: if Self.isLetter(scalar) { letters.append(value) }
            }
        }
        self.letters = letters
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    func contains(_ other: FoldedName) -> Bool {
        guard let first = other.letters.first, letters.count >= other.letters.count else { return false }
        for start in 0...(letters.count - other.letters.count) where letters[start] == first {
            if letters[start...].starts(with: other.letters) { return true }
        }
        return false
    }

    /// The least number of letters to put in, take out or replace, or nil when it is greater than a limit.
    package func distance(to other: FoldedName, limit: Int) -> Int? {
        guard abs(letters.count - other.letters.count) <= limit else { return nil }
        var row = Array(0...other.letters.count)
        for (index, letter) in letters.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            var least = row[0]
            for (column, otherLetter) in other.letters.enumerated() {
                let replaced = diagonal + (letter == otherLetter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
                least = min(least, row[column + 1])
            }
            if least > limit { return nil }
        }
        return row[other.letters.count] <= limit ? row[other.letters.count] : nil
    }
}
