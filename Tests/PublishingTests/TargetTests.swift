import Diagnostics
import JSON
import Testing

@testable import Publishing

@Suite struct TargetTests {
  private func read(_ json: String) throws(PublicationError) -> PublicationTarget {
    guard let value = try? JSONValue.parse(Array(json.utf8)) else { throw PublicationError("JSON") }
    return try PublicationTarget.read(
      name: "本番", value, inSite: "/網站", at: SourceLocation(path: "site.yml", line: 3))
  }

  @Test func targets() throws {
    let full = try read(
      #"{"rclone":"r2:blog","state":"r2:private/x","cache_control":{"字/*":"max-age=1"}}"#)
    #expect(full.name == "本番")
    #expect(full.kind == .rclone("r2:blog"))
    #expect(full.state == "r2:private/x")
    #expect(full.cacheRules.rules == [.init(pattern: "字/*", cacheControl: "max-age=1")])
    #expect(try read(#"{"rclone":"../www"}"#).kind == .rclone("/網站/../www"))
    #expect(try read(#"{"rclone":"/srv/www"}"#).kind == .rclone("/srv/www"))
  }

  @Test(arguments: [
    (#""r2:blog""#, "the target '本番' expects a mapping", "such as 本番: {rclone: \"remote:bucket\"}"),
    ("{}", "the target '本番' says nothing of where it is", nil),
    (#"{"rclon":"a:b"}"#, "the target '本番' says nothing of where it is", nil),
    (#"{"rclone":""}"#, "the target '本番' has no text under 'rclone'", nil),
    (#"{"rclone":["a:"]}"#, "the target '本番' has no text under 'rclone'", nil),
    (
      #"{"rclone":"--config=x"}"#, "'rclone' expects a place to publish to",
      "such as remote:bucket/path"
    ),
    (
      #"{"rclone":"a:b","stat":"a:c"}"#, "the target '本番' has the unknown key 'stat'",
      "did you mean 'state'?"
    ),
    (
      #"{"rclone":":s3,access_key_id=a,secret_access_key=秘:b"}"#,
      "the target '本番' has a secret in 'rclone'",
      "keep it out of the site: in the tool's own configuration, or in its environment"
    ),
    (
      #"{"rclone":"a:b","state":":webdav,url=x,pass=y:b"}"#,
      "the target '本番' has a secret in 'state'",
      "keep it out of the site: in the tool's own configuration, or in its environment"
    ),
    (
      #"{"rclone":"a:b","cache_control":{"*":"a\nb"}}"#,
      "the target '本番' expects a text for '*' under 'cache_control'", nil
    ),
  ])
  func wrongTargets(json: String, message: String, hint: String?) throws {
    let error = #expect(throws: PublicationError.self) { try read(json) }
    #expect(error?.diagnostic.message == message)
    if let hint { #expect(error?.diagnostic.hint == hint) }
    #expect(error?.diagnostic.location?.description == "site.yml:3" || message.hasPrefix("'"))
  }

  @Test func addresses() throws {
    let target = try #require(
      try PublicationTarget.read(address: "rclone::sftp,host=h,user=u,pass=ひみつ:/www"))
    #expect(target.name == "rclone::sftp,host=h,user=u,pass=***:/www")
    #expect(target.kind == .rclone(":sftp,host=h,user=u,pass=ひみつ:/www"))
    #expect(try PublicationTarget.read(address: "本番") == nil)
    #expect(throws: PublicationError.self) { try PublicationTarget.read(address: "rclone:") }
  }

  @Test(arguments: [
    ("https://me:p@ss@host/x", ["p@ss"]), ("https://host/a:b@c", []),
    ("remote:path,with=comma", []),
    (":s3,secret_access_key='a b':c", ["a b"]), ("x:y", []),
  ])
  func secrets(address: String, found: [String]) {
    #expect(Redaction.secrets(in: address) == found)
  }

  @Test func secretsAreNotShown() {
    let text = Redaction(["秘密", "秘密の鍵", ""]).text(Array("秘密の鍵と秘密\n".utf8))
    #expect(text == "***と***\n")
  }
}
