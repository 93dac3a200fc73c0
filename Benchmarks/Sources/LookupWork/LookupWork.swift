public import BudgetCodes

/// What every implementation of the look-up work must find.
public struct LookupAnswer: Equatable, Sendable, CustomStringConvertible {
    /// How many queries are not in the edition.
    public var unknown = 0
    /// The sum of code × 31 + 款 × 7 + 类 over the queries that are.
    public var sum: UInt64 = 0

    public var description: String { "\(unknown) \(sum)" }

    /// Counts one query whose entry was found, or not.
    @inline(__always)
    mutating func add(_ entry: Entry<Functional>?) {
        guard let code = entry?.code, let section = code.parent, let category = section.parent else {
            unknown += 1
            return
        }
        add(code, section, category)
    }

    @inline(__always)
    mutating func add(_ code: FunctionalCode, _ section: FunctionalCode, _ category: FunctionalCode) {
        sum &+= UInt64(code.value) &* 31 &+ UInt64(section.value) &* 7 &+ UInt64(category.value)
    }
}

/// The look-up work in its variants. `WORK.md` defines it.
public enum LookupWork {
    /// From codes that are parsed.
    @inline(never)
    public static func codes(_ queries: [FunctionalCode], in edition: Edition<Functional>) -> LookupAnswer {
        var answer = LookupAnswer()
        for query in queries { answer.add(edition[query]) }
        return answer
    }

    /// From numbers, which are checked and made codes first.
    @inline(never)
    public static func numbers(_ queries: [Int32], in edition: Edition<Functional>) -> LookupAnswer {
        var answer = LookupAnswer()
        for query in queries {
            guard let code = FunctionalCode(value: query) else {
                answer.unknown += 1
                continue
            }
            answer.add(edition[code])
        }
        return answer
    }

    /// From a text with a code on each line, as bytes.
    @inline(never)
    public static func lines(_ text: [UInt8], in edition: Edition<Functional>) -> LookupAnswer {
        var answer = LookupAnswer()
        text.withUnsafeBufferPointer { bytes in
            var start = 0
            for position in bytes.indices where bytes[position] == UInt8(ascii: "\n") {
                answer.add(edition[utf8: UnsafeBufferPointer(rebasing: bytes[start..<position])])
                start = position + 1
            }
        }
        return answer
    }

    /// From strings.
    @inline(never)
    public static func strings(_ queries: [String], in edition: Edition<Functional>) -> LookupAnswer {
        var answer = LookupAnswer()
        for query in queries { answer.add(edition[query]) }
        return answer
    }

    /// From codes that are parsed, with the entries of 款 and 类 looked up, too: three look-ups for each query.
    @inline(never)
    public static func ancestors(_ queries: [FunctionalCode], in edition: Edition<Functional>) -> LookupAnswer {
        var answer = LookupAnswer()
        for query in queries {
            guard let entry = edition[query], let sectionCode = entry.code.parent,
                let section = edition[sectionCode], let categoryCode = section.code.parent,
                let category = edition[categoryCode]
            else {
                answer.unknown += 1
                continue
            }
            answer.add(entry.code, section.code, category.code)
        }
        return answer
    }

    /// The number of bytes of all names, each made a String.
    @inline(never)
    public static func names(_ queries: [FunctionalCode], in edition: Edition<Functional>) -> Int {
        var count = 0
        for query in queries { count &+= edition[query]?.name.utf8.count ?? 0 }
        return count
    }
}
