// Generic code that other modules call and cannot copy is compiled once, here, and not again for each type. It is slower
// than `sorted(by:)` and the like, so it is for lists that are short, or that are made once.

extension Array {
    /// The elements in order; those of which none stands before another stay as they are.
    package func ordered(by precedes: (Element, Element) -> Bool) -> [Element] {
        orderedPlaces(count) { precedes(self[$0], self[$1]) }.map { self[$0] }
    }
}

/// The numbers from 0 in an order: the places of things that are sorted by what stands there.
package func orderedPlaces(_ count: Int, by precedes: (Int, Int) -> Bool) -> [Int] {
    (0..<count).sorted(by: precedes)
}

extension Dictionary {
    /// The first value of each key.
    package init(first pairs: [(Key, Value)]) {
        self.init(pairs, uniquingKeysWith: { first, _ in first })
    }
}

/// The names and raw values of an enumeration.
package func labels<Label: CaseIterable & RawRepresentable<String>>(of type: Label.Type) -> [(String, String)] {
    type.allCases.map { ("\($0)", $0.rawValue) }
}

/// The names of some cases of an enumeration.
package func names<Label>(of cases: [Label]) -> [String] {
    cases.map { "\($0)" }
}
