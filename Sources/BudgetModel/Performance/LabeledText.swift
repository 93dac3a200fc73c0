/// 栏目与内容: a text under the label that a form prints.
public struct LabeledText: Hashable, Codable, Sendable {
    /// The label as printed.
    public var label: String
    /// What stands there.
    public var text: String

    /// A text of a label.
    public init(_ label: String, _ text: String) {
        self.label = label
        self.text = text
    }
}
