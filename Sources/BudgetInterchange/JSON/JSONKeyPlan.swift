/// The keys that one kind of object may have, and the order in which they come.
///
/// Objects of one kind have their keys in one order nearly always, so the key that followed last time is compared first.
/// A plan learns while it reads; it gives the same answers whatever it has learnt.
struct JSONKeyPlan: Sendable {
    /// A name with its closing quote as words, ready to be compared with the text.
    struct Pattern: Sendable {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var masks: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        /// The number of bytes of the name.
        var count: Int
        /// The number of the name in its plan.
        var number: Int
        /// The bit of the number; none from 64 on.
        var bit: UInt64 { number < 64 ? 1 << UInt64(truncatingIfNeeded: number) : 0 }
    }

    /// The names by their numbers.
    let names: [String]
    let patterns: [Pattern]
    /// What readers are told for each name.
    private let tags: [Int]
    /// The key that followed each key last time: first for the start of an object, then for each key, then for keys that
    /// no plan has. Copies, so that the usual key is one look away.
    fileprivate private(set) var followers: [Step]
    /// Those that followed before the last changed.
    fileprivate private(set) var formerFollowers: [Step]
    private let steps: [Step]
    private let firstSteps: [Step]
    /// The same for strings that are names.
    fileprivate private(set) var nextNames: [Pattern]

    /// A plan of names; the number of a name is its place here.
    ///
    /// Prediction begins with this order. Of a name that stands twice the first counts.
    ///
    /// - Parameter tags: What readers are told for each name, instead of its number; not ``JSONScanner/otherKey``.
    init(_ names: [String], tags: [Int]? = nil) {
        let tags = tags ?? Array(names.indices)
        self.names = names
        self.tags = tags
        patterns = names.enumerated().map { Pattern($0.element, number: $0.offset) }
        nextNames = patterns + [patterns.first ?? Pattern("\u{0}", number: 0)]
        steps = names.enumerated().map { Step($0.element, number: $0.offset, tag: tags[$0.offset], isFirst: false) }
        firstSteps = names.enumerated().map { Step($0.element, number: $0.offset, tag: tags[$0.offset], isFirst: true) }
        let none = Step("\u{0}", number: 0, tag: 0, isFirst: true)
        followers = [firstSteps.first ?? none] + steps.dropFirst() + [steps.first ?? none, steps.first ?? none]
        formerFollowers = followers
    }

    /// The place in ``followers`` for keys that the plan does not have.
    fileprivate var behindOtherKey: Int { names.count + 1 }

    fileprivate func tag(of number: Int) -> Int { tags[number] }

    fileprivate mutating func learn(_ number: Int, after previous: Int) {
        formerFollowers[previous] = followers[previous]
        followers[previous] = previous == 0 ? firstSteps[number] : steps[number]
    }

    fileprivate mutating func learnName(_ number: Int, after previous: Int) { nextNames[previous] = patterns[number] }

    /// The number of a name with these bytes.
    func number(of name: [UInt8]) -> Int? {
        names.firstIndex { $0.utf8.count == name.count && $0.utf8.elementsEqual(name) }
    }
}

extension JSONKeyPlan {
    /// A key as our compact texts have it, with the comma before and the colon behind it.
    fileprivate struct Step: Sendable {
        var words: (UInt64, UInt64, UInt64, UInt64) = (1, 0, 0, 0)
        var masks: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        /// The number of bytes.
        var count: Int
        var number: Int
        var tag: Int
        /// The bit of the number.
        var bit: UInt64 = 0

        /// A step; one that matches nothing for a name that is long, has a high number, or never stands in a text as it is.
        init(_ name: String, number: Int, tag: Int, isFirst: Bool) {
            self.number = number
            self.tag = tag
            let bytes = Array((isFirst ? "\"" : ",\"").utf8) + Array(name.utf8) + Array("\":".utf8)
            count = bytes.count
            let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
            // No word without bits is 1.
            guard count <= 32, number < 64, isPlain else { return }
            bit = 1 << UInt64(number)
            (words.0, masks.0) = JSONKeyPlan.word(0, of: bytes)
            (words.1, masks.1) = JSONKeyPlan.word(1, of: bytes)
            (words.2, masks.2) = JSONKeyPlan.word(2, of: bytes)
            (words.3, masks.3) = JSONKeyPlan.word(3, of: bytes)
        }
    }

    /// Eight of some bytes, and which of them there are.
    fileprivate static func word(_ number: Int, of bytes: [UInt8]) -> (word: UInt64, mask: UInt64) {
        var word: UInt64 = 0
        var mask: UInt64 = 0
        for (index, byte) in bytes.enumerated() where index / 8 == number {
            word |= UInt64(byte) << UInt64(index % 8 * 8)
            mask |= 0xFF << UInt64(index % 8 * 8)
        }
        return (word, mask)
    }
}

extension JSONKeyPlan.Pattern {
    /// A pattern that matches what begins with the name and a quote; one that matches nothing for a name that is long or
    /// never stands in a text as it is.
    init(_ name: String, number: Int) {
        self.number = number
        let bytes = Array(name.utf8)
        count = bytes.count
        guard count < 32, bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        else {
            // No word without bits is 1.
            words.0 = 1
            return
        }
        let quoted = bytes + [UInt8(ascii: "\"")]
        (words.0, masks.0) = JSONKeyPlan.word(0, of: quoted)
        (words.1, masks.1) = JSONKeyPlan.word(1, of: quoted)
        (words.2, masks.2) = JSONKeyPlan.word(2, of: quoted)
        (words.3, masks.3) = JSONKeyPlan.word(3, of: quoted)
    }
}

/// An object that is being read: which keys it had.
struct JSONObject {
    /// The number of bytes before its brace; no other object has the same.
    let start: Int
    /// The number of the key before plus one; 0 at the start.
    fileprivate(set) var previous = 0
    /// The keys with a number below 64 that stood already.
    fileprivate(set) var seen: UInt64 = 0
    /// The key read last, where the plan does not have it.
    fileprivate(set) var otherKey = JSONText(start: 0, count: 0, isEscaped: false)

    fileprivate var isAtStart: Bool { previous == 0 }

    fileprivate init(start: Int) {
        self.start = start
    }

    /// Whether a key with a number below 64 stood already.
    func has(_ number: Int) -> Bool { number < 64 && seen >> UInt64(number) & 1 != 0 }
}

/// Keys that cannot be counted in a bit set. Nothing is allocated while there are none.
struct JSONOtherKeys {
    private struct Key: Hashable {
        var object: Int
        var bytes: [UInt8]
    }

    private var keys: Set<Key> = []

    /// Whether the object did not have the key yet.
    mutating func insert(_ bytes: [UInt8], of object: JSONObject) -> Bool {
        keys.insert(Key(object: object.start, bytes: bytes)).inserted
    }
}

// MARK: - Predictions

extension JSONCursor {
    /// Goes to the value of the next key, if it is the one that is likely to follow, and is written as our texts have it.
    ///
    /// - Returns: The tag of the key.
    @inline(__always) mutating func key(of object: inout JSONObject, predictedBy plan: JSONKeyPlan) -> Int? {
        key(of: &object, plan.followers)
    }

    /// The same for the key that was likely before.
    @inline(__always) mutating func key(of object: inout JSONObject, oncePredictedBy plan: JSONKeyPlan) -> Int? {
        key(of: &object, plan.formerFollowers)
    }

    @inline(__always) private mutating func key(of object: inout JSONObject, _ steps: [JSONKeyPlan.Step]) -> Int? {
        // Fields are taken one by one, because a copy of the whole step takes longer than the comparison.
        let place = object.previous
        guard matches(steps, place), object.seen & steps[place].bit == 0 else { return nil }
        object.seen |= steps[place].bit
        object.previous = steps[place].number &+ 1
        advance(steps[place].count)
        return steps[place].tag
    }

    /// Whether the key of a step stands here with what belongs to it.
    @inline(__always) private func matches(_ steps: [JSONKeyPlan.Step], _ place: Int) -> Bool {
        let first = (word() & steps[place].masks.0) ^ steps[place].words.0
        let second = (word(after: 8) & steps[place].masks.1) ^ steps[place].words.1
        guard first | second == 0 else { return false }
        guard steps[place].count > 16 else { return true }
        let third = (word(after: 16) & steps[place].masks.2) ^ steps[place].words.2
        let fourth = (word(after: 24) & steps[place].masks.3) ^ steps[place].words.3
        return third | fourth == 0
    }

    /// Goes over a string if it is the name that is likely to follow.
    ///
    /// - Parameter previous: The number of the name before plus one, or 0.
    @inline(__always) mutating func name(predictedBy plan: JSONKeyPlan, after previous: Int) -> Int? {
        let guess = plan.nextNames[previous]
        guard byte == UInt8(ascii: "\""), matches(guess) else { return nil }
        advance(guess.count &+ 2)
        return guess.number
    }

    /// Whether the name stands behind the quote here.
    @inline(__always) fileprivate func matches(_ pattern: JSONKeyPlan.Pattern) -> Bool {
        let first = (word(after: 1) & pattern.masks.0) ^ pattern.words.0
        let second = (word(after: 9) & pattern.masks.1) ^ pattern.words.1
        guard first | second == 0 else { return false }
        guard pattern.count >= 16 else { return true }
        let third = (word(after: 17) & pattern.masks.2) ^ pattern.words.2
        let fourth = (word(after: 25) & pattern.masks.3) ^ pattern.words.3
        return third | fourth == 0
    }
}

// MARK: - Reading objects

extension JSONScanner {
    /// A key that the plan does not have; ``JSONObject/otherKey`` says which.
    static let otherKey = -1

    /// Goes into an object.
    @inline(__always) mutating func beginObject() throws(JSONFault) -> JSONObject {
        skipSpace()
        guard byte == UInt8(ascii: "{") else { throw fault(.object) }
        let object = JSONObject(start: offset)
        advance()
        depth += 1
        return object
    }

    /// Goes into an object at a cursor, behind white space.
    @inline(__always) mutating func beginObject(at cursor: inout JSONCursor) throws(JSONFault) -> JSONObject {
        let start = offset(of: cursor)
        guard cursor.take(UInt8(ascii: "{")) else { throw JSONFault(offset: start, expected: .object) }
        depth &+= 1
        return JSONObject(start: start)
    }

    /// Goes over the brace that a cursor has seen at the end of an object.
    @inline(__always) mutating func endObject(at cursor: inout JSONCursor) {
        cursor.advance()
        depth &-= 1
    }

    /// Goes to the value of the next key: its tag in the plan, ``otherKey``, or `nil` behind the end of the object.
    ///
    /// - Throws: ``JSONExpectation/keyOnce`` at a key that the object had already.
    @inline(__always) mutating func nextKey(
        of object: inout JSONObject, _ plan: inout JSONKeyPlan
    ) throws(JSONFault) -> Int? {
        if let tag = cursor.key(of: &object, predictedBy: plan) { return tag }
        if byte == UInt8(ascii: "}") {
            advance()
            depth -= 1
            return nil
        }
        return try unpredictedKey(of: &object, &plan)
    }

    /// Goes to the value of a key that was not predicted, or has spaces around it; see ``nextKey(of:_:)``.
    mutating func unpredictedKey(
        of object: inout JSONObject, _ plan: inout JSONKeyPlan
    ) throws(JSONFault) -> Int? {
        skipSpace()
        if byte == UInt8(ascii: ","), !object.isAtStart {
            advance()
            skipSpace()
        } else if byte == UInt8(ascii: "}") {
            advance()
            depth -= 1
            return nil
        } else if !object.isAtStart {
            throw fault(.commaOrBrace)
        }
        guard byte == UInt8(ascii: "\"") else { throw fault(.key) }
        // Keys that are left out are the usual reason, so the search goes on behind the last key.
        let count = plan.patterns.count
        let first = min(object.previous, count)
        for next in first..<first + count {
            let candidate = next < count ? next : next - count
            guard cursor.matches(plan.patterns[candidate]) else { continue }
            let bit = plan.patterns[candidate].bit
            // From 64 on, and for keys that stand twice, the exact way.
            guard candidate < 64, object.seen & bit == 0 else { break }
            object.seen |= bit
            if plan.followers[object.previous].number != candidate {
                plan.learn(candidate, after: object.previous)
            }
            object.previous = candidate + 1
            advance(plan.patterns[candidate].count + 2)
            if byte == UInt8(ascii: ":") { advance() } else { try takeColon() }
            return plan.tag(of: candidate)
        }
        return try unexpectedKey(of: &object, &plan)
    }

    /// Goes to the value of a key that stands in no pattern: one that is unknown, or has escapes, or stands twice.
    private mutating func unexpectedKey(
        of object: inout JSONObject, _ plan: inout JSONKeyPlan
    ) throws(JSONFault) -> Int? {
        let start = offset
        let key = try string(.key)
        var bytes: [UInt8] = []
        append(key, to: &bytes)
        let number = plan.number(of: bytes)
        try takeColon()
        if let number, number < 64 {
            let bit: UInt64 = 1 << UInt64(number)
            guard object.seen & bit == 0 else { throw JSONFault(offset: start, expected: .keyOnce) }
            object.seen |= bit
        } else {
            guard otherKeys.insert(bytes, of: object) else { throw JSONFault(offset: start, expected: .keyOnce) }
        }
        guard let number else {
            object.otherKey = key
            object.previous = plan.behindOtherKey
            return Self.otherKey
        }
        plan.learn(number, after: object.previous)
        object.previous = number + 1
        return plan.tag(of: number)
    }

    /// Goes over a string that is one of the names; `nil` for anything else, where the place stays.
    ///
    /// - Parameter previous: The number of the name before plus one, or 0.
    @inline(__always) mutating func name(in plan: inout JSONKeyPlan, after previous: Int) -> Int? {
        guard byte == UInt8(ascii: "\"") else { return nil }
        return cursor.name(predictedBy: plan, after: previous) ?? unexpectedName(in: &plan, after: previous)
    }

    private mutating func unexpectedName(in plan: inout JSONKeyPlan, after previous: Int) -> Int? {
        for pattern in plan.patterns where cursor.matches(pattern) {
            plan.learnName(pattern.number, after: previous)
            advance(pattern.count + 2)
            return pattern.number
        }
        return nil
    }

    private mutating func takeColon() throws(JSONFault) {
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw fault(.colon) }
        advance()
    }
}
