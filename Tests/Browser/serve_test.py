"""`fude serve` in a real browser: each kind of edit is made and seen.

    Tests/Browser/serve_test.py FUDE [--chromium PATH] [--screenshots FOLDER]

`make test-browser` installs what this needs and runs it.
"""
import argparse
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from playwright.sync_api import expect, sync_playwright

POST = "content/posts/2025-03-04-墨.md"
ADDRESS = "/2025/03/04/%E5%A2%A8/"
LONG = "\n\n".join(f"第{number}段。墨をする。" for number in range(200))


class Site:
    """A site in a folder of its own, and the program that serves it."""

    def __init__(self, fude, *options):
        self.fude = fude
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="fude-browser-"))
        self.write("site.yml", "title: 硯\nurl: https://example.com\nbase_path: /日記\nlanguage: ja\n")
        self.write(POST, self.post())
        self.write("content/posts/2025-03-05-紙.md", "---\ntitle: 紙\n---\n\n紙の文。\n")
        self.start(0, *options)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    @staticmethod
    def post(title="墨", text="はじめの文。"):
        return f"---\ntitle: {title}\ntags: [筆]\n---\n\n{text}\n\n{LONG}\n"

    def start(self, port, *options):
        self.program = subprocess.Popen(
            [self.fude, "serve", "--port", str(port), *options], cwd=self.root, stdout=subprocess.PIPE, text=True)
        for line in self.program.stdout:
            found = re.search(r"serving (http://127\.0\.0\.1:(\d+))(\S*)/ ", line)
            if found:
                self.port = int(found.group(2))
                self.url = found.group(1) + "/" + "%E6%97%A5%E8%A8%98"
                break
        threading.Thread(target=self.program.stdout.read, daemon=True).start()

    def stop(self):
        self.program.send_signal(signal.SIGINT)
        assert self.program.wait(10) == 0, "the program did not end well"

    def close(self):
        self.stop()
        shutil.rmtree(self.root)


def mark(page):
    """Leaves a mark that a reload takes away."""
    page.evaluate("window.mark = true")


def is_marked(page):
    return page.evaluate("window.mark === true")


def wait_for_reload(page):
    page.wait_for_function("window.mark !== true")
    page.wait_for_load_state("load")


def edits_body_and_keeps_the_place(site, page):
    page.goto(site.url + ADDRESS)
    page.evaluate("scrollTo(0, 2000)")
    mark(page)
    site.write(POST, site.post(text="改めた文。"))
    wait_for_reload(page)
    expect(page.locator("body")).to_contain_text("改めた文。")
    page.wait_for_function("Math.abs(scrollY - 2000) < 2")


def edits_title(site, page):
    page.goto(site.url + "/")
    mark(page)
    site.write(POST, site.post(title="新しい墨"))
    wait_for_reload(page)
    expect(page.locator("body")).to_contain_text("新しい墨")
    page.goto(site.url + ADDRESS)
    assert "新しい墨" in page.title(), page.title()


def leaves_other_pages_alone(site, page):
    page.goto(site.url + "/2025/03/05/%E7%B4%99/")
    time.sleep(0.3)
    mark(page)
    site.write(POST, site.post(title="新しい墨", text="他の頁の文。"))
    other = page.context.new_page()
    other.goto(site.url + ADDRESS)
    expect(other.locator("body")).to_contain_text("他の頁の文。")
    other.close()
    time.sleep(0.5)
    assert is_marked(page), "a page that did not change was reloaded"


def edits_template(site, page):
    page.goto(site.url + ADDRESS)
    mark(page)
    site.write("templates/includes/footer.html", "<footer id=\"mine\">私の足</footer>\n")
    wait_for_reload(page)
    expect(page.locator("#mine")).to_have_text("私の足")


def swaps_the_stylesheet(site, page):
    page.goto(site.url + ADDRESS)
    time.sleep(0.3)
    mark(page)
    site.write("templates/assets/style.css", "body { background: rgb(1, 2, 3) }\n")
    page.wait_for_function("getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
    site.write("templates/assets/style.css", "body { background: rgb(4, 5, 6) }\n")
    page.wait_for_function("getComputedStyle(document.body).backgroundColor === 'rgb(4, 5, 6)'")
    page.wait_for_function("document.querySelectorAll('link[rel=stylesheet][href*=\"style.css\"]').length === 1")
    assert is_marked(page), "the page was reloaded for a stylesheet"


def shows_an_error_and_takes_it_away(site, page, screenshots):
    page.goto(site.url + ADDRESS)
    overlay = page.locator("fude-overlay")
    expect(overlay).to_have_count(0)
    mark(page)
    site.write(POST, "---\ntitle: 墨\nlayout: 「<b>墨</b>\n---\n\n文。\n")
    expect(overlay.locator(".place").first).to_contain_text(POST + ":3:")
    expect(overlay.locator(".message").first).to_contain_text("error: ")
    expect(overlay.locator("pre").first).to_contain_text("layout: 「<b>墨</b>")
    assert overlay.locator("b").count() == 0, "text of a file became markup"
    caret = overlay.locator(".caret").first.bounding_box()
    here = overlay.locator("mark").first.bounding_box()
    assert abs(caret["x"] - here["x"]) < 1, f"the caret is at {caret['x']}, its place at {here['x']}"
    expect(page.locator("body")).to_contain_text("他の頁の文。")
    if screenshots:
        page.screenshot(path=str(pathlib.Path(screenshots) / "overlay.png"))
    # Who comes later sees it too.
    page.reload()
    expect(page.locator("fude-overlay .place").first).to_contain_text(POST + ":3:")
    page.keyboard.press("Escape")
    expect(overlay).to_have_count(0)
    page.reload()
    expect(overlay).to_have_count(1)
    site.write(POST, site.post(title="新しい墨", text="他の頁の文。"))
    expect(overlay).to_have_count(0)


def survives_a_restart(site, page):
    page.goto(site.url + ADDRESS)
    expect(page.locator("body")).to_contain_text("他の頁の文。")
    mark(page)
    site.stop()
    site.write(POST, site.post(text="止まる間の文。"))
    site.start(site.port)
    wait_for_reload(page)
    expect(page.locator("body")).to_contain_text("止まる間の文。")


def goes_to_the_page_that_was_edited(fude, page):
    site = Site(fude, "--navigate")
    try:
        page.goto(site.url + "/")
        expect(page.locator("body")).to_contain_text("紙")
        time.sleep(0.3)
        site.write(POST, site.post(text="ここへ。"))
        page.wait_for_url("**" + ADDRESS)
        expect(page.locator("body")).to_contain_text("ここへ。")
    finally:
        site.close()


def leaves_files_as_they_are(site):
    for file in (site.root / "public").rglob("*.html"):
        assert "_fude" not in file.read_text(encoding="utf-8"), file


def main():
    options = argparse.ArgumentParser()
    options.add_argument("fude")
    options.add_argument("--chromium", default=shutil.which("chromium"))
    options.add_argument("--screenshots")
    options = options.parse_args()
    fude = str(pathlib.Path(options.fude).resolve())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        page = browser.new_context().new_page()
        page.set_default_timeout(10_000)
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        site = Site(fude)
        try:
            for step in [
                lambda: edits_body_and_keeps_the_place(site, page), lambda: edits_title(site, page),
                lambda: leaves_other_pages_alone(site, page), lambda: edits_template(site, page),
                lambda: swaps_the_stylesheet(site, page),
                lambda: shows_an_error_and_takes_it_away(site, page, options.screenshots),
                lambda: survives_a_restart(site, page), lambda: leaves_files_as_they_are(site),
            ]:
                start = time.monotonic()
                step()
                name = step.__code__.co_names[0].replace("_", " ")
                print(f"ok: {name} ({time.monotonic() - start:.1f} s)", flush=True)
        finally:
            site.close()
        goes_to_the_page_that_was_edited(fude, page)
        print("ok: goes to the page that was edited")
        browser.close()
        if problems:
            sys.exit("errors in the page: " + "; ".join(problems))


main()
