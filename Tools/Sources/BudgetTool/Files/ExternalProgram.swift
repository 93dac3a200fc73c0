#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program of others that reads files for us. It gets a list of arguments, never a line of a shell, and is ended with
/// all that it has started when it takes too long or writes too much.
struct ExternalProgram: Sendable {
    /// The names of the program, the usual one first.
    let names: [String]
    /// What to install where it is missing.
    let package: Package
    /// The most seconds that it may take.
    var timeLimit = 60.0
    /// The most bytes that it may write.
    var outputLimit = 256 << 20

    /// How a program is installed.
    struct Package: Sendable {
        let title: String
        /// The commands to install it, by system.
        let commands: String
    }

    /// Why there is no output.
    enum Problem: Error {
        case missing
        case tookTooLong
        case wroteTooMuch
        /// It ended with a status, and said something.
        case failed(status: Int32, message: String)
    }

    /// Runs the program and gives what it wrote to standard output.
    func run(_ arguments: [String]) throws(Problem) -> [UInt8] {
        try run(each: [arguments]).first ?? []
    }

    /// Runs the program for each list of arguments, all at the same time, and gives what each wrote. The limits are those
    /// of each; when one fails, the others are ended.
    func run(each lists: [[String]]) throws(Problem) -> [[UInt8]] {
        for name in names {
            var children: [Child] = []
            do throws(Problem) {
                for arguments in lists {
                    guard let child = try Child(name, arguments) else { break }
                    children.append(child)
                }
                if children.count == lists.count {
                    return try Child.outputs(of: &children, timeLimit: timeLimit, outputLimit: outputLimit)
                }
            } catch {
                for child in children { child.end() }
                throw error
            }
            for child in children { child.end() }
        }
        throw .missing
    }

    /// What is said of a problem with a file.
    func failure(_ problem: Problem, _ path: String) -> Failure {
        switch problem {
        case .missing:
            Failure("\(path): reading it needs \(package.title) (\(names[0])); install it: \(package.commands)")
        case .tookTooLong: Failure("\(path): \(names[0]) took more than \(Int(timeLimit)) seconds and was ended")
        case .wroteTooMuch: Failure("\(path): \(names[0]) wrote more than \(outputLimit >> 20) MB and was ended")
        case .failed(let status, let message):
            Failure("\(path): \(names[0]) cannot read it: \(message.isEmpty ? "status \(status)" : message)")
        }
    }
}

/// A program that runs.
private struct Child {
    private let process: pid_t
    private let output: Int32
    private let errors: Int32
    private var bytes: [UInt8] = []
    private var message: [UInt8] = []
    private var hasEnded = false

    /// Starts a program, or gives `nil` when there is none of that name.
    init?(_ name: String, _ arguments: [String]) throws(ExternalProgram.Problem) {
        guard let out = Self.pipe() else { throw .failed(status: errno, message: "no pipe") }
        guard let err = Self.pipe() else {
            Self.close(out.read, out.write)
            throw .failed(status: errno, message: "no pipe")
        }
        var process: pid_t = 0
        let status = Self.spawn(name, arguments, output: out.write, errors: err.write, &process)
        Self.close(out.write, err.write)
        guard status == 0 else {
            Self.close(out.read, err.read)
            if status == ENOENT || status == EACCES { return nil }
            throw .failed(status: status, message: String(cString: strerror(status)))
        }
        self.process = process
        output = out.read
        errors = err.read
    }

    /// Reads what programs write until all have ended. Throws when one reaches a limit or fails.
    static func outputs(
        of children: inout [Child], timeLimit: Double, outputLimit: Int
    ) throws(ExternalProgram.Problem) -> [[UInt8]] {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(timeLimit)
        // For each program what it writes, then what it complains of.
        var descriptors = children.flatMap { child in
            [child.output, child.errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        }
        while descriptors.contains(where: { $0.fd >= 0 }) {
            guard clock.now < end else { throw .tookTooLong }
            guard poll(&descriptors, nfds_t(descriptors.count), 100) > 0 else { continue }
            for place in descriptors.indices where descriptors[place].revents != 0 {
                let number = place / 2
                let more =
                    place % 2 == 0
                    ? read(descriptors[place].fd, &children[number].bytes, limit: .max)
                    : read(descriptors[place].fd, &children[number].message, limit: 4_000)
                guard children[number].bytes.count <= outputLimit else { throw .wroteTooMuch }
                if !more {
                    descriptors[place].fd = -1
                    if descriptors[place ^ 1].fd < 0 { try children[number].finish(until: end, clock) }
                }
            }
        }
        for child in children { child.end() }
        return children.map(\.bytes)
    }

    /// Waits for the end of a program that writes no more.
    private mutating func finish(
        until end: ContinuousClock.Instant, _ clock: ContinuousClock
    ) throws(ExternalProgram.Problem) {
        guard let status = status(until: end, clock) else { throw .tookTooLong }
        hasEnded = true
        guard status == 0 else {
            let text = String(decoding: message, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
            throw .failed(status: status, message: text)
        }
    }

    /// The status of the program when it ends, or `nil` when it does not.
    private func status(until end: ContinuousClock.Instant, _ clock: ContinuousClock) -> Int32? {
        while true {
            var status: Int32 = 0
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process {
                // As WIFEXITED and WEXITSTATUS say, which are macros.
                return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
            }
            if ended < 0, errno != EINTR { return 0 }
            guard clock.now < end else { return nil }
            usleep(500)
        }
    }

    /// Ends the program and what it has started, unless it has ended, and closes what it wrote to.
    func end() {
        Self.close(output, errors)
        if hasEnded { return }
        #if canImport(Darwin)
            _ = Darwin.kill(-process, SIGKILL)
        #elseif canImport(Musl)
            _ = Musl.kill(-process, SIGKILL)
        #else
            _ = Glibc.kill(-process, SIGKILL)
        #endif
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Reads what is there, and says whether more may come. What is over the limit is passed over.
    private static func read(_ descriptor: Int32, _ bytes: inout [UInt8], limit: Int) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
            #if canImport(Darwin)
                let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count < 0 { return errno == EINTR || errno == EAGAIN }
            bytes.append(contentsOf: buffer.prefix(min(count, max(0, limit - bytes.count))))
            return count > 0
        }
    }

    private static func close(_ descriptors: Int32...) {
        for descriptor in descriptors {
            #if canImport(Darwin)
                _ = Darwin.close(descriptor)
            #elseif canImport(Musl)
                _ = Musl.close(descriptor)
            #else
                _ = Glibc.close(descriptor)
            #endif
        }
    }

    /// A pipe that other programs do not inherit.
    private static func pipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [0, 0]
        #if canImport(Darwin)
            guard Darwin.pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #else
            // Unlike a pipe, sockets are never inherited by what another thread starts in between.
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        #endif
        return (ends[0], ends[1])
    }

    /// Starts a program in a group of its own, with nothing on standard input.
    private static func spawn(
        _ name: String, _ arguments: [String], output: Int32, errors: Int32, _ process: inout pid_t
    ) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
            let flags = Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_CLOEXEC_DEFAULT)
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
            let flags = Int16(POSIX_SPAWN_SETPGROUP)
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        posix_spawnattr_setflags(&attributes, flags)
        posix_spawnattr_setpgroup(&attributes, 0)
        var list: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) }
        defer { for text in list { free(text) } }
        list.append(nil)
        return posix_spawnp(&process, name, &actions, &attributes, list, environ)
    }
}
