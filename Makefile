# `make site` builds the blog in content/ into public/; `make test` runs every test.
# Both install what they need first.

FUDE = .build/release/fude

.PHONY: site check test test-browser lint setup setup-tests build clean bench fuzz conformance dist test-dist \
  bench-templates bench-markdown

site: build
	$(FUDE) build

check: build
	$(FUDE) check --strict

# Sixteen at once: without a limit the tests have some 1,800 files open, and many systems allow 1,024.
test: setup-tests
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=16 swift test --quiet --disable-xctest

test-browser: setup
	swift build --product fude
	scripts/test-browser .build/debug/fude

lint: setup
	swift format lint --strict --recursive Package.swift Sources Tests

setup:
	@scripts/setup

setup-tests:
	@scripts/setup tests

build: setup
	scripts/build-release

bench: build
	Benchmarks/run $(N)

# Random edits and random texts; in release, since there are many.
fuzz: setup
	FUDE_FUZZ=$(or $(N),2000) FUDE_FUZZ_SEED=$(or $(SEED),0) swift test -c release -Xswiftc -enable-testing \
	  --quiet --disable-xctest --filter 'IncrementalBuildTests|RandomTextTests'

bench-markdown: setup
	swift build -c release --package-path Benchmarks/MarkdownBenchmark
	@posts=$$(mktemp -d) && python3 ../shared/bench/corpus.py $$posts $(or $(N),10000) && \
	  Benchmarks/MarkdownBenchmark/.build/release/bench-markdown $$posts/content/posts; rm -rf $$posts

bench-templates: setup
	swift run -c release --package-path Benchmarks/Templates

# A tarball and a Debian package in dist/, which need no Swift.
dist: setup
	scripts/dist

test-dist: dist
	scripts/test-dist

clean:
	rm -rf .build dist

conformance: build
	scripts/conformance
