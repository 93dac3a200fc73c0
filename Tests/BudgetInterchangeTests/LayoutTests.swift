import BudgetInterchange
import BudgetModel
import Foundation
import Testing

/// Performance forms of many places: the folder Layouts has one file for each, with the structure of the place and
/// invented names and figures.
enum LayoutFile: String, CaseIterable, Sendable {
    // Self-evaluations of projects.
    case chizhou = "chizhou-2022"
    case tianchang = "tianchang-2022"
    case ezhou = "ezhou-2021"
    case lijiang = "lijiang-2020"
    case sichuan = "sichuan-2022"
    case hubei = "hubei-2020"
    case suizhou = "suizhou-2021"
    case hengshan = "hengshan-2020"
    case ningjin = "ningjin-2019"
    case yueyang = "yueyang-2019"
    case evaluation = "evaluation-2020"
    // Self-evaluations of departments.
    case ningde = "ningde-2018"
    case chongqing = "chongqing-2021"
    case shouxian = "shouxian-2023"
    case guangdong
    // Goals of projects.
    case xiangtan = "xiangtan-2023"
    case xiangtanNext = "xiangtan-2024"
    case ningxiang = "ningxiang-2021"
    case yangquan = "yangquan-2021"
    case yueyangxian = "yueyangxian-2022"
    case longyan = "longyan-2023"
    case guangzhou = "guangzhou-2020"
    case huangshi = "huangshi-2022"
    case ezhouGoal = "ezhou-2022"
    case guangxi = "guangxi-2021"
    case central = "central-2022"
    case shanghai
    case regional = "regional-2015"
    // Goals of departments.
    case ningdeGoal = "ningde-2019"
    case guangshui = "guangshui-2021"
    case monitoring

    var text: [UInt8] {
        get throws {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Layouts")
            return Array(try Data(contentsOf: folder.appending(path: "\(rawValue).json")))
        }
    }

    /// The frame that its indicators belong to; none where the form has no levels.
    var frame: String? {
        switch self {
        case .chizhou, .tianchang, .ezhou, .lijiang, .sichuan, .hubei, .hengshan, .ningde, .xiangtan, .xiangtanNext,
            .ningxiang, .yangquan, .yueyangxian, .longyan, .guangzhou, .huangshi, .regional, .ningdeGoal, .guangshui,
            .monitoring:
            "output-effect-satisfaction"
        case .suizhou: "decision-management-performance"
        case .ningjin: "institution-output"
        case .yueyang, .guangxi: "input-process-output-result"
        case .evaluation: "decision-process-output-effect"
        case .shouxian: "planning-implementation"
        case .guangdong: "whole-department"
        case .central: "cost-output-effect-satisfaction"
        case .shanghai: "input-management-influence"
        case .chongqing, .ezhouGoal: nil
        }
    }
}

@Suite struct LayoutTests {
    @Test(arguments: LayoutFile.allCases) func everyLayoutIsReadAndWrittenBack(file: LayoutFile) throws {
        var reader = DisclosureReader()
        let result = try reader.read(try file.text)
        #expect(result.unknownKeys.map(\.keyPath) == [])
        let written = result.disclosure.json()
        #expect(try Disclosure(json: written) == result.disclosure)
        let forms = result.disclosure.performance
        #expect(!forms.isEmpty)
        // Foundation reads and writes the same.
        let text = try JSONEncoder().encode(forms)
        #expect(try JSONDecoder().decode(PerformanceForms.self, from: text) == forms)
    }

    /// Forms without levels have no such column, so the keys may be left out.
    @Test func levelsMayBeLeftOut() throws {
        let text = String(decoding: try LayoutFile.chongqing.text, as: UTF8.self)
        let without = text.replacingOccurrences(of: #""levelOne": "", "levelTwo": "", "#, with: "")
        #expect(without.utf8.count < text.utf8.count)
        #expect(try Disclosure(json: Array(without.utf8)) == Disclosure(json: Array(text.utf8)))
    }

    @Test(arguments: LayoutFile.allCases) func aRightFormHasNoError(file: LayoutFile) throws {
        let report = try Disclosure(json: try file.text).validate()
        let violated = report.findings(.violated)
        #expect(violated.filter { $0.severity != .note }.map { "\($0.rule) \($0.cell.location)" } == [])
        #expect(report.counts.holds > 0)
    }

    @Test(arguments: LayoutFile.allCases) func itsFrameIsKnown(file: LayoutFile) throws {
        let forms = try Disclosure(json: try file.text).performance
        #expect(frames(of: forms) == [file.frame])
    }

    private func frames(of forms: PerformanceForms) -> Set<String?> {
        var frames: Set<String?> = []
        let evaluated =
            forms.projectSelfEvaluations.map(\.indicators) + forms.monitorings.map(\.indicators)
            + [forms.departmentSelfEvaluation?.indicators].compactMap { $0 }
        for rows in evaluated where !rows.isEmpty { frames.insert(IndicatorTree(rows).frame?.id) }
        let goals =
            forms.projectGoals.flatMap { [$0.longTermIndicators, $0.annualIndicators] }
            + [forms.departmentGoal?.annualIndicators].compactMap { $0 }
        // 产出 alone is in many frames.
        for rows in goals where Set(rows.map(\.levelOne)).count > 1 || rows.first?.levelOne == "" {
            frames.insert(IndicatorTree(rows).frame?.id)
        }
        return frames
    }

    /// `budget show` prints the grids.
    @Test(arguments: LayoutFile.allCases) func everythingIsShown(file: LayoutFile) throws {
        let text = try file.text
        let forms = try #require(try DocumentTree(json: text)["performance"])
        let grids = try Disclosure(json: text).grids.flatMap(\.grids)
        let shown = grids.flatMap { [$0.title] + $0.notes + $0.columns.map(\.heading) + $0.rows.joined() }
        var leaves: [(key: String, text: String)] = []
        collect(forms, "", &leaves)
        #expect(leaves.count > 5)
        for leaf in leaves where !leaf.text.isEmpty {
            #expect(shown.contains { $0.contains(leaf.text) }, "\(leaf.key): \(leaf.text)")
        }
    }

    private static let amounts: Set<String> = [
        "amount", "initialBudget", "carryOver", "adjustment", "budget", "received", "actual", "forecast", "balance",
        "currentBudget", "totalBudget", "lastYear", "yearBeforeLast", "current",
    ]

    private func collect(_ tree: DocumentTree, _ key: String, _ leaves: inout [(key: String, text: String)]) {
        switch tree {
        case .word(let word): leaves.append((key, word == "true" ? "★" : "否"))
        case .number(let number):
            var text = FixedDecimal(number)?.description ?? number
            if Self.amounts.contains(key), let yuan = Int64(number) {
                text = Amount(yuan: yuan).formatted(.tenThousandYuan)
            }
            leaves.append((key, text))
        case .text(let text): leaves.append((key, text))
        case .list(let elements): for element in elements { collect(element, key, &leaves) }
        case .object(let members):
            for member in members where member.key != "precision" { collect(member.value, member.key, &leaves) }
        }
    }
}
