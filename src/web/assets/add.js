// Adding reports: files that are dropped anywhere on the page are sent at once; what is at work is looked after. Without it the forms do the same.
{
  const form = document.getElementById('add-files');
  const input = form?.querySelector('input[type="file"]');
  const drop = form?.querySelector('.drop');
  for (const type of ['dragover', 'dragleave', 'drop'])
    document.addEventListener(type, event => {
      event.preventDefault();
      drop?.classList.toggle('over', type === 'dragover');
    });
  document.addEventListener('drop', event => {
    const files = event.dataTransfer?.files;
    if (files === undefined || files.length === 0) return;
    if (!(input instanceof HTMLInputElement) || !(form instanceof HTMLFormElement)) return;
    input.files = files;
    form.requestSubmit();
  });

  const look = async () => {
    const waiting = document.querySelectorAll('[data-job][data-done="no"]');
    if (waiting.length === 0) return;
    try {
      const jobs = /** @type {{ id: string, line: string, done: boolean }[]} */ (
        await (await fetch('desk/jobs')).json()
      );
      for (const item of waiting) {
        const job = jobs.find(({ id }) => id === item.getAttribute('data-job'));
        // What became of it is on the page itself.
        if (job === undefined || job.done) return location.reload();
        const line = item.querySelector('.line');
        if (line !== null) line.textContent = job.line;
      }
    } catch {
      // The server is busy or gone: asked again.
    }
    setTimeout(look, 700);
  };
  setTimeout(look, 300);
}
