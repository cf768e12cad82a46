/// Links and images.
extension HTMLWriter {
  mutating func link(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    guard imageDepth == 0 else { return }
    guard isEntering else { return html.append("</a>") }
    html.append("<a href=\"")
    let resolution = destination(id, .link)
    tree.withBytes(tree[id].detail) { title($0) }
    html.append("\"")
    if tree[id].attributes >= 0 { attributes(of: id, with: "") }
    if resolution?.isExternal == true { external(id) }
    html.append(">")
  }

  /// What links that leave the site bear, where the author did not say otherwise.
  private mutating func external(_ id: SyntaxTree.NodeID) {
    let given = tree.attributes(of: id)
    if !options.externalRel.isEmpty, given?.value(of: "rel") == nil {
      attribute("rel", options.externalRel)
    }
    if !options.externalTarget.isEmpty, given?.value(of: "target") == nil {
      attribute("target", options.externalTarget)
    }
  }

  mutating func image(_ id: SyntaxTree.NodeID, _ isEntering: Bool) {
    softBreaks.interrupt()
    if isEntering {
      imageDepth += 1
      guard imageDepth == 1 else { return }
      counter.addImage()
      imageCount += 1
      html.append("<img src=\"")
      imageSize = destination(id, .image)?.size
      html.append("\" alt=\"")
    } else {
      imageDepth -= 1
      guard imageDepth == 0 else { return }
      tree.withBytes(tree[id].detail) { title($0) }
      html.append("\"")
      if tree[id].attributes >= 0 { attributes(of: id, with: "") }
      imageAttributes(id)
      html.append(" />")
    }
  }

  /// The image's own size, so that the page does not jump when it arrives, and lazy loading from the
  /// second image on, where the author did not say otherwise.
  private mutating func imageAttributes(_ id: SyntaxTree.NodeID) {
    let given = tree.attributes(of: id)
    if let size = imageSize, given?.value(of: "width") == nil, given?.value(of: "height") == nil {
      attribute("width", String(size.width))
      attribute("height", String(size.height))
    }
    if options[.lazyImages], imageCount > 1, given?.value(of: "loading") == nil {
      attribute("loading", "lazy")
    }
  }

  private mutating func title(_ title: UnsafeBufferPointer<UInt8>) {
    guard !title.isEmpty else { return }
    html.append("\" title=\"")
    html.append(escapingHTML: title)
  }

  /// Writes where a link or an image leads.
  private mutating func destination(
    _ id: SyntaxTree.NodeID, _ kind: LinkResolver.Kind
  ) -> LinkResolver.Resolution? {
    tree.withBytes(tree[id].text) { url in
      guard !isRefused(url) else { return nil }
      guard let resolveURL else {
        html.append(escapingURL: url)
        return nil
      }
      let resolution = resolveURL.resolve(
        LinkResolver.Destination(
          kind: kind, url: String(decoding: url, as: UTF8.self), line: line,
          isEmpty: !tree[id].firstChild.exists))
      if let placeholder = resolution.placeholder {
        html.append(contentsOf: placeholder)
        return resolution
      }
      guard var resolved = resolution.url else {
        html.append(escapingURL: url)
        return resolution
      }
      resolved.withUTF8 { if !isRefused($0) { html.append(escapingURL: $0) } }
      return resolution
    }
  }

  private func isRefused(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    options.rawHTML != .keep && ScriptURL.isUnsafe(url)
  }
}
