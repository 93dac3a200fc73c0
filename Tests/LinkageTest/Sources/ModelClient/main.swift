import BudgetCodes
import BudgetModel

// A program that builds and checks a budget needs no Foundation.

var table = GeneralPublicExpenditure()
table.append("208", named: "社会保障和就业支出", [.total: 31, .project: 31])
table.append("20801", named: "人力资源和社会保障管理事务", [.total: 31, .project: 31])
try table.append("2080109", named: "社会保险经办机构", printed: [.total: "31.00", .project: "30.00"])

var document = Disclosure(Disclosure.Header(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
document.budget.generalPublicExpenditure = table

let violated = document.validate().findings(.violated)
for finding in violated where finding.severity == .error {
    print(finding.message(in: .english))
}
let name = Catalogue.functional[2025]["2080109"]?.name
precondition(name == "社会保险经办机构", "the catalogue knows the code")
precondition(violated.contains { $0.rule == "budget.general-public-expenditure.row-sum.total" }, "the slip is found")
