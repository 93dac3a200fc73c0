#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The time of one piece of work, repeated.
public struct Measurement<Answer: Equatable> {
    /// Wall time of each repetition in seconds, in order of size.
    public let wall: [Double]
    /// Processor time (user and system) of each repetition in seconds, in order of size.
    public let processor: [Double]
    /// The answer, which was the same every time.
    public let answer: Answer

    /// Does the work for a while to warm up, then at least seven times and for at least a second. The peers do the same.
    public init(of work: () -> Answer) {
        var repetitions = Repetitions(first: work())
        while repetitions.isWarmingUp { _ = work() }
        while repetitions.wantsMore {
            repetitions.start()
            repetitions.stop(work())
        }
        self.init(repetitions)
    }

    /// The same for work that waits for other tasks.
    public init(of work: @Sendable () async -> Answer) async where Answer: Sendable {
        var repetitions = Repetitions(first: await work())
        while repetitions.isWarmingUp { _ = await work() }
        while repetitions.wantsMore {
            repetitions.start()
            repetitions.stop(await work())
        }
        self.init(repetitions)
    }

    private init(_ repetitions: Repetitions<Answer>) {
        wall = repetitions.wall.sorted()
        processor = repetitions.processor.sorted()
        answer = repetitions.answer
    }

    /// Prints the line that `report.py` reads.
    ///
    /// - Parameters:
    ///   - name: What did the work.
    ///   - start: What the work starts from. Only lines with the same start are compared.
    ///   - reference: Whether the other lines are given as multiples of this one.
    ///   - answer: The answer as the peers print it.
    public func report(_ name: String, from start: String, reference: Bool = false, answer: String) {
        print(
            #"{"name":"\#(name)","from":"\#(start)","reference":\#(reference),"wall":\#(wall[wall.count / 2]),"#
                + #""wall_min":\#(wall[0]),"wall_max":\#(wall[wall.count - 1]),"#
                + #""cpu":\#(processor[processor.count / 2]),"repetitions":\#(wall.count),"#
                + #""rss_mb":\#(maximumResidentMegabytes),"answer":"\#(answer)"}"#)
    }
}

extension Measurement: Sendable where Answer: Sendable {}

/// The repetitions of a piece of work so far.
private struct Repetitions<Answer: Equatable> {
    let answer: Answer
    private(set) var wall: [Double] = []
    private(set) var processor: [Double] = []
    private var firstStart = wallSeconds
    private var lastStart = (wall: 0.0, processor: 0.0)

    init(first answer: Answer) { self.answer = answer }

    /// Whether the work should go on to warm up, before the first repetition that is measured.
    var isWarmingUp: Bool { wallSeconds - firstStart < 0.3 }

    var wantsMore: Bool { wall.count < 7 || wallSeconds - firstStart < 1 }

    mutating func start() {
        if wall.isEmpty { firstStart = wallSeconds }
        lastStart = (wallSeconds, processorSeconds)
    }

    mutating func stop(_ answer: Answer) {
        wall.append(wallSeconds - lastStart.wall)
        processor.append(processorSeconds - lastStart.processor)
        precondition(answer == self.answer, "The answer changes from one repetition to the next")
    }
}

/// The time of the wall clock in seconds.
public var wallSeconds: Double { seconds(CLOCK_MONOTONIC) }

/// The processor time of this process in seconds.
public var processorSeconds: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

private func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The greatest resident size that this process has had.
public var maximumResidentMegabytes: Double {
    var usage = rusage()
    #if canImport(Glibc)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1_024
    #else
        getrusage(RUSAGE_SELF, &usage)
        return Double(usage.ru_maxrss) / 1_048_576
    #endif
}

/// The resident size of this process now, counted page by page. Only Linux tells it; elsewhere it is 0.
public var residentKilobytes: Int {
    guard let file = fopen("/proc/self/smaps_rollup", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard text.hasPrefix("Rss:") else { continue }
        return Int(text.split(separator: " ")[1]) ?? 0
    }
    return 0
}

/// All bytes of a file.
public func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fatalError("\(path) cannot be opened") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        initialized = fread(buffer.baseAddress, 1, count, file)
    }
}

/// Writes the bytes of a file.
public func write(_ bytes: some Collection<UInt8>, to path: String) {
    guard let file = fopen(path, "wb") else { fatalError("\(path) cannot be written") }
    defer { fclose(file) }
    let bytes = Array(bytes)
    precondition(fwrite(bytes, 1, bytes.count, file) == bytes.count, "\(path) cannot be written")
}
