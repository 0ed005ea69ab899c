// The source reader: words and entries linked by hover, click and keys (n, p, Esc). Without it the same links lead there and back.
{
  /** @param {string} selector */
  const all = selector => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
  const panel = document.querySelector('.panel');
  const rows = all('.rows a[data-entry]');
  const text = document.querySelector('.report');
  const phone = matchMedia('(max-width: 700px)');

  /** @param {string} entry */
  const wordsOf = entry => all(`[data-entries~="${CSS.escape(entry)}"]`);

  /** Shows an entry: its words and its row on the selected ground, its details in the panel, on a phone under its own paragraph.
   * @param {string} entry
   * @param {boolean} bring whether the words are scrolled into view */
  const choose = (entry, bring) => {
    const details = document.getElementById(`e-${entry}`);
    if (details === null || panel === null) return;
    for (const one of all('.chosen')) one.classList.remove('chosen');
    for (const one of all('.entry.open')) {
      one.classList.remove('open');
      if (one.parentElement !== panel) panel.append(one);
    }
    details.classList.add('open');
    const words = wordsOf(entry);
    for (const one of words) one.classList.add('chosen');
    for (const row of rows) {
      if (row.dataset.entry === entry) {
        row.setAttribute('aria-current', 'true');
        if (!phone.matches) row.scrollIntoView({ block: 'nearest' });
      } else row.removeAttribute('aria-current');
    }
    const paragraph = words[0]?.closest('p, h2');
    if (phone.matches && paragraph) paragraph.after(details);
    if (bring) words[0]?.scrollIntoView({ block: 'center' });
    history.replaceState(null, '', `#e-${entry}`);
  };

  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[data-entry]') : null;
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link.dataset.entry ?? '', link.closest('.rows') !== null);
  });
  for (const type of ['pointerover', 'pointerout'])
    document.addEventListener(type, event => {
      const link = event.target instanceof Element ? event.target.closest('a[data-entry]') : null;
      if (!(link instanceof HTMLElement)) return;
      const entry = link.dataset.entry ?? '';
      const on = type === 'pointerover';
      for (const one of wordsOf(entry)) one.classList.toggle('looked', on);
      for (const row of rows) if (row.dataset.entry === entry) row.classList.toggle('looked', on);
    });
  let afterL = false;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return;
    if (event.key === 'Escape') {
      const entry = rows.find(row => row.hasAttribute('aria-current'))?.dataset.entry;
      const words = entry === undefined ? undefined : wordsOf(entry).find(one => one.matches('.text a'));
      words?.focus();
      return;
    }
    if (document.documentElement.dataset.keys === 'off') return;
    if (afterL && /^[1-6]$/.test(event.key)) {
      const layer = all('.layers [data-layer]')[Number(event.key) - 1];
      layer?.classList.toggle('off');
      if (layer) text?.classList.toggle(`without-${layer.dataset.layer}`);
    }
    afterL = event.key === 'l';
    // At the desk an entry is decided on where it is read.
    const shown =
      document.querySelector('.entry.open') ?? document.querySelector('.panel > .entry:target, .panel > .entry');
    const act =
      event.key === 'c'
        ? shown?.querySelector('[data-copy]')
        : shown?.querySelector(`[data-act="${CSS.escape(event.key)}"]`);
    if (act instanceof HTMLElement) {
      event.preventDefault();
      act.click();
      return;
    }
    const step = event.key === 'n' || event.key === 'j' ? 1 : event.key === 'p' || event.key === 'k' ? -1 : 0;
    if (step === 0 || rows.length === 0) return;
    const at = rows.findIndex(row => row.hasAttribute('aria-current'));
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    choose(next?.dataset.entry ?? '', true);
  });

  for (const button of all('button[data-copy]')) {
    button.addEventListener('click', () => {
      const words = `${button.dataset.copy} ${location.href.split('#')[0]}#${button.dataset.place}`;
      navigator.clipboard?.writeText(words).then(() => {
        button.textContent = button.dataset.done ?? '';
      });
    });
  }

  /** Marks the words a link from another page leads to: `#c-120-164`. */
  const arrive = () => {
    const [, entry] = /^#e-(.+)$/.exec(location.hash) ?? [];
    if (entry !== undefined) return choose(decodeURIComponent(entry), true);
    const [, from, to] = /^#c-(\d+)-(\d+)$/.exec(location.hash) ?? [];
    if (from === undefined) return;
    const words = all('.text [data-from]').filter(
      one => Number(one.dataset.from) < Number(to) && Number(one.dataset.to) > Number(from),
    );
    for (const one of all('.chosen')) one.classList.remove('chosen');
    for (const one of words) one.classList.add('chosen');
    words[0]?.scrollIntoView({ block: 'center' });
  };
  addEventListener('hashchange', arrive);
  arrive();
}
