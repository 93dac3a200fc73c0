public import BudgetCodes

/// 预决算公开: one published document: who published it, and its tables.
///
/// A table that was published empty is present, with its statement; one that is missing is `nil`.
public struct Disclosure: Hashable, Sendable {
    /// Who, for which year, and what kind of document.
    public var header: Header
    /// The tables of any form, those of others too, in the order of publication.
    public var tables: Tables
    /// 绩效 forms.
    public var performance: PerformanceForms
    /// Remarks of whoever transcribed the document.
    public var remarks: [String]

    /// A document without tables.
    public init(_ header: Header) {
        self.header = header
        self.tables = Tables()
        self.performance = PerformanceForms()
        self.remarks = []
    }

    /// A document as a reader has put it together.
    package init(_ header: Header, tables: Tables, performance: PerformanceForms, remarks: [String]) {
        self.header = header
        self.tables = tables
        self.performance = performance
        self.remarks = remarks
    }

    /// The name and version of the JSON form.
    public static let schema = "china-budget/1"
}

extension Disclosure {
    /// 部门预算 tables.
    public var budget: BudgetTables {
        get { BudgetTables(tables) }
        set { tables.replace(.budget, from: newValue.tables) }
        _modify {
            var view = BudgetTables()
            swap(&view.tables, &tables)
            defer { swap(&view.tables, &tables) }
            yield &view
        }
    }

    /// 部门决算 tables.
    public var finalAccounts: FinalAccountsTables {
        get { FinalAccountsTables(tables) }
        set { tables.replace(.finalAccounts, from: newValue.tables) }
        _modify {
            var view = FinalAccountsTables()
            swap(&view.tables, &tables)
            defer { swap(&view.tables, &tables) }
            yield &view
        }
    }
}

extension Disclosure {
    /// 封面: what identifies a document.
    public struct Header: Hashable, Codable, Sendable {
        /// 预算, 决算 or 绩效目标.
        public var kind: Kind
        /// 公开主体: whether it is the document of a department or of a unit.
        public var entity: Entity
        /// 预算年度: the year that the document is about.
        public var fiscalYear: Int
        /// The department or unit.
        public var agency: Agency
        /// 主管部门: the department above a unit.
        public var superior: Agency?
        /// 行政区划.
        public var division: DivisionCode?
        /// The title on the cover.
        public var title: String?
        /// The day of publication, `yyyy-mm-dd`.
        public var published: String?

        /// A header with what every document has.
        public init(_ kind: Kind, of entity: Entity, fiscalYear: Int, agency: Agency) {
            self.kind = kind
            self.entity = entity
            self.fiscalYear = fiscalYear
            self.agency = agency
        }
    }

    /// 文件种类: the kind of a document.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// 预算.
        case budget
        /// 决算.
        case finalAccounts
        /// 绩效目标, published on its own.
        case performance
        /// 预算执行情况, of governments.
        case execution
    }

    /// 公开主体: whose document it is.
    public enum Entity: String, CaseIterable, Codable, Sendable {
        /// 部门, with the units below it.
        case department
        /// 单位.
        case unit
        /// 政府, with its own books.
        case government
    }
}
