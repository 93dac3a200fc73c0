/// 政府预算经济分类与部门预算经济分类对应关系: one pair of codes of the two economic classifications.
public struct EconomicPair: Hashable, Codable, Identifiable, Sendable {
    /// 政府预算支出经济分类: the government code.
    public let government: GovernmentEconomicCode
    /// 部门预算支出经济分类: the department code. It is a 类 when all of it belongs to the government code.
    public let department: DepartmentEconomicCode
    /// How well the pair is known.
    public let evidence: Evidence

    /// The pair itself.
    public var id: Self { self }
}

extension Catalogue {
    /// The pairs of the two economic classifications, ordered by government code.
    ///
    /// The mapping is not one to one. Wages (`30101`) belong to `50101` in an agency and to `50501` in a public
    /// institution, so the classification of a unit has to be known to choose.
    public static let economicPairs: [EconomicPair] = CatalogueText.economicMapping.withUTF8Buffer { buffer in
        var reader = LineReader(bytes: buffer)
        var pairs: [EconomicPair] = []
        while !reader.isAtEnd {
            if let (government, department, evidence) = reader.pair() {
                pairs.append(
                    EconomicPair(
                        government: GovernmentEconomicCode(unchecked: government),
                        department: DepartmentEconomicCode(unchecked: department), evidence: evidence))
            }
            reader.skipLine()
        }
        return pairs
    }
}

extension Code where C == GovernmentEconomic {
    /// 对应的部门预算支出经济分类: the department codes that make up this code, in order. For a 类 they are those of
    /// all its 款. Empty when no pair is known.
    public var departmentCodes: [DepartmentEconomicCode] {
        let values = Catalogue.economicPairs.filter { self ~= $0.government }.map(\.department.value)
        return distinctInPrefixOrder(values).map { DepartmentEconomicCode(unchecked: $0) }
    }
}

extension Code where C == DepartmentEconomic {
    /// 对应的政府预算支出经济分类: the government codes to which this code can belong, in order, also through its 类.
    /// For a 类 they are those of all its 款. Empty when no pair is known.
    public var governmentCodes: [GovernmentEconomicCode] {
        let pairs = Catalogue.economicPairs.filter { $0.department ~= self || self ~= $0.department }
        return distinctInPrefixOrder(pairs.map(\.government.value)).map { GovernmentEconomicCode(unchecked: $0) }
    }
}

private func distinctInPrefixOrder(_ values: [Int32]) -> [Int32] {
    var result: [Int32] = []
    // The lists are short. A sort would be compiled for this alone.
    for value in values {
        let key = prefixOrderKey(value)
        let place = result.firstIndex { prefixOrderKey($0) >= key } ?? result.endIndex
        if place == result.endIndex || result[place] != value { result.insert(value, at: place) }
    }
    return result
}
