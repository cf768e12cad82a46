extension Workflow {
  /// No step has an expression in its shell text: what comes from outside comes by the environment.
  static let githubText = #"""
    # Checks, builds and publishes the site. Written by 'fude init --ci github'; yours to change.
    #
    # Once, in the repository's settings:
    #   Pages: the source is "GitHub Actions".
    #   Secrets and variables > Actions > Variables: FUDE_DEB is the address of fude's package (.deb), or the path of
    #   one in this repository; FUDE_DEB_SHA256, if wanted, its checksum.
    #   FUDE_TARGET, if wanted, is a target of site.yml that 'fude publish' gets after each push; give its secrets to
    #   the step "Publish to another target" below.
    name: Site

    on:
      push:
        branches: [main]
      pull_request:
      # Posts dated in the future come out at the next of these times (UTC).
      schedule:
        - cron: "11 * * * *"
      workflow_dispatch:

    permissions:
      contents: read

    # One after the other; of those that wait only the newest.
    concurrency:
      group: site-${{ github.ref }}

    jobs:
      build:
        runs-on: ubuntu-24.04
        permissions:
          contents: read
          pages: read
          pull-requests: write
        steps:
          - uses: actions/checkout@v6

          - name: Install fude
            env:
              FUDE_DEB: ${{ vars.FUDE_DEB }}
              FUDE_DEB_SHA256: ${{ vars.FUDE_DEB_SHA256 }}
            run: |
              if command -v fude > /dev/null; then
                fude --version
                exit 0
              fi
              if [ -z "$FUDE_DEB" ]; then
                echo "::error::Set the variable FUDE_DEB to the address of fude's package."
                exit 1
              fi
              package="$RUNNER_TEMP/fude.deb"
              case "$FUDE_DEB" in
                https://*) curl -fsSL --retry 3 -o "$package" "$FUDE_DEB" ;;
                *) cp "$FUDE_DEB" "$package" ;;
              esac
              if [ -n "$FUDE_DEB_SHA256" ]; then
                echo "$FUDE_DEB_SHA256  $package" | sha256sum --check
              fi
              sudo apt-get install --yes --no-install-recommends "$package"

          - name: Look for the address of the site
            id: pages
            uses: actions/configure-pages@v6

          # What the last build of the main branch knew and made, so that an edit renders what it changes and no more.
          - name: Restore what the last build knew
            uses: actions/cache/restore@v5
            with:
              path: |
                .fude
                public
              key: fude-${{ github.run_id }}-${{ github.run_attempt }}
              restore-keys: fude-

          - name: Check
            env:
              BASE_URL: ${{ steps.pages.outputs.base_url }}
            run: fude check ${BASE_URL:+--base-url "$BASE_URL"}

          - name: Build
            env:
              BASE_URL: ${{ steps.pages.outputs.base_url }}
            run: fude build ${BASE_URL:+--base-url "$BASE_URL"}

          - name: List what changed
            run: |
              {
                echo "### Changed addresses"
                echo
                jq -r '
                  [(.added[] | "- new: \(.)"), (.changed[] | "- changed: \(.)"), (.removed[] | "- gone: \(.)")]
                  | if length == 0 then "None." else .[:100][] end
                ' .fude/changes.json
                jq -r '
                  ([.added[], .changed[], .removed[]] | length) as $all
                  | if $all > 100 then "- and \($all - 100) more" else empty end
                ' .fude/changes.json
              } > "$RUNNER_TEMP/changes.md"
              cat "$RUNNER_TEMP/changes.md" >> "$GITHUB_STEP_SUMMARY"

          # Not for forks, whose token may not write.
          - name: Comment what changed
            if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
            env:
              GH_TOKEN: ${{ github.token }}
              REQUEST: ${{ github.event.pull_request.html_url }}
            run: |
              gh pr comment "$REQUEST" --edit-last --create-if-none --body-file "$RUNNER_TEMP/changes.md"

          - name: Save what this build knows
            if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch
            uses: actions/cache/save@v5
            with:
              path: |
                .fude
                public
              key: fude-${{ github.run_id }}-${{ github.run_attempt }}

          - name: Hand the site to Pages
            if: github.event_name != 'pull_request'
            uses: actions/upload-pages-artifact@v5
            with:
              path: public

          - name: Publish to another target
            if: github.event_name != 'pull_request' && vars.FUDE_TARGET != ''
            env:
              FUDE_TARGET: ${{ vars.FUDE_TARGET }}
            run: fude publish "$FUDE_TARGET"

      publish:
        if: github.event_name != 'pull_request'
        needs: build
        runs-on: ubuntu-24.04
        permissions:
          pages: write
          id-token: write
        environment:
          name: github-pages
          url: ${{ steps.deploy.outputs.page_url }}
        steps:
          - id: deploy
            uses: actions/deploy-pages@v5

    """#
}
