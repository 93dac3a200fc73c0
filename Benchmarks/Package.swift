// swift-tools-version: 6.1
import PackageDescription

let root = "swift-china-budget"

let package = Package(
    name: "budget-benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        // The name keeps the identity of the root the same in every clone, whatever its folder is called.
        .package(name: "swift-china-budget", path: "../"),
        // Without its traits it needs no libjemalloc.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // What every workload shares: the clock, the statistics, one line of JSON for each result.
        .target(name: "Measurement"),

        // A workload has a target with the work, a program for `run`, and a benchmark for `swift package benchmark`.
        .target(
            name: "LookupWork",
            dependencies: ["Measurement", .product(name: "BudgetCodes", package: root)]),
        .executableTarget(
            name: "lookup",
            dependencies: ["LookupWork", "Measurement", .product(name: "BudgetCodes", package: root)]),
        .executableTarget(
            name: "LookupBenchmarks",
            dependencies: [
                "LookupWork", .product(name: "BudgetCodes", package: root),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/LookupBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),

        .target(
            name: "RollUpWork",
            dependencies: [
                "Measurement", .product(name: "BudgetCodes", package: root),
                .product(name: "BudgetModel", package: root),
            ]),
        .executableTarget(
            name: "rollup",
            dependencies: ["RollUpWork", "Measurement", .product(name: "BudgetModel", package: root)]),
        .executableTarget(
            name: "RollUpBenchmarks",
            dependencies: [
                "RollUpWork", .product(name: "BudgetModel", package: root),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/RollUpBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),

        .target(name: "ScoringWork", dependencies: [.product(name: "BudgetModel", package: root)]),
        .executableTarget(name: "scoring", dependencies: ["ScoringWork", "Measurement"]),
        .executableTarget(
            name: "ScoringBenchmarks",
            dependencies: ["ScoringWork", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/ScoringBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),

        .target(
            name: "DocumentsWork",
            dependencies: [
                .product(name: "BudgetInterchange", package: root), .product(name: "BudgetModel", package: root),
            ]),
        .executableTarget(name: "documents", dependencies: ["DocumentsWork", "Measurement"]),

        .target(
            name: "LedgerWork",
            dependencies: [
                .product(name: "BudgetCodes", package: root), .product(name: "BudgetInterchange", package: root),
                .product(name: "BudgetModel", package: root),
            ]),
        .executableTarget(name: "ledger", dependencies: ["LedgerWork", "Measurement"]),

        .target(
            name: "TablesWork",
            dependencies: [.product(name: "BudgetCodes", package: root), .product(name: "BudgetModel", package: root)]),
        .executableTarget(name: "tables", dependencies: ["TablesWork", "Measurement"]),

        .target(
            name: "PagesWork",
            dependencies: [
                .product(name: "BudgetModel", package: root), .product(name: "BudgetReading", package: root),
            ]),
        .executableTarget(name: "pages", dependencies: ["PagesWork", "Measurement"]),
    ],
    swiftLanguageModes: [.v6]
)
