// One import is enough for programs that read and write documents.
@_exported public import BudgetCodes
@_exported public import BudgetModel
