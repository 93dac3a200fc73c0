extension Table {
    /// The columns that the layout of a side prints, a bit for each; columns beyond share the last one. `nil` where the
    /// caption says nothing.
    func printedColumnBits(of side: Int) -> UInt64? {
        guard let columns = caption.columns else { return nil }
        let layout = layout(of: side)
        var printed: UInt64 = 0
        for column in columns where (column.side ?? (layout.side == "income" ? nil : layout.side)) == layout.side {
            if let place = layout.position(of: column.name) { printed |= 1 << UInt64(min(place, 63)) }
        }
        return printed == 0 ? nil : printed
    }
}
