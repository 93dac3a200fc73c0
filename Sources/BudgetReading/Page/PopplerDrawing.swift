/// 线图: the straight lines of pages as `pdftocairo -svg` of poppler draws them.
///
/// Strokes and thin rectangles are lines, and fat rectangles give their four edges. Letters, curves, other shapes and
/// what is white are left out; white rectangles rule where they lie on a dark one. What is clipped away is no line.
public struct PopplerDrawing: Sendable {
    /// The lines of each page, from the first page of the drawing on.
    public private(set) var pages: [[Ruling]] = []
    /// Whether there were more lines than ``limit``, so that some are missing.
    public private(set) var isCut = false

    /// The most lines of a drawing.
    public static let limit = 2_000_000
    /// The most elements that are looked at, those counted again that are drawn several times.
    private static let elementLimit = 5_000_000

    private var lineCount = 0
    private var elements = 0
    /// Where the content of groups stands that are drawn elsewhere, by their names.
    private var groups: [String: Range<Int>] = [:]
    /// The paths that clip, by their names.
    private var clips: [String: [Point]] = [:]
    /// The dark rectangles of the page, on which white ones are seen.
    private var dark: [Box] = []

    /// Reads a drawing. Whatever the bytes, there is a result.
    public init(svg: [UInt8]) {
        svg.withUnsafeBufferPointer { bytes in
            collect(XMLScanner(bytes), bytes)
            draw(XMLScanner(bytes), bytes, State(), depth: 0)
        }
        // A drawing of one page names no pages.
        if pages.isEmpty { pages = [[]] }
    }

    /// A place in a drawing.
    struct Point {
        var x: Double
        var y: Double
    }

    /// What holds for the elements of a group.
    private struct State {
        var matrix = Matrix()
        /// What is seen; `nil` for everything.
        var clip: Box?
    }

    /// How coordinates are changed.
    struct Matrix {
        var a = 1.0
        var b = 0.0
        var c = 0.0
        var d = 1.0
        var e = 0.0
        var f = 0.0

        func applied(to point: Point) -> Point {
            Point(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
        }

        /// The change by another one first, then by this one.
        func after(_ other: Matrix) -> Matrix {
            Matrix(
                a: a * other.a + c * other.b, b: b * other.a + d * other.b, c: a * other.c + c * other.d,
                d: b * other.c + d * other.d, e: a * other.e + c * other.f + e, f: b * other.e + d * other.f + f)
        }
    }

    /// Finds the groups and clips that are defined.
    private mutating func collect(_ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>) {
        var scanner = scanner
        var clip: String?
        while let token = scanner.next() {
            switch (token, scanner.name) {
            case (.start, "symbol"): _ = scanner.skipElement()
            case (.start, "clipPath"): clip = scanner.attribute("id")
            case (.end, "clipPath"): clip = nil
            case (.start, "path"), (.start, "rect"):
                guard let clip else { continue }
                let shape = Shape(scanner, bytes)
                let points = shape.subpaths.flatMap { $0.points.map(shape.matrix.applied) }
                clips[clip, default: []] += points
            case (.start, "g"):
                guard let id = scanner.attribute("id"), !id.hasPrefix("glyph"), !scanner.hasEndLeft else { continue }
                groups[id] = scanner.place..<bytes.count
            default: break
            }
        }
    }

    /// Draws the elements of a piece of the drawing.
    private mutating func draw(
        _ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>, _ state: State, depth: Int
    ) {
        var scanner = scanner
        var states = [state]
        // For each open element whether it began a group.
        var open = 0
        while let token = scanner.next() {
            guard elements < Self.elementLimit, !isCut else {
                isCut = true
                return
            }
            elements += 1
            switch (token, scanner.name) {
            case (.start, "defs"), (.start, "symbol"), (.start, "clipPath"), (.start, "mask"), (.start, "pattern"):
                _ = scanner.skipElement()
            case (.start, "page"):
                pages.append([])
                dark = []
            case (.start, "g"):
                open += 1
                if states.count < 1_000 { states.append(entered(scanner, bytes, states[states.count - 1])) }
            case (.end, "g"):
                open -= 1
                // The end of a group that is drawn from elsewhere.
                if open < 0, depth > 0 { return }
                if states.count > 1, open < states.count - 1 { states.removeLast() }
                open = max(open, 0)
            case (.start, "path"), (.start, "rect"): add(Shape(scanner, bytes), states[states.count - 1])
            case (.start, "use"):
                guard depth < 8, !groups.isEmpty, let name = scanner.attribute("href"), name.hasPrefix("#"),
                    let group = groups[String(name.dropFirst())]
                else { continue }
                var inner = entered(scanner, bytes, states[states.count - 1])
                inner.matrix = inner.matrix.after(Matrix(e: number(scanner, "x"), f: number(scanner, "y")))
                draw(XMLScanner(bytes, group), bytes, inner, depth: depth + 1)
            default: break
            }
        }
    }

    private func number(_ scanner: XMLScanner, _ name: StaticString) -> Double {
        guard let text = scanner.attribute(name) else { return 0 }
        var numbers = DecimalScanner(Array(text.utf8))
        return numbers.next() ?? 0
    }

    /// What holds inside of a group.
    private func entered(_ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>, _ outer: State) -> State {
        var state = outer
        if let transform = scanner.attribute("transform") {
            state.matrix = outer.matrix.after(Matrix(transform: Array(transform.utf8)))
        }
        if let text = scanner.attribute("clip-path") {
            let name = String(text.drop { $0 != "#" }.dropFirst().prefix { $0 != ")" && $0 != "\"" && $0 != "'" })
            if let points = clips[name] {
                let box = Box(around: points.map(state.matrix.applied))
                state.clip = state.clip.map { $0.intersection(box) } ?? box
            }
        }
        return state
    }

    /// Adds the lines of a shape.
    private mutating func add(_ shape: Shape, _ state: State) {
        guard shape.fill != .none || shape.stroke != .none else { return }
        let matrix = state.matrix.after(shape.matrix)
        for subpath in shape.subpaths where !subpath.isCurved {
            let points = subpath.points.map(matrix.applied)
            guard points.count > 1, points.count < 10_000 else { continue }
            if shape.stroke == .dark { addStroke(points, isClosed: subpath.isClosed, state.clip) }
            if shape.fill != .none { addFill(points, shape.fill, state.clip) }
        }
    }

    private mutating func addStroke(_ points: [Point], isClosed: Bool, _ clip: Box?) {
        let ends = isClosed ? points.dropFirst() + [points[0]] : points.dropFirst()
        for (one, other) in zip(points, ends) {
            let line: Ruling
            if abs(one.y - other.y) < 1, abs(one.x - other.x) >= abs(one.y - other.y) {
                line = .level((one.y + other.y) / 2, from: one.x, to: other.x)
            } else if abs(one.x - other.x) < 1 {
                line = .upright((one.x + other.x) / 2, from: one.y, to: other.y)
            } else {
                continue
            }
            add(line, clip)
        }
    }

    private mutating func addFill(_ points: [Point], _ paint: Shape.Paint, _ clip: Box?) {
        var box = Box(around: points)
        // Slanted ends of borders make thin shapes that are no rectangles.
        let isThin = box.width < 3 || box.height < 3
        guard points.count <= 6, isThin || Self.isRectangle(points) else { return }
        if let clip {
            guard clip.left - 0.5 <= box.right, box.left <= clip.right + 0.5, clip.top - 0.5 <= box.bottom,
                box.top <= clip.bottom + 0.5
            else { return }
            box = box.intersection(clip)
        }
        guard box.isProper else { return }
        if paint == .white {
            guard dark.contains(where: { $0.holds(box) }) else { return }
        } else if min(box.width, box.height) >= 6, dark.count < 200 {
            dark.append(box)
        }
        for line in Ruling.edges(of: box) { add(line, nil) }
    }

    private static func isRectangle(_ points: [Point]) -> Bool {
        zip(points, points.dropFirst() + [points[0]]).allSatisfy { one, other in
            abs(one.x - other.x) < 0.05 || abs(one.y - other.y) < 0.05
        }
    }

    private mutating func add(_ line: Ruling, _ clip: Box?) {
        var line = line
        if let clip {
            let (across, along) =
                line.isLevel
                ? ((clip.top, clip.bottom), (clip.left, clip.right))
                : ((clip.left, clip.right), (clip.top, clip.bottom))
            guard line.position >= across.0 - 0.5, line.position <= across.1 + 0.5 else { return }
            line.start = max(line.start, along.0)
            line.end = min(line.end, along.1)
            guard line.start <= line.end else { return }
        }
        guard line.isProper else { return }
        guard lineCount < Self.limit else {
            isCut = true
            return
        }
        lineCount += 1
        if pages.isEmpty { pages.append([]) }
        pages[pages.count - 1].append(line)
    }
}

extension PopplerDrawing.Matrix {
    /// The change that `matrix(…)`, `translate(…)` or `scale(…)` says.
    init<Bytes: RandomAccessCollection<UInt8>>(transform: Bytes) where Bytes.Index == Int {
        var scanner = DecimalScanner(transform)
        var numbers: [Double] = []
        while numbers.count < 6, let number = scanner.next() { numbers.append(number) }
        switch (transform.first, numbers.count) {
        case (UInt8(ascii: "m"), 6):
            self.init(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
        case (UInt8(ascii: "t"), 1...): self.init(e: numbers[0], f: numbers.count > 1 ? numbers[1] : 0)
        case (UInt8(ascii: "s"), 1...): self.init(a: numbers[0], d: numbers.count > 1 ? numbers[1] : numbers[0])
        default: self.init()
        }
    }
}

extension Box {
    /// The smallest rectangle around points.
    init(around points: [PopplerDrawing.Point]) {
        self.init(
            left: points.map(\.x).min() ?? 0, top: points.map(\.y).min() ?? 0, right: points.map(\.x).max() ?? 0,
            bottom: points.map(\.y).max() ?? 0)
    }

    /// What both have; crossed when they have nothing.
    func intersection(_ other: Box) -> Box {
        Box(
            left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
            bottom: min(bottom, other.bottom))
    }

    /// Whether another rectangle lies inside, edges included, and is smaller.
    func holds(_ other: Box) -> Bool {
        left - 1 <= other.left && other.right <= right + 1 && top - 1 <= other.top && other.bottom <= bottom + 1
            && other.width * other.height < 0.95 * width * height
    }
}
