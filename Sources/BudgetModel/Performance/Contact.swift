/// 填报人、负责人: the persons that a form names. ``Disclosure/redacted()`` clears them.
public struct Contact: Hashable, Codable, Sendable {
    /// 项目负责人, 填报人.
    public var person: String?
    /// 联系电话.
    public var telephone: String?
    /// 单位地址.
    public var address: String?
    /// 邮政编码.
    public var postalCode: String?

    /// A contact without details.
    public init() {}
}

extension Disclosure {
    /// The document without personal data: the persons, telephones and addresses of all forms are cleared.
    public func redacted() -> Disclosure {
        var copy = self
        copy.performance.departmentGoal?.contact = nil
        for index in copy.performance.projectGoals.indices {
            copy.performance.projectGoals[index].contact = nil
        }
        copy.performance.departmentSelfEvaluation?.contact = nil
        for index in copy.performance.projectSelfEvaluations.indices {
            copy.performance.projectSelfEvaluations[index].contact = nil
        }
        for index in copy.performance.monitorings.indices {
            copy.performance.monitorings[index].contact = nil
        }
        return copy
    }
}
