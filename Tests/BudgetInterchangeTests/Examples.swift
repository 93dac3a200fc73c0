import BudgetInterchange
import Foundation

/// The documents of the folder Examples.
enum Example: String, CaseIterable, Sendable {
    case caidian = "caidian-2025-budget"
    case guangshui = "guangshui-2025-performance"
    case ningxia = "ningxia-2024-final-accounts"
    case tianmen = "tianmen-2024-budget"
    case wuhan = "wuhan-2023-final-accounts"
    case yunfu = "yunfu-2026-budget"

    /// Those that are not of governments, whose rows have a code only where one is printed.
    static let departments: [Example] = [.caidian, .guangshui, .tianmen, .wuhan]

    var path: String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appending(path: "Examples/\(rawValue).json").path(percentEncoded: false)
    }

    var document: Disclosure {
        get throws { try Disclosure(contentsOf: path) }
    }
}
