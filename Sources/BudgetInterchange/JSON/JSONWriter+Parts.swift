import BudgetModel

// What documents have beside lines. Keys come in sorted order.

extension JSONWriter {
    mutating func header(_ header: Disclosure.Header) {
        beginObject()
        key("agency")
        agency(header.agency)
        text(header.division?.description, of: "division")
        text(header.entity.rawValue, of: "entity")
        key("fiscalYear")
        whole(Int64(header.fiscalYear))
        text(header.kind.rawValue, of: "kind")
        text(header.published, of: "published")
        if let superior = header.superior {
            key("superior")
            agency(superior)
        }
        text(header.title, of: "title")
        endObject()
    }

    mutating func agency(_ agency: Agency) {
        beginObject()
        text(agency.code?.description, of: "code")
        text(agency.name, of: "name")
        endObject()
    }

    mutating func caption(_ caption: Caption) {
        beginObject()
        if let columns = caption.columns {
            key("columns")
            beginArray()
            for column in columns { self.column(column) }
            endArray()
        }
        if !caption.formulas.isEmpty { texts(caption.formulas, of: "formulas") }
        text(caption.heading, of: "heading")
        key("isUnitPrinted")
        bool(caption.isUnitPrinted)
        if !caption.lineDecimals.isEmpty {
            key("lineDecimals")
            beginArray()
            for line in caption.lineDecimals {
                beginObject()
                key("decimals")
                whole(Int64(line.decimals))
                text(line.line.rawValue, of: "line")
                endObject()
            }
            endArray()
        }
        text(caption.noneStatement, of: "noneStatement")
        if !caption.notes.isEmpty { texts(caption.notes, of: "notes") }
        text(caption.number, of: "number")
        key("precision")
        beginObject()
        key("decimals")
        whole(Int64(caption.precision.decimals))
        text(caption.precision.unit.rawValue, of: "unit")
        endObject()
        if !caption.remarks.isEmpty {
            key("remarks")
            beginArray()
            for remark in caption.remarks { self.remark(remark) }
            endArray()
        }
        text(caption.title, of: "title")
        if let year = caption.year {
            key("year")
            whole(Int64(year))
        }
        endObject()
    }

    private mutating func column(_ column: PrintedColumn) {
        beginObject()
        text(column.heading, of: "heading")
        text(column.name, of: "name")
        text(column.partOf, of: "partOf")
        text(column.side, of: "side")
        endObject()
    }

    private mutating func remark(_ remark: Remark) {
        guard remark.line != nil || remark.column != nil else { return string(remark.text) }
        beginObject()
        text(remark.column?.rawValue, of: "column")
        text(remark.line?.rawValue, of: "line")
        text(remark.text, of: "text")
        endObject()
    }

    /// Writes performance forms, which are written by their Codable types.
    mutating func performance(_ forms: PerformanceForms) {
        do {
            try encode(forms)
        } catch {
            // Nothing in these forms fails, for scores are written whatever their size; and nothing is written before.
            null()
        }
    }

    /// Writes a key and its text, if there is one.
    mutating func text(_ text: String?, of name: String) {
        guard let text else { return }
        key(name)
        string(text)
    }

    mutating func texts(_ texts: [String], of name: String) {
        key(name)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }
}
