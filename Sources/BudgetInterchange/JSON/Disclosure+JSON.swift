public import BudgetModel

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Disclosure {
    /// Reads a document from JSON text: `Data`, `[UInt8]`, or any bytes behind each other.
    ///
    /// To read many documents, or to see which keys are unknown, make a ``DisclosureReader``.
    ///
    /// - Parameters:
    ///   - json: The text in UTF-8.
    ///   - forms: The forms that the reader knows.
    ///   - limits: What is accepted.
    /// - Throws: ``ReadingError`` with the place and what was expected there.
    public init(
        json: some ContiguousBytes, forms: FormBook = .standard, limits: ReadingLimits = ReadingLimits()
    ) throws(ReadingError) {
        var reader = DisclosureReader(forms: forms, limits: limits)
        self = try reader.read(json).disclosure
    }

    /// Reads a document from a JSON file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - forms: The forms that the reader knows.
    ///   - limits: What is accepted.
    /// - Throws: ``ReadingError`` with the file, the place and what was expected there.
    public init(
        contentsOf path: String, forms: FormBook = .standard, limits: ReadingLimits = ReadingLimits()
    ) throws(ReadingError) {
        var reader = DisclosureReader(forms: forms, limits: limits)
        self = try reader.read(contentsOf: path).disclosure
    }
}
