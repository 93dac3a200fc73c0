import BudgetModel

// Tables are many fields wide, so they are moved and not copied when they are put in order. Why the pointers are safe:
// all places are below the count of the array, and every place that is moved from is written to at once.

/// The tables of a document, in the order of publication as they come.
struct TableCollector {
    private var tables: [Table] = []
    private var places: [Int] = []
    private var hasOthers = false

    init() {
        tables.reserveCapacity(10)
        places.reserveCapacity(10)
    }

    /// Adds a table of a place in the order; tables of others have the last.
    mutating func add(_ table: consuming Table, at place: Int) {
        if place == .max { hasOthers = true }
        tables.append(table)
        places.append(place)
        let last = tables.count - 1
        var index = last
        // There are no more known tables than forms; those of others stay at the end.
        while index > 0, places[index - 1] > place { index -= 1 }
        guard index < last else { return }
        places.withUnsafeMutableBufferPointer { Self.moveLast(to: index, of: $0) }
        tables.withUnsafeMutableBufferPointer { Self.moveLast(to: index, of: $0) }
    }

    private static func moveLast<Element>(to index: Int, of elements: UnsafeMutableBufferPointer<Element>) {
        let last = elements.count - 1
        guard let start = elements.baseAddress, 0 <= index, index < last else { return }
        let element = (start + last).move()
        (start + index + 1).moveInitialize(from: start + index, count: last - index)
        (start + index).initialize(to: element)
    }

    /// The tables; those of others by their ids.
    var all: Tables { hasOthers ? Tables(tables) : Tables(inOrder: tables) }
}
