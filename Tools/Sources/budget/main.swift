import BudgetTool

BudgetTool.run(CommandLine.arguments.dropFirst())
