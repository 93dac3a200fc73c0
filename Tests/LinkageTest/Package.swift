// swift-tools-version: 6.1
import PackageDescription

// Programs that show what a client of the libraries links; see scripts/linkage.
let package = Package(
    name: "linkage-test",
    platforms: [.macOS(.v13)],
    dependencies: [
        // The name keeps the identity of the root the same in every clone, whatever its folder is called.
        .package(name: "swift-china-budget", path: "../../")
    ],
    targets: [
        .executableTarget(
            name: "ModelClient",
            dependencies: [
                .product(name: "BudgetCodes", package: "swift-china-budget"),
                .product(name: "BudgetModel", package: "swift-china-budget"),
            ]
        ),
        .executableTarget(
            name: "ReadingClient",
            dependencies: [
                .product(name: "BudgetCodes", package: "swift-china-budget"),
                .product(name: "BudgetModel", package: "swift-china-budget"),
                .product(name: "BudgetReading", package: "swift-china-budget"),
            ]
        ),
        .executableTarget(
            name: "InterchangeClient",
            dependencies: [
                .product(name: "BudgetInterchange", package: "swift-china-budget")
            ]
        ),
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
