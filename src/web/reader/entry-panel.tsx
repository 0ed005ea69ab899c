import { brief, LEFT_OUT } from '../format.ts';
import { Badge } from '../parts/badge.tsx';
import { Glyph } from '../parts/glyph.tsx';
import { words } from '../words.ts';
import type { ReaderEntry } from './reader-entry.ts';

/** Below this the figure stands beside the badge. */
const LOW_CONFIDENCE = 0.6;

/** Whose words these are and why they are here: the details of one entry. */
export function EntryDetails({
  entry,
  placed,
  cited,
  children,
}: {
  readonly entry: ReaderEntry;
  /** Whether its words stand in the text that is shown. */
  readonly placed: boolean;
  readonly cited: string;
  /** What a person may do with it, at the desk. */
  readonly children?: unknown;
}) {
  const span = entry.spans[0]!;
  const leftOut = entry.quote === LEFT_OUT;
  return (
    <article class={`entry ${entry.layer}`} id={`e-${entry.key}`}>
      <div class="kind">
        <span>
          <Glyph layer={entry.layer} />
          {words.reader.nth(entry.kind, entry.nth, entry.of)}
        </span>
        <span>
          <Badge checked={entry.checked} disputed={entry.disputed} long />
        </span>
      </div>
      <h2>{entry.title}</h2>
      {entry.chain.length > 0 && (
        <ol class="chain">
          {entry.chain.map(({ role, name, named, note }) => (
            <li class={named ? 'named' : undefined}>
              <span class="role">{role}</span>
              <span>
                {name} {note !== null && <span class="label">{note}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
      {!leftOut && <blockquote>“{brief(entry.quote, 320)}”</blockquote>}
      <dl class="facts">
        {entry.facts.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
        {entry.confidence !== null && (
          <>
            <dt>{words.reader.facts.confidence}</dt>
            <dd>
              <Confidence value={entry.confidence} />
            </dd>
          </>
        )}
      </dl>
      {children}
      <p class="acts">
        {leftOut ? null : placed ? (
          <a href={`#w-${entry.key}`}>{words.reader.words}</a>
        ) : (
          <span class="label">{words.reader.notPlaced}</span>
        )}
        {!leftOut && (
          <button
            type="button"
            class="plain"
            data-copy={`“${brief(entry.quote, 600)}” ${cited}`}
            data-place={`c-${span.start}-${span.end}`}
            data-done={words.reader.copied}
          >
            {words.reader.copy}
          </button>
        )}
      </p>
    </article>
  );
}

function Confidence({ value }: { readonly value: number }) {
  return (
    <>
      <svg class="confidence" viewBox="0 0 80 6" aria-hidden="true">
        <rect class="bar" x="0" y="0" width={Math.round(80 * value)} height="6" />
        <rect class="frame" x="0.5" y="0.5" width="79" height="5" />
      </svg>
      {value.toFixed(2)}
    </>
  );
}

/** One row of the list: glyph, title, badge. */
export function EntryRow({ entry }: { readonly entry: ReaderEntry }) {
  const { key, layer, title, checked, disputed, confidence } = entry;
  return (
    <li>
      <a href={`#e-${key}`} data-entry={key}>
        <Glyph layer={layer} />
        <span class={checked === 'rejected' ? 'title rejected' : 'title'}>
          {layer === 'other' ? `${entry.kind}: ${title}` : title}
        </span>
        {confidence !== null && confidence < LOW_CONFIDENCE && <span class="figure">{confidence.toFixed(2)}</span>}
        <Badge checked={checked} disputed={disputed} />
      </a>
    </li>
  );
}
