import Diagnostics
import Foundation
import Testing
import YAML

/// The files of `fude init --ci`: read, linted, and their shell steps run as they stand.
@Suite struct WorkflowTests {
  private func written(_ service: String) throws -> (shop: Workshop, file: String) {
    let shop = try Workshop(posts: 2)
    let result = try Program.run(["init", "--ci", service], in: shop.root)
    #expect(result.status == 0, "\(result.errors)")
    let file = service == "github" ? ".github/workflows/site.yml" : ".gitlab-ci.yml"
    #expect(result.output == "wrote \(file); its first lines say what to set\n")
    return (shop, file)
  }

  private func mapping(_ shop: Workshop, _ file: String) throws -> YAMLMapping {
    let source = SourceFile(path: file, text: shop.text(file) ?? "")
    let parsed = YAML.parse(source, limits: .data)
    #expect(parsed.diagnostics.isEmpty, "\(parsed.diagnostics)")
    guard case .mapping(let mapping)? = parsed.root?.value else {
      throw CocoaError(.coderInvalidValue)
    }
    return mapping
  }

  // MARK: - Writing

  @Test(arguments: ["github", "gitlab"]) func aWorkflowThatIsThereStays(service: String) throws {
    let (shop, file) = try written(service)
    try shop.write("私の\n", to: file)
    let again = try Program.run(["init", "--ci", service], in: shop.root)
    #expect(again.status == 1)
    #expect(
      again.errors
        == "error: there is a \(file) already\n  hint: replace it with --force, or move it away\n")
    #expect(shop.text(file) == "私の\n")
    #expect(try Program.run(["init", "--ci", service, "--force"], in: shop.root).status == 0)
    #expect(shop.text(file)?.contains("fude build") == true)
  }

  @Test func withANewSite() throws {
    let shop = try Workshop(posts: 0)
    let result = try Program.run(["init", "新", "--ci", "github"], in: shop.root)
    #expect(result.status == 0, "\(result.errors)")
    #expect(shop.text("新/.github/workflows/site.yml") != nil)
    #expect(shop.text("新/site.yml") != nil)
    let nowhere = try Program.run(["init", "--ci", "github"], in: "/")
    #expect(nowhere.errors.hasPrefix("error: no site.yml in .\n"))
  }

  // MARK: - Linting

  @Test(arguments: [("github", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")])
  func schema(service: String, name: String) throws {
    let (shop, file) = try written(service)
    _ = try mapping(shop, file)
    guard let lint = Program.tool("check-jsonschema", for: "linting workflows") else { return }
    let transform = service == "gitlab" ? "--data-transform gitlab-ci" : ""
    let result = try Program.shell(
      "'\(lint)' --builtin-schema \(name) \(transform) '\(file)'", in: shop.root)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func actionlint() throws {
    let (shop, file) = try written("github")
    guard let lint = Program.tool("actionlint", for: "linting workflows by their own rules") else {
      return
    }
    let result = try Program.shell("'\(lint)' '\(file)'", in: shop.root)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  // MARK: - Running

  private struct Step {
    let name: String
    let script: String
    let environment: [String: String]
  }

  /// The steps of a job with shell text; expressions in their environments take the values given.
  private func steps(
    _ job: YAMLNode?, _ values: [String: String], first count: Int = 100
  ) throws -> [Step] {
    guard case .mapping(let job)? = job?.value, case .sequence(let steps)? = job["steps"]?.value
    else { throw CocoaError(.coderInvalidValue) }
    let run = steps.compactMap { step -> (YAMLMapping, String)? in
      guard case .mapping(let step) = step.value, let script = step["run"]?.asString else {
        return nil
      }
      return (step, script)
    }
    return run.prefix(count).map { step, script in
      #expect(!script.contains("${{"), "an expression in shell text")
      var environment: [String: String] = [:]
      if case .mapping(let pairs)? = step["env"]?.value {
        for pair in pairs.entries {
          let text = pair.value.asString ?? ""
          environment[pair.key] = values[text] ?? ""
          #expect(values[text] != nil, "no value for \(text)")
        }
      }
      return Step(
        name: step["name"]?.asString ?? "", script: script, environment: environment)
    }
  }

  /// A folder of programs that write down how they were called, and fude.
  private func makeTools(_ shop: Workshop, _ names: [String], withFude: Bool = true) throws {
    for name in names {
      try shop.write(
        "#!/bin/bash\necho \"\(name) $*\" >> \"$CALLS\"\nfor a in \"$@\"; do case $a in body@*) cat \"${a#body@}\" "
          + ">> \"$CALLS\";; esac; done\n[ \"$1\" != pr ] || cat \"${@: -1}\" >> \"$CALLS\"\n",
        to: "道具/\(name)")
    }
    try shop.write("", to: "道具/.空")
    let link = withFude ? "ln -s '\(Program.path)' 道具/fude;" : ""
    _ = try Program.shell("\(link) chmod +x 道具/* || true", in: shop.root)
  }

  private func bash(_ script: String, in shop: Workshop, _ environment: [String: String]) throws
    -> Program.Result
  {
    let common = [
      "PATH": "\(shop.root)/道具:/usr/bin:/bin", "RUNNER_TEMP": shop.root + "/一時",
      "GITHUB_STEP_SUMMARY": shop.root + "/要約", "CALLS": shop.root + "/呼出", "HOME": shop.root,
    ]
    try FileManager.default.createDirectory(
      atPath: shop.root + "/一時", withIntermediateDirectories: true)
    try shop.write(script, to: "一時/step.sh")
    return try Program.shell(
      common.merging(environment) { $1 }.map { "export \($0)='\($1)'; " }.joined()
        + "exec bash -euo pipefail 一時/step.sh", in: shop.root)
  }

  private static let missing = ["bash", "jq"].first { Program.tool($0, for: "workflows") == nil }

  @Test(.enabled(if: missing == nil)) func githubSteps() throws {
    let (shop, file) = try written("github")
    try makeTools(shop, ["gh", "sudo"])
    let values = [
      "${{ vars.FUDE_DEB }}": "", "${{ vars.FUDE_DEB_SHA256 }}": "",
      "${{ steps.pages.outputs.base_url }}": "https://墨.example/blog", "${{ github.token }}": "t",
      "${{ github.event.pull_request.html_url }}": "https://github.com/a/b/pull/7",
      "${{ vars.FUDE_TARGET }}": "rclone:\(shop.root)/公開",
    ]
    guard case .mapping(let jobs)? = try mapping(shop, file)["jobs"]?.value else {
      throw CocoaError(.coderInvalidValue)
    }
    let steps = try steps(jobs["build"], values)
    #expect(
      steps.map(\.name) == [
        "Install fude", "Check", "Build", "List what changed", "Comment what changed",
        "Publish to another target",
      ])
    for step in steps {
      if step.name.hasPrefix("Publish"), Program.tool("rclone", for: step.name) == nil { continue }
      let result = try bash(step.script, in: shop, step.environment)
      #expect(result.status == 0, "\(step.name): \(result.output)\(result.errors)")
    }
    let summary = shop.text("要約") ?? ""
    #expect(summary.hasPrefix("### Changed addresses\n\n- new: https://墨.example/blog/"))
    #expect(summary.contains("- new: https://墨.example/blog/2025/01/01/%E8%A8%98%E4%BA%8B0/\n"))
    let calls = shop.text("呼出") ?? ""
    #expect(calls.hasPrefix("gh pr comment https://github.com/a/b/pull/7 --edit-last "))
    #expect(calls.contains("- new: https://墨.example/blog/"))
    // A second run knows the first: nothing changed.
    for name in ["Build", "List what changed"] {
      guard let step = steps.first(where: { $0.name == name }) else { continue }
      _ = try bash(step.script, in: shop, step.environment)
    }
    #expect(shop.text("要約")?.hasSuffix("### Changed addresses\n\nNone.\n") == true)
  }

  @Test(
    .enabled(if: missing == nil),
    arguments: [
      ("", "", 1, "::error::Set the variable FUDE_DEB to the address of fude's package.\n", ""),
      ("包.deb", "", 0, "", "sudo apt-get install --yes --no-install-recommends "),
      ("包.deb", "0000", 1, "", ""),
      ("無.deb", "", 1, "", ""),
    ])
  func installing(package: String, sum: String, status: Int32, said: String, called: String)
    throws
  {
    let (shop, file) = try written("github")
    try makeTools(shop, ["sudo"], withFude: false)
    try shop.write("包", to: "包.deb")
    guard case .mapping(let jobs)? = try mapping(shop, file)["jobs"]?.value else {
      throw CocoaError(.coderInvalidValue)
    }
    let values = ["${{ vars.FUDE_DEB }}": package, "${{ vars.FUDE_DEB_SHA256 }}": sum]
    let step = try #require(try steps(jobs["build"], values, first: 1).first)
    let result = try bash(step.script, in: shop, step.environment)
    #expect(result.status == status, "\(result.errors)")
    #expect(said.isEmpty || result.output == said)
    #expect((shop.text("呼出") ?? "").hasPrefix(called))
  }

  @Test(.enabled(if: missing == nil), arguments: ["preview", "pages"])
  func gitlabJobs(job name: String) throws {
    let (shop, file) = try written("gitlab")
    try makeTools(shop, ["curl", "apt-get"])
    let jobs = try mapping(shop, file)
    func lines(_ job: String, _ key: String) -> [String] {
      guard case .mapping(let job)? = jobs[job]?.value, case .sequence(let items)? = job[key]?.value
      else { return [] }
      return items.compactMap(\.asString)
    }
    let script = (lines(".fude", "before_script") + lines(name, "script")).joined(separator: "\n")
    #expect(script.contains("fude build"))
    let result = try bash(
      script, in: shop,
      [
        "CI_PAGES_URL": "https://墨.example", "FUDE_COMMENT_TOKEN": name == "preview" ? "ひみつ" : "",
        "CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
      ])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(shop.text("public/sitemap.xml")?.contains("https://墨.example/") == true)
    let calls = shop.text("呼出") ?? ""
    #expect(!calls.contains("apt-get"))
    #expect(
      calls.contains("https://gitlab.example/api/v4/projects/3/merge_requests/7/notes")
        == (name == "preview"))
    #expect(!result.output.contains("ひみつ"))
  }
}
