import type { DossierCondition, MergedAgreement, MergedMove } from '../../dossier/index.ts';
import type { Terms } from '../../reading/index.ts';
import { brief, capital, dateOr, formatDate, printable } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { pageOf, partsOf, type Section } from '../paging.ts';
import { Cell, FieldValue, Heads, Value } from '../parts/field.tsx';
import { Glyph } from '../parts/glyph.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import type { Place } from '../parts/place.ts';
import type { Shelf } from '../site.ts';
import { namesOf } from '../threads.ts';
import { words } from '../words.ts';

const { heads, conditionHeads, agreementHeads } = words.terms;
const TERMS_A_PAGE = 100;

interface Figure {
  readonly kind: 'figure';
  readonly move: MergedMove;
  readonly report: string;
  readonly terms: Terms;
}
type Row =
  | Figure
  | { readonly kind: 'condition'; readonly one: DossierCondition }
  | { readonly kind: 'agreement'; readonly one: MergedAgreement };

/** The figures by issue and then by day, so that successive offers follow one another; the conditions; the agreements. */
const termSections = onceFor((shelf: Shelf): readonly Section<Row>[] => {
  const { moves, conditions, agreements } = shelf.dossier;
  const figures = moves.flatMap(move =>
    move.mentions.flatMap(({ report, entry }) =>
      (shelf.moveEntry(entry)?.terms ?? []).map(terms => ({
        key: `${terms.issue ?? ''}|${terms.unit ?? ''}|${move.date.preferred ?? move.firstReported ?? ''}`,
        row: { kind: 'figure' as const, move, report, terms },
      })),
    ),
  );
  figures.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [
    { key: 'figures', items: figures.map(({ row }) => row) },
    { key: 'conditions', items: conditions.map(one => ({ kind: 'condition', one })) },
    { key: 'agreements', items: agreements.map(one => ({ kind: 'agreement', one })) },
  ];
});

export const termParts = (shelf: Shelf) => partsOf(termSections(shelf), TERMS_A_PAGE);

/** What is on the table in figures, the conditions, and the agreements. */
export function TermsPage({ place }: { readonly place: Place }) {
  const sections = termSections(place.shelf);
  const shown = pageOf(sections, place.part, TERMS_A_PAGE);
  // A section that has nothing at all says so where it would begin: on the first page.
  const titled = (key: string) =>
    shown.some(one => one.key === key) ||
    (place.part === 1 && sections.some(one => one.key === key && one.items.length === 0));
  const rows = shown.flatMap(({ items }) => items);
  return (
    <Layout place={place} title={words.views.terms} view="terms">
      <h1>{words.terms.headline}</h1>
      {titled('figures') && <Figures place={place} rows={rows.filter(row => row.kind === 'figure')} />}
      {titled('conditions') && (
        <>
          <h2>{words.terms.conditions}</h2>
          <Conditions place={place} rows={rows.flatMap(row => (row.kind === 'condition' ? [row.one] : []))} />
        </>
      )}
      {titled('agreements') && (
        <>
          <h2>{words.terms.agreements}</h2>
          <Agreements place={place} rows={rows.flatMap(row => (row.kind === 'agreement' ? [row.one] : []))} />
        </>
      )}
      <Pager place={place} view="terms" parts={termParts(place.shelf)} />
    </Layout>
  );
}

function Figures({ place, rows }: { readonly place: Place; readonly rows: readonly Figure[] }) {
  const { shelf } = place;
  if (rows.length === 0) return <p class="absent">{words.terms.empty}</p>;
  return (
    <table class="stack">
      <Heads heads={heads} />
      <tbody>
        {rows.map(({ move, report, terms }) => (
          <tr>
            <Cell label={heads[0]} lead>
              <b>{terms.issue === null ? words.notStated : capital(printable(terms.issue))}</b>
            </Cell>
            <Cell label={heads[1]}>{dateOr(move.date.preferred, words.notStated)}</Cell>
            <Cell label={heads[2]}>
              {terms.value === null ? words.dash : terms.value.toLocaleString('en')} {terms.unit ?? ''}
            </Cell>
            <Cell label={heads[3]}>
              {namesOf(move.by)}
              <span class="why">{printable(move.type.preferred ?? move.moveType)}</span>
            </Cell>
            <Cell label={heads[4]}>
              <Value place={place} cites={[terms.cite]}>
                <span class="quote">“{brief(terms.cite.exact, 80)}”</span>
              </Value>
            </Cell>
            <Cell label={heads[5]}>{shelf.outletAndDay(report)}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Conditions({ place, rows }: { readonly place: Place; readonly rows: readonly DossierCondition[] }) {
  if (rows.length === 0) return <p class="absent">{words.terms.noConditions}</p>;
  return (
    <table class="stack">
      <Heads heads={conditionHeads} numbers={1} />
      <tbody>
        {rows.map(({ operator, requires, setBy, state, firstReported, reports }) => (
          <tr>
            <Cell label={conditionHeads[0]} lead>
              <Glyph layer="condition" />
              {capital(operator)}{' '}
              <FieldValue place={place} field={requires} write={value => brief(value, 120)} clashes={false} />
            </Cell>
            <Cell label={conditionHeads[1]}>{setBy === null ? words.notStated : printable(setBy)}</Cell>
            <Cell label={conditionHeads[2]}>{capital(state)}</Cell>
            <Cell label={conditionHeads[3]}>{dateOr(firstReported, words.notStated)}</Cell>
            <Cell label={conditionHeads[4]} number>
              {reports.length}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agreements({ place, rows }: { readonly place: Place; readonly rows: readonly MergedAgreement[] }) {
  if (rows.length === 0) return <p class="absent">{words.terms.noAgreements}</p>;
  return (
    <table class="stack">
      <Heads heads={agreementHeads} numbers={2} />
      <tbody>
        {rows.map(({ name, status, signed, reports, independent }) => (
          <tr>
            <Cell label={agreementHeads[0]} lead>
              <FieldValue
                place={place}
                field={name}
                write={value => capital(brief(value, 120))}
                strong
                clashes={false}
              />
            </Cell>
            <Cell label={agreementHeads[1]}>
              <FieldValue place={place} field={status} write={value => capital(printable(value))} clashes={false} />
            </Cell>
            <Cell label={agreementHeads[2]}>
              <FieldValue place={place} field={signed} write={formatDate} clashes={false} />
            </Cell>
            <Cell label={agreementHeads[3]} number>
              {reports.length}
            </Cell>
            <Cell label={agreementHeads[4]} number>
              {independent}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
