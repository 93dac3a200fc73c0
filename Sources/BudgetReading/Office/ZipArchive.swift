/// 压缩包: the parts of a zip file, which workbooks and text documents are.
///
/// What is in its list of parts counts. Files that unpack to more than anyone writes are refused part by part.
public struct ZipArchive: Sendable {
    /// The names of the parts, in the order of the list.
    public let names: [String]
    private let bytes: [UInt8]
    private let entries: [String: Entry]

    /// The most parts of a file.
    public static let partLimit = 20_000
    /// The most bytes of a part.
    public static let byteLimit = 256 << 20

    private struct Entry {
        var method: Int
        var flags: Int
        var packed: Int
        var size: Int
        var header: Int
    }

    /// Reads the list of parts, or gives `nil` when there is none.
    public init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let end = Self.endRecord(bytes) else { return nil }
        let count = Self.number(bytes, end + 10, 2)
        var place = Self.number(bytes, end + 16, 4)
        guard count <= Self.partLimit else { return nil }
        var names: [String] = []
        var entries: [String: Entry] = [:]
        for _ in 0..<count {
            guard place + 46 <= bytes.count, Self.number(bytes, place, 4) == 0x0201_4B50 else { break }
            let (name, extra, comment) = (
                Self.number(bytes, place + 28, 2), Self.number(bytes, place + 30, 2), Self.number(bytes, place + 32, 2)
            )
            guard place + 46 + name <= bytes.count else { break }
            let text = String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self)
            let entry = Entry(
                method: Self.number(bytes, place + 10, 2), flags: Self.number(bytes, place + 8, 2),
                packed: Self.number(bytes, place + 20, 4), size: Self.number(bytes, place + 24, 4),
                header: Self.number(bytes, place + 42, 4))
            let key = Self.key(text)
            // Of two parts with a name the first counts.
            if entries[key] == nil {
                names.append(text)
                entries[key] = entry
            }
            place += 46 + name + extra + comment
        }
        guard !names.isEmpty else { return nil }
        self.names = names
        self.entries = entries
    }

    /// The folder of the part that everything in an office file begins with, as `xl` or `word`; `nil` in other files.
    public var mainFolder: String? {
        let main = OfficeLinks.main(of: self, "")
        return main.isEmpty ? nil : String(OfficeLinks.folder(of: main).dropLast())
    }

    /// Whether there is a part of a name. Letters may be small or capital.
    public func has(_ name: String) -> Bool { entries[Self.key(name)] != nil }

    /// The bytes of a part, or `nil` when there is none, it cannot be read, or it has more bytes than a limit.
    ///
    /// - Parameters:
    ///   - name: The name of the part. Letters may be small or capital.
    ///   - limit: The most bytes; no more than ``byteLimit``.
    public func part(_ name: String, limit: Int = ZipArchive.byteLimit) -> [UInt8]? {
        guard let entry = entries[Self.key(name)], entry.flags & 1 == 0, entry.header + 30 <= bytes.count,
            Self.number(bytes, entry.header, 4) == 0x0403_4B50
        else { return nil }
        let start =
            entry.header + 30 + Self.number(bytes, entry.header + 26, 2) + Self.number(bytes, entry.header + 28, 2)
        let limit = min(limit, Self.byteLimit)
        guard start <= bytes.count, entry.packed <= bytes.count - start, entry.size <= limit else { return nil }
        let packed = bytes[start..<start + entry.packed]
        switch entry.method {
        case 0: return packed.count <= limit ? Array(packed) : nil
        case 8: return Inflate.unpacked(packed, limit: entry.size)
        default: return nil
        }
    }

    private static func key(_ name: String) -> String {
        let name = name.hasPrefix("/") ? String(name.dropFirst()) : name
        return name.lowercased().replacing("\\", with: "/")
    }

    /// Where the record at the end of the file stands, which has a comment of any length behind it.
    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var place = bytes.count - 22
        let first = max(0, bytes.count - 22 - 0xFFFF)
        while place >= first {
            if bytes[place] == 0x50, number(bytes, place, 4) == 0x0605_4B50 { return place }
            place -= 1
        }
        return nil
    }

    /// A number of up to four bytes, the lowest first; 0 outside.
    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}
