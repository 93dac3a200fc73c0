/// How a printed name compares with the catalogue.
public enum NameMatch: Hashable, Sendable {
    /// The name of the code in this edition.
    case exact
    /// An alternative name of the code in this edition.
    case alternative
    /// The name but for the width of characters, brackets, punctuation or spaces.
    case variant(expected: String)
    /// The name that the code had in earlier editions.
    case formerName(YearSpan)
    /// The name that the code got in later editions.
    case laterName(YearSpan)
    /// Another name.
    case different(expected: String)
    /// This edition does not have the code.
    case unknownCode
}

extension Edition {
    /// Compares the name that a document prints beside a code with the catalogue.
    public func match(_ code: Code<C>, _ name: String) -> NameMatch {
        var name = name
        return name.withUTF8 { NameChecker(self).match($0, of: code.value) }
    }
}
