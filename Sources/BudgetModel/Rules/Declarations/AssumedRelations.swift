import BudgetCodes

/// 按假定的表间关系: the same money by functional code and by economic code, of basic expenditure.
///
/// Each pair rests on the explanations of both classifications: what an employer pays for its staff has a functional code
/// and an economic code of its own. No regulation says that whoever uses the one must use the other, so a difference is a
/// warning that names the assumption. They are about documents that print both sides, and whose totals say that both
/// tables cover the same money.
enum AssumedRelations {
    static let cells: [Relation] = budget + fiscal + finalAccounts

    /// 一般公共预算支出表 and 基本支出表.
    private static let budget = relations(
        "budget.assumed", GeneralPublicExpenditure.self, .basic, BasicExpenditure.self, [.total], .total)

    /// 财政拨款支出表 and 财政拨款基本支出表, which some places print.
    private static let fiscal = relations(
        "budget.assumed.fiscal", FiscalAppropriationExpenditure.self, .basic, FiscalBasicExpenditure.self, [.amount],
        .amount)

    /// 公开05 and 公开06. All economic items stand in the block 人员经费.
    private static let finalAccounts = relations(
        "final-accounts.assumed", FinalGeneralPublicExpenditure.self, .basic, FinalBasicExpenditure.self,
        [.personnel, .operating], .personnel)

    /// The relations between two tables.
    ///
    /// - Parameters:
    ///   - sums: The columns of the economic table that are the basic expenditure of the functional one.
    ///   - column: The column in which the items stand.
    private static func relations<Functions: CodedTable, Items: CodedTable>(
        _ prefix: String, _ functions: Functions.Type, _ basic: Functions.Column, _ items: Items.Type,
        _ sums: [Items.Column], _ column: Items.Column
    ) -> [Relation] where Functions.Key == FunctionalCode, Items.Key == DepartmentEconomicCode {
        func function(_ code: FunctionalCode, _ name: String) -> CellReference {
            .lines(functions, code, named: name, basic)
        }
        func item(_ code: DepartmentEconomicCode, _ name: String) -> CellReference {
            .lines(items, code, named: name, column)
        }
        let medical = [function("2101101", "行政单位医疗"), function("2101102", "事业单位医疗")]
        let pairs: [(String, CellReference, [CellReference])] = [
            ("pension", item("30108", "机关事业单位基本养老保险缴费"), [function("2080505", "机关事业单位基本养老保险缴费支出")]),
            ("annuity", item("30109", "职业年金缴费"), [function("2080506", "机关事业单位职业年金缴费支出")]),
            // A unit is paid for as an agency or as an institution; a department may have both.
            ("medical", item("30110", "职工基本医疗保险缴费"), medical),
            // Staff, and those who have retired.
            (
                "medical-subsidy", function("2101103", "公务员医疗补助"),
                [item("30111", "公务员医疗补助缴费"), item("30307", "医疗费补助")]
            ),
            ("housing-fund", item("30113", "住房公积金"), [function("2210201", "住房公积金")]),
        ]
        let premise = [CellReference.total(functions, basic)] + sums.map { .total(items, $0) }
        return pairs.map { name, subject, addends in
            Relation(Rule.ID("\(prefix).\(name)"), subject, equals: addends, severity: .warning).assuming(premise)
        }
    }
}

extension CellReference {
    /// A cell of all lines of a key, added up.
    fileprivate static func lines<T: CodedTable>(
        _ type: T.Type, _ key: T.Key, named name: String, _ column: T.Column
    ) -> CellReference {
        CellReference(
            form: T.form, side: 0, row: .all(key.rowKey), column: column.position, lineName: name)
    }
}
