import BudgetCodes

/// 基本支出项目名称: what projects of 人员经费 and 公用经费 are called, and the economic items that they are booked as.
///
/// A name stands here when the explanations of the classification name it under an item, or when it is the name of the
/// item with words left out. A name that places book differently has several items, and one that stands for many of them,
/// such as 工资福利支出 or 三费, has none. Only whole names are compared, without spaces, numbering, 在职人员 and 三保.
struct ProjectNames: Sendable {
    private static let items: [(codes: [DepartmentEconomicCode], names: [String])] = [
        (["30101"], ["基本工资", "岗位工资", "薪级工资", "职务工资", "级别工资"]),
        // The explanation of the item lists the allowances of agencies, of posts and of regions, and those for homes.
        (
            ["30102"],
            [
                "津贴补贴", "津补贴", "津贴", "规范津贴补贴", "规范性津贴补贴", "工作性津贴", "生活性补贴", "保留津贴", "岗位津贴",
                "特殊岗位津贴", "艰苦边远地区津贴", "地区附加津贴", "提租补贴", "购房补贴", "住房补贴", "采暖补贴", "物业服务补贴", "物业补贴",
            ]
        ),
        (["30103"], ["奖金", "年终一次性奖金", "年终一次性奖", "第十三个月工资"]),
        // Agencies book these as 奖金, institutions as 绩效工资, and some as 津贴补贴.
        (["30102", "30103", "30107"], ["奖励性津补贴", "奖励性补贴", "绩效奖金", "绩效奖", "年度考核奖", "综合考评奖", "目标考核奖"]),
        (["30106"], ["伙食补助费", "伙食补助"]),
        (["30107"], ["绩效工资", "基础性绩效工资", "奖励性绩效工资"]),
        (
            ["30108"],
            [
                "机关事业单位基本养老保险缴费", "机关事业单位基本养老保险费", "机关事业单位基本养老保险", "机关事业单位养老保险", "基本养老保险缴费",
                "基本养老保险费", "基本养老保险", "养老保险缴费", "养老保险费", "养老保险",
            ]
        ),
        (["30109"], ["职业年金缴费", "职业年金"]),
        (
            ["30110"],
            [
                "职工基本医疗保险缴费", "职工基本医疗保险费", "职工基本医疗保险", "基本医疗保险缴费", "基本医疗保险费", "基本医疗保险", "医疗保险缴费",
                "医疗保险费", "医疗保险",
            ]
        ),
        (["30111"], ["公务员医疗补助缴费"]),
        // Of staff, or of those who have retired.
        (["30111", "30307"], ["公务员医疗补助"]),
        (["30112"], ["其他社会保障缴费", "失业保险缴费", "失业保险费", "失业保险", "工伤保险缴费", "工伤保险费", "工伤保险"]),
        // A part of 职工基本医疗保险 since 2019, and by itself before.
        (["30110", "30112"], ["生育保险缴费", "生育保险费", "生育保险", "大病医疗保险", "大额医疗保险", "大额医疗补助"]),
        (["30113"], ["住房公积金"]),
        (["30114"], ["医疗费"]),
        (["30199"], ["其他工资福利支出"]),
        (["30301"], ["离休费"]),
        (["30302"], ["退休费"]),
        (["30301", "30302"], ["离退休费"]),
        (["30302", "30305", "30399"], ["退休奖励性补贴", "退休人员奖励性补贴", "退休人员补贴"]),
        (["30303"], ["退职费", "退职(役)费"]),
        (["30304"], ["抚恤金"]),
        (["30305"], ["生活补助"]),
        (["30304", "30305"], ["遗属补助", "遗属生活补助", "遗属生活补助费", "遗属生活困难补助"]),
        (["30307"], ["医疗费补助", "退休人员公务员医疗补助"]),
        (["30309"], ["奖励金"]),
        (["30201"], ["办公费"]),
        (["30202"], ["印刷费"]),
        (["30203"], ["咨询费"]),
        (["30204"], ["手续费"]),
        (["30205"], ["水费"]),
        (["30206"], ["电费"]),
        (["30205", "30206"], ["水电费"]),
        (["30207"], ["邮电费"]),
        (["30208"], ["取暖费"]),
        (["30209"], ["物业管理费"]),
        (["30211"], ["差旅费"]),
        (["30213"], ["维修(护)费"]),
        (["30214"], ["租赁费"]),
        (["30215"], ["会议费"]),
        (["30216"], ["培训费"]),
        (["30217"], ["公务接待费"]),
        (["30226"], ["劳务费"]),
        (["30227"], ["委托业务费"]),
        (["30228"], ["工会经费"]),
        (["30229"], ["福利费"]),
        (["30231"], ["公务用车运行维护费", "公务用车运行费"]),
        (["30239"], ["其他交通费用", "公务交通补贴"]),
        // The allowance of agencies for journeys, or a part of what staff is paid.
        (["30102", "30239"], ["交通补贴", "交通费"]),
    ]

    /// The items that some name stands for; the sets of names are bits by their places here.
    let codes: [Int32]
    /// The names one behind the other, the shorter ones first, then in the order of their bytes.
    private let text: [UInt8]
    private let names: [(end: Int, items: UInt64)]

    init() {
        let codes = Set(Self.items.flatMap { $0.codes.map(\.value) }).sorted()
        var all: [(bytes: [UInt8], codes: [DepartmentEconomicCode])] = []
        for item in Self.items {
            for name in item.names { all.append((Array(name.utf8), item.codes)) }
        }
        all.sort { left, right in
            if left.bytes.count != right.bytes.count { return left.bytes.count < right.bytes.count }
            return left.bytes.lexicographicallyPrecedes(right.bytes)
        }
        var text: [UInt8] = []
        names = all.map { bytes, items in
            text += bytes
            return (text.count, items.reduce(0) { $0 | 1 << UInt64(codes.firstIndex(of: $1.value) ?? 63) })
        }
        self.codes = codes
        self.text = text
    }

    /// The items that a name stands for, a bit for each; all where it is not known.
    ///
    /// - Parameter room: Room for the longest name.
    func items(of name: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>) -> UInt64 {
        // What folding may change begins with one of these; most names have none.
        let isPlain = !name.contains { $0 < 0x80 || $0 == 0xE3 || $0 == 0xEF }
        guard var found = isPlain ? name : fold(name, room) else { return .max }
        for (prefix, length) in Self.prefixes where found.count > length {
            guard found.first(length).hasBytes(of: prefix) else { continue }
            found = UnsafeBufferPointer(rebasing: found[length...])
        }
        return items(of: found)
    }

    /// The name in half width without spaces, numbering and (三保); `nil` when it is too long.
    private func fold(
        _ name: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8>? {
        var count = 0
        var index = numberingEnd(name)
        while index < name.count {
            let character = name.halfWidthASCII(at: index)
            if character?.byte != UInt8(ascii: " ") {
                guard count < room.count else { return nil }
                room[count] = character?.byte ?? name[index]
                count += 1
            }
            index += character?.length ?? 1
        }
        let found = UnsafeBufferPointer(UnsafeMutableBufferPointer(rebasing: room[..<count]))
        return found.ends(in: "(三保)") ? found.first(count - 8) : found
    }

    private static let prefixes: [(StaticString, Int)] = [("在职人员", 12), ("在职", 6)]

    /// Looks a folded name up.
    private func items(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            let start = middle == 0 ? 0 : names[middle - 1].end
            let length = names[middle].end - start
            var order = length - name.count
            var index = 0
            while order == 0, index < length {
                order = Int(text[start + index]) - Int(name[index])
                index += 1
            }
            if order == 0 { return names[middle].items }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return .max
    }
}
