import BudgetReading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads PDF by the programs of poppler.
struct PDFFile: Sendable {
    /// The most pages of a file.
    var pageLimit = 3_000
    /// The most seconds that a program may take.
    var timeLimit = 120.0
    /// The most programs that draw at the same time, and the most pages that each draws: drawings are large.
    var drawing = (programs: min(4, ProcessInfo.processInfo.activeProcessorCount), pages: 16)

    private static let poppler = ExternalProgram.Package(
        title: "poppler",
        commands:
            "apt install poppler-utils (Debian, Ubuntu), dnf install poppler-utils (Fedora), brew install poppler (macOS)"
    )

    private func program(_ name: String) -> ExternalProgram {
        ExternalProgram(names: [name], package: Self.poppler, timeLimit: timeLimit)
    }

    /// The tables and texts of a file.
    func content(of path: String) throws(Failure) -> PublishedContent {
        // A name that begins with a hyphen is no option.
        let file = path.hasPrefix("-") ? "./" + path : path
        let info = PopplerInfo(try run("pdfinfo", ["-box", "-f", "1", "-l", "\(pageLimit + 1)", file], path))
        guard info.pageCount <= pageLimit else {
            throw Failure("\(path): it has \(info.pageCount) pages, and no more than \(pageLimit) are read")
        }
        let words = try run("pdftotext", ["-tsv", file, "-"], path)
        guard let text = PopplerText(tsv: words) else {
            throw Failure("\(path): this pdftotext has no places of words; poppler 22.5 or later has them")
        }
        var pages = text.pages
        // Pages without anything are not in the table of words.
        let known = Set(pages.map(\.number))
        for number in 1...max(info.pageCount, 1) where !known.contains(number) {
            pages.append(PageContent(number: number, words: []))
        }
        pages.sort { $0.number < $1.number }
        if !words.isEmpty, pages.contains(where: { !$0.words.isEmpty }) { try rule(&pages, info, file, path) }
        return PageReader().content(of: pages)
    }

    /// Puts the lines on the pages that have words. Those of scans are left out: their drawings are large.
    private func rule(
        _ pages: inout [PageContent], _ info: PopplerInfo, _ file: String, _ path: String
    ) throws(Failure) {
        // Paper that is larger than any page: what lies outside of the first page would be left out.
        let options = ["-svg", "-paperw", "14000", "-paperh", "14000", "-noshrink", "-nocenter"]
        func drawings(_ parts: ArraySlice<Range<Int>>) throws(Failure) -> [[[Ruling]]] {
            let lists = parts.map { places in
                let last = places.upperBound - 1
                return options + ["-f", "\(pages[places.lowerBound].number)", "-l", "\(pages[last].number)", file, "-"]
            }
            return try run("pdftocairo", lists, path).map { PopplerDrawing(svg: $0).pages }
        }
        var rest = parts(of: pages)[...]
        while !rest.isEmpty {
            let parts = rest.prefix(drawing.programs)
            rest = rest.dropFirst(drawing.programs)
            for (places, drawn) in zip(parts, try drawings(parts)) {
                for (place, offset) in zip(places, 0...) {
                    // Some versions write no pages into one drawing.
                    pages[place].rulings =
                        drawn.count == places.count
                        ? drawn[offset] : try drawings([place..<place + 1]).first?.first ?? []
                }
            }
        }
        for place in pages.indices {
            guard let offset = info.offsets[pages[place].number] else { continue }
            pages[place].moveRulings(x: offset.x, y: offset.y)
        }
    }

    /// Pages with words that follow each other, by their places, in parts that are drawn at the same time.
    private func parts(of pages: [PageContent]) -> [Range<Int>] {
        // Few pages are not worth a program.
        let size = min(drawing.pages, max(4, (pages.count + drawing.programs - 1) / drawing.programs))
        var parts: [Range<Int>] = []
        for place in pages.indices where !pages[place].words.isEmpty {
            if let last = parts.last, last.upperBound == place, last.count < size,
                pages[place - 1].number + 1 == pages[place].number
            {
                parts[parts.count - 1] = last.lowerBound..<place + 1
            } else {
                parts.append(place..<place + 1)
            }
        }
        return parts
    }

    private func run(_ name: String, _ arguments: [String], _ path: String) throws(Failure) -> [UInt8] {
        try run(name, [arguments], path).first ?? []
    }

    private func run(_ name: String, _ lists: [[String]], _ path: String) throws(Failure) -> [[UInt8]] {
        let program = program(name)
        do throws(ExternalProgram.Problem) {
            return try program.run(each: lists)
        } catch {
            guard case .failed(_, let message) = error else { throw program.failure(error, path) }
            throw Failure(
                message.contains("ncorrect password")
                    ? "\(path): it has a password; save it without one first"
                    : "\(path): it is damaged, or was not copied to its end (\(name): \(message))")
        }
    }
}
