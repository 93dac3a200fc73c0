/// The 类 of the functional classification, named after the English budget reports.
extension Code where C == Functional {
    /// 201 一般公共服务支出.
    public static var generalPublicServices: Self { Self(unchecked: 201) }
    /// 202 外交支出.
    public static var foreignAffairs: Self { Self(unchecked: 202) }
    /// 203 国防支出.
    public static var nationalDefense: Self { Self(unchecked: 203) }
    /// 204 公共安全支出.
    public static var publicSecurity: Self { Self(unchecked: 204) }
    /// 205 教育支出.
    public static var education: Self { Self(unchecked: 205) }
    /// 206 科学技术支出.
    public static var scienceAndTechnology: Self { Self(unchecked: 206) }
    /// 207 文化旅游体育与传媒支出.
    public static var cultureTourismSportsAndMedia: Self { Self(unchecked: 207) }
    /// 208 社会保障和就业支出: social security and employment.
    public static var socialSecurity: Self { Self(unchecked: 208) }
    /// 209 社会保险基金支出.
    public static var socialInsuranceFunds: Self { Self(unchecked: 209) }
    /// 210 卫生健康支出.
    public static var health: Self { Self(unchecked: 210) }
    /// 211 节能环保支出: energy conservation and environmental protection.
    public static var environmentalProtection: Self { Self(unchecked: 211) }
    /// 212 城乡社区支出.
    public static var urbanAndRuralCommunities: Self { Self(unchecked: 212) }
    /// 213 农林水支出.
    public static var agricultureForestryAndWater: Self { Self(unchecked: 213) }
    /// 214 交通运输支出.
    public static var transportation: Self { Self(unchecked: 214) }
    /// 215 资源勘探工业信息等支出: resource exploration, industry and information.
    public static var resourcesAndIndustry: Self { Self(unchecked: 215) }
    /// 216 商业服务业等支出.
    public static var commerceAndServices: Self { Self(unchecked: 216) }
    /// 217 金融支出.
    public static var finance: Self { Self(unchecked: 217) }
    /// 219 援助其他地区支出.
    public static var assistanceToOtherRegions: Self { Self(unchecked: 219) }
    /// 220 自然资源海洋气象等支出: natural resources, ocean and weather services.
    public static var naturalResources: Self { Self(unchecked: 220) }
    /// 221 住房保障支出.
    public static var housingSecurity: Self { Self(unchecked: 221) }
    /// 222 粮油物资储备支出.
    public static var grainAndMaterialReserves: Self { Self(unchecked: 222) }
    /// 223 国有资本经营预算支出.
    public static var stateCapitalOperations: Self { Self(unchecked: 223) }
    /// 224 灾害防治及应急管理支出.
    public static var disasterPreventionAndEmergencies: Self { Self(unchecked: 224) }
    /// 227 预备费.
    public static var reserveFund: Self { Self(unchecked: 227) }
    /// 229 其他支出.
    public static var other: Self { Self(unchecked: 229) }
    /// 230 转移性支出.
    public static var transfers: Self { Self(unchecked: 230) }
    /// 231 债务还本支出.
    public static var debtRepayment: Self { Self(unchecked: 231) }
    /// 232 债务付息支出.
    public static var debtInterest: Self { Self(unchecked: 232) }
    /// 233 债务发行费用支出.
    public static var debtIssuance: Self { Self(unchecked: 233) }
    /// 234 抗疫特别国债安排的支出.
    public static var epidemicSpecialBonds: Self { Self(unchecked: 234) }
}
