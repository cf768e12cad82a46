extension ReloadClient {
  /// What runs in the browser.
  ///
  /// It listens while its page is to be seen (browsers allow a host six connections in all, however
  /// many pages are open) and, when it is shown again, hears whether it missed something. Updates are
  /// those of `BrowserUpdate`. The overlay takes text as text: nothing of a finding becomes markup.
  static let script = """
    (() => {
      'use strict';
      const me = document.currentScript;
      const { file, base } = me.dataset;
      let { generation } = me.dataset;
      let source, overlay, retry;
      const scrollKey = 'fude-scroll ' + location.pathname + location.search;

      const fileOf = (address) => {
        const url = new URL(address, location.href);
        if (url.origin !== location.origin) return null;
        let path;
        try { path = decodeURIComponent(url.pathname); } catch { return null; }
        const root = decodeURIComponent(base) + '/';
        return path.startsWith(root) ? path.slice(root.length).normalize() : null;
      };

      const reload = () => {
        sessionStorage.setItem(scrollKey, JSON.stringify([scrollX, scrollY]));
        location.reload();
      };

      const restoreScroll = () => {
        const kept = sessionStorage.getItem(scrollKey);
        if (!kept) return;
        sessionStorage.removeItem(scrollKey);
        const [x, y] = JSON.parse(kept);
        const go = () => scrollTo({ left: x, top: y, behavior: 'instant' });
        if (document.readyState === 'loading') addEventListener('DOMContentLoaded', go);
        else go();
        if (document.readyState !== 'complete') addEventListener('load', go);
      };

      // The old sheet stays until the new one is there, so that the page is never without.
      const swap = (link) => {
        const next = link.cloneNode();
        const url = new URL(link.href);
        url.searchParams.set('fude', generation);
        next.href = url.href;
        next.onload = () => link.remove();
        next.onerror = () => next.remove();
        link.after(next);
      };

      const take = (files) => {
        if (!files) return reload();
        const changed = new Set(files.map((name) => name.normalize()));
        if (changed.size === 0) return;
        if (changed.has(file.normalize())) return reload();
        const sheets = [...document.querySelectorAll('link[rel~="stylesheet"][href]')]
          .filter((link) => changed.has(fileOf(link.href)));
        const swapped = new Set(sheets.map((link) => fileOf(link.href)));
        const used = performance.getEntriesByType('resource').map((entry) => fileOf(entry.name));
        if (used.some((name) => changed.has(name) && !swapped.has(name))) return reload();
        sheets.forEach(swap);
      };

      const visit = (address) => {
        const url = new URL(address, location.href);
        if (url.origin !== location.origin || url.pathname === location.pathname) return false;
        location.assign(url);
        return true;
      };

      const sheet = `
        :host { position: fixed; inset: 0; z-index: 2147483647; overflow: auto;
          background: rgb(20 16 14 / .94); color: #f3ece4; color-scheme: dark;
          font: 15px/1.6 ui-monospace, monospace; }
        main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem; }
        h1 { font: inherit; font-weight: bold; color: #ff8b75; margin: 0 0 1.5rem; }
        button { float: right; font: inherit; color: inherit; background: none;
          border: 1px solid currentColor; border-radius: 4px; padding: 0 .7em; cursor: pointer; }
        article { border-left: 3px solid #ff8b75; padding-left: 1rem; margin: 0 0 1.5rem; }
        article.warning { border-color: #e8c468; }
        .place { color: #a9c7e8; }
        p { margin: 0; overflow-wrap: anywhere; }
        pre { font: inherit; margin: .4rem 0; overflow-x: auto; }
        mark { background: #7a2c20; color: inherit; }
        .before { visibility: hidden; }
        .caret { color: #ff8b75; }
        .hint { color: #9fd29f; }`;

      const element = (name, className, ...children) => {
        const made = document.createElement(name);
        if (className) made.className = className;
        made.append(...children);
        return made;
      };

      // The caret stands behind an unseen copy of what is before it, so that it is in its place
      // whatever the font makes of wide characters.
      const excerpt = (problem) => {
        const characters = [...new Intl.Segmenter().segment(problem.text)].map((it) => it.segment);
        const before = characters.slice(0, problem.column - 1).join('');
        const here = characters[problem.column - 1] ?? ' ';
        const after = characters.slice(problem.column).join('');
        return element('pre', '', before, element('mark', '', here), after, '\\n',
          element('span', 'before', before), element('span', 'caret', '^'));
      };

      const placeOf = (at) => [at.file, at.line, at.line && at.column].filter(Boolean).join(':');

      const article = (problem) => {
        const made = element('article', problem.severity);
        if (problem.file) made.append(element('p', 'place', placeOf(problem)));
        made.append(element('p', 'message', problem.severity + ': ' + problem.message));
        if (problem.text !== undefined && problem.column) made.append(excerpt(problem));
        if (problem.hint) made.append(element('p', 'hint', 'hint: ' + problem.hint));
        for (const note of problem.notes ?? []) {
          const place = note.file ? placeOf(note) + ': ' : '';
          made.append(element('p', 'note', place + 'note: ' + note.message));
        }
        return made;
      };

      const hide = () => { overlay?.remove(); overlay = undefined; };

      const show = (problems) => {
        hide();
        if (problems.length === 0) return;
        overlay = element('fude-overlay');
        const shadow = overlay.attachShadow({ mode: 'open' });
        const style = new CSSStyleSheet();
        style.replaceSync(sheet);
        shadow.adoptedStyleSheets = [style];
        const close = element('button', '', 'Esc');
        close.onclick = hide;
        const title = element('h1', '', 'The site is as it was: it cannot be built');
        shadow.append(element('main', '', close, title, ...problems.map(article)));
        document.documentElement.append(overlay);
      };

      const listen = () => {
        clearTimeout(retry);
        source?.close();
        source = new EventSource('/_fude/events?generation=' + encodeURIComponent(generation));
        source.onmessage = ({ data }) => {
          const update = JSON.parse(data);
          generation = update.generation;
          show(update.problems);
          if (update.destination && visit(update.destination)) return;
          take(update.files);
        };
        source.onerror = () => { rest(); retry = setTimeout(listen, 500); };
      };

      const rest = () => { clearTimeout(retry); source?.close(); source = undefined; };

      addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
      addEventListener('pagehide', rest);
      addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
      document.addEventListener('visibilitychange', () => document.hidden ? rest() : listen());
      restoreScroll();
      if (!document.hidden) listen();
    })();

    """
}
