extension GovernmentForm {
    /// The forms of governments, in the order of publication: the only list of them.
    public static let all: [GovernmentForm] = [
        generalRevenue, generalExpenditure, generalBalance,
    ]

    /// The form and the level of a table, or `nil` for tables that are not of governments.
    static func form(of id: Form.ID) -> (form: GovernmentForm, scope: GovernmentScope?)? {
        places[id].map { (all[$0.form], $0.scope) }
    }

    private static let places: [Form.ID: (form: Int, scope: GovernmentScope?)] = {
        var places: [Form.ID: (form: Int, scope: GovernmentScope?)] = [:]
        for (number, form) in all.enumerated() {
            for (place, own) in form.forms.enumerated() {
                places[own.id] = (number, form.scopes.isEmpty ? nil : form.scopes[place])
            }
        }
        return places
    }()
}
