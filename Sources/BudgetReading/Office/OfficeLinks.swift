/// How the parts of office files name each other.
enum OfficeLinks {
    /// The part that everything begins with.
    static func main(of archive: ZipArchive, _ usual: String) -> String {
        let links = targets(of: archive, "")
        return links.values.first { $0.kind == "officeDocument" && archive.has($0.path) }?.path ?? usual
    }

    /// The parts that a part names, by the names that it gives them.
    static func targets(of archive: ZipArchive, _ part: String) -> [String: (kind: String, path: String)] {
        let folder = folder(of: part)
        let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
        guard let bytes = archive.part(name, limit: 16 << 20) else { return [:] }
        var result: [String: (kind: String, path: String)] = [:]
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = XMLScanner(bytes)
            while let token = scanner.next(), result.count < 20_000 {
                guard token == .start, scanner.name == "Relationship", let id = scanner.attribute("Id"),
                    let target = scanner.attribute("Target")
                else { continue }
                let kind = (scanner.attribute("Type") ?? "").split(separator: "/").last.map(String.init) ?? ""
                result[id] = (kind, resolved(target, in: folder))
            }
        }
        return result
    }

    /// The folder of a part, with the slash at its end.
    static func folder(of part: String) -> String {
        part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    }

    private static func resolved(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps: [Substring] = []
        for step in (folder + target).split(separator: "/") {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
