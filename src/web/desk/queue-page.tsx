import type { Review } from '../../dossier/index.ts';
import type { Entry, Reading } from '../../reading/index.ts';
import type { Waiting } from '../../store/index.ts';
import { capital, printable } from '../format.ts';
import { Badge } from '../parts/badge.tsx';
import { Glyph, type Layer } from '../parts/glyph.tsx';
import { Layout } from '../parts/layout.tsx';
import { linkTo, linkToWords, type Place } from '../parts/place.ts';
import type { Shelf } from '../site.ts';
import { toldThreads } from '../threads.ts';
import { words } from '../words.ts';
import { CorrectForm } from './correct-form.tsx';
import { DeskForm } from './forms.tsx';
import { NameForm } from './name-form.tsx';
import { questionOf } from './questions.ts';
import { type Asked, kindsOf, type Queue } from './queue.ts';
import { SentenceOf, toldEntry } from './sentence.tsx';

/** Everything that the screen of one decision is made of. */
export interface QueueScreen {
  readonly queue: Queue;
  readonly kind: string | undefined;
  readonly one: Waiting | null;
  readonly next: readonly Waiting[];
  readonly after: string | undefined;
  /** The page that a decision leads back to, where it was not the queue. */
  readonly from: string | undefined;
  readonly readings: ReadonlyMap<string, Reading>;
  /** This person's last decisions, the newest first; with what the other coder said, once both have. */
  readonly just: readonly JustDecided[];
  /** Matters on which reviewers differ. */
  readonly conflicts: number;
  readonly blind: { readonly both: number; readonly agree: number } | null;
}

export interface JustDecided {
  readonly review: Review;
  readonly entry: Entry;
  readonly reading: Reading;
  readonly others: readonly Review[];
}

const STATES = { confirm: 'confirmed', reject: 'rejected', correct: 'corrected', add: 'added' } as const;
const stateOf = (action: Review['action']) =>
  Object.entries(STATES).find(([name]) => name === action)?.[1] ?? ('machine' as const);

/** Is this one line right, and what changes if it is? One decision on a screen, by keys or by buttons. */
export function QueuePage({ place, screen }: { readonly place: Place; readonly screen: QueueScreen }) {
  const { queue, one, kind } = screen;
  const decided = queue.decided.size;
  const all = decided + queue.waiting.length;
  return (
    <Layout
      place={place}
      title={words.review.view}
      view="queue"
      styles={['reader', 'desk']}
      scripts={['queue']}
      foot={words.review.foot}
    >
      <div class="progress-row">
        <b>{words.review.decided(decided, all)}</b>
        <progress max={Math.max(1, all)} value={decided} aria-label={words.review.decided(decided, all)} />
        <span class="label">
          {kind === undefined
            ? words.review.left(queue.waiting.length)
            : words.review.leftOf(kindsOf(queue).find(one => one.kind === kind)?.count ?? 0, kindWord(kind))}
        </span>
        <Who place={place} blind={screen.blind !== null} />
      </div>
      <div class="columns queue">
        <div>{one === null ? <Empty place={place} /> : <Decision place={place} one={one} screen={screen} />}</div>
        <aside aria-label={words.review.just}>
          <Just place={place} just={screen.just} />
          <Next screen={screen} />
          <Kinds place={place} screen={screen} />
          {screen.blind !== null && (
            <section>
              <h2>{words.review.twoCoders}</h2>
              <p class="label">{words.review.agreement(screen.blind.both, screen.blind.agree)}</p>
            </section>
          )}
          {screen.conflicts > 0 && (
            <section>
              <h2>{words.review.conflicts}</h2>
              <a href={linkTo(place, `${place.shelf.base}conflicts.html`)}>
                {words.review.conflictLink(screen.conflicts)}
              </a>
            </section>
          )}
        </aside>
      </div>
    </Layout>
  );
}

/** Under which name decisions are kept, and a way to give another. */
function Who({ place, blind }: { readonly place: Place; readonly blind: boolean }) {
  const { coder, mayRename } = place.desk!;
  if (coder === '') return <span class="label">{words.review.noCoder}</span>;
  if (!mayRename) return <span class="label">{words.review.coder(printable(coder), blind)}</span>;
  return (
    <details class="who">
      <summary class="label">{words.review.coder(printable(coder), blind)}</summary>
      <NameForm place={place} back={place.path} />
    </details>
  );
}

function Empty({ place }: { readonly place: Place }) {
  return (
    <>
      <h1>{words.review.empty}</h1>
      <p class="absent">{words.review.emptyWhy}</p>
      {place.desk!.coder === '' && <NameForm place={place} back={place.path} />}
      <p>
        <a class="button" href={linkTo(place, 'add.html')}>
          {words.desk.addReport}
        </a>
      </p>
    </>
  );
}

const LAYERS: { readonly [entity: string]: Layer } = {
  statement: 'statement',
  move: 'move',
  condition: 'condition',
  meeting: 'meeting',
  assessment: 'reporter',
};
const layerOf = (entity: string): Layer => LAYERS[entity] ?? 'other';
const kindWord = (entity: string) =>
  layerOf(entity) === 'other'
    ? (words.reader.kinds[entity as keyof typeof words.reader.kinds] ?? entity)
    : words.reader.layers[layerOf(entity)];

function Decision({
  place,
  one,
  screen,
}: {
  readonly place: Place;
  readonly one: Waiting;
  readonly screen: QueueScreen;
}) {
  const { shelf } = place;
  const { entry } = one;
  const reading = screen.readings.get(entry.cites[0].report)!;
  const told = toldEntry(reading, shelf, entry.id, entry.cites[0]);
  const { ask } = questionOf(entry, reading);
  const query = queryOf({ kind: screen.kind, after: screen.after });
  const back = screen.from ?? place.path + query;
  const coder = place.desk!.coder;
  const mine = screen.just[0]?.review;
  return (
    <>
      <p class="label">
        {shelf.outletAndDay(reading.report.id)}.{' '}
        <a href={linkToWords(place, entry.cites[0])}>{words.review.openReport}</a>
      </p>
      {told !== null && <SentenceOf reading={reading} shelf={shelf} told={told} />}
      <div class="decision">
        <p class="kind">
          <Glyph layer={layerOf(entry.entity)} />
          {words.review.kindLine(kindWord(entry.entity), words.review.importance(one.importance))}{' '}
          <Badge checked={entry.checked} long />
        </p>
        <h1>{ask}</h1>
        <dl class="facts wide">
          {(told?.facts ?? []).map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>
                {value}
                {label === words.reader.facts.rule && (
                  <span class="label"> {words.review.confidence(entry.confidence.toFixed(2))}</span>
                )}
              </dd>
            </>
          ))}
          {countsIn(shelf, entry).map(text => (
            <>
              <dt>{words.review.ifConfirmed}</dt>
              <dd>{text}</dd>
            </>
          ))}
        </dl>
        {coder === '' ? (
          <NameForm place={place} back={back} />
        ) : (
          <>
            <div class="acts">
              <DeskForm place={place} action="confirm" fields={{ entry: entry.id }} back={back}>
                <button type="submit" class="filled works" data-act="a" autofocus>
                  {words.review.confirm} <kbd>a</kbd>
                </button>
              </DeskForm>
              <a class="button" href="#correct" data-act="e">
                {words.review.correct} <kbd>e</kbd>
              </a>
              <DeskForm place={place} action="reject" fields={{ entry: entry.id }} back={back}>
                <button type="submit" class="plain works" data-act="x">
                  {words.review.reject} <kbd>x</kbd>
                </button>
              </DeskForm>
              <a
                class="button"
                href={`${linkTo(place, place.path)}${queryOf({ kind: screen.kind, after: entry.id })}`}
                data-act=" "
              >
                {words.review.skip} <kbd>{words.review.space}</kbd>
              </a>
              {mine === undefined ? (
                <span class="undo label">{words.review.nothingToUndo}</span>
              ) : (
                <DeskForm place={place} action="undo" fields={{ review: mine.id }} back={back} class="undo">
                  <button type="submit" class="plain works" data-act="u">
                    {words.review.undo} <kbd>u</kbd>
                  </button>
                </DeskForm>
              )}
            </div>
            <section id="correct" class="correct-panel" aria-label={words.review.correctHead}>
              <CorrectForm place={place} entry={entry} reading={reading} back={back} />
            </section>
          </>
        )}
      </div>
    </>
  );
}

/** `?kind=move&after=…`; empty for neither. */
export function queryOf(given: { readonly kind?: string | undefined; readonly after?: string | undefined }): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.set(name, value);
  return query.size === 0 ? '' : `?${query}`;
}

/** What the dossier makes of an entry: its thread and whom that waits for, and how many tell the same. */
function countsIn(shelf: Shelf, entry: Entry): string[] {
  const { moves, meetings, statements, agreements } = shelf.dossier;
  const lists = { move: moves, meeting: meetings, statement: statements, agreement: agreements } as const;
  const list = Object.entries(lists).find(([name]) => name === entry.entity)?.[1] ?? [];
  const merged = list.find(one => one.mentions.some(mention => mention.entry === entry.id));
  if (merged === undefined) return [];
  const thread = toldThreads(shelf).find(told => told.thread.moves.includes(merged.id));
  const side = thread?.computed[0]?.side;
  return [
    ...(thread === undefined ? [] : [words.review.inThread(thread.title, side === undefined ? null : printable(side))]),
    capital(words.review.told(merged.reports.length, merged.independent)),
  ];
}

function Just({ place, just }: { readonly place: Place; readonly just: readonly JustDecided[] }) {
  return (
    <section>
      <h2>{words.review.just}</h2>
      {just.length === 0 && <p class="label">{words.review.justNone}</p>}
      <ul class="plain rows-plain">
        {just.map(({ review, entry, reading, others }) => (
          <li>
            <Glyph layer={layerOf(entry.entity)} />
            <a class="plain" href={linkToWords(place, entry.cites[0])}>
              {questionOf(entry, reading).title}
            </a>
            <Badge checked={stateOf(review.action)} />
            {others.map(other => (
              <span class="why">{words.review.other(printable(other.by), words.review.actions[other.action])}</span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Next({ screen }: { readonly screen: QueueScreen }) {
  return (
    <section>
      <h2>{words.review.next}</h2>
      {screen.next.length === 0 && <p class="label">{words.review.nextNone}</p>}
      <ul class="plain rows-plain">
        {screen.next.map(({ entry }) => (
          <li>
            <Glyph layer={layerOf(entry.entity)} />
            <span>{questionOf(entry, screen.readings.get(entry.cites[0].report)!).title}</span>
            <span class="badge machine">{entry.confidence.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Kinds({ place, screen }: { readonly place: Place; readonly screen: QueueScreen }) {
  const kinds = kindsOf(screen.queue);
  if (kinds.length < 2) return null;
  const link = (kind: Asked | undefined, label: string, count: number) => (
    <li>
      <a
        href={`${linkTo(place, place.path)}${queryOf({ kind })}`}
        aria-current={kind === screen.kind ? 'true' : undefined}
      >
        {label}
      </a>{' '}
      <span class="count">{count}</span>
    </li>
  );
  return (
    <section>
      <h2>{words.review.kinds}</h2>
      <ul class="kinds">
        {link(undefined, words.review.allKinds, screen.queue.waiting.length)}
        {kinds.map(({ kind, count }) => link(kind, kindWord(kind), count))}
      </ul>
    </section>
  );
}
