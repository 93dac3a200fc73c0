// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-china-budget",
    products: [
        .library(name: "BudgetCodes", targets: ["BudgetCodes"]),
    ],
    targets: [
        .target(name: "BudgetCodes"),
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
