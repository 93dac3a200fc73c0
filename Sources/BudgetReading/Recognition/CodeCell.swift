import BudgetCodes
import BudgetModel

/// 编码格: codes as cells print them: in parts, glued to names, as numbers of a spreadsheet.
enum CodeCell {
    /// The code that a text begins with and what stands behind it: `2080109社会保险经办机构`, `[057007]某中心`, `205.0`.
    /// `nil` when the text does not begin with one.
    static func leading(_ text: String) -> (code: String, rest: String)? {
        var code = ""
        var rest = text.unicodeScalars[...]
        if let first = rest.first?.halfWidth, first == "[" || first == "【" { rest = rest.dropFirst() }
        while let scalar = rest.first {
            let plain = scalar.halfWidth
            if ("0"..."9").contains(plain) {
                guard code.utf8.count < 24 else { return nil }
                code.unicodeScalars.append(plain)
            } else if !PrintedText.isSpace(scalar) {
                break
            }
            rest = rest.dropFirst()
        }
        guard !code.isEmpty else { return nil }
        if let dot = rest.first, dot == ".", rest.dropFirst().allSatisfy({ $0 == "0" }), rest.count > 1 {
            return (code, "")
        }
        if let close = rest.first, close == "]" || close == "】" || close == "］" {
            return (code, plain(rest.dropFirst()))
        }
        if let dash = rest.first, dash == "-" || dash == "—" || dash == "_", code.utf8.count >= 3 {
            // 208-05 is no code.
            guard let next = rest.dropFirst().first, !("0"..."9").contains(next.halfWidth) else { return nil }
            return (code, plain(rest.dropFirst()))
        }
        if let next = rest.first {
            // 1.项目, 2024年, 30万, 95% and codes of projects are none.
            guard !"、.．，,%％年月日万元个号)）".unicodeScalars.contains(next), !next.isASCIILetter else { return nil }
            guard code.utf8.count >= 3 else { return nil }
        } else if code.utf8.count < 3 {
            return nil
        }
        return (code, plain(rest))
    }

    private static func plain(_ rest: Substring.UnicodeScalarView) -> String { String(Substring(rest)) }

    /// The code of cells that have a part each: `201|06|01`, `301|2`, or from level to level `201|20106|2010601`.
    static func joined(_ parts: [String]) -> String {
        guard var code = parts.first else { return "" }
        for part in parts.dropFirst() {
            if part.utf8.count > code.utf8.count, part.hasPrefix(code) {
                code = part
            } else if part != code {
                code += part.utf8.count == 1 ? "0" + part : part
            }
        }
        return code
    }

    /// A number of a spreadsheet without its decimals: `205.0`.
    static func withoutDecimals(_ text: String) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].allSatisfy({ $0 == "0" }), PrintedText.digits(String(parts[0])) != nil else {
            return text
        }
        return String(parts[0])
    }
}
