// The review queue by keys: a, e, x, space, u press the buttons that are there; everything works without it.
{
  /** @param {string} key */
  const act = key => {
    const found = document.querySelector(`[data-act="${CSS.escape(key)}"]`);
    return found instanceof HTMLElement ? found : null;
  };
  const panel = document.getElementById('correct');
  const open = () => {
    panel?.classList.add('open');
    const field = panel?.querySelector('select, input:not([type="hidden"])');
    if (field instanceof HTMLElement) field.focus();
  };
  act('e')?.addEventListener('click', event => {
    event.preventDefault();
    open();
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const field = event.target instanceof Element && event.target.closest('input, select, textarea') !== null;
    if (event.key === 'Escape' && panel !== null) {
      panel.classList.remove('open');
      act('a')?.focus();
    }
    if (field || document.documentElement.dataset.keys === 'off') return;
    const pressed = act(event.key);
    if (pressed === null) return;
    event.preventDefault();
    pressed.click();
  });
  // A decision is sent once, however often its key is pressed.
  for (const form of document.querySelectorAll('form'))
    form.addEventListener('submit', event => {
      if (form.dataset.sent === 'yes') event.preventDefault();
      form.dataset.sent = 'yes';
    });
}
