import Foundation
import Testing

@testable import BudgetInterchange

/// Streams: every document once, in order, whatever the pieces, the workers and the faults.
@Suite struct StreamTests {
    /// A file that is gone when the value is no longer used.
    private struct Folder: ~Copyable {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "stream-\(UUID().uuidString)").path(percentEncoded: false)

        init() throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ bytes: [UInt8], to name: String) throws -> String {
            let file = path + "/" + name
            try FileManager.default.createDirectory(
                atPath: URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false),
                withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: file))
            return file
        }
    }

    private static func document(_ number: Int, remark: String = "") -> [UInt8] {
        var document = Disclosure(
            .init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "单位\(number)")))
        if !remark.isEmpty { document.remarks = [remark] }
        return document.json(.compact)
    }

    /// What an item says: the name of the agency, or the line and the kind of the error.
    private static func text(_ item: DisclosureStream.Item) -> String {
        switch item.result {
        case .success(let read): "\(item.line ?? 0) \(read.disclosure.header.agency.name)"
        case .failure(let error): "\(item.line ?? 0) \(error.kind) \(error.line ?? 0)"
        }
    }

    private func texts(_ stream: DisclosureStream) async -> [String] {
        var texts: [String] = []
        for await item in stream { texts.append(Self.text(item)) }
        return texts
    }

    private func texts(_ stream: DisclosureStream, workers: Int) async -> [String] {
        var texts: [String] = []
        for await text in stream.map(workers: workers, { Self.text($0) }) { texts.append(text) }
        return texts
    }

    @Test func linesComeInOrder() async throws {
        let folder = try Folder()
        var random = SplitMix(seed: 8)
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        var expected: [String] = []
        var line = 1
        for number in 0..<3_000 {
            switch Int.random(in: 0..<20, using: &random) {
            case 0:
                bytes += Array(" \t\r\n".utf8)
            case 1:
                bytes += Array("{\"schema\":1\n".utf8)
                expected.append("\(line) malformed \(line)")
            case 2:
                bytes += Array("{\"schema\":\"other\"}\r\n".utf8)
                expected.append("\(line) unexpected \(line)")
            default:
                let remark = String(repeating: "注", count: Int.random(in: 0..<1_000, using: &random))
                bytes += Self.document(number, remark: remark)
                expected.append("\(line) 单位\(number)")
            }
            line += 1
        }
        bytes += Self.document(9).dropLast()
        expected.append("\(line) 单位9")
        let stream = DisclosureStream(jsonLines: try folder.write(bytes, to: "a.jsonl"))
        #expect(await texts(stream) == expected)
        for workers in [1, 2, 5] { #expect(await texts(stream, workers: workers) == expected) }
    }

    /// Whatever the size of the pieces, the lines are the same.
    @Test func piecesDoNotMatter() throws {
        let folder = try Folder()
        let bytes = Self.document(1) + [0x0A, 0x20, 0x0A] + Self.document(2) + Self.document(3, remark: "长") + [0x0A]
        let path = try folder.write(bytes, to: "a.jsonl")
        for size in [1, 2, 3, 7, 64, 1_000] {
            var source = BatchSource([.lines(path)], limits: ReadingLimits(), size: size)
            var reader = DisclosureReader()
            var texts: [String] = []
            while let batch = source.next() {
                for place in batch.parts.indices { texts.append(Self.text(batch.read(place, &reader))) }
            }
            #expect(texts == ["1 单位1", "4 单位2", "5 单位3"])
        }
    }

    /// A line above the limit is one error, wherever it is cut.
    @Test func longLinesAreOneError() throws {
        let folder = try Folder()
        let long = [UInt8](repeating: 0x20, count: 5_000) + [0x0A]
        let path = try folder.write(Self.document(1) + long + Self.document(2) + long.dropLast(), to: "a.jsonl")
        for size in [16, 333, 4_096, 5_001, 100_000] {
            var source = BatchSource([.lines(path)], limits: ReadingLimits(bytes: 1_000), size: size)
            var reader = DisclosureReader(limits: ReadingLimits(bytes: 1_000))
            var texts: [String] = []
            while let batch = source.next() {
                for place in batch.parts.indices { texts.append(Self.text(batch.read(place, &reader))) }
            }
            #expect(texts == ["1 单位1", "2 tooLarge 2", "3 单位2", "4 tooLarge 4"])
        }
    }

    @Test func foldersAndFilesAreRead() async throws {
        let folder = try Folder()
        for number in 10..<60 { _ = try folder.write(Self.document(number), to: "b/\(number).json") }
        _ = try folder.write(Self.document(1) + Self.document(2), to: "a.jsonl")
        _ = try folder.write(Array("no document".utf8), to: "notes.txt")
        _ = try folder.write(Array("{".utf8), to: "c.json")
        let expected = ["1 单位1", "2 单位2"] + (10..<60).map { "0 单位\($0)" } + ["0 malformed 1"]
        let stream = try DisclosureStream(folder: folder.path)
        #expect(await texts(stream) == expected)
        #expect(await texts(stream, workers: 3) == expected)
        let missing = DisclosureStream(paths: [folder.path + "/none.json", folder.path + "/none.jsonl"])
        #expect(await texts(missing) == ["0 unreadable 0", "0 unreadable 0"])
        #expect(throws: ReadingError.self) { try DisclosureStream(folder: folder.path + "/none") }
    }

    /// Each worker keeps its state; together they have seen every document once.
    @Test func workersKeepTheirState() async throws {
        let folder = try Folder()
        let count = 2_000
        let bytes = (0..<count).flatMap { Self.document($0, remark: String(repeating: "x", count: 2_000)) }
        let stream = DisclosureStream(jsonLines: try folder.write(bytes, to: "a.jsonl"))
        let sequence = stream.map(
            workers: 3, state: { 0 },
            { (seen: inout Int, _) in
                seen += 1
                return seen
            })
        var firsts = 0
        var values = 0
        for await seen in sequence {
            values += 1
            if seen == 1 { firsts += 1 }
        }
        #expect(values == count)
        #expect(firsts <= 3)
    }

    @Test func cancellationEndsTheSequence() async throws {
        let folder = try Folder()
        let bytes = (0..<3_000).flatMap { Self.document($0, remark: String(repeating: "x", count: 2_000)) }
        let stream = DisclosureStream(jsonLines: try folder.write(bytes, to: "a.jsonl"))
        let task = Task {
            var count = 0
            for await _ in stream.map(workers: 2, { $0.line }) {
                count += 1
                if count == 10 { withUnsafeCurrentTask { $0?.cancel() } }
            }
            return count
        }
        #expect(await task.value < 3_000)
    }
}
