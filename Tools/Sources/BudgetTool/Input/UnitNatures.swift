import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// 单位性质: which units are agencies and which are public institutions, from a file.
enum UnitNatures {
    /// Reads lines of a code or a name and 行政单位 or 事业单位, with a comma or a tab between. The first line may be
    /// headings.
    static func read(_ path: String) throws(Failure) -> [AgencyID: AgencyNature] {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw Failure("\(path): no such file, or it is not UTF-8")
        }
        var natures: [AgencyID: AgencyNature] = [:]
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(whereSeparator: { $0 == "," || $0 == "\t" || $0 == "，" }).map { cell in
                String(cell.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
            }
            if cells.allSatisfy(\.isEmpty) { continue }
            let nature = AgencyNature.allCases.first { nature in
                cells.count == 2 && [nature.officialName, nature.rawValue].contains(cells[1])
            }
            guard let nature else {
                if number == 0 { continue }
                throw Failure("\(path): line \(number + 1): expected a code or name, and 行政单位 or 事业单位")
            }
            natures[AgencyID(cells[0])] = nature
        }
        return natures
    }

    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace || character == "\"" || character == "\u{FEFF}"
    }
}
