import ArgumentParser
import BudgetCodes

/// The languages of messages.
enum LanguageOption: String, CaseIterable, ExpressibleByArgument {
    case zh, en

    var language: Language { self == .zh ? .chinese : .english }
}

/// The levels of codes.
enum LevelOption: String, CaseIterable, ExpressibleByArgument {
    case category = "类"
    case section = "款"
    case item = "项"

    var level: CodeLevel {
        switch self {
        case .category: .category
        case .section: .section
        case .item: .item
        }
    }
}
