import BudgetCodes
import Testing

@testable import BudgetModel

@Suite struct OutlineNameTests {
    @Test(arguments: [
        ("一、税收收入", OutlineName.Numbering.chinese, 1, "税收收入"),
        ("二十一、 其他支出", .chinese, 21, "其他支出"),
        ("十、金融支出", .chinese, 10, "金融支出"),
        ("（六)科学技术支出", .bracketedChinese, 6, "科学技术支出"),
        ("3.发行置换债券", .arabic, 3, "发行置换债券"),
        ("1、铁路", .arabic, 1, "铁路"),
        ("(2)利息", .bracketedArabic, 2, "利息"),
        ("一般公共服务支出", .none, 0, "一般公共服务支出"),
        ("三公经费", .none, 0, "三公经费"),
        ("1.5倍奖励", .none, 0, "15倍奖励"),
        ("2024年末债务余额", .none, 0, "2024年末债务余额"),
        ("一、", .none, 0, "一"),
    ])
    func numbers(text: String, numbering: OutlineName.Numbering, ordinal: Int, name: String) {
        let parsed = OutlineName(text)
        #expect(parsed.numbering == numbering)
        #expect(parsed.ordinal == ordinal)
        #expect(parsed.folded == FoldedName(name))
    }

    @Test func wordsInFront() {
        let ofWhich = OutlineName("其中：（一）因公出国（境）费用")
        #expect(ofWhich.isOfWhich && ofWhich.numbering == .bracketedChinese)
        #expect(ofWhich.folded == FoldedName("因公出国境费用"))
        let deduction = OutlineName("减:结转下年的支出")
        #expect(deduction.isDeduction && !deduction.isOfWhich)
        #expect(OutlineName("加：其他").folded == FoldedName("其他"))
    }

    @Test func levelsBehind() {
        #expect(OutlineName("其他支出(类)").digits == 3)
        #expect(OutlineName("其他支出（款）").digits == 5)
        #expect(OutlineName("其他支出（项）").folded == FoldedName("其他支出"))
        #expect(OutlineName("维修(护)费").digits == 0)
    }

    @Test func totals() {
        #expect(OutlineName("本年收入合计").isTotal && OutlineName("支出总计").isTotal && OutlineName("收入小计").isTotal)
        #expect(!OutlineName("市县合计").isTotal && OutlineName("市县合计").isTotalOfRegions)
        #expect(!OutlineName("一、收入合计").isTotal && !OutlineName("其中：合计").isTotal)
        #expect(OutlineName("全市一般公共预算收入").isBookTotal)
        #expect(!OutlineName("一、一般公共预算收入").isBookTotal && !OutlineName("其他国有资本经营预算收入").isBookTotal)
    }
}
