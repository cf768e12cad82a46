import Diagnostics

extension CheckRule {
  /// An image says nothing to those who do not see it.
  ///
  /// In Markdown an empty text counts as none; `alt=""` in HTML is how an author says that an image
  /// only adorns the page.
  static let imageAlt = CheckRule(
    "image-alt",
    look: .document { document in
      document.places { $0.isImage && $0.isEmpty }.map { place in
        CheckFinding(
          "this image has no text", at: document.startOfImage(at: place.offset),
          hint: imageAltHint)
      }
    },
    .links { links in
      let groups = links.groups { $0.kind == .imageWithoutWords }
      return await links.findings(groups) { group in
        ("the image '\(group.target.written)' has no 'alt'", imageAltHint)
      }
    })

  private static let imageAltHint =
    "say what it shows; in HTML, alt=\"\" says that it only adorns the page"
}

extension CheckedDocument {
  /// Where the image begins to which a destination belongs.
  fileprivate func startOfImage(at offset: Int) -> Int {
    for opening in ["![](", "![](<"] {
      let start = offset - opening.utf8.count
      if start >= bodyStart, file.bytes[start..<offset].elementsEqual(opening.utf8) {
        return start
      }
    }
    return offset
  }
}
