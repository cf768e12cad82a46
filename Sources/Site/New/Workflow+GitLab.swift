extension Workflow {
  static let gitlabText = #"""
    # Checks, builds and publishes the site to GitLab Pages. Written by 'fude init --ci gitlab'; yours to change.
    #
    # Once, in the project's settings:
    #   CI/CD > Variables: FUDE_DEB is the address of fude's package (.deb), or the path of one in this repository;
    #   FUDE_DEB_SHA256, if wanted, its checksum. FUDE_COMMENT_TOKEN, if wanted, is a project access token with the
    #   scope api (masked): with it the changed addresses are written under merge requests.
    #   FUDE_TARGET, if wanted, is a target of site.yml that 'fude publish' gets after each push.
    #   Build > Pipeline schedules: one each hour brings out posts dated in the future.
    image: debian:12-slim

    workflow:
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
        - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

    .fude:
      before_script:
        - |
          if ! command -v fude > /dev/null || ! command -v jq > /dev/null || ! command -v curl > /dev/null; then
            apt-get update -qq
            apt-get install --yes -qq --no-install-recommends ca-certificates curl jq git
          fi
        - |
          if ! command -v fude > /dev/null; then
            if [ -z "${FUDE_DEB:-}" ]; then
              echo "Set the variable FUDE_DEB to the address of fude's package."
              exit 1
            fi
            case "$FUDE_DEB" in
              https://*) curl -fsSL --retry 3 -o /tmp/fude.deb "$FUDE_DEB" ;;
              *) cp "$FUDE_DEB" /tmp/fude.deb ;;
            esac
            if [ -n "${FUDE_DEB_SHA256:-}" ]; then
              echo "$FUDE_DEB_SHA256  /tmp/fude.deb" | sha256sum --check
            fi
            apt-get install --yes -qq --no-install-recommends /tmp/fude.deb
          fi
        - fude --version
      # What the last build of the main branch knew and made, so that an edit renders what it changes and no more.
      cache:
        key: fude
        paths: [.fude/, public/]

    # A merge request is checked and built, and says what it changes.
    preview:
      extends: .fude
      stage: test
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      cache:
        key: fude
        paths: [.fude/, public/]
        policy: pull
      script:
        - fude check ${CI_PAGES_URL:+--base-url "$CI_PAGES_URL"}
        - fude build ${CI_PAGES_URL:+--base-url "$CI_PAGES_URL"}
        - |
          {
            echo "### Changed addresses"
            echo
            jq -r '
              [(.added[] | "- new: \(.)"), (.changed[] | "- changed: \(.)"), (.removed[] | "- gone: \(.)")]
              | if length == 0 then "None." else .[:100][] end
            ' .fude/changes.json
          } > changes.md
          cat changes.md
        - |
          if [ -n "${FUDE_COMMENT_TOKEN:-}" ]; then
            curl -fsS --request POST --header "PRIVATE-TOKEN: $FUDE_COMMENT_TOKEN" \
              --data-urlencode "body@changes.md" -o /dev/null \
              "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
          fi

    pages:
      extends: .fude
      stage: deploy
      rules:
        - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      # One after the other.
      resource_group: pages
      script:
        - fude check ${CI_PAGES_URL:+--base-url "$CI_PAGES_URL"}
        - fude build ${CI_PAGES_URL:+--base-url "$CI_PAGES_URL"}
        - |
          if [ -n "${FUDE_TARGET:-}" ]; then
            fude publish "$FUDE_TARGET"
          fi
      artifacts:
        paths: [public]

    """#
}
