import BudgetCodes

/// 压缩包: the parts of a zip file, which workbooks and text documents are.
///
/// What is in its list of parts counts. Files that unpack to more than anyone writes are refused part by part.
public struct ZipArchive: Sendable {
    /// The names of the parts, in the order of the list.
    public let names: [String]
    /// 加密: whether a part needs a password.
    public let isEncrypted: Bool
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

        /// Takes numbers that are too long for their places from the extra field for them (zip64).
        mutating func lengthen(_ bytes: [UInt8], _ start: Int, _ length: Int) {
            let long = 0xFFFF_FFFF
            guard packed == long || size == long || header == long else { return }
            var place = start
            let end = min(start + length, bytes.count)
            while place + 4 <= end {
                let (id, count) = (number(bytes, place, 2), number(bytes, place + 2, 2))
                place += 4
                if id == 1 {
                    var rest = place
                    func next() -> Int {
                        defer { rest += 8 }
                        return rest + 8 <= place + count ? number(bytes, rest, 8) : long
                    }
                    if size == long { size = next() }
                    if packed == long { packed = next() }
                    if header == long { header = next() }
                    return
                }
                place += count
            }
        }
    }

    /// Reads the list of parts, or gives `nil` when there is none.
    public init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let end = Self.endRecord(bytes) else { return nil }
        var count = Self.number(bytes, end + 10, 2)
        var place = Self.number(bytes, end + 16, 4)
        if count == 0xFFFF || place == 0xFFFF_FFFF, let long = Self.longRecord(bytes, before: end) {
            count = Self.number(bytes, long + 32, 8)
            place = Self.number(bytes, long + 48, 8)
        }
        guard count <= Self.partLimit else { return nil }
        var names: [String] = []
        var entries: [String: Entry] = [:]
        for _ in 0..<count {
            guard place <= bytes.count - 46, Self.number(bytes, place, 4) == 0x0201_4B50 else { break }
            let (name, extra, comment) = (
                Self.number(bytes, place + 28, 2), Self.number(bytes, place + 30, 2), Self.number(bytes, place + 32, 2)
            )
            guard place + 46 + name <= bytes.count else { break }
            let text = String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self)
            var entry = Entry(
                method: Self.number(bytes, place + 10, 2), flags: Self.number(bytes, place + 8, 2),
                packed: Self.number(bytes, place + 20, 4), size: Self.number(bytes, place + 24, 4),
                header: Self.number(bytes, place + 42, 4))
            entry.lengthen(bytes, place + 46 + name, extra)
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
        isEncrypted = entries.values.contains { $0.flags & 1 != 0 }
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
        return name.lowercased().replacing("\\", by: "/")
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

    /// Where the record for long files stands that is named before the one at the end (zip64).
    private static func longRecord(_ bytes: [UInt8], before end: Int) -> Int? {
        guard end >= 20, number(bytes, end - 20, 4) == 0x0706_4B50 else { return nil }
        let place = number(bytes, end - 12, 8)
        return place <= bytes.count - 56 && number(bytes, place, 4) == 0x0606_4B50 ? place : nil
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        BudgetReading.number(bytes, place, count)
    }
}

/// A number of up to eight bytes, the lowest first; 0 outside, and no more than any file has.
private func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    guard place >= 0, place <= bytes.count - count else { return 0 }
    let value = (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
    return Int(min(value, 1 << 56))
}
