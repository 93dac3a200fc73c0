extension Amount: Codable {
    // A plain number in 元 with at most two decimals. Readers that know no 分 (spreadsheets, scripts) see the
    // figure they expect, and every amount up to `interchangeLimit` survives binary floating point. Beyond it, where a
    // number would not, an amount is a text with the same decimal.

    /// Reads a number in 元, or a text with a decimal for an amount beyond ``interchangeLimit``.
    ///
    /// - Throws: `DecodingError.dataCorrupted` when it is finer than a 分, or a number beyond ``interchangeLimit``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            guard let amount = Amount(beyondLimit: text) else {
                let reason = "expected an amount, a number in yuan"
                throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
            }
            self = amount
            return
        }
        let yuan: Double
        do {
            yuan = try container.decode(Double.self)
        } catch is DecodingError {
            let reason = "expected an amount, a number in yuan"
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
        guard let amount = Amount(yuan: yuan) else {
            let expected =
                yuan.magnitude >= 70_368_744_177_664
                ? "an amount in yuan of at most \(Amount.interchangeLimit)"
                : "an amount in yuan with at most two decimals"
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected \(expected), found \(yuan)")
        }
        self = amount
    }

    /// Writes a number in 元, or a text where the amount is beyond ``interchangeLimit``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if isWithinInterchangeLimit {
            try container.encode(Double(fen) / 100)
        } else {
            try container.encode(description)
        }
    }

    /// Whether interchange formats hold the amount as a number.
    package var isWithinInterchangeLimit: Bool { fen.magnitude <= Amount.interchangeLimit.fen.magnitude }

    /// The amount of a plain decimal beyond ``interchangeLimit``, `nil` for any other text.
    package init?(beyondLimit text: String) {
        guard text.utf8.count <= 24, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 }),
            let amount = try? Amount.parse(text, unit: .yuan), !amount.isWithinInterchangeLimit
        else { return nil }
        self = amount
    }

    /// The amount that a binary number of yuan stands for, or `nil` when it is no whole number of 分.
    init?(yuan: Double) {
        guard yuan.magnitude < 70_368_744_177_664 else { return nil }
        // The product may fall beside a whole number. Dividing is exact, and only one neighbour gives the number back.
        let near = Int64(yuan * 100)
        guard let fen = [near, near + 1, near - 1].first(where: { Double($0) / 100 == yuan }) else { return nil }
        self.init(fen: fen)
    }
}
