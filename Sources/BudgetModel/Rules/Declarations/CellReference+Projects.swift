// The two layouts of 项目支出表 show different things, so relations with it say which layout they are about.

extension CellReference {
    /// 合计 of the layout that lists all projects, those of 基本支出 included.
    static func allProjects(_ column: ProjectExpenditure.Column) -> CellReference {
        total(ProjectExpenditure.self, column).when(.allProjects)
    }

    /// 合计 of the layout that lists all projects, when no money is left at the end of the year.
    static func allProjectsSpent(_ column: ProjectExpenditure.Column) -> CellReference {
        total(ProjectExpenditure.self, column).when(.allProjectsSpent)
    }

    /// 合计 of the layout that lists 项目支出 only.
    static func projectsOnly(_ column: ProjectExpenditure.Column) -> CellReference {
        total(ProjectExpenditure.self, column).when(.projectsOnly)
    }

    /// A group of the layout that lists all projects, added up over the units.
    static func projectGroup(_ number: Int, _ column: ProjectExpenditure.Column) -> CellReference {
        CellReference(
            form: ProjectExpenditure.form, side: 0, row: .all(.project(.group(number))), column: column.position,
            lineName: ProjectExpenditure.groupName(number), condition: .allProjects)
    }
}

extension ProjectExpenditure {
    /// Whether the layout lists all projects below units and groups, not only those of 项目支出.
    public var listsAllProjects: Bool { table.sides[0].hasProjectGroups }

    /// The name of a group of projects by its printed number.
    static func groupName(_ number: Int) -> String {
        switch number {
        case 1: "人员经费"
        case 2: "公用经费"
        case 3: "项目支出"
        default: String(number)
        }
    }
}

extension Section {
    /// Whether a line is a group of projects.
    var hasProjectGroups: Bool { rows.contains { $0.key.isGroup } }
}
