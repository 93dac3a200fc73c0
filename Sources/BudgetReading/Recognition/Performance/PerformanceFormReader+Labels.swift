import BudgetCodes
import BudgetModel

/// 表头栏目: labels of a form and what stands behind them.
extension PerformanceFormReader {
    /// Texts below labels that have none behind them.
    mutating func readPending(_ fields: [PrintedGridRow.Field]) -> Bool {
        defer { pending = [] }
        let open = pending.filter { values[$0.label] == nil }
        guard !open.isEmpty, fields.allSatisfy({ FormLabel($0.text) == nil && !PrintedFigure.isFigure($0.raw) }) else {
            return false
        }
        // A label that a group has in front of it is taken again by the column.
        let found = fields.filter { field in open.contains { $0.column == field.column } }
        guard !found.isEmpty, found.count == fields.count || fields.count == open.count else { return false }
        for (place, field) in fields.enumerated() {
            let label =
                open.last { $0.column == field.column }?.label ?? (fields.count == open.count ? open[place].label : nil)
            if let label { set(label, [field]) }
        }
        return true
    }

    /// Labels with their values behind them.
    mutating func readLabels(_ fields: [PrintedGridRow.Field]) -> Bool {
        var isRead = false
        var next = 0
        while next < fields.count {
            guard let label = FormLabel(fields[next].text) else {
                next += 1
                continue
            }
            isRead = true
            if label == .longTermGoal, let year = PrintedText.year(in: fields[next].text) { longTermEnd = year }
            var end = next + 1
            while end < fields.count, FormLabel(fields[end].text) == nil { end += 1 }
            if end > next + 1 {
                set(label, Array(fields[(next + 1)..<end]))
            } else {
                pending.append((label, fields[next].column))
            }
            next = end
        }
        if isRead { section = .none }
        return isRead
    }

    private mutating func set(_ label: FormLabel, _ fields: [PrintedGridRow.Field]) {
        guard values[label] == nil, let first = fields.first, !PrintedFigure.isBlank(first.text) else { return }
        let texts = fields.map(\.text)
        switch label {
        case .category, .nature, .type: values[label] = FormChoice.chosen(texts)
        case .function: values[label] = texts.first
        default: values[label] = texts.joined(separator: "\n")
        }
        var cell = FormCell(line: label == .total ? ["总分"] : [], column: label.rawValue, field: first)
        if label.isMoney {
            // Two cells are not one figure.
            values[label] = first.raw
            for other in fields.dropFirst()
            where PrintedFigure(other.raw, unit: unit) != PrintedFigure(first.raw, unit: unit) {
                notes.append(.init(.unknownRow, other.text, page: other.page))
            }
            let figure = PrintedFigure(first.raw, unit: unit)
            cell.set(figure)
            if label == .basicExpenditure || label == .projectExpenditure {
                cell.line = [label.rawValue]
                cell.column = "amount"
            }
        }
        cells.append(cell)
    }

    /// A label that the model has no place for, with one text behind it, or two of them.
    mutating func readField(_ fields: [PrintedGridRow.Field]) -> Bool {
        guard fields.count == 2 || fields.count == 4 else { return false }
        let pairs = stride(from: 0, to: fields.count, by: 2).map { (fields[$0], fields[$0 + 1]) }
        let isPlain = pairs.allSatisfy { label, value in
            (2...12).contains(label.text.count) && label.text.allSatisfy { $0.isLetter || "（）()：:、".contains($0) }
                && !PrintedFigure.isFigure(value.raw)
        }
        guard isPlain else { return false }
        for (label, value) in pairs {
            addField(label, value)
        }
        return true
    }

    private mutating func addField(_ label: PrintedGridRow.Field, _ value: PrintedGridRow.Field) {
        let name = label.text.hasSuffix("：") || label.text.hasSuffix(":") ? String(label.text.dropLast()) : label.text
        fields.append(LabeledText(name, value.text))
        cells.append(FormCell(line: ["fields", name], column: "text", field: value))
    }

    /// The month up to which a monitoring form reports: 1—7月执行数.
    mutating func readMonth(_ text: String) {
        let plain = PrintedText.joined(text.halfWidth)
        guard throughMonth == nil, let place = plain.firstIndex(of: "月") else { return }
        let digits = plain[..<place].reversed().prefix { $0.isASCII && $0.isNumber }
        let before = plain[..<place].dropLast(digits.count)
        guard before.last.map({ "-—－~～至".contains($0) }) == true, let month = Int(String(digits.reversed())),
            (1...12).contains(month)
        else { return }
        throughMonth = month
    }
}
