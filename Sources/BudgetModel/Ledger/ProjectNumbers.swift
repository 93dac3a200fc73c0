import BudgetCodes

/// Projects by small numbers from 1 up; 0 stands for an unknown one. Numbers are given in order of first appearance.
///
/// There may be a million. Codes are two numbers, and are found by them; names are texts.
struct ProjectNumbers: Sendable {
    private(set) var values: [ProjectID] = []

    private struct Entry: Sendable {
        var code: ProjectCode
        /// The number of the code, 0 for an empty entry.
        var number: Int32
    }

    // A power of two, at most half of them in use, or none.
    private var entries: [Entry] = []
    private var used = 0
    // Input that is made to meet at one entry would have to know it.
    private let seed = UInt64.random(in: 0 ... .max)

    private var names = InternedValues<String>()
    /// For each name by its number among the names the number of the project.
    private var numbersOfNames: [Int32] = []

    /// How many numbers are in use, 0 included.
    var count: Int { values.count + 1 }

    /// The project of a number, `nil` for 0.
    subscript(number: Int32) -> ProjectID? {
        number == 0 ? nil : values[Int(number) - 1]
    }

    /// The number of a project, which is new when the project is.
    mutating func number(of project: ProjectID?) -> Int32 {
        switch project {
        case nil: 0
        case .code(let code): number(of: code)
        case .named(let name): number(ofName: name)
        }
    }

    /// The number of a project of a code, which is new when the code is.
    mutating func number(of code: ProjectCode) -> Int32 {
        var index = place(of: code)
        if let index, entries[index].number > 0 { return entries[index].number }
        if used * 2 >= entries.count {
            grow(filling: code)
            index = place(of: code)
        }
        let number = add(.code(code))
        if let index { entries[index] = Entry(code: code, number: number) }
        used += 1
        return number
    }

    private mutating func number(ofName name: String) -> Int32 {
        let place = Int(names.number(of: name)) - 1
        if place == numbersOfNames.count { numbersOfNames.append(add(.named(name))) }
        return numbersOfNames[place]
    }

    private mutating func add(_ project: ProjectID) -> Int32 {
        values.append(project)
        return Int32(truncatingIfNeeded: values.count)
    }

    /// Where a code stands, or the empty entry where it would; `nil` while there are no entries.
    private func place(of code: ProjectCode) -> Int? {
        guard !entries.isEmpty else { return nil }
        let (high, low) = (code.front ^ seed).multipliedFullWidth(by: UInt64(code.back) ^ 0x9E37_79B9_7F4A_7C15)
        var index = Int(truncatingIfNeeded: high ^ low) & (entries.count - 1)
        while entries[index].number > 0, entries[index].code != code {
            index = (index + 1) & (entries.count - 1)
        }
        return index
    }

    /// Makes room for more codes. What fills the empty entries does not matter.
    private mutating func grow(filling code: ProjectCode) {
        let old = entries
        entries = Array(repeating: Entry(code: code, number: 0), count: max(old.count * 2, 64))
        for entry in old where entry.number > 0 {
            if let index = place(of: entry.code) { entries[index] = entry }
        }
    }
}
