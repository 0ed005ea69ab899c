// At the desk: words selected in a report fill the form that adds an entry, with the place they stand at. Without it the words are written there.
{
  const panel = document.querySelector('details.add-entry');
  const form = panel?.querySelector('form');
  /** @param {string} name */
  const field = name => {
    const found = form?.querySelector(`[name="${name}"]`);
    return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
  };

  /** The place in the report of one end of a selection; null outside of its text.
   * @param {Node} node
   * @param {number} offset */
  const placeOf = (node, offset) => {
    const stretch = (node instanceof Element ? node : node.parentElement)?.closest('.text [data-from]');
    if (!(stretch instanceof HTMLElement)) return null;
    const from = Number(stretch.dataset.from);
    return node.nodeType === Node.TEXT_NODE ? from + offset : offset === 0 ? from : Number(stretch.dataset.to);
  };

  document.addEventListener('pointerup', event => {
    if (!(panel instanceof HTMLDetailsElement)) return;
    if (event.target instanceof Node && panel.contains(event.target)) return;
    const selection = getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    const [first, last, quote] = [field('start'), field('end'), field('words')];
    if (start === null || end === null || end <= start || !first || !last || !quote) return;
    first.value = String(start);
    last.value = String(end);
    quote.value = selection.toString().trim();
    panel.open = true;
    panel.classList.add('floating');
  });
  // Words that are written over stand at another place.
  field('words')?.addEventListener('input', () => {
    const [first, last] = [field('start'), field('end')];
    if (first && last) first.value = last.value = '';
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') panel?.classList.remove('floating');
  });
}
