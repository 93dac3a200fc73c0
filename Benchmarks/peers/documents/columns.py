"""The columns of the tables with codes, and the funds of the summary of appropriations."""

COLUMNS = {
    "income": ("total", "fiscal", "superiorSubsidy", "service", "business", "subordinateRemittance", "other"),
    "expenditure": ("total", "basic", "project", "paidToSuperior", "business", "subordinateSubsidy"),
    "generalPublicExpenditure": ("total", "basic", "project"),
    "basicExpenditure": ("personnel", "operating"),
    "governmentFund": ("opening", "income", "expenditure", "basic", "project", "closing"),
    "stateCapitalExpenditure": ("total", "basic", "project"),
    "threePublicExpenses": ("total", "overseas", "vehicles", "vehiclePurchase", "vehicleOperation", "receptions"),
}
FISCAL = ("total", "generalPublic", "governmentFund", "stateCapital")
