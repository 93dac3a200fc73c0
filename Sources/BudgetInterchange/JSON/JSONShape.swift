/// The keys of a JSON value. Two of them show which keys of a text a document did not take in.
enum JSONShape: Decodable {
    case object([String: JSONShape])
    case array([JSONShape])
    case leaf
    case null

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.singleValueContainer(), container.decodeNil() {
            self = .null
        } else if let object = try? decoder.singleValueContainer().decode([String: JSONShape].self) {
            self = .object(object)
        } else if let array = try? decoder.singleValueContainer().decode([JSONShape].self) {
            self = .array(array)
        } else {
            self = .leaf
        }
    }

    /// The paths of values here that have no counterpart there. Null and empty values carry nothing.
    func paths(missingIn other: JSONShape) -> [String] {
        var paths: [String] = []
        collect(missingIn: other, at: "", into: &paths)
        return paths
    }

    private func collect(missingIn other: JSONShape?, at path: String, into paths: inout [String]) {
        switch (self, other) {
        case (.null, _), (.leaf, .some): return
        case (.object(let own), .object(let others)):
            for (key, value) in own.sorted(by: { $0.key < $1.key }) {
                value.collect(missingIn: others[key], at: path.isEmpty ? key : "\(path).\(key)", into: &paths)
            }
        case (.array(let own), .array(let others)):
            for (index, value) in own.enumerated() {
                let counterpart = index < others.count ? others[index] : nil
                value.collect(missingIn: counterpart, at: "\(path)[\(index)]", into: &paths)
            }
        default: if carriesValue { paths.append(path) }
        }
    }

    /// Whether there is anything inside but nulls and empty lists.
    private var carriesValue: Bool {
        switch self {
        case .null: false
        case .leaf: true
        case .object(let values): values.values.contains(where: \.carriesValue)
        case .array(let values): values.contains(where: \.carriesValue)
        }
    }
}
