import BudgetCodes
import BudgetModel

/// The facts of a report as lines of text, sorted, so that two reports with the same facts have the same lines.
///
///     R rule|holds|rounding|violated|notEvaluated|waived
///     F rule|severity|verdict|table|line|column|printed|expected|difference|unit/decimals|others|problem|reason|group|fingerprint
///     G group|table|line|column|findings
///
/// Amounts are in 分, `-` stands for what is not there. Groups are numbered by the first of their sorted findings, for
/// the order of findings is no fact. A line G has the cell that explains the group.
func goldenLines(_ report: Report) -> [String] {
    let rules = report.countsByRule.map { rule, counts in
        let numbers = [counts.holds, counts.rounding, counts.violated, counts.notEvaluated, counts.waived]
        return fields("R", [rule.rawValue] + numbers.map { String($0) })
    }

    let findings = report.findings.map {
        (facts: fields("F", factsOf($0)), group: $0.group, name: $0.fingerprint.description)
    }
    .sorted { ($0.facts, $0.name) < ($1.facts, $1.name) }
    var numbers: [Int: Int] = [:]
    for case let group? in findings.map(\.group) where numbers[group] == nil { numbers[group] = numbers.count + 1 }
    func number(_ group: Int?) -> String { group.flatMap { numbers[$0] }.map { String($0) } ?? "-" }

    let groups = report.groups.map { group in
        let place = group.cause.map { placeOf($0) } ?? ["-", "-", "-"]
        return fields("G", [number(group.findings.first?.group)] + place + [String(group.findings.count)])
    }
    let lines = findings.map { "\($0.facts)|\(number($0.group))|\($0.name)" }
    return (rules + lines + groups).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// Everything about a finding but its group and its fingerprint.
private func factsOf(_ finding: Finding) -> [String] {
    let precision = "\(finding.precision.unit.rawValue)/\(finding.precision.decimals)"
    let others = finding.others.map { (placeOf($0) + [fenOf($0.amount)]).map(escaped).joined(separator: "/") }
    return [finding.rule.rawValue, finding.severity.rawValue, finding.verdict.rawValue] + placeOf(finding.cell)
        + [fenOf(finding.cell.amount), fenOf(finding.expected), fenOf(finding.difference), precision]
        + [others.isEmpty ? "-" : others.joined(separator: ";"), finding.problem.map(textOf) ?? "-"]
        + [finding.reason?.rawValue ?? "-"]
}

private func placeOf(_ cell: Cell) -> [String] {
    [cell.location.table.rawValue, cell.location.line?.rawValue ?? "-", cell.location.column?.rawValue ?? "-"]
}

private func fenOf(_ amount: Amount?) -> String { amount.map { String($0.fen) } ?? "-" }

/// The name of the case and its values.
private func textOf(_ problem: Finding.Problem) -> String {
    func call(_ name: String, _ values: [String?]) -> String {
        "\(name)(\(values.map { $0.map(escaped) ?? "-" }.joined(separator: ",")))"
    }
    switch problem {
    case .unknownCode: return "unknownCode"
    case .uncertainCode: return "uncertainCode"
    case .otherName(let expected, let evidence): return call("otherName", [expected, textOf(evidence)])
    case .formerName(let until, let expected, let evidence):
        return call("formerName", [until.map { String($0) }, expected, textOf(evidence)])
    case .malformedCode(let code, let kind): return call("malformedCode", [code, kind.rawValue])
    case .missingParent(let code): return call("missingParent", [code])
    case .tooCoarse: return "tooCoarse"
    case .duplicateLine: return "duplicateLine"
    case .emptyWithoutStatement: return "emptyWithoutStatement"
    case .statementContradicted: return "statementContradicted"
    case .missingTable: return "missingTable"
    case .negative: return "negative"
    case .overPrecise: return "overPrecise"
    case .points(let printed, let lower, let upper, let assumption):
        return call("points", [printed.map { "\($0)" }, "\(lower)", "\(upper)", assumption?.rawValue])
    case .performance(let kind, let texts): return call("performance", [kind.rawValue] + texts)
    case .custom(let chinese, _): return call("custom", [chinese])
    }
}

private func textOf(_ evidence: Evidence) -> String {
    switch evidence {
    case .corroborated, .unverified: evidence.name(in: .english)
    default: "\(evidence.name(in: .english)) \(evidence.years.map { String($0) }.joined(separator: "+"))"
    }
}

private func fields(_ kind: String, _ values: [String]) -> String {
    "\(kind) " + values.map(escapedField).joined(separator: "|")
}

/// A value inside a field: what separates values gets a backslash.
private func escaped(_ value: String) -> String { escaped(value, "\\,;/()") }

private func escapedField(_ field: String) -> String { escaped(field, "|\n\r") }

private func escaped(_ text: String, _ separators: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n" where separators.unicodeScalars.contains(scalar): result += "\\n"
        case "\r" where separators.unicodeScalars.contains(scalar): result += "\\r"
        default:
            if separators.unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}
