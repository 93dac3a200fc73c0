/// The 类 of the department economic classification.
extension Code where C == DepartmentEconomic {
    /// 301 工资福利支出.
    public static var wagesAndWelfare: Self { Self(unchecked: 301) }
    /// 302 商品和服务支出.
    public static var goodsAndServices: Self { Self(unchecked: 302) }
    /// 303 对个人和家庭的补助.
    public static var individualAndFamilySubsidies: Self { Self(unchecked: 303) }
    /// 307 债务利息及费用支出.
    public static var debtInterestAndFees: Self { Self(unchecked: 307) }
    /// 309 资本性支出（基本建设）.
    public static var capitalConstruction: Self { Self(unchecked: 309) }
    /// 310 资本性支出.
    public static var capital: Self { Self(unchecked: 310) }
    /// 311 对企业补助（基本建设）.
    public static var enterpriseConstructionSubsidies: Self { Self(unchecked: 311) }
    /// 312 对企业补助.
    public static var enterpriseSubsidies: Self { Self(unchecked: 312) }
    /// 313 对社会保障基金补助.
    public static var socialSecurityFundSubsidies: Self { Self(unchecked: 313) }
    /// 399 其他支出.
    public static var other: Self { Self(unchecked: 399) }
}

/// The 款 that make up the “三公”经费 (three public expenses).
extension Code where C == DepartmentEconomic {
    /// 30212 因公出国（境）费用.
    public static var overseasTrips: Self { Self(unchecked: 30212) }
    /// 30217 公务接待费.
    public static var officialReceptions: Self { Self(unchecked: 30217) }
    /// 30231 公务用车运行维护费.
    public static var officialVehicleOperation: Self { Self(unchecked: 30231) }
    /// 31013 公务用车购置.
    public static var officialVehiclePurchase: Self { Self(unchecked: 31013) }
}
