import BudgetInterchange
import BudgetModel

/// The documents work from a file of JSON Lines, which is never in memory as a whole.
public struct FileWork: Sendable {
    private let stream: DisclosureStream

    /// The work from a file.
    public init(path: String) { stream = DisclosureStream(jsonLines: path) }

    /// Reads every document, one after the other.
    public func decode() async -> RowCount {
        var result = RowCount()
        for await item in stream { result.add(item.document) }
        return result
    }

    /// Reads and checks every document, one after the other.
    public func check() async -> Checked {
        var checker = Checker()
        var result = Checked()
        for await item in stream { result.add(checker.check(item.document)) }
        return result
    }

    /// What is in all documents.
    public func contents() async -> Decoded {
        var result = Decoded()
        for await item in stream { result.add(item.document) }
        return result
    }

    /// Reads every document on several cores.
    public func decode(workers: Int) async -> RowCount {
        let counts = stream.map(workers: workers) { item in
            var count = RowCount()
            count.add(item.document)
            return count
        }
        var result = RowCount()
        for await count in counts { result += count }
        return result
    }

    /// Reads and checks every document on several cores.
    public func check(workers: Int) async -> Checked {
        let parts = stream.map(workers: workers, state: Worker.init) { worker, item in
            var checked = Checked()
            checked.add(worker.checker.check(item.document))
            return checked
        }
        var result = Checked()
        for await part in parts { result += part }
        return result
    }
}

/// What a worker keeps from document to document.
private struct Worker: Sendable {
    var checker = Checker()
}

extension DisclosureStream.Item {
    /// The document. Every document of the work can be read.
    fileprivate var document: Disclosure {
        switch result {
        case .success(let read): read.disclosure
        case .failure(let error): fatalError("\(error)")
        }
    }
}
