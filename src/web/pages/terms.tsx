import { brief, capital, dateOr, formatDate, printable } from '../format.ts';
import { Cell, FieldValue, Heads, Value } from '../parts/field.tsx';
import { Glyph } from '../parts/glyph.tsx';
import { Layout } from '../parts/layout.tsx';
import type { Place } from '../parts/place.ts';
import { namesOf } from '../threads.ts';
import { words } from '../words.ts';

const { heads, conditionHeads, agreementHeads } = words.terms;

/** What is on the table in figures, the conditions, and the agreements. */
export function TermsPage({ place }: { readonly place: Place }) {
  return (
    <Layout place={place} title={words.views.terms} view="terms">
      <h1>{words.terms.headline}</h1>
      <Figures place={place} />
      <h2>{words.terms.conditions}</h2>
      <Conditions place={place} />
      <h2>{words.terms.agreements}</h2>
      <Agreements place={place} />
    </Layout>
  );
}

function Figures({ place }: { readonly place: Place }) {
  const { shelf } = place;
  const rows = shelf.dossier.moves
    .flatMap(move =>
      move.mentions.flatMap(({ report, entry }) =>
        (shelf.moveEntry(entry)?.terms ?? []).map(terms => ({ move, report, terms })),
      ),
    )
    .sort((a, b) => {
      const [one, other] = [a, b].map(
        ({ terms, move }) => `${terms.issue ?? ''}|${move.date.preferred ?? move.firstReported ?? ''}`,
      );
      return one! < other! ? -1 : one! > other! ? 1 : 0;
    });
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

function Conditions({ place }: { readonly place: Place }) {
  const { conditions } = place.shelf.dossier;
  if (conditions.length === 0) return <p class="absent">{words.terms.noConditions}</p>;
  return (
    <table class="stack">
      <Heads heads={conditionHeads} numbers={1} />
      <tbody>
        {conditions.map(({ operator, requires, setBy, state, firstReported, reports }) => (
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

function Agreements({ place }: { readonly place: Place }) {
  const { agreements } = place.shelf.dossier;
  if (agreements.length === 0) return <p class="absent">{words.terms.noAgreements}</p>;
  return (
    <table class="stack">
      <Heads heads={agreementHeads} numbers={2} />
      <tbody>
        {agreements.map(({ name, status, signed, reports, independent }) => (
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
