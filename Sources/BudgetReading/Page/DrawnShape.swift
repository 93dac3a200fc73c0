extension PopplerDrawing {
    /// A path or rectangle of a drawing.
    struct Shape {
        var subpaths: [Subpath] = []
        var matrix = Matrix()
        var fill = Paint.dark
        var stroke = Paint.none

        /// How a shape is seen.
        enum Paint {
            case none, white, dark
        }

        /// Points that are joined.
        struct Subpath {
            var points: [Point] = []
            var isClosed = false
            var isCurved = false
        }

        /// The shape of the element whose start was just given.
        init(_ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>) {
            var box = (x: 0.0, y: 0.0, width: 0.0, height: 0.0)
            var opacity = (fill: true, stroke: true)
            var path: Range<Int>?
            var fill = Paint.dark
            var stroke = Paint.none
            var matrix = Matrix()
            func number(_ range: Range<Int>) -> Double {
                var numbers = DecimalScanner(bytes[range])
                return numbers.next() ?? 0
            }
            func set(_ name: Range<Int>, _ value: Range<Int>) {
                if scanner.reads(name, "fill") {
                    fill = Self.paint(scanner, bytes, value, isFill: true)
                } else if scanner.reads(name, "stroke") {
                    stroke = Self.paint(scanner, bytes, value, isFill: false)
                } else if scanner.reads(name, "fill-opacity") {
                    opacity.fill = number(value) > 0.02
                } else if scanner.reads(name, "stroke-opacity") {
                    opacity.stroke = number(value) > 0.02
                } else if scanner.reads(name, "opacity"), number(value) <= 0.02 {
                    opacity = (false, false)
                }
            }
            scanner.eachAttribute { name, value in
                if scanner.reads(name, "d") {
                    path = value
                } else if scanner.reads(name, "x") {
                    box.x = number(value)
                } else if scanner.reads(name, "y") {
                    box.y = number(value)
                } else if scanner.reads(name, "width") {
                    box.width = number(value)
                } else if scanner.reads(name, "height") {
                    box.height = number(value)
                } else if scanner.reads(name, "transform") {
                    matrix = Matrix(transform: bytes[value])
                } else if scanner.reads(name, "style") {
                    Self.eachProperty(bytes, value, set)
                } else {
                    set(name, value)
                }
            }
            self.fill = opacity.fill ? fill : .none
            self.stroke = opacity.stroke ? stroke : .none
            self.matrix = matrix
            if let path {
                subpaths = Self.subpaths(bytes, path)
            } else if scanner.name == "rect" {
                let (right, bottom) = (box.x + box.width, box.y + box.height)
                subpaths = [
                    Subpath(
                        points: [
                            Point(x: box.x, y: box.y), Point(x: right, y: box.y), Point(x: right, y: bottom),
                            Point(x: box.x, y: bottom),
                        ], isClosed: true)
                ]
            }
        }

        /// Calls a function with the places of the name and the value of each property of a style.
        private static func eachProperty(
            _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>, Range<Int>) -> Void
        ) {
            var start = range.lowerBound
            while start < range.upperBound {
                let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? range.upperBound
                if let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")) {
                    body(trimmed(start..<colon, bytes), colon + 1..<end)
                }
                start = end + 1
            }
        }

        /// Without the spaces around it.
        private static func trimmed(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
            var (start, end) = (range.lowerBound, range.upperBound)
            while start < end, bytes[start] <= 0x20 { start += 1 }
            while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
            return start..<end
        }

        /// What a colour is. Patterns and gradients fill areas that are no cells; lines of them are seen.
        private static func paint(
            _ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isFill: Bool
        ) -> Paint {
            let range = trimmed(range, bytes)
            func isWord(_ word: StaticString) -> Bool { scanner.reads(range, word) }
            func begins(_ word: StaticString) -> Bool {
                scanner.reads(range.prefix(word.utf8CodeUnitCount), word)
            }
            if isWord("none") || isWord("transparent") { return .none }
            if isWord("white") || isWord("#fff") || isWord("#ffffff") || isWord("#FFF") || isWord("#FFFFFF") {
                return .white
            }
            if begins("url(") { return isFill ? .none : .dark }
            guard begins("rgb") else { return .dark }
            let limit = bytes[range].contains(UInt8(ascii: "%")) ? 97.0 : 247.0
            var numbers = DecimalScanner(bytes[range])
            var count = 0
            while let number = numbers.next() {
                guard number > limit || count > 2 else { return .dark }
                count += 1
            }
            return count >= 3 ? .white : .dark
        }

        /// The parts of a path.
        private static func subpaths(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Subpath] {
            var result: [Subpath] = []
            var current = Subpath()
            var start = range.lowerBound
            func finish() {
                if current.points.count > 1 { result.append(current) }
                current = Subpath()
            }
            while start < range.upperBound {
                let command = bytes[start]
                var end = start + 1
                while end < range.upperBound, !isCommand(bytes[end]) { end += 1 }
                var numbers = DecimalScanner(bytes[start + 1..<end])
                switch command {
                case UInt8(ascii: "M"):
                    finish()
                    while let x = numbers.next(), let y = numbers.next() { current.points.append(Point(x: x, y: y)) }
                case UInt8(ascii: "L"):
                    while let x = numbers.next(), let y = numbers.next() { current.points.append(Point(x: x, y: y)) }
                case UInt8(ascii: "H"):
                    while let x = numbers.next(), let last = current.points.last {
                        current.points.append(Point(x: x, y: last.y))
                    }
                case UInt8(ascii: "V"):
                    while let y = numbers.next(), let last = current.points.last {
                        current.points.append(Point(x: last.x, y: y))
                    }
                case UInt8(ascii: "Z"), UInt8(ascii: "z"):
                    // A further part begins where this one began.
                    let first = current.points.first
                    current.isClosed = true
                    finish()
                    if let first { current.points = [first] }
                case let other where isCommand(other): current.isCurved = true
                default: break
                }
                start = end
            }
            finish()
            return result
        }

        private static func isCommand(_ byte: UInt8) -> Bool {
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) && byte != UInt8(ascii: "e")
        }
    }
}
