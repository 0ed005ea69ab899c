import type { DossierDiscrepancy, FieldVersion } from '../../dossier/index.ts';
import type { Cite } from '../../text/index.ts';
import { ResolveForm } from '../desk/resolve-form.tsx';
import { CLASHES_A_PAGE, discrepancySections, formatValue, questionOf, verdictWords } from '../discrepancy-words.ts';
import { capital, printable, slugOf } from '../format.ts';
import { pageOf, partsOf } from '../paging.ts';
import { Badge, Sign } from '../parts/badge.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import { linkToWords, type Place } from '../parts/place.ts';
import { quoteInSentence } from '../quotation.ts';
import { clashesOf } from '../site.ts';
import { words } from '../words.ts';

/** Discrepancies: which words clash, and which report is off? */
export function DiscrepanciesPage({ place }: { readonly place: Place }) {
  const { dossier } = place.shelf;
  const clashes = clashesOf(dossier);
  const sections = discrepancySections(place.shelf);
  const shown = pageOf(sections, place.part, CLASHES_A_PAGE);
  const aside = shown.find(({ key }) => key === 'aside');
  const grave = clashes.filter(({ severity }) => severity === 'high').length;
  return (
    <Layout
      place={place}
      title={words.views.discrepancies}
      view="discrepancies"
      foot={words.discrepancies.foot}
      styles={place.desk === null ? [] : ['desk']}
    >
      <h1>{words.discrepancies.headline(clashes.length, grave)}</h1>
      {clashes.length === 0 && <p class="absent">{words.discrepancies.empty}</p>}
      {shown
        .filter(({ key }) => key === 'clash')
        .flatMap(({ items, from }) =>
          items.map((one, i) => <Clash place={place} one={one} at={from + i + 1} of={clashes.length} />),
        )}
      {aside !== undefined && (
        <details open={shown.length === 1 && place.part > 1}>
          <summary>{words.discrepancies.setAside(aside.of)}</summary>
          <ul class="plain">
            {aside.items.map(one => (
              <li>
                <b>{verdictWords(one.verdict)}</b>:{' '}
                {one.versions.map(({ value }) => formatValue(one.kind, value)).join(' / ')}
                <span class="why">
                  {questionOf(place.shelf, one)}: {printable(one.why)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Pager place={place} view="discrepancies" parts={partsOf(sections, CLASHES_A_PAGE)} />
    </Layout>
  );
}

interface ClashProps {
  readonly place: Place;
  readonly one: DossierDiscrepancy;
  readonly at: number;
  readonly of: number;
}

function Clash({ place, one, at, of }: ClashProps) {
  const [first, second] = quotedOf(one.versions);
  const lone =
    one.verdict === 'report likely wrong'
      ? [...one.versions].sort((a, b) => a.independent - b.independent)[0]
      : undefined;
  return (
    <article class="discrepancy" id={`d-${slugOf(one.id)}`}>
      <div class="head">
        <h2>{questionOf(place.shelf, one)}</h2>
        <span class="label">
          {words.discrepancies.position(one.severity, one.kind, at, of)}{' '}
          <Badge checked={one.resolution === null ? 'machine' : 'confirmed'} long />
        </span>
      </div>
      <div class="pair">
        {first !== undefined && (
          <Side place={place} one={one} version={first} cite={citeFor(first, second)} other={second} />
        )}
        <span class="between">{second !== undefined && <Sign />}</span>
        {second !== undefined && (
          <Side place={place} one={one} version={second} cite={citeFor(second, first)} other={first} />
        )}
      </div>
      <p class="verdict">
        <span class="label">{words.discrepancies.verdict}</span>{' '}
        <b class={one.verdict === 'report likely wrong' || one.verdict === 'contradiction' ? 'clash' : undefined}>
          {verdictWords(one.verdict)}
        </b>
        {lone !== undefined &&
          words.discrepancies.likely(words.list([...new Set(lone.reports.map(place.shelf.outlet))]))}
        <br />
        {one.resolution === null
          ? `${capital(printable(one.why))}.`
          : words.discrepancies.resolved(
              printable(one.resolution.by),
              printable(one.resolution.value),
              printable(one.resolution.reason),
            )}
      </p>
      <ResolveForm place={place} one={one} />
    </article>
  );
}

/** The two versions that face each other: the one that most sources have, and the gravest against it. */
function quotedOf(versions: readonly FieldVersion[]): readonly [FieldVersion | undefined, FieldVersion | undefined] {
  const quoted = versions.filter(({ cites }) => cites.length > 0);
  return [quoted[0], quoted[1]];
}

/** The cite of a version that says most in few words: one with a figure in it, if there is one, that the other side does not quote, too. */
function citeFor({ cites }: FieldVersion, other: FieldVersion | undefined): Cite {
  const elsewhere = new Set((other?.cites ?? []).map(({ report }) => report));
  const best = [...cites].sort(
    (a, b) =>
      Number(elsewhere.has(a.report)) - Number(elsewhere.has(b.report)) ||
      Number(/\d/.test(b.exact)) - Number(/\d/.test(a.exact)) ||
      Number(b.exact.length > 20) - Number(a.exact.length > 20) ||
      a.exact.length - b.exact.length,
  );
  return best[0]!;
}

interface SideProps {
  readonly place: Place;
  readonly one: DossierDiscrepancy;
  readonly version: FieldVersion;
  readonly cite: Cite;
  readonly other: FieldVersion | undefined;
}

function Side({ place, one, version, cite, other }: SideProps) {
  const { shelf } = place;
  const text = shelf.readings.get(cite.report)?.report.text ?? cite.exact;
  const against = other === undefined ? '' : citeFor(other, version).exact;
  const { before, pieces, after } = quoteInSentence(text, cite, against);
  const voice = version.voices[0];
  const others = [...new Set(version.reports)].filter(report => report !== cite.report).map(shelf.outlet);
  return (
    <figure>
      <figcaption>
        <span>
          <b>{shelf.outlet(cite.report)}</b>,{' '}
          {voice === undefined || voice.name === null ? words.discrepancies.reporterVoice : printable(voice.name)}
        </span>
        <a class="plain" href={linkToWords(place, cite)}>
          {shelf.dayOf(cite.report)}
        </a>
      </figcaption>
      <blockquote>
        {printable(before)}
        {pieces.map(piece => (piece.differs ? <Boxed text={printable(piece.text)} /> : printable(piece.text)))}
        {printable(after)}
      </blockquote>
      <p class="more">
        {one.kind === 'wording' ? '' : words.discrepancies.value(formatValue(one.kind, version.value))}{' '}
        {words.discrepancies.sources(version.independent, version.value === one.majority)}.
        {others.length > 0 && ` ${words.discrepancies.also([...new Set(others)])}.`}
      </p>
    </figure>
  );
}

/** The spaces around the words stay outside of the box. */
function Boxed({ text }: { readonly text: string }) {
  const inner = text.trim();
  const from = text.indexOf(inner);
  return (
    <>
      {text.slice(0, from)}
      <mark>{inner}</mark>
      {text.slice(from + inner.length)}
    </>
  );
}
