import type { Review } from '../../dossier/index.ts';
import type { Store } from '../../store/index.ts';
import { ParleyError } from '../../text/index.ts';
import { describe, type Keyboard, type Terminal } from '../terminal.ts';
import { correct, decideOn, type Signed, undo } from './decide.ts';
import { type QueueOptions, type WaitingEntry, waitingEntries } from './queue.ts';
import { type Page, renderEntry, renderFields } from './render-subject.ts';

const KEYS = 'a accept   x reject   e edit a field   c comment   space later   u undo   q end';

/**
 * Entry after entry of the queue, a key for each decision. Every decision is on disk before the next entry is shown; ending at any moment loses
 * nothing.
 *
 * @returns how many decisions were made and stand.
 */
export async function reviewLoop(
  store: Store,
  { by, ...options }: QueueOptions & { readonly by: string },
  page: Page,
  terminal: Terminal,
  keyboard: Keyboard,
): Promise<number> {
  const { total, first } = await waitingEntries(store, { by, ...options });
  // What was decided in this sitting, for `u`: the reviews and the place in the queue.
  const made: { readonly reviews: readonly Review[]; readonly at: number }[] = [];
  let at = 0;
  while (at < first.length) {
    const waiting = first[at]!;
    await terminal.print(
      `\n${heading(waiting, at + 1, total)}\n${renderEntry(waiting.entry, waiting.reading, page)}\n\n${KEYS}\n`,
    );
    const next = await onKey(await keyboard.key(), waiting).catch(told);
    if (next === null) break;
    at = next;
  }
  return made.length;

  /** Does what the key says. Answers with the place in the queue to go on at; null to end. */
  async function onKey(key: string | null, { entry }: WaitingEntry): Promise<number | null> {
    const signed: Signed = { by, at: new Date().toISOString(), reason: null };
    const decided = async (reviews: readonly Review[]) => {
      await store.review(reviews);
      made.push({ reviews, at });
      return at + 1;
    };
    switch (key) {
      case 'a':
        return decided(await decideOn(store, 'confirm', [entry.id], null, signed));
      case 'x':
        return decided(await decideOn(store, 'reject', [entry.id], null, signed));
      case 'e': {
        await terminal.print(`${renderFields(entry)}\n`);
        const words = await said('FIELD=VALUE (nothing to go back): ');
        return words === null ? at : decided(await correct(store, entry.id, [words], signed));
      }
      case 'c': {
        const words = await said('Comment (nothing to go back): ');
        if (words !== null) await store.review(await decideOn(store, 'comment', [entry.id], words, signed));
        return at;
      }
      case 'u': {
        const last = made.pop();
        if (last === undefined) return at;
        for (const { id } of last.reviews) await store.review([await undo(store, id, signed)]);
        return last.at;
      }
      case ' ':
        return at + 1;
      case 'q':
      case null:
        return null;
      default:
        return at;
    }
  }

  async function said(prompt: string): Promise<string | null> {
    const words = (await keyboard.line(prompt))?.trim();
    return words === undefined || words === '' ? null : words;
  }

  /** What was refused is told, and the same entry shown again. */
  function told(error: unknown): number {
    if (!(error instanceof ParleyError)) throw error;
    terminal.say(describe(error));
    return at;
  }
}

const heading = ({ entry, importance, uncertainty }: WaitingEntry, at: number, total: number) =>
  `${at} of ${total}  ${entry.entity}, importance ${importance.toFixed(2)} × uncertainty ${uncertainty.toFixed(2)}`;
