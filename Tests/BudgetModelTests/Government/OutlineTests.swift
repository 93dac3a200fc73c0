import BudgetCodes
import Testing

@testable import BudgetModel

/// What the rows of a list are, found by all that documents print.
@Suite struct OutlineTests {
    static func outline(
        _ form: GovernmentForm, columns: [String] = ["budget", "final"], _ rows: [ExampleRow], side: Int = 0
    ) throws -> Outline {
        let document = Disclosure.government(form, columns: columns, rows)
        return Outline(
            try #require(document.tables.tables.first), side: side, content: form.contents[side], year: 2024)
    }

    // MARK: Hierarchy

    @Test func depth() throws {
        let outline = try Self.outline(
            .generalExpenditure,
            [
                ("教育支出", 0, [9, 8]), ("普通教育", 1, [9, 8]), ("小学教育", 2, [4, 4]), ("初中教育", 2, [5, 4]),
                ("其他支出", 0, [1, 2]), ("支出合计", 0, [10, 10]),
            ])
        #expect(outline.parents == [-1, 0, 1, 1, -1, -1])
        #expect(outline.roles == [.item, .item, .item, .item, .item, .total])
        #expect(outline.codes.prefix(4) == [205, 20502, 2_050_202, 2_050_203])
        #expect(outline.row(code: 20502) == 1)
        #expect(outline.row(.total) == 5)
        #expect(outline.children(of: 1) == [2, 3])
    }

    @Test func numbering() throws {
        let outline = try Self.outline(
            .generalRevenue,
            [
                ("一、本级一般公共预算收入", 0, [100, 90]), ("（一）税收收入", 0, [60, 50]), ("增值税", 0, [40, 30]), ("契税", 0, [20, 20]),
                ("（二）非税收入", 0, [40, 40]), ("罚没收入", 0, [40, 40]), ("二、转移性收入", 0, [10, 20]),
                ("（一）上级补助收入", 0, [7, 12]), ("（二）调入资金", 0, [3, 8]), ("收入总计", 0, [110, 110]),
            ])
        #expect(outline.parents == [-1, 0, 1, 1, 0, 4, -1, 6, 6, -1])
        #expect(outline.sums.first { $0.kind == .total }?.addends == [0, 6])
    }

    @Test func printedCodes() throws {
        // 23021 stands at the top although 230 is printed, and two rows have no code.
        let rows: [ExampleRow] = [
            ("201", 0, [50, 60]), ("20101", 0, [50, 60]), ("全市支出合计", 0, [50, 60]), ("230", 0, [30, 33]),
            ("23001", 0, [10, 11]), ("一般性转移支付支出", 0, [12, 13]), ("23006", 0, [8, 9]), ("231", 0, [5, 5]),
            ("23021", 0, [1, 2]), ("各项支出合计", 0, [86, 100]),
        ]
        let outline = try Self.outline(.generalExpenditure, rows)
        #expect(outline.parents == [-1, 0, -1, -1, 3, 3, 3, -1, -1, -1])
        #expect(outline.roles[2] == .subtotal && outline.roles[9] == .total)
        #expect(outline.roles[7] == .below && outline.roles[8] == .below)
        #expect(outline.sums.first { $0.total == 9 }?.addends == [2, 3, 7, 8])
    }

    @Test func names() throws {
        // No depth, no numbering: the catalogue knows what belongs where.
        let outline = try Self.outline(
            .generalBasicExpenditure,
            [
                ("机关工资福利支出", 0, [30, 40]), ("工资奖金津补贴", 0, [20, 30]), ("住房公积金", 0, [10, 10]),
                ("对事业单位经常性补助", 0, [7, 9]), ("工资福利支出", 0, [4, 5]), ("商品和服务支出", 0, [3, 4]), ("支出合计", 0, [37, 49]),
            ])
        #expect(outline.parents == [-1, 0, 0, -1, 3, 3, -1])
        #expect(outline.codes == [501, 50101, 50103, 505, 50501, 50502, 0])
    }

    @Test func sameNameOfTwoLevels() throws {
        let outline = try Self.outline(
            .generalExpenditure,
            [
                ("其他支出(类)", 0, [7, 9]), ("其他支出(款)", 0, [7, 9]), ("其他支出(项)", 0, [7, 9]), ("债务付息支出", 0, [1, 1]),
                ("合计", 0, [8, 10]),
            ])
        #expect(outline.parents.prefix(3) == [-1, 0, 1])
        #expect(outline.codes.prefix(3) == [229, 22999, 2_299_999])
    }

    @Test func ambiguousNamesStayOpen() throws {
        let outline = try Self.outline(.generalExpenditure, [("行政运行", 0, [1, 2]), ("事业运行", 0, [3, 4])])
        #expect(outline.codes == [0, 0])
        #expect(outline.sums.isEmpty)
    }

    @Test func depthIsLostBehindThePageBreak() throws {
        let outline = try Self.outline(
            .fundTransfers,
            [
                ("彩票公益金", 0, [12, 15]), ("福利", 1, [5, 7]), ("体育", 1, [4, 4]), ("教育", 0, [3, 4]),
                ("专项债券", 0, [8, 8]), ("合计", 0, [20, 23]),
            ])
        #expect(outline.parents == [-1, 0, 0, 0, -1, -1])
    }

    @Test func itemsPrintedLikeTheirHeading() throws {
        let outline = try Self.outline(
            .stateCapitalExpenditure,
            [
                ("国有资本经营预算支出", 0, [12, 13]), ("转移性支出", 0, [9, 11]), ("调出资金", 0, [5, 6]), ("上解支出", 0, [4, 5]),
                ("结转下年", 0, [1, 2]), ("支出总计", 0, [22, 26]),
            ])
        #expect(outline.parents == [-1, -1, 1, 1, -1, -1])
        #expect(outline.sums.first { $0.total == 5 }?.addends == [0, 1, 4])
    }

    // MARK: Totals

    @Test func totalsInFrontInTheMiddleAndTwice() throws {
        let front = try Self.outline(
            .fundRevenue, [("合计", 2, [9, 9]), ("一、彩票公益金收入", 0, [4, 5]), ("二、车辆通行费", 0, [5, 4])])
        #expect(front.sums.map(\.addends) == [[1, 2]])
        let middle = try Self.outline(
            .generalRevenue,
            [
                ("税收收入", 0, [6, 6]), ("非税收入", 0, [4, 5]), ("全市一般公共预算收入", 0, [10, 11]), ("债务收入", 0, [2, 2]),
                ("上年结余收入", 1, [1, 3]), ("各项收入合计", 0, [13, 16]),
            ])
        #expect(middle.sums.filter { $0.kind == .total }.map(\.addends) == [[0, 1], [2, 3, 4]])
        #expect(middle.roles == [.item, .item, .subtotal, .below, .below, .total])
        let twice = try Self.outline(
            .socialInsuranceExpenditure,
            [("一、甲基金支出", 0, [6, 6]), ("二、乙基金支出", 0, [4, 5]), ("支出小计", 0, [10, 11]), ("支出合计", 0, [10, 11])])
        #expect(twice.sums.filter { $0.kind == .total }.map(\.addends) == [[0, 1], [2]])
    }

    @Test func totalWithItsRowsBelow() throws {
        let outline = try Self.outline(
            .fiscalSummary,
            [
                ("全省收入合计", 0, [6, 8]), ("一般公共预算收入", 1, [4, 5]), ("政府性基金预算收入", 1, [2, 3]), ("全省支出合计", 0, [5, 7]),
                ("一般公共预算支出", 1, [4, 4]), ("政府性基金预算支出", 1, [1, 3]),
            ])
        #expect(outline.parents == [-1, 0, 0, -1, 3, 3])
    }

    @Test func deductionsAreNoPartOfTheTotal() throws {
        let outline = try Self.outline(
            .generalBalance, columns: ["final"],
            [
                ("一般公共预算支出", 0, [60]), ("上解上级支出", 0, [20]), ("年终结余", 0, [30]), ("减:结转下年的支出", 0, [25]), ("净结余", 0, [5]),
                ("支出总计", 0, [110]),
            ], side: 0)
        #expect(outline.sums.first { $0.kind == .total }?.addends == [0, 1, 2])
        let net = try #require(outline.sums.first { $0.kind == .net })
        #expect(net.addends == [2] && net.less == [3])
        #expect(outline.roles[3] == .deduction)
    }

    // MARK: Other contents

    @Test func detailsOfFunds() throws {
        let outline = try Self.outline(
            .socialInsuranceRevenue,
            [
                ("一、甲基金收入", 0, [10, 11]), ("其中：保险费收入", 0, [6, 6]), ("利息收入", 2, [1, 1]), ("二、乙基金收入", 0, [5, 5]),
                ("其中：个人缴费收入", 0, [2, 3]), ("收入合计", 0, [15, 16]), ("其中：保险费收入", 1, [8, 9]), ("利息收入", 3, [1, 1]),
            ])
        #expect(outline.parents == [-1, 0, 0, -1, 3, -1, 5, 5])
        #expect(outline.roles[2] == .detail)
        #expect(outline.sums.filter { $0.kind == .sameName }.map(\.addends) == [[1, 4], [2]])
    }

    @Test func regions() throws {
        let cities = try Self.outline(
            .debtLimitsByRegion, columns: ["limitGeneral", "limitSpecial"],
            [
                ("某省", 0, [19, 28]), ("某省本级", 1, [1, 2]), ("甲市", 1, [7, 9]), ("甲市本级", 3, [3, 4]), ("甲县", 1, [4, 5]),
                ("乙自治州", 0, [11, 17]), ("乙州本级", 1, [5, 6]), ("乙县", 2, [6, 11]),
            ])
        #expect(cities.sums.map(\.total) == [2, 5, 0])
        #expect(cities.sums.map(\.addends) == [[3, 4], [6, 7], [1, 2, 5]])
        let counties = try Self.outline(
            .debtLimitsByRegion, columns: ["limitGeneral", "limitSpecial"],
            [("某市", 0, [9, 9]), ("市本级", 0, [2, 3]), ("县区合计", 0, [7, 6]), ("甲县", 0, [3, 2]), ("乙县", 0, [4, 4])])
        #expect(counties.sums.map(\.addends) == [[1, 2], [3, 4]])
    }

    @Test func numberedItems() throws {
        var document = Disclosure.government(
            .stateCapitalDetails, columns: ["budget"],
            [("解决历史遗留问题", 0, [5]), ("甲", 0, [2]), ("乙", 0, [3]), ("资本金注入", 0, [4]), ("丙", 0, [4]), ("合计", 0, [9])])
        let id = GovernmentForm.stateCapitalDetails.forms[0].id
        var table = try #require(document.tables[id])
        var section = Section(kind: .outline, width: table.sides[0].width)
        for (row, number) in [nil, 1, 2, nil, 1, nil].enumerated() {
            var record = table.sides[0].record(row)
            record.number = number
            section.append(record)
        }
        table.sides[0] = section
        document.tables[id] = table
        let outline = Outline(table, side: 0, content: .items, year: 2024)
        #expect(outline.parents == [-1, 0, 0, -1, 3, -1])
        #expect(outline.sums.first { $0.kind == .total }?.addends == [0, 3])
    }
}
