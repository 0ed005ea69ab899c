import { Parser } from 'htmlparser2';
import { MAX_PAGE_DEPTH, MAX_PAGE_ELEMENTS } from '../limits.ts';

/** What an element or line of a page says of the page: its headline, author, date, or whose site it is. */
type Mark = 'h1' | 'author' | 'date' | 'owner';

/** What a page states about itself outside its running text, in the order of the source. Values are raw, entities undone. */
export interface PageFacts {
  readonly title: string | null;
  readonly language: string | null;
  readonly metas: readonly { readonly name: string; readonly content: string }[];
  /** Contents of `<script type="application/ld+json">`, unparsed. */
  readonly jsonLd: readonly string[];
  readonly canonical: string | null;
  readonly times: readonly { readonly datetime: string; readonly text: string; readonly name: string }[];
  /** Text of elements that are marked as headline, author or date: `<h1>`, itemprop, rel=author, class byline. */
  readonly marked: readonly { readonly as: Mark; readonly text: string }[];
  readonly feed: string | null;
  /** The lines that stand just below the first `<h1>`, where a page shows author and date. */
  readonly belowHeadline: readonly string[];
}

/** A page made safe for an extractor, and what was taken out of it on the way. */
export interface PreparedPage {
  /** Clean HTML: scripts, styles and comments gone, each tag stamped with its place in the source (`data-o`). */
  readonly html: string;
  /** Where the element that begins at an offset of the source ends. */
  readonly ends: ReadonlyMap<number, number>;
  readonly facts: PageFacts;
  /** True when tags had to be dropped because the page nests too deep or has too many elements. */
  readonly flattened: boolean;
}

const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'embed',
  'canvas',
  'audio',
  'video',
  'select',
  'textarea',
  'math',
  'map',
]);
const OUTER = new Set(['html', 'head', 'body', 'meta', 'link', 'base', 'title']);
const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr']);
/** Attributes an extractor looks at; the rest only costs memory. */
const KEPT = [
  'class',
  'id',
  'href',
  'src',
  'rel',
  'itemprop',
  'itemtype',
  'role',
  'hidden',
  'aria-hidden',
  'style',
  'datetime',
  'lang',
  'dir',
  'colspan',
];
const MAX_ATTRIBUTE = 400;
const MAX_LINES_BELOW = 24;
/** `© 2025 The Harbour Post`, `Copyright 2019-2025, Harbour Media Ltd` */
const OWNER =
  /(?:©|\bcopyright\b)[\s©]*(?:\d{4}(?: ?[-–] ?\d{4})?)[\s,]*(?:by )?(?!all rights)(\p{Lu}[\p{L}\d&'’ -]{1,40}(?:\.\p{Ll}{2,6}\b)?)/iu;

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (value: string) => escapeText(value).replaceAll('"', '&quot;');

/**
 * One linear pass over the source of a page. It collects the metadata, drops what is no text, stamps every element with the offset
 * of its tag so that text can be traced back to the source, and bounds depth and number of elements: extractors need quadratic
 * time, or all of the stack, for pages made to hurt them.
 */
export function preparePage(source: string): PreparedPage {
  const out: string[] = [];
  const ends = new Map<number, number>();
  const metas: { name: string; content: string }[] = [];
  const jsonLd: string[] = [];
  const times: { datetime: string; text: string; name: string }[] = [];
  const marked: { as: Mark; text: string }[] = [];
  let title: string | null = null;
  let language: string | null = null;
  let canonical: string | null = null;
  let feed: string | null = null;

  const open: { name: string; at: number; emitted: boolean; collect: ((text: string) => void) | null }[] = [];
  const collectors: { text: string[]; done: (text: string) => void; depth: number }[] = [];
  let dropDepth = 0;
  let emitted = 0;
  let elements = 0;
  let flattened = false;
  let held: string[] | null = null;
  let below: string[] | null = null;

  const collect = (done: (text: string) => void) => collectors.push({ text: [], done, depth: open.length });

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push({ name, at: parser.startIndex, emitted: false, collect: null });
        const entry = open.at(-1)!;
        if (name === 'html') language ??= attributes.lang ?? attributes['xml:lang'] ?? null;
        else if (name === 'meta') {
          const key = attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes['http-equiv'];
          if (key !== undefined && attributes.content !== undefined && metas.length < 400) {
            metas.push({ name: key.trim().toLowerCase(), content: attributes.content.trim().slice(0, 4000) });
          }
        } else if (name === 'link') {
          const rel = attributes.rel?.toLowerCase() ?? '';
          if (rel === 'canonical') canonical ??= attributes.href ?? null;
          if (rel === 'alternate' && /\b(?:rss|atom)\+xml/.test(attributes.type ?? ''))
            feed ??= attributes.href ?? null;
        } else if (name === 'title' && title === null && dropDepth === 0) {
          collect(text => {
            title ??= text;
          });
        }
        if (name === 'script' && /ld\+json/i.test(attributes.type ?? '') && jsonLd.length < 40) held = [];
        if (DROPPED.has(name)) dropDepth++;
        if (dropDepth > 0 || OUTER.has(name)) return;

        const marks = `${attributes.itemprop ?? ''} ${attributes.rel ?? ''} ${attributes.class ?? ''}`.toLowerCase();
        if (collectors.length < 20 && marked.length < 200) {
          if (name === 'h1') collect(text => marked.push({ as: 'h1', text }));
          else if (name === 'time') {
            collect(text => times.push({ datetime: attributes.datetime ?? '', text, name: marks.trim() }));
          } else if (
            /\bauthor\b|\bbyline|byline\b|author[-_]?name/.test(marks) &&
            !/comment|respond|reply|form\b/.test(marks)
          )
            collect(text => marked.push({ as: 'author', text }));
          else if (
            /datepublished|date[-_]?published|publish[-_]?date|timestamp|pubdate|post[-_]?date|article[-_]?date|entry[-_]?date/.test(
              marks,
            )
          ) {
            const stated = attributes.content ?? attributes.datetime;
            if (stated !== undefined) marked.push({ as: 'date', text: stated });
            else collect(text => marked.push({ as: 'date', text }));
          }
        }
        elements++;
        if (emitted >= MAX_PAGE_DEPTH || elements > MAX_PAGE_ELEMENTS) {
          flattened = true;
          out.push(' ');
          return;
        }
        const kept = KEPT.filter(key => attributes[key] !== undefined)
          .map(key => ` ${key}="${escapeAttribute(attributes[key]!.slice(0, MAX_ATTRIBUTE))}"`)
          .join('');
        out.push(`<${name} data-o="${parser.startIndex}"${kept}>`);
        if (!VOID.has(name)) {
          entry.emitted = true;
          emitted++;
        }
      },
      ontext(text) {
        if (held !== null) held.push(text);
        if (dropDepth > 0) return;
        if (below !== null && below.length < MAX_LINES_BELOW && text.trim() !== '')
          below.push(text.trim().slice(0, 200));
        const owner = OWNER.exec(text.slice(0, 400))?.[1];
        if (owner !== undefined && marked.length < 200) marked.push({ as: 'owner', text: owner });
        for (const collector of collectors) if (collector.text.length < 400) collector.text.push(text);
        if (open.at(-1)?.name !== 'title') out.push(escapeText(text));
      },
      onclosetag(name) {
        const entry = open.pop();
        if (entry === undefined) return;
        while (collectors.length > 0 && collectors.at(-1)!.depth > open.length) {
          const { text, done } = collectors.pop()!;
          done(text.join('').replace(/\s+/g, ' ').trim().slice(0, 1000));
        }
        if (DROPPED.has(name)) {
          dropDepth = Math.max(0, dropDepth - 1);
          if (name === 'script' && held !== null) {
            jsonLd.push(held.join(''));
            held = null;
          }
          return;
        }
        if (name === 'h1') below ??= [];
        if (!entry.emitted) return;
        ends.set(entry.at, parser.endIndex + 1);
        out.push(`</${name}>`);
        emitted--;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(source);
  parser.end();

  const head = `<head><title>${escapeText(title ?? '')}</title></head>`;
  return {
    html: `<!doctype html><html>${head}<body>${out.join('')}</body></html>`,
    ends,
    facts: { title, language, metas, jsonLd, canonical, times, marked, feed, belowHeadline: below ?? [] },
    flattened,
  };
}
