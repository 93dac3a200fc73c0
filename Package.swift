// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-china-budget",
    // Looking for a text inside a string without Foundation needs these versions on Apple systems.
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .library(name: "BudgetCodes", targets: ["BudgetCodes"]),
        .library(name: "BudgetModel", targets: ["BudgetModel"]),
        .library(name: "BudgetInterchange", targets: ["BudgetInterchange"]),
        .library(name: "BudgetReading", targets: ["BudgetReading"]),
    ],
    targets: [
        .target(name: "BudgetCodes"),
        .target(name: "BudgetModel", dependencies: ["BudgetCodes"]),
        .target(name: "BudgetInterchange", dependencies: ["BudgetCodes", "BudgetModel"]),
        // Rounding of numbers of points is in the mathematics library, which only Foundation would bring in on Linux.
        .target(
            name: "BudgetReading", dependencies: ["BudgetCodes", "BudgetModel"],
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux, .android]))]),
        .testTarget(name: "BudgetCodesTests", dependencies: ["BudgetCodes"]),
        .testTarget(
            name: "BudgetReadingTests",
            dependencies: ["BudgetCodes", "BudgetModel", "BudgetInterchange", "BudgetReading"], exclude: ["Layouts"]),
        .testTarget(name: "BudgetModelTests", dependencies: ["BudgetCodes", "BudgetModel"]),
        // What is re-exported is named too, or incremental builds miss its changes.
        .testTarget(
            name: "BudgetInterchangeTests", dependencies: ["BudgetCodes", "BudgetModel", "BudgetInterchange"],
            exclude: ["Golden/variants.json", "Golden/digests.txt", "Government", "Layouts"]),
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
