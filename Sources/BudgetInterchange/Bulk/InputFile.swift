#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#endif

// The only file with calls of the system. Why it is safe: the buffer that `read` fills is as large as it is told, the
// number of bytes that it gives back is checked, and the descriptor is closed once, when the value goes.

/// A file that is read from its beginning to its end.
struct InputFile: ~Copyable {
    private let descriptor: Int32

    /// Opens a file; `nil` when it cannot be read.
    ///
    /// - Parameter offset: How many bytes to leave out. What cannot go forward, such as a pipe, goes on where it is.
    init?(_ path: String, from offset: Int = 0) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0, errno != ESPIPE {
            _ = close(descriptor)
            return nil
        }
    }

    deinit { _ = close(descriptor) }

    /// Appends up to so many bytes.
    ///
    /// - Returns: How many; 0 at the end, `nil` when the file cannot be read.
    borrowing func append(_ count: Int, to bytes: inout [UInt8]) -> Int? {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        let descriptor = descriptor
        let done = bytes.withUnsafeMutableBytes { buffer -> Int in
            var done = 0
            while done < count {
                let part = UnsafeMutableRawBufferPointer(rebasing: buffer[(start + done)...])
                let size = read(descriptor, part.baseAddress, part.count)
                // A call that a signal has interrupted is made again.
                if size < 0, errno == EINTR { continue }
                guard size >= 0 else { return -1 }
                guard size > 0 else { break }
                done += size
            }
            return done
        }
        bytes.removeLast(count - max(0, done))
        return done < 0 ? nil : done
    }

    /// The bytes of a whole file.
    ///
    /// - Throws: ``ReadingError`` when it cannot be read or is larger than the limit.
    static func bytes(of path: String, limit: Int) throws(ReadingError) -> [UInt8] {
        let limit = max(0, min(limit, Int(Int32.max)))
        guard let file = InputFile(path) else { throw .unreadable(path: path) }
        var bytes: [UInt8] = []
        var step = 1 << 16
        while true {
            // One byte more than is allowed is enough to know.
            let room = min(step, limit - bytes.count + 1)
            guard let count = file.append(room, to: &bytes) else { throw .unreadable(path: path) }
            guard bytes.count <= limit else { throw .tooLarge(bytes.count, limit: limit, path: path) }
            if count < room { return bytes }
            step = min(2 * step, 1 << 24)
        }
    }
}
