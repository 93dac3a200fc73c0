import BudgetTool

await BudgetTool.run(CommandLine.arguments.dropFirst())
