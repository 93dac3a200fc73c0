/// 栏: the columns of a form of governments: amounts, percentages and other texts.
struct GovernmentColumns: Sendable {
    let amounts: [Layout.Column]
    var texts: [Layout.Column] = []
    var identities: [Layout.NamedIdentity] = []

    /// The layout of a list of rows.
    func layout(side: String) -> Layout {
        do throws(FormError) {
            return try Layout(
                keys: .outline, side: side, columns: amounts, identities: identities, addsUpLevels: false,
                addsUpTotal: false, texts: texts)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// 预算数, 执行数 and 决算数 of this year and the last, with percentages: one form for budgets, execution and final
    /// accounts. Years are relative to that of the table. A table with a single figure a row has 金额. Workbooks hide rows
    /// that add up like the others; those have 否 in the column 打印.
    static let phases = GovernmentColumns(
        amounts: [
            .local("previousBudget", "上年预算数"), .local("previousAdjusted", "上年调整预算数"),
            .local("previousExecution", "上年执行数"), .local("previousFinal", "上年决算数"),
            .local("budget", "预算数"), .local("adjusted", "调整预算数"), .local("execution", "执行数"),
            .local("final", "决算数"), .local("change", "比上年增减额"), .local("changeFromBudget", "比预算增减额"),
            .local("amount", "金额"),
        ],
        texts: [
            .percentage("ofBudget", "为预算数的%"), .percentage("ofAdjusted", "为调整预算数的%"),
            .percentage("ofPrevious", "为上年数的%"), .percentage("growth", "比上年增长%"),
            .percentage("growthOverBudget", "比上年预算数增长%"),
            .local("printed", "打印"),
        ])
}

extension Layout.Column {
    /// A column that is shown only where a table has it.
    static func local(_ name: String, _ heading: String) -> Layout.Column {
        Layout.Column(name, heading, isLocal: true)
    }

    /// A column of percentages.
    static func percentage(_ name: String, _ heading: String) -> Layout.Column {
        Layout.Column(name, heading, isLocal: true, isPercentage: true)
    }
}
