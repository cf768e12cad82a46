/// What the values of attributes are read as (HTML Standard, section 4; SVG 2, section 16).
enum AttributeKinds {
  private static let addresses: Set<String> = [
    "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "href",
    "icon", "longdesc", "manifest", "poster", "profile", "src", "usemap", "xlink:href",
    // What animations of SVG give to another attribute.
    "by", "from", "to", "values",
  ]

  static func kind(of name: String) -> MarkupContext.ValueKind {
    if addresses.contains(name) { return .address(.scheme(isDynamic: false)) }
    if name == "style" { return .style }
    if name == "srcdoc" { return .document }
    return name.hasPrefix("on") ? .script : .plain
  }
}
