/// How well something in the catalogue is known.
///
/// The official books of the classification could not be read when the catalogue was made. So each name says where it
/// comes from. For the name of a code as such the years of its documents count; for an entry of an edition it matters
/// which year the edition has. `Docs/Codes.md` tells the method.
public enum Evidence: Hashable, Sendable {
    /// Printed in published documents of these years, with exactly this code and name. The list is in order. It is
    /// empty when a published source gives no year.
    ///
    /// For an entry: printed in the year of its edition, or before and after it with no other name of the code between.
    case published(years: [Int])
    /// Printed only in documents of these years, all later than the edition. An older name may have been in use.
    case carriedBack(years: [Int])
    /// Printed in documents of these years, none of them later than the edition, or with another name between. The code
    /// may have another name by now, or be gone.
    case carriedOn(years: [Int])
    /// Not seen in print, but two independent sources agree: an older table and a recollection, or two recollections.
    case corroborated
    /// Known from one source only, or the sources differ.
    case unverified

    /// The name of this kind of evidence.
    public func name(in language: Language) -> String {
        let names: BilingualText =
            switch self {
            case .published: BilingualText("公开文件印证", "published")
            case .carriedBack: BilingualText("据以后年度推定", "carried back")
            case .carriedOn: BilingualText("沿用以前年度", "carried on")
            case .corroborated: BilingualText("两个来源一致", "corroborated")
            case .unverified: BilingualText("未经核实", "unverified")
            }
        return names[language]
    }

    /// The years in which it was printed, in order. Empty when it was not.
    public var years: [Int] {
        switch self {
        case .published(let years), .carriedBack(let years), .carriedOn(let years): years
        case .corroborated, .unverified: []
        }
    }

    /// Whether it is published: enough to call a name wrong that differs.
    public var isFirm: Bool {
        if case .published = self { true } else { false }
    }
}
