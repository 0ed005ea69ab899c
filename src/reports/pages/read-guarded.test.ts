import { describe, expect, it } from 'vitest';
import { type PageGuard, readPageGuarded } from './read-guarded.ts';

const place = { file: 'x.html', line: null, position: null };
const input = (text: string) => ({ text, file: 'x.html', rawHash: 'h', url: null, retrieved: null });
const page = `<!doctype html><title>Talks</title><p>${'Officials met on Monday to talk about fishing rights, the ministry said. '.repeat(12)}</p>`;
const guard = (change: Partial<PageGuard>): PageGuard => ({
  timeoutMs: 60_000,
  memoryMb: 256,
  inPlaceLetters: 0,
  ...change,
});

describe('a page read in a thread of its own', () => {
  it('is the same report as one read in place, also the second time', async () => {
    const inPlace = await readPageGuarded(input(page), place, guard({ inPlaceLetters: 1e9 }));
    expect(await readPageGuarded(input(page), place, guard({}))).toEqual(inPlace);
    expect(await readPageGuarded(input(page), place, guard({}))).toEqual(inPlace);
  });
  it('is given up after its time, with a reason, and the next is read', async () => {
    // So much that no machine reads it before the clock is looked at.
    const long = page + '<p>The talks went on, the ministry said on Monday.</p>'.repeat(20_000);
    await expect(readPageGuarded(input(long), place, guard({ timeoutMs: 1 }))).rejects.toMatchObject({
      code: 'page-too-slow',
      message: expect.stringContaining('x.html: reading the page took longer'),
    });
    await expect(readPageGuarded(input(page), place, guard({}))).resolves.toMatchObject({ file: 'x.html' });
  });
  it('is given up when it needs too much memory', async () => {
    const heavy = `<p>${'<b>a</b>'.repeat(400_000)}</p>`;
    await expect(readPageGuarded(input(heavy), place, guard({ memoryMb: 8 }))).rejects.toMatchObject({
      code: 'page-too-slow',
    });
  });
  it('says what an empty page lacks', async () => {
    await expect(readPageGuarded(input('<html><script>1</script></html>'), place, guard({}))).rejects.toMatchObject({
      code: 'page-empty',
      next: expect.stringContaining('save it'),
    });
  });
});
