import Benchmark
import BudgetModel
import RollUpWork

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuUser, .instructions, .peakMemoryResident],
        maxDuration: .seconds(3))

    let ledger = RollUpLines.ledger()

    Benchmark("Five million lines by seven groupings") { _ in blackHole(RollUpWork.whole(ledger)) }
    Benchmark("Five million lines in eight parts, merged") { _ in blackHole(RollUpWork.merged(ledger, parts: 8)) }
    Benchmark("Five million lines by everything at once") { _ in
        blackHole(ledger.rollUp(by: [[.unit, .function(.item), .economic(.section), .fund]], in: 0..<500_000))
    }
}
