extension Array {
    /// The elements in order; those of which none stands before another stay as they are.
    ///
    /// Unlike `sorted(by:)` this is compiled once, and not again for each type of element, which is slower: for lists
    /// that are short or rarely sorted.
    package func ordered(by precedes: (Element, Element) -> Bool) -> [Element] {
        orderedPlaces(count) { precedes(self[$0], self[$1]) }.map { self[$0] }
    }
}

/// The numbers from 0 in an order. Sorting is compiled once for all that is sorted by place.
package func orderedPlaces(_ count: Int, by precedes: (Int, Int) -> Bool) -> [Int] {
    (0..<count).sorted(by: precedes)
}

extension Dictionary {
    /// The first value of each key. Compiled once as well.
    package init(first pairs: [(Key, Value)]) {
        self.init(pairs, uniquingKeysWith: { first, _ in first })
    }
}
