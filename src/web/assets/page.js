// On every page: the button for light and dark, and the keys that open a view. Everything works without it, as links.
{
  const root = document.documentElement;
  const dark = () =>
    root.dataset.theme === undefined
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : root.dataset.theme === 'dark';

  const button = document.querySelector('button.theme');
  if (button instanceof HTMLButtonElement) {
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try {
        localStorage.setItem('parley-theme', root.dataset.theme);
      } catch {
        // The choice holds for this page, then.
      }
    });
  }

  // A narrow screen shows the latest part of a timeline first.
  for (const figure of document.querySelectorAll('figure.timeline')) figure.scrollLeft = figure.scrollWidth;

  const keys = document.querySelector('details.keys');
  const off = document.getElementById('keys-off');
  if (off instanceof HTMLInputElement) {
    off.checked = root.dataset.keys === 'off';
    off.addEventListener('change', () => {
      root.dataset.keys = off.checked ? 'off' : 'on';
      try {
        localStorage.setItem('parley-keys', root.dataset.keys);
      } catch {
        // The choice holds for this page, then.
      }
    });
  }

  let afterG = false;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return;
    if (event.key === '?' && keys instanceof HTMLDetailsElement) {
      keys.open = !keys.open;
      keys.scrollIntoView({ block: 'nearest' });
    }
    if (root.dataset.keys === 'off') return;
    if (afterG) {
      const link = document.querySelector(`nav.views a[data-key="${CSS.escape(event.key)}"]`);
      if (link instanceof HTMLAnchorElement) link.click();
    }
    afterG = event.key === 'g';
    if (event.key === '/') {
      const link = document.querySelector('a[data-key="/"]');
      const field = document.querySelector('input[type="search"]');
      event.preventDefault();
      if (field instanceof HTMLInputElement) field.focus();
      else if (link instanceof HTMLAnchorElement) link.click();
    }
  });
}
