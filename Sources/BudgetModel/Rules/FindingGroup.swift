/// 同源发现: violated findings that one wrong figure explains.
///
/// A figure stands in many sums, so one error shows many times. Findings belong together when they share a cell and
/// are off by the same amount. The cell that all of them share is the likely cause; where several do or none does,
/// the cause stays open.
public struct FindingGroup: Hashable, Sendable {
    /// The cell that explains every finding of the group, if there is exactly one.
    public let cause: Cell?
    /// The findings; those inside the table of the cause come first.
    public let findings: [Finding]

    /// The groups among findings that are numbered.
    static func groups(of findings: [Finding]) -> [FindingGroup] {
        var members: [Int: [Finding]] = [:]
        for finding in findings {
            if let group = finding.group { members[group, default: []].append(finding) }
        }
        return members.keys.ordered().map { FindingGroup(members[$0] ?? []) }
    }

    @_optimize(none)
    private init(_ findings: [Finding]) {
        var occurrences: [Location: Int] = [:]
        var cells: [Location: Cell] = [:]
        for finding in findings {
            for cell in finding.cells where cells[cell.location] == nil { cells[cell.location] = cell }
            for location in Set(finding.cells.map(\.location)) { occurrences[location, default: 0] += 1 }
        }
        let shared = occurrences.filter { $0.value == findings.count }
        let cause = findings.count > 1 && shared.count == 1 ? shared.first.flatMap { cells[$0.key] } : nil
        self.cause = cause
        guard let table = cause?.location.table else {
            self.findings = findings
            return
        }
        let own = findings.filter { $0.cell.location.table == table }
        self.findings = own + findings.filter { $0.cell.location.table != table }
    }

    /// The findings with a group number on each violated one that compares figures, in order of first appearance.
    @_optimize(none)
    static func numbered(_ findings: [Finding]) -> [Finding] {
        var roots = Array(findings.indices)
        func root(of index: Int) -> Int {
            var index = index
            while roots[index] != index {
                roots[index] = roots[roots[index]]
                index = roots[index]
            }
            return index
        }
        struct Trace: Hashable {
            let location: Location
            let difference: UInt64
        }
        var firstWithTrace: [Trace: Int] = [:]
        for (index, finding) in findings.enumerated() where finding.verdict == .violated {
            guard let difference = finding.difference?.fen.magnitude else { continue }
            for cell in finding.cells {
                let trace = Trace(location: cell.location, difference: difference)
                if let first = firstWithTrace[trace] {
                    let (left, right) = (root(of: first), root(of: index))
                    roots[max(left, right)] = min(left, right)
                } else {
                    firstWithTrace[trace] = index
                }
            }
        }
        var numbers: [Int: Int] = [:]
        var result = findings
        for (index, finding) in findings.enumerated() where finding.verdict == .violated && finding.difference != nil {
            let root = root(of: index)
            let number = numbers[root] ?? numbers.count + 1
            numbers[root] = number
            result[index].group = number
        }
        return result
    }
}

extension Finding {
    /// The cell that is asserted and those that it is compared with.
    var cells: [Cell] { [cell] + others }
}
