// Runs before the page is drawn: stored choices, of light or dark (so that it does not flash in the other) and of single letters as keys.
document.documentElement.dataset.script = '';
try {
  const chosen = localStorage.getItem('parley-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  if (localStorage.getItem('parley-keys') === 'off') document.documentElement.dataset.keys = 'off';
} catch {
  // No storage (a private window, a strict browser): the system's setting holds.
}
