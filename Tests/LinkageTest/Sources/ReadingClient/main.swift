import BudgetCodes
import BudgetModel
import BudgetReading

// A program that reads a published page needs no Foundation.

let page = """
    <p>某单位2025年部门预算</p><p>一般公共预算支出表</p><p>单位：万元</p>
    <table><tr><td>科目编码<td>科目名称<td>合计<td>基本支出<td>项目支出
    <tr><td>208<td>社会保障和就业支出<td>31.00<td>1.00<td>30.00
    <tr><td>20801<td>人力资源和社会保障管理事务<td>31.00<td>1.00<td>30.00
    <tr><td>2080109<td>社会保险经办机构<td>31.00<td>1.00<td>30.00
    <tr><td><td>合计<td>31.00<td>1.00<td>30.00</table>
    """
let recognition = DisclosureRecognizer().recognize(HTMLReader().content(of: page))
let table = recognition.disclosure.budget.generalPublicExpenditure
print(recognition.disclosure.header.agency.name, table?["2080109", .project] ?? .zero)
precondition(table?["2080109", .project] == Amount(yuan: 300_000), "the figure is read")
