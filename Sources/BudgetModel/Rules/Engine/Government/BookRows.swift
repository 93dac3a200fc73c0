import BudgetCodes

/// 账本各行: the rows of a list of a government's book that other tables print too.
extension GovernmentList {
    /// 本年收入、本年支出: the row of the revenue or the expenditure of the book, without transfers, debt and what is
    /// carried over; `nil` where no row is it for certain.
    func ownTotal(_ book: GovernmentBook, isIncome: Bool) -> Int? {
        guard let words = (isIncome ? Self.revenue : Self.expenditure)[book] else { return nil }
        let names = outline.names
        // The last one: 政府性基金收入（款） stands above 政府性基金预算收入 in some places.
        let named = names.indices.filter {
            names[$0].digits == 0 && !names[$0].isOfWhich && names[$0].ends(with: words)
                && !names[$0].contains(Self.other)
        }
        if let last = named.last(where: { outline.parents[$0] < 0 || names[$0].isBookTotal }) ?? named.last {
            return last
        }
        let others = isIncome ? Self.revenueTotals : Self.expenditureTotals
        if let last = names.indices.last(where: { names[$0].isOne(of: others) }) { return last }
        // A table without transfers has a single total.
        let totals = names.indices.filter { names[$0].isTotal }
        guard totals.count == 1, let total = totals.first, !outline.roles.contains(.below),
            names[total].isOne(of: Self.anyTotal)
        else { return nil }
        return total
    }

    /// 收入总计、支出总计: the row of everything, transfers and what is carried over included.
    func grandTotal(isIncome: Bool) -> Int? {
        outline.names.indices.last { outline.names[$0].isOne(of: isIncome ? Self.allIncome : Self.allExpenditure) }
    }

    /// Whether each row is one of the book itself, which consolidated tables add up: not transfers between levels, debt,
    /// or what is carried over.
    var ownRows: [Bool] {
        var isOwn: [Bool] = []
        isOwn.reserveCapacity(section.count)
        for row in 0..<section.count {
            let parent = outline.parents[row]
            let isBelowOwn = parent < 0 || parent > row || isOwn[parent]
            // A name with a printed code is what the code says.
            let isNamedOwn =
                section.rows[row].key.code != 0
                || (outline.roles[row] != .below && !outline.names[row].contains(Self.notOwn))
            isOwn.append(
                isBelowOwn && isNamedOwn && !Self.passedOn.contains(OutlineCode.category(of: outline.codes[row])))
        }
        return isOwn
    }

    /// The only row of each code.
    var rowsByCode: [Int32: Int] {
        var rows: [Int32: Int] = [:]
        // Where codes are printed, rows without one are something else.
        let isCoded = section.hasCodes
        for (row, code) in outline.codes.enumerated() where code != 0 {
            guard !isCoded || section.rows[row].key.code != 0 else { continue }
            rows[code] = rows[code] == nil ? row : -1
        }
        return rows.filter { $0.value >= 0 }
    }

    private static let revenue: [GovernmentBook: OutlineName.Words] = [
        .generalPublic: .init("一般公共预算收入"), .governmentFund: .init("政府性基金预算收入", "政府性基金收入"),
        .stateCapital: .init("国有资本经营预算收入", "国有资本经营收入"),
    ]
    private static let expenditure: [GovernmentBook: OutlineName.Words] = [
        .generalPublic: .init("一般公共预算支出"), .governmentFund: .init("政府性基金预算支出", "政府性基金支出"),
        .stateCapital: .init("国有资本经营预算支出", "国有资本经营支出"),
    ]
    private static let revenueTotals = OutlineName.Words("本年收入合计", "本年收入小计", "收入合计", "本级收入")
    private static let expenditureTotals = OutlineName.Words("本年支出合计", "本年支出小计", "支出合计")
    private static let other = OutlineName.Words("其他")
    private static let anyTotal = OutlineName.Words("合计")
    private static let allIncome = OutlineName.Words("收入总计", "各项收入合计", "收入总额")
    private static let allExpenditure = OutlineName.Words("支出总计", "各项支出合计", "支出总额")
    /// 105 债务收入, 110 转移性收入, 230 转移性支出, 231 债务还本支出.
    private static let passedOn: Set<Int32> = [105, 110, 230, 231]
    private static let notOwn = OutlineName.Words(
        "结转", "结余", "上解", "补助下级", "补助收入", "转贷", "转移性", "转移支付", "调入", "调出", "债务收入", "调节基金", "周转金", "还本",
        "总计", "各项收入合计", "各项支出合计")
}

/// Codes of revenue and expenditure as numbers.
enum OutlineCode {
    /// The first three digits.
    static func category(of code: Int32) -> Int32 {
        var code = code
        while code >= 1_000 { code /= 100 }
        return code
    }
}

extension GovernmentForm {
    /// 收入表、支出表与收支总表 of the books.
    static let books:
        [(book: GovernmentBook, revenue: GovernmentForm, expenditure: GovernmentForm, balance: GovernmentForm)] = [
            (.generalPublic, .generalRevenue, .generalExpenditure, .generalBalance),
            (.governmentFund, .fundRevenue, .fundExpenditure, .fundBalance),
            (.stateCapital, .stateCapitalRevenue, .stateCapitalExpenditure, .stateCapitalBalance),
        ]
}

extension GovernmentCheck {
    /// The lists of a book at a level that have its revenue or its expenditure: the table of it, and a side of the balance.
    func lists(_ book: GovernmentBook, _ scope: GovernmentScope, isIncome: Bool) -> [GovernmentList] {
        guard let forms = GovernmentForm.books.first(where: { $0.book == book }) else { return [] }
        return [
            table(isIncome ? forms.revenue : forms.expenditure, scope)?.lists.first,
            table(forms.balance, scope).flatMap { isIncome ? $0.lists.first : $0.lists.last },
        ].compactMap { $0 }
    }
}
