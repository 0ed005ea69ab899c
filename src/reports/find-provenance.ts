import { type CitedText, citeOf } from '../text/index.ts';
import { agenciesIn, agencyNamed } from './agencies.ts';
import type { FoundDateline } from './find-dateline.ts';
import type { Derivation, Genre, Passage } from './report.ts';

/** Where a report came from, as far as it says so itself. */
export interface Provenance {
  /** The agency whose text this is, by dateline or byline; not one that only contributed. */
  readonly agency: string | null;
  readonly derivedFrom: readonly Derivation[];
}

const bare = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `CNN` and `CNN (Web News)`, `Associated Press` and `AP News` are one outlet. */
export function isSameOutlet(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  if (agencyNamed(a) !== null && agencyNamed(a) === agencyNamed(b)) return true;
  const [short = '', long = ''] = [bare(a), bare(b)].sort((x, y) => x.length - y.length);
  return short !== '' && ` ${long} `.includes(` ${short} `);
}

/**
 * Finds who a report says it is from: the agency in its dateline or byline, the credits at its end. An outlet that credits itself
 * derives from nobody.
 */
export function findProvenance(
  report: CitedText,
  passages: readonly Passage[],
  dateline: FoundDateline | null,
  { publisher, byline }: { publisher: string | null; byline: readonly string[] },
): Provenance {
  const derived: Derivation[] = [];
  const add = (derivation: Derivation) => {
    if (isSameOutlet(derivation.name, publisher)) return;
    if (!derived.some(known => known.name === derivation.name && known.kind === derivation.kind))
      derived.push(derivation);
  };
  let agency: string | null = null;
  if (dateline?.source) {
    const { name, isAgency, span } = dateline.source;
    add({ name, kind: isAgency ? 'agency' : 'outlet', explicit: true, cite: citeOf(report, span) });
    if (isAgency) agency = name;
  }
  for (const author of byline) {
    const named = agencyNamed(author);
    if (named === null) continue;
    agency ??= named;
    add({ name: named, kind: 'agency', explicit: true, cite: null });
  }
  for (const passage of passages) {
    if (passage.kind !== 'boilerplate' || (passage.label !== 'credit' && passage.label !== 'byline')) continue;
    for (const { name, start, end } of agenciesIn(report.text.slice(passage.start, passage.end))) {
      const cite = citeOf(report, { start: passage.start + start, end: passage.start + end });
      add({ name, kind: 'agency', explicit: true, cite });
      if (passage.label === 'byline') agency ??= name;
    }
  }
  return { agency: isSameOutlet(agency, publisher) ? null : agency, derivedFrom: derived };
}

const GENRE_OF_HEADLINE: readonly (readonly [RegExp, Genre])[] = [
  [/^(?:opinion|editorial|commentary|op-ed|column)\s*[:|–—-]|[|–—-]\s*(?:opinion|editorial|commentary)$/i, 'opinion'],
  [/^(?:news )?analysis\s*[:|–—-]|[|–—-]\s*analysis$/i, 'analysis'],
  [
    /^(?:transcript|full transcript|read)\s*:.*\b(?:transcript|remarks|speech|full text)\b|^(?:full )?transcript\b/i,
    'transcript',
  ],
  [/\blive(?: updates?| blog|blog|:)|^live\b/i, 'live'],
  [/^(?:joint |press |full )?(?:statement|communiqu[eé]|press release)\b/i, 'statement'],
];
const GENRE_OF_URL: readonly (readonly [RegExp, Genre])[] = [
  [
    /\/(?:opinions?|editorials?|commentisfree|commentary|op-?eds?|columns?|columnists?|blogs?\/opinion)(?:\/|$)/i,
    'opinion',
  ],
  [/\/(?:analysis|news-analysis)(?:\/|$)/i, 'analysis'],
  [/\/transcripts?(?:\/|$)/i, 'transcript'],
  [/\/(?:live|live-news|liveblog|live-updates)(?:\/|$)/i, 'live'],
  [/\/(?:press-releases?|pressreleases?|statements?-releases|media-releases?)(?:\/|$)/i, 'statement'],
];

/** The genre where a report says it plainly: in its headline, its address, or by the dateline of a news report. Else null. */
export function findGenre(headline: string | null, url: string | null, hasDateline: boolean): Genre | null {
  const byHeadline = headline === null ? undefined : GENRE_OF_HEADLINE.find(([sign]) => sign.test(headline));
  if (byHeadline !== undefined) return byHeadline[1];
  const byUrl = url === null ? undefined : GENRE_OF_URL.find(([sign]) => sign.test(url));
  if (byUrl !== undefined) return byUrl[1];
  return hasDateline ? 'reportage' : null;
}
