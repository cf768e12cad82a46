public import JSON

extension Diagnostic {
  /// The finding as data for other programs; keys that do not apply are left out.
  public var json: JSONValue {
    var members: [JSONMember] = [
      JSONMember(key: "severity", value: .string(severity.rawValue)),
      JSONMember(key: "message", value: .string(message)),
    ]
    if let rule { members.append(JSONMember(key: "rule", value: .string(rule))) }
    members += location?.jsonMembers ?? []
    if let hint { members.append(JSONMember(key: "hint", value: .string(hint))) }
    if !notes.isEmpty {
      let values = notes.map { note in
        let message = JSONMember(key: "message", value: .string(note.message))
        return JSONValue.object([message] + (note.location?.jsonMembers ?? []))
      }
      members.append(JSONMember(key: "notes", value: .array(values)))
    }
    if !fix.isEmpty { members.append(JSONMember(key: "fixable", value: .bool(true))) }
    return .object(members)
  }
}

extension SourceLocation {
  fileprivate var jsonMembers: [JSONMember] {
    var members = [JSONMember(key: "file", value: .string(path))]
    if let line { members.append(JSONMember(key: "line", value: .int(line))) }
    if let column { members.append(JSONMember(key: "column", value: .int(column))) }
    return members
  }
}
