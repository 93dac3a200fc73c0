public import BudgetCodes

/// 部门汇总: the disclosures of units put together into one for their department.
///
/// Figures of the same line are added, every level of every table by itself; projects and performance forms are put
/// one after the other. Of the goals of whole units only the funds and the planned projects can be put together; the
/// goals and indicators of a department are its own. Money that units pay each other is counted on both sides, as no
/// table says who paid whom.
public struct Consolidation: Hashable, Sendable {
    /// The document of the department.
    public let disclosure: Disclosure
    /// How many documents were put together.
    public let unitCount: Int

    /// Puts the documents of units together.
    ///
    /// Tables that only some of the documents have are made from those; the remarks say so.
    ///
    /// - Parameters:
    ///   - units: Documents of one kind and year, none of which contains another.
    ///   - header: The header of the department's document.
    /// - Throws: ``ConsolidationError``.
    public init(of units: [Disclosure], header: Disclosure.Header) throws(ConsolidationError) {
        try Self.checkBodies(of: units, kind: header.kind, fiscalYear: header.fiscalYear)
        var result = Disclosure(header)
        var sums: [Table] = []
        for tables in Self.tables(of: units) {
            if tables.count < units.count, let form = tables.first?.table.form {
                var present = tables.lazy.map { $0.unit }.makeIterator()
                var next = present.next()
                var missing: [String] = []
                for (index, unit) in units.enumerated() {
                    if index == next { next = present.next() } else { missing.append(unit.header.agency.name) }
                }
                result.remarks.append("\(form.officialName)不含未公开此表的单位：\(missing.joined(separator: "、"))")
            }
            do throws(RollUpError) {
                if let sum = try Table.consolidating(tables.map { $0.table }) { sums.append(sum) }
            } catch {
                throw .sum(error)
            }
        }
        result.tables = Tables(sums)
        result.performance.departmentGoal = .consolidating(units.compactMap { $0.performance.departmentGoal })
        result.performance.projectGoals = units.flatMap { $0.performance.projectGoals }
        result.performance.projectSelfEvaluations = units.flatMap { $0.performance.projectSelfEvaluations }
        disclosure = result
        unitCount = units.count
    }

    /// Refuses documents of another kind or year, and bodies that contain each other.
    static func checkBodies(
        of units: [Disclosure], kind: Disclosure.Kind, fiscalYear: Int
    ) throws(ConsolidationError) {
        var bodies = PutTogether()
        for unit in units {
            guard unit.header.kind == kind, unit.header.fiscalYear == fiscalYear else {
                throw .mixed(unit.header.agency.name)
            }
            if let other = bodies.add(unit.header.agency) {
                throw .overlap(units[other].header.agency.name, unit.header.agency.name)
            }
        }
    }

    /// The tables of each form that a unit has, in the order of publication.
    private static func tables(of units: [Disclosure]) -> [[(unit: Int, table: Table)]] {
        var positions = [Form.ID: Int]()
        var groups: [[(unit: Int, table: Table)]] = []
        for (unit, document) in units.enumerated() {
            for table in document.tables {
                let position = positions[table.form.id] ?? groups.count
                if position == groups.count {
                    positions[table.form.id] = position
                    groups.append([])
                }
                groups[position].append((unit, table))
            }
        }
        // The forms are put in order as the tables of a document are.
        return Tables(groups.compactMap { $0.first?.table }).compactMap { table in
            positions[table.form.id].map { groups[$0] }
        }
    }
}

/// Why documents cannot be put together.
public enum ConsolidationError: Error, Hashable, Sendable {
    /// A document is of another kind or year than the department's.
    case mixed(String)
    /// Two documents are of the same body, or one body belongs to the other.
    case overlap(String, String)
    /// A sum cannot be made.
    case sum(RollUpError)

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        switch (self, language) {
        case (.mixed(let name), .chinese): "\(name)的文件种类或年度不同，不能汇总"
        case (.mixed(let name), .english): "the document of \(name) is of another kind or year"
        case (.overlap(let one, let other), .chinese): "\(one)和\(other)相互包含，不能汇总"
        case (.overlap(let one, let other), .english):
            "\(one) and \(other) contain each other; adding both would count the same money twice"
        case (.sum(let error), _): error.message(in: language)
        }
    }
}

extension ConsolidationError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}

/// The bodies whose documents are put together: whether a further one is the same as one of them, belongs to one, or
/// one belongs to it, as far as codes or, without them, names tell.
private struct PutTogether {
    private var count = 0
    // The first body of each name, of each name among those without a code, of each code, and below each code.
    private var names = [String: Int]()
    private var codelessNames = [String: Int]()
    private var codes = [AgencyCode: Int]()
    private var below = [AgencyCode: Int]()

    /// Adds a body.
    ///
    /// - Returns: The first body that overlaps with it, by its place, or `nil`.
    mutating func add(_ body: Agency) -> Int? {
        defer { count += 1 }
        func note<Key>(_ key: Key, in positions: inout [Key: Int], _ place: Int) {
            if positions[key] == nil { positions[key] = place }
        }
        let first: Int?
        if let code = body.code {
            let ancestors = code.ancestors
            first = ([codelessNames[body.name], codes[code], below[code]] + ancestors.map { codes[$0] })
                .compactMap { $0 }.min()
            note(code, in: &codes, count)
            for ancestor in ancestors { note(ancestor, in: &below, count) }
        } else {
            first = names[body.name]
            note(body.name, in: &codelessNames, count)
        }
        note(body.name, in: &names, count)
        return first
    }
}
