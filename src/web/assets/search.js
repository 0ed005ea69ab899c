// Search over the rows that search-index.js brought: every word must occur, upper and lower case alike.
{
  const rows = /** @type {[string, string, string][]} */ (Reflect.get(globalThis, 'parleySearch') ?? []);
  const field = document.getElementById('search-field');
  const results = document.getElementById('search-results');
  const count = document.getElementById('search-count');
  const MOST = 50;
  /** @param {string} text */
  const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const searched = rows.map(([kind, text]) => plain(`${kind} ${text}`));

  const show = () => {
    if (!(field instanceof HTMLInputElement) || results === null || count === null) return;
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    const found = wanted.length === 0 ? [] : rows.filter((_, i) => wanted.every(word => searched[i]?.includes(word)));
    results.replaceChildren(
      ...found.slice(0, MOST).map(([kind, text, href]) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = href;
        link.textContent = text;
        const label = document.createElement('span');
        label.className = 'why';
        label.textContent = kind;
        item.append(link, label);
        return item;
      }),
    );
    const { none = '', found: told = '' } = results.dataset;
    if (wanted.length > 0) count.textContent = found.length === 0 ? none : told.replace('{n}', String(found.length));
  };
  field?.addEventListener('input', show);
  field?.focus();
  show();
}
