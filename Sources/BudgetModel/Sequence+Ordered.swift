// Sorting is much code, and a release build makes it anew for every type that is sorted. What follows is compiled once,
// for lists that are short or sorted once a document; what is sorted for each line of a ledger uses `sorted(by:)`.

extension Sequence {
    /// The elements in order, equal ones as they were.
    @_semantics("optimize.sil.specialize.generic.never")
    func ordered(by precedes: (Element, Element) -> Bool) -> [Element] {
        sorted(by: precedes)
    }
}

extension Sequence where Element: Comparable {
    /// The elements in ascending order.
    @_semantics("optimize.sil.specialize.generic.never")
    func ordered() -> [Element] {
        sorted()
    }
}
