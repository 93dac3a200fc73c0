/// 政府采购支出表: what is to be bought, by kind.
///
/// A line is a kind (``SummaryRow/goods``, ``SummaryRow/works``, ``SummaryRow/services``) or something bought, whose key is
/// that of its kind and a running number, such as `goods.1`; keys below a kind may also be words, and may repeat. The name
/// of a line is 采购物品名称. What else is said of it stands in columns of text.
public struct GovernmentProcurement: CodedTable {
    public typealias Key = SummaryRow

    /// 栏: the columns of the form.
    public enum Column: String, FormColumn {
        case total = "总计"
    }

    /// 文字栏: what is said of a line beside its amount.
    public enum Text: String, CaseIterable, Sendable {
        case project = "专项名称"
        case economicItem = "经济科目"
        case method = "采购组织形式"

        /// The name in JSON.
        public var name: String { "\(self)" }
    }

    public static let form = Form(
        "budget.government-procurement", "政府采购支出表", "Government procurement",
        aliases: ["政府采购支出预算表", "政府采购情况表"],
        sides: [
            Layout(Column.self, texts: Text.allCases.map { Layout.Column($0.name, $0.rawValue) })
        ])

    public var table: Table

    public init(table: Table) { self.table = table }
}

extension Line where Column == GovernmentProcurement.Column {
    /// What is said of the line, such as how it is bought; `nil` when blank.
    public subscript(text: GovernmentProcurement.Text) -> String? {
        get { texts[text.name] }
        set { texts[text.name] = newValue }
    }
}
