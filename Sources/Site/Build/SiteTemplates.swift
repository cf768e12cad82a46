import Diagnostics
import Liquid

/// What pages are made with beside documents: the theme, its templates compiled, and data.
struct SiteTemplates: Sendable {
  let theme: Theme
  let library: TemplateLibrary
  let data: LiquidDictionary
  let dataPrint: Fingerprint
  /// What is wrong with templates and data.
  let diagnostics: [Diagnostic]

  /// Whether a site shows the same with other templates, but for the theme's assets.
  func looks(like other: SiteTemplates) -> Bool {
    dataPrint == other.dataPrint && theme.wordsPrint == other.theme.wordsPrint
      && theme.layouts.count == other.theme.layouts.count
      && theme.layouts.allSatisfy { name, layout in
        other.theme.layouts[name]?.source.file.bytes == layout.source.file.bytes
      }
      && theme.assets.map(\.path) == other.theme.assets.map(\.path)
  }
}
