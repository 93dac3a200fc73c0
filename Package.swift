// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-china-budget",
    products: [
        .library(name: "BudgetCodes", targets: ["BudgetCodes"]),
        .library(name: "BudgetModel", targets: ["BudgetModel"]),
    ],
    targets: [
        .target(name: "BudgetCodes"),
        .target(name: "BudgetModel", dependencies: ["BudgetCodes"]),
        .testTarget(name: "BudgetCodesTests", dependencies: ["BudgetCodes"]),
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
