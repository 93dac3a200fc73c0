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

/// Places of numbers in a list that is in order of first appearance: a short one is looked through, a long one has a
/// dictionary.
struct NumberPlaces {
    private var places = [Int: Int]()

    /// The place of a number in a list that has each once. Its end, when the number is not there: it is to be added.
    mutating func place<Element>(of number: Int, in list: [Element], _ key: (Element) -> Int) -> Int {
        if list.count <= 16 {
            for place in list.indices where key(list[place]) == number { return place }
            return list.count
        }
        // What was added since.
        for place in places.count..<list.count { places[key(list[place])] = place }
        return places[number] ?? list.count
    }
}
