#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The standard streams, without the weight of Foundation's file handles.
enum FileHandles {
    /// Writes all of a text and says whether it could. A reader that went away is no failure.
    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    /// Writes all of some bytes and says whether it could.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            #if canImport(Darwin)
                let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
            #elseif canImport(Musl)
                let count = Musl.write(descriptor, rest.baseAddress, rest.count)
            #else
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 && errno == EPIPE }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    /// Ends the process.
    static func exit(_ status: Int32) -> Never {
        #if canImport(Darwin)
            Darwin.exit(status)
        #elseif canImport(Musl)
            Musl.exit(status)
        #else
            Glibc.exit(status)
        #endif
    }

    /// Whether a descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// The bytes of a file, or `nil` when it cannot be read.
    ///
    /// - Parameters:
    ///   - limit: The most bytes.
    ///   - isPrefix: Whether the first bytes of a longer file are wanted; otherwise there is none of it.
    static func contents(of path: String, limit: Int, isPrefix: Bool) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(1 << 20, limit + 1))
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > limit { return isPrefix ? Array(bytes.prefix(limit)) : nil }
        }
    }

    /// Everything on standard input, up to a limit of bytes and one more.
    static func readStandardInput(limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = read(0, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}

/// A file that is written from its beginning to its end. It has its name only when it is finished, so that a command
/// that fails leaves what was there before.
struct OutputFile {
    private let path: String
    private let descriptor: Int32

    private var part: String { path + ".part" }

    /// Begins the file of a path.
    init(_ path: String) throws(Failure) {
        self.path = path
        descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure("\(path): the file cannot be written") }
    }

    /// Adds some bytes.
    func write(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.withUnsafeBytes({ FileHandles.write($0, to: descriptor) }) else {
            discard()
            throw Failure("\(path): the file cannot be written")
        }
    }

    /// Ends the file and gives it its name. Nothing can be added then.
    func finish() throws(Failure) {
        guard close(descriptor) == 0, rename(part, path) == 0 else {
            unlink(part)
            throw Failure("\(path): the file cannot be written")
        }
    }

    /// Takes the file away.
    func discard() {
        _ = close(descriptor)
        unlink(part)
    }
}
