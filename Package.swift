// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-china-budget",
    products: [
        .library(name: "BudgetCodes", targets: ["BudgetCodes"]),
        .library(name: "BudgetModel", targets: ["BudgetModel"]),
        .library(name: "BudgetInterchange", targets: ["BudgetInterchange"]),
    ],
    targets: [
        .target(name: "BudgetCodes"),
        .target(name: "BudgetModel", dependencies: ["BudgetCodes"]),
        .target(name: "BudgetInterchange", dependencies: ["BudgetModel"]),
        .testTarget(name: "BudgetCodesTests", dependencies: ["BudgetCodes"]),
        .testTarget(name: "BudgetModelTests", dependencies: ["BudgetModel"]),
        .testTarget(name: "BudgetInterchangeTests", dependencies: ["BudgetInterchange"]),
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
