import BudgetCodes
import LookupWork
import Measurement

// lookup data FOLDER    writes the table and the queries
// lookup run FOLDER     does the work in all variants
// lookup first          times the first look-up of this process
// lookup memory         what loading the catalogue adds to the resident size of this process

let arguments = CommandLine.arguments.dropFirst()
let folder = arguments.dropFirst().first ?? "."

func report(
    _ name: String, from start: String, reference: Bool = false, _ work: () -> LookupAnswer
) {
    let measurement = Measurement(of: work)
    measurement.report(name, from: start, reference: reference, answer: measurement.answer.description)
}

switch arguments.first {
case "data":
    let queries = LookupQueries()
    write(queries.lines, to: folder + "/queries.txt")
    write(
        queries.values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } },
        to: folder + "/queries.i32")
    write(Catalogue.functional[LookupQueries.year].exported(as: .csv).utf8, to: folder + "/codes.csv")

case "run":
    let edition = Catalogue.functional[LookupQueries.year]
    let text = contents(of: folder + "/queries.txt")
    let strings = text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    let codes = strings.compactMap { FunctionalCode($0) }
    precondition(codes.count == LookupQueries.count)
    let values = codes.map(\.value)
    report("ours, edition[code]", from: "int", reference: true) { LookupWork.codes(codes, in: edition) }
    report("ours, Code(value:) first", from: "int") { LookupWork.numbers(values, in: edition) }
    report("ours, 3 entries each", from: "int") { LookupWork.ancestors(codes, in: edition) }
    report("ours, edition[utf8:]", from: "text", reference: true) { LookupWork.lines(text, in: edition) }
    report("ours, edition[String]", from: "text") { LookupWork.strings(strings, in: edition) }

case "first":
    let start = wallSeconds
    let entry = Catalogue.functional[LookupQueries.year]["2080505"]
    let time = wallSeconds - start
    precondition(entry?.name == "机关事业单位基本养老保险缴费支出")
    print(time)

case "memory":
    func load<C: Classification>(_: C.Type) {
        let before = residentKilobytes
        let isLoaded = Code<C>(String(C.leadingDigit) + "01").map { C.catalogue[LookupQueries.year].contains($0) }
        let after = residentKilobytes
        precondition(isLoaded == true)
        print("\(C.officialName): \(after - before) KB")
    }
    // Something like it first, so that the pages of the runtime do not count.
    _ = try? Edition<Functional>(importing: "编码,名称\n208,a\n", year: 2025).contains("208")
    _ = residentKilobytes
    load(Functional.self)
    load(Revenue.self)
    load(DepartmentEconomic.self)
    load(GovernmentEconomic.self)

default:
    print("usage: lookup data FOLDER | run FOLDER | first | memory")
}
