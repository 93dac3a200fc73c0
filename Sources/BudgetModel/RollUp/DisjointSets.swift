/// Numbers that belong together: sets that are joined step by step, each known by its smallest number.
struct DisjointSets {
    /// For each number one of its set that is not greater; the smallest one stands for itself.
    private var links: [Int]

    /// The numbers below a count, each in a set of its own.
    init(count: Int) {
        links = Array(0..<count)
    }

    /// The smallest number of the set of a number.
    mutating func root(of number: Int) -> Int {
        var number = number
        while links[number] != number {
            // The way is halved for those who come after.
            links[number] = links[links[number]]
            number = links[number]
        }
        return number
    }

    /// Makes one set of the sets of two numbers.
    mutating func join(_ first: Int, _ second: Int) {
        let (left, right) = (root(of: first), root(of: second))
        links[max(left, right)] = min(left, right)
    }
}
