import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An official table in a file, to be read as the edition of a year.
struct CodeTable {
    let path: String
    let year: Int
    private let bytes: [UInt8]

    init(path: String, year: Int) throws(Failure) {
        self.path = path == "-" ? "standard input" : path
        self.year = year
        if path == "-" {
            bytes = FileHandles.readStandardInput(limit: ImportLimits().bytes)
        } else if let data = FileManager.default.contents(atPath: path) {
            bytes = Array(data)
        } else {
            throw Failure("\(path): no such file, or it cannot be read")
        }
    }

    /// The table as an edition. Every line that is wrong is named, and nothing is taken.
    func edition<C: Classification>(of _: C.Type, console: Console) throws(Failure) -> Edition<C> {
        do {
            return try Edition<C>(importing: bytes, year: year)
        } catch {
            throw failure(error, console)
        }
    }

    /// The classification whose table it is, by the first digit of its codes.
    func classification(among names: [ClassificationName], console: Console) throws(Failure) -> ClassificationName {
        var nearest: ImportError?
        for name in names {
            guard let error = problems(as: name) else { return name }
            // With the wrong classification every line is wrong.
            if error.problems.count < nearest?.problems.count ?? .max { nearest = error }
        }
        throw nearest.map { failure($0, console) } ?? Failure("\(path): no classification to read it as")
    }

    private func problems(as name: ClassificationName) -> ImportError? {
        func problems<C: Classification>(_: C.Type) -> ImportError? {
            do throws(ImportError) {
                _ = try Edition<C>(importing: bytes, year: year)
                return nil
            } catch {
                return error
            }
        }
        return switch name {
        case .functional: problems(Functional.self)
        case .departmentEconomic: problems(DepartmentEconomic.self)
        case .governmentEconomic: problems(GovernmentEconomic.self)
        case .revenue: problems(Revenue.self)
        }
    }

    private func failure(_ error: ImportError, _ console: Console) -> Failure {
        guard error.problems.count > 1 else { return Failure("\(path): \(error)") }
        for problem in error.problems { console.error("budget: \(path): \(problem.message(in: .english))") }
        return Failure("\(path): \(error.problems.count) problems, nothing was imported")
    }
}
