extension NumberFormat {
    /// A number of digits and a power of ten. Money is never a binary number, also not in between.
    struct Decimal {
        private(set) var isNegative = false
        /// The digits without zeros at the front.
        private var digits: [UInt8] = []
        /// The power of ten of the last digit.
        private var exponent = 0

        /// A number as a workbook stores it: `1234.5699999999999`, `1E-3`. Digits beyond the fifteenth are rounded
        /// away, which come from binary numbers.
        init?(_ text: String) {
            var isFraction = false
            var bytes = Array(text.utf8)[...]
            if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
                isNegative = bytes.removeFirst() == UInt8(ascii: "-")
            }
            var hasDigits = false
            while let byte = bytes.first {
                switch byte {
                case 0x30...0x39:
                    hasDigits = true
                    if digits.count < 40 {
                        if byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
                        if isFraction { exponent -= 1 }
                    } else if !isFraction {
                        exponent += 1
                    }
                case UInt8(ascii: "."):
                    guard !isFraction else { return nil }
                    isFraction = true
                case UInt8(ascii: "E"), UInt8(ascii: "e"):
                    guard hasDigits, let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)),
                        abs(power) < 400
                    else { return nil }
                    exponent += power
                    bytes = []
                    continue
                default: return nil
                }
                bytes.removeFirst()
            }
            guard hasDigits else { return nil }
            if digits.count > 15 { round(dropping: digits.count - 15) }
            trim()
        }

        var isZero: Bool { digits.isEmpty }

        /// Times a power of ten.
        func scaled(by power: Int) -> Decimal {
            var result = self
            result.exponent += power
            return result
        }

        /// With as few digits as say it.
        var plain: String { text(decimals: 0, optional: 10, isGrouped: false) }

        /// With so many decimals, rounded half away from zero, and some more where they are not zero.
        func text(decimals: Int, optional: Int, isGrouped: Bool) -> String {
            var rounded = self
            let most = min(decimals + optional, 30)
            if -exponent > most { rounded.round(dropping: -exponent - most) }
            rounded.trim()
            // Digits as characters, the point `point` places from the right.
            var all = rounded.digits
            if rounded.exponent > 0 { all += Array(repeating: 0, count: rounded.exponent) }
            var point = max(0, -rounded.exponent)
            while point < decimals {
                all.append(0)
                point += 1
            }
            while all.count <= point { all.insert(0, at: 0) }
            var text = rounded.isNegative && !rounded.isZero ? "-" : ""
            let whole = all.count - point
            for (place, digit) in all.enumerated() {
                if place == whole { text += "." }
                if isGrouped, place > 0, place < whole, (whole - place) % 3 == 0 { text += "," }
                text.unicodeScalars.append(Unicode.Scalar(0x30 + digit))
            }
            return text
        }

        private mutating func round(dropping count: Int) {
            guard count <= digits.count else {
                digits = []
                exponent += count
                return
            }
            let isUp = digits[digits.count - count] >= 5
            digits.removeLast(count)
            exponent += count
            guard isUp else { return }
            var place = digits.count - 1
            while place >= 0, digits[place] == 9 {
                digits[place] = 0
                place -= 1
            }
            if place >= 0 { digits[place] += 1 } else { digits.insert(1, at: 0) }
        }

        private mutating func trim() {
            while digits.last == 0 {
                digits.removeLast()
                exponent += 1
            }
            if digits.isEmpty { exponent = 0 }
        }

        /// The day and time that a number stands for, by a pattern with `y`, `m`, `d`, `h` and `s`.
        func date(_ pattern: String, is1904: Bool) -> String? {
            let parts = text(decimals: 0, optional: 10, isGrouped: false).split(separator: ".")
            guard !isNegative, let first = parts.first, var days = Int(first), days < 3_000_000 else { return nil }
            var seconds = 0
            if parts.count > 1 {
                let digits = parts[1].prefix(10)
                let fraction = (Int(digits) ?? 0) * Self.power(10 - digits.count)
                seconds = min((fraction * 864 + 50_000_000) / 100_000_000, 86_399)
            }
            // Day 60 is the 29th of February 1900, which never was.
            if is1904 { days += 1_461 } else if days > 60 { days -= 1 }
            let (year, month, day) = Self.day(days)
            return Self.filled(pattern, year, month, day, seconds)
        }

        private static func power(_ count: Int) -> Int { (0..<count).reduce(1) { value, _ in value * 10 } }

        /// The date of a number of days, 1 for the first of January 1900.
        private static func day(_ days: Int) -> (year: Int, month: Int, day: Int) {
            // Days since the first of March of the year 0.
            let count = days + 693_900
            let era = count / 146_097
            let ofEra = count - era * 146_097
            let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
            let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shifted = (5 * ofYear + 2) / 153
            let month = shifted < 10 ? shifted + 3 : shifted - 9
            return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shifted + 2) / 5 + 1)
        }

        private static func filled(_ pattern: String, _ year: Int, _ month: Int, _ day: Int, _ seconds: Int) -> String {
            var result = ""
            var rest = Array(pattern)[...]
            // `m` means minutes behind hours.
            var isTime = false
            func padded(_ number: Int, _ width: Int) -> String {
                let text = String(number)
                return String(repeating: "0", count: max(0, width - text.count)) + text
            }
            while let character = rest.first {
                let run = rest.prefix { $0 == character }
                rest = rest.dropFirst(run.count)
                switch character {
                case "y", "Y", "e":
                    result += run.count < 3 && character != "e" ? padded(year % 100, 2) : padded(year, 4)
                case "m", "M":
                    result += padded(isTime ? seconds / 60 % 60 : month, min(run.count, 2))
                    if run.count > 2, rest.isEmpty || rest.first == ";" { isTime = false }
                case "d", "D": result += run.count > 2 ? "" : padded(day, run.count)
                case "h", "H":
                    result += padded(seconds / 3_600, min(run.count, 2))
                    isTime = true
                case "s", "S": result += padded(seconds % 60, min(run.count, 2))
                case "\"":
                    let text = rest.prefix { $0 != "\"" }
                    result += String(text)
                    rest = rest.dropFirst(text.count + 1)
                case "\\", "!": if let next = rest.popFirst() { result.append(next) }
                case "_", "*": _ = rest.popFirst()
                case "[":
                    let text = rest.prefix { $0 != "]" }
                    rest = rest.dropFirst(text.count + 1)
                case ";": return result
                case "@": break
                default: result += String(run)
                }
            }
            return result
        }
    }
}
