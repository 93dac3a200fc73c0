import BudgetCodes

extension BudgetLedger: Hashable {
    /// Hashes the number of lines and the amounts; equal ledgers have them in common.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(amounts)
    }

    /// The lines of some units.
    func filtered(_ belongs: (AgencyID?) -> Bool) -> BudgetLedger {
        let isKept = [belongs(nil)] + agencyTable.values.map { belongs($0) }
        var ledger = BudgetLedger()
        for position in indices where isKept[Int(agencies[position])] { ledger.append(self[position]) }
        for (agency, name) in agencyNames { ledger.setName(name, ofAgency: agency) }
        for (project, name) in projectNames { ledger.setName(name, ofProject: project) }
        return ledger
    }

    /// The lines by a key of their units; lines without a key are left out.
    func split(by key: (AgencyID?) -> AgencyCode?) -> [AgencyCode: BudgetLedger] {
        let keys = [key(nil)] + agencyTable.values.map { key($0) }
        var numbers: [AgencyCode: Int] = [:]
        var ledgers: [BudgetLedger] = []
        // A number for every key, so that lines are added without looking a code up.
        let targets = keys.map { key -> Int? in
            guard let key else { return nil }
            if let number = numbers[key] { return number }
            numbers[key] = ledgers.count
            ledgers.append(BudgetLedger())
            return ledgers.count - 1
        }
        for position in indices {
            if let target = targets[Int(agencies[position])] { ledgers[target].append(self[position]) }
        }
        for (agency, name) in agencyNames {
            guard let code = agency.code else { continue }
            for above in [code] + code.ancestors {
                if let number = numbers[above] { ledgers[number].setName(name, ofAgency: agency) }
            }
        }
        // Projects are named where they have lines.
        for index in ledgers.indices {
            for project in ledgers[index].projectTable.values {
                if let name = projectNames[project] { ledgers[index].setName(name, ofProject: project) }
            }
        }
        return numbers.mapValues { ledgers[$0] }
    }
}
