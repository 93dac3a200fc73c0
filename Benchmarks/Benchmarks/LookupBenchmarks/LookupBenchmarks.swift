import Benchmark
import BudgetCodes
import LookupWork

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuUser, .instructions, .peakMemoryResident],
        maxDuration: .seconds(3))

    let edition = Catalogue.functional[LookupQueries.year]
    let queries = LookupQueries()
    let lines = queries.lines
    let codes = queries.values.compactMap { FunctionalCode(value: $0) }
    let strings = codes.map(\.description)

    Benchmark("A million look-ups from codes") { _ in blackHole(LookupWork.codes(codes, in: edition)) }
    Benchmark("A million look-ups from bytes") { _ in blackHole(LookupWork.lines(lines, in: edition)) }
    Benchmark("A million look-ups from strings") { _ in blackHole(LookupWork.strings(strings, in: edition)) }
    Benchmark("A million look-ups with ancestors") { _ in blackHole(LookupWork.ancestors(codes, in: edition)) }
    Benchmark("A million names") { _ in blackHole(LookupWork.names(codes, in: edition)) }
}
