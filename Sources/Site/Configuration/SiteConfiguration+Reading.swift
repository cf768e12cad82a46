import CJKText
import Dates
import Diagnostics
import Liquid
import Markdown
import YAML

extension SiteConfiguration {
  static let fileName = "site.yml"

  /// Reads site.yml, which every site has.
  ///
  /// - Parameters:
  ///   - root: the site's root.
  ///   - baseURL: what `--base-url` says, which wins over `url` and `base_path`.
  /// - Returns: the settings, and what is wrong with them.
  static func read(inSite root: String, baseURL: String?) -> (SiteConfiguration, [Diagnostic]) {
    var configuration = SiteConfiguration()
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: fileName)
    if (try? POSIX.status(root + "/" + fileName, followsLinks: false)) == nil {
      let hint = "run fude in the folder of a site, or make one with 'fude init'"
      diagnostics.append(.error("no site.yml in \(root)", hint: hint))
    } else if let target = try? POSIX.realPath(root + "/" + fileName),
      let problem = SiteBounds(root: root).problem(withTarget: target)
    {
      diagnostics.append(.error(problem, at: place, hint: "copy the file into the site"))
    } else {
      let (file, problems) = SourceReader.read(fileName, inSite: root)
      diagnostics += problems
      if let file { diagnostics += configuration.read(file, hasBaseURL: baseURL != nil) }
    }
    if let baseURL {
      configuration.basePath = ""
      if let problem = configuration.setURL(baseURL) {
        diagnostics.append(.error("--base-url \(problem)"))
      }
    }
    return (configuration, diagnostics)
  }

  mutating func read(_ file: SourceFile, hasBaseURL: Bool) -> [Diagnostic] {
    let (mapping, problems) = YAML.parseMapping(file, in: 0..<file.bytes.count, subject: "site.yml")
    var reader = FieldReader(mapping, in: file)
    values = mapping.entries.map { ($0.key, Value($0.value)) }
    readTexts(&reader)
    readAddress(&reader, hasBaseURL: hasBaseURL)
    readLists(&reader)
    readReadingSpeed(&reader)
    readMarkdown(&reader)
    if var liquid = reader.mapping("liquid") {
      undefinedVariables =
        liquid.choice("undefined", Environment.UndefinedRule.self) ?? undefinedVariables
      reader.finish(liquid, under: "liquid")
    }
    checks = CheckSettings(&reader)
    publishTargets = PublishSettings.read(&reader)
    return problems + reader.diagnostics
  }

  private mutating func readTexts(_ reader: inout FieldReader) {
    title = reader.string("title") ?? title
    description = reader.string("description") ?? description
    if let node = reader.node(["language", "lang"]) {
      if let tag = node.asString, LanguageTag.isValid(tag) {
        language = tag
      } else {
        reader.report(
          "'language' expects a language tag, found '\(node.asString ?? node.kindName)'", at: node,
          hint: "use ja, zh-Hans, zh-Hant, ko, en or another BCP 47 tag")
      }
    }
    if let node = reader.node(["author"]) {
      author = AuthorNames.read(node, &reader, key: "author").first
    }
    if let node = reader.node(["timezone"]), node.asString != "" {
      zoneName = node.asString ?? ""
      do throws(TimeZoneError) {
        zone = try TimeZone(identifier: zoneName)
      } catch {
        let meant = Suggestion.hint(for: zoneName, among: TimeZone.knownIdentifiers)
        reader.report(error.message, at: node, hint: meant ?? error.hint)
      }
    }
  }

  private mutating func readAddress(_ reader: inout FieldReader, hasBaseURL: Bool) {
    if let node = reader.node(["url"]) {
      if let problem = setURL(node.asString ?? "") { reader.report("'url' \(problem)", at: node) }
    } else if !hasBaseURL {
      reader.warnWholeFile(
        "no 'url': feeds and the sitemap link to \(origin)",
        hint: "add the address of the site, such as url: https://example.com")
    }
    if let node = reader.node(["base_path", "baseurl"]) {
      if let text = node.asString, let path = Self.normalizedBasePath(text) {
        basePath = path
      } else {
        reader.report(
          "'base_path' expects a path such as /blog, found '\(node.asString ?? node.kindName)'",
          at: node)
      }
    }
    if let node = reader.node(["permalink"]) {
      switch PermalinkPattern.parse(node.asString ?? "") {
      case .success(let pattern) where pattern.tellsPostsApart: permalink = pattern
      case .success:
        reader.report(
          "'permalink' gives all posts one address: '\(node.asString ?? "")'", at: node,
          hint: "add :slug, or use one of Jekyll's names: date, pretty, none")
      case .failure(let problem): reader.report(problem.message, at: node, hint: problem.hint)
      }
    }
  }

  private mutating func readLists(_ reader: inout FieldReader) {
    paginate = reader.integer("paginate", in: 1...10_000) ?? paginate
    if reader.has(["taxonomies"]) {
      var keys: [TaxonomyKey] = []
      for name in reader.strings("taxonomies") {
        if let key = TaxonomyKey(name), !keys.contains(key) {
          keys.append(key)
        } else if let node = reader.node(["taxonomies"]) {
          reader.report(
            "'\(name)' cannot be a taxonomy", at: node,
            hint: "use each front-matter key once, in ASCII letters, digits, '-' and '_'")
        }
      }
      taxonomies = keys
    }
    if var feed = reader.mapping("feed") {
      feedLength = feed.integer("length", in: 1...100_000) ?? feedLength
      hasTermFeeds = feed.bool("terms") ?? hasTermFeeds
      reader.finish(feed, under: "feed")
    }
  }

  private mutating func readMarkdown(_ reader: inout FieldReader) {
    markdown.language = language
    markdown.read(&reader)
    markdown.readRawHTML(&reader)
    showsTableOfContents = markdown.readTableOfContents(&reader) ?? false
    readScripts(of: .math, "math", files: ["style", "script", "auto_render"], &reader)
    readScripts(of: .mermaid, "mermaid", files: ["script"], &reader)
  }

  /// Reads a key that switches a construct, or says where the theme gets the scripts for it.
  private mutating func readScripts(
    of construct: MarkdownSwitch, _ key: String, files: [String], _ reader: inout FieldReader
  ) {
    guard case .mapping? = reader.node([key])?.value else {
      _ = markdown.read(construct, as: key, &reader)
      return
    }
    guard var addresses = reader.mapping(key) else { return }
    for file in files { _ = addresses.string(file) }
    reader.finish(addresses, under: key)
  }

  private mutating func readReadingSpeed(_ reader: inout FieldReader) {
    guard var speed = reader.mapping("reading_speed") else { return }
    let range = 1...100_000
    if let rate = speed.integer("ja", in: range) { readingRates.japaneseCharacters = Double(rate) }
    if let rate = speed.integer("zh", in: range) { readingRates.chineseCharacters = Double(rate) }
    if let rate = speed.integer("ko", in: range) { readingRates.hangulWords = Double(rate) }
    if let rate = speed.integer("other", in: range) { readingRates.otherWords = Double(rate) }
    reader.finish(speed, under: "reading_speed")
  }

  /// Takes over an address, or gives the rest of a sentence that says why it cannot.
  mutating func setURL(_ text: String) -> String? {
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      let host = rest.prefix { $0 != "/" }
      guard !host.isEmpty, !host.contains(where: { " ?#\"<>\\".contains($0) }) else { break }
      guard let path = Self.normalizedBasePath(String(rest.dropFirst(host.count))) else { break }
      origin = scheme + host
      if !path.isEmpty { basePath = path }
      return nil
    }
    return "expects an address such as https://example.com, found '\(text)'"
  }

  private static func normalizedBasePath(_ text: String) -> String? {
    let parts = PathText.parts(text)
    guard parts.allSatisfy({ $0 != "." && $0 != ".." && !$0.contains { " ?#\"<>\\".contains($0) } })
    else { return nil }
    return parts.map { "/" + PercentEncoding.path(String($0)) }.joined()
  }
}

extension SiteConfiguration.TaxonomyKey {
  fileprivate init?(_ name: String) {
    guard !name.isEmpty,
      name.utf8.allSatisfy({ byte in
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "_")
      })
    else { return nil }
    let singulars = ["categories": "category", "tags": "tag"]
    self.init(name: name, singular: singulars[name])
  }
}
