import BudgetCodes

// The only place that says what the columns and rows of the forms stand for.

extension FormMeaning {
    /// What the forms of a kind of documents stand for, in the order of publication.
    static func forms(of kind: Disclosure.Kind) -> [FormMeaning] {
        switch kind {
        case .budget: budget
        case .finalAccounts: finalAccounts
        case .performance, .execution: []
        }
    }

    // MARK: 部门预算

    private static let budget: [FormMeaning] = [
        FormMeaning(
            IncomeExpenditureSummary.self,
            needs: [.sources, .functions("支出功能分类")],
            income: [
                .init(.generalPublic, .items(.income(.generalPublic))),
                .init(.governmentFund, .items(.income(.governmentFund))),
                .init(.stateCapital, .items(.income(.stateCapital))),
                .init(.specialAccount, .items(.income(.specialAccount))),
                .init(.service, .items(.income(.service))),
                .init(.business, .items(.income(.business))),
                .init(.superiorSubsidy, .items(.income(.superiorSubsidy))),
                .init(.subordinateRemittance, .items(.income(.subordinateRemittance))),
                .init(.other, .items(.income(.other, .unitFunds, .unknown))),
                .init(.currentTotal, "本年收入合计", .money(.income())),
                .init(.opening, "上年结转结余", .money(.income(period: .carriedOver))),
                .init(.total, "收入总计", .sum),
            ],
            expenditure: [
                .categories, .init(.currentTotal, "本年支出合计", .money(.spending)), .init(.closing, "年终结转结余", .closing),
                .init(.total, "支出总计", .sum),
            ],
            columns: [
                .amount: .spending, .personnel: .kind(.personnel), .operating: .kind(.operating),
                .project: .kind(.project),
            ]),
        FormMeaning(
            DepartmentIncome.self, .lines, needs: [.sources],
            columns: [
                .total: .income(period: nil), .current: .income(),
                .generalPublic: .income(.generalPublic), .governmentFund: .income(.governmentFund),
                .stateCapital: .income(.stateCapital), .specialAccount: .income(.specialAccount),
                .service: .income(.service), .business: .income(.business), .superiorSubsidy: .income(.superiorSubsidy),
                .subordinateRemittance: .income(.subordinateRemittance), .other: .income(.other, .unitFunds, .unknown),
                .opening: .income(period: .carriedOver),
                .openingGeneralPublic: .income(.generalPublic, period: .carriedOver),
                .openingGovernmentFund: .income(.governmentFund, period: .carriedOver),
                .openingStateCapital: .income(.stateCapital, period: .carriedOver),
                .openingSpecialAccount: .income(.specialAccount, period: .carriedOver),
                .openingUnitFunds: .income(
                    .unitFunds, .service, .business, .superiorSubsidy, .subordinateRemittance, .other, .unknown,
                    period: .carriedOver),
            ]),
        FormMeaning(
            DepartmentExpenditure.self, .lines, needs: [.functions("支出功能分类"), .kinds("支出类别")],
            columns: [
                .total: .spending, .basic: .kind(.basic), .project: .kind(.project), .business: .kind(.business),
                .paidToSuperior: .kind(.paidToSuperior), .subordinateSubsidy: .kind(.subordinateSubsidy),
                .reserve: .kind(.reserve), .closing: .closing,
            ]),
        FormMeaning(
            FiscalAppropriationSummary.self,
            scope: .paid(by: .fiscal, .generalPublic, .governmentFund, .stateCapital), needs: appropriations,
            income: [
                .init(.currentTotal, "本年收入", .money(.income())),
                .init(.generalPublic, .items(.income(.generalPublic))),
                .init(.governmentFund, .items(.income(.governmentFund))),
                .init(.stateCapital, .items(.income(.stateCapital))),
                .init(.opening, "上年结转", .money(.income(period: .carriedOver))),
                .init(.openingGeneralPublic, "一般公共预算拨款收入", .money(.income(.generalPublic, period: .carriedOver))),
                .init(.openingGovernmentFund, "政府性基金预算拨款收入", .money(.income(.governmentFund, period: .carriedOver))),
                .init(.openingStateCapital, "国有资本经营预算拨款收入", .money(.income(.stateCapital, period: .carriedOver))),
                .init(.total, "收入总计", .sum),
            ],
            expenditure: [
                .init(.currentTotal, "本年支出", .money(.spending)), .categories, .init(.closing, "年终结转结余", .closing),
                .init(.total, "支出总计", .sum),
            ],
            columns: [
                .amount: .spending, .generalPublic: .paid(by: .generalPublic),
                .governmentFund: .paid(by: .governmentFund), .stateCapital: .paid(by: .stateCapital),
            ]),
        FormMeaning(
            GeneralPublicExpenditure.self, .lines, scope: .paid(by: .generalPublic), needs: appropriations,
            columns: [
                .total: .spending, .basic: .kind(.basic), .personnel: .kind(.personnel), .operating: .kind(.operating),
                .project: .kind(.project),
            ]),
        FormMeaning(
            BasicExpenditure.self, .economic, scope: .paid(by: .generalPublic, kind: .basic), needs: basic,
            lacks: lacksEconomic,
            columns: [.total: .kind(.basic), .personnel: .kind(.personnel), .operating: .kind(.operating)]),
        FormMeaning(
            ThreePublicExpenses.self, .threePublic, scope: .paid(by: .generalPublic), lacks: "部门预算支出经济分类",
            rows: [.init(.budgeted, .money(.spending))],
            columns: [
                .total: .spending, .overseas: .codes(.overseasTrips), .vehicles: .spending,
                .vehiclePurchase: .codes(.officialVehiclePurchase, .constructionVehiclePurchase),
                .vehicleOperation: .codes(.officialVehicleOperation), .receptions: .codes(.officialReceptions),
                .overall: .spending, .meetings: .codes(.meetings), .training: .codes(.training),
                .agencyOperating: .operating,
            ]),
        FormMeaning(
            GovernmentFundExpenditure.self, .lines, scope: .paid(by: .governmentFund), needs: appropriations,
            columns: [.total: .spending, .basic: .kind(.basic), .project: .kind(.project)]),
        FormMeaning(
            StateCapitalExpenditure.self, .lines, scope: .paid(by: .stateCapital), needs: appropriations, deriving: 3,
            columns: [
                .total: .spending, .basic: .kind(.basic), .project: .kind(.project),
                .personnelProjects: .kind(.personnel), .operatingProjects: .kind(.operating),
                .otherOperatingProjects: .kind(.project), .specificProjects: .kind(.project),
            ]),
        FormMeaning(
            ProjectExpenditure.self, .projects, lacks: "支出类别或资金性质",
            columns: [
                // Money of an unknown fund is counted in 合计 alone.
                .total: .paid(by: .unknown, .fiscal),
                .generalPublic: .paid(by: .generalPublic, period: .current),
                .governmentFund: .paid(by: .governmentFund, period: .current),
                .stateCapital: .paid(by: .stateCapital, period: .current),
                .carriedGeneralPublic: .paid(by: .generalPublic, period: .carriedOver),
                .carriedGovernmentFund: .paid(by: .governmentFund, period: .carriedOver),
                .carriedStateCapital: .paid(by: .stateCapital, period: .carriedOver),
                .specialAccount: .paid(by: .specialAccount),
                .unitFunds: .paid(
                    by: .unitFunds, .service, .business, .superiorSubsidy, .subordinateRemittance, .other),
            ]),
    ]

    // MARK: 部门决算

    private static let finalAccounts: [FormMeaning] = [
        FormMeaning(
            FinalIncomeExpenditureSummary.self,
            needs: [.sources, .functions("支出功能分类")],
            income: [
                .init(.generalPublic, .money(.income(.generalPublic))),
                .init(.governmentFund, .money(.income(.governmentFund))),
                .init(.stateCapital, .money(.income(.stateCapital))),
                .init(.superiorSubsidy, .money(.income(.superiorSubsidy))),
                // Final accounts have no row for 财政专户管理资金: what came back from there is 事业收入.
                .init(.service, .money(.income(.service, .specialAccount))),
                .init(.business, .money(.income(.business))),
                .init(.subordinateRemittance, .money(.income(.subordinateRemittance))),
                .init(.other, .money(.income(.other, .unitFunds, .unknown))),
                .init(.currentTotal, "本年收入合计", .money(.income())), .init(.usedSurplus, .usedSurplus),
                .init(.opening, "年初结转和结余", .money(.income(period: .carriedOver))), .init(.total, .sum),
            ],
            expenditure: [
                .categories, .init(.currentTotal, "本年支出合计", .money(.spending)),
                .init(.surplusDistribution, .surplusDistribution), .init(.closing, "年末结转和结余", .closing),
                .init(.total, .sum),
            ]),
        FormMeaning(
            FinalIncome.self, .lines, scope: .income(), needs: [.init(.incomeFunctions, "收入的支出功能分类")],
            columns: [
                .total: .income(), .fiscal: .income(.fiscal, .generalPublic, .governmentFund, .stateCapital),
                .superiorSubsidy: .income(.superiorSubsidy), .service: .income(.service, .specialAccount),
                .business: .income(.business), .subordinateRemittance: .income(.subordinateRemittance),
                .other: .income(.other, .unitFunds, .unknown),
            ]),
        FormMeaning(
            FinalExpenditure.self, .lines, needs: [.functions("支出功能分类"), .kinds("支出类别")],
            columns: [
                .total: .spending, .basic: .kind(.basic), .project: .kind(.project),
                .paidToSuperior: .kind(.paidToSuperior), .business: .kind(.business),
                .subordinateSubsidy: .kind(.subordinateSubsidy),
            ]),
        FormMeaning(
            FinalAppropriationSummary.self,
            scope: .paid(by: .fiscal, .generalPublic, .governmentFund, .stateCapital), needs: appropriations,
            income: [
                .init(.generalPublic, .money(.income(.generalPublic))),
                .init(.governmentFund, .money(.income(.governmentFund))),
                .init(.stateCapital, .money(.income(.stateCapital))),
                .init(.currentTotal, "本年收入合计", .money(.income())),
                .init(.opening, "年初财政拨款结转和结余", .money(.income(period: .carriedOver))),
                .init(.openingGeneralPublic, "一般公共预算财政拨款", .money(.income(.generalPublic, period: .carriedOver))),
                .init(.openingGovernmentFund, "政府性基金预算财政拨款", .money(.income(.governmentFund, period: .carriedOver))),
                .init(.openingStateCapital, "国有资本经营预算财政拨款", .money(.income(.stateCapital, period: .carriedOver))),
                .init(.total, .sum),
            ],
            expenditure: [
                .categories, .init(.currentTotal, "本年支出合计", .money(.spending)),
                .init(.closing, "年末财政拨款结转和结余", .closing), .init(.total, .sum),
            ],
            columns: [
                .total: .spending, .generalPublic: .paid(by: .generalPublic),
                .governmentFund: .paid(by: .governmentFund), .stateCapital: .paid(by: .stateCapital),
            ]),
        FormMeaning(
            FinalGeneralPublicExpenditure.self, .lines, scope: .paid(by: .generalPublic), needs: appropriations,
            columns: [.total: .spending, .basic: .kind(.basic), .project: .kind(.project)]),
        FormMeaning(
            FinalBasicExpenditure.self, .economic, scope: .paid(by: .generalPublic, kind: .basic), needs: basic,
            lacks: lacksEconomic,
            columns: [.personnel: .kind(.personnel), .operating: .kind(.operating)]),
        FormMeaning(
            FinalGovernmentFund.self, .lines, scope: .paid(by: .governmentFund),
            needs: [.functions, .kinds, .funds, .incomeFunctions].map { .init($0, "政府性基金收支的支出功能分类") },
            columns: [
                .opening: .income(period: .carriedOver), .income: .income(), .expenditure: .spending,
                .basic: .kind(.basic), .project: .kind(.project),
            ]),
        FormMeaning(
            FinalStateCapitalExpenditure.self, .lines, scope: .paid(by: .stateCapital), needs: appropriations,
            columns: [
                .total: .spending, .basic: .kind(.basic), .project: .kind(.project),
                .opening: .income(period: .carriedOver), .income: .income(),
            ]),
        FormMeaning(
            FinalThreePublicExpenses.self, .threePublic,
            scope: .paid(by: .fiscal, .generalPublic, .governmentFund, .stateCapital), lacks: "部门预算支出经济分类，或没有全年预算",
            rows: [.init(.budgeted, .adjustedBudget), .init(.actual, .money(.spending))],
            columns: [
                .total: .spending, .overseas: .codes(.overseasTrips), .vehicles: .spending,
                .vehiclePurchase: .codes(.officialVehiclePurchase, .constructionVehiclePurchase),
                .vehicleOperation: .codes(.officialVehicleOperation), .receptions: .codes(.officialReceptions),
                .overall: .spending, .meetings: .codes(.meetings), .training: .codes(.training),
            ]),
    ]

    // MARK: What several forms need

    static let appropriations: [Need] = [
        .init(.funds, "资金性质"), .sources, .functions("支出功能分类或支出类别"), .init(.kinds, "支出功能分类或支出类别"),
    ]
    static let basic: [Need] = [.init(.funds, lacksEconomic), .init(.kinds, lacksEconomic)]
    static let lacksEconomic = "部门预算支出经济分类或支出类别"
}

extension FormMeaning.Need {
    fileprivate static let sources = FormMeaning.Need(.sources, "资金性质")
    fileprivate static func functions(_ lacks: String) -> FormMeaning.Need { .init(.functions, lacks) }
    fileprivate static func kinds(_ lacks: String) -> FormMeaning.Need { .init(.kinds, lacks) }
}

extension RowMeaning {
    fileprivate static let categories = RowMeaning(SummaryRow(rawValue: ""), "", .categories)
}

extension Code where C == DepartmentEconomic {
    /// 会议费.
    fileprivate static var meetings: Self { "30215" }
    /// 培训费.
    fileprivate static var training: Self { "30216" }
    /// 30913 公务用车购置 of 资本性支出（基本建设）.
    fileprivate static var constructionVehiclePurchase: Self { "30913" }
}
