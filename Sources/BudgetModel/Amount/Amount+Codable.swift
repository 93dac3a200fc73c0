extension Amount: Codable {
    // A plain number in 元 with at most two decimals. Readers that know no 分 (spreadsheets, scripts) see the
    // figure they expect, and every amount up to `interchangeLimit` survives binary floating point.

    /// Reads a number in 元.
    ///
    /// - Throws: `DecodingError.dataCorrupted` when the number is finer than a 分 or beyond ``interchangeLimit``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
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

    /// Writes a number in 元.
    ///
    /// - Throws: `EncodingError.invalidValue` when the amount is beyond ``interchangeLimit``.
    public func encode(to encoder: any Encoder) throws {
        guard fen.magnitude <= Amount.interchangeLimit.fen.magnitude else {
            let reason = "an amount beyond \(Amount.interchangeLimit) yuan cannot be written exactly"
            throw EncodingError.invalidValue(self, .init(codingPath: encoder.codingPath, debugDescription: reason))
        }
        var container = encoder.singleValueContainer()
        try container.encode(Double(fen) / 100)
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
