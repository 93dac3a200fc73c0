/// The loops that every line of a ledger goes through, once for each grouping.
///
/// They read and write through pointers, without checks of bounds: with checks the roll-up of five million lines takes
/// more than twice the time of a C++ program, without them less. Every index is in range by construction, as the
/// comments say; nothing here depends on the contents of a document.
enum LedgerLoops {
    /// Adds amounts to sums by slot. The slot of a position stands at the position less the offset.
    ///
    /// Slots are numbers of the ledger's own tables, or made of numbers below the counts whose product is the size of
    /// the sums.
    static func add(
        _ amounts: [Int64], _ range: Range<Int>, slots: [Int32], offset: Int, to sums: inout [Int64],
        _ seen: inout [Bool]
    ) {
        precondition(range.upperBound <= amounts.count && range.upperBound - offset <= slots.count)
        amounts.withUnsafeBufferPointer { amounts in
            slots.withUnsafeBufferPointer { slots in
                sums.withUnsafeMutableBufferPointer { sums in
                    seen.withUnsafeMutableBufferPointer { seen in
                        for position in range {
                            let slot = Int(truncatingIfNeeded: slots[position &- offset])
                            sums[slot] &+= amounts[position]
                            seen[slot] = true
                        }
                    }
                }
            }
        }
    }

    /// Adds amounts to sums by code, up to a code that has no number yet. Returns where it stopped.
    ///
    /// Codes of a ledger are below the end of the directory, and a number that was given has an entry in the sums.
    static func add(
        _ amounts: [Int64], _ range: Range<Int>, codes: CodeNumbers, _ column: [Int32], to sums: inout [Int64],
        _ seen: inout [Bool]
    ) -> Int {
        precondition(range.upperBound <= amounts.count && range.upperBound <= column.count)
        return amounts.withUnsafeBufferPointer { amounts in
            column.withUnsafeBufferPointer { column in
                codes.directory.withUnsafeBufferPointer { directory in
                    codes.pages.withUnsafeBufferPointer { pages in
                        sums.withUnsafeMutableBufferPointer { sums in
                            seen.withUnsafeMutableBufferPointer { seen in
                                for position in range {
                                    let entry = entry(column[position], directory, pages)
                                    if entry == 0 { return position }
                                    let slot = Int(truncatingIfNeeded: entry) &- 1
                                    sums[slot] &+= amounts[position]
                                    seen[slot] = true
                                }
                                return range.upperBound
                            }
                        }
                    }
                }
            }
        }
    }

    /// The same by code and a column of bytes, which has 256 numbers, each below `inner`.
    static func add(
        _ amounts: [Int64], _ range: Range<Int>, codes: CodeNumbers, _ column: [Int32], _ bytes: [UInt8],
        _ numbers: [Int32], _ inner: Int, to sums: inout [Int64], _ seen: inout [Bool]
    ) -> Int {
        precondition(range.upperBound <= amounts.count && range.upperBound <= column.count)
        precondition(range.upperBound <= bytes.count && numbers.count == 256)
        return amounts.withUnsafeBufferPointer { amounts in
            column.withUnsafeBufferPointer { column in
                bytes.withUnsafeBufferPointer { bytes in
                    numbers.withUnsafeBufferPointer { numbers in
                        codes.directory.withUnsafeBufferPointer { directory in
                            codes.pages.withUnsafeBufferPointer { pages in
                                sums.withUnsafeMutableBufferPointer { sums in
                                    seen.withUnsafeMutableBufferPointer { seen in
                                        for position in range {
                                            let entry = entry(column[position], directory, pages)
                                            if entry == 0 { return position }
                                            let number = numbers[Int(bytes[position])]
                                            let slot =
                                                (Int(truncatingIfNeeded: entry) &- 1) &* inner
                                                &+ Int(truncatingIfNeeded: number)
                                            sums[slot] &+= amounts[position]
                                            seen[slot] = true
                                        }
                                        return range.upperBound
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The number of a code plus one, or 0 when it has none.
    @inline(__always)
    private static func entry(
        _ code: Int32, _ directory: UnsafeBufferPointer<Int32>, _ pages: UnsafeBufferPointer<Int32>
    ) -> Int32 {
        let (page, rest) = UInt32(bitPattern: code).quotientAndRemainder(dividingBy: 100)
        return pages[Int(directory[Int(page)]) &* 100 &+ Int(rest)]
    }
}
