import { applyReviews, type Effect, effectOf, type Review, stampOf } from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import { seenBy } from '../store/index.ts';

/** A log of reviews, and what it makes of readings. */
export interface LogView {
  readonly log: readonly Review[];
  readonly effect: Effect;
  /** A reading under these reviews; the same object until something on it is decided. */
  applied(reading: Reading): Reading;
}

/** The log of a record: everybody's, and as each reviewer sees it. */
export interface LiveLog {
  /** Takes the log as it now is, and says what is new in it. */
  write(log: readonly Review[]): readonly Review[];
  /** `null`: everybody's decisions; in two-coder mode nobody's. */
  seenAs(reviewer: string | null): LogView;
}

export function newLiveLog(blind: boolean): LiveLog {
  let all: LogView = viewOf([], new WeakMap());
  const nobodys = all;
  const ownOf = new Map<string, LogView>();
  const remembered = new WeakMap<Reading, Remembered>();
  return {
    write(log) {
      const known = new Set(all.log.map(({ id }) => id));
      all = viewOf(log, remembered);
      ownOf.clear();
      return log.filter(({ id }) => !known.has(id));
    },
    seenAs(reviewer) {
      if (reviewer === null) return blind ? nobodys : all;
      let own = ownOf.get(reviewer);
      if (own === undefined) {
        own = viewOf(seenBy(reviewer, all.log), new WeakMap());
        ownOf.set(reviewer, own);
      }
      return own;
    },
  };
}

interface Remembered {
  readonly stamp: string;
  readonly reading: Reading;
}

function viewOf(log: readonly Review[], remembered: WeakMap<Reading, Remembered>): LogView {
  const effect = effectOf(log);
  return {
    log,
    effect,
    applied(raw) {
      const stamp = stampOf(raw, effect);
      const known = remembered.get(raw);
      if (known?.stamp === stamp) return known.reading;
      const reading = applyReviews(raw, effect);
      remembered.set(raw, { stamp, reading });
      return reading;
    },
  };
}
