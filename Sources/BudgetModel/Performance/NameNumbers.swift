/// Numbers for the names of a table: those of the lexicon, and others for names that no frame has.
struct NameNumbers {
    private let lexicon: IndicatorLexicon
    private var others = [IndicatorName: Int]()

    init(_ lexicon: IndicatorLexicon) {
        self.lexicon = lexicon
    }

    /// The number of a printed name.
    mutating func number(of printed: String) -> Int {
        if let number = usual(printed) { return number }
        return number(of: IndicatorName(printed))
    }

    /// The number of a printed name of level two with what stands behind a colon, which tells one core task from another
    /// (核心业务产出：…), and of its base without that.
    mutating func numbers(ofLevelTwo printed: String) -> (name: Int, base: Int) {
        if let number = usual(printed) { return (number, number) }
        let base = number(of: IndicatorName(printed))
        guard IndicatorName.mayHaveSubject(printed) else { return (base, base) }
        return (number(of: IndicatorName(printed, keepsSubject: true)), base)
    }

    /// The usual spellings are found as they are.
    private func usual(_ printed: String) -> Int? {
        printed.withBytes { lexicon.number(ofSpelling: $0) }
    }

    /// The number of no name.
    var blank: Int { lexicon.count }

    private mutating func number(of name: IndicatorName) -> Int {
        if name.isEmpty { return blank }
        if let number = name.withName({ lexicon.number(ofName: $0) }) { return number }
        if let number = others[name] { return number }
        let number = lexicon.count + 1 + others.count
        others[name] = number
        return number
    }
}

/// Places for numbers in order of first appearance: a few are looked through, many are found in a dictionary.
struct NumberPlaces {
    private var numbers: [Int] = []
    private var places = [Int: Int]()
    private static let few = 16

    init() {
        numbers.reserveCapacity(Self.few / 2)
    }

    /// The place of a number, which is a new one when it was not there.
    mutating func place(of number: Int) -> Int {
        if numbers.count < Self.few {
            for place in numbers.indices where numbers[place] == number { return place }
            numbers.append(number)
            return numbers.count - 1
        }
        if places.isEmpty {
            for (place, number) in numbers.enumerated() { places[number] = place }
        }
        let next = places.count
        let place = places[number] ?? next
        if place == next { places[number] = next }
        return place
    }
}
