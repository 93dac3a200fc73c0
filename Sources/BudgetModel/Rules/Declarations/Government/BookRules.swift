import BudgetCodes

extension GovernmentRules {
    /// 同级各表: tables of one level that print the same figures.
    static let books: [RuleDefinition] = [
        .government(
            Rule(
                "government.book-totals", .error, .crossTable, chinese: "收支总表所列各账本年收入、支出，与各账收入表、支出表一致",
                english: "Summary tables print the revenue and the expenditure of the books", phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(.fiscalSummary, [ExampleLine("一般公共预算收入", ["final": passing ? 300 : 320])]),
                    ExampleBook(
                        .generalRevenue,
                        [
                            ExampleLine("一、税收收入", code: "101", ["final": 200]),
                            ExampleLine("二、非税收入", code: "103", ["final": 100]),
                            ExampleLine("本年收入合计", ["final": 300]),
                        ]),
                ])
            },
            check: { $0.checkBookTotals() }),
        .government(
            Rule(
                "government.category-details", .error, .crossTable, chinese: "收支总表、市级表按科目列示的数，与收入表、支出明细表同科目一致",
                english: "Summary tables print the figures that tables in detail print for the same code",
                phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(
                        .generalBalance, [ExampleLine("税收收入", code: "101", ["final": 100])],
                        [ExampleLine("教育支出", code: "205", ["final": 300])]),
                    ExampleBook(
                        .generalExpenditure,
                        [
                            ExampleLine("教育支出", code: "205", ["final": passing ? 300 : 310]),
                            ExampleLine("普通教育", code: "20502", indent: 1, ["final": 300]),
                        ]),
                ])
            },
            check: { $0.checkCategories() }),
        .government(
            Rule(
                "government.balanced-totals", .error, .crossTable, chinese: "同级收入表的收入总计等于支出表的支出总计",
                english: "The total of the table of revenue is that of the table of expenditure", phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(
                        .fundRevenue, scope: .own,
                        [ExampleLine("政府性基金预算收入", ["final": 400]), ExampleLine("收入总计", ["final": 500])]),
                    ExampleBook(
                        .fundExpenditure, scope: .own,
                        [
                            ExampleLine("政府性基金预算支出", ["final": 450]),
                            ExampleLine("支出总计", ["final": passing ? 500 : 505]),
                        ]),
                ])
            },
            check: { $0.checkBalancedTotals() }),
        .government(
            Rule(
                "government.transferred-in", .warning, .crossTable, chinese: "一般公共预算调入资金不小于政府性基金预算与国有资本经营预算调出资金之和",
                english: "What the general public budget takes in from other books is at least what these give",
                phrase: .atLeast),
            example: { passing in
                .books([
                    ExampleBook(.generalRevenue, [ExampleLine("调入资金", code: "11009", ["final": passing ? 80 : 20])]),
                    ExampleBook(.fundExpenditure, [ExampleLine("调出资金", code: "23008", ["final": 50])]),
                    ExampleBook(.stateCapitalExpenditure, [ExampleLine("调出资金", ["final": 30])]),
                ])
            },
            check: { $0.checkTransferredIn() }),
    ]
}

extension GovernmentCheck {
    /// Summary tables and balances against the tables of revenue and expenditure.
    fileprivate mutating func checkBookTotals() {
        for scope in GovernmentScope.allCases {
            let summary = table(.fiscalSummary, scope)?.lists.first
            for (book, _, _, _) in GovernmentForm.books {
                for isIncome in [true, false] {
                    let own = lists(book, scope, isIncome: isIncome)
                    let printed = ([summary].compactMap { $0 } + own.reversed())
                        .compactMap { list in list.ownTotal(book, isIncome: isIncome).map { (list: list, row: $0) } }
                    guard let last = printed.last else { continue }
                    for other in printed.dropLast() {
                        linkRows((other.list, other.row), (last.list, last.row))
                    }
                }
            }
        }
    }

    /// Compares the figures of two rows that are printed in both, column by column.
    mutating func linkRows(
        _ row: (list: GovernmentList, row: Int), _ other: (list: GovernmentList, row: Int),
        _ comparison: Comparison = .equal
    ) {
        for column in row.list.phases {
            let name = row.list.layout.columns[column].name
            guard let figure = row.list.printed(row.row, name), let against = other.list.printed(other.row, name) else {
                continue
            }
            link(figure, with: [against], comparison)
        }
    }

    /// Balances and tables of 市级 against tables in detail, code by code.
    fileprivate mutating func checkCategories() {
        for (book, revenue, expenditure, balance) in GovernmentForm.books {
            for scope in GovernmentScope.allCases {
                guard let balance = table(balance, scope) else { continue }
                for (side, form) in [revenue, expenditure].enumerated() {
                    guard let detail = table(form, scope)?.lists.first else { continue }
                    checkCategories(balance.lists[side], detail)
                }
            }
            // 市级 is 本级 and what is given to governments below. Where both are the same, so are the categories.
            for (form, isIncome) in [(revenue, true), (expenditure, false)] {
                guard let managed = table(form, .managed)?.lists.first, let own = table(form, .own)?.lists.first,
                    hasSameTotal(managed, own, book, isIncome)
                else { continue }
                checkCategories(managed, own)
            }
        }
    }

    private func hasSameTotal(
        _ list: GovernmentList, _ other: GovernmentList, _ book: GovernmentBook, _ isIncome: Bool
    ) -> Bool {
        guard let row = list.ownTotal(book, isIncome: isIncome), let total = other.ownTotal(book, isIncome: isIncome)
        else { return false }
        let names = list.phases.map { list.layout.columns[$0].name }.filter { other.printed(total, $0) != nil }
        return !names.isEmpty && names.allSatisfy { list.printed(row, $0)?.amount == other.printed(total, $0)?.amount }
    }

    private mutating func checkCategories(_ list: GovernmentList, _ detail: GovernmentList) {
        let known = detail.rowsByCode
        let isOwn = list.ownRows
        var pairs: [(GovernmentFigure, [GovernmentFigure])] = []
        for (code, row) in list.rowsByCode.sorted(by: { $0.value < $1.value }) {
            // A name below transfers is not the category of that name.
            guard let other = known[code], list.section.rows[row].key.code != 0 || isOwn[row] else { continue }
            for name in list.phases.map({ list.layout.columns[$0].name }) {
                guard let figure = list.printed(row, name), let against = detail.printed(other, name) else { continue }
                pairs.append((figure, [against]))
            }
        }
        linkAll(pairs)
    }

    /// 收入总计 and 支出总计 where revenue and expenditure are tables of their own.
    fileprivate mutating func checkBalancedTotals() {
        for (book, revenue, expenditure, _) in GovernmentForm.books {
            for scope in GovernmentScope.allCases {
                guard let income = table(revenue, scope)?.lists.first,
                    let paid = table(expenditure, scope)?.lists.first,
                    let total = income.grandTotal(isIncome: true), let other = paid.grandTotal(isIncome: false),
                    // Without a total of its own, 支出总计 of a table without transfers is that of the year.
                    let own = income.ownTotal(book, isIncome: true), let paidOwn = paid.ownTotal(book, isIncome: false),
                    own != total, paidOwn != other
                else { continue }
                linkRows((income, total), (paid, other))
            }
        }
    }

    /// 调入资金 against 调出资金 of the other books at the same level, and the other way round.
    fileprivate mutating func checkTransferredIn() {
        for scope in GovernmentScope.allCases {
            let general = row(.generalPublic, scope, isIncome: true, code: 11009, Self.takenIn)
            let others = [GovernmentBook.governmentFund, .stateCapital].compactMap {
                row($0, scope, isIncome: false, code: 23008, Self.givenOut)
            }
            if let general { linkSum(general, others) }
            let given = row(.generalPublic, scope, isIncome: false, code: 23008, Self.givenOut)
            if let fund = row(.governmentFund, scope, isIncome: true, code: 11009, Self.takenIn), let given {
                linkSum(fund, [given])
            }
        }
    }

    private mutating func linkSum(_ row: (list: GovernmentList, row: Int), _ others: [(list: GovernmentList, row: Int)])
    {
        for column in row.list.phases {
            let name = row.list.layout.columns[column].name
            let given = others.compactMap { $0.list.printed($0.row, name) }
            if let figure = row.list.printed(row.row, name), !given.isEmpty { link(figure, with: given, .atLeast) }
        }
    }

    private func row(
        _ book: GovernmentBook, _ scope: GovernmentScope, isIncome: Bool, code: Int32, _ words: OutlineName.Words
    ) -> (list: GovernmentList, row: Int)? {
        for list in lists(book, scope, isIncome: isIncome) {
            if let row = list.outline.row(code: code) ?? list.row(words) { return (list, row) }
        }
        return nil
    }

    private static let takenIn = OutlineName.Words("调入资金", "政府性基金调入资金", "政府性基金预算调入资金")
    private static let givenOut = OutlineName.Words(
        "调出资金", "政府性基金调出资金", "政府性基金预算调出资金", "国有资本经营预算调出资金", "国有资本经营调出资金")
}
