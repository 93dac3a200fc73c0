import BudgetCodes
import BudgetModel

/// 重点工作完成情况表: tasks with their number, matter, content and result.
enum KeyWorkReader {
    /// The table, or `nil` when a grid is none.
    static func read(_ candidate: ContentScanner.Candidate) -> KeyWork? {
        guard let heading = candidate.parts.top.last else { return nil }
        func column(_ word: String) -> Int? {
            heading.filled.first { PrintedText.folded($0.text).has(word) }?.column
        }
        guard let number = column("序号"), let matter = column("重要事项"), let result = column("完成情况") else { return nil }
        var work = KeyWork()
        work.caption.title = candidate.title?.text ?? candidate.above.last { $0.count < 40 && $0.hasSuffix("表") }
        work.caption.isUnitPrinted = false
        for row in candidate.parts.body {
            guard let name = row.field(matter), !name.isBlank,
                let digits = row.field(number).flatMap({ PrintedText.digits($0.text) }), let value = Int(digits)
            else { continue }
            var task = KeyWork.Task(number: value, matter: name.text)
            task.content = column("工作内容").flatMap { row.field($0)?.text }
            task.result = row.field(result)?.text
            work.tasks.append(task)
        }
        return work.tasks.isEmpty ? nil : work
    }
}
