import BudgetCodes

extension GovernmentRules {
    /// 社会保险基金: what tables of income, expenditure and balances print of the same fund.
    static let socialInsurance: [RuleDefinition] = [
        .government(
            Rule(
                "government.social-insurance-balance", .error, .crossTable, chinese: "社会保险基金本年收支结余等于收入减支出",
                english: "The balance of a social insurance fund is its income without its expenditure", phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(.socialInsuranceRevenue, [ExampleLine("一、失业保险基金收入", ["final": 500])]),
                    ExampleBook(.socialInsuranceExpenditure, [ExampleLine("一、失业保险基金支出", ["final": 300])]),
                    ExampleBook(
                        .socialInsuranceBalance, [ExampleLine("一、失业保险基金本年收支结余", ["final": passing ? 200 : 220])]),
                ])
            },
            check: { $0.checkBalancesOfYear() }),
        .government(
            Rule(
                "government.social-insurance-accumulated", .error, .arithmetic,
                chinese: "社会保险基金年末滚存结余等于上年末滚存结余加本年收支结余；预算数另有基数，不核对",
                english: "What a fund has at the end of the year is that of the last year and the balance of the year",
                phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(
                        .socialInsuranceBalance,
                        [
                            ExampleLine("一、失业保险基金本年收支结余", ["previousFinal": 50, "final": 200]),
                            ExampleLine("失业保险基金年末滚存结余", ["previousFinal": 700, "final": passing ? 900 : 850]),
                        ])
                ])
            },
            check: { $0.checkAccumulated() }),
    ]
}

/// 险种: a fund of social insurance, or all of them.
private enum InsuranceFund: Hashable, CaseIterable {
    case enterprisePension, residentPension, agencyPension, employeeMedical, residentMedical, workInjury, unemployment
    case longTermCare, all

    /// What a row is about by its words; `nil` where it is about none for certain.
    init?(_ name: OutlineName) {
        let found = Self.words.filter { name.contains($0.words) }
        guard found.count < 2 else { return nil }
        self = found.first?.fund ?? .all
    }

    private static let words: [(fund: InsuranceFund, words: OutlineName.Words)] = [
        (.enterprisePension, .init("企业职工")), (.residentPension, .init("居民基本养老", "居民养老", "居民社会养老")),
        (.agencyPension, .init("机关事业")), (.employeeMedical, .init("职工基本医疗", "职工医疗")),
        (.residentMedical, .init("居民基本医疗", "居民医疗")), (.workInjury, .init("工伤")), (.unemployment, .init("失业")),
        (.longTermCare, .init("长期护理")),
    ]
}

extension GovernmentList {
    /// The rows of the funds and of all of them, in a table of income or expenditure.
    fileprivate var funds: [InsuranceFund: Int] {
        var rows: [InsuranceFund: Int] = [:]
        var unclear = false
        for (row, name) in outline.names.enumerated() where !name.isOfWhich && !name.contains(Self.balances) {
            guard let fund = InsuranceFund(name), fund != .all || name.isTotal else { continue }
            if let first = rows[fund], fund == .all {
                // 小计 and 合计 may differ by what is passed between levels.
                if !phases.allSatisfy({ section[first, $0] == section[row, $0] }) { unclear = true }
            } else if rows[fund] == nil {
                rows[fund] = row
            }
        }
        if unclear { rows[.all] = nil }
        return rows
    }

    /// The rows of balances, of the year or accumulated.
    fileprivate func balances(_ words: OutlineName.Words) -> [InsuranceFund: Int] {
        var rows: [InsuranceFund: Int] = [:]
        for (row, name) in outline.names.enumerated() where name.contains(words) {
            if let fund = InsuranceFund(name), rows[fund] == nil { rows[fund] = row }
        }
        return rows
    }

    private static let balances = OutlineName.Words("结余")
    fileprivate static let ofYear = OutlineName.Words("收支结余", "本年结余")
    fileprivate static let accumulated = OutlineName.Words("滚存结余", "累计结余")
}

extension GovernmentCheck {
    /// The tables that print balances: one of their own, or that of expenditure.
    private func balances(_ scope: GovernmentScope) -> [GovernmentList] {
        [table(.socialInsuranceBalance, scope), table(.socialInsuranceExpenditure, scope)].compactMap {
            $0?.lists.first
        }
    }

    fileprivate mutating func checkBalancesOfYear() {
        for scope in GovernmentScope.allCases {
            guard let income = table(.socialInsuranceRevenue, scope)?.lists.first,
                let paid = table(.socialInsuranceExpenditure, scope)?.lists.first
            else { continue }
            let (incomes, expenditures) = (income.funds, paid.funds)
            for list in balances(scope) {
                for (fund, row) in list.balances(GovernmentList.ofYear).sorted(by: { $0.value < $1.value }) {
                    guard let own = incomes[fund], let other = expenditures[fund] else { continue }
                    for column in list.phases where list.section[row, column] != nil {
                        let name = list.layout.columns[column].name
                        let (got, spent) = (income.printed(own, name), paid.printed(other, name))
                        guard got != nil || spent != nil else { continue }
                        link(list.figure(row, column), with: [got].compactMap { $0 }, less: [spent].compactMap { $0 })
                    }
                }
            }
        }
    }

    fileprivate mutating func checkAccumulated() {
        for scope in GovernmentScope.allCases {
            for list in balances(scope) {
                let years = list.balances(GovernmentList.ofYear)
                for (fund, row) in list.balances(GovernmentList.accumulated).sorted(by: { $0.value < $1.value }) {
                    guard let year = years[fund] else { continue }
                    for column in ["execution", "final"] {
                        guard let end = list.printed(row, column), let start = list.printed(row, "previousFinal"),
                            let change = list.printed(year, column)
                        else { continue }
                        link(end, with: [start, change])
                    }
                }
            }
        }
    }
}
