/// 政府收支分类: one of the classifications of government revenue and expenditure.
///
/// A conformer is a caseless enum. It only tells one kind of code from another at compile time, so that a
/// functional code is never compared with an economic one.
public protocol Classification: Sendable {
    /// The official Chinese name, such as 支出功能分类.
    static var officialName: String { get }
    /// The English name, in lower case, for messages.
    static var englishName: String { get }
    /// The deepest level that codes of this classification have.
    static var deepestLevel: CodeLevel { get }
    /// The digit, 1 to 9, with which every code of this classification starts.
    static var leadingDigit: Int { get }
    /// What is known about the codes, in all years. A classification of your own has an empty catalogue by default.
    static var catalogue: ClassificationCatalogue<Self> { get }
}

extension Classification {
    /// An empty catalogue.
    public static var catalogue: ClassificationCatalogue<Self> { ClassificationCatalogue() }

    /// The levels of this classification, from the top.
    public static var levels: [CodeLevel] {
        CodeLevel.allCases.filter { $0 <= deepestLevel }
    }

    /// The values a 类 code of this classification may have.
    @inlinable
    static var categoryValues: Range<Int32> {
        let first = Int32(truncatingIfNeeded: leadingDigit) &* 100
        return first..<first &+ 100
    }

    /// What a code of this classification looks like, for messages.
    static var codeShape: BilingualText {
        let counts = levels.map { String($0.digitCount) }
        let chinese = counts.joined(separator: "、")
        let english = counts.dropLast().joined(separator: ", ") + " or " + (counts.last ?? "")
        return BilingualText(
            "以\(leadingDigit)开头的\(chinese)位\(officialName)编码",
            "\(englishName) code of \(english) digits that starts with \(leadingDigit)")
    }
}

/// 支出功能分类: what the money is spent for.
///
/// Codes have three levels (类, 款, 项: 3, 5 or 7 digits) and start with 2.
public enum Functional: Classification {
    /// 官方名称: the official name.
    public static var officialName: String { "支出功能分类" }
    /// The English name, in lower case.
    public static var englishName: String { "functional classification" }
    /// The deepest level of its codes.
    @inlinable public static var deepestLevel: CodeLevel { .item }
    /// The first digit of its codes.
    @inlinable public static var leadingDigit: Int { 2 }
    /// The built-in catalogue.
    public static var catalogue: ClassificationCatalogue<Self> { Catalogue.functional }
}

/// 部门预算支出经济分类: what a department or unit buys with the money.
///
/// Codes have two levels (类, 款: 3 or 5 digits) and start with 3.
public enum DepartmentEconomic: Classification {
    /// 官方名称: the official name.
    public static var officialName: String { "部门预算支出经济分类" }
    /// The English name, in lower case.
    public static var englishName: String { "department economic classification" }
    /// The deepest level of its codes.
    @inlinable public static var deepestLevel: CodeLevel { .section }
    /// The first digit of its codes.
    @inlinable public static var leadingDigit: Int { 3 }
    /// The built-in catalogue.
    public static var catalogue: ClassificationCatalogue<Self> { Catalogue.departmentEconomic }
}

/// 政府预算支出经济分类: the same spending as the government as a whole sees it.
///
/// Codes have two levels (类, 款: 3 or 5 digits) and start with 5.
public enum GovernmentEconomic: Classification {
    /// 官方名称: the official name.
    public static var officialName: String { "政府预算支出经济分类" }
    /// The English name, in lower case.
    public static var englishName: String { "government economic classification" }
    /// The deepest level of its codes.
    @inlinable public static var deepestLevel: CodeLevel { .section }
    /// The first digit of its codes.
    @inlinable public static var leadingDigit: Int { 5 }
    /// The built-in catalogue.
    public static var catalogue: ClassificationCatalogue<Self> { Catalogue.governmentEconomic }
}

/// 收入分类: where the money comes from.
///
/// Codes have four levels (类, 款, 项, 目: 3, 5, 7 or 9 digits) and start with 1.
public enum Revenue: Classification {
    /// 官方名称: the official name.
    public static var officialName: String { "收入分类" }
    /// The English name, in lower case.
    public static var englishName: String { "revenue classification" }
    /// The deepest level of its codes.
    @inlinable public static var deepestLevel: CodeLevel { .subitem }
    /// The first digit of its codes.
    @inlinable public static var leadingDigit: Int { 1 }
    /// The built-in catalogue.
    public static var catalogue: ClassificationCatalogue<Self> { Catalogue.revenue }
}
