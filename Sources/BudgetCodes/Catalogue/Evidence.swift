/// How well something in the catalogue is known.
///
/// The official books of the classification could not be read when the catalogue was made. So each name says where it
/// comes from. `Docs/Codes.md` tells the method.
public enum Evidence: Hashable, Sendable {
    /// Printed in published documents of these years, with exactly this code and name. The list is in order. It is
    /// empty when a published source gives no year.
    case published(years: [Int])
    /// Not seen in print, but two independent sources agree: an older table and a recollection, or two recollections.
    case corroborated
    /// Known from one source only, or the sources differ.
    case unverified

    /// The name of this kind of evidence.
    public func name(in language: Language) -> String {
        let names: BilingualText =
            switch self {
            case .published: BilingualText("公开文件印证", "published")
            case .corroborated: BilingualText("两个来源一致", "corroborated")
            case .unverified: BilingualText("未经核实", "unverified")
            }
        return names[language]
    }

    /// The years in which it was printed, in order. Empty unless published.
    public var years: [Int] {
        if case .published(let years) = self { years } else { [] }
    }
}
