/// A form of text for tables.
public enum TableFormat: String, CaseIterable, Codable, Sendable {
    /// Cells with commas between, quoted where needed.
    case csv
    /// Cells with tabs between.
    case tsv
}

extension Edition {
    /// The edition as a table with the columns 科目编码 and 科目名称, which
    /// ``init(importing:year:limits:)-(String,_,_)`` reads again.
    ///
    /// Lines end with a line feed. Alternative names and evidence are not part of it.
    public func exported(as format: TableFormat = .csv) -> String {
        let separator = format == .csv ? "," : "\t"
        var text = "科目编码\(separator)科目名称\n"
        for entry in entries {
            text += "\(entry.code)\(separator)\(Self.cell(entry.name, in: format))\n"
        }
        return text
    }

    private static func cell(_ name: String, in format: TableFormat) -> String {
        let isPlain = !name.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\t")].contains($0) }
        guard !isPlain else { return name }
        // A tab within a name would be taken for the separator of either form, so it becomes a space.
        let clean = String(name.map { $0 == "\t" ? " " : $0 })
        guard clean.utf8.contains(UInt8(ascii: "\"")) || format == .csv else { return clean }
        return "\"" + clean.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
