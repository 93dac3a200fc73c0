import BudgetModel
import BudgetReading

/// The pages work: what poppler writes of a PDF, its words and its drawing, read as grids and recognised as a document.
public struct PagesWork: Sendable {
    private let words: [UInt8]
    private let drawing: [UInt8]
    private let recognizer = DisclosureRecognizer()

    /// - Parameters:
    ///   - words: What `pdftotext -tsv` writes.
    ///   - drawing: What `pdftocairo -svg` writes.
    public init(words: [UInt8], drawing: [UInt8]) {
        self.words = words
        self.drawing = drawing
    }

    /// What was read.
    public struct Answer: Equatable, Sendable {
        public var pages = 0
        public var words = 0
        public var rulings = 0
        public var figures = 0
        /// The sum of all figures in 分.
        public var sum: Int64 = 0
    }

    /// Reads words, lines, grids and tables.
    public func read() -> Answer {
        var answer = Answer()
        guard var pages = PopplerText(tsv: words)?.pages else { return answer }
        let drawn = PopplerDrawing(svg: drawing).pages
        for place in pages.indices where drawn.indices.contains(place) { pages[place].rulings = drawn[place] }
        answer.pages = pages.count
        answer.words = pages.reduce(0) { $0 + $1.words.count }
        answer.rulings = pages.reduce(0) { $0 + $1.rulings.count }
        let document = recognizer.recognize(PageReader().content(of: pages)).disclosure
        for table in document.tables {
            for line in table.lines + [table.total].compactMap({ $0 }) {
                for column in line.columns.indices {
                    guard let amount = line[column] else { continue }
                    answer.figures += 1
                    answer.sum += amount.fen
                }
            }
        }
        return answer
    }
}
