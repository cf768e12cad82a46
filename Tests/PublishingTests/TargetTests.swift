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
    #expect(try read(#"{"rsync":"me@host:/srv"}"#).kind == .rsync("me@host:/srv"))
    #expect(try read(#"{"rsync":"公開"}"#).kind == .rsync("/網站/公開"))
    #expect(
      try read(#"{"git":"origin"}"#).kind
        == .git("origin", branch: "gh-pages", keepsHistory: true))
    #expect(
      try read(#"{"git":"../x.git","branch":"頁","history":"false"}"#).kind
        == .git("/網站/../x.git", branch: "頁", keepsHistory: false))
  }

  @Test(arguments: [
    (#""r2:blog""#, "the target '本番' expects a mapping", "such as 本番: {rclone: \"remote:bucket\"}"),
    (
      #"{"rclone":"a:","git":"b"}"#, "the target '本番' is of two kinds: rclone and git",
      "make two targets"
    ),
    (#"{"git":"b","branch":"a b"}"#, "'a b' is no name of a branch", nil),
    (
      #"{"git":"b","history":"never"}"#,
      "the target '本番' expects true or false under 'history'", nil
    ),
    (
      #"{"git":"https://me:秘@host/x.git"}"#, "the target '本番' has a secret in 'git'",
      "keep it out of the site: in the tool's own configuration, or in its environment"
    ),
    (#"{"rsync":"-e sh"}"#, "'rsync' expects a place to publish to", "such as me@host:/srv/www"),
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
    let branch = try PublicationTarget.read(address: "git:https://host/x.git#頁")
    #expect(branch?.kind == .git("https://host/x.git", branch: "頁", keepsHistory: true))
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
