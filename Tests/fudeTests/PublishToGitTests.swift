import Foundation
import Testing

/// `fude publish` to a branch of a bare repository.
@Suite struct PublishToGitTests {
  private static let hasGit = Program.tool("git", for: "publishing to a branch") != nil

  /// What runs before each script: no settings of the machine's, and a name to commit by.
  private static let preamble = """
    set -e
    export HOME=$PWD GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=筆 GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=筆 \
    GIT_COMMITTER_EMAIL=a@b LC_ALL=C.UTF-8

    """

  private func run(_ script: String, in shop: Workshop) throws -> Program.Result {
    try Program.shell(Self.preamble + script, in: shop.root)
  }

  /// A site in a repository with a remote, built.
  private func site() throws -> Workshop {
    let shop = try Workshop(
      posts: 2, ["content/図.txt": "一\r\n二\r\n", ".gitattributes": "* text=auto\n"])
    let made = try run(
      """
      git init -q --bare remote.git; git init -q -b main; printf '/remote.git\\n/public\\n/.fude\\n' > .gitignore
      git add -A; git commit -qm 源; git remote add origin "$PWD/remote.git"; git push -q origin main
      "$FUDE" build -q
      """, in: shop)
    #expect(made.status == 0, "\(made.errors)")
    return shop
  }

  /// The files of the branch but for fude's own.
  private func published(_ shop: Workshop, _ branch: String = "gh-pages") throws -> [String: Data] {
    _ = try run(
      "rm -rf 写; git -c core.autocrlf=false clone -q -b \(branch) remote.git 写", in: shop)
    return shop.files(in: "写").filter {
      !$0.key.hasPrefix(".git/") && !$0.key.hasPrefix(".fude-") && $0.key != ".nojekyll"
    }
  }

  @Test(.enabled(if: hasGit)) func editsAndRepeats() throws {
    let shop = try site()
    let first = try run(
      "echo '# 手' >> site.yml; echo 新 > 新; git add 新; git status --porcelain > 前; "
        + "\"$FUDE\" publish git:origin | tail -n 1; git status --porcelain | diff 前 - ; git branch -a",
      in: shop)
    let count = shop.files().count
    #expect(first.output.hasPrefix("published to git:origin: \(count) files uploaded, 0 unchanged"))
    #expect(!first.output.contains(">") && !first.output.contains("<"), "\(first.output)")
    #expect(try published(shop) == shop.files())
    #expect(
      try run("\"$FUDE\" publish git:origin", in: shop).output
        == "git:origin is up to date: \(count) files\n")

    // What others put there stays.
    _ = try run(
      "cd 写; echo example.com > CNAME; git add CNAME; git commit -qm 人; git push -q", in: shop)
    try shop.write(Workshop.post(0, text: "改"), to: "content/posts/2025-01-01-記事0.md")
    try FileManager.default.removeItem(atPath: shop.root + "/content/posts/2025-01-01-記事1.md")
    let second = try run(
      "\"$FUDE\" build -q 2>&1; git checkout -q site.yml; \"$FUDE\" build -q; \"$FUDE\" publish git:origin",
      in: shop)
    #expect(second.status == 0, "\(second.errors)")
    var files = try published(shop)
    #expect(files.removeValue(forKey: "CNAME") == Data("example.com\n".utf8))
    #expect(files == shop.files())
    let log = try run("git -C remote.git log --format=%s gh-pages", in: shop)
    #expect(log.output.split(separator: "\n").count == 3)
  }

  @Test(.enabled(if: hasGit)) func withoutHistoryAndWithoutARepository() throws {
    let shop = try Workshop(posts: 1)
    try shop.write(
      "title: 硯\nurl: https://example.com\npublish:\n  頁: {git: ./remote.git, branch: 頁, history: false}\n",
      to: "site.yml")
    let result = try run(
      """
      unset GIT_AUTHOR_NAME GIT_COMMITTER_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_EMAIL
      git init -q --bare remote.git
      "$FUDE" build -q; "$FUDE" publish | tail -n 1 | sed 's/ in .*//'
      echo 改 >> content/posts/2025-01-01-記事0.md; "$FUDE" build -q; "$FUDE" publish -q
      git -C remote.git log --format=%an 頁
      """, in: shop)
    #expect(
      result.output.hasPrefix("published to 頁: "), "\(result.output)\(result.errors)")
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(try published(shop, "頁") == shop.files())
  }

  /// Somebody pushes between the look and the push: a hook of the remote plays him.
  @Test(.enabled(if: hasGit)) func twoAtOnce() throws {
    let shop = try site()
    let result = try run(
      """
      "$FUDE" publish -q git:origin
      old=$(git -C remote.git rev-parse gh-pages)
      echo 改 >> content/posts/2025-01-01-記事0.md; "$FUDE" build -q
      # ls-remote answers with the old commit, and then the branch moves on.
      mkdir 道具; cat > 道具/git <<'END'
      #!/bin/sh
      /usr/bin/git "$@"; status=$?
      case "$*" in *ls-remote*)
        other=$(/usr/bin/git -C remote.git commit-tree -m 他 -p gh-pages gh-pages^{tree})
        /usr/bin/git -C remote.git update-ref refs/heads/gh-pages $other ;;
      esac
      exit $status
      END
      chmod +x 道具/git
      PATH=$PWD/道具:$PATH "$FUDE" publish git:origin || echo "status $?"
      git -C remote.git log -n 1 --format=%s gh-pages
      "$FUDE" publish -q git:origin; git -C remote.git log -n 2 --format=%s gh-pages
      """, in: shop)
    #expect(
      result.errors == """
        error: somebody else has published to gh-pages meanwhile
          hint: nothing of this publication is there; publish again, if it is still the newer one

        """)
    #expect(result.output.hasPrefix("status 1\n他\nPublish "), "\(result.output)")
    #expect(try published(shop) == shop.files())
  }

  @Test(.enabled(if: hasGit)) func refusals() throws {
    let shop = try site()
    let source = try run("\"$FUDE\" publish 'git:origin#main' || true", in: shop)
    #expect(
      source.errors == """
        error: the branch main holds the site's source
          hint: publish to a branch of its own

        """)
    let foreign = try run(
      """
      git init -q 人; cd 人; echo 人 > index.html; git add .; git commit -qm 人
      git push -q ../remote.git HEAD:gh-pages; cd ..
      "$FUDE" publish git:origin || "$FUDE" publish -q git:origin --adopt
      """, in: shop)
    #expect(
      foreign.errors.hasPrefix(
        "error: git:origin holds index.html, which fude did not publish\n"), "\(foreign.errors)")
    #expect(try published(shop) == shop.files())
    let gone = try run(
      "\"$FUDE\" publish 'git:https://me:%E7%A7%98@127.0.0.1:1/x.git' || true", in: shop)
    #expect(gone.errors.hasPrefix("error: git could not reach gh-pages: "))
    #expect(!gone.errors.contains("%E7%A7%98"))
  }

  /// The remote goes away while its branch is pushed to; nothing of it is seen.
  @Test(.enabled(if: hasGit)) func killedWhilePushing() throws {
    let shop = try site()
    let result = try run(
      """
      printf '#!/bin/sh\\nkill -9 $PPID\\n' > remote.git/hooks/pre-receive; chmod +x remote.git/hooks/pre-receive
      "$FUDE" publish -q git:origin || echo "status $?"
      git -C remote.git rev-parse -q --verify gh-pages || echo 無
      rm remote.git/hooks/pre-receive; "$FUDE" publish -q git:origin
      """, in: shop)
    #expect(result.output == "status 1\n無\n", "\(result.output)\(result.errors)")
    #expect(try published(shop) == shop.files())
  }
}
