import BudgetInterchange

// A program that reads documents links FoundationEssentials. Here to compare with, and to show that the test can fail.

for path in CommandLine.arguments.dropFirst() {
    let report = try Disclosure(contentsOf: path).validate()
    print(path, report.counts.evaluated, report.counts.violated)
}
