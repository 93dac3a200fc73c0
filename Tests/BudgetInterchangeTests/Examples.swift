import BudgetInterchange
import Foundation

/// The documents of the folder Examples.
enum Example: String, CaseIterable, Sendable {
    case caidian = "caidian-2025-budget"
    case guangshui = "guangshui-2025-performance"
    case tianmen = "tianmen-2024-budget"
    case wuhan = "wuhan-2023-final-accounts"

    var path: String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appending(path: "Examples/\(rawValue).json").path(percentEncoded: false)
    }

    var document: Disclosure {
        get throws { try Disclosure(contentsOf: path) }
    }
}
