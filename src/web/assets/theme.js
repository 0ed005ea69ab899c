// Runs before the page is drawn: a stored choice of light or dark, so that it does not flash in the other.
document.documentElement.dataset.script = '';
try {
  const chosen = localStorage.getItem('parley-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // No storage (a private window, a strict browser): the system's setting holds.
}
