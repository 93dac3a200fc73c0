// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "budget-tools",
    platforms: [.macOS(.v13)],
    products: [
        .executable(name: "budget", targets: ["budget"])
    ],
    dependencies: [
        // The name keeps the identity of the root the same in every clone, whatever its folder is called.
        .package(name: "swift-china-budget", path: "../"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .executableTarget(name: "budget", dependencies: ["BudgetTool"]),
        .target(
            name: "BudgetTool",
            dependencies: [
                .product(name: "BudgetCodes", package: "swift-china-budget"),
                .product(name: "BudgetModel", package: "swift-china-budget"),
                .product(name: "BudgetInterchange", package: "swift-china-budget"),
                .product(name: "BudgetReading", package: "swift-china-budget"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(
            name: "BudgetToolTests",
            dependencies: [
                "BudgetTool", .product(name: "BudgetInterchange", package: "swift-china-budget"),
                .product(name: "BudgetReading", package: "swift-china-budget"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
