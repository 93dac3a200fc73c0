/// 整理说明: a remark of whoever transcribed a table, such as a cell that the text lost or garbled.
///
/// A remark that names a line, or a line and a column, says that what stands there is not to be relied on. What is
/// printed is kept as the text has it, and nothing violated is reported that rests on it. The names are those of the
/// ``Location`` of a finding.
public struct Remark: Hashable, Sendable {
    /// What there is to say.
    public var text: String
    /// The line that it is about; `nil` for the table or a column as a whole.
    public var line: LineID?
    /// The column that it is about; `nil` for all of the line.
    public var column: ColumnID?

    /// A remark about a table, or about a line or a cell of it.
    public init(_ text: String, line: LineID? = nil, column: ColumnID? = nil) {
        self.text = text
        self.line = line
        self.column = column
    }
}

extension Remark: ExpressibleByStringLiteral {
    public init(stringLiteral literal: String) { self.init(literal) }
}

extension Remark: Codable {
    // A remark about the whole table is a text.

    private enum CodingKeys: CodingKey {
        case column, line, text
    }

    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(text)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .text),
            line: try container.decodeIfPresent(LineID.self, forKey: .line),
            column: try container.decodeIfPresent(ColumnID.self, forKey: .column))
    }

    public func encode(to encoder: any Encoder) throws {
        guard line != nil || column != nil else {
            var container = encoder.singleValueContainer()
            return try container.encode(text)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(column, forKey: .column)
        try container.encodeIfPresent(line, forKey: .line)
        try container.encode(text, forKey: .text)
    }
}

/// The places of a document that remarks name.
struct RemarkedPlaces {
    /// Lines by their tables, each with the columns that are named; an empty list stands for the whole line.
    private var columns: [Place: [ColumnID]] = [:]

    private struct Place: Hashable {
        let table: Form.ID
        let line: LineID?
    }

    init(_ document: Disclosure) {
        for table in document.tables.tables { add(table.caption.remarks, table.form.id) }
        let forms = document.performance
        if let form = forms.departmentGoal { add(form.caption.remarks, DepartmentPerformanceGoal.form.id) }
        for form in forms.projectGoals { add(form.caption.remarks, ProjectPerformanceGoal.form.id) }
        if let form = forms.departmentSelfEvaluation {
            add(form.caption.remarks, DepartmentSelfEvaluation.form.id)
        }
        for form in forms.projectSelfEvaluations { add(form.caption.remarks, ProjectSelfEvaluation.form.id) }
        for form in forms.monitorings { add(form.caption.remarks, PerformanceMonitoring.form.id) }
    }

    private mutating func add(_ remarks: [Remark], _ table: Form.ID) {
        for remark in remarks where remark.line != nil || remark.column != nil {
            let place = Place(table: table, line: remark.line)
            let known = columns[place]
            guard let column = remark.column else {
                columns[place] = []
                continue
            }
            if known != [] { columns[place] = (known ?? []) + [column] }
        }
    }

    var isEmpty: Bool { columns.isEmpty }

    /// Whether a remark is about a cell, the line of it, or the column of it. What is said of a table as a whole rests on
    /// all of its columns.
    func contains(_ location: Location) -> Bool {
        if location.line == nil, location.column == nil {
            return columns[Place(table: location.table, line: nil)] != nil
        }
        for line in [location.line, nil] {
            guard let columns = columns[Place(table: location.table, line: line)] else { continue }
            guard let column = location.column else {
                // A finding about a line rests on the line as a whole.
                if line != nil { return true }
                continue
            }
            if columns.isEmpty || columns.contains(column) { return true }
        }
        return false
    }
}
