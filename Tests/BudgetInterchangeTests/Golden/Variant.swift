import Foundation

/// One line of `variants.json`: an example, and what is changed in it. `scripts/golden.py` writes them.
struct Variant: Sendable {
    let id: String
    let kind: String
    let example: String
    private let edits: [Edit]

    private struct Edit: Sendable {
        let path: [DocumentTree]
        let change: Change
    }

    private enum Change: Sendable {
        /// Puts a value in place of the old one, or adds a key.
        case set(DocumentTree)
        case remove
        /// Puts a copy of an element right behind it.
        case duplicate
    }

    /// An edit, or a line of the file, that makes no sense.
    struct EditError: Error {
        let reason: String
    }

    init(_ tree: DocumentTree) throws {
        guard let id = tree["id"]?.string, let kind = tree["kind"]?.string, let example = tree["example"]?.string,
            let edits = tree["edits"]?.elements
        else { throw EditError(reason: "expected id, kind, example and edits: \(tree.json)") }
        self.id = id
        self.kind = kind
        self.example = example
        self.edits = try edits.map { edit in
            let path = edit["path"]?.elements ?? []
            if let value = edit["set"] { return Edit(path: path, change: .set(value)) }
            if edit["remove"] == .word("true") { return Edit(path: path, change: .remove) }
            if edit["duplicate"] == .word("true") { return Edit(path: path, change: .duplicate) }
            throw EditError(reason: "\(id): expected set, remove or duplicate")
        }
    }

    static var folder: URL { URL(filePath: #filePath).deletingLastPathComponent() }

    static func all() throws -> [Variant] {
        let bytes = try Data(contentsOf: folder.appending(path: "variants.json"))
        return try DocumentTree(json: Array(bytes)).elements.map { try Variant($0) }
    }

    /// The document with the edits made, one after the other.
    func applied(to document: DocumentTree) throws -> DocumentTree {
        try edits.reduce(document) { try Self.edited($0, $1.path[...], $1.change) }
    }

    private static func edited(
        _ tree: DocumentTree, _ path: ArraySlice<DocumentTree>, _ change: Change
    ) throws -> DocumentTree {
        guard let step = path.first else { throw EditError(reason: "a path is empty") }
        let rest = path.dropFirst()
        switch tree {
        case .list(var elements):
            guard let index = step.integer, elements.indices.contains(index) else {
                throw EditError(reason: "no element \(step.json)")
            }
            switch change {
            case _ where !rest.isEmpty: elements[index] = try edited(elements[index], rest, change)
            case .set(let value): elements[index] = value
            case .remove: elements.remove(at: index)
            case .duplicate: elements.insert(elements[index], at: index + 1)
            }
            return .list(elements)
        case .object(var members):
            guard let key = step.string else { throw EditError(reason: "no key \(step.json)") }
            let index = members.firstIndex { $0.key == key }
            switch (change, index) {
            case (_, let index?) where !rest.isEmpty:
                members[index].value = try edited(members[index].value, rest, change)
            case (.set(let value), let index?): members[index].value = value
            case (.set(let value), nil) where rest.isEmpty: members.append(DocumentTree.Member(key: key, value: value))
            case (.remove, let index?): members.remove(at: index)
            default: throw EditError(reason: "no key \(key)")
            }
            return .object(members)
        default: throw EditError(reason: "\(step.json) of something that has no parts")
        }
    }
}
