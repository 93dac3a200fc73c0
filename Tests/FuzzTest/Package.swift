// swift-tools-version: 6.1
import PackageDescription

// Feeds random bytes to everything that reads bytes. Run it with scripts/fuzz.
let package = Package(
    name: "fuzz-test",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "swift-china-budget", path: "../../")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                .product(name: "BudgetCodes", package: "swift-china-budget"),
                .product(name: "BudgetModel", package: "swift-china-budget"),
                .product(name: "BudgetInterchange", package: "swift-china-budget"),
                .product(name: "BudgetReading", package: "swift-china-budget"),
            ],
            swiftSettings: [.unsafeFlags(["-sanitize=fuzzer"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
        )
    ],
    swiftLanguageModes: [.v6]
)
