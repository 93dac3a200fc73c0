import Benchmark
import ScoringWork

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuUser, .instructions, .peakMemoryResident],
        maxDuration: .seconds(3))

    let forms = ScoringWork.forms
    Benchmark("100,000 indicators read and scored") { _ in blackHole(ScoringWork.score(forms)) }
}
