import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { slugOf } from './format.ts';
import { publishSite, type Site, serveSite, webApp } from './index.ts';
import { publishedFiles } from './publish.ts';
import { shelvesOf } from './site.ts';
import { sitePages } from './site-pages.tsx';
import { hugeSite } from './testing/huge-site.ts';
import { exampleSite, hostileSite } from './testing/sample-site.ts';

let site: Site;
beforeAll(async () => {
  site = await exampleSite('istanbul');
});

const documentOf = (html: string) => parseHTML(html).document;

describe('the pages', () => {
  it('are whole: every link leads to a page that is there, every fragment to a place on it', () => {
    const pages = new Map(sitePages(site).map(({ path, text }) => [path, text()] as const));
    const ids = new Map(
      [...pages].map(
        ([path, html]) => [path, new Set([...documentOf(html).querySelectorAll('[id]')].map(one => one.id))] as const,
      ),
    );
    let followed = 0;
    for (const [path, html] of pages) {
      if (!path.endsWith('.html')) continue;
      for (const link of documentOf(html).querySelectorAll('a[href]')) {
        const href = link.getAttribute('href')!;
        if (/^https?:/.test(href)) continue;
        const target = new URL(href, `http://x/${path}`);
        const page = target.pathname.slice(1);
        expect(pages.has(page), `${path} links to ${href}`).toBe(true);
        if (target.hash !== '') expect(ids.get(page)?.has(target.hash.slice(1)), `${path} links to ${href}`).toBe(true);
        followed++;
      }
    }
    expect(followed).toBeGreaterThan(300);
  });
  it('have one id once, one first heading, a language and a title', () => {
    for (const { path, type, text } of sitePages(site)) {
      if (type !== 'html') continue;
      const page = documentOf(text());
      const ids = [...page.querySelectorAll('[id]')].map(one => one.id);
      expect(new Set(ids).size, path).toBe(ids.length);
      expect(page.querySelectorAll('h1').length, path).toBe(1);
      expect(page.documentElement.getAttribute('lang')).toBe('en');
      expect(page.querySelector('title')!.textContent!.length).toBeGreaterThan(5);
    }
  });
  it('hold no script or style of their own, and ask for nothing from elsewhere', () => {
    for (const { type, text } of sitePages(site)) {
      if (type !== 'html') continue;
      const page = documentOf(text());
      expect(page.querySelectorAll('style, [style], script:not([src])').length).toBe(0);
      for (const one of page.querySelectorAll('*'))
        for (const { name } of one.attributes) expect(name.startsWith('on')).toBe(false);
      for (const one of page.querySelectorAll('[src], link[href]'))
        expect(one.getAttribute('src') ?? one.getAttribute('href')).not.toMatch(/^(https?:)?\/\//);
    }
  });
  it('are the same whenever they are made', () => {
    expect(sitePages(site).map(({ text }) => text())).toEqual(sitePages(site).map(({ text }) => text()));
  });
});

describe('where things stand', () => {
  it('says whose move it is as each side says it and as computed, and what clashes', async () => {
    const page = documentOf(await (await webApp(site).request('/index.html')).text());
    expect(page.querySelector('h1')!.textContent).toMatch(/waits for (Ukraine|Russia)\./);
    const heads = [...page.querySelectorAll('table.whose th')].map(one => one.textContent);
    expect(heads.slice(0, 3)).toEqual(['Thread', 'As Russia says it', 'As Ukraine says it']);
    expect(page.querySelector('table.whose')!.textContent).toContain('the ball is in the Ukrainian court');
    expect(page.querySelector('#clashes')!.parentElement!.querySelectorAll('li').length).toBeGreaterThan(0);
    expect(page.querySelector('aside')!.textContent).toContain('23 Jul 2025, Istanbul');
  });
});

describe('the source reader', () => {
  it('shows the text of the report to the letter, and every entry links to its words', () => {
    for (const { report } of site.readings) {
      const file = sitePages(site).find(({ path }) => path === `reports/${slugOf(report.id)}.html`);
      const page = documentOf(file!.text());
      for (const sign of page.querySelectorAll('.text sup')) sign.remove();
      const shown = page.querySelector('.text')!.textContent!.replace(/\s+/g, '');
      for (const { kind, start, end } of report.passages)
        if (kind !== 'headline') expect(shown).toContain(report.text.slice(start, end).replace(/\s+/g, ''));
    }
  });
  it('gives each layer its own line, and a chain from the publisher to the speaker', async () => {
    const pages = sitePages(site).filter(({ path }) => path.startsWith('reports/'));
    const all = pages.map(({ text }) => text()).join('');
    for (const layer of ['statement', 'move', 'condition', 'meeting']) expect(all).toContain(`class="m ${layer}"`);
    expect(all).toMatch(/<span class="role">Publisher<\/span>/);
    expect(all).toMatch(/<li class="named"><span class="role">Speaker<\/span>/);
  });
});

describe('a hostile report', () => {
  it('is shown as text: no element, handler, link or direction of its own', async () => {
    const hostile = await hostileSite();
    const pages = sitePages(hostile);
    expect(pages.some(({ path }) => path.startsWith('reports/'))).toBe(true);
    for (const { path, type, text } of pages) {
      expect(path).toMatch(/^[A-Za-z0-9./-]+$/);
      expect(path).not.toContain('..');
      const content = text();
      expect(content).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0007]/);
      if (type === 'script') {
        expect(content).not.toContain('<');
        continue;
      }
      const page = documentOf(content);
      expect(page.querySelectorAll('script:not([src]), style, img, iframe, b[onclick]').length).toBe(0);
      for (const script of page.querySelectorAll('script'))
        expect(script.getAttribute('src')).toMatch(/^(\.\.\/)*(assets\/[a-z]+|search-index)\.js$/);
      for (const link of page.querySelectorAll('a[href]'))
        expect(link.getAttribute('href')).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      for (const one of page.querySelectorAll('*'))
        for (const { name } of one.attributes) expect(name.startsWith('on')).toBe(false);
    }
  });
});

describe('a report of one line of 5 MB with 50,000 entries', () => {
  it('comes in pages that a browser can draw, every entry on one of them, all of it as text', async () => {
    const huge = hugeSite(site.readings.find(({ statements }) => statements.length > 0)!);
    const app = webApp(huge);
    const base = `/reports/${slugOf(huge.readings[0]!.report.id)}`;
    const first = await (await app.request(`${base}.html`)).text();
    const parts = Number(/Page (\d+) of \d+/.exec(first.split('rel="next"')[0]!.split('aria-label="').at(-1)!)![1]);
    expect(parts).toBeGreaterThan(100);
    let text = '';
    let entries = 0;
    for (const part of [1, 2, parts]) {
      const html = part === 1 ? first : await (await app.request(`${base}/${part}.html`)).text();
      expect(html.length).toBeLessThan(2_000_000);
      const page = documentOf(html);
      expect(page.querySelectorAll('script:not([src]), b[onclick]').length).toBe(0);
      expect(html).not.toMatch(/[\u202a-\u202e]/);
      const shown = page.querySelectorAll('article.entry').length;
      expect(shown).toBeGreaterThan(part === parts ? 0 : 300);
      entries += shown;
      if (part < 3) text += page.querySelector('.text')!.textContent;
    }
    expect(entries).toBeLessThan(3 * 420);
    const original = huge.readings[0]!.report.text.replace(/[\u202a-\u202e]/g, '\ufffd');
    expect(original.replace(/\s+/g, '').startsWith(text.replace(/\s+/g, ''))).toBe(true);
    expect((await app.request(`${base}/${parts + 1}.html`)).status).toBe(404);
    // A link to quoted words leads to the page that shows them.
    const shelf = shelvesOf(huge)[0]!;
    const far = huge.readings[0]!.statements.at(-1)!.cites[0];
    expect(shelf.placeOf(far)).toContain(`/${parts}.html#c-${far.start}-`);
  });
});

describe('the server', () => {
  it('forbids everything that is not its own, and answers under its own name only', async () => {
    const app = webApp(site, { hosts: ['127.0.0.1'] });
    const answer = await app.request('http://127.0.0.1:4750/index.html');
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|file:|\*/);
    expect((await app.request('http://evil.example/index.html')).status).toBe(403);
    expect((await app.request('http://127.0.0.1/reports/nobody.html')).status).toBe(404);
    expect((await app.request('http://127.0.0.1/assets/../app.ts')).status).toBe(404);
    expect((await app.request('http://127.0.0.1/index.html', { method: 'POST' })).status).toBe(404);
  });
  it('listens on this machine alone', async () => {
    const { url, close } = await serveSite(site, 0);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/index\.html$/);
    expect((await fetch(url)).status).toBe(200);
    const port = Number(new URL(url).port);
    await expect(serveSite(site, port)).rejects.toMatchObject({ code: 'port-taken' });
    await close();
  });
});

describe('publishing', () => {
  it('writes over nothing that it did not write, and leaves nothing behind of what it wrote before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-'));
    try {
      await publishSite(site, folder);
      for (const { path, text } of publishedFiles(site, {}))
        expect(await readFile(join(folder, path), 'utf8')).toBe(text());
      expect(readdirSync(join(folder, 'assets'))).toContain('page.css');
      await publishSite({ ...site, readings: site.readings.slice(1) }, folder);
      const gone = join(folder, `reports/${slugOf(site.readings[0]!.report.id)}.html`);
      await expect(readFile(gone)).rejects.toMatchObject({ code: 'ENOENT' });
      await rm(join(folder, 'parley-record.txt'));
      await writeFile(join(folder, 'diary.txt'), 'mine');
      await expect(publishSite(site, folder)).rejects.toMatchObject({ code: 'folder-not-empty' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
  it('gives each of several dossiers a folder of its own, and a first page that lists them', async () => {
    const two: Site = {
      ...site,
      dossiers: [site.dossiers[0]!, { ...site.dossiers[0]!, id: 'other' }],
      name: 'The Harbour Desk',
    };
    const first = documentOf(await (await webApp(two).request('/index.html')).text());
    expect(first.querySelector('.brand')!.textContent).toBe('The Harbour Desk');
    const links = [...first.querySelectorAll('tbody a')].map(one => one.getAttribute('href')!);
    expect(links).toHaveLength(2);
    for (const link of links) expect((await webApp(two).request(`/${link}`)).status).toBe(200);
  });
});
