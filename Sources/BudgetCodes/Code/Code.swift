/// 科目编码: a code of a classification, such as `2080505`.
///
/// A code has three, five, seven or nine digits by its ``level``. The digits are kept in one 32-bit integer, so a
/// code is as cheap as a number. That a code is well formed does not mean that a catalogue knows it.
///
/// Codes are ordered by prefix: a parent comes just before its children (`208 < 20801 < 2080101 < 20802 < 209`).
/// As a pattern, a code matches itself and everything below it:
///
/// ```swift
/// switch code {
/// case .education: "all of 205"
/// default: "something else"
/// }
/// ```
public struct Code<C: Classification>: Hashable, Sendable {
    /// The digits as a number, such as 2080505.
    public let value: Int32

    @inlinable @inline(__always)
    init(unchecked value: Int32) {
        self.value = value
    }

    /// Creates a code from its digits as a number, or returns nil when the number has a wrong number of digits or
    /// starts with the digit of another classification.
    @inlinable
    public init?(value: Int32) {
        guard value >= 100, value < 1_000_000_000 else { return nil }
        // A number with an even count of digits has no 类 of three digits.
        let category = categoryValue(of: value)
        guard category >= 100, C.categoryValues.contains(category) else { return nil }
        self.value = value
        guard level <= C.deepestLevel else { return nil }
    }

    /// 级次: the level of the code, from its number of digits.
    @inlinable
    public var level: CodeLevel {
        if value < 1_000 { return .category }
        if value < 100_000 { return .section }
        if value < 10_000_000 { return .item }
        return .subitem
    }

    /// The code one level up, or nil for a 类.
    @inlinable
    public var parent: Code? {
        value < 1_000 ? nil : Code(unchecked: value / 100)
    }

    /// The codes above this one, nearest first. Empty for a 类.
    public var ancestors: [Code] {
        var result: [Code] = []
        var next = parent
        while let code = next {
            result.append(code)
            next = code.parent
        }
        return result
    }

    /// The code at a level, going up from this code. It is the code itself at its own level, and nil below it.
    public func ancestor(at level: CodeLevel) -> Code? {
        var code = self
        while code.level > level {
            code = Code(unchecked: code.value / 100)
        }
        return code.level == level ? code : nil
    }

    /// Whether another code is somewhere below this one. A code is not its own ancestor.
    public func isAncestor(of other: Code) -> Bool {
        isPrefix(value, of: other.value)
    }

    /// Whether another code is somewhere above this one. A code is not its own descendant.
    public func isDescendant(of other: Code) -> Bool {
        other.isAncestor(of: self)
    }

    /// Whether a code is the pattern itself or below it, so that `case .education:` matches every 205 code.
    public static func ~= (pattern: Code, code: Code) -> Bool {
        pattern.value == code.value || isPrefix(pattern.value, of: code.value)
    }
}

extension Code: Comparable {
    /// Orders codes by prefix: a parent comes just before its children.
    public static func < (left: Code, right: Code) -> Bool {
        prefixOrderKey(left.value) < prefixOrderKey(right.value)
    }
}

/// 支出功能分类科目编码: a functional code of 3, 5 or 7 digits.
public typealias FunctionalCode = Code<Functional>
/// 部门预算支出经济分类科目编码: a department economic code of 3 or 5 digits.
public typealias DepartmentEconomicCode = Code<DepartmentEconomic>
/// 政府预算支出经济分类科目编码: a government economic code of 3 or 5 digits.
public typealias GovernmentEconomicCode = Code<GovernmentEconomic>
/// 收入分类科目编码: a revenue code of 3, 5, 7 or 9 digits.
public typealias RevenueCode = Code<Revenue>
