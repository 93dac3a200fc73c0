extension Table {
    /// 合并: the table of a department from the tables of its units: lines of the same key are added, every level of
    /// every table by itself, and the totals too. Lines by code come out in prefix order. The caption is the first
    /// table's, in the finest precision of all; columns that the form does not know are those of all tables.
    ///
    /// - Returns: `nil` when there is no table.
    /// - Throws: ``RollUpError/differentForms(_:_:)``, ``RollUpError/outOfRange(line:column:)`` or
    ///   ``RollUpError/tooManyColumns(form:)``.
    public static func consolidating(_ tables: [Table]) throws(RollUpError) -> Table? {
        guard let first = tables.first else { return nil }
        for table in tables where table.form != first.form { throw .differentForms(first.form.id, table.form.id) }
        if !first.form.isTwoSided, tables.allSatisfy({ $0.sides.allSatisfy { $0.isEmpty && !$0.hasTotal } }) {
            return first
        }
        var result = Table(first.form)
        result.caption = try .consolidating(tables, first.form)
        for side in first.form.sides.indices {
            let layout = result.layout(of: side)
            var places = [String: Int]()
            for (place, column) in layout.columns.enumerated() { places[column.name] = place }
            var sum = SectionSum(layout)
            for table in tables {
                let columns = table.layout(of: side).columns.map { places[$0.name] ?? 0 }
                try sum.add(table.sides[side], columns)
            }
            result.sides[side] = sum.section
        }
        if !result.isEmpty { result.caption.noneStatement = nil }
        return result
    }
}

extension Caption {
    /// The caption of a table that is put together: as the first one prints it, in the finest precision of all.
    static func consolidating(_ captions: [Caption]) -> Caption {
        guard var caption = captions.first else { return Caption() }
        for other in captions where other.precision.quantum < caption.precision.quantum {
            caption.precision = other.precision
        }
        if !captions.allSatisfy({ $0.columns == caption.columns }) { caption.columns = nil }
        // A place that one table lost is not lost in the sum of several.
        if captions.count > 1 { caption.remarks = caption.remarks.map { Remark($0.text) } }
        return caption
    }

    /// The same for tables of a form. When they do not print the same columns, all columns of the form are printed, and
    /// behind them those that it does not know.
    fileprivate static func consolidating(_ tables: [Table], _ form: Form) throws(RollUpError) -> Caption {
        let captions = tables.map { $0.caption }
        var caption = consolidating(captions)
        guard caption.columns == nil else { return caption }
        var open: [PrintedColumn] = []
        for layout in form.sides {
            var names = Set<String>()
            for other in captions where other.columns != nil {
                for column in other.openColumns(of: layout) where names.insert(column.name).inserted {
                    open.append(column)
                }
            }
            guard layout.columns.count + names.count <= Layout.columnLimit else {
                throw .tooManyColumns(form: form.id)
            }
        }
        guard !open.isEmpty else { return caption }
        var own: [PrintedColumn] = []
        for (side, layout) in form.sides.enumerated() {
            let unprinted = tables.map { $0.unprintedColumns(of: side) }
            for (place, column) in layout.columns.enumerated()
            where unprinted.contains(where: { !$0.contains(place) }) {
                own.append(PrintedColumn(column.name, side: layout.side.isEmpty ? nil : layout.side))
            }
        }
        caption.columns = own + open
        return caption
    }
}
