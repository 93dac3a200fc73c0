extension GovernmentForm {
    /// 财政收支总表: the sums of the books, revenue above and expenditure below.
    public static let fiscalSummary = GovernmentForm(
        "fiscal-summary", "财政收支总表", "Revenue and expenditure of all books", .summary, .items,
        titles: ["财政收支决算总表"])
}
