import BudgetReading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Turns office files of other kinds into workbooks and text documents by LibreOffice.
struct OfficeConversion: Sendable {
    static let libreOffice = ExternalProgram(
        names: ["soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"],
        package: .init(
            title: "LibreOffice",
            commands: "apt install libreoffice-calc libreoffice-writer (Debian, Ubuntu), "
                + "brew install --cask libreoffice (macOS)"),
        timeLimit: 180)

    /// The bytes of a file in the new kind.
    static func converted(
        _ path: String, to kind: FileKind.Office, by program: ExternalProgram = libreOffice
    ) throws(Failure) -> [UInt8] {
        try TemporaryFolder.with { folder throws(Failure) in
            // A link of its own gives the file a plain name, and the profile lets several run at once.
            let source = "\(folder)/source"
            do {
                try FileManager.default.copyItem(atPath: path, toPath: source)
            } catch {
                throw Failure("\(path): the file cannot be read")
            }
            let filter = kind == .sheets ? "xlsx:Calc MS Excel 2007 XML" : "docx:MS Word 2007 XML"
            do throws(ExternalProgram.Problem) {
                _ = try program.run([
                    "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--nolockcheck",
                    "--convert-to", filter, "--outdir", "\(folder)/out", source,
                ])
            } catch {
                throw program.failure(error, path)
            }
            // The status is 0 also when nothing was written.
            guard let bytes = PublishedFile.bytes(of: "\(folder)/out/source.\(kind.rawValue)") else {
                throw Failure("\(path): LibreOffice cannot read it; it may be damaged or have a password")
            }
            return bytes
        }
    }
}

/// A folder that is taken away in the end.
enum TemporaryFolder {
    /// Calls a function with the path of a new folder, which nobody else can read.
    static func with<Value>(_ body: (String) throws(Failure) -> Value) throws(Failure) -> Value {
        let base = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        let folder = (base.hasSuffix("/") ? base : base + "/") + "budget-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("\(folder): the folder cannot be made")
        }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try body(folder)
    }
}
