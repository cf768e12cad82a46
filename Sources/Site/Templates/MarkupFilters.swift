import Liquid
import Markdown

/// Filters between text, markup and data: `jsonify`, `markdownify`, `xml_escape`.
enum MarkupFilters {
  static func register(in environment: inout Environment, _ configuration: SiteConfiguration) {
    environment.register(filter: "jsonify", dependsOn: .values) { input, _, _, _ in
      var bytes: [UInt8] = []
      ScriptText.append(input, to: &bytes)
      return .script(bytes)
    }
    environment.register(filter: "xml_escape", dependsOn: .values) { input, _, _, _ in
      var bytes: [UInt8] = []
      bytes.append(text: input.string)
      return .html(bytes)
    }
    let renderer = MarkdownRenderer(options: configuration.markdown.forFragment)
    environment.register(filter: "markdownify", dependsOn: .values) { input, _, _, _ in
      .html(renderer.render(Array(input.string.utf8)[...]).html)
    }
  }
}
