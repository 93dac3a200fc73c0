/// What the command says of a file; `ModelOutput.swift` is a link to its reader.
struct Failure: Error {
    let message: String

    init(_ message: String) { self.message = message }
}
