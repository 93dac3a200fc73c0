import Testing

@testable import BudgetInterchange

/// The decoder against what Python makes of the same bytes.
@Suite struct GB18030Tests {
    private static let decoder = GB18030()

    private func decode(_ bytes: [UInt8]) -> [UInt32]? {
        let (text, invalid) = bytes.withUnsafeBufferPointer { bytes in
            SourceBytes(bytes).map { Self.decoder.decode($0) } ?? ([], nil)
        }
        return invalid == nil ? String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value) : nil
    }

    private func bytes(_ text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    @Test func readsTexts() {
        for (text, characters) in GB18030Vectors.texts {
            #expect(decode(bytes(text)) == characters.split(separator: " ").compactMap { UInt32($0, radix: 16) })
        }
    }

    /// Each character times its place from 1, added up.
    private func weightedSum(_ characters: [UInt32]) -> Int {
        var sum = 0
        for (index, character) in characters.enumerated() { sum += Int(character) * (index + 1) }
        return sum
    }

    @Test func readsEveryCharacterOfTwoBytes() throws {
        for lead in UInt8(0x81)...0xFE {
            var row: [UInt8] = []
            for trail in UInt8(0x40)...0xFE where trail != 0x7F { row += [lead, trail] }
            let characters = try #require(decode(row))
            #expect(characters.count == 190)
            #expect(weightedSum(characters) == GB18030Vectors.sums[Int(lead) - 0x81], "\(lead)")
        }
    }

    @Test func readsEveryCharacterOfFourBytesUpToFFFF() throws {
        var all: [UInt8] = []
        for number in 0..<GB18030Vectors.fourByteCount {
            all.append(UInt8(0x81 + number / 12_600))
            all.append(UInt8(0x30 + number / 1_260 % 10))
            all.append(UInt8(0x81 + number / 10 % 126))
            all.append(UInt8(0x30 + number % 10))
        }
        #expect(weightedSum(try #require(decode(all))) == GB18030Vectors.fourByteSum)
    }

    @Test func readsTheFirstAndTheLastBeyond() {
        #expect(decode([0x90, 0x30, 0x81, 0x30, 0xE3, 0x32, 0x9A, 0x35]) == [0x10000, 0x10FFFF])
        #expect(decode([0x8F, 0x39, 0xFE, 0x39]) == nil)
    }

    /// The check of UTF-8 agrees with that of the standard library.
    @Test func knowsUTF8() {
        var generator = SplitMix(seed: 8)
        let parts: [[UInt8]] = [
            [0x41], [0xC2, 0x80], [0xC1, 0xBF], [0xE0, 0xA0, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0x9F, 0xBF],
            [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE4, 0xBD, 0xA0],
            Array(repeating: 0x20, count: 40),
        ]
        for _ in 0..<3_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                bytes += parts[Int.random(in: parts.indices, using: &generator)]
            }
            if Bool.random(using: &generator) { bytes.removeLast() }
            guard !bytes.isEmpty else { continue }
            let isValid = bytes.withUnsafeBufferPointer { SourceBytes($0)?.firstInvalidUTF8() == nil }
            #expect(isValid == String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes), "\(bytes)")
        }
    }
}
