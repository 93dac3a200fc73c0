extension Edition {
    /// The entries whose name, or one of whose alternative names, contains a text, ordered by prefix.
    ///
    /// The width of characters, brackets, punctuation, spaces and case do not count. A text of ASCII digits only is
    /// taken for the beginning of a code. The result is empty when nothing is left of the text.
    public func search(_ text: String) -> [Entry<C>] {
        let digits = text.utf8
        if !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) {
            return entries.filter { $0.code.description.hasPrefix(text) }
        }
        let wanted = FoldedName(text, limit: Self.queryLimit)
        return matching { $0.contains(wanted) }
    }

    /// The entries with exactly this name or alternative name, up to width, brackets and punctuation.
    public func entries(named name: String) -> [Entry<C>] {
        let wanted = FoldedName(name, limit: Self.queryLimit)
        return wanted.letters.isEmpty ? [] : matching { $0 == wanted }
    }

    /// The entry with the name that is nearest to a misspelt one, or nil when none is near.
    ///
    /// Near means that at most a third of the letters, and at least one, were put in, taken out or replaced. Of several
    /// with the same distance the first code wins.
    public func nearestName(to name: String) -> Entry<C>? {
        let wanted = FoldedName(name, limit: Self.queryLimit)
        guard !wanted.letters.isEmpty else { return nil }
        var limit = max(1, wanted.letters.count / 3)
        var nearest: Entry<C>?
        for entry in entries {
            guard let distance = wanted.distance(to: FoldedName(entry.name), limit: limit) else { continue }
            nearest = entry
            if distance == 0 { break }
            limit = distance - 1
        }
        return nearest
    }

    /// The entry with the code that was probably meant, or nil when none is near.
    ///
    /// Near means the same number of digits with one digit wrong or two neighbours swapped. When the name that stands
    /// beside the code is given and only one entry has it, that entry wins. Otherwise an entry with that name is
    /// preferred, then the code that shares the most digits from the left, then the first.
    public func nearestCode(to code: Code<C>, named name: String? = nil) -> Entry<C>? {
        if let exact = self[code] { return exact }
        let namesakes = name.map { entries(named: $0) } ?? []
        if namesakes.count == 1 { return namesakes.first }
        let digits = Array(code.description.utf8)
        var best: (entry: Entry<C>, rank: (Int, Int))?
        for candidate in Self.neighbours(of: digits) {
            guard let near = Code<C>(utf8: candidate), let entry = self[near] else { continue }
            let shared = zip(digits, candidate).prefix { $0 == $1 }.count
            let rank = (namesakes.contains { $0.code == near } ? 1 : 0, shared)
            guard let current = best else {
                best = (entry, rank)
                continue
            }
            if rank > current.rank || (rank == current.rank && near < current.entry.code) { best = (entry, rank) }
        }
        return best?.entry
    }

    private static var queryLimit: Int { 100 }

    private func matching(_ isMatch: (FoldedName) -> Bool) -> [Entry<C>] {
        let table = table
        var result: [Entry<C>] = []
        var last: Int32 = 0
        for row in table.rows.indices where table.rows[row].covers(shortYear) && table.rows[row].code != last {
            // Any of the names of a code may match; the entry is the leading one.
            guard isMatch(FoldedName(table.name(of: row))) else { continue }
            last = table.rows[row].code
            if let entry = self[Code(unchecked: last)] { result.append(entry) }
        }
        return result
    }

    private static func neighbours(of digits: [UInt8]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for index in digits.indices {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[index] {
                var changed = digits
                changed[index] = digit
                result.append(changed)
            }
            if index > 0, digits[index] != digits[index - 1] {
                var swapped = digits
                swapped.swapAt(index, index - 1)
                result.append(swapped)
            }
        }
        return result
    }
}
